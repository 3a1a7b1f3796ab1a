"""What happens when a button is pressed."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from telegram import Message, Update
from telegram.error import BadRequest

from bot.telegram import commands, interest, keyboards, privacy, reminding
from bot.telegram.desk import Context, Desk
from bot.telegram.questions import ask, ask_project

_COMMANDS = {
    "dates": commands.dates,
    "projects": commands.projects,
    "interest": interest.interested,
    "reminder": reminding.reminders,
    "my_data": privacy.my_data,
    "erase": privacy.erase,
    "contact": commands.contact,
    "language": commands.language,
    "help": commands.help_,
}


async def pressed(update: Update, context: Context) -> None:
    """Acknowledge at once, then answer; a button that nobody remembers is said to have expired."""
    desk, query = Desk.of(context), update.callback_query
    if query is None:
        return
    data = query.data or ""
    action, value = desk.meaning(data)
    if action in (keyboards.HELPFUL, keyboards.UNHELPFUL) and value and desk.opinion:
        await _judged(update, context, value, action == keyboards.HELPFUL)
        return
    if value is None or update.effective_chat is None:
        with suppress(BadRequest):
            await query.answer(desk.say(update, "expired"), show_alert=True)
        return
    with suppress(BadRequest):  # too late to acknowledge, after an outage: the answer still comes
        await query.answer()
    message = query.message if isinstance(query.message, Message) else None
    others = keyboards.others(message, data) if message else []
    if not await _done(update, context, action, value, message=message, others=others):
        await commands.unknown(update, context)


async def _judged(update: Update, context: Context, answer: str, helpful: bool) -> None:
    """Note what somebody thinks of an answer, thank, and take the two buttons away."""
    desk, query = Desk.of(context), update.callback_query
    if desk.opinion is None or query is None:
        return
    await asyncio.to_thread(desk.opinion, answer, helpful)
    with suppress(BadRequest):
        await query.answer(
            desk.say(update, "thanks_helpful" if helpful else "thanks_unhelpful"), show_alert=not helpful
        )
    if isinstance(query.message, Message):
        rows = keyboards.without(query.message, keyboards.HELPFUL, keyboards.UNHELPFUL)
        with suppress(BadRequest):  # deleted, or done already
            await query.edit_message_reply_markup(keyboards.keyboard(rows))


async def _done(
    update: Update, context: Context, action: str, value: str, *, message: Message | None, others: keyboards.Rows
) -> bool:
    """Whether the button's action is one that exists."""
    match action:
        case keyboards.MEAN:
            await ask(update, context, value, heading=value, edit=message, others=others)
        case keyboards.ASK:
            await ask(update, context, value, heading=value)
        case keyboards.LIST:
            number, _, search = value.partition("|")
            page = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 0
            return await commands.list_projects(update, context, search, page, message)
        case keyboards.PROJECT:
            return await ask_project(update, context, value)
        case keyboards.FORM:
            return await interest.pressed(update, context, value, message)
        case keyboards.DATA:
            return await privacy.pressed(update, context, value, message)
        case keyboards.REMINDER:
            return await reminding.pressed(update, context, value, message)
        case keyboards.LANGUAGE:
            return await commands.set_language(update, context, value, message)
        case keyboards.COMMAND if value in _COMMANDS:
            context.args = []
            await _COMMANDS[value](update, context)
        case _:
            return False
    return True

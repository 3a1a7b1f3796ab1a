"""Reminders in a chat: what can be asked for, what was asked for, and how to stop it."""

from __future__ import annotations

import asyncio
from functools import partial

from telegram import InlineKeyboardButton, Message, Update

from bot.reminders.events import NEXT, TOLD, Offer
from bot.reminders.notices import titled
from bot.reminders.schedule import Wish
from bot.reminders.service import NoSuchEvent, Reminder, TooLate
from bot.telegram import keyboards
from bot.telegram.desk import Context, Desk
from bot.telegram.formatting import plain
from bot.telegram.keyboards import REMINDER, button
from bot.telegram.sending import send

_ASK, _STOP = "ask", "stop"


async def reminders(update: Update, context: Context) -> None:
    """The dates that one can be reminded of, and the reminders there are."""
    desk, chat = Desk.of(context), update.effective_chat
    if desk.reminders is None or chat is None:
        names = ("interest", "dates") if desk.interests else ("dates",)
        rows = keyboards.commands(desk, desk.language(update), names)
        await send(update, context, desk.say(update, "reminder"), keyboards.keyboard(rows))
        return
    if chat.type != "private":
        await send(update, context, desk.say(update, "remind.private"))
        return
    await _show(update, context)


async def pressed(update: Update, context: Context, value: str, message: Message | None) -> bool:
    """A button of those below. False for one that does not exist."""
    desk, chat = Desk.of(context), update.effective_chat
    if desk.reminders is None or chat is None or chat.type != "private":
        return False
    match value.split("|"):
        case ["ask", event, ("start" | "end") as edge, days] if days.isascii() and days.isdigit() and len(days) < 3:
            await _ask(update, context, event, Wish("start" if edge == "start" else "end", int(days)), message)
        case ["stop", reminder]:
            await asyncio.to_thread(desk.reminders.cancel, reminder, chat.id)
            await _show(update, context, desk.say(update, "remind.stopped"), message)
        case _:
            return False
    return True


async def _ask(update: Update, context: Context, event: str, wish: Wish, message: Message | None) -> None:
    desk, chat = Desk.of(context), update.effective_chat
    if desk.reminders is None or chat is None:
        return
    asked = partial(desk.reminders.ask, event, wish.edge, wish.days, lang=desk.language(update), telegram_chat=chat.id)
    try:
        await asyncio.to_thread(asked)
    except (NoSuchEvent, TooLate, ValueError):
        await _show(update, context, desk.say(update, "remind.too_late"), message)
        return
    await _show(update, context, desk.say(update, "remind.saved"), message)


async def _show(update: Update, context: Context, first: str = "", edit: Message | None = None) -> None:
    desk, chat = Desk.of(context), update.effective_chat
    if desk.reminders is None or chat is None:
        return
    service = desk.reminders
    offers, mine = await asyncio.to_thread(lambda: (service.offers(), service.of_chat(chat.id)))
    waiting = [r for r in mine if r.state != TOLD]
    taken = {(r.event, r.wish) for r in mine}
    free = [o for o in offers if (o.event_id, o.wish) not in taken]
    lines = [first] if first else []
    if waiting:
        lines.append(desk.say(update, "remind.yours") + "\n" + "\n".join(_line(desk, update, r) for r in waiting))
    if free:
        lines.append(desk.say(update, "remind.which"))
    elif not lines:
        lines.append(desk.say(update, "remind.nothing"))
    rows = [[_offer(desk, update, offer)] for offer in free]
    rows += [[_stop(desk, update, reminder)] for reminder in waiting[: keyboards.ROWS]]
    await send(update, context, "\n\n".join(lines), keyboards.keyboard(rows), edit=edit)


def _line(desk: Desk, update: Update, reminder: Reminder) -> str:
    what = plain(_what(desk, update, reminder.event, reminder.wish))
    if reminder.due is None:
        return "- " + desk.say(update, "remind.line_unknown", what=what)
    dates = desk.dates(desk.language(update))
    day = dates.day(reminder.due.astimezone(dates.zone).date(), weekday=False)
    return "- " + desk.say(update, "remind.line", what=what, day=day)


def _offer(desk: Desk, update: Update, offer: Offer) -> InlineKeyboardButton:
    value = "|".join((_ASK, offer.event_id, offer.wish.edge, str(offer.wish.days)))
    return button(desk, _what(desk, update, offer.event_id, offer.wish), REMINDER, value)


def _stop(desk: Desk, update: Update, reminder: Reminder) -> InlineKeyboardButton:
    what = _what(desk, update, reminder.event, reminder.wish)
    return button(desk, desk.say(update, "remind.stop", what=what), REMINDER, f"{_STOP}|{reminder.id}")


def _what(desk: Desk, update: Update, event: str, wish: Wish) -> str:
    """« À l’ouverture : Dépôt des candidatures », short enough for a button to show what matters."""
    found = desk.assistant.knowledge.calendar.event(event) if event != NEXT else None
    title = titled(found, event, desk.language(update))
    key = f"remind.{wish.edge}" if wish.days == 0 else f"remind.{wish.edge}_days"
    return desk.say(update, key, title=title, days=wish.days)

"""What is held about a person, in that person's chat: seen, corrected, withdrawn from, erased."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

from telegram import InlineKeyboardButton, InputFile, Message, Update

from bot.interest.erasure import Proof
from bot.interest.form import CONSENTS, TELEGRAM, interest_form
from bot.telegram import draft as drafts
from bot.telegram import interest, keyboards, steps
from bot.telegram.desk import Context, Desk
from bot.telegram.handling import note_sent
from bot.telegram.keyboards import DATA, button
from bot.telegram.sending import send

_CORRECT, _FILE, _ERASE, _ERASE_NOW, _KEEP = "correct", "file", "erase", "erase-now", "keep"
WITHDRAW = "withdraw-"
"""What the button that withdraws a consent carries, before the consent's name."""


async def my_data(update: Update, context: Context) -> None:
    """Everything that is held, and what can be done with it."""
    desk = Desk.of(context)
    if not await _private(update, context):
        return
    token = await _token(desk, update)
    if token is None or desk.interests is None:
        await send(update, context, desk.say(update, "data.nothing"), keyboards.keyboard(_offer(desk, update)))
        return
    held = await asyncio.to_thread(desk.interests.held, token)
    form = interest_form(desk.assistant.knowledge, desk.language(update), TELEGRAM)
    draft = replace(drafts.begin(form, ""), answers=dict(held.answers))
    lines = "\n".join(f"- {line}" for line in steps.answered(form, draft))
    given = [kind for kind in CONSENTS if draft.answers.get(f"consent_{kind}") is True]
    rows = [
        [_button(desk, update, "correct", _CORRECT), _button(desk, update, "file", _FILE)],
        *([_button(desk, update, f"withdraw_{kind}", WITHDRAW + kind)] for kind in given),
        [_button(desk, update, "erase", _ERASE)],
    ]
    await send(update, context, f"{desk.say(update, 'data.held')}\n\n{lines}", keyboards.keyboard(rows))


async def erase(update: Update, context: Context) -> None:
    """Ask once more, then erase."""
    desk = Desk.of(context)
    if not await _private(update, context):
        return
    rows = [[_button(desk, update, "erase_now", _ERASE_NOW), _button(desk, update, "keep", _KEEP)]]
    await send(update, context, desk.say(update, "data.sure"), keyboards.keyboard(rows))


async def pressed(update: Update, context: Context, value: str, message: Message | None) -> bool:
    """A button under what is held. False for one that does not exist."""
    desk = Desk.of(context)
    if not await _private(update, context):
        return True
    match value:
        case "erase":
            await erase(update, context)
        case "erase-now":
            await _erase(update, context, message)
        case "keep":
            await send(update, context, desk.say(update, "data.kept"), edit=message)
        case "correct":
            await interest.interested(update, context)
        case "file":
            await _file(update, context)
        case _ if value.removeprefix(WITHDRAW) in CONSENTS and value.startswith(WITHDRAW):
            await _withdraw(update, context, value.removeprefix(WITHDRAW), message)
        case _:
            return False
    return True


async def _erase(update: Update, context: Context, message: Message | None) -> None:
    """Everything about this chat: what was confided, the unfinished form, and the last questions."""
    desk, chat = Desk.of(context), update.effective_chat
    if chat is None:
        return
    await asyncio.to_thread(desk.assistant.forget, desk.conversation(update))
    if desk.interests:
        proof = await asyncio.to_thread(desk.interests.erase_chat, chat.id)
        text = desk.say(update, "data.erased" if any(proof.counts.values()) else "data.erased_nothing", proof=proof.id)
    else:
        await asyncio.to_thread(desk.drafts.forget, chat.id)
        text = desk.say(update, "data.erased_nothing")
    desk.languages.forget(desk.key(update))
    await send(update, context, text, edit=message)


async def _withdraw(update: Update, context: Context, consent: str, message: Message | None) -> None:
    """Without any consent left, nothing may be kept."""
    desk = Desk.of(context)
    token = await _token(desk, update)
    if token is None or desk.interests is None:
        await send(update, context, desk.say(update, "data.nothing"))
        return
    left = await asyncio.to_thread(desk.interests.withdraw, token, consent)
    if isinstance(left, Proof):
        await send(update, context, desk.say(update, "data.erased", proof=left.id), edit=message)
        return
    rows = [row for row in keyboards.without(message) if not _withdraws(row, consent)] if message else []
    await send(update, context, desk.say(update, f"data.withdrawn_{consent}"), keyboards.keyboard(rows), edit=message)


def _withdraws(row: list[InlineKeyboardButton], consent: str) -> bool:
    return any(b.callback_data == f"{DATA}={WITHDRAW}{consent}" for b in row)


async def _file(update: Update, context: Context) -> None:
    """The same for machines, as a file."""
    desk, chat = Desk.of(context), update.effective_chat
    token = await _token(desk, update)
    if token is None or desk.interests is None or chat is None:
        await send(update, context, desk.say(update, "data.nothing"))
        return
    held = await asyncio.to_thread(desk.interests.held, token)
    content = json.dumps(held.to_json(), ensure_ascii=False, indent=2).encode()
    await context.bot.send_document(chat.id, InputFile(content, filename="guichet.json"))
    note_sent()


async def _private(update: Update, context: Context) -> bool:
    """Whether only this person reads here; elsewhere that is said, and nothing shown."""
    if update.effective_chat is not None and update.effective_chat.type == "private":
        return True
    await send(update, context, Desk.of(context).say(update, "data.private"))
    return False


async def _token(desk: Desk, update: Update) -> str | None:
    if desk.interests is None or update.effective_chat is None:
        return None
    return await asyncio.to_thread(desk.interests.token_of_chat, update.effective_chat.id)


def _offer(desk: Desk, update: Update) -> keyboards.Rows:
    return keyboards.commands(desk, desk.language(update), ("interest",)) if desk.interests else []


def _button(desk: Desk, update: Update, key: str, value: str) -> InlineKeyboardButton:
    return button(desk, desk.say(update, f"data.{key}"), DATA, value)

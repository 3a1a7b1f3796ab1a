"""What happens when a handler fails: a line in the log that names nobody, and a word to the person, once."""

from __future__ import annotations

import logging
import traceback
from contextlib import suppress
from pathlib import Path

from telegram import Update
from telegram.error import BadRequest, NetworkError, TelegramError

from bot.telegram.desk import Context, Desk
from bot.telegram.handling import note_unreachable
from bot.telegram.sending import gone, send, unsent

_log = logging.getLogger(__name__)
_ROOT = Path(__file__).resolve().parents[2]


async def failed(update: object, context: Context) -> None:
    """Log the error and tell the person, at most once in a while; never raises."""
    error = context.error
    if error is None:
        return
    desk = Desk.of(context)
    known = update if isinstance(update, Update) else None
    if gone(error):
        _log.info("Telegram: a person has blocked the bot or left, or a group removed it; nothing is sent there")
        if known:
            desk.languages.forget(desk.key(known))
        return
    if unsent(error) and note_unreachable():
        _log.info("Telegram: %s could not be answered (%s); trying again later", _kind(known), type(error).__name__)
        return
    unreachable = isinstance(error, NetworkError) and not isinstance(error, BadRequest)
    _log.error("Telegram: %s while handling %s, at %s", type(error).__name__, _kind(known), where(error))
    if known is None or known.inline_query or unreachable or not desk.troubles.first(desk.key(known)):
        return
    with suppress(TelegramError):
        await send(known, context, desk.say(known, "trouble", email=desk.assistant.knowledge.programme.contact.email))


def where(error: BaseException) -> str:
    """The last lines of the project's code that `error` went through.

    Never its message: Telegram's quote texts and chats, those of our own code may quote a question.
    """
    frames = traceback.extract_tb(error.__traceback__)
    ours = [f"{Path(f.filename).resolve().relative_to(_ROOT)}:{f.lineno}" for f in frames if _is_ours(f.filename)]
    return " > ".join(ours[-3:]) or "an unknown place"


def _is_ours(name: str) -> bool:
    path = Path(name).resolve()
    return path.is_relative_to(_ROOT) and "site-packages" not in path.parts


def _kind(update: Update | None) -> str:
    if update is None:
        return "something that is no update"
    return next((name for name in Update.ALL_TYPES if getattr(update, name, None)), "an update without content")

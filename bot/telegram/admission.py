"""Which updates are for the bot, and from whom it has had too many."""

from __future__ import annotations

import asyncio
import logging
import re

from telegram import Bot, Message, Update
from telegram.error import TelegramError

from bot.telegram.desk import Desk
from bot.telegram.memory import Verdict

_log = logging.getLogger(__name__)

_LEFT_ALONE = (
    "new_chat_members", "left_chat_member", "new_chat_title", "new_chat_photo", "delete_chat_photo", "group_chat_created",
    "supergroup_chat_created", "channel_chat_created", "message_auto_delete_timer_changed", "migrate_to_chat_id",
    "migrate_from_chat_id", "pinned_message",
)  # fmt: skip


class Admission:
    """Decides on an update before it waits behind the others of its chat. Never raises."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._notices: set[asyncio.Task[None]] = set()

    async def admits(self, update: Update) -> bool:
        """Whether to handle `update`. The first one too many is told so, the following ones get silence."""
        if not concerns(update, update.get_bot()):
            return False
        desk = self._desk
        flood = desk.typing if update.inline_query else desk.presses if update.callback_query else desk.flood
        user = update.effective_user
        verdict = flood.verdict(str(user.id if user else self._desk.key(update)))
        if verdict is Verdict.WARN:
            notice = asyncio.create_task(self._warn(update))  # those who write less do not wait for it
            self._notices.add(notice)
            notice.add_done_callback(self._notices.discard)
        return verdict is Verdict.ADMIT

    async def _warn(self, update: Update) -> None:
        text = self._desk.say(update, "flood")
        try:
            if update.callback_query:
                await update.callback_query.answer(text, show_alert=True)
            elif update.message:
                await update.get_bot().send_message(update.message.chat.id, text, parse_mode=None)
        except TelegramError as error:
            _log.info("Telegram: the notice on too many messages was not sent (%s)", type(error).__name__)


def concerns(update: Update, bot: Bot) -> bool:
    """Whether anybody waits for an answer to `update`.

    Edited messages do not: Telegram sends them for changes that nobody sees, and the question has been answered.
    """
    if update.callback_query or update.inline_query:
        return True
    message = update.message
    if message is None or any(getattr(message, name) for name in _LEFT_ALONE):
        return False
    anonymous = message.sender_chat is not None and message.sender_chat.id == message.chat.id
    if message.is_automatic_forward or (message.from_user and message.from_user.is_bot and not anonymous):
        return False
    if message.via_bot and message.via_bot.id == bot.id:  # our own answer, chosen inline
        return False
    return message.chat.type == "private" or (message.chat.type in {"group", "supergroup"} and addressed(message, bot))


def addressed(message: Message, bot: Bot) -> bool:
    """Whether a message in a group mentions the bot or replies to it."""
    replied = message.reply_to_message
    if replied and replied.from_user and replied.from_user.id == bot.id:
        return True
    named = any(e.user and e.user.id == bot.id for e in (*message.entities, *message.caption_entities))
    return named or bool(_mention(bot.username).search(message.text or message.caption or ""))


def words_to_bot(update: Update, username: str) -> str:
    """The text of a message without the mention of the bot."""
    text = update.message.text if update.message and update.message.text else ""
    return " ".join(_mention(username).sub(" ", text).split(" ")).strip()


def _mention(username: str) -> re.Pattern[str]:
    return re.compile(rf"@{re.escape(username)}(?!\w)", re.IGNORECASE)

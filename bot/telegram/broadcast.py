"""A message that nobody has just asked for: a reminder, an announcement. Each person is told at most once."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import Literal

from telegram import InlineKeyboardMarkup
from telegram.error import BadRequest, ChatMigrated, RetryAfter, TelegramError

from bot.telegram.application import App
from bot.telegram.formatting import to_messages
from bot.telegram.sending import ONE_ATTEMPT, gone, unsent

_log = logging.getLogger(__name__)

Outcome = Literal["sent", "gone", "unknown"]
"""`gone`: this person has blocked the bot or left; nothing can be sent there again. `unknown`: the connection broke while
it was sent; perhaps it has arrived, so that it must not be sent again."""

PAUSE = timedelta(seconds=30)
"""How long to wait before another attempt when Telegram does not say."""


class NotNow(Exception):
    """Nothing was sent, and it is worth another attempt after `pause`."""

    def __init__(self, pause: timedelta) -> None:
        super().__init__(f"not now; again in {pause.total_seconds():.0f} s")
        self.pause = pause


class Sender:
    """Sends to one chat, at the pace that is kept for all messages of the bot together."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def send(self, chat: int, markdown: str, keyboard: InlineKeyboardMarkup | None = None) -> Outcome:
        """Send `markdown` once, with buttons under its last part. Raises NotNow when surely nothing has arrived and it may work later.

        The caller has noted beforehand that it is being sent, so that a crash in between sends nothing twice.
        """
        parts = to_messages(markdown)
        for number, part in enumerate(parts):
            try:
                await self._one(chat, part, keyboard if number == len(parts) - 1 else None)
            except ChatMigrated as moved:
                return await self.send(moved.new_chat_id, markdown, keyboard)
            except TelegramError as error:
                if gone(error):
                    return "gone" if number == 0 else "sent"
                if isinstance(error, BadRequest):
                    _log.error("Telegram refuses a message that nobody asked for (%s)", type(error).__name__)
                elif number == 0 and unsent(error):
                    raise NotNow(_pause(error)) from None
                return "unknown"
        return "sent"

    async def _one(self, chat: int, html: str, keyboard: InlineKeyboardMarkup | None) -> None:
        if not self._app.running:
            raise NotNow(PAUSE)
        await self._app.bot.send_message(chat, html, reply_markup=keyboard, rate_limit_args=ONE_ATTEMPT)


def _pause(error: TelegramError) -> timedelta:
    if isinstance(error, RetryAfter):
        asked = error.retry_after
        return asked if isinstance(asked, timedelta) else timedelta(seconds=asked)
    return PAUSE

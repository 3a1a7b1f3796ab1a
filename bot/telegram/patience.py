"""Trying again while Telegram, the network or the storage is out of order; each kind of trouble is logged once."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Literal

from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter

from bot.storage.errors import StorageError

_log = logging.getLogger(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
CONFLICT_PAUSE = 10.0
REFUSED_PAUSE = 60.0
STORAGE_PAUSE = 5.0

State = Literal["stopped", "connecting", "listening", "unreachable", "conflict", "refused", "storage"]

_SAID = {
    "unreachable": "Telegram does not answer (%s). The web goes on; trying again, at most every %d s",
    "conflict": (
        "Telegram: another program receives this bot's messages (%s). Stop the other one, or give this one a bot of "
        "its own (a new token from @BotFather). Trying again every %d s"
    ),
    "refused": (
        "Telegram refuses the token (%s). Copy it again from @BotFather into BOT_TELEGRAM_TOKEN, check BOT_TELEGRAM_API "
        "and restart. Trying again every %d s"
    ),
    "storage": "Telegram: messages cannot be stored (%s), so none is received. Trying again every %d s",
}


class Patience:
    """Where the connection stands, and how long to wait before the next attempt."""

    def __init__(self) -> None:
        self.state: State = "stopped"
        self._pause = FIRST_PAUSE

    async def persist(self, attempt: Callable[[], Awaitable[object]]) -> None:
        """Do `attempt` until it works; waits as long as Telegram asks, else longer and longer."""
        while True:
            try:
                await attempt()
            except Exception as error:  # whatever it is, the web goes on and so does the attempt
                await asyncio.sleep(self._after(error))
            else:
                self._pause = FIRST_PAUSE
                return

    def listening(self) -> None:
        """All is well; said when it was not."""
        if self.state != "listening":
            _log.info("Telegram: listening")
            self.state = "listening"

    def _after(self, error: Exception) -> float:
        """Seconds to wait after `error`. Its text is never logged: it can hold the token."""
        state: State
        if isinstance(error, RetryAfter):
            asked = error.retry_after
            return (asked.total_seconds() if isinstance(asked, timedelta) else asked) + 0.1
        if isinstance(error, Conflict):
            state, pause = "conflict", CONFLICT_PAUSE
        elif isinstance(error, InvalidToken | EndPointNotFound):
            state, pause = "refused", REFUSED_PAUSE
        elif isinstance(error, StorageError):
            state, pause = "storage", STORAGE_PAUSE
        else:
            state, pause = "unreachable", self._pause
            self._pause = min(2 * self._pause, LONGEST_PAUSE)
        if state != self.state:
            longest = LONGEST_PAUSE if state == "unreachable" else pause
            level = logging.WARNING if state == "unreachable" else logging.ERROR
            _log.log(level, _SAID[state], type(error).__name__, longest)
            self.state = state
        return pause

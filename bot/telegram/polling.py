"""Long polling inside a running event loop: it never holds up the web server, and outlives Telegram's outages."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta
from typing import Any, Literal

from telegram import Update
from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.telegram.application import UPDATES, App, register_commands

_log = logging.getLogger(__name__)

WAIT = 25
"""Seconds for which Telegram holds a request without news."""

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 60.0
CONFLICT_PAUSE = 10.0
REFUSED_PAUSE = 60.0

State = Literal["stopped", "connecting", "listening", "unreachable", "conflict", "refused"]

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
}


class Polling:
    """Receives updates and hands them to the application, until it is stopped."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.state: State = "stopped"
        self._task: asyncio.Task[None] | None = None
        self._offset: int | None = None
        self._pause = FIRST_PAUSE

    def start(self) -> None:
        """Begin in the running loop and return at once; connecting goes on behind."""
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="telegram-polling")

    async def run(self) -> None:
        """Receive until stopped."""
        self.start()
        if self._task is not None:
            await asyncio.wait({self._task})

    async def stop(self) -> None:
        """Receive nothing more, finish what was received, and return. Does nothing when it is not running."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _run(self) -> None:
        self.state = "connecting"
        try:
            await self._persist(self._connect)
            await self.app.start()
            while True:
                await self._persist(self._receive)
        finally:
            if self.app.running:
                await self.app.stop()
                await self._confirm()
            await self.app.shutdown()
            self.state = "stopped"

    async def _connect(self) -> None:
        await self.app.initialize()
        await self.app.bot.delete_webhook()  # Telegram gives no updates while one is set
        try:
            await register_commands(self.app)
        except TelegramError as error:
            _log.warning(
                "Telegram: the menu of commands was not written (%s); the bot works without it", type(error).__name__
            )

    async def _receive(self) -> None:
        # The first request after a trouble asks for no waiting, so that one knows at once whether all is well again.
        for raw in await self._updates(WAIT if self.state == "listening" else 0):
            try:
                update = Update.de_json(raw, self.app.bot)
            except Exception as error:  # one update of an unknown form must not stop the others, nor show in the log
                _log.warning("Telegram: an update could not be read (%s); it is left out", type(error).__name__)
            else:
                await self.app.update_queue.put(update)
            if isinstance(raw, dict) and isinstance(raw.get("update_id"), int):
                self._offset = raw["update_id"] + 1
        if self.state != "listening":
            _log.info("Telegram: listening")
            self.state = "listening"

    async def _updates(self, wait: int) -> list[Any]:
        """The raw updates. `Bot.get_updates` would log them whole when one cannot be read, and give none of them."""
        wanted: dict[str, Any] = {"timeout": wait, "allowed_updates": list(UPDATES)}
        if self._offset is not None:
            wanted["offset"] = self._offset
        # Written so that python-telegram-bot does not warn that it has a method of that name.
        found = await self.app.bot.do_api_request("get_Updates", wanted, read_timeout=wait + 10)
        return found if isinstance(found, list) else []

    async def _confirm(self) -> None:
        """Tell Telegram what was handled, so that the next start does not receive it again."""
        if self._offset is not None:
            with suppress(TelegramError, TimeoutError):
                async with asyncio.timeout(3):
                    await self.app.bot.do_api_request("get_Updates", {"timeout": 0, "limit": 1, "offset": self._offset})

    async def _persist(self, attempt: Any) -> None:
        """Do `attempt` until it works; waits as long as Telegram asks, else longer and longer."""
        while True:
            try:
                await attempt()
            except Exception as error:  # whatever it is, the web goes on and so does the attempt
                await asyncio.sleep(self._after(error))
            else:
                self._pause = FIRST_PAUSE
                return

    def _after(self, error: Exception) -> float:
        """Seconds to wait after `error`. Each kind of trouble is logged once, not at every attempt; never its text, which can hold the token."""
        state: State
        if isinstance(error, RetryAfter):
            asked = error.retry_after
            return (asked.total_seconds() if isinstance(asked, timedelta) else asked) + 0.1
        if isinstance(error, Conflict):
            state, pause = "conflict", CONFLICT_PAUSE
        elif isinstance(error, InvalidToken | EndPointNotFound):
            state, pause = "refused", REFUSED_PAUSE
        else:
            state, pause = "unreachable", self._pause
            self._pause = min(2 * self._pause, LONGEST_PAUSE)
        if state != self.state:
            longest = LONGEST_PAUSE if state == "unreachable" else pause
            _log.log(
                logging.ERROR if state != "unreachable" else logging.WARNING,
                _SAID[state],
                type(error).__name__,
                longest,
            )
            self.state = state
        return pause

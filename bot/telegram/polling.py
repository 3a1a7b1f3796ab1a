"""Long polling inside a running event loop: it never holds up the web server, and outlives Telegram's outages."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from typing import Any

from telegram.error import TelegramError

from bot.telegram.application import UPDATES, App, register_commands
from bot.telegram.intake import Intake
from bot.telegram.patience import Patience, State

_log = logging.getLogger(__name__)

WAIT = 25
"""Seconds for which Telegram holds a request without news."""


class Polling:
    """Fetches updates and hands them to the intake, until it is stopped."""

    def __init__(self, app: App, intake: Intake) -> None:
        self.app, self._intake = app, intake
        self._patience = Patience()
        self._task: asyncio.Task[None] | None = None
        self._offset: int | None = None

    @property
    def state(self) -> State:
        return self._patience.state

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
        self._patience.state = "connecting"
        try:
            await self._patience.persist(self._connect)
            await self.app.start()
            self._intake.start()
            while True:
                await self._patience.persist(self._receive)
        finally:
            await self._intake.stop()
            if self.app.running:
                await self.app.stop()
                await self._confirm()
            await self.app.shutdown()
            self._patience.state = "stopped"

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
        raws = await self._updates(WAIT if self.state == "listening" else 0)
        await self._intake.accept(raws)
        for raw in raws:  # only now: asking for what follows tells Telegram that these have arrived
            if isinstance(raw, dict) and isinstance(raw.get("update_id"), int):
                self._offset = raw["update_id"] + 1
        self._patience.listening()

    async def _updates(self, wait: int) -> list[Any]:
        """The raw updates. `Bot.get_updates` would log them whole when one cannot be read, and give none of them."""
        wanted: dict[str, Any] = {"timeout": wait, "allowed_updates": list(UPDATES)}
        if self._offset is not None:
            wanted["offset"] = self._offset
        # Written so that python-telegram-bot does not warn that it has a method of that name.
        found = await self.app.bot.do_api_request("get_Updates", wanted, read_timeout=wait + 10)
        return found if isinstance(found, list) else []

    async def _confirm(self) -> None:
        """Tell Telegram what has arrived, so that the next start does not receive it again."""
        if self._offset is not None:
            with suppress(TelegramError, TimeoutError):
                async with asyncio.timeout(3):
                    await self.app.bot.do_api_request("get_Updates", {"timeout": 0, "limit": 1, "offset": self._offset})

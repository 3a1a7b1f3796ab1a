"""Many chats at once, and one update after the other within a chat."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

AT_ONCE = 256
"""Updates in work at the same time."""


class InOrder(BaseUpdateProcessor):
    """Handles the updates of a chat in the order of their arrival, those of different chats side by side."""

    def __init__(self, admits: Callable[[Update], Awaitable[bool]]) -> None:
        """`admits` decides on an update when it arrives, before it waits for its turn. It must not raise."""
        super().__init__(AT_ONCE)
        self._admits = admits
        self._chats: dict[int, tuple[asyncio.Lock, int]] = {}

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        if not isinstance(update, Update) or not await self._admits(update):
            if isinstance(coroutine, Coroutine):
                coroutine.close()
            return
        whose = update.effective_chat or update.effective_user
        if whose is None:
            await coroutine
            return
        lock, waiting = self._chats.get(whose.id, (asyncio.Lock(), 0))
        self._chats[whose.id] = lock, waiting + 1
        try:
            async with lock:
                await coroutine
        finally:
            lock, waiting = self._chats.pop(whose.id)
            if waiting > 1:
                self._chats[whose.id] = lock, waiting - 1

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Nothing to release."""

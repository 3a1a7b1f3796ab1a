"""The other half of the fake Bot API: brings updates to the webhook as Telegram does."""

from __future__ import annotations

import asyncio
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from tests.fake_bot_api import FakeBotApi

AGAIN = 0.2
"""Seconds after which an update that was not taken is brought again."""

AT_ONCE = 40


class Carrier:
    """Brings every update until it is taken: one after the other within a chat, several chats at once."""

    def __init__(self, api: FakeBotApi) -> None:
        self._api = api
        self.statuses: list[int] = []
        """What the webhook answered, 0 for no answer."""
        self._under_way: set[Any] = set()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._run()), daemon=True)
        self._stopping = False

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping = True
        self._thread.join(10)

    async def _run(self) -> None:
        tasks: set[asyncio.Task[None]] = set()
        async with httpx.AsyncClient(timeout=10) as client:
            while not self._stopping:
                for update in sorted(self._api._updates.copy().values(), key=lambda u: u["update_id"]):
                    chat = _chat(update)
                    if len(tasks) < AT_ONCE and chat not in self._under_way and self._api.webhook["url"]:
                        self._under_way.add(chat)
                        task = asyncio.create_task(self._bring(client, update, chat))
                        tasks.add(task)
                        task.add_done_callback(tasks.discard)
                await asyncio.sleep(0.004)
            for task in tasks:
                task.cancel()

    async def _bring(self, client: httpx.AsyncClient, update: dict[str, Any], chat: Any) -> None:
        try:
            if await self.post(client, update) == 200:
                self._api._updates.pop(update["update_id"], None)
            else:
                await asyncio.sleep(AGAIN)
        finally:
            self._under_way.discard(chat)

    async def post(self, client: httpx.AsyncClient, update: dict[str, Any]) -> int:
        headers = {"X-Telegram-Bot-Api-Secret-Token": self._api.webhook.get("secret_token", "")}
        try:
            done = await client.post(self._api.webhook["url"], content=json.dumps(update), headers=headers)
            self.statuses.append(done.status_code)
        except httpx.TransportError:
            self.statuses.append(0)
        return self.statuses[-1]


def _chat(update: dict[str, Any]) -> Any:
    content = next((v for k, v in update.items() if k != "update_id" and isinstance(v, dict)), {})
    place = content.get("chat") or content.get("message", {}).get("chat") or content.get("from") or {}
    return place.get("id", update["update_id"]) if isinstance(place, dict) else update["update_id"]


@contextmanager
def carrying(api: FakeBotApi) -> Iterator[Carrier]:
    carrier = Carrier(api)
    carrier.start()
    try:
        yield carrier
    finally:
        carrier.stop()

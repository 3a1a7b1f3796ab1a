"""The webhook: Telegram calls this server. What it brings is stored before it is told that all is well."""

from __future__ import annotations

import asyncio
import json
import logging
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest
from hmac import new as keyed
from typing import Annotated, Any

from fastapi import APIRouter, Header, HTTPException, Request, Response
from telegram.error import TelegramError

from bot.settings import Settings
from bot.storage.errors import StorageError
from bot.telegram.application import App, register_commands
from bot.telegram.intake import Intake
from bot.telegram.patience import Patience, State

_log = logging.getLogger(__name__)

PREFIX = "/telegram/"

LIMIT = 1_000_000
"""Bytes of an update: a message of 4,096 characters that replies to another, all escaped, is far smaller."""

RETRY_AFTER = 5


@dataclass(frozen=True)
class Door:
    """Where Telegram calls, and the word it says there. Both follow from the token: all replicas agree on them without
    being told, nobody else can guess them, and a new token changes them."""

    path: str
    secret: str

    @classmethod
    def of(cls, settings: Settings) -> Door:
        """Raises ValueError when no token is set."""
        if settings.telegram_token is None:
            raise ValueError("BOT_TELEGRAM_TOKEN is not set: write the token that @BotFather gave you")
        token = settings.telegram_token.get_secret_value().encode()
        return cls(
            PREFIX + keyed(token, b"guichet webhook path", sha256).hexdigest()[:32],
            keyed(token, b"guichet webhook secret", sha256).hexdigest(),
        )

    def opens(self, path: str) -> bool:
        """In a time that tells nothing about how much of it is right."""
        return compare_digest(path.encode("utf-8", "replace"), self.path.encode())

    def admits(self, secret: str) -> bool:
        return compare_digest(secret.encode("utf-8", "replace"), self.secret.encode())


class Webhook:
    """Receives updates from requests, from the moment it is made; handles them once Telegram has been reached."""

    def __init__(self, app: App, intake: Intake, settings: Settings) -> None:
        self._app, self._intake, self._settings = app, intake, settings
        self.door = Door.of(settings)
        self._patience = Patience()
        self._stopping = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    @property
    def state(self) -> State:
        return self._patience.state

    def router(self) -> APIRouter:
        """The route that Telegram calls."""
        router = APIRouter(include_in_schema=False)

        @router.post(PREFIX + "{path}")
        async def receive(
            path: str,
            request: Request,
            secret: Annotated[str, Header(alias="X-Telegram-Bot-Api-Secret-Token")] = "",
        ) -> Response:
            if not self.door.opens(PREFIX + path):
                raise HTTPException(404)
            if not self.door.admits(secret):
                _log.warning("Telegram: a request to the webhook without the right secret was refused")
                raise HTTPException(403)
            update = _update(await request.body())
            if update is None:
                raise HTTPException(400)
            try:
                await self._intake.accept([update])
            except StorageError:
                raise HTTPException(503, headers={"Retry-After": str(RETRY_AFTER)}) from None
            return Response(status_code=200)

        return router

    def start(self) -> None:
        """Begin in the running loop and return at once; connecting goes on behind."""
        if self._task is None:
            self._task = asyncio.create_task(self._run(), name="telegram-webhook")

    async def run(self) -> None:
        """Handle until stopped."""
        self.start()
        if self._task is not None:
            await asyncio.wait({self._task})

    async def stop(self) -> None:
        """Finish what is in work. Does nothing when it is not running."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    async def _run(self) -> None:
        self._patience.state = "connecting"
        try:
            await self._patience.persist(self._app.initialize)
            await self._app.start()
            self._intake.start()
            self._patience.listening()
            await self._patience.persist(self._look)
            await self._stopping.wait()
        finally:
            await self._intake.stop()
            if self._app.running:
                await self._app.stop()
            await self._app.shutdown()
            self._patience.state = "stopped"

    async def _look(self) -> None:
        """Write the menu of commands, and say so when Telegram calls somewhere else."""
        try:
            await register_commands(self._app)
            info = await self._app.bot.get_webhook_info()
        except TelegramError as error:
            _log.warning("Telegram: the webhook could not be looked at (%s); it is served", type(error).__name__)
            return
        if info.url != self._settings.public_url + self.door.path:
            _log.warning(
                "Telegram: %s. Run `guichet telegram webhook set`",
                "its webhook leads elsewhere" if info.url else "no webhook is set",
            )


def _update(body: bytes) -> dict[str, Any] | None:
    """The update in a request; None for what Telegram would never send."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return None
    number = found.get("update_id") if isinstance(found, dict) else None
    return found if isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 2**63 else None

"""Tells Telegram where to bring updates, and asks it how that goes: what an operator does once, from the command line."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from telegram import Bot
from telegram.error import BadRequest, InvalidToken, TelegramError

from bot.settings import Settings
from bot.telegram.application import UPDATES, keep_secrets_out_of_logs
from bot.telegram.webhook import Door

Result = TypeVar("Result")

CONNECTIONS = 40
"""Requests that Telegram may make at once."""


class Registration:
    """The webhook of one bot. Its methods block; raise ValueError with one line that says what to do."""

    def __init__(self, settings: Settings) -> None:
        """Raises ValueError when no token is set."""
        self._settings, self._door = settings, Door.of(settings)
        keep_secrets_out_of_logs()

    @property
    def url(self) -> str:
        """Where Telegram is to call. Raises ValueError when the public address is not set."""
        if not self._settings.public_url:
            raise ValueError("BOT_PUBLIC_URL is not set: write the address that the public types, with https://")
        return self._settings.public_url + self._door.path

    def set(self) -> None:
        """Have updates brought here from now on; those that wait are kept."""
        url = self.url
        self._ask(
            lambda bot: bot.set_webhook(
                url, secret_token=self._door.secret, allowed_updates=list(UPDATES), max_connections=CONNECTIONS
            )
        )

    def delete(self) -> None:
        """Have them kept until they are fetched; those that wait are kept."""
        self._ask(lambda bot: bot.delete_webhook())

    def info(self) -> dict[str, Any]:
        """Where updates go and what became of the last ones. The path is shown to nobody."""
        found = self._ask(lambda bot: bot.get_webhook_info())
        here = bool(self._settings.public_url) and found.url == self.url
        failed = found.last_error_date
        return {
            "webhook": "here" if here else "elsewhere" if found.url else "none",
            "waiting": found.pending_update_count,
            "last_error": found.last_error_message,
            "last_error_at": failed.astimezone(UTC).isoformat() if isinstance(failed, datetime) else None,
            "address": found.ip_address,
        }

    def _ask(self, request: Callable[[Bot], Awaitable[Result]]) -> Result:
        try:
            return asyncio.run(self._within(request))
        except InvalidToken:
            raise ValueError(
                "Telegram refuses the token: copy it again from @BotFather into BOT_TELEGRAM_TOKEN"
            ) from None
        except BadRequest as error:
            raise ValueError(f"Telegram refuses: {error.message}. See BOT_PUBLIC_URL") from None
        except TelegramError as error:
            problem = f"Telegram does not answer at {self._settings.telegram_api} ({type(error).__name__})"
            raise ValueError(f"{problem}: try again in a moment, or see BOT_TELEGRAM_API") from None

    async def _within(self, request: Callable[[Bot], Awaitable[Result]]) -> Result:
        assert self._settings.telegram_token is not None  # Door.of has looked
        token = self._settings.telegram_token.get_secret_value()
        async with Bot(token, base_url=f"{self._settings.telegram_api}/bot") as bot:
            return await request(bot)

"""The channel as the server runs it: one object to start and to stop."""

from __future__ import annotations

from fastapi import APIRouter

from bot.storage.engine import Storage
from bot.telegram.admission import Admission
from bot.telegram.application import create_application
from bot.telegram.broadcast import Sender
from bot.telegram.desk import Desk
from bot.telegram.intake import Intake
from bot.telegram.patience import State
from bot.telegram.polling import Polling
from bot.telegram.sending import Pace
from bot.telegram.webhook import LIMIT, Webhook


class TelegramService:
    """Telegram beside the web server. Raises ValueError when it is made without a token; nothing else stops the server."""

    def __init__(self, desk: Desk, storage: Storage, pace: Pace | None = None) -> None:
        app = create_application(desk, pace)
        intake = Intake(app, Admission(desk), storage)
        self._webhook = Webhook(app, intake, desk.settings) if desk.settings.telegram_mode == "webhook" else None
        self._line = self._webhook or Polling(app, intake)
        self.sender = Sender(app)
        """Sends to one person what nobody has just asked for."""

    @property
    def state(self) -> State:
        """Where the connection stands, for whoever watches the service."""
        return self._line.state

    @property
    def paths(self) -> dict[str, int]:
        """Paths that only Telegram knows, with the bytes it may send there: limits made for the public are not for it."""
        return {self._webhook.door.path: LIMIT} if self._webhook else {}

    def router(self) -> APIRouter:
        """The routes of the webhook; none when messages are fetched."""
        return self._webhook.router() if self._webhook else APIRouter()

    async def run(self) -> None:
        """Answer until `stop`, in the running loop."""
        await self._line.run()

    async def stop(self) -> None:
        """Receive nothing more, and finish what was received."""
        await self._line.stop()

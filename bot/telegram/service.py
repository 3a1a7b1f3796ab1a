"""The channel as the server runs it: one object to start and to stop."""

from __future__ import annotations

import logging

from bot.settings import Settings
from bot.telegram.application import create_application
from bot.telegram.desk import Answering
from bot.telegram.polling import Polling, State

_log = logging.getLogger(__name__)


class TelegramService:
    """Telegram beside the web server. Raises ValueError when it is made without a token; nothing else stops the server."""

    def __init__(self, assistant: Answering, settings: Settings) -> None:
        self._mode = settings.telegram_mode
        self._polling = Polling(create_application(assistant, settings))

    @property
    def state(self) -> State:
        """Where the connection stands, for whoever watches the service."""
        return self._polling.state

    async def run(self) -> None:
        """Answer until `stop`, in the running loop."""
        if self._mode == "webhook":
            _log.error(
                "Telegram: webhooks are not served; set BOT_TELEGRAM_MODE=polling. The bot is off, the web goes on"
            )
            return
        await self._polling.run()

    async def stop(self) -> None:
        """Receive nothing more, and finish what was received."""
        await self._polling.stop()

"""The bot: its commands, its handlers in order, and how it is put together."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from typing import Any

from telegram import BotCommand, LinkPreviewOptions, Update
from telegram.constants import ParseMode
from telegram.ext import (
    Application,
    ApplicationBuilder,
    BaseHandler,
    CallbackQueryHandler,
    CommandHandler,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.telegram import commands, interest, privacy, reminding
from bot.telegram.buttons import pressed
from bot.telegram.desk import Context, Desk
from bot.telegram.errors import failed
from bot.telegram.inline import inline
from bot.telegram.sending import Pace
from bot.texts import FIRST, say

App = Application[Any, Any, Any, Any, Any, Any]

UPDATES = ("message", "callback_query", "inline_query")
"""The kinds of update that Telegram is asked for."""

CONNECTIONS = 64
"""Connections to Telegram at once: twice what its limit of 30 messages a second needs."""

PATIENCE = 10.0
"""Seconds that a request waits for one of them."""

COMMANDS: Mapping[str, Mapping[str, str]] = {
    "dates": {"fr": "dates", "en": "dates"},
    "projects": {"fr": "projets", "en": "projects"},
    "interest": {"fr": "interesse", "en": "interested"},
    "reminder": {"fr": "rappel", "en": "reminder"},
    "contact": {"fr": "contact", "en": "contact"},
    "my_data": {"fr": "mes_donnees", "en": "my_data"},
    "erase": {"fr": "supprimer", "en": "delete"},
    "language": {"fr": "langue", "en": "language"},
    "help": {"fr": "aide", "en": "help"},
    "start": {"fr": "start", "en": "start"},
}
"""The name of each command by language, in the order of Telegram's menu. Every name works in every language."""


def handlers() -> list[BaseHandler[Update, Context, None]]:
    """All handlers, in order: the first that fits an update takes it."""
    new = filters.UpdateType.MESSAGE

    def command(key: str, callback: Any) -> CommandHandler[Context, None]:
        return CommandHandler(sorted(set(COMMANDS[key].values())), callback, filters=new)

    return [
        command("start", commands.start),
        command("help", commands.help_),
        command("dates", commands.dates),
        command("projects", commands.projects),
        command("interest", interest.interested),
        command("reminder", reminding.reminders),
        command("my_data", privacy.my_data),
        command("erase", privacy.erase),
        command("contact", commands.contact),
        command("language", commands.language),
        MessageHandler(new & filters.COMMAND, commands.unknown),
        MessageHandler(new & filters.TEXT, interest.written),
        MessageHandler(new & ~filters.StatusUpdate.ALL, commands.not_text),
        CallbackQueryHandler(pressed),
        InlineQueryHandler(inline),
    ]


def create_application(desk: Desk, pace: Pace | None = None) -> App:
    """The bot, not started. Raises ValueError when no token is set."""
    settings = desk.settings
    if settings.telegram_token is None:
        raise ValueError("BOT_TELEGRAM_TOKEN is not set: write the token that @BotFather gave you")
    builder = (
        ApplicationBuilder()
        .token(settings.telegram_token.get_secret_value())
        .base_url(f"{settings.telegram_api}/bot")
        .base_file_url(f"{settings.telegram_api}/file/bot")
        .defaults(Defaults(parse_mode=ParseMode.HTML, link_preview_options=LinkPreviewOptions(is_disabled=True)))
        .rate_limiter(pace or Pace())
        .connection_pool_size(CONNECTIONS)
        .pool_timeout(PATIENCE)
        .updater(None)
        .job_queue(None)
    )
    app: App = builder.build()
    desk.place(app.bot_data)
    app.add_handlers(handlers())
    app.add_error_handler(failed)
    keep_secrets_out_of_logs()
    return app


async def register_commands(app: App) -> None:
    """Write the menu of commands, for everybody in the first language and for each other one. Raises TelegramError."""
    for lang in ("fr", "en"):
        menu = [BotCommand(names[lang], say(lang, f"telegram.menu_{key}")) for key, names in COMMANDS.items()]
        if lang == FIRST:
            await app.bot.set_my_commands(menu)
        await app.bot.set_my_commands(menu, language_code=lang)


def keep_secrets_out_of_logs() -> None:
    """Keep the token and what people write out of the libraries' own lines.

    httpx logs addresses, which hold the token; python-telegram-bot logs messages when it is asked for details, and whole
    answers of the server when they are no JSON.
    """
    for name, level in (
        ("httpx", logging.WARNING),
        ("httpcore", logging.INFO),
        ("telegram", logging.INFO),
        ("telegram.request.BaseRequest", logging.CRITICAL),
    ):
        logger = logging.getLogger(name)
        logger.setLevel(max(logger.level, level))

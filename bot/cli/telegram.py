"""`telegram webhook`: have Telegram bring messages to this server, or no more, and see how that goes."""

from __future__ import annotations

from enum import Enum
from typing import Annotated

import typer

from bot.cli.common import Json, explained, settings_of
from bot.console import err, out

app = typer.Typer(no_args_is_help=True, help="What Telegram is told once.")


class Action(Enum):
    SET = "set"
    DELETE = "delete"
    INFO = "info"


@app.callback()
def group() -> None:
    """A group, although there is one command in it."""


@app.command()
def webhook(
    action: Annotated[Action, typer.Argument(help="set it, delete it, or tell how it goes")], as_json: Json = False
) -> None:
    """Have messages brought here (set), kept until they are fetched (delete), or see how it goes (info)."""
    with explained():
        from server import telegram_registration

        registration = telegram_registration(settings_of())
        if action is Action.SET:
            registration.set()
            err.print("set: Telegram brings messages here. The server needs BOT_TELEGRAM_MODE=webhook", markup=False)
        elif action is Action.DELETE:
            registration.delete()
            err.print("deleted: Telegram keeps messages until they are fetched (BOT_TELEGRAM_MODE=polling)")
        else:
            found = registration.info()
            if as_json:
                out(found)
            else:
                for name, value in found.items():
                    err.print(f"{name}: {'-' if value is None else value}", markup=False)

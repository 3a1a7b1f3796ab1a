"""`ask`: one question, or many from a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import Json, Now, explained, opened, settings_of
from bot.console import err, out


def register(app: typer.Typer) -> None:
    app.command()(ask)


def ask(
    question: Annotated[list[str] | None, typer.Argument(help="the question")] = None,
    now: Now = None,
    as_json: Json = False,
    batch: Annotated[
        Path | None, typer.Option(help="a file of {id, turns, clock?} lines; one JSON reply a line")
    ] = None,
    lang: Annotated[str | None, typer.Option(help="language of the reply: fr or en")] = None,
) -> None:
    """Ask one question, or many from a file."""
    with explained():
        settings = settings_of(now=now)
        from bot.evaluating.batch import answer_lines, as_text
        from bot.opening import clock, make_assistant

        if batch is None and not (question and " ".join(question).strip()):
            err.print(
                'Write a question: python -m bot ask "C\'est payé combien ?"', style="red", markup=False, soft_wrap=True
            )
            raise typer.Exit(2)
        live = opened(settings, fit=False)
        assistant = make_assistant(live, settings)
        if batch is not None:
            for line in answer_lines(assistant, batch, clock(live, settings)):
                out(line)
            return
        reply = assistant.reply(" ".join(question or []), lang=lang)
        if as_json:
            from bot.wire import present

            out(present(reply).model_dump())
        else:
            out(as_text(reply))

"""`interests export`: the people who left an interest; `privacy`: the record of processing."""

from __future__ import annotations

import os
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import explained, settings_of
from bot.console import err

app = typer.Typer(no_args_is_help=True, help="The candidates' interest.")


class Format(StrEnum):
    csv = "csv"
    json = "json"


class Consent(StrEnum):
    contact = "contact"
    share = "share"


def register(root: typer.Typer) -> None:
    root.add_typer(app, name="interests")
    root.command()(privacy)


@app.callback()
def _group() -> None:
    """A group, though it has one command."""


@app.command()
def export(
    format: Annotated[Format, typer.Option(help="csv or json")] = Format.csv,
    consent: Annotated[Consent, typer.Option(help="whose: those to contact, or those to show")] = Consent.contact,
    output: Annotated[Path | None, typer.Option(help="a file that only you can read; else standard output")] = None,
) -> None:
    """Everyone whose consent of the kind holds, each once. It is personal data: erase the file when it has served."""
    with explained():
        settings = settings_of()
        from bot.interest import export as exported
        from bot.storage.engine import open_storage
        from bot.storage.errors import StorageError

        try:
            storage = open_storage(settings)
            try:
                found = exported.people(storage, consent.value)
            finally:
                storage.close()
        except StorageError as error:
            raise ValueError(str(error)) from None
        text = exported.as_csv(found) if format is Format.csv else exported.as_json(found) + "\n"
        if output is None:
            typer.echo(text, nl=False)
        else:
            file = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW, 0o600)
            os.fchmod(file, 0o600)
            # Spreadsheets take a file without this mark for another encoding.
            with open(file, "w", encoding="utf-8-sig" if format is Format.csv else "utf-8", newline="") as written:
                written.write(text)
        err.print(f"{len(found)} exported ({consent.value})", markup=False)


def privacy(lang: Annotated[str, typer.Option(help="fr or en")] = "fr") -> None:
    """The record of processing, in Markdown, from the settings and the knowledge as they are."""
    with explained():
        settings = settings_of()
        from bot.interest.privacy import document
        from index.loader import Loader, NoKnowledge

        found = Loader(settings.knowledge).load().knowledge
        if found is None:
            raise NoKnowledge("the knowledge has mistakes: `guichet check` lists them")
        typer.echo(document(settings, found.programme, lang), nl=False)

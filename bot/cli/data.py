"""`backup`, `restore`, `purge` and `keys`: what the database holds, kept safe and not for longer than needed."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from bot.cli.common import Json, Now, explained, settings_of
from bot.console import Steps, err, out

keys = typer.Typer(no_args_is_help=True, help="The keys that encrypt personal data.")


def register(app: typer.Typer) -> None:
    for command in (backup, restore, purge):
        app.command()(command)
    app.add_typer(keys, name="keys")


def backup(file: Annotated[Path, typer.Argument(help="the file to write; it must not be there yet")]) -> None:
    """Copy the database to a file, while the server runs. The keys (BOT_DATA_KEYS) are not in it."""
    with explained():
        from bot.storage.backup import back_up
        from bot.storage.engine import open_storage

        storage = open_storage(settings_of())
        try:
            with Steps() as steps:
                back_up(storage, file, steps)
        finally:
            storage.close()
        err.print(f"{file}: {file.stat().st_size:,} bytes", markup=False)


def restore(
    file: Annotated[Path, typer.Argument(help="a file that `backup` has written")],
    yes: Annotated[bool, typer.Option("--yes", help="do not ask before replacing what is there")] = False,
) -> None:
    """Put a backup in the place of the database. Stop the server first: it is refused while one runs."""
    with explained():
        from bot.storage.backup import restore as put_back
        from bot.storage.engine import open_storage, unopened

        settings = settings_of()
        if not yes:
            typer.confirm("Everything that was kept since the backup will be lost. Go on?", abort=True, err=True)
        target = unopened(settings)
        with Steps() as steps:
            version = put_back(target, file, settings.keys, steps)
        target.close()
        # Opened once as the server does, so that what a server would refuse is refused now.
        open_storage(settings).close()
        err.print(
            f"restored from {file} (version {version}). Erasures asked for since then have to be done again.",
            markup=False,
        )


def purge(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="only count what would be removed")] = False,
    now: Now = None,
    as_json: Json = False,
) -> None:
    """Remove what has been kept for long enough. The server does so by itself every day."""
    with explained():
        from bot.retention import Retention
        from bot.storage.engine import open_storage

        settings = settings_of(now=now)
        storage = open_storage(settings)
        try:
            retention = Retention(storage, settings, lambda: settings.clock(ZoneInfo("UTC")))
            counts = retention.due() if dry_run else retention.purge()
        finally:
            storage.close()
        if as_json:
            out(counts)
        else:
            for name, number in counts.items():
                out(f"{number:>8}  {name}")
            err.print("nothing was removed (--dry-run)" if dry_run else "removed")


@keys.command("new")
def new() -> None:
    """Make a key for BOT_DATA_KEYS."""
    from bot.storage.cipher import new_key

    out(new_key())


@keys.command("rotate")
def rotate() -> None:
    """Seal all personal data with the first key of BOT_DATA_KEYS. Then the other keys can be put away."""
    with explained():
        from bot.storage.engine import open_storage
        from bot.storage.rotation import rotate as seal_again

        settings = settings_of()
        if not settings.keys:
            raise ValueError("BOT_DATA_KEYS is empty: make a key with `guichet keys new`")
        storage = open_storage(settings)
        try:
            with Steps() as steps:
                changed = seal_again(storage, steps)
        finally:
            storage.close()
        err.print(f"{changed} fields sealed with the newest key", markup=False)

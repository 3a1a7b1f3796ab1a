"""`announce`: which calls are due to be announced, and to how many; the server that runs sends the messages."""

from __future__ import annotations

from functools import partial
from typing import Annotated

import typer

from bot.cli.common import Json, Now, explained, settings_of
from bot.console import err, out


def register(app: typer.Typer) -> None:
    app.command()(announce)


def announce(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="say what would be announced, and announce nothing")] = False,
    as_json: Json = False, now: Now = None,
) -> None:  # fmt: skip
    """Announce the calls that have opened to everybody who agreed to be told. A running server does it by itself."""
    with explained():
        settings = settings_of(now=now)
        from bot.announcements import Announcements
        from bot.interest.service import Interests
        from bot.reminders.dates import EventDates
        from bot.storage.engine import open_storage
        from bot.storage.errors import StorageError
        from index.loader import Loader, NoKnowledge

        found = Loader(settings.knowledge).load()
        if found.knowledge is None or found.report.errors:
            raise NoKnowledge(f"{settings.knowledge}: mend its files first, see `guichet check`")
        known = found.knowledge
        clock = partial(settings.clock, known.calendar.zone)
        try:
            storage = open_storage(settings)
            try:
                interests = Interests(storage, lambda: known, clock, mail=settings.smtp_url is not None)
                dates = EventDates(storage, lambda: known)
                announcements = Announcements(storage, lambda: known, clock, interests, dates)
                due, put = announcements.due(), 0
                if not dry_run:
                    dates.notice(clock())
                    put = announcements.tick()
            finally:
                storage.close()
        except StorageError as error:
            raise ValueError(str(error)) from None
    if as_json:
        out({"calls": [{"call": a.call.id, "people": dict(a.people)} for a in due], "announced": put})
        return
    for audience in due:
        by = ", ".join(f"{n} by {channel}" for channel, n in sorted(audience.people.items())) or "nobody"
        err.print(f"{audience.call.id}: {by}", markup=False)
    if not due:
        err.print("no call is due to be announced")
    elif dry_run:
        err.print("nothing was announced (--dry-run)")
    else:
        err.print(f"{put} messages put into the outbox; the server sends them", markup=False)

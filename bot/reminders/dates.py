"""What was last known of each event: so that a move is noticed, counted, and an opening told only once."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime

from sqlalchemy import select, update

from bot import ics
from bot.dates.calls import calls_of
from bot.ics import Revision
from bot.reminders.schedule import dates_of
from bot.storage.engine import Storage
from bot.storage.errors import StorageError
from bot.storage.tables import event_dates
from index.calendar import Event, State
from index.knowledge import Knowledge

_FRESH = 5.0
"""Seconds for which a look at the table serves the calendar feed."""


class EventDates:
    """The table of the same name. One server writes it (see `bot.clerk`); all read it."""

    def __init__(self, storage: Storage, knowledge: Callable[[], Knowledge]) -> None:
        self._storage, self._knowledge = storage, knowledge
        self._seen: dict[str, tuple[str, Revision]] = {}
        self._looked = float("-inf")

    def notice(self, now: datetime) -> int:
        """Note what the calendar says at `now`; how many events have moved since the last time. Raises StorageError.

        In an empty table, calls that are open already are noted as told: nobody has asked this service to tell them.
        """
        knowledge = self._knowledge()
        calendar, moved = knowledge.calendar, 0
        calls = {e.id for e in calls_of(knowledge)}
        c = event_dates.c
        with self._storage.read() as tx:
            rows = {row.event: row for row in tx.execute(select(event_dates))}
        first, changes = not rows, []
        for event in calendar.events:
            row, dates = rows.get(event.id), dates_of(event.known(now, calendar.zone))
            known = ics.revision(event, now, calendar)
            if row is None:
                told = event.id in calls and not self._news(event, now, first)
                row_of = {
                    "event": event.id, "dates": dates, "sequence": known.sequence, "changed_at": known.since or now,
                    "announced_at": now if told else None,
                }  # fmt: skip
                changes.append(self._storage.insert(event_dates).values(row_of).on_conflict_do_nothing())
            elif row.dates != dates:
                sequence = max(row.sequence + 1, known.sequence)
                changed = update(event_dates).where(c.event == event.id, c.sequence == row.sequence)
                changes.append(changed.values(dates=dates, sequence=sequence, changed_at=now))
                moved += bool(row.dates)
        if changes:
            with self._storage.begin() as tx:
                for change in changes:
                    tx.execute(change)
            self._looked = float("-inf")
        return moved

    def unannounced(self, now: datetime) -> set[str]:
        """Events whose opening is not told yet, as `notice` would leave them. Raises StorageError."""
        with self._storage.read() as tx:
            rows = {row.event: row.announced_at for row in tx.execute(select(event_dates))}
        events = self._knowledge().calendar.events
        return {e.id for e in events if (rows[e.id] is None if e.id in rows else self._news(e, now, not rows))}

    def _news(self, event: Event, now: datetime, first: bool) -> bool:
        """Whether the opening of an event that was never seen may still be told."""
        over = (State.CLOSED, State.OPEN, State.LAST_DAY) if first else (State.CLOSED,)
        return event.state(now, self._knowledge().calendar.zone) not in over

    def revision(self, event: Event, now: datetime) -> Revision:
        """How often an event has moved, counting what staff did not write into its history. Never raises StorageError."""
        calendar = self._knowledge().calendar
        written = ics.revision(event, now, calendar)
        seen = self._look().get(event.id)
        if seen is None:
            return written
        dates, known = seen
        if dates == dates_of(event.known(now, calendar.zone)):
            return known
        return Revision(
            max(known.sequence + 1, written.sequence), now.astimezone(UTC)
        )  # moved a moment ago, and noticed in another

    def _look(self) -> dict[str, tuple[str, Revision]]:
        if time.monotonic() - self._looked > _FRESH:
            self._looked = time.monotonic()
            try:
                with self._storage.read() as tx:
                    rows = tx.execute(select(event_dates)).all()
            except StorageError:
                return self._seen  # the feed goes on with what it knew
            self._seen = {row.event: (row.dates, Revision(row.sequence, row.changed_at)) for row in rows}
        return self._seen

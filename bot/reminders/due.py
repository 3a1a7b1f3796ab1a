"""What becomes due: puts reminders, and news of dates that have moved, into the outbox.

Nothing is planned ahead: what is due is found by looking at the calendar, so that a moved calendar moves every reminder
with it, and an outage only delays. A reminder is marked as told in the transaction that puts its message into the outbox.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from bot.outbox import Outbox
from bot.reminders.events import NEXT, TOLD, WAITING, Announced, Events
from bot.reminders.schedule import Wish, dates_of
from bot.storage.engine import Storage
from bot.storage.tables import event_dates, reminders
from index.knowledge import Knowledge


class DueReminders:
    """Its methods block and raise StorageError. One server calls them (see `bot.clerk`); several would do no harm."""

    def __init__(self, storage: Storage, knowledge: Callable[[], Knowledge], clock: Callable[[], datetime]) -> None:
        self._storage, self._clock, self._events = storage, clock, Events(knowledge)
        self._outbox = Outbox(storage, clock)

    def tick(self) -> int:
        """Put what is due into the outbox, and news of dates that were told and have moved; how many messages."""
        with self._storage.read() as tx:
            c = reminders.c
            groups = tx.execute(
                select(c.event, c.edge, c.days, c.told, c.state, func.min(c.created_at))
                .where(c.state.in_((WAITING, TOLD)))
                .group_by(c.event, c.edge, c.days, c.told, c.state)
            ).all()
            calls = {row.event: row.announced_at for row in tx.execute(select(event_dates))}
        now, put = self._clock(), 0
        for event, edge, days, told, state, asked in groups:
            wish = Wish(edge, days)
            found = self._events.resolve(event, wish, now, asked, calls)
            if found and self._events.step(found, wish, told, state, now):
                put += self._advance(event, wish, told, state, now, calls)
        return put

    def _advance(
        self, event: str, wish: Wish, told: str | None, state: str, now: datetime, calls: Announced
    ) -> int:  # fmt: skip
        """Take the step that is due for every reminder of a group, some hundreds in a transaction."""
        c, put = reminders.c, 0
        alike = (
            select(reminders)
            .where(c.event == event, c.edge == wish.edge, c.days == wish.days, c.state == state)
            .where(c.told.is_(None) if told is None else c.told == told)
            .order_by(c.id)
            .limit(500)
            .with_for_update(skip_locked=True)
        )
        last = ""
        while True:
            with self._storage.begin() as tx:
                rows = tx.execute(alike.where(c.id > last)).all()
                for row in rows:
                    put += self._tell(tx, row, wish, now, calls)
            if not rows:
                return put
            last = rows[-1].id

    def _tell(self, tx: Connection, row: Row[Any], wish: Wish, now: datetime, calls: Announced) -> bool:
        found = self._events.resolve(row.event, wish, now, row.created_at, calls)
        step = self._events.step(found, wish, row.told, row.state, now) if found else None
        if found is None or step is None:
            return False
        c, window = reminders.c, self._events.window(found, now)
        same = (c.digest == row.digest, c.event == found.id, c.edge == row.edge, c.days == row.days, c.id != row.id)
        if row.event == NEXT and tx.execute(select(c.id).where(*same)).first():
            tx.execute(delete(reminders).where(c.id == row.id))  # this person has asked for this very call, too
            return False
        kind, state = step
        values: dict[str, Any] = {"event": found.id, "state": state, "told": dates_of(window), "told_at": now}
        if kind:
            sequence = tx.scalar(select(event_dates.c.sequence).where(event_dates.c.event == found.id)) or 0
            self._outbox.put(
                tx, f"{kind}:{row.id}:{sequence}:{dates_of(window)}", row.reached_by, row.digest,
                self._storage.cipher.open(row.contact), kind, {"reminder": row.id, "dates": dates_of(window)}, gentle=True,
            )  # fmt: skip
        tx.execute(update(reminders).where(c.id == row.id).values(values))
        return bool(kind)

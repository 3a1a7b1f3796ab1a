"""Updates in the storage: once one is here, it is handled, by one process, after those that came before it in its chat.

An update waits until somebody claims it. A claim is a lease: whoever holds it prolongs it while at work, and when the
holder dies it runs out, so that another one takes over. What was handled stays for some days as a bare number, by which
a second delivery is known.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select, update

from bot.storage.engine import Storage
from bot.storage.tables import telegram_updates

Json = dict[str, Any]

LEASE = timedelta(seconds=20)
"""How long a claim holds when it is not prolonged."""

KEPT = timedelta(days=3)
"""How long the number of a handled update is kept. Telegram delivers for a day."""

_c = telegram_updates.c
_WAITING = _c.state == "waiting"


@dataclass(frozen=True)
class Arrival:
    """An update to be stored. `chat` names what it must keep its order in; it is a hash, not the chat's number."""

    number: int
    chat: str
    body: Json


@dataclass(frozen=True)
class Claimed:
    number: int
    body: Json
    received: datetime
    attempts: int
    """How often it was claimed, this time included."""


class Inbox:
    """What is asked of the updates, each within a transaction that is given."""

    def __init__(
        self, storage: Storage, holder: str, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        """`holder` names this process among all that share the storage."""
        self._storage, self._holder, self._clock = storage, holder, clock

    def put(self, tx: Connection, arrivals: Sequence[Arrival]) -> None:
        """Store what is not stored yet."""
        now, cipher = self._clock(), self._storage.cipher
        rows = [
            {"update_id": a.number, "digest": a.chat, "body": cipher.seal(json.dumps(a.body)), "received_at": now,
             "state": "waiting", "attempts": 0}
            for a in arrivals
        ]  # fmt: skip
        if rows:
            tx.execute(self._storage.insert(telegram_updates).on_conflict_do_nothing(), rows)

    def claim(self, tx: Connection, chat: str) -> Claimed | None:
        """The oldest update of a chat, unless it is held, or must wait, or there is none."""
        now = self._clock()
        oldest = select(func.min(_c.update_id)).where(_WAITING, _c.digest == chat).scalar_subquery()
        row = tx.execute(
            update(telegram_updates)
            .where(_c.update_id == oldest, _WAITING, _free(now))
            .values(taken_until=now + LEASE, holder=self._holder, attempts=_c.attempts + 1)
            .returning(_c.update_id, _c.body, _c.received_at, _c.attempts)
        ).one_or_none()
        if row is None:
            return None
        return Claimed(row.update_id, json.loads(self._storage.cipher.open(row.body)), row.received_at, row.attempts)

    def done(self, tx: Connection, number: int) -> None:
        """Keep the number alone."""
        cleared = {"state": "done", "body": None, "digest": None, "holder": None, "taken_until": None}
        tx.execute(update(telegram_updates).where(_c.update_id == number).values(cleared))

    def put_off(self, tx: Connection, number: int, pause: timedelta) -> None:
        """Give a claim back, as if it had not been made; nobody claims the update during `pause`."""
        given_back = {"taken_until": self._clock() + pause, "holder": None, "attempts": _c.attempts - 1}
        tx.execute(update(telegram_updates).where(self._mine([number])).values(given_back))

    def prolong(self, tx: Connection, numbers: Collection[int]) -> None:
        """Keep what this process is at work on."""
        tx.execute(update(telegram_updates).where(self._mine(numbers)).values(taken_until=self._clock() + LEASE))

    def chats(self, tx: Connection, most: int = 1_000) -> list[str]:
        """Chats in which something waits that nobody holds, those that have waited longest."""
        rows = select(_c.digest).where(_WAITING, _free(self._clock())).order_by(_c.update_id).limit(most)
        return list(dict.fromkeys(tx.scalars(rows)))

    def waiting(self, tx: Connection) -> int:
        """How many updates are not handled yet."""
        return tx.scalar(select(func.count()).select_from(telegram_updates).where(_WAITING)) or 0

    def tidy(self, tx: Connection) -> None:
        """Remove what has been kept for long enough."""
        tx.execute(delete(telegram_updates).where(~_WAITING, _c.received_at < self._clock() - KEPT))

    def _mine(self, numbers: Collection[int]) -> ColumnElement[bool]:
        return _c.update_id.in_(numbers) & (_c.holder == self._holder) & _WAITING


def _free(now: datetime) -> ColumnElement[bool]:
    return or_(_c.taken_until.is_(None), _c.taken_until <= now)

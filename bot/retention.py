"""How long each thing is kept, and its removal when that time is over.

Periods that an operator may choose are settings; the others are here, in one list that the command `purge --dry-run`
shows. What is not listed (texts of consents, dates of events, secrets) is nobody's personal data, and stays.
"""

from __future__ import annotations

import asyncio
import logging
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Table, and_, delete, func, or_, select

from bot.interest.erasure import Erasure
from bot.interest.records import PENDING
from bot.interest.service import CONFIRM_WITHIN
from bot.settings import Settings
from bot.storage.engine import Storage
from bot.storage.errors import StorageError
from bot.storage.leases import Lease
from bot.storage.tables import drafts, erasures, idempotency, interests, outbox, questions, reminders, telegram_updates

TOLD = timedelta(days=180)
"""After it was told, a reminder has served; until then, who was told of a date is told when it moves."""

SENT = timedelta(days=400)
"""How long it is remembered that a message was sent (its recipient and content are emptied at once), so that the same
is not sent again in the season that follows."""

ANSWERED = timedelta(days=3)
"""After it was answered, an update of Telegram; nobody sends it again by then."""

STUCK = timedelta(days=30)
"""What still waits then will never be answered."""

UNFINISHED = timedelta(days=1)
"""A form that nobody went on filling in."""

REPEATED = timedelta(days=7)
"""A request that is sent again after that is another one."""

PROOFS_MONTHS = 60
"""A proof of erasure, which names nobody."""

_TICK = 600.0
"""Seconds between two looks at whether the daily purge is due."""

_AT_ONCE = 100
"""Interests that are erased in one transaction."""

_log = logging.getLogger("guichet.retention")


@dataclass(frozen=True)
class Rule:
    """What is removed: the rows of `table` that fulfil `over`."""

    name: str
    table: Table
    over: Any


@dataclass(frozen=True)
class Expiring:
    """An interest that will be erased at `at` unless its owner is heard of, and was not told so yet."""

    id: str
    at: datetime


class Retention:
    """Its methods block and raise StorageError."""

    def __init__(self, storage: Storage, settings: Settings, clock: Callable[[], datetime]) -> None:
        self._storage, self._settings, self._clock = storage, settings, clock

    def rules(self, now: datetime) -> list[Rule]:
        """Every rule, with its limits at the moment `now`."""
        interests_since = months_before(now, self._settings.keep_interests_months)
        questions_since = months_before(now, self._settings.keep_questions_months)
        i, r, o, t = interests.c, reminders.c, outbox.c, telegram_updates.c
        return [
            Rule("interests", interests, i.last_contact_at < interests_since),
            Rule("interests never confirmed", interests, and_(i.state == PENDING, i.created_at < now - CONFIRM_WITHIN)),
            Rule("questions", questions, questions.c.asked_at < questions_since),
            Rule("reminders", reminders, or_(
                r.created_at < interests_since,
                and_(r.state.in_(("told", "void")), r.told_at < now - TOLD),
                and_(r.state == "unconfirmed", r.created_at < now - CONFIRM_WITHIN),
            )),
            Rule("messages sent", outbox, o.done_at < now - SENT),
            Rule("updates of Telegram", telegram_updates, or_(
                and_(t.state == "done", t.received_at < now - ANSWERED), t.received_at < now - STUCK
            )),
            Rule("unfinished forms", drafts, drafts.c.updated_at < now - UNFINISHED),
            Rule("repeatable requests", idempotency, idempotency.c.at < now - REPEATED),
            Rule("proofs of erasure", erasures, erasures.c.erased_at < months_before(now, PROOFS_MONTHS)),
        ]  # fmt: skip

    def due(self) -> dict[str, int]:
        """How many rows each rule would remove now; nothing is changed."""
        with self._storage.read() as tx:
            return {rule.name: _count(tx, rule) for rule in self.rules(self._clock())}

    def purge(self) -> dict[str, int]:
        """Remove what is over, in the files too; how many rows each rule removed."""
        now = self._clock()
        removed = {}
        for rule in self.rules(now):
            removed[rule.name] = self._interests(rule, now) if rule.table is interests else self._rows(rule)
        if any(removed.values()):
            self._storage.scrub()
        return removed

    def expiring(self, within: timedelta) -> list[Expiring]:
        """Interests that are erased `within` that time, and whose owners were not told yet."""
        now, c = self._clock(), interests.c
        months = self._settings.keep_interests_months
        # A day more on each side: months differ in length, and what counts is decided below.
        before = months_before(now + within, months) + timedelta(days=3)
        with self._storage.read() as tx:
            rows = tx.execute(
                select(c.id, c.last_contact_at)
                .where(c.state != PENDING, c.expiry_told_at.is_(None), c.last_contact_at < before)
                .order_by(c.last_contact_at)
            ).all()
        found = [Expiring(row.id, months_after(row.last_contact_at, months)) for row in rows]
        return [e for e in found if e.at <= now + within]

    def _rows(self, rule: Rule) -> int:
        with self._storage.begin() as tx:
            return tx.execute(delete(rule.table).where(rule.over)).rowcount

    def _interests(self, rule: Rule, now: datetime) -> int:
        """Interests go with all that is tied to them, and leave a proof."""
        erasure, removed = Erasure(self._storage), 0
        while True:
            with self._storage.begin() as tx:
                rows = tx.execute(select(interests).where(rule.over).limit(_AT_ONCE)).all()
                for row in rows:
                    # One that another took along has left no row.
                    if tx.scalar(select(func.count()).select_from(interests).where(interests.c.id == row.id)):
                        removed += erasure.erase(tx, row, "expired", now).counts["interests"]
            if len(rows) < _AT_ONCE:
                return removed


class DailyPurge:
    """Purges once a day, whichever of the servers on one database gets to it first."""

    def __init__(
        self, retention: Retention, storage: Storage, observe: Callable[[Mapping[str, int]], None] = lambda counts: None
    ) -> None:
        """`observe` is told what was removed."""
        self._retention, self._storage, self._observe = retention, storage, observe

    async def run(self) -> None:
        """Until cancelled. An outage of the database only delays it."""
        while True:
            await asyncio.to_thread(self.once)
            await asyncio.sleep(_TICK)

    def once(self) -> bool:
        """Purge if nobody did so for a day; whether it was done now."""
        # A holder of its own for each day: the lease is not renewed, it has to run out.
        lease = Lease(self._storage, "purge", timedelta(days=1))
        try:
            if not lease.hold():
                return False
        except StorageError as error:
            _log.warning("the purge waits: %s", error)
            return False
        try:
            removed = self._retention.purge()
        except Exception as error:
            _log.warning(
                "the purge is tried again: %s", error if isinstance(error, StorageError) else type(error).__name__
            )
            try:
                lease.release()
            except StorageError:
                _log.warning("the purge is tried again tomorrow")
            return False
        self._observe(removed)
        _log.info("purged: %s", ", ".join(f"{n} {name}" for name, n in removed.items() if n) or "nothing was over")
        return True


def months_before(moment: datetime, months: int) -> datetime:
    """The same day `months` earlier; the last of its month where there is none."""
    return _shifted(moment, -months)


def months_after(moment: datetime, months: int) -> datetime:
    """The same day `months` later; the last of its month where there is none."""
    return _shifted(moment, months)


def _shifted(moment: datetime, months: int) -> datetime:
    years, month = divmod(moment.month - 1 + months, 12)
    year = moment.year + years
    return moment.replace(year=year, month=month + 1, day=min(moment.day, monthrange(year, month + 1)[1]))


def _count(tx: Connection, rule: Rule) -> int:
    return tx.scalar(select(func.count()).select_from(rule.table).where(rule.over)) or 0

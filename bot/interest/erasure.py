"""Erasing all that is tied to an interest or a chat, and the proof that is left: a number, a day and counts."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, func, insert, or_, select, update

from bot.interest.records import CONFIRMED
from bot.storage.engine import Storage
from bot.storage.tables import (
    consents,
    drafts,
    erasures,
    idempotency,
    interests,
    outbox,
    reminders,
    telegram_updates,
)


@dataclass(frozen=True)
class Proof:
    """That something was erased, and when; not whose it was."""

    id: str
    erased_at: datetime
    counts: Mapping[str, int]
    """Rows erased, by table."""


class Erasure:
    """Works in the caller's transaction; the caller scrubs the files once it has ended."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def erase(self, tx: Connection, row: Row[Any], reason: str, now: datetime) -> Proof:
        """Erase an interest and what is tied to it.

        A confirmed one takes along everything under its address. One that is not confirmed proves nothing about the
        address it names, so only what was sent with it goes.
        """
        c, digests = interests.c, {row.digest} if row.state == CONFIRMED else set()
        which = [c.id == row.id, c.replaces == row.id]
        if digests:
            which.append(c.digest == row.digest)
        if row.chat:
            which.append(c.chat == row.chat)
            digests.add(row.chat)
        return self._remove(tx, or_(*which), digests, row.chat, reason, now)

    def erase_chat(self, tx: Connection, chat: str, now: datetime) -> Proof:
        """Erase all that is tied to the chat with this keyed hash."""
        return self._remove(tx, or_(interests.c.chat == chat, interests.c.digest == chat), {chat}, chat, "asked", now)

    def _remove(
        self, tx: Connection, which: Any, digests: set[str], chat: str | None, reason: str, now: datetime
    ) -> Proof:  # fmt: skip
        ids = list(tx.scalars(select(interests.c.id).where(which)))
        conditions: dict[Table, Any] = {
            outbox: or_(outbox.c.interest.in_(ids), outbox.c.digest.in_(digests)),
            reminders: reminders.c.digest.in_(digests),
            drafts: drafts.c.digest == chat,
            consents: consents.c.interest.in_(ids),
            idempotency: idempotency.c.owner.in_(ids),
            interests: interests.c.id.in_(ids),
        }
        counts = {}
        for table, condition in conditions.items():
            counts[table.name] = tx.scalar(select(func.count()).select_from(table).where(condition)) or 0
            tx.execute(delete(table).where(condition))
        if chat:
            # Updates that were answered hold nothing more; what waits is answered, by its chat alone.
            t = telegram_updates.c
            tx.execute(
                update(telegram_updates).where(t.digest == chat, t.state == "done").values(body=None, digest=None)
            )
        proof = Proof(secrets.token_urlsafe(9), now, counts)
        tx.execute(insert(erasures).values(id=proof.id, erased_at=now, reason=reason, counts=counts))
        return proof

"""Unfinished forms in the storage: they outlive a restart, move between replicas, and do not stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select

from bot.storage.engine import Storage
from bot.storage.tables import drafts
from bot.telegram.draft import Draft

TIMEOUT = timedelta(hours=1)
"""A form that nobody went on with for so long is given up."""


@dataclass(frozen=True)
class Kept:
    draft: Draft
    expired: bool


class Drafts:
    """One unfinished form a chat, found by the keyed hash of its number. Its methods block, and raise StorageError."""

    def __init__(self, storage: Storage, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._storage, self._clock = storage, clock

    def load(self, chat: int) -> Kept | None:
        """What is kept, if it can still be read."""
        with self._storage.read() as tx:
            row = tx.execute(select(drafts).where(drafts.c.digest == self._digest(chat))).one_or_none()
        if row is None:
            return None
        draft = Draft.of_json(self._storage.cipher.open(row.state))
        return Kept(draft, self._clock() - row.updated_at > TIMEOUT) if draft else None

    def save(self, chat: int, draft: Draft) -> None:
        row = {"state": self._storage.cipher.seal(draft.to_json()), "updated_at": self._clock()}
        put = self._storage.insert(drafts).values(digest=self._digest(chat), **row)
        with self._storage.begin() as tx:
            tx.execute(put.on_conflict_do_update(index_elements=["digest"], set_=row))

    def forget(self, chat: int) -> None:
        with self._storage.begin() as tx:
            tx.execute(delete(drafts).where(drafts.c.digest == self._digest(chat)))

    def give_up(self) -> None:
        """Remove what has expired, of all chats."""
        with self._storage.begin() as tx:
            tx.execute(delete(drafts).where(drafts.c.updated_at < self._clock() - TIMEOUT))

    def _digest(self, chat: int) -> str:
        return self._storage.cipher.digest("telegram chat", str(chat))

"""What only one of several servers does at a time: whoever holds the lease of that name, until it runs out."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, or_

from bot.storage.engine import Storage
from bot.storage.tables import leases

LASTS = timedelta(minutes=2)
"""Without being renewed. A server that dies keeps the others waiting for no longer."""


class Lease:
    """One server's hold on a job. Its methods block and raise StorageError.

    `clock` gives real time, whatever moment the service pretends to have: a lease has to run out.
    """

    def __init__(
        self, storage: Storage, name: str, lasts: timedelta = LASTS,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:  # fmt: skip
        self._storage, self.name, self._lasts, self._clock = storage, name, lasts, clock
        self._holder = secrets.token_hex(16)

    def hold(self) -> bool:
        """Take or renew the lease; False while somebody else holds it."""
        now, c = self._clock(), leases.c
        mine = {"holder": self._holder, "until": now + self._lasts}
        taken = self._storage.insert(leases).values(name=self.name, **mine)
        taken = taken.on_conflict_do_update(
            index_elements=["name"], set_=mine, where=or_(c.holder == self._holder, c.until < now)
        )
        with self._storage.begin() as tx:
            # Counting rows of an insert is not every driver's business; giving them back is.
            return tx.execute(taken.returning(c.name)).first() is not None

    def release(self) -> None:
        """Let the next one have it at once."""
        with self._storage.begin() as tx:
            tx.execute(delete(leases).where(leases.c.name == self.name, leases.c.holder == self._holder))

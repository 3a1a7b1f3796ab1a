"""Seals every personal field again with the newest key, so that a former one can be put away."""

from __future__ import annotations

from collections.abc import Callable

from sqlalchemy import Column, select, update

from bot.storage.engine import Storage
from bot.storage.tables import sealed_columns

_AT_ONCE = 200
"""Rows in one transaction: a server that works on the same database waits no longer than for these."""


def rotate(storage: Storage, progress: Callable[[str, float], None] = lambda step, share: None) -> int:
    """Seal again what is not sealed with the newest key; how many fields there were.

    Servers may go on meanwhile, as long as all of them have the new key. Stopped halfway, it can be started again.
    Raises StorageMismatch for a field that no key opens, and other StorageErrors.
    """
    columns = sealed_columns()
    changed = 0
    for number, column in enumerate(columns, 1):
        changed += _column(storage, column)
        progress("sealing", number / len(columns))
    storage.scrub()
    return changed


def _column(storage: Storage, column: Column[str]) -> int:
    (key,) = column.table.primary_key.columns
    page = select(key, column).where(column.is_not(None)).order_by(key).limit(_AT_ONCE)
    changed, last = 0, None
    while True:
        with storage.begin() as tx:
            rows = tx.execute((page if last is None else page.where(key > last)).with_for_update()).all()
            for name, kept in rows:
                if not storage.cipher.current(kept):
                    sealed = storage.cipher.seal(storage.cipher.open(kept))
                    tx.execute(update(key.table).where(key == name).values({column.name: sealed}))
                    changed += 1
        if len(rows) < _AT_ONCE:
            return changed
        last = rows[-1][0]

"""What can go wrong with the database, in words that hold no data."""

from __future__ import annotations

RETRY_AFTER = 5
"""Seconds after which it is worth asking again."""


class StorageError(Exception):
    """The database could not do what was asked. Nothing was half-written."""

    kind = "fault"
    retry_after: int | None = None


class StorageAway(StorageError):
    """The database does not answer, or is too busy; it may be back in a moment."""

    kind = "away"
    retry_after = RETRY_AFTER


class StorageFull(StorageError):
    """There is no room left to write. What was acknowledged before is intact."""

    kind = "full"
    retry_after = 60


class StorageConflict(StorageError):
    """A row was refused by a rule of its table: it exists already, or what it belongs to does not exist."""

    kind = "conflict"


class StorageMismatch(StorageError):
    """The database cannot be used with this program or these keys; the message says what to do. Trying again is vain."""

    kind = "mismatch"

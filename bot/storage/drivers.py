"""Errors of the drivers, told apart.

A driver's error may quote the row that it refused, and SQLAlchemy's the parameters, so none of them leaves this room:
callers see the errors of `bot.storage.errors` alone, raised `from None`.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.storage.errors import StorageAway, StorageConflict, StorageError, StorageFull, StorageMismatch

_SQLITE_FULL = {sqlite3.SQLITE_FULL}
_SQLITE_AWAY = {
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_PROTOCOL, sqlite3.SQLITE_PERM, sqlite3.SQLITE_NOMEM,
}  # fmt: skip
_SQLITE_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}

_POSTGRES_FULL = {"53100"}
_POSTGRES_AWAY = re.compile(r"08|53|57P|57014|55P03|55006|40001|40P01|25006|25P03|3D000|28")
"""Beginnings of SQLSTATEs: connections, resources, shutdown, time out, locks, conflicts of transactions, a standby that
only reads, a database or a role that is not there (yet)."""


def understood(error: DBAPIError | PoolTimeout) -> StorageError:
    """A driver's error as one of ours, without what the driver says of the data."""
    if isinstance(error, PoolTimeout):
        return StorageAway("every connection to the database is in use")
    if isinstance(error, IntegrityError):
        return StorageConflict("the database refused a row that breaks a rule of its table")
    cause = error.orig
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(cause)
    state = getattr(cause, "sqlstate", None)
    if state in _POSTGRES_FULL:
        return StorageFull("the database server has no room left: free space on its disk")
    if state and _POSTGRES_AWAY.match(state):
        return StorageAway(f"the database server does not serve now (SQLSTATE {state})")
    if state is None and type(error).__name__ in _CONNECTION_ERRORS:
        return StorageAway("the database server does not answer")
    return StorageError(f"the database refused a statement ({type(error).__name__}, SQLSTATE {state or 'none'})")


_CONNECTION_ERRORS = ("OperationalError", "InterfaceError", "InternalError")


def _of_sqlite(cause: sqlite3.Error) -> StorageError:
    name = getattr(cause, "sqlite_errorname", "SQLITE_ERROR")
    # The low byte is the kind of error, the rest its details. Errors of Python's own module have no code.
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code in _SQLITE_FULL:
        return StorageFull("the disk of the database is full: free space on it")
    if code in _SQLITE_AWAY:
        return StorageAway(f"the database file cannot be used now ({name})")
    if code in _SQLITE_DAMAGED:
        return StorageMismatch(f"the database file is damaged ({name}): put a backup back with `guichet restore FILE`")
    return StorageError(f"the database refused a statement ({name})")


@contextmanager
def translated(observe: Callable[[str], None] = lambda kind: None) -> Iterator[None]:
    """Turns errors of drivers into ours; `observe` is told the kind of each. Mistakes of the program stay as they are."""
    try:
        yield
    except (DBAPIError, PoolTimeout) as error:
        known = understood(error)
    except StorageError as error:
        known = error
    else:
        return
    observe(known.kind)
    raise known from None

from __future__ import annotations

import sqlite3

import psycopg
import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError, IntegrityError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.storage.drivers import translated, understood
from bot.storage.engine import Storage
from bot.storage.errors import StorageAway, StorageConflict, StorageError, StorageFull, StorageMismatch
from bot.storage.tables import consents
from tests.databases import Postgres

SECRET = "jeanne@example.org"


def of_sqlite(code: int) -> DBAPIError:
    cause = sqlite3.OperationalError(SECRET)
    cause.sqlite_errorcode, cause.sqlite_errorname = code, "SQLITE_X"
    return OperationalError("INSERT", {"contact": SECRET}, cause)


def of_postgres(kind: type[psycopg.Error]) -> DBAPIError:
    return OperationalError("INSERT", {"contact": SECRET}, kind(SECRET))


@pytest.mark.parametrize(
    "error, expected",
    [
        (of_sqlite(sqlite3.SQLITE_FULL), StorageFull),
        (of_sqlite(sqlite3.SQLITE_BUSY), StorageAway),
        (of_sqlite(sqlite3.SQLITE_BUSY | 2 << 8), StorageAway),
        (of_sqlite(sqlite3.SQLITE_IOERR), StorageAway),
        (of_sqlite(sqlite3.SQLITE_READONLY), StorageAway),
        (of_sqlite(sqlite3.SQLITE_CORRUPT), StorageMismatch),
        (of_sqlite(sqlite3.SQLITE_NOTADB), StorageMismatch),
        (of_sqlite(sqlite3.SQLITE_ERROR), StorageError),
        (of_postgres(psycopg.errors.DiskFull), StorageFull),
        (of_postgres(psycopg.errors.AdminShutdown), StorageAway),
        (of_postgres(psycopg.errors.TooManyConnections), StorageAway),
        (of_postgres(psycopg.errors.DeadlockDetected), StorageAway),
        (of_postgres(psycopg.errors.ReadOnlySqlTransaction), StorageAway),
        (of_postgres(psycopg.errors.QueryCanceled), StorageAway),
        (of_postgres(psycopg.OperationalError), StorageAway),
        (of_postgres(psycopg.errors.UndefinedTable), StorageError),
        (PoolTimeout(SECRET), StorageAway),
        (IntegrityError("INSERT", {"contact": SECRET}, Exception(SECRET)), StorageConflict),
    ],
)
def test_each_error_of_a_driver_is_one_of_ours_and_quotes_nothing(error: DBAPIError, expected: type) -> None:
    known = understood(error)
    assert type(known) is expected and SECRET not in str(known)
    assert (known.retry_after is not None) is (expected in (StorageAway, StorageFull))


def test_what_real_databases_say(storage: Storage) -> None:
    with pytest.raises(StorageError, match="refused a statement"), storage.begin() as tx:
        tx.execute(text("SELECT * FROM nothing_of_ours"))
    with pytest.raises(StorageConflict), storage.begin() as tx:
        tx.execute(
            insert(consents).values(
                interest="none", kind="k", text_version="none", lang="fr", channel="page",
                given_at=text("CURRENT_TIMESTAMP"),
            )
        )  # fmt: skip


def test_a_session_that_the_server_ends_is_away_and_the_next_one_works(postgres: Postgres, storage: Storage) -> None:
    if storage.file:
        pytest.skip("SQLite has no server")
    with pytest.raises(StorageAway), storage.begin() as tx:
        tx.execute(text("SELECT pg_terminate_backend(pg_backend_pid())"))
    assert storage.reachable()


def test_mistakes_of_the_program_stay_as_they_are() -> None:
    told: list[str] = []
    with pytest.raises(ZeroDivisionError), translated(told.append):
        1 / 0  # noqa: B018
    with pytest.raises(StorageFull), translated(told.append):
        raise StorageFull("full")
    assert told == ["full"]

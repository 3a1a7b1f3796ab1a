"""Copies of the database, made while servers work on it, and put back when none does.

A copy is one file that its owner alone may read: an SQLite database, or an archive of pg_dump. Personal fields in it are
sealed as they are in the database, so it is worth nothing without the keys, which it does not hold.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from time import sleep

from sqlalchemy import text

from bot.storage import schema
from bot.storage.cipher import Cipher
from bot.storage.drivers import translated
from bot.storage.engine import APPLICATION, PATIENCE, Storage
from bot.storage.errors import StorageAway, StorageFull, StorageMismatch
from bot.storage.holding import Holding

_PAGES = 1_000
"""Pages that are copied at a time: between two, servers may write."""

_MAGIC = b"PGDMP"
"""How an archive of pg_dump begins."""

LOOKS, BETWEEN_LOOKS = 10, 0.2
"""How often one looks whether a session of another is gone, and the seconds between."""

Progress = Callable[[str, float], None]


def back_up(storage: Storage, to: Path, progress: Progress = lambda step, share: None) -> None:
    """Write a copy of the database to `to`, whole or not at all. Servers go on meanwhile.

    Raises StorageMismatch when `to` is there already or the tools are missing; StorageAway; StorageFull.
    """
    if to.exists():
        raise StorageMismatch(f"{to} is there already: name another file")
    part = to.with_name(f"{to.name}.part")
    try:
        part.unlink(missing_ok=True)
        _private(part)
        if storage.file:
            _copy_sqlite(storage.file, part, progress)
            check(part)
        else:
            _run("pg_dump", storage, "--format=custom", "--no-owner", "--no-privileges", f"--file={part}")
        _to_disk(part)
        part.rename(to)
        _to_disk(to.parent)
    except OSError as error:
        raise StorageMismatch(f"{error.filename or to}: {error.strerror or error}") from None
    finally:
        part.unlink(missing_ok=True)


def restore(storage: Storage, copy: Path, keys: tuple[str, ...], progress: Progress = lambda step, share: None) -> str:
    """Put the copy in the place of what the database holds, whole or not at all; the version of its tables.

    Raises StorageMismatch while a server uses the database, and when the copy is damaged, of a newer program, sealed
    with other keys or of the other kind of database. Then nothing has changed.
    """
    if storage.file:
        found = check(copy, keys)
        with Holding(storage.file).alone():
            _put_sqlite(copy, storage.file, progress)
        return found
    if not _is_archive(copy):
        raise StorageMismatch(f"{copy} is no copy of a PostgreSQL database, as `backup` makes it")
    _alone_on_postgres(storage)
    _run(
        "pg_restore", storage, "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction",
        "--exit-on-error", str(copy),
    )  # fmt: skip
    with storage.engine.connect() as connection:
        return schema.version(connection) or ""


def check(copy: Path, keys: tuple[str, ...] | None = None) -> str:
    """The version of the tables in an SQLite copy. Raises StorageMismatch when it cannot be used, with these keys."""
    if not copy.is_file():
        raise StorageMismatch(f"{copy}: there is no such file")
    if _is_archive(copy):
        raise StorageMismatch(f"{copy} is a copy of a PostgreSQL database: set BOT_DATABASE_URL to one")
    try:
        # Immutable: a copy is read where it lies, and nothing is written beside it.
        with closing(sqlite3.connect(f"{copy.resolve().as_uri()}?immutable=1", uri=True)) as connection:
            if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
                raise StorageMismatch(f"{copy} is damaged: use another copy")
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise StorageMismatch(f"{copy} is damaged: rows are missing. Use another copy")
            version = str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
            sealed = [row[0] for row in connection.execute("SELECT value FROM secrets")]
    except (sqlite3.Error, TypeError):
        raise StorageMismatch(f"{copy} is no copy of a database, as `backup` makes it") from None
    if not schema.knows(version):
        raise StorageMismatch(f"{copy} has version {version}, which this program does not know: update the program")
    if keys is not None:
        for value in sealed:
            Cipher(keys).open(value)
    return version


def _copy_sqlite(source: Path, to: Path, progress: Progress) -> None:
    def copied(status: int, remaining: int, total: int) -> None:
        progress("copying", 1 - remaining / total if total else 1.0)

    try:
        with closing(sqlite3.connect(source, timeout=PATIENCE)) as old, closing(sqlite3.connect(to)) as new:
            old.backup(new, pages=_PAGES, progress=copied)
            new.execute("PRAGMA journal_mode=DELETE")  # one file, with nothing beside it
    except sqlite3.Error as error:
        raise _of_sqlite(error) from None


def _put_sqlite(copy: Path, to: Path, progress: Progress) -> None:
    """SQLite's own copying into the file is one transaction: stopped halfway, the former content is there."""
    with _usable(to):
        try:
            with (
                closing(sqlite3.connect(f"{copy.resolve().as_uri()}?immutable=1", uri=True)) as new,
                closing(sqlite3.connect(to)) as old,
            ):
                old.execute("PRAGMA synchronous=FULL")
                old.execute("PRAGMA secure_delete=ON")
                new.backup(old, progress=lambda s, left, total: progress("restoring", 1 - left / total if total else 1))
                old.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except sqlite3.Error as error:
            raise _of_sqlite(error) from None


@contextmanager
def _usable(file: Path) -> Iterator[None]:
    """A file that is no database any more is put aside, not written into."""
    file.parent.mkdir(parents=True, exist_ok=True)
    _private(file)
    try:
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA schema_version").fetchone()
            connection.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.DatabaseError:
        for path in (file, file.with_name(f"{file.name}-wal"), file.with_name(f"{file.name}-shm")):
            if path.exists():
                path.rename(path.with_name(f"{path.name}.damaged-{datetime.now():%Y%m%dT%H%M%S}"))
    _private(file)
    yield


def _of_sqlite(error: sqlite3.Error) -> StorageAway | StorageFull:
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR):
        return StorageFull("the disk is full: free space on it")
    return StorageAway(f"the file cannot be used now ({getattr(error, 'sqlite_errorname', 'SQLITE_ERROR')})")


def _alone_on_postgres(storage: Storage) -> None:
    """Raises StorageMismatch while a server has a session in the database; one that was just closed is waited for, since the server drops it after its client."""
    others = text(
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND application_name = :name"
        " AND pid <> pg_backend_pid()"
    )
    for _ in range(LOOKS):
        with translated(), storage.engine.connect() as connection:
            if not connection.scalar(others, {"name": APPLICATION}):
                return
        sleep(BETWEEN_LOOKS)
    raise StorageMismatch("a server uses this database: stop it first")
    storage.engine.dispose()


def _run(tool: str, storage: Storage, *arguments: str) -> None:
    """Run a tool of PostgreSQL; the password goes by the environment, which others cannot read."""
    found = shutil.which(tool)
    if found is None:
        raise StorageMismatch(
            f"{tool} is not installed. On Debian: apt-get install postgresql-client; or use the tools of who runs the server"
        )
    url = storage.url
    host = url.query.get("host", url.host)
    chosen = {
        "PGHOST": host if isinstance(host, str) else None,
        "PGPORT": str(url.port) if url.port else None,
        "PGUSER": url.username,
        "PGPASSWORD": str(url.password) if url.password else None,
        "PGDATABASE": url.database,
        "PGCONNECT_TIMEOUT": str(PATIENCE),
    }
    named = {
        f"PG{name.upper()}": str(value)
        for name, value in url.query.items()
        if name in ("sslmode", "sslrootcert", "port")
    }
    environment = os.environ | {name: value for name, value in chosen.items() if value} | named
    target = [f"--dbname={url.database}"] if tool == "pg_restore" else []
    done = subprocess.run(  # noqa: S603  # arguments of ours
        [found, *target, *arguments], env=environment, check=False, capture_output=True, text=True
    )
    if done.returncode:
        # What the tool says may quote a row: the name of the step is enough, the rest is in the server's log.
        hint = "their versions differ" if "version" in done.stderr else "see the log of the database server"
        raise StorageMismatch(f"{tool} failed: {hint}")


def _is_archive(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(_MAGIC)) == _MAGIC
    except OSError as error:
        raise StorageMismatch(f"{path}: {error.strerror}") from None


def _private(path: Path) -> None:
    """An empty file that its owner alone may read, if there is none yet."""
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600))


def _to_disk(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)

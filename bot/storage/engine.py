"""The database, opened: transactions, and the cipher for what is personal in them."""

from __future__ import annotations

import logging
import os
import secrets
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.settings import Settings
from bot.storage import schema, tables
from bot.storage.cipher import Cipher
from bot.storage.drivers import translated
from bot.storage.errors import StorageAway, StorageError, StorageMismatch
from bot.storage.holding import Holding

FILE = "guichet.sqlite3"
APPLICATION = "guichet"
"""How the sessions of this program are called in PostgreSQL."""

PATIENCE = 5
"""Seconds that a transaction waits for its turn, for a connection or for an answer, before it is told to come back."""

_log = logging.getLogger("guichet.storage")


class Storage:
    """One database. Thread-safe; its methods block, so coroutines call them in a thread."""

    def __init__(
        self, url: str, var: Path, keys: Sequence[str] = (), secret: str = "",
        observe: Callable[[str], None] = lambda kind: None,
    ) -> None:  # fmt: skip
        """Nothing is opened yet. `url`: empty for SQLite in `var`; `keys` and `secret`: see `Cipher` and `signing_key`;
        `observe` is told the kind of each failure. Raises StorageMismatch for a URL of another kind of database."""
        self.url = database_url(url, var)
        self.observe = observe
        self._keys, self._secret = tuple(keys), secret
        self.engine = _engine(self.url)
        self._holding = Holding(self.file) if self.file else None
        # SQLite admits one writer. Waiting in line here is fair and immediate; its own waiting is by trying again.
        self._turn = threading.Lock() if self.file else None
        self._preparing = threading.Lock()
        self._cipher: Cipher | None = None
        self._signing_key = ""

    @classmethod
    def open(
        cls, url: str, var: Path, keys: Sequence[str] = (), secret: str = "",
        observe: Callable[[str], None] = lambda kind: None,
    ) -> Storage:  # fmt: skip
        """The database with its tables up to date.

        When it does not answer now, that is done by the first transaction after it is back. Raises StorageMismatch when
        the program and the database do not fit.
        """
        storage = cls(url, var, keys, secret, observe)
        try:
            storage.prepare()
        except StorageAway as error:
            _log.warning("database: %s; it is opened when it is back", error)
        except StorageError:
            storage.close()
            raise
        return storage

    @property
    def file(self) -> Path | None:
        """The file of the database; None with PostgreSQL."""
        return Path(self.url.database or "") if self.url.get_backend_name() == "sqlite" else None

    @property
    def cipher(self) -> Cipher:
        """Seals what is personal. Raises StorageAway while the database has never been reached."""
        self.prepare()
        assert self._cipher is not None
        return self._cipher

    @property
    def signing_key(self) -> str:
        """What links are signed with: the operator's secret, or one that was made once. Raises StorageAway likewise."""
        self.prepare()
        return self._signing_key

    @contextmanager
    def begin(self) -> Iterator[Connection]:
        """A transaction that may write: all of it is kept for good when the block ends, nothing when it raises.

        Raises StorageAway, StorageFull, StorageConflict, or another StorageError.
        """
        self.prepare()
        with self._writing() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that only reads, and waits for no writer. Raises StorageAway, or another StorageError."""
        self.prepare()
        with (
            translated(self.observe),
            self.engine.connect().execution_options(reading=True) as connection,
            connection.begin(),
        ):
            yield connection

    def insert(self, table: Table) -> Any:
        """An insert that knows `on_conflict_do_nothing` and `on_conflict_do_update`, of this kind of database."""
        return (sqlite if self.file else postgresql).insert(table)

    def reachable(self) -> bool:
        """Whether the database answers now."""
        try:
            with self.read() as connection:
                connection.execute(text("SELECT 1"))
        except Exception:
            return False
        return True

    def prepare(self) -> None:
        """Bring the tables up to date and read the secrets, unless that is done. Raises StorageAway, StorageMismatch."""
        if self._cipher is not None:
            return
        with self._preparing:
            if self._cipher is not None:
                return
            if self._holding:
                self._holding.share()
            with self._writing() as connection:
                schema.migrate(connection)
                bare = Cipher(self._keys)
                pepper = self._kept_secret(connection, bare, "pepper")
                self._signing_key = self._secret or self._kept_secret(connection, bare, "signing")
            self._cipher = Cipher(self._keys, pepper.encode())

    def scrub(self) -> None:
        """Leave no trace in the files of what was deleted.

        SQLite overwrites what it deletes, but its log keeps former pages until it is written back: this does it now.
        PostgreSQL frees its dead rows; its own log is recycled in its own time. Raises StorageAway when the database
        does not answer.
        """
        self.prepare()
        alone = self.engine.connect().execution_options(isolation_level="AUTOCOMMIT")
        with translated(self.observe), self._in_turn(), alone as connection:
            if not self.file:
                connection.exec_driver_sql(f"VACUUM {', '.join(tables.metadata.tables)}")
            elif connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").scalar():
                _log.warning(
                    "database: a reader keeps the log of %s from being emptied; the next erasure does it", FILE
                )

    def close(self) -> None:
        """Close every connection. The storage may be used again."""
        self.engine.dispose()
        if self._holding:
            self._holding.release()
        self._cipher = None

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(self.observe), self._in_turn(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        if self._turn is None:
            yield
            return
        if not self._turn.acquire(timeout=PATIENCE):
            raise StorageAway("too many wait to write")
        try:
            yield
        finally:
            self._turn.release()

    def _kept_secret(self, connection: Connection, cipher: Cipher, name: str) -> str:
        found = connection.scalar(select(tables.secrets.c.value).where(tables.secrets.c.name == name))
        if found is not None:
            return cipher.open(found)
        made = secrets.token_urlsafe(32)
        row = {"name": name, "value": cipher.seal(made), "made_at": datetime.now(UTC)}
        connection.execute(tables.secrets.insert().values(row))
        return made


def open_storage(settings: Settings, observe: Callable[[str], None] = lambda kind: None) -> Storage:
    """The database of the settings. Raises StorageMismatch as `Storage.open` does."""
    url, secret = settings.database_url, settings.secret
    return Storage.open(
        url.get_secret_value() if url else "", settings.var, settings.keys,
        secret.get_secret_value() if secret else "", observe,
    )  # fmt: skip


def unopened(settings: Settings) -> Storage:
    """The database of the settings, before anything is opened. Raises StorageMismatch for a URL of another kind."""
    url = settings.database_url
    return Storage(url.get_secret_value() if url else "", settings.var, settings.keys)


def database_url(url: str, var: Path) -> URL:
    """The URL as SQLAlchemy wants it. Raises StorageMismatch, which does not quote it, for what is no such URL."""
    try:
        parsed = make_url(url) if url else URL.create("sqlite", database=str(var / FILE))
    except ArgumentError:
        raise StorageMismatch(_URL) from None
    if parsed.get_backend_name() in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() == "sqlite" and parsed.database and parsed.database != ":memory:":
        return parsed.set(drivername="sqlite+pysqlite")
    raise StorageMismatch(_URL)


_URL = "BOT_DATABASE_URL: write postgresql://USER:PASSWORD@HOST/NAME, sqlite:////FOLDER/FILE, or nothing"


def _engine(url: URL) -> Engine:
    # Parameters are personal data: they are hidden from errors and logs.
    if url.get_backend_name() == "sqlite":
        engine = create_engine(url, hide_parameters=True, connect_args={"timeout": PATIENCE})
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
        file = Path(url.database or "")
        event.listen(engine, "do_connect", lambda *_: _create(file))
        return engine
    return create_engine(
        url, hide_parameters=True, pool_pre_ping=True, pool_size=8, max_overflow=8, pool_timeout=PATIENCE,
        connect_args={
            "connect_timeout": PATIENCE,
            "application_name": APPLICATION,
            "keepalives_idle": 30,
            "tcp_user_timeout": 10_000,
            "options": f"-c synchronous_commit=on -c lock_timeout={PATIENCE}s -c statement_timeout=30s"
            " -c idle_in_transaction_session_timeout=60s -c timezone=UTC",
        },
    )  # fmt: skip


def _create(file: Path) -> None:
    """The file, readable by its owner alone; SQLite gives its companions the same mode."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_WRONLY, 0o600))
    except OSError:
        return  # SQLite says what is wrong with the place, in an error that is understood


def _on_connect(connection: Any, record: object) -> None:
    connection.isolation_level = None  # transactions are begun below, not guessed from statements
    for pragma in (
        f"busy_timeout={PATIENCE * 1000}",
        "journal_mode=WAL",
        "synchronous=FULL",  # what is acknowledged is on the disk
        "foreign_keys=ON",
        "secure_delete=ON",  # what is deleted is overwritten
        "trusted_schema=OFF",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _on_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("isolation_level") != "AUTOCOMMIT":
        # What begins by reading and then writes could be refused halfway: it takes the right to write at once.
        connection.exec_driver_sql("BEGIN" if options.get("reading") else "BEGIN IMMEDIATE")

"""Real databases for tests: SQLite files, and a PostgreSQL server that is started once."""

from __future__ import annotations

import base64
import itertools
import os
import shutil
import subprocess
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.exc import OperationalError

from bot.storage.engine import Storage, database_url

KEY = base64.urlsafe_b64encode(b"a key for tests, known to all, 32"[:32]).decode()
KINDS = ("sqlite", "postgresql")

PATIENCE = 120.0
"""Seconds that a server of the tests may take to start, on a machine that is busy with other things."""

T = TypeVar("T")


def _patiently(start: Callable[[], T]) -> T:
    """What `start` gives. pgserver waits for ten seconds; a server that needs longer goes on starting meanwhile."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return start()
        except (subprocess.TimeoutExpired, AssertionError):
            if time.monotonic() > deadline:
                raise
            time.sleep(1.0)


class Postgres:
    """A PostgreSQL server of the tests, reached by a socket in its folder."""

    def __init__(self, folder: Path) -> None:
        import pgserver

        self._server = _patiently(lambda: pgserver.get_server(folder, cleanup_mode=None))
        self._numbers = itertools.count(1)
        self.folder = folder

    def database(self) -> str:
        """The URL of a new database."""
        name = f"test_{os.getpid()}_{next(self._numbers)}"
        engine = create_engine(database_url(self._server.get_uri(), Path()), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return str(self._server.get_uri(name))

    def stop(self) -> None:
        """Stop at once, as after a loss of power."""
        from pgserver._commands import pg_ctl

        pg_ctl(["stop", "-m", "immediate"], pgdata=self.folder, user=self._server.system_user)

    def start(self) -> None:
        """Start again, with what it had."""
        _patiently(self._server.ensure_postgres_running)
        self._wait()

    def _wait(self) -> None:
        """Until it takes connections: after a loss of power it first goes through what it had written."""
        deadline = time.monotonic() + PATIENCE
        engine = create_engine(database_url(self._server.get_uri(), Path()))
        while True:
            try:
                engine.connect().close()
                break
            except OperationalError:
                if time.monotonic() > deadline:
                    raise
                time.sleep(0.5)
        engine.dispose()

    def close(self) -> None:
        if self._server._postmaster_info.is_running():
            self.stop()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The server. Its folder has a short name: that of a socket may have about a hundred characters."""
    warnings.filterwarnings("ignore", message="XDG_RUNTIME_DIR")
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    folder.chmod(0o755)  # as root, the server runs as another user
    server = Postgres(folder / "data")
    try:
        yield server
    finally:
        server.close()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=KINDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of a new, empty database, of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/kept/guichet.sqlite3"
    return str(request.getfixturevalue("postgres").database())


@pytest.fixture
def storage(database: str, tmp_path: Path) -> Iterator[Storage]:
    """An open database of either kind, with a key."""
    opened = Storage.open(database, tmp_path, keys=(KEY,))
    yield opened
    opened.close()

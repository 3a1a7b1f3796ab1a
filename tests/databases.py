"""Real databases for tests: SQLite files, and a PostgreSQL server that is started once."""

from __future__ import annotations

import base64
import itertools
import os
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from bot.storage.engine import Storage, database_url

KEY = base64.urlsafe_b64encode(b"a key for tests, known to all, 32"[:32]).decode()
KINDS = ("sqlite", "postgresql")


class Postgres:
    """A PostgreSQL server of the tests, reached by a socket in its folder."""

    def __init__(self, folder: Path) -> None:
        import pgserver

        self._server = pgserver.get_server(folder, cleanup_mode=None)
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
        self._server.ensure_postgres_running()

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

"""Brings the tables up to date when a database is opened, one program at a time."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, text

from bot.storage.errors import StorageMismatch

if TYPE_CHECKING:
    from alembic.config import Config

STEPS = Path(__file__).parent / "migrations"

_LOCK = 0x6755_6963_6865_74
"""Of PostgreSQL's advisory locks, the one that is held while tables change. Any number that no other program uses."""

_WAIT = "60s"


def migrate(connection: Connection) -> str:
    """Run the steps that this database has not seen, in the connection's transaction; the version that it has then.

    A second program waits: for the transaction on SQLite (begun to write), for a lock on PostgreSQL. Raises
    StorageMismatch when a newer program has already changed the tables.
    """
    from alembic import command
    from alembic.util import CommandError

    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = '{_WAIT}'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
    before, newest = version(connection), head()
    if before == newest:
        return newest
    logging.getLogger("alembic").setLevel(logging.WARNING)
    config = _config()
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError:
        raise StorageMismatch(
            f"the database has version {before}, which this program does not know: update the program"
        ) from None
    return newest


def version(connection: Connection) -> str | None:
    """The version of the tables; None in an empty database."""
    from alembic.migration import MigrationContext

    return MigrationContext.configure(connection).get_current_revision()


def head() -> str:
    """The version that this program needs."""
    from alembic.script import ScriptDirectory

    found = ScriptDirectory.from_config(_config()).get_current_head()
    assert found, "the program has no migration"
    return found


def knows(version: str) -> bool:
    """Whether this program can bring tables of that version up to date."""
    from alembic.script import ScriptDirectory
    from alembic.util import CommandError

    try:
        return ScriptDirectory.from_config(_config()).get_revision(version) is not None
    except CommandError:
        return False


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(STEPS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config

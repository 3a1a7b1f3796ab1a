"""How the database stands, for `doctor`: looked at without changing anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from sqlalchemy import select

from bot.settings import Settings
from bot.storage import schema
from bot.storage.cipher import Cipher
from bot.storage.drivers import translated
from bot.storage.engine import Storage, unopened
from bot.storage.errors import StorageError
from bot.storage.tables import secrets


@dataclass(frozen=True)
class State:
    level: Literal["ok", "info", "problem"]
    message: str


def look(settings: Settings) -> State:
    """Whether the database answers, its tables fit this program, and the keys open it. Never fails."""
    try:
        storage = unopened(settings)
    except StorageError as error:
        return State("problem", str(error))
    try:
        return _look(storage, settings)
    except StorageError as error:
        return State("problem", f"{_name(storage)}: {error}")
    finally:
        storage.close()


def _look(storage: Storage, settings: Settings) -> State:
    name = _name(storage)
    if storage.file and not storage.file.exists():
        return State("info", f"{name} is made at the first start")
    with translated(), storage.engine.connect().execution_options(reading=True) as connection:
        version, newest = schema.version(connection), schema.head()
        if version is None:
            return State("info", f"{name} is empty: its tables are made at the first start")
        if not schema.knows(version):
            return State(
                "problem", f"{name} has version {version}, which this program does not know: update the program"
            )
        for value in connection.scalars(select(secrets.c.value)):
            Cipher(settings.keys).open(value)
    if version != newest:
        return State("info", f"{name} has version {version}: the next start brings it to {newest}")
    return State("ok", f"{name}, version {version}")


def _name(storage: Storage) -> str:
    """The database without user and password."""
    if storage.file:
        return str(storage.file)
    url = storage.url
    return f"PostgreSQL {url.database} on {url.query.get('host') or url.host}"

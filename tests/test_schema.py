from __future__ import annotations

from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from bot.storage import schema, tables
from bot.storage.engine import Storage
from bot.storage.errors import StorageMismatch
from tests.databases import KEY


def test_the_steps_make_the_tables_that_the_code_knows(storage: Storage) -> None:
    with storage.begin() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        assert compare_metadata(context, tables.metadata) == []
        assert schema.version(connection) == schema.head()


def test_a_database_of_a_newer_program_is_left_alone(storage: Storage, database: str, tmp_path: Path) -> None:
    with storage.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageMismatch, match="9999"):
        Storage.open(database, tmp_path, keys=(KEY,))
    with storage.read() as connection:
        assert schema.version(connection) == "9999"


def test_a_step_that_fails_leaves_nothing(database: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The last table of the first step exists already, so the step fails after it made the others."""
    storage = Storage(database, tmp_path)
    with storage._writing() as connection:
        connection.execute(text("CREATE TABLE consents (id INTEGER)"))
    with pytest.raises(Exception, match="refused a statement"):
        storage.prepare()
    with storage.engine.connect() as connection:
        names = set(connection.dialect.get_table_names(connection))
    assert names == {"consents"}
    storage.close()

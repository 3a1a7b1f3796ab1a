from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import text

from bot.settings import Settings
from bot.storage.cipher import new_key
from bot.storage.engine import Storage
from bot.storage.state import look
from tests.databases import KEY


def chosen(database: str, tmp_path: Path, key: str | None = KEY) -> Settings:
    secret = SecretStr(key) if key else None
    return Settings(_env_file=None, var=tmp_path, database_url=SecretStr(database), data_keys=secret)  # type: ignore[call-arg]


def test_a_new_database_is_left_to_the_first_start(database: str, tmp_path: Path) -> None:
    found = look(chosen(database, tmp_path))
    assert found.level == "info" and "first start" in found.message
    assert not (tmp_path / "kept").exists()


def test_a_database_in_order(storage: Storage, database: str, tmp_path: Path) -> None:
    found = look(chosen(database, tmp_path))
    assert found.level == "ok" and "version 0001" in found.message


@pytest.mark.parametrize("key", [None, new_key()], ids=["none", "another"])
def test_keys_that_do_not_open_it(storage: Storage, database: str, tmp_path: Path, key: str | None) -> None:
    found = look(chosen(database, tmp_path, key))
    assert found.level == "problem" and "BOT_DATA_KEYS" in found.message


def test_a_newer_program_was_there(storage: Storage, database: str, tmp_path: Path) -> None:
    with storage.begin() as tx:
        tx.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    found = look(chosen(database, tmp_path))
    assert found.level == "problem" and "update the program" in found.message


def test_one_that_does_not_answer(tmp_path: Path) -> None:
    found = look(chosen("postgresql://user:hidden@127.0.0.1:9/base", tmp_path))
    assert found.level == "problem" and "hidden" not in found.message and "base" in found.message


def test_no_database_at_all(tmp_path: Path) -> None:
    assert look(chosen("mysql://user:hidden@h/b", tmp_path)).level == "problem"

from __future__ import annotations

import os
import sqlite3
import stat
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from bot.storage import backup as module
from bot.storage.backup import back_up, check, restore
from bot.storage.cipher import new_key
from bot.storage.engine import Storage
from bot.storage.errors import StorageMismatch
from bot.storage.tables import drafts
from tests.databases import KEY, KINDS, Postgres

NOW = datetime(2026, 10, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def tools(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tools that came with the tests' PostgreSQL: those of the machine may be older."""
    from pgserver._commands import POSTGRES_BIN_PATH

    monkeypatch.setenv("PATH", f"{POSTGRES_BIN_PATH}{os.pathsep}{os.environ['PATH']}")


def put(storage: Storage, *names: str) -> None:
    with storage.begin() as tx:
        for name in names:
            tx.execute(drafts.insert().values(digest=name, state=storage.cipher.seal(name), updated_at=NOW))


def held(storage: Storage) -> list[str]:
    with storage.read() as tx:
        return [storage.cipher.open(v) for v in tx.scalars(select(drafts.c.state).order_by(drafts.c.digest))]


@pytest.fixture
def target(database: str, tmp_path: Path) -> Iterator[Storage]:
    """The same database as nobody has opened it yet, to be replaced."""
    made = Storage(database, tmp_path, keys=(KEY,))
    yield made
    made.close()


def test_what_was_lost_is_there_again(storage: Storage, target: Storage, tmp_path: Path) -> None:
    put(storage, "a", "b")
    digest = storage.cipher.digest("mail", "x")
    copy = tmp_path / "copy"
    back_up(storage, copy)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith("copy")) == ["copy"]
    with storage.begin() as tx:
        tx.execute(drafts.delete())
    put(storage, "since")
    storage.close()
    assert restore(target, copy, (KEY,)) == "0001"
    assert held(storage) == ["a", "b"] and storage.cipher.digest("mail", "x") == digest
    put(storage, "c")
    assert held(storage) == ["a", "b", "c"]


def test_into_an_empty_place(storage: Storage, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    put(storage, "a")
    back_up(storage, tmp_path / "copy")
    if storage.file:
        url = f"sqlite:///{tmp_path}/elsewhere/guichet.sqlite3"
    else:
        url = request.getfixturevalue("postgres").database()
    other = Storage(url, tmp_path, keys=(KEY,))
    restore(other, tmp_path / "copy", (KEY,))
    assert held(other) == ["a"]
    if other.file:
        assert stat.S_IMODE(other.file.stat().st_mode) == 0o600
    other.close()


def test_it_is_refused_while_a_server_uses_the_database(storage: Storage, target: Storage, tmp_path: Path) -> None:
    put(storage, "a")
    back_up(storage, tmp_path / "copy")
    put(storage, "b")
    with pytest.raises(StorageMismatch, match="stop it first"):
        restore(target, tmp_path / "copy", (KEY,))
    assert held(storage) == ["a", "b"]


def test_a_copy_is_whole_while_others_write(storage: Storage, tmp_path: Path, target: Storage) -> None:
    """Rows come in pairs, each pair in one transaction: a copy holds both or none."""
    stop = threading.Event()

    def write() -> None:
        for i in range(10_000):
            if stop.is_set():
                return
            put(storage, f"{i}-left", f"{i}-right")

    writer = threading.Thread(target=write)
    writer.start()
    try:
        copies = [tmp_path / f"copy{i}" for i in range(3)]
        for copy in copies:
            back_up(storage, copy)
    finally:
        stop.set()
        writer.join()
    storage.close()
    restore(target, copies[-1], (KEY,))
    names = held(storage)
    assert {n.removesuffix("-left") for n in names if n.endswith("-left")} == {
        n.removesuffix("-right") for n in names if n.endswith("-right")
    }


def test_a_file_that_is_there_is_not_overwritten(storage: Storage, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.write_text("mine")
    with pytest.raises(StorageMismatch, match="another file"):
        back_up(storage, copy)
    assert copy.read_text() == "mine"
    with pytest.raises(StorageMismatch, match="No such file"):
        back_up(storage, tmp_path / "nowhere" / "copy")


def broken(copy: Path) -> None:
    data = bytearray(copy.read_bytes())
    data[len(data) // 2 : len(data) // 2 + 4096] = os.urandom(4096)
    copy.write_bytes(data)


def newer(copy: Path) -> None:
    with sqlite3.connect(copy) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")


def foreign(copy: Path) -> None:
    copy.write_text("this is no database")


def cut(copy: Path) -> None:
    copy.write_bytes(copy.read_bytes()[:-5000])


@pytest.mark.parametrize("spoil", [broken, newer, foreign, cut])
def test_a_copy_that_cannot_be_used_changes_nothing(tmp_path: Path, spoil: object) -> None:
    storage = Storage.open("", tmp_path, keys=(KEY,))
    put(storage, *(f"{i:03}" for i in range(200)))
    copy = tmp_path / "copy"
    back_up(storage, copy)
    storage.close()
    spoil(copy)  # type: ignore[operator]
    with pytest.raises(StorageMismatch, match="copy"):
        restore(Storage("", tmp_path), copy, (KEY,))
    assert len(held(storage)) == 200
    storage.close()


def test_a_copy_sealed_with_another_key_is_refused(storage: Storage, tmp_path: Path) -> None:
    if not storage.file:
        pytest.skip("an archive of pg_dump is not opened before it is restored; the command opens the database after")
    back_up(storage, tmp_path / "copy")
    storage.close()
    with pytest.raises(StorageMismatch, match="BOT_DATA_KEYS"):
        restore(Storage(str(storage.url), tmp_path), tmp_path / "copy", (new_key(),))


def test_a_copy_of_the_other_kind_is_refused(postgres: Postgres, tmp_path: Path) -> None:
    opened = {
        kind: Storage.open(url, tmp_path)
        for kind, url in zip(KINDS, (f"sqlite:///{tmp_path}/a.sqlite3", postgres.database()), strict=True)
    }
    for kind, storage in opened.items():
        back_up(storage, tmp_path / kind)
        storage.close()
    with pytest.raises(StorageMismatch, match="PostgreSQL"):
        restore(opened["sqlite"], tmp_path / "postgresql", ())
    with pytest.raises(StorageMismatch, match="PostgreSQL"):
        restore(opened["postgresql"], tmp_path / "sqlite", ())


def test_a_damaged_database_is_put_aside(tmp_path: Path) -> None:
    storage = Storage.open("", tmp_path, keys=(KEY,))
    put(storage, "a")
    back_up(storage, tmp_path / "copy")
    storage.close()
    file = tmp_path / "guichet.sqlite3"
    file.write_bytes(b"no database at all" * 1_000)
    with pytest.raises(StorageMismatch, match="damaged"):
        Storage.open("", tmp_path, keys=(KEY,))
    restore(Storage("", tmp_path), tmp_path / "copy", (KEY,))
    assert held(storage) == ["a"]
    assert [p for p in tmp_path.iterdir() if ".damaged-" in p.name]
    storage.close()


def test_without_the_tools_it_says_what_to_install(
    postgres: Postgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    storage = Storage.open(postgres.database(), tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(StorageMismatch, match="postgresql-client"):
        back_up(storage, tmp_path / "copy")
    storage.close()


def test_a_backup_on_a_full_disk_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage = Storage.open("", tmp_path)
    with storage.begin() as tx:
        assert tx.scalar(select(func.count()).select_from(drafts)) == 0
        tx.execute(text("SELECT 1"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(module, "_to_disk", full)
    with pytest.raises(StorageMismatch, match="No space left"):
        back_up(storage, tmp_path / "copy")
    assert not [p for p in tmp_path.iterdir() if p.name.startswith("copy")]
    storage.close()


def test_a_copy_says_which_version_it_has(storage: Storage, tmp_path: Path) -> None:
    if storage.file:
        back_up(storage, tmp_path / "copy")
        assert check(tmp_path / "copy", (KEY,)) == "0001"

from __future__ import annotations

import re
import stat
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import func, select, text
from sqlalchemy.exc import StatementError

from bot.settings import Settings
from bot.storage.cipher import new_key
from bot.storage.engine import Storage, database_url, open_storage
from bot.storage.errors import StorageAway, StorageConflict, StorageMismatch
from bot.storage.holding import Holding
from bot.storage.tables import drafts, leases
from tests.databases import KEY

NOW = datetime(2026, 10, 1, 10, tzinfo=timezone(timedelta(hours=2)))


def lease(name: str) -> dict[str, object]:
    return {"name": name, "holder": "me", "until": NOW}


def count(storage: Storage) -> int:
    with storage.read() as connection:
        return connection.scalar(select(func.count()).select_from(leases)) or 0


def test_what_was_committed_is_there_when_it_is_opened_again(storage: Storage, database: str, tmp_path: Path) -> None:
    with storage.begin() as connection:
        connection.execute(leases.insert().values(lease("a")))
    storage.close()
    again = Storage.open(database, tmp_path, keys=(KEY,))
    with again.read() as connection:
        assert connection.execute(select(leases)).all() == [("a", "me", NOW)]
    again.close()


def test_a_block_that_fails_leaves_nothing(storage: Storage) -> None:
    with pytest.raises(RuntimeError), storage.begin() as connection:
        connection.execute(leases.insert().values(lease("a")))
        raise RuntimeError
    assert count(storage) == 0


def test_moments_are_aware_and_in_utc(storage: Storage) -> None:
    with storage.begin() as connection:
        connection.execute(leases.insert().values(lease("a")))
        until = connection.scalar(select(leases.c.until))
    assert until == NOW and until.tzinfo == UTC
    with pytest.raises(StatementError, match="time zone"), storage.begin() as connection:
        connection.execute(leases.insert().values(lease("b") | {"until": NOW.replace(tzinfo=None)}))


def test_many_write_at_once(storage: Storage) -> None:
    def write(thread: int) -> None:
        for i in range(10):
            with storage.begin() as connection:
                connection.execute(leases.insert().values(lease(f"{thread}-{i}")))

    threads = [threading.Thread(target=write, args=(i,)) for i in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert count(storage) == 80


def test_a_refused_row_is_told_without_what_is_in_it(storage: Storage) -> None:
    secret = "jeanne@example.org"
    with storage.begin() as connection:
        connection.execute(leases.insert().values(lease(secret)))
    with pytest.raises(StorageConflict) as refused, storage.begin() as connection:
        connection.execute(leases.insert().values(lease(secret)))
    assert secret not in repr(refused.value) and refused.value.__cause__ is None
    assert refused.value.__suppress_context__


def test_a_row_that_is_there_may_be_left_or_replaced(storage: Storage) -> None:
    for holder in ("one", "two"):
        made = storage.insert(leases).values(lease("a") | {"holder": holder})
        with storage.begin() as connection:
            connection.execute(made.on_conflict_do_nothing())
    with storage.read() as connection:
        assert connection.scalar(select(leases.c.holder)) == "one"
    made = storage.insert(leases).values(lease("a") | {"holder": "three"})
    with storage.begin() as connection:
        connection.execute(made.on_conflict_do_update(index_elements=["name"], set_={"holder": made.excluded.holder}))
    with storage.read() as connection:
        assert connection.scalar(select(leases.c.holder)) == "three"


def test_secrets_are_made_once_and_sealed(storage: Storage, database: str, tmp_path: Path) -> None:
    digest, signing = storage.cipher.digest("mail", "a@example.org"), storage.signing_key
    assert len(signing) >= 32
    other = Storage.open(database, tmp_path, keys=(new_key(), KEY))
    assert (other.cipher.digest("mail", "a@example.org"), other.signing_key) == (digest, signing)
    other.close()
    with storage.read() as connection:
        assert signing not in str(connection.execute(text("SELECT * FROM secrets")).all())
    mine = Storage.open(database, tmp_path, keys=(KEY,), secret="s" * 40)
    assert mine.signing_key == "s" * 40 and mine.cipher.digest("mail", "a@example.org") == digest
    mine.close()


@pytest.mark.parametrize("keys", [(), (new_key(),)])
def test_it_is_not_opened_with_other_keys(
    storage: Storage, database: str, tmp_path: Path, keys: tuple[str, ...]
) -> None:
    with pytest.raises(StorageMismatch, match="BOT_DATA_KEYS"):
        Storage.open(database, tmp_path, keys=keys)


def test_several_programs_open_an_empty_database_at_once(database: str, tmp_path: Path) -> None:
    opened: list[Storage] = []
    threads = [
        threading.Thread(target=lambda: opened.append(Storage.open(database, tmp_path, keys=(KEY,)))) for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({s.signing_key for s in opened}) == 1 and len(opened) == 4
    for storage in opened:
        storage.close()


def test_a_database_that_is_away_is_opened_when_it_is_back(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where a folder should be")
    storage = Storage.open(f"sqlite:///{tmp_path}/kept/guichet.sqlite3", tmp_path)
    assert not storage.reachable()
    with pytest.raises(StorageAway) as away, storage.begin():
        pass
    assert away.value.retry_after
    (tmp_path / "kept").unlink()
    assert storage.reachable() and count(storage) == 0
    storage.close()


def test_a_server_that_does_not_answer_is_away(tmp_path: Path) -> None:
    told: list[str] = []
    storage = Storage.open("postgresql://nobody:hidden@127.0.0.1:9/none", tmp_path, observe=told.append)
    with pytest.raises(StorageAway) as away, storage.begin():
        pass
    assert "hidden" not in str(away.value) and told == ["away", "away"]


def test_the_file_is_durable_and_private(tmp_path: Path) -> None:
    storage = Storage.open("", tmp_path)
    assert storage.file == tmp_path / "guichet.sqlite3"
    with storage.begin() as connection:
        asked = ("journal_mode", "synchronous", "secure_delete", "foreign_keys")
        values = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    assert values == ["wal", 2, 1, 1]
    modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {0o600}
    storage.close()


def test_what_was_deleted_leaves_the_files(tmp_path: Path) -> None:
    storage = Storage.open("", tmp_path)
    traces = [b"jeanne-%d" % i for i in range(50)]
    with storage.begin() as connection:
        for trace in traces:
            row = {"digest": trace.decode(), "state": trace.decode() * 20, "updated_at": NOW}
            connection.execute(drafts.insert().values(row))

    def found() -> list[bytes]:
        files = b"".join(path.read_bytes() for path in tmp_path.iterdir())
        return [trace for trace in traces if trace in files]

    assert found() == traces
    with storage.begin() as connection:
        connection.execute(drafts.delete())
    storage.scrub()
    assert found() == []
    storage.close()


@pytest.mark.parametrize(
    "given, driver",
    [
        ("postgresql://u:p@h/n", "postgresql+psycopg"),
        ("postgres://u:p@h/n", "postgresql+psycopg"),
        ("sqlite:////srv/a.sqlite3", "sqlite+pysqlite"),
        ("", "sqlite+pysqlite"),
    ],
)
def test_the_driver_is_ours_to_choose(given: str, driver: str, tmp_path: Path) -> None:
    assert database_url(given, tmp_path).drivername == driver


@pytest.mark.parametrize("given", ["mysql://u:hidden@h/n", "sqlite://", "hidden", "sqlite:///:memory:"])
def test_other_databases_are_refused(given: str, tmp_path: Path) -> None:
    with pytest.raises(StorageMismatch, match="BOT_DATABASE_URL") as refused:
        database_url(given, tmp_path)
    assert "hidden" not in str(refused.value)


def test_settings_lead_to_the_database(tmp_path: Path) -> None:
    settings = Settings(_env_file=None, var=tmp_path, data_keys=SecretStr(f"{KEY}, {new_key()}"))  # type: ignore[call-arg]
    storage = open_storage(settings)
    assert storage.file == tmp_path / "guichet.sqlite3" and storage.cipher.seals
    assert re.fullmatch(r"\*gAAAA.*", storage.cipher.seal("x"))
    storage.close()


def test_one_that_is_refused_is_not_held(tmp_path: Path) -> None:
    Storage.open("", tmp_path, keys=(KEY,)).close()
    with pytest.raises(StorageMismatch):
        Storage.open("", tmp_path)
    with Holding(tmp_path / "guichet.sqlite3").alone():
        pass

"""Works of many tasks in few transactions, none of which fails another."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from sqlalchemy import Connection, insert, select

from bot.storage.engine import Storage
from bot.storage.errors import StorageAway, StorageConflict
from bot.storage.tables import drafts
from bot.telegram.commits import Commits
from tests.telegram_bot import Office

pytest_plugins = ("tests.telegram_bot",)


def put(name: str) -> Any:
    from datetime import UTC, datetime

    row = {"digest": name, "state": "=", "updated_at": datetime.now(UTC)}
    return lambda tx: tx.execute(insert(drafts).values(row)).rowcount


def names(storage: Storage) -> set[str]:
    with storage.read() as tx:
        return set(tx.scalars(select(drafts.c.digest)))


async def test_many_share_a_transaction(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    begun, real = 0, office.storage.begin

    @contextmanager
    def begin() -> Iterator[Connection]:
        nonlocal begun
        begun += 1
        with real() as tx:
            yield tx

    monkeypatch.setattr(office.storage, "begin", begin)
    commits = Commits(office.storage)
    assert await asyncio.gather(*(commits.do(put(f"n{i}")) for i in range(150))) == [1] * 150
    assert len(names(office.storage)) == 150 and begun < 10
    await commits.close()


async def test_one_that_fails_fails_alone(office: Office) -> None:
    commits = Commits(office.storage)
    await commits.do(put("twice"))
    works = [commits.do(put(name)) for name in ("a", "twice", "b")]
    works.append(commits.do(lambda tx: 1 // 0))
    done = await asyncio.gather(*works, return_exceptions=True)
    assert done[0] == done[2] == 1
    assert isinstance(done[1], StorageConflict) and isinstance(done[3], ZeroDivisionError)
    assert names(office.storage) == {"twice", "a", "b"}
    await commits.close()


async def test_a_storage_that_is_away_is_told_to_all_at_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = 0

    def begin() -> Any:
        nonlocal tried
        tried += 1
        raise StorageAway("the database does not answer")

    with monkeypatch.context() as broken:
        broken.setattr(office.storage, "begin", begin)
        commits = Commits(office.storage)
        done = await asyncio.gather(*(commits.do(put(f"n{i}")) for i in range(100)), return_exceptions=True)
        assert all(isinstance(error, StorageAway) for error in done) and tried < 5
    assert await commits.do(put("later")) == 1
    await commits.close()


async def test_who_no_longer_waits_harms_nobody(office: Office) -> None:
    commits = Commits(office.storage)
    gone = asyncio.create_task(commits.do(put("gone")))
    await asyncio.sleep(0)
    gone.cancel()
    assert await commits.do(put("here")) == 1
    await commits.close()
    assert "here" in names(office.storage)

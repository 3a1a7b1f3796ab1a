"""Updates as rows, on both databases: each claimed by one, in the order of its chat, known when it comes twice."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, select

from bot.storage.engine import Storage
from bot.storage.tables import telegram_updates
from bot.telegram.inbox import KEPT, LEASE, Arrival, Claimed, Inbox


@dataclass
class Clock:
    now: datetime = datetime(2026, 11, 24, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def inbox(storage: Storage, clock: Clock) -> Inbox:
    return Inbox(storage, "first", clock)


@pytest.fixture
def other(storage: Storage, clock: Clock) -> Inbox:
    return Inbox(storage, "second", clock)


@pytest.fixture
def do(storage: Storage) -> Callable[..., Any]:
    def do(work: Callable[..., Any], *args: Any) -> Any:
        with storage.begin() as tx:
            return work(tx, *args)

    return do


def arrival(number: int, chat: str = "a") -> Arrival:
    return Arrival(number, chat, {"update_id": number, "message": {"text": "personnel \ud83d"}})


def test_claimed_in_order_one_at_a_time(inbox: Inbox, other: Inbox, do: Callable[..., Any]) -> None:
    do(inbox.put, [arrival(2), arrival(1), arrival(3, "b")])
    first = do(inbox.claim, "a")
    assert isinstance(first, Claimed)
    assert (first.number, first.attempts, first.body) == (1, 1, arrival(1).body)
    assert do(inbox.claim, "a") is None and do(other.claim, "a") is None, "2 waits for 1"
    found = do(other.claim, "b")
    assert found is not None and found.number == 3
    do(inbox.done, 1)
    found = do(other.claim, "a")
    assert found is not None and found.number == 2
    assert do(inbox.waiting) == 2


def test_the_same_update_again_changes_nothing(inbox: Inbox, other: Inbox, do: Callable[..., Any]) -> None:
    do(inbox.put, [arrival(1), arrival(1)])
    assert do(inbox.claim, "a") is not None
    do(other.put, [arrival(1)])
    assert do(other.claim, "a") is None
    do(inbox.done, 1)
    do(other.put, [arrival(1), arrival(2)])
    found = do(other.claim, "a")
    assert found is not None and found.number == 2


def test_what_a_dead_process_held_is_taken_over(
    inbox: Inbox, other: Inbox, clock: Clock, do: Callable[..., Any]
) -> None:
    do(inbox.put, [arrival(1)])
    assert do(inbox.claim, "a") is not None
    assert do(other.chats) == []
    clock.now += LEASE / 2
    do(inbox.prolong, [1, 99])
    clock.now += LEASE * 0.9
    assert do(other.claim, "a") is None, "it was prolonged"
    clock.now += LEASE
    assert do(other.chats) == ["a"]
    found = do(other.claim, "a")
    assert found is not None and found.attempts == 2
    do(inbox.put_off, 1, timedelta())
    do(inbox.prolong, [1])
    assert do(inbox.claim, "a") is None, "the first one has lost it"


def test_what_is_put_off_keeps_its_place(inbox: Inbox, clock: Clock, do: Callable[..., Any]) -> None:
    do(inbox.put, [arrival(1), arrival(2)])
    do(inbox.claim, "a")
    do(inbox.put_off, 1, timedelta(seconds=30))
    assert do(inbox.claim, "a") is None
    clock.now += timedelta(seconds=31)
    found = do(inbox.claim, "a")
    assert found is not None and (found.number, found.attempts) == (1, 1), "that was no attempt"


def test_what_is_done_holds_nothing_and_goes(
    inbox: Inbox, clock: Clock, storage: Storage, do: Callable[..., Any]
) -> None:
    do(inbox.put, [arrival(1), arrival(2)])
    with storage.read() as tx:
        bodies = tx.scalars(select(telegram_updates.c.body)).all()
    assert all(body and "personnel" not in body for body in bodies), "sealed"
    do(inbox.done, 1)
    with storage.read() as tx:
        row = tx.execute(select(telegram_updates).where(telegram_updates.c.update_id == 1)).one()
    assert (row.body, row.digest, row.holder, row.state) == (None, None, None, "done")
    clock.now += KEPT + timedelta(seconds=1)
    do(inbox.tidy)
    with storage.read() as tx:
        assert tx.scalars(select(telegram_updates.c.update_id)).all() == [2], "what waits stays"


def test_two_processes_at_once(inbox: Inbox, other: Inbox, storage: Storage, do: Callable[..., Any]) -> None:
    """Each update is handled once, and in the order of its chat, however many look for work."""
    chats = [f"chat {i}" for i in range(5)]
    do(inbox.put, [arrival(n * 5 + i, chat) for n in range(20) for i, chat in enumerate(chats)])
    handled: list[tuple[str, int]] = []

    def work(box: Inbox) -> None:
        def step(tx: Connection, chat: str) -> Claimed | None:
            return box.claim(tx, chat)

        while waiting := do(box.waiting):
            assert waiting
            for chat in chats:
                if claimed := do(step, chat):
                    handled.append((chat, claimed.number))
                    do(box.done, claimed.number)

    threads = [threading.Thread(target=work, args=(box,)) for box in (inbox, other, inbox, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(handled) == len(set(handled)) == 100
    for chat in chats:
        numbers = [n for c, n in handled if c == chat]
        assert numbers == sorted(numbers)

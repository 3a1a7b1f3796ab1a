"""The queue of messages: each sent once, whatever fails, and nothing left of it afterwards."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.outbox import ATTEMPTS, TAKEN, GivenUp, Message, Outbox, Postman
from bot.storage.engine import Storage
from bot.storage.tables import outbox


class Clock:
    now = datetime(2026, 10, 1, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def box(storage: Storage, clock: Clock) -> Outbox:
    return Outbox(storage, clock)


def put(box: Outbox, storage: Storage, key: str = "k", **more: Any) -> None:
    with storage.begin() as tx:
        box.put(tx, key, "mail", "digest", "ada@exemple.org", "confirm", {"token": "secret"}, **more)


def rows(storage: Storage) -> list[Any]:
    with storage.read() as tx:
        return list(tx.execute(select(outbox).order_by(outbox.c.id)))


def rounds(box: Outbox, carrier: Any, times: int = 1) -> int:
    postman = Postman(box, {"mail": carrier})
    return sum(asyncio.run(postman.round()) for _ in range(times))


def test_a_message_is_sent_once_and_then_empty(box: Outbox, storage: Storage) -> None:
    sent: list[Message] = []

    async def carry(message: Message) -> None:
        sent.append(message)

    put(box, storage)
    put(box, storage)
    assert rounds(box, carry, 3) == 1
    assert [(m.recipient, m.payload, m.attempts) for m in sent] == [("ada@exemple.org", {"token": "secret"}, 1)]
    (row,) = rows(storage)
    assert row.state == "sent" and storage.cipher.open(row.recipient) == "" and storage.cipher.open(row.payload) == "{}"
    put(box, storage)
    assert rounds(box, carry) == 0, "what was sent is not sent again"


def test_what_is_rolled_back_is_not_sent(box: Outbox, storage: Storage) -> None:
    with pytest.raises(ZeroDivisionError), storage.begin() as tx:
        box.put(tx, "k", "mail", "d", "ada@exemple.org", "confirm", {})
        raise ZeroDivisionError
    assert box.take(("mail",)) == []


def test_two_servers_do_not_take_the_same(box: Outbox, storage: Storage, clock: Clock) -> None:
    put(box, storage, "a")
    put(box, storage, "b")
    assert [m.key for m in box.take(("mail",), 1)] == ["a"]
    assert [m.key for m in box.take(("mail",))] == ["b"]
    assert box.take(("mail",)) == []
    clock.now += TAKEN + timedelta(seconds=1)
    assert [(m.key, m.attempts) for m in box.take(("mail",))] == [("a", 2), ("b", 2)], "the one that died left them"


def test_channels_and_times_are_kept_apart(box: Outbox, storage: Storage, clock: Clock) -> None:
    put(box, storage, due_at=clock.now + timedelta(hours=1))
    assert box.take(("mail",)) == []
    clock.now += timedelta(hours=1)
    assert box.take(("telegram",)) == []
    assert len(box.take(("mail",))) == 1


def test_what_fails_is_tried_again_ever_later_and_given_up(box: Outbox, storage: Storage, clock: Clock) -> None:
    async def fail(message: Message) -> None:
        raise OSError(f"no way to {message.recipient}")

    put(box, storage)
    waits = []
    while rows(storage)[0].state == "waiting":
        assert rounds(box, fail) == 1
        due = rows(storage)[0].due_at
        waits.append(due - clock.now)
        assert rounds(box, fail) == 0
        clock.now = max(clock.now, due)
    assert len(waits) == ATTEMPTS and waits[:3] == [timedelta(seconds=s) for s in (30, 60, 120)]
    assert sum(waits, timedelta()) > timedelta(days=1) and rows(storage)[0].state == "failed"


def test_what_is_refused_for_good_is_given_up_and_stops_nothing(
    box: Outbox,
    storage: Storage,
    caplog: pytest.LogCaptureFixture,
) -> None:
    sent = []

    async def carry(message: Message) -> None:
        if message.key == "a":
            raise GivenUp("no such recipient")
        sent.append(message.key)

    put(box, storage, "a")
    put(box, storage, "b")
    assert rounds(box, carry) == 2 and sent == ["b"]
    assert [r.state for r in rows(storage)] == ["failed", "sent"]
    assert "ada@" not in caplog.text and "secret" not in caplog.text

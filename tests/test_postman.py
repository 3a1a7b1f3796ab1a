"""Gentle messages and marked channels: at civil hours, at a pace, after those somebody waits for, and at most once."""

from __future__ import annotations

import asyncio
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.outbox import ATTEMPTS, TAKEN, GivenUp, Later, Message, NotDue, Outbox, Postman, Unsure
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


def put(box: Outbox, storage: Storage, *keys: str, channel: str = "mail", gentle: bool = False) -> None:
    with storage.begin() as tx:
        for key in keys:
            box.put(tx, key, channel, "digest", f"{key}@exemple.org", "reminder", {"key": key}, gentle=gentle)


def states(storage: Storage) -> dict[str, str]:
    with storage.read() as tx:
        return {row.dedupe: row.state for row in tx.execute(select(outbox))}


class Sent:
    """A carrier that notes what it was given, and fails as told."""

    def __init__(self, error: Exception | None = None) -> None:
        self.keys: list[str] = []
        self.error = error

    async def __call__(self, message: Message) -> None:
        self.keys.append(message.key)
        if self.error:
            raise self.error


def work(box: Outbox, sent: Sent, channel: str = "mail", **options: Any) -> list[tuple[str, str, str]]:
    """Rounds until nothing is taken; the outcomes observed."""
    seen: list[tuple[str, str, str]] = []

    async def rounds() -> None:
        postman = Postman(box, {channel: sent}, observe=lambda *what: seen.append(what), **options)
        while await postman.round():
            pass

    asyncio.run(rounds())
    return seen


def test_what_somebody_waits_for_goes_first(box: Outbox, storage: Storage) -> None:
    put(box, storage, "announced", gentle=True)
    put(box, storage, "asked")
    sent = Sent()
    assert work(box, sent) == [("reminder", "mail", "sent")] * 2 and sent.keys == ["asked", "announced"]


def test_gentle_messages_wait_for_the_morning(box: Outbox, storage: Storage) -> None:
    put(box, storage, "announced", gentle=True)
    put(box, storage, "asked")
    sent = Sent()
    work(box, sent, civil=lambda: False)
    assert sent.keys == ["asked"] and box.waiting() == {("reminder", "mail"): 1}
    work(box, sent)
    assert sent.keys == ["asked", "announced"]


def test_the_evening_stops_a_batch(box: Outbox, storage: Storage) -> None:
    put(box, storage, *"abcde", gentle=True)
    sent = Sent()
    work(box, sent, civil=lambda: len(sent.keys) < 2)
    assert len(sent.keys) == 2
    work(box, sent)
    assert sorted(sent.keys) == list("abcde")
    with storage.read() as tx:
        assert set(tx.scalars(select(outbox.c.attempts))) == {1}


def test_gentle_messages_keep_a_pace(box: Outbox, storage: Storage) -> None:
    put(box, storage, *"abcd", gentle=True)
    began = time.monotonic()
    work(box, Sent(), per_minute=300)
    assert time.monotonic() - began > 0.5


@pytest.mark.parametrize(
    "error, channel, outcome, state",
    [
        (NotDue(), "mail", "void", "void"),
        (Unsure(), "telegram", "unsure", "unsure"),
        (GivenUp("gone"), "telegram", "failed", "failed"),
        (RuntimeError("ada@exemple.org"), "telegram", "later", "waiting"),
        (Later(timedelta(seconds=90)), "telegram", "later", "waiting"),
    ],
)
def test_what_becomes_of_a_message(
    box: Outbox, storage: Storage, caplog: pytest.LogCaptureFixture, error: Exception, channel: str, outcome: str, state: str
) -> None:  # fmt: skip
    put(box, storage, "a", channel=channel)
    assert work(box, Sent(error), channel) == [("reminder", channel, outcome)]
    assert states(storage) == {"a": state} and "ada@" not in caplog.text


def test_a_channel_says_when_to_come_back(box: Outbox, storage: Storage, clock: Clock) -> None:
    put(box, storage, "a", channel="telegram")
    sent = Sent(Later(timedelta(seconds=90)))
    work(box, sent, "telegram")
    clock.now += timedelta(seconds=89)
    work(box, sent, "telegram")
    clock.now += timedelta(seconds=2)
    work(box, sent, "telegram")
    assert len(sent.keys) == 2


def test_it_is_given_up_in_the_end(box: Outbox, storage: Storage, clock: Clock) -> None:
    put(box, storage, "a", channel="telegram")
    sent, seen = Sent(Later(timedelta(seconds=1))), []
    for _ in range(ATTEMPTS + 3):
        seen += work(box, sent, "telegram")
        clock.now += timedelta(seconds=2)
    assert len(sent.keys) == ATTEMPTS and seen[-1][2] == "failed" and states(storage) == {"a": "failed"}


def test_a_server_that_dies_while_it_sends(box: Outbox, storage: Storage, clock: Clock) -> None:
    """By mail it is sent again; on Telegram it is not, since nobody could tell the copy."""
    for channel in ("mail", "telegram"):
        put(box, storage, f"{channel}-tried", f"{channel}-taken", channel=channel)
        tried, _ = box.take((channel,))
        assert box.begin(tried)
    clock.now += TAKEN + timedelta(seconds=1)
    mail, telegram = Sent(), Sent()
    work(box, mail)
    work(box, telegram, "telegram")
    assert sorted(mail.keys) == ["mail-taken", "mail-tried"] and telegram.keys == ["telegram-taken"]
    assert states(storage)["telegram-tried"] == "unsure"


def test_a_server_that_was_away_too_long_does_not_send_what_another_has_taken(
    box: Outbox, storage: Storage, clock: Clock
) -> None:
    put(box, storage, "a")
    [slow] = box.take(("mail",))
    clock.now += TAKEN + timedelta(seconds=1)
    [fast] = box.take(("mail",))
    assert not box.begin(slow) and box.begin(fast)
    box.done(slow, "failed")
    box.done(fast, "sent")
    box.later(slow)
    assert states(storage) == {"a": "sent"}


def test_time_goes_on_for_what_was_taken_when_the_clock_is_fixed(storage: Storage, clock: Clock) -> None:
    ticking = Clock()
    box = Outbox(storage, clock, ticking)
    put(box, storage, "a")
    box.take(("mail",))
    assert box.take(("mail",)) == []
    ticking.now += TAKEN + timedelta(seconds=1)
    assert len(box.take(("mail",))) == 1


def test_a_server_that_stops_finishes_one_and_gives_back_the_rest(box: Outbox, storage: Storage) -> None:
    put(box, storage, *"abc", channel="telegram")

    async def stopped() -> list[str]:
        started, done = asyncio.Event(), []

        async def carry(message: Message) -> None:
            started.set()
            await asyncio.sleep(0.05)
            done.append(message.key)

        posting = asyncio.create_task(Postman(box, {"telegram": carry}).run())
        await started.wait()
        posting.cancel()
        with pytest.raises(asyncio.CancelledError):
            await posting
        return done

    assert asyncio.run(stopped()) == ["a"]
    assert states(storage) == {"a": "sent", "b": "waiting", "c": "waiting"}
    assert [m.key for m in box.take(("telegram",))] == ["b", "c"]


def test_a_message_erased_while_it_waits_in_a_batch_is_not_sent(box: Outbox, storage: Storage) -> None:
    put(box, storage, "a", "b")

    async def round_() -> list[str]:
        keys: list[str] = []

        async def carry(message: Message) -> None:
            keys.append(message.key)
            with storage.begin() as tx:
                tx.execute(outbox.delete())

        await Postman(box, {"mail": carry}).round()
        return keys

    assert asyncio.run(round_()) == ["a"] and states(storage) == {}


def test_several_servers_share_the_work(box: Outbox, storage: Storage, clock: Clock) -> None:
    put(box, storage, *(f"k{n}" for n in range(60)), channel="telegram")
    sent = Sent()

    async def all_at_once() -> None:
        postmen = [Postman(Outbox(storage, clock), {"telegram": sent}) for _ in range(4)]
        while sum(await asyncio.gather(*(p.round() for p in postmen))):
            pass

    asyncio.run(all_at_once())
    assert sorted(sent.keys) == sorted(f"k{n}" for n in range(60))

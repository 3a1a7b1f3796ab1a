"""Reminders over months of clock time, on both databases: told once, at a civil hour, wherever the calendar moves."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.hours import civil
from bot.interest.tokens import BadLink
from bot.reminders.events import NEXT
from bot.reminders.schedule import Wish
from bot.reminders.service import UNCONFIRMED_AT_MOST, NoSuchEvent, TooLate
from bot.storage.engine import Storage
from bot.storage.tables import event_dates, reminders
from tests.clocks import PARIS
from tests.world import World, at, event

ADA, BOB = "ada@exemple.org", "bob@exemple.org"
CALL = event("appel", start="2026-03-02", end="2026-04-03")


@pytest.fixture
def world(storage: Storage) -> World:
    return World(storage, at("2026-02-24T12:00"), {"appel": CALL})


def kinds(told: list[Any]) -> list[tuple[str, str]]:
    return [(t.to, t.kind) for t in told]


def test_the_opening_is_told_once_on_the_morning(world: World) -> None:
    world.by_mail(ADA, "appel")
    told = world.until("2026-03-04T12:00", timedelta(hours=2, minutes=31))
    assert kinds(told) == [(ADA, "reminder")]
    assert at("2026-03-02T09:00") <= told[0].at < at("2026-03-02T11:32")
    assert "c’est ouvert" in told[0].notice.body and "https://exemple.fr/appel" in told[0].notice.body


def test_days_before_the_end_on_telegram_in_english(world: World) -> None:
    assert world.reminders.ask("appel", "end", 7, lang="en", telegram_chat=42) == "saved"
    told = world.until("2026-04-10T12:00")
    assert kinds(told) == [("42", "reminder")]
    assert told[0].at.date() == at("2026-03-27T00:00").date() and told[0].notice.subject == "Reminder: Appel"


def test_nothing_is_told_without_confirmation(world: World) -> None:
    world.reminders.ask("appel", address=ADA)
    assert kinds(world.until("2026-03-05T12:00")) == [(ADA, "reminder_confirm")]
    assert world.retention.purge()["reminders"] == 1


def test_a_link_confirms_once_and_for_a_week(world: World) -> None:
    token = world.by_mail(ADA, "appel")
    again = world.reminders.confirm(token)
    assert again.state == "waiting" and again.due == at("2026-03-02T09:00")
    world.reminders.ask("appel", "end", 1, address=ADA)
    [late] = world.work()
    world.now += timedelta(days=8)
    for wrong in (late.notice.body.partition("/rappel/")[2].split()[0], token + "x", "é", "", "x" * 500):
        with pytest.raises(BadLink):
            world.reminders.confirm(wrong)
    with pytest.raises(BadLink):  # a link serves one purpose
        world.reminders.stop(token)


def test_a_moved_end_moves_what_waits_and_is_told_to_who_was_told(world: World) -> None:
    world.by_mail(ADA, "appel", "end", 2)
    world.by_mail(BOB, "appel", "end", 20)
    assert kinds(world.until("2026-03-20T12:00")) == [(BOB, "reminder")]
    world.edit(appel=event("appel", start="2026-03-02", end="2026-04-19"))
    told = world.work()
    assert kinds(told) == [(BOB, "moved")] and "19 avril" in told[0].notice.body
    later = world.until("2026-05-10T12:00")
    assert sorted(kinds(later)) == [(ADA, "reminder"), (BOB, "reminder")]
    by = {t.to: t.at for t in later}
    assert by[ADA].date() == at("2026-04-17T00:00").date()
    assert by[BOB].date() == at("2026-03-30T00:00").date()


def test_who_was_told_of_the_opening_is_told_of_the_new_end(world: World) -> None:
    world.by_mail(ADA, "appel")
    world.until("2026-03-03T12:00")
    world.edit(appel=event("appel", start="2026-03-02", end="2026-04-19"))
    assert kinds(world.work()) == [(ADA, "moved")]
    assert kinds(world.until("2026-05-03T12:00")) == []


def test_an_earlier_end_is_told_at_once(world: World) -> None:
    world.by_mail(ADA, "appel", "end", 7)
    world.now = at("2026-03-10T10:00")
    world.edit(appel=event("appel", start="2026-03-02", end="2026-03-14"))
    assert kinds(world.work()) == [(ADA, "reminder")]


def test_a_move_by_history_is_one_too(world: World) -> None:
    history = (
        "[{known_on: 2026-01-05, start: 2026-03-02, end: 2026-04-03},"
        " {known_on: 2026-03-30, start: 2026-03-02, end: 2026-04-10}]"
    )
    world.edit(appel=event("appel", start="2026-03-02", end="2026-04-10", history=history))
    world.by_mail(ADA, "appel", "end", 7)
    told = world.until("2026-04-20T12:00")
    assert kinds(told) == [(ADA, "reminder"), (ADA, "moved"), (ADA, "reminder")]
    days = [t.at.date().isoformat() for t in told]
    assert days == ["2026-03-27", "2026-03-30", "2026-04-03"]


def test_a_move_and_back_is_told_both_times(world: World) -> None:
    world.by_mail(ADA, "appel", "end", 30)
    world.until("2026-03-05T12:00")
    world.told.clear()
    for end in ("2026-04-04", "2026-04-03", "2026-04-04"):
        world.edit(appel=event("appel", start="2026-03-02", end=end))
        world.work()
        world.now += timedelta(hours=1)
    assert kinds(world.told) == [(ADA, "moved")] * 3


def test_a_date_that_moves_overnight_is_told_once_and_right(world: World) -> None:
    world.by_mail(ADA, "appel", "end", 2)
    world.now = at("2026-04-01T22:00")
    assert world.work() == []  # put into the outbox, where it waits for the morning
    world.edit(appel=event("appel", start="2026-03-02", end="2026-04-19"))
    told = world.until("2026-04-02T12:00")
    assert kinds(told) == [(ADA, "moved")] and "19 avril" in told[0].notice.body
    assert ("reminder", "void") in world.states()


def test_an_event_without_a_date_is_kept_and_told_once_it_has_one(world: World) -> None:
    world.edit(oral=event("oral", "oral", start='"2026-04"'))
    world.by_mail(ADA, "oral", "start", 3)
    assert world.until("2026-03-05T12:00") == []
    world.edit(oral=event("oral", "oral", start="2026-04-10T14:00"))
    assert kinds(world.work()) == [(ADA, "dated")]
    assert kinds(world.until("2026-04-12T12:00")) == [(ADA, "reminder")]
    assert world.told[-1].at.date().isoformat() == "2026-04-07"


def test_the_next_call_is_whichever_comes(world: World) -> None:
    world.edit(appel="")
    world.by_mail(ADA, NEXT)
    assert world.until("2026-02-27T12:00") == []
    world.edit(nouvel=event("nouvel", start="2026-03-10", end="2026-03-20"))
    assert kinds(world.work()) == [(ADA, "dated")]
    assert kinds(world.until("2026-03-25T12:00")) == [(ADA, "reminder")]
    world.edit(encore=event("encore", start="2026-04-01", end="2026-04-10"))
    assert kinds(world.until("2026-04-12T12:00")) == []


def test_the_next_call_published_when_it_is_already_open(world: World) -> None:
    world.edit(appel="")
    world.work()
    world.by_mail(ADA, NEXT)
    world.now += timedelta(days=3)
    world.edit(nouvel=event("nouvel", start="2026-02-20", end="2026-03-10"))
    assert kinds(world.work()) == [(ADA, "reminder")]
    world.reminders.ask(NEXT, telegram_chat=42)  # the one that is open is not the next for who asks now
    assert kinds(world.until("2026-03-12T12:00")) == []


def test_asked_for_by_name_too_the_next_call_is_told_once(world: World) -> None:
    world.by_mail(ADA, NEXT)
    world.by_mail(ADA, "appel")
    assert kinds(world.until("2026-04-20T12:00")) == [(ADA, "reminder")]


def test_never_after_the_event_even_after_an_outage(world: World) -> None:
    world.by_mail(ADA, "appel", "end", 7)
    world.by_mail(BOB, "appel")
    world.now = at("2026-04-05T10:00")
    assert world.until("2026-05-05T12:00") == []
    with world.storage.read() as tx:
        assert set(tx.scalars(select(reminders.c.state))) == {"void"}


def test_late_but_in_time_after_an_outage(world: World) -> None:
    world.by_mail(ADA, "appel", "end", 7)
    world.by_mail(BOB, "appel")
    world.now = at("2026-04-02T21:00")
    assert world.work() == []
    assert sorted(kinds(world.until("2026-04-03T10:00"))) == [(ADA, "reminder"), (BOB, "reminder")]


def test_all_is_told_at_civil_hours(world: World) -> None:
    world.now = at("2026-03-26T12:00")
    for days in range(8):
        world.reminders.ask("appel", "end", days, telegram_chat=100 + days)
    told = world.until("2026-04-05T12:00", timedelta(minutes=97))  # the clocks change on the way
    assert len(told) == 8 and all(civil(t.at, PARIS) for t in told)


def test_what_cannot_be_asked_for(world: World) -> None:
    with pytest.raises(NoSuchEvent):
        world.reminders.ask("rien", address=ADA)
    with pytest.raises(ValueError):
        world.reminders.ask("appel", "end", 61, address=ADA)
    with pytest.raises(TooLate):
        world.reminders.ask("depot-1", address=ADA)
    world.now = at("2026-03-05T10:00")
    with pytest.raises(TooLate):  # it has opened
        world.reminders.ask("appel", address=ADA)
    world.now = at("2026-04-03T20:00")
    with pytest.raises(TooLate):  # at nine tomorrow it is over
        world.reminders.ask("appel", "end", 1, address=ADA)
    assert world.work() == []


def test_asking_again_makes_no_second_one_and_fills_no_mailbox(world: World) -> None:
    for _ in range(3):
        world.reminders.ask("appel", address=ADA)
    assert kinds(world.work()) == [(ADA, "reminder_confirm")]
    for days in range(1, 20):
        world.reminders.ask("appel", "end", days, address=ADA)
    assert len(world.work()) == UNCONFIRMED_AT_MOST - 1


def test_one_stops_them_by_the_link_or_in_the_chat(world: World) -> None:
    world.by_mail(ADA, "appel", "end", 30)
    [told] = world.until("2026-03-05T12:00")
    world.reminders.stop(told.notice.stop.rpartition("/")[2])
    world.reminders.stop(told.notice.stop.rpartition("/")[2])
    world.reminders.ask("appel", "end", 3, telegram_chat=42)
    [mine] = world.reminders.of_chat(42)
    assert mine.wish == Wish("end", 3) and mine.due == at("2026-03-31T09:00")
    assert not world.reminders.cancel(mine.id, 43) and world.reminders.cancel(mine.id, 42)
    assert world.reminders.of_chat(42) == []
    world.edit(appel=event("appel", start="2026-03-02", end="2026-04-19"))
    assert world.until("2026-04-20T12:00") == []


def test_one_stopped_while_its_message_waits_is_not_told(world: World) -> None:
    world.reminders.ask("appel", "end", 2, telegram_chat=42)
    world.now = at("2026-04-01T22:00")
    world.work()
    world.reminders.cancel(world.reminders.of_chat(42)[0].id, 42)
    assert world.until("2026-04-02T12:00") == []


def test_erasure_takes_reminders_and_their_messages(world: World) -> None:
    world.agreed(42)
    world.reminders.ask("appel", "end", 2, telegram_chat=42)
    world.now = at("2026-04-01T22:00")
    world.work()
    assert world.interests.erase_chat(42).counts["reminders"] == 1
    assert world.until("2026-04-03T12:00") == []


def test_offers_are_what_makes_sense_now(world: World) -> None:
    def offered() -> list[tuple[str, str, int]]:
        return [(o.event_id, o.wish.edge, o.wish.days) for o in world.reminders.offers()]

    assert offered() == [("appel", "start", 0), ("appel", "end", 7)]
    world.now = at("2026-03-05T10:00")
    assert offered() == [("appel", "end", 7), ("appel", "end", 2), (NEXT, "start", 0)]
    world.now = at("2026-04-02T10:00")
    assert offered() == [("appel", "end", 7), ("appel", "end", 2), (NEXT, "start", 0)]
    world.now = at("2026-05-02T10:00")
    assert offered() == [(NEXT, "start", 0)]
    for event_id, edge, days in offered():
        assert world.reminders.ask(event_id, edge, days, telegram_chat=7) == "saved"  # type: ignore[arg-type]


def test_nothing_personal_is_kept_in_plain_words(world: World) -> None:
    world.by_mail(ADA, "appel")
    with world.storage.read() as tx:
        kept = repr(tx.execute(select(reminders)).all())
    assert ADA not in kept and ADA.partition("@")[2] not in kept, "three letters alone may stand in what is encrypted"


def test_moves_are_counted_for_the_calendar_feed(world: World) -> None:
    world.work()
    first = world.knowledge().calendar.event("appel")
    assert first and world.dates.revision(first, world.now).sequence == 0
    world.edit(appel=event("appel", start="2026-03-02", end="2026-04-19"))
    moved = world.knowledge().calendar.event("appel")
    assert moved and world.dates.revision(moved, world.now).sequence == 1, "at once, before anybody has noticed"
    world.work()
    after = world.dates.revision(moved, world.now)
    assert after.sequence == 1 and after.since == world.now
    world.now += timedelta(days=3)
    assert world.dates.notice(world.now) == 0 and world.dates.revision(moved, world.now) == after


def test_a_database_that_is_away_leaves_the_feed_what_staff_wrote(world: World) -> None:
    history = "[{known_on: 2026-01-05, start: 2026-03-02}, {known_on: 2026-01-07, start: 2026-03-03}]"
    world.edit(appel=event("appel", start="2026-03-03", history=history))
    found = world.knowledge().calendar.event("appel")
    assert found
    world.storage.close()
    assert world.dates.revision(found, world.now).sequence == 1


def test_two_servers_tell_once(world: World) -> None:
    other = World(world.storage, world.now, dict(world.events))
    for chat in range(30):
        world.reminders.ask("appel", telegram_chat=chat)
    world.dates.notice(world.now)
    for each in (world, other):
        each.now = at("2026-03-02T10:00")
    assert world.due.tick() + other.due.tick() == 30
    assert world.clerk.round() == 0 and other.clerk.round() == 0
    world.work()
    other.work()
    assert sorted(int(t.to) for t in world.told + other.told) == list(range(30))


def test_only_who_holds_the_lease_speaks(world: World) -> None:
    """Two servers with different calendars, as while a new version is brought up, do not contradict each other."""
    world.reminders.ask("appel", "end", 60, telegram_chat=42)
    world.now = at("2026-02-25T10:00")
    assert kinds(world.work()) == [("42", "reminder")]
    other = World(world.storage, world.now, {"appel": event("appel", start="2026-03-02", end="2026-04-19")})
    assert other.work() == [] and world.work() == []
    found = other.knowledge().calendar.event("appel")
    assert found and world.dates.revision(found, world.now).sequence == 1  # which the other one's own feed says
    with world.storage.read() as tx:
        assert set(tx.scalars(select(event_dates.c.sequence))) == {0}

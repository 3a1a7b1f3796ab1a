"""What follows an event."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dates.intervals import following
from bot.dates.sentences import Dates
from index.calendar import Calendar, Event
from index.windows import Moment, Window
from tests.clocks import CLOCKS, PARIS, events
from tests.folders import knowledge
from tests.test_dates import KINDS, SETTINGS


def event(name: str, kind: str, start: str, end: str = "", **more: object) -> Event:
    window = Window(Moment.parse(start), Moment.parse(end) if end else None)
    return Event(name, kind, {"fr": name}, window, cohort="session-2", **more)  # type: ignore[arg-type]


FIRST, ORAL = (
    event("Dépôt, tour 1", "depot", "2022-03-01", "2022-03-31"),
    event("Oraux, tour 1", "oral", "2022-04-10", "2022-04-12"),
)
AGAIN, LAST = event("Dépôt, tour 2", "depot", "2022-06-01", "2022-06-30"), event("Oraux, tour 2", "oral", "2022-07-10")


def at(clock: str, *found: Event, lang: str = "fr") -> Dates:
    known = replace(knowledge(), calendar=Calendar("Europe/Paris", KINDS, found))
    return Dates(known, datetime.fromisoformat(clock).replace(tzinfo=PARIS), lang)


@pytest.mark.parametrize(
    ("clock", "question", "follow"),
    [
        ("2022-03-15", "", [ORAL]),
        ("2022-03-15", "le tour 1", [ORAL]),
        ("2022-06-15", "", [LAST]),
        ("2022-06-15", "le tour 1", [ORAL]),
        ("2023-06-15", "le tour 2", [LAST]),
    ],
)
def test_what_follows(clock: str, question: str, follow: list[Event]) -> None:
    assert following(at(clock, FIRST, ORAL, AGAIN, LAST), "depot", "session-2", question) == follow


def test_what_comes_during_it_does_not_follow_and_who_is_meant_goes_first() -> None:
    during = event("Réunion", "reunion", "2022-03-10")
    assert following(at("2022-03-15", FIRST, during, ORAL), "depot", "session-2") == [ORAL]
    assert following(at("2022-03-15", FIRST, during), "depot", "session-2") == [during]


def test_what_is_called_off_does_not_follow() -> None:
    assert following(at("2022-03-15", FIRST, replace(ORAL, cancelled=True)), "depot", None) == []


@settings(SETTINGS, max_examples=100)
@given(st.lists(events(), max_size=6), CLOCKS)
def test_nothing_that_follows_begins_before(found: list[Event], now: datetime) -> None:
    dates = Dates(replace(knowledge(), calendar=Calendar("Europe/Paris", KINDS, tuple(found))), now, "fr")
    for kind in KINDS:
        for after in following(dates, kind.id, None):
            assert not (kind.call and after.kind == kind.id) and not after.cancelled
            begun = [
                w.start or w.deadline
                for e in (*dates.calendar.of(kind.id, after.cohort), after)
                if (w := e.known(now, PARIS))
            ]
            assert min(begun[:-1], key=lambda m: m.local).local < begun[-1].local

"""The calendar at a moment. States are compared with an account of time made another way (POSIX timestamps)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from index.calendar import Calendar, Event, Kind, State, Version
from index.windows import Moment, Window
from tests.clocks import CLOCKS, PARIS, begins, events, over
from tests.folders import real

ORDER = [State.UNKNOWN, State.BEFORE, State.OPEN, State.LAST_DAY, State.CLOSED]
SETTINGS = settings(deadline=None, max_examples=200, database=None)


def account(window: Window | None, now: datetime) -> State:
    if window is None:
        return State.UNKNOWN
    last = window.by or window.end or window.start
    assert last is not None
    if now.timestamp() >= over(last):
        return State.CLOSED
    if window.start is None or now.timestamp() < begins(window.start):
        return State.BEFORE
    today = now.astimezone(PARIS).date()
    return State.LAST_DAY if last.precision in ("day", "minute") and today == last.local.date() else State.OPEN


@SETTINGS
@given(events(), CLOCKS)
def test_a_state_is_what_the_timestamps_say(event: Event, now: datetime) -> None:
    assert event.state(now, PARIS) is account(event.known(now, PARIS), now)


@SETTINGS
@given(events(), st.integers(-2, 2))
def test_the_seconds_around_a_close(event: Event, seconds: int) -> None:
    plain = replace(event, history=(), announced_on=None)
    now = datetime.fromtimestamp(over(plain.window.deadline), UTC) + timedelta(seconds=seconds)
    assert (plain.state(now, PARIS) is State.CLOSED) == (seconds >= 0)
    assert plain.state(now - timedelta(microseconds=1), PARIS) is account(plain.window, now - timedelta(microseconds=1))


@SETTINGS
@given(events(), CLOCKS, CLOCKS)
def test_states_only_go_forward_while_no_new_date_is_announced(event: Event, one: datetime, two: datetime) -> None:
    early, late = sorted((one, two), key=datetime.timestamp)
    if event.history:
        assume(event.known(early, PARIS) == event.known(late, PARIS))
    assert ORDER.index(event.state(early, PARIS)) <= ORDER.index(event.state(late, PARIS))


@settings(SETTINGS, max_examples=100)
@given(st.lists(events(), max_size=5), CLOCKS)
def test_open_upcoming_and_over_never_overlap(found: list[Event], now: datetime) -> None:
    calendar = Calendar("Europe/Paris", (), tuple(found))
    opened, coming, last = calendar.open_now(found, now), calendar.upcoming(found, now), calendar.last_over(found, now)
    assert {e.id for e in opened} & {e.id for e in coming} == set()
    closes = [e.known(now, PARIS).closes(PARIS) for e in opened]  # type: ignore[union-attr]  # open: it is known
    assert closes == sorted(closes) and all(close >= now for close in closes)
    if last:
        assert last.state(now, PARIS) is State.CLOSED
    assert {e.id for e in calendar.of()} == {e.id for e in found}


@SETTINGS
@given(CLOCKS)
def test_the_real_calendar_is_never_open_after_a_close(now: datetime) -> None:
    for event in real().calendar.events:
        expected = account(event.known(now, PARIS), now)
        if event.cancelled and expected is not State.UNKNOWN:
            expected = State.CLOSED  # it never comes
        assert event.state(now, PARIS) is expected, event.id


EXTENDED = Event(
    "depot", "depot", {"fr": "Dépôt"}, Window(Moment.parse("2022-03-07"), Moment.parse("2022-04-19T23:59")),
    announced_on=date(2022, 1, 24),
    history=(
        Version(date(2022, 1, 24), Window(Moment.parse("2022-03-07"), Moment.parse("2022-04-03T23:59"))),
        Version(date(2022, 4, 7), Window(Moment.parse("2022-03-07"), Moment.parse("2022-04-10T23:59"))),
        Version(date(2022, 4, 12), Window(Moment.parse("2022-03-07"), Moment.parse("2022-04-19T23:59"))),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("clock", "state", "end", "before"),
    [
        ("2022-01-23T23:59", State.UNKNOWN, None, None),
        ("2022-01-24T00:00", State.BEFORE, "2022-04-03T23:59", None),
        ("2022-03-06T23:59", State.BEFORE, "2022-04-03T23:59", None),
        ("2022-03-07T00:00", State.OPEN, "2022-04-03T23:59", None),
        ("2022-04-03T23:59", State.LAST_DAY, "2022-04-03T23:59", None),
        ("2022-04-04T00:00", State.CLOSED, "2022-04-03T23:59", None),
        ("2022-04-05T12:00", State.CLOSED, "2022-04-03T23:59", None),
        ("2022-04-06T23:59", State.CLOSED, "2022-04-03T23:59", None),
        ("2022-04-07T00:00", State.OPEN, "2022-04-10T23:59", "2022-04-03T23:59"),
        ("2022-04-08T12:00", State.OPEN, "2022-04-10T23:59", "2022-04-03T23:59"),
        ("2022-04-11T00:00", State.CLOSED, "2022-04-10T23:59", "2022-04-03T23:59"),
        ("2022-04-13T12:00", State.OPEN, "2022-04-19T23:59", "2022-04-10T23:59"),
        ("2022-04-19T23:59", State.LAST_DAY, "2022-04-19T23:59", "2022-04-10T23:59"),
        ("2022-04-20T00:00", State.CLOSED, "2022-04-19T23:59", "2022-04-10T23:59"),
    ],
)
def test_an_extended_deadline_is_the_one_known_then(
    clock: str, state: State, end: str | None, before: str | None
) -> None:
    now = datetime.fromisoformat(clock).replace(tzinfo=PARIS)
    known, replaced = EXTENDED.known(now, PARIS), EXTENDED.replaced(now, PARIS)
    assert EXTENDED.state(now, PARIS) is state
    assert (known.end if known else None) == (Moment.parse(end) if end else None)
    assert (replaced.end if replaced else None) == (Moment.parse(before) if before else None)


def test_a_value_announced_again_has_not_moved() -> None:
    same = Window(Moment.parse("2022-03-07"))
    event = Event(
        "e", "k", {"fr": "E"}, same, history=(Version(date(2022, 1, 1), same), Version(date(2022, 2, 1), same))
    )
    assert event.replaced(datetime(2022, 3, 1, tzinfo=UTC), PARIS) is None


def test_calls_are_the_windows_for_an_audience_in_order() -> None:
    def event(event_id: str, kind: str, start: str) -> Event:
        return Event(event_id, kind, {"fr": event_id}, Window(Moment.parse(start)), cohort="c")

    kinds = (Kind("depot", {}, {}, (), call=True), Kind("appel", {}, {}, (), "staff", True), Kind("oral", {}, {}, ()))
    found = (
        event("b", "depot", "2022-05"),
        event("a", "depot", "2021-01-02"),
        event("c", "appel", "2020"),
        event("d", "oral", "2019"),
    )
    calendar = Calendar("Europe/Paris", kinds, found)
    assert [e.id for e in calendar.calls()] == ["a", "b"]
    assert [e.id for e in calendar.calls("staff")] == ["c"]
    assert [e.id for e in calendar.of(cohort="c")] == ["d", "c", "a", "b"]
    assert calendar.of("oral", "other") == []
    assert calendar.event("a") is found[1] and calendar.event("z") is None and calendar.kind("z") is None


def test_what_comes_next_is_told_by_the_dates_known_now() -> None:
    moved = Event(
        "moved", "oral", {"fr": "M"}, Window(Moment.parse("2022-09-01")),
        history=(Version(date(2022, 1, 1), Window(Moment.parse("2022-05-01"))), Version(date(2022, 4, 1), Window(Moment.parse("2022-09-01")))),
    )  # fmt: skip
    fixed = Event("fixed", "oral", {"fr": "F"}, Window(Moment.parse("2022-06-01")))
    calendar = Calendar("Europe/Paris", (), (fixed, moved))
    order = [[e.id for e in calendar.upcoming(calendar.of(), datetime(2022, m, 2, tzinfo=UTC))] for m in (2, 4)]
    assert order == [["moved", "fixed"], ["fixed", "moved"]]


def test_what_nobody_dated_is_presumed_known_from_the_call_that_says_it() -> None:
    def event(event_id: str, kind: str, start: str, **more: object) -> Event:
        window = Window(start=Moment.parse(start), end=None, by=None)
        return Event(event_id, kind, {"fr": event_id}, window, "c1", **more)  # type: ignore[arg-type]

    kinds = (Kind("call", {}, {}, (), call=True), Kind("start", {}, {}, ()))
    found = (
        event("first", "call", "2022-03-07"),
        event("second", "call", "2024-01-29"),
        event("arrival", "start", "2022-09-12"),
        event("party", "start", "2021-06-01"),
        event("said", "call", "2023-05-02", announced_on=date(2023, 5, 1)),
        event("moved", "call", "2025-05-02", history=(Version(date(2025, 4, 1), Window(Moment.parse("2025-05-01"))),)),
        event("after", "start", "2025-12-01"),
    )
    known = {e.id: e.announced_on for e in Calendar("Europe/Paris", kinds, found).with_announcements().events}
    assert known == {
        "first": date(2021, 11, 7),
        "second": date(2023, 10, 1),
        "arrival": date(2021, 11, 7),
        "party": date(2021, 2, 1),
        "said": date(2023, 5, 1),
        "moved": date(2025, 4, 1),
        "after": date(2025, 4, 1),
    }


def test_what_a_cohort_does_not_have_of_what_others_do() -> None:
    calendar = real().calendar
    assert calendar.lacks("accompagnement", ["promo-6"]) and not calendar.lacks(
        "accompagnement", ["promo-4", "promo-6"]
    )
    assert not calendar.lacks("accompagnement", []) and not calendar.lacks("candidatures", ["nobody"])
    assert not any(calendar.lacks(kind, ["promo-6"]) for kind in calendar.every) and not calendar.lacks(
        "nothing", ["promo-6"]
    )


def test_of_what_comes_on_one_day_the_main_step_is_told_first() -> None:
    waiting = Event("waiting", "oral", {"fr": "W"}, Window(Moment.parse("2022-07-15")))
    results = Event("results", "oral", {"fr": "R"}, Window(by=Moment.parse("2022-07-15")), step=True)
    calendar = Calendar("Europe/Paris", (), (waiting, results))
    assert [e.id for e in calendar.upcoming(calendar.of(), datetime(2022, 4, 20, tzinfo=UTC))] == ["results", "waiting"]

"""When reminders are due: never at night, never too late, whatever the event and the clock changes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.hours import FIRST, civil
from bot.reminders.schedule import Wish, dated, dates_of, due, limit
from index.windows import Moment, Window
from tests.clocks import PARIS, WINDOWS

WISHES = st.builds(Wish, st.sampled_from(["start", "end"]), st.integers(0, 60))


def window(start: str = "", end: str = "", by: str = "") -> Window:
    return Window(*(Moment.parse(text) if text else None for text in (start, end, by)))


@pytest.mark.parametrize(
    "dates, wish, call, expected",
    [
        # The opening of a call is told once it is open.
        (window("2026-03-02", "2026-03-31"), Wish("start"), True, "2026-03-02T09:00"),
        (window("2026-03-02T14:00", "2026-03-31"), Wish("start"), True, "2026-03-02T14:00"),
        (window("2026-03-02T20:00", "2026-03-31"), Wish("start"), True, "2026-03-03T09:00"),
        (window("2026-03-02"), Wish("start"), True, "2026-03-02T09:00"),
        # One that is over by the next morning: before it opens.
        (window("2026-03-02T20:00", "2026-03-03T08:00"), Wish("start"), True, "2026-03-02T09:00"),
        (window("2026-03-02", "2026-03-31"), Wish("start", 3), True, "2026-02-27T09:00"),
        # The close, with the clocks changed in between.
        (window("2026-03-02", "2026-03-31T17:00"), Wish("end"), True, "2026-03-31T09:00"),
        (window("2026-03-02", "2026-03-31T17:00"), Wish("end", 7), True, "2026-03-24T09:00"),
        (window("2026-03-02", "2026-03-31T08:00"), Wish("end"), True, "2026-03-30T09:00"),
        # Anything else on its morning, or the morning before one that begins early.
        (window("2026-03-10T19:30"), Wish("start"), False, "2026-03-10T09:00"),
        (window("2026-03-10T08:30"), Wish("start"), False, "2026-03-09T09:00"),
        (window("2026-03-10"), Wish("start"), False, "2026-03-10T09:00"),
        (window("2026-03-10", "2026-03-10T08:00"), Wish("start"), False, "2026-03-09T09:00"),
        (window("2026-03-10"), Wish("end", 1), False, "2026-03-09T09:00"),
        (window(by="2026-07-15"), Wish("start", 2), False, "2026-07-13T09:00"),
    ],
)
def test_moments(dates: Window, wish: Wish, call: bool, expected: str) -> None:
    assert due(dates, wish, call, PARIS).astimezone(PARIS).isoformat()[:16] == expected


@pytest.mark.parametrize(
    "dates, wish, call",
    [
        (window("2026-03"), Wish("start"), True),
        (window("2026-03-02"), Wish("end"), True),
        (window(end="2026-03-31"), Wish("start"), True),
        (window("2026-03-02", "2026"), Wish("end"), False),
        (None, Wish("start"), True),
    ],
)
def test_a_day_that_is_not_known(dates: Window | None, wish: Wish, call: bool) -> None:
    assert not dated(dates, wish, call)
    if dates:
        with pytest.raises(ValueError, match="no day"):
            due(dates, wish, call, PARIS)


@settings(max_examples=400, deadline=None)
@given(WINDOWS, WISHES, st.booleans())
def test_never_at_night_never_too_late_never_long_before(dates: Window, wish: Wish, call: bool) -> None:
    assume(dated(dates, wish, call))
    when, ends = due(dates, wish, call, PARIS), limit(dates, wish, call, PARIS)
    assert civil(when, PARIS) and when < ends and when.tzinfo is UTC
    assert ends <= dates.closes(PARIS)
    edge = (dates.start or dates.by) if wish.edge == "start" else dates.end or dates.by or dates.start
    assert edge is not None
    first = edge.first(PARIS).astimezone(PARIS)
    if call and wish == Wish("start") and when >= edge.first(PARIS):
        assert when - first < timedelta(hours=15, minutes=1)
    else:
        early = (edge.last(PARIS).astimezone(PARIS).date() - when.astimezone(PARIS).date()).days
        assert when.astimezone(PARIS).time() == FIRST and wish.days <= early <= wish.days + 1


@given(WINDOWS, WINDOWS)
def test_the_same_dates_have_the_same_text(one: Window, other: Window) -> None:
    assert (dates_of(one) == dates_of(other)) == (one == other) and len(dates_of(one)) <= 120
    assert dates_of(None) == "" != dates_of(one)


def test_a_day_ends_with_its_last_moment_also_when_the_clocks_change() -> None:
    ends = datetime(2026, 3, 29, 22, tzinfo=UTC) - timedelta.resolution
    assert limit(window("2026-03-29"), Wish("end"), False, PARIS) == ends

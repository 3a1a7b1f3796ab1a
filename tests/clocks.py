"""Clocks and events at random, and an account of time made another way than the calendar's (POSIX timestamps)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from index.calendar import Event, Version
from index.windows import Moment, Window

PARIS = ZoneInfo("Europe/Paris")
DST = [datetime(y, m, d, 1, tzinfo=UTC) for y, m, d in [(2016, 10, 30), (2022, 3, 27), (2022, 10, 30), (2027, 3, 28)]]
ZONES = st.sampled_from([PARIS, ZoneInfo("UTC"), ZoneInfo("America/New_York"), ZoneInfo("Pacific/Kiritimati")])
INSTANTS = st.datetimes(datetime(2016, 1, 1), datetime(2027, 12, 31), timezones=st.just(UTC)) | st.builds(
    lambda change, minutes: change + timedelta(minutes=minutes), st.sampled_from(DST), st.integers(-180, 180)
)
CLOCKS = st.builds(lambda instant, zone: instant.astimezone(zone), INSTANTS, ZONES)
"""Aware moments of 2016-2027 in any zone; around a clock change in both folds."""

MOMENTS = st.builds(
    lambda at, form: Moment.parse(at.strftime(form)),
    st.datetimes(datetime(2016, 1, 1), datetime(2027, 12, 28)),
    st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d", "%Y-%m-%d", "%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M"]),
)


def _in_order(pair: tuple[Moment, Moment]) -> Window:
    first, second = pair
    if second.last(PARIS) < first.first(PARIS):
        first, second = second, first
    return Window(first, second)


WINDOWS = (
    st.builds(lambda m: Window(start=m), MOMENTS)
    | st.builds(lambda m: Window(end=m), MOMENTS)
    | st.builds(lambda m: Window(by=m), MOMENTS)
    | st.tuples(MOMENTS, MOMENTS).map(_in_order)
)
VERSIONS = st.lists(st.tuples(st.dates(date(2016, 1, 1), date(2027, 12, 31)), WINDOWS), max_size=3)


@st.composite
def events(draw: st.DrawFn) -> Event:
    history = tuple(Version(day, window) for day, window in sorted(draw(VERSIONS), key=lambda pair: pair[0]))
    window = history[-1].window if history else draw(WINDOWS)
    return Event(
        draw(st.uuids()).hex, draw(st.sampled_from(["depot", "oral"])), {"fr": "Étape"}, window,
        cohort=draw(st.sampled_from(["session-1", "session-1-bis", "session-2", None])), planned=draw(st.booleans()),
        announced_on=draw(st.none() | st.dates(date(2016, 1, 1), date(2027, 12, 31))), history=history,
    )  # fmt: skip


def begins(moment: Moment) -> float:
    return moment.local.replace(tzinfo=PARIS).timestamp()


def over(moment: Moment) -> float:
    """The first second after a moment."""
    at = moment.local
    if moment.precision == "minute":
        return begins(moment) + 60
    if moment.precision == "day":
        after = at + timedelta(days=1)
    elif moment.precision == "month":
        after = datetime(at.year + at.month // 12, at.month % 12 + 1, 1)
    else:
        after = datetime(at.year + 1, 1, 1)
    return after.replace(tzinfo=PARIS).timestamp()

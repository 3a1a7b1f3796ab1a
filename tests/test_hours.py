from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.hours import FIRST, civil, civil_from, morning_before
from tests.clocks import CLOCKS, PARIS


@pytest.mark.parametrize(
    "text, expected",
    [("08:59", False), ("09:00", True), ("18:59", True), ("19:00", False), ("23:30", False), ("00:00", False)],
)
def test_hours_are_those_of_the_place(text: str, expected: bool) -> None:
    moment = datetime.fromisoformat(f"2026-07-01T{text}").replace(tzinfo=PARIS)
    assert civil(moment, PARIS) is expected
    assert civil(moment.astimezone(ZoneInfo("Pacific/Kiritimati")), PARIS) is expected


@given(CLOCKS)
def test_the_next_civil_moment_is_civil_near_and_the_first(moment: datetime) -> None:
    found = civil_from(moment, PARIS)
    assert civil(found, PARIS) and moment <= found <= moment + timedelta(hours=15, minutes=1)
    assert found == moment or (not civil(moment, PARIS) and found.astimezone(PARIS).time() == FIRST)
    if found > moment:
        assert not civil(found - timedelta(microseconds=1), PARIS)


@given(CLOCKS, st.integers(0, 60))
def test_a_morning_is_before_at_nine_and_so_many_days_away(moment: datetime, days: int) -> None:
    found = morning_before(moment, PARIS, days)
    local = found.astimezone(PARIS)
    assert found < moment and local.time() == FIRST and found.tzinfo is UTC
    apart = (moment.astimezone(PARIS).date() - local.date()).days
    assert apart == days or (days == 0 and apart == 1)

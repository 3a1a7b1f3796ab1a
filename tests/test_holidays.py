"""Public holidays of France, and working days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.texts import say
from index.holidays import holiday, holidays_in, working_days

DAYS = st.dates(date(2000, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2023, 4, 10), "easter_monday"),
        (date(2024, 5, 9), "ascension"),
        (date(2024, 5, 20), "whit_monday"),
        (date(2025, 4, 21), "easter_monday"),
        (date(2026, 11, 11), "armistice"),
        (date(2025, 4, 20), ""),
        (date(2026, 11, 12), ""),
    ],
)
def test_which_days_are_holidays(day: date, name: str) -> None:
    assert holiday(day) == name


def test_working_days_between_two() -> None:
    first, last = date(2024, 5, 6), date(2024, 5, 24)
    assert working_days(first, last) == 12
    assert holidays_in(first, last) == [date(2024, 5, 8), date(2024, 5, 9), date(2024, 5, 20)]
    assert working_days(date(2024, 5, 11), date(2024, 5, 12)) == 0


@given(DAYS)
def test_the_holidays_of_a_year_each_with_a_name_in_every_language(day: date) -> None:
    first = date(day.year, 1, 1)
    names = {name for n in range(366) if (name := holiday(first + timedelta(days=n)))}
    assert len(names) >= 10  # Ascension may be on the 1st or the 8th of May
    assert all(say(lang, f"dates.holidays.{name}") for lang in ("fr", "en") for name in names)


@given(DAYS, st.integers(0, 400))
def test_no_more_working_days_than_days(first: date, more: int) -> None:
    last = first + timedelta(days=more)
    assert 0 <= working_days(first, last) <= more + 1
    assert working_days(first, last) + working_days(
        last + timedelta(days=1), last + timedelta(days=30)
    ) == working_days(first, last + timedelta(days=30))

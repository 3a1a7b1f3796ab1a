"""Times in words, in the unit in which they were asked for."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dates.moments import Moments
from index.named_days import counted_in
from index.windows import Moment

PARIS = ZoneInfo("Europe/Paris")
SUNDAY = datetime(2022, 3, 20, 10, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("question", "unit"),
    [
        ("combien de week-ends avant la clôture ?", "weekends"),
        ("cb de weekends il me reste", "weekends"),
        ("how many weeks are left?", "weeks"),
        ("nombre de jours entre les deux", "days"),
        ("ce week-end, c'est encore ouvert ?", ""),
        ("il me reste cb d'heures ?", "hours"),
        ("how many minutes do I have left?", "hours"),
    ],
)
def test_the_unit_that_a_question_counts_in(question: str, unit: str) -> None:
    assert counted_in(question) == unit


@pytest.mark.parametrize(
    ("counting", "day", "told"),
    [
        ("weeks", date(2022, 4, 3), "dans 14 jours, soit 2 semaines"),
        ("weeks", date(2022, 3, 28), "dans 8 jours, soit environ 1 semaine"),
        ("weeks", date(2022, 3, 23), "dans 3 jours"),
        ("weekends", date(2022, 4, 3), "dans 14 jours, avec 2 week-ends"),
        ("weekends", date(2022, 3, 26), "dans 6 jours, avec un week-end"),
        ("weekends", date(2022, 3, 25), "dans 5 jours, sans week-end"),
        ("days", date(2022, 9, 12), "dans 176 jours"),
        ("", date(2022, 9, 12), "dans 6 mois"),
    ],
)
def test_what_is_to_come_in_that_unit(counting: str, day: date, told: str) -> None:
    assert Moments(PARIS, SUNDAY, "fr", counting=counting).delay(day) == told


def test_a_length_in_weeks() -> None:
    start, end = Moment(datetime(2024, 5, 24), "day"), Moment(datetime(2024, 8, 19), "day")
    assert Moments(PARIS, SUNDAY, "fr", counting="weeks").length(start, end) == "87 jours, soit environ 12 semaines"
    assert Moments(PARIS, SUNDAY, "fr").length(start, end) == "87 jours, environ 3 mois"


@given(st.integers(1, 400))
def test_as_many_weekends_as_saturdays(days: int) -> None:
    day = SUNDAY.date() + timedelta(days=days)
    saturdays = sum((SUNDAY.date() + timedelta(days=n)).weekday() == 5 for n in range(1, days + 1))
    told = Moments(PARIS, SUNDAY, "en", counting="weekends").length(
        Moment(datetime(2022, 3, 20), "day"), Moment(datetime(day.year, day.month, day.day), "day")
    )
    said = {0: "no weekend", 1: "one weekend"}.get(saturdays, f"{saturdays} weekends")
    assert days >= 31 * 24 or told.endswith(f"with {said}")


@pytest.mark.parametrize(
    ("now", "at", "counting", "told"),
    [
        (datetime(2022, 3, 17, 13, 20), datetime(2022, 3, 17, 13, 45), "", "aujourd’hui, dans 25 minutes"),
        (datetime(2022, 3, 17, 9, 20), datetime(2022, 3, 17, 13, 45), "", "aujourd’hui, dans 4 h 25"),
        (datetime(2022, 3, 17, 13, 45), datetime(2022, 3, 17, 13, 45), "", "aujourd’hui"),
        (datetime(2021, 3, 28, 0, 30), datetime(2021, 3, 30, 14, 0), "hours", "dans 2 jours, soit 60 h 30"),
        (datetime(2021, 3, 28, 0, 30), datetime(2021, 3, 30, 14, 0), "", "dans 2 jours"),
        (datetime(2021, 10, 30, 23, 0), datetime(2021, 10, 31, 5, 0), "hours", "demain, soit 7 heures"),
    ],
)
def test_hours_as_they_pass(now: datetime, at: datetime, counting: str, told: str) -> None:
    moments = Moments(PARIS, now.replace(tzinfo=PARIS), "fr", counting=counting)
    assert moments.delay(at.date(), at.replace(tzinfo=PARIS)) == told


def test_no_hours_are_counted_until_a_day_of_which_none_was_announced() -> None:
    moments = Moments(PARIS, SUNDAY, "fr", counting="hours")
    end = datetime(2022, 3, 22, 23, 59, tzinfo=PARIS)
    assert moments.remaining(end, announced=False) == "encore 2 jours"
    assert moments.remaining(end).startswith("encore 2 jours, soit ")

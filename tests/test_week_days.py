"""Whether interviews are on weekdays."""

from __future__ import annotations

import pytest

from bot.dates.sentences import Dates
from bot.dates.week_days import days_of_the_week
from index.knowledge import DATES_PREFIX
from tests.folders import real
from tests.test_dates import at

INTERVIEWS = DATES_PREFIX + "auditions"


def told(question: str, clock: str, unit: str = INTERVIEWS, lang: str = "fr") -> str:
    return days_of_the_week(Dates(real(), at(clock), lang), question, unit).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("question", "clock", "part"),
    [
        ("les auditions c'est en semaine ou le week-end ?", "2021-05-10T16:30", "tous les jours annoncés sont en semaine (lundi 7 juin"),
        ("les entretiens sont aussi le samedi ?", "2022-06-15T10:00", "sans dire quels jours"),
        ("les oraux ça tombe en semaine ou aussi le samedi ?", "2026-12-01T16:30", "sprint 5 : nos sources donnent la période"),
        ("c'est en semaine, ou ils font ça le samedi ?", "2020-06-20T10:00", "tous les jours annoncés sont en semaine (du lundi 29 juin"),
    ],
)  # fmt: skip
def test_weekdays_are_told_as_far_as_they_are_known(question: str, clock: str, part: str) -> None:
    assert part in told(question, clock)


def test_only_who_asks_for_them_is_told() -> None:
    assert told("les auditions c'est quand ?", "2021-05-10T16:30") == ""
    assert (
        told("on peut postuler en semaine ou aussi le samedi ?", "2021-04-10T16:30", DATES_PREFIX + "candidatures")
        == ""
    )


def test_those_of_a_year_that_is_named() -> None:
    dates = Dates(real(), at("2026-12-02T15:55"), "fr")
    told = days_of_the_week(dates, "en 2022, des entretiens le samedi ou le dimanche ?", DATES_PREFIX + "auditions")
    assert "tous les jours annoncés sont en semaine" in told and "Seconde série" in told and "2025" not in told


def test_of_a_last_day_no_days_are_asked() -> None:
    choices = DATES_PREFIX + "voeux"
    assert told("les vœux c'est en semaine, ou aussi le dimanche ?", "2022-05-14T10:00", choices) == ""

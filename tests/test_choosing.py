"""Among which projects those who are shortlisted choose."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.dates.sentences import Dates
from bot.projects.choosing import among_the_choice, choosing, still_to_come
from index.filters import Filters
from tests.folders import real
from tests.test_dates import at


@pytest.mark.parametrize(
    ("clock", "cohort"),
    [
        ("2021-05-23T23:00", None),
        ("2021-05-24T09:00", "promo-5"),
        ("2021-05-31T20:00", "promo-5"),
        ("2021-06-01T00:30", None),
        ("2022-05-15T23:58", "promo-6"),
        ("2022-05-16T00:01", None),
        ("2026-01-01T10:00", None),
    ],
)
def test_from_the_day_on_which_they_are_shown_until_the_wishes_are_in(clock: str, cohort: str | None) -> None:
    found = choosing(Dates(real(), at(clock), "fr"))
    assert (found and found.id) == cohort


def test_only_who_speaks_of_choosing_and_names_no_other_cohort() -> None:
    dates = Dates(real(), at("2022-05-10T10:00"), "fr")
    health = Filters(facets={"themes": ("sante",)})
    assert among_the_choice(health, "j'hésite, lesquels sont sur la santé ?", dates).cohorts == ("promo-6",)
    assert among_the_choice(health, "lesquels sont sur la santé ?", dates) == health
    of_another = Filters(("promo-3",), {"themes": ("sante",)})
    assert among_the_choice(of_another, "mon choix : la santé, à la promo 3 ?", dates) == of_another


def test_who_chooses_gets_none_that_is_over(assistant: Assistant) -> None:
    asked = "il faut que je choisisse trois projets d'ici lundi, lesquels tournent autour de la santé ?"
    found = assistant.reply(asked, now=at("2021-05-28T19:12"))
    cohorts = {p.cohort for p in real().projects if p.id in found.projects}
    assert cohorts == {"promo-5"} and "gdr-sante" in found.projects


def test_the_projects_of_a_cohort_that_recruits_are_not_known_yet(assistant: Assistant) -> None:
    told = assistant.reply("quels projets de culture dans la promotion qui recrute ?", now=at("2021-03-20T15:30"))
    assert told.entry == "dates-projets-publies" and "24 mai 2021" in told.markdown


@pytest.mark.parametrize(
    ("clock", "words"),
    [("2021-04-10T20:00", "24 mai 2021"), ("2021-06-10T20:00", ""), ("2021-01-10T20:00", ""), ("2026-04-10T20:00", "")],
)
def test_those_of_this_year_are_still_to_come_while_its_call_is_open(clock: str, words: str) -> None:
    dates = Dates(real(), at(clock), "fr")
    told = still_to_come(Filters(years=(dates.now.year,)), dates).replace("\u00a0", " ")
    assert words in told and bool(told) == bool(words)
    assert still_to_come(Filters(years=(2019,)), dates) == still_to_come(Filters(), dates) == ""

"""How long it is between two events."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dates.sentences import Dates
from bot.dates.spans import Span, span, spans
from bot.dates.told_spans import elapsed
from index.calendar import Calendar, Event, Kind
from tests.clocks import CLOCKS, PARIS, events
from tests.folders import knowledge, real
from tests.test_dates import KINDS, SETTINGS
from tests.test_intervals import AGAIN, FIRST, LAST, ORAL, at, event

COHORT = ("session-2", "session-2")
ANY = (None, None)


def test_the_two_of_a_span_belong_together() -> None:
    dates = at("2023-01-15", FIRST, ORAL, AGAIN, LAST)
    found = span(dates, ("depot", "oral"), COHORT)
    assert found and found.events == (AGAIN, LAST) and found == span(dates, ("oral", "depot"), ANY)


def test_no_span_is_less_than_nothing() -> None:
    within = at(
        "2023-01-15",
        event("Dépôt", "depot", "2022-03-01", "2022-03-31"),
        event("Oraux", "oral", "2022-03-10", "2022-04-02"),
    )
    assert span(within, ("depot", "oral"), COHORT) is None
    assert span(within, ("oral", "depot"), COHORT, ("les oraux", "la clôture")) is None


def test_the_words_for_an_end_tell_which_of_its_days_is_meant() -> None:
    dates = at(
        "2023-01-15", event("Réunion", "oral", "2022-03-10"), event("Dépôt", "depot", "2022-03-01", "2022-03-31")
    )
    assert span(dates, ("oral", "depot"), COHORT, ("la réunion", "le dépôt")) is None  # it is held meanwhile
    found = span(dates, ("oral", "depot"), COHORT, ("la réunion", "la date limite"))
    assert found and found.days == 21
    opened = span(at("2023-01-15", FIRST, ORAL), ("depot", "oral"), COHORT, ("l'ouverture", "l'oral"))
    closed = span(at("2023-01-15", FIRST, ORAL), ("depot", "oral"), COHORT, ("le dépôt", "l'oral"))
    assert opened and closed and (opened.days, closed.days) == (40, 10)


def test_one_event_lasts_from_its_first_day_to_its_last() -> None:
    dates = at("2023-01-15", FIRST)
    found = span(dates, ("depot", "depot"), COHORT)
    assert (
        found
        and found.events == (FIRST,)
        and elapsed(dates, [found]).endswith(
            "De l’ouverture à la clôture : **30 jours** (31 en comptant le premier et le dernier)."
        )
    )
    assert span(at("2023-01-15", LAST), ("oral", "oral"), COHORT) is None  # a single day


def test_the_days_between() -> None:
    dates = at("2022-05-01", FIRST, ORAL)
    found = span(dates, ("oral", "depot"), COHORT)
    told = elapsed(dates, [found]) if found else ""
    assert "31 mars 2022" in told and "10 au 12 avril 2022" in told and told.endswith("Entre les deux : **10 jours**.")


@pytest.mark.parametrize(
    ("lang", "told"), [("fr", "**134 jours, environ 4 mois**"), ("en", "**134 days, about 4 months**")]
)
def test_the_months_between(lang: str, told: str) -> None:
    dates = at(
        "2022-05-01",
        event("Dépôt", "depot", "2021-03-01", "2021-05-02"),
        event("Arrivée", "oral", "2021-09-13"),
        lang=lang,
    )
    found = span(dates, ("depot", "oral"), ANY)
    assert found and told in elapsed(dates, [found])


def test_a_cohort_without_both_has_no_span() -> None:
    assert span(at("2022-05-01", FIRST), ("depot", "oral"), COHORT) is None


REAL = Dates(real(), datetime(2026, 5, 1, tzinfo=PARIS), "fr")


def test_the_main_step_is_meant() -> None:
    found = span(REAL, ("candidatures", "arrivee"), ("promo-5", "promo-5"))
    assert found and all(e.step for e in found.events)


def test_each_end_may_be_of_its_own_cohort() -> None:
    found = span(REAL, ("fin", "arrivee"), ("promo-5", "promo-6"))
    assert found and [e.cohort for e in found.events] == ["promo-5", "promo-6"] and found.days == 62
    first = span(REAL, ("fin", "candidatures"), ("promo-6", "promo-7"), ("the end", "the first round"))
    assert first and "sprint 1" in first.events[1].title["fr"]


def test_cohorts_and_rounds_are_compared() -> None:
    ends = ("la clôture", "l'oral")
    two = spans(
        REAL, ("candidatures", "auditions"), ("promo-5", "promo-6"), ends, "promo 5 et 6, laquelle est la plus rapide ?"
    )
    assert [s.days for s in two] == [36, 49]
    told = elapsed(REAL, two, "laquelle est la plus rapide ?")
    assert (
        "Dépôt des candidatures de la promotion 5 : du 1er mars" in told
        and "**36 jours" in told
        and "Le plus court : Auditions de la promotion 5" in told
    )
    assert "Le plus court" not in elapsed(REAL, two, "combien de temps ?")
    rounds = spans(
        REAL, ("candidatures", "auditions"), ("promo-6", "promo-7"), ends, "entre la fin d'un sprint et l'oral"
    )
    assert [s.days for s in rounds] == [10, 10, 15, 10, 8]


@settings(SETTINGS, max_examples=100)
@given(st.lists(events(), max_size=6), CLOCKS, st.sampled_from(KINDS), st.sampled_from(KINDS))
def test_any_calendar(found: list[Event], now: datetime, one: Kind, other: Kind) -> None:
    dates = Dates(replace(knowledge(), calendar=Calendar("Europe/Paris", KINDS, tuple(found))), now, "fr")
    cohorts = [c.id for c in dates.programme.cohorts]
    several: list[Span] = spans(dates, (one.id, other.id), cohorts, ("", ""), "")
    alone = span(dates, (one.id, other.id), ANY)
    for between in [*several, *([alone] if alone else [])]:
        assert between.days >= 0 and all(e.known(now, PARIS) for e in between.events)
        assert elapsed(dates, [between])

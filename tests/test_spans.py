"""How long it is between two events, and how long a call lasts."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dates import Dates
from bot.spans import Span, elapsed, lasting, span, spans
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
        and elapsed(dates, [found]).endswith("De l’ouverture à la clôture : **30 jours**.")
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
APPLY = next(kind for kind in real().calendar.kinds if kind.id == "candidatures")


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


@pytest.mark.parametrize(
    ("question", "cohorts", "words", "alone"),
    [
        ("quelle promotion a laissé le plus de temps pour candidater ?", (), "Le plus long : Dépôt des candidatures de la promotion 5", True),
        ("d'habitude l'appel reste ouvert combien de temps ?", (), "(**17 jours**)", True),
        ("l'appel de la promo 1 est resté ouvert combien de temps ?", ("promo-1",), "De l’ouverture à la clôture : **18 jours**.", False),
        ("combien de temps était-ce ouvert, en 2020 et en 2021 ?", ("promo-4", "promo-5"), "(**34 jours", True),
        ("lequel est resté ouvert le plus longtemps, l'appel de l'été 2024 ou celui du printemps 2025 ?", (), "Le plus long : Dépôt des candidatures de la promotion 7, sprint 4 (36 jours", True),
        ("laquelle a duré le plus longtemps, celle de 2021 ou celle de 2022 ?", (), "Le plus court : Dépôt des candidatures de la promotion 6 (43 jours", True),
        ("depuis combien de temps l'appel d'avril 2025 est-il fermé ?", (), "C’est clos depuis 385 jours", False),
        ("depuis combien de temps c'est fermé ?", (), "C’est clos depuis 208 jours, environ 7 mois.", False),
        ("combien de jours les gens ont-ils eu pour postuler à la 2 ?", ("promo-2",), "**30 jours**", False),
        ("how many days did people have to apply?", ("promo-1",), "**18 jours**", False),
        ("de combien la clôture a été repoussée en tout ?", ("promo-6",), "reportée de **16 jours**, en 2 fois.", False),
        ("la clôture du sprint 4 a été repoussée de combien ?", (), "reportée de **7 jours**, en une fois.", False),
        ("la clôture du sprint 2 a été repoussée de combien ?", (), "", False),
        ("de combien de jours l'appel ouvert de la 6 a été prolongé ?", ("promo-6",), "**16 jours**", False),
        ("la clôture du sprint 6 a été repoussée de combien ?", (), "", False),
        ("l'appel de la 6 est resté ouvert combien de temps, prolongation comprise ?", ("promo-6",), "à la clôture : **43 jours", False),
        ("de combien de jours l'appel de la 2 a été prolongé ?", ("promo-2",), "", False),
        ("le dernier est resté ouvert moins longtemps que celui d'avant, non ?", (), "17 jours", True),
        ("le sprint 5 est plus court que celui du printemps 2025 ?", (), "36 jours", True),
        ("et pour le tout premier appel, on avait combien de temps pour postuler ?", (), "**18 jours**", False),
        ("was the last one open longer than the previous one?", (), "36 jours", True),
        ("les gens avaient combien de jours pour se porter candidats à la 1 ?", ("promo-1",), "**18 jours**", False),
        ("c'était court ! combien de jours en tout ?", (), "**17 jours**", False),
        ("la toute première annonce est restée en ligne combien de jours ?", (), "**18 jours**", False),
        ("combien de jours avant le prochain ?", (), "", False),
        ("dans combien de jours ouvre le prochain appel ?", (), "", False),
        ("combien de jours d'attente pour la réponse ?", (), "", False),
        ("j'ai raté de combien de jours ?", (), "", False),
        ("il reste combien de jours pour postuler ?", (), "", False),
        ("combien de jours me reste-t-il ?", (), "", False),
        ("c'est ouvert ?", (), "", False),
    ],
)  # fmt: skip
def test_how_long_a_call_is_open_or_closed(question: str, cohorts: tuple[str, ...], words: str, alone: bool) -> None:
    told, whole = lasting(REAL, APPLY, cohorts, question)
    assert words in told and bool(told) == bool(words) and whole == alone


def test_what_is_no_call_has_no_length() -> None:
    other = next(kind for kind in real().calendar.kinds if not kind.call)
    assert lasting(REAL, other, (), "combien de temps est-ce ouvert d'habitude ?") == ("", False)


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
    lasting(dates, one, cohorts[:1], "combien de temps c'est resté ouvert ?")
    lasting(dates, one, (), "depuis quand c'est fermé ?")

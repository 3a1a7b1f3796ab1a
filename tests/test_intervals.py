"""What follows an event, and how long it is until another one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.dates import Dates
from bot.intervals import elapsed, ends_of, following, pair
from index.calendar import Calendar, Event, Moment, Window
from tests.clocks import CLOCKS, PARIS, events
from tests.folders import knowledge, real
from tests.test_dates import KINDS, SETTINGS


@pytest.mark.parametrize(
    ("question", "ends"),
    [
        ("combien de temps entre le dépôt et l'arrivée ?", ("le dépôt", "l'arrivée")),
        ("Entre dépôt et oraux combien de jours", ("dépôt", "oraux combien de jours")),
        ("how long between the close and the results?", ("the close", "the results")),
        ("quelle différence entre un dépôt et un oral ?", None),
        ("how long did it take, from the close to the results?", ("the close", "the results")),
        ("combien de fois la clôture de la session 1 a été reportée", None),
        ("combien de temps ?", None),
        ("How long after the deadline did the interviews start, and when?", ("the deadline", "the interviews start")),
        ("combien de jours après la clôture commencent les oraux ?", ("la clôture", "commencent les oraux")),
        ("combien de temps avant la fermeture ?", None),
        (
            "Service de l'État, nous déposons le dossier de projet à l'instant. Combien de temps avant la fermeture ?",
            None,
        ),
        ("", None),
    ],
)
def test_the_ends_of_a_span(question: str, ends: tuple[str, str] | None) -> None:
    assert ends_of(question) == ends


def event(name: str, kind: str, start: str, end: str = "", **more: object) -> Event:
    window = Window(Moment.parse(start), Moment.parse(end) if end else None)
    return Event(name, kind, {"fr": name}, window, cohort="session-2", **more)  # type: ignore[arg-type]


FIRST, ORAL = (
    event("Dépôt, tour 1", "depot", "2022-03-01", "2022-03-31"),
    event("Oraux, tour 1", "oral", "2022-04-10", "2022-04-12"),
)
AGAIN, LAST = event("Dépôt, tour 2", "depot", "2022-06-01", "2022-06-30"), event("Oraux, tour 2", "oral", "2022-07-10")


def at(clock: str, *found: Event, lang: str = "fr") -> Dates:
    known = replace(knowledge(), calendar=Calendar("Europe/Paris", KINDS, found))
    return Dates(known, datetime.fromisoformat(clock).replace(tzinfo=PARIS), lang)


@pytest.mark.parametrize(
    ("clock", "question", "follow"),
    [
        ("2022-03-15", "", [ORAL]),
        ("2022-03-15", "le tour 1", [ORAL]),
        ("2022-06-15", "", [LAST]),
        ("2022-06-15", "le tour 1", [ORAL]),
        ("2023-06-15", "le tour 2", [LAST]),
    ],
)
def test_what_follows(clock: str, question: str, follow: list[Event]) -> None:
    assert following(at(clock, FIRST, ORAL, AGAIN, LAST), "depot", "session-2", question) == follow


def test_what_comes_during_it_does_not_follow_and_who_is_meant_goes_first() -> None:
    during = event("Réunion", "reunion", "2022-03-10")
    assert following(at("2022-03-15", FIRST, during, ORAL), "depot", "session-2") == [ORAL]
    assert following(at("2022-03-15", FIRST, during), "depot", "session-2") == [during]


def test_the_two_of_a_span_belong_together() -> None:
    dates = at("2023-01-15", FIRST, ORAL, AGAIN, LAST)
    assert pair(dates, ("depot", "oral"), "session-2") == (AGAIN, LAST) == pair(dates, ("oral", "depot"), None)


def test_no_span_is_less_than_nothing() -> None:
    within = at(
        "2023-01-15",
        event("Dépôt", "depot", "2022-03-01", "2022-03-31"),
        event("Oraux", "oral", "2022-03-10", "2022-04-02"),
    )
    assert pair(within, ("depot", "oral"), "session-2") is None


def test_what_is_called_off_does_not_follow() -> None:
    assert following(at("2022-03-15", FIRST, replace(ORAL, cancelled=True)), "depot", None) == []


@settings(SETTINGS, max_examples=100)
@given(st.lists(events(), max_size=6), CLOCKS)
def test_nothing_that_follows_begins_before(found: list[Event], now: datetime) -> None:
    dates = Dates(replace(knowledge(), calendar=Calendar("Europe/Paris", KINDS, tuple(found))), now, "fr")
    for kind in KINDS:
        for after in following(dates, kind.id, None):
            assert after.kind != kind.id and not after.cancelled
            begun = [
                w.start or w.deadline
                for e in (*dates.calendar.of(kind.id, after.cohort), after)
                if (w := e.known(now, PARIS))
            ]
            assert min(begun[:-1], key=lambda m: m.local).local < begun[-1].local


def test_the_days_between() -> None:
    dates = at("2022-05-01", FIRST, ORAL)
    told = elapsed(dates, *(pair(dates, ("oral", "depot"), "session-2") or ()))
    assert "31 mars 2022" in told and "10 au 12 avril 2022" in told and told.endswith("Entre les deux : **10 jours**.")


@pytest.mark.parametrize(
    ("lang", "span"), [("fr", "**134 jours, environ 4 mois**"), ("en", "**134 days, about 4 months**")]
)
def test_the_months_between(lang: str, span: str) -> None:
    dates = at(
        "2022-05-01",
        event("Dépôt", "depot", "2021-03-01", "2021-05-02"),
        event("Arrivée", "oral", "2021-09-13"),
        lang=lang,
    )
    assert span in elapsed(dates, *(pair(dates, ("depot", "oral"), None) or ()))


def test_a_cohort_without_both_has_no_span() -> None:
    assert pair(at("2022-05-01", FIRST), ("depot", "oral"), "session-2") is None


def test_the_main_step_is_meant() -> None:
    dates = Dates(real(), datetime(2026, 5, 1, tzinfo=PARIS), "fr")
    first, second = pair(dates, ("candidatures", "arrivee"), "promo-5") or (None, None)
    assert second and second.step and first and first.step

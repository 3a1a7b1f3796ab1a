"""Who is at work at a moment, with the real knowledge."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.dates.at_work import at_work
from bot.dates.sentences import Dates
from index.live import LiveIndex
from tests.test_dates import at

ASKED = "À l'heure qu'il est, y en a-t-il encore en fonction ou sont-ils tous partis ?"


@pytest.mark.parametrize(
    ("clock", "cohorts", "told", "to_come"),
    [
        ("2020-12-01T10:00", ["promo-4"], ["promo-4-arrivee", "promo-4-fin"], []),
        ("2021-08-12T16:45", [], ["promo-4-fin"], ["promo-5-arrivee-link", "promo-5-arrivee"]),
        ("2022-07-13T10:00", [], ["promo-5-fin", "promo-5-fin-link"], ["promo-6-arrivee-coachs", "promo-6-arrivee"]),
        ("2023-10-09T15:55", [], ["promo-6-fin", "promo-6-plus-fin"], []),
    ],
)
def test_who_is_at_work(live: LiveIndex, clock: str, cohorts: list[str], told: list[str], to_come: list[str]) -> None:
    now = at_work(Dates(live.engine.knowledge, at(clock), "fr"))
    assert now is not None
    assert [c.id for c in now.cohorts] == cohorts
    assert [e.id for e in now.events] == told
    assert [e.id for e in now.to_come] == to_come


@pytest.mark.parametrize("clock", ["2024-06-01T10:00", "2026-10-01T10:00"])
def test_of_missions_that_begin_one_by_one_the_calendar_tells_nothing(live: LiveIndex, clock: str) -> None:
    assert at_work(Dates(live.engine.knowledge, at(clock), "fr")) is None


@pytest.mark.parametrize(
    ("clock", "begins"),
    [
        ("2022-03-01T10:00", "En poste aujourd’hui, mardi 1er mars 2022 : promotion 5."),
        ("2021-08-12T16:45", "D’après le calendrier, personne n’est en poste aujourd’hui"),
        ("2023-10-09T15:55", "Aujourd’hui, lundi 9 octobre 2023, seules restent les personnes"),
    ],
)
def test_it_is_said(assistant: Assistant, clock: str, begins: str) -> None:
    told = assistant.reply(ASKED, now=at(clock)).markdown.replace("\u00a0", " ")
    assert told.startswith(begins)


def test_of_a_year_that_is_past_nothing_is_said_of_today(assistant: Assistant) -> None:
    told = assistant.reply("en 2019, il y avait combien de personnes en poste ?", now=at("2022-03-01T10:00"))
    assert "En poste aujourd’hui" not in told.markdown


@pytest.mark.parametrize(
    ("asked", "begins"),
    [
        ("quelle promo était en poste en novembre 2021 ?", "En poste le lundi 15 novembre 2021 : promotion 5."),
        (
            "Which EIG cohort was on the job during the first lockdown, in April 2020?",
            "According to the calendar, nobody was at work",
        ),
    ],
)
def test_who_was_at_work_in_a_month_of_the_past(assistant: Assistant, asked: str, begins: str) -> None:
    assert assistant.reply(asked, now=at("2026-03-10T14:23")).markdown.replace("\u00a0", " ").startswith(begins)


def test_a_rule_that_speaks_of_those_in_post_is_no_question_of_who_is(assistant: Assistant) -> None:
    asked = "Is there any training or coaching once people are in post, or are they left on their own in the ministry?"
    assert assistant.reply(asked, now=at("2022-11-08T18:30")).entry == "accompagnement-promo-6"

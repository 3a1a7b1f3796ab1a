"""Days of one's own, held against the calendar."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.dates import Dates
from bot.plans import held_against
from tests.test_dates import KINDS, MARCH, at, event, with_events
from tests.test_following_calls import told

ORALS = replace(event("2022-06-07", "2022-06-13"), id="oraux", kind=KINDS[1].id, title={"fr": "Auditions"})


def held(question: str, clock: str = "2022-03-10T12:00", kind: int = 1) -> str:
    return "\n".join(held_against(Dates(with_events(MARCH, ORALS), at(clock), "fr"), KINDS[kind], question, None))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("examen le 8 juin", "Le mercredi 8 juin 2022 : c’est pendant cette période, dont le dernier jour est le lundi 13 juin 2022 (Auditions)."),
        ("examen le 7 juin", "Le mardi 7 juin 2022 : c’est le premier jour (Auditions)."),
        ("examen le 13 juin", "Le lundi 13 juin 2022 : c’est le dernier jour (Auditions)."),
        ("examen le 2 juin", "Le jeudi 2 juin 2022 : c’est avant le début, le mardi 7 juin 2022 (Auditions)."),
        ("je pars le 20 juin", "Le lundi 20 juin 2022 : c’est après la fin, le lundi 13 juin 2022 (Auditions)."),
        ("je pars le 20 décembre", ""),
        ("je pars le 31 juin", ""),
        ("c'est quand ?", ""),
    ],
)  # fmt: skip
def test_where_a_day_falls(question: str, said: str) -> None:
    assert held(question) == said


def test_of_the_past_it_was_so() -> None:
    assert "c’était le premier jour" in held("le 7 juin 2022", "2023-01-10T12:00")
    assert held("le 7 juin", "2023-01-10T12:00") == ""  # the June that is to come is nearer


def test_a_day_on_which_no_call_was_open() -> None:
    assert held("le 30 novembre 2021", kind=0) == "Le mardi 30 novembre 2021 : aucun appel n’était ouvert."
    assert held("le 30 novembre", kind=0) == ""  # of which year is not said


@given(st.dates(min_value=at("2022-01-01T00:00").date(), max_value=at("2022-12-31T00:00").date()))
def test_a_day_within_is_within(day: object) -> None:
    said = held(f"le {day:%d/%m/%Y}")
    inside = "2022-06-07" <= str(day) <= "2022-06-13"
    assert inside == any(w in said for w in ("premier jour", "dernier jour (", "pendant"))


@pytest.mark.parametrize(
    ("asked", "clock", "entry", "said"),
    [
        ("partiel de droit le 9 juin, ça tombe sur vos oraux ?", "2022-03-30T12:48", "dates-auditions", "pendant cette période"),
        ("avion le 18 mai pour le Pérou, je vais louper mon entretien ?", "2025-05-05T18:18", "dates-auditions", "après la fin"),
        ("colonie avec les petits du 18 février au 3 mars, j'envoie ma candidature au retour", "2024-02-12T19:00", "dates-candidatures", "après la fin"),
        ("L'an passé à la même date on pouvait encore candidater ?", "2026-10-05T12:12", "dates-candidatures", "c’était le dernier jour"),
    ],
)  # fmt: skip
def test_what_is_asked_beside_a_plan(assistant: Assistant, asked: str, clock: str, entry: str, said: str) -> None:
    found, text = told(assistant, [asked], clock)
    assert found == entry and said in text


def test_a_plan_is_held_against_dates_that_were_told(assistant: Assistant) -> None:
    turns = ["c'est quand les auditions ?", "je serai en vacances le 9 juin, c'est gênant ?"]
    entry, text = told(assistant, turns, "2022-03-30T12:48")
    assert entry == "dates-auditions" and text.startswith("Le jeudi 9 juin 2022 : c’est pendant cette période")


@pytest.mark.parametrize(
    ("asked", "clock"),
    [
        ("la clôture du 3 avril tient toujours ?", "2022-04-13T10:00"),
        ("la journée du 14 janvier a eu lieu ?", "2021-01-25T11:22"),
    ],
)
def test_a_day_that_was_announced_is_none_of_ones_own(assistant: Assistant, asked: str, clock: str) -> None:
    _, text = told(assistant, [asked], clock)
    assert not text.startswith(("Le dimanche 3 avril", "Le jeudi 14 janvier 2021 : c’était avant"))


@pytest.mark.parametrize(
    "asked",
    [
        "rendez-vous chez le dentiste le 8 juin, vous prenez la carte vitale ?",
        "le brevet des collèges tombe le 27 juin ?",
    ],
)
def test_a_day_alone_does_not_make_it_of_the_calendar(assistant: Assistant, asked: str) -> None:
    entry, _ = told(assistant, [asked], "2022-03-30T12:48")
    assert entry is None


def test_the_year_of_days_that_are_told_without_one(assistant: Assistant) -> None:
    _, text = told(assistant, ["un papier dit « dépôt du 3 au 26 avril », c'est de quelle année ?"], "2026-09-07T08:33")
    assert "sprint 2" in text and "26 avril 2024" in text


def test_some_years_ago_to_the_day(assistant: Assistant) -> None:
    asked = "il y a quatre ans jour pour jour, on pouvait encore candidater ?"
    _, text = told(assistant, [asked], "2026-04-12T10:00")
    assert text.startswith("Le mardi 12 avril 2022 : c’était pendant cette période")

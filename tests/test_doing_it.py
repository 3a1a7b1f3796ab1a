"""When somebody means to send something, held against the close of a call that is open."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.dates.doing_it import held_against_the_close
from bot.dates.sentences import Dates
from bot.evaluating.batch import in_turn
from index.knowledge import DATES_PREFIX
from tests.folders import real
from tests.test_dates import at

CALL = DATES_PREFIX + "candidatures"
CLOSE = date(2025, 10, 5)
"""The Sunday on which the fifth round of cohort 7 closed."""


def told(question: str, clock: str, unit: str = CALL, lang: str = "fr") -> str:
    return held_against_the_close(Dates(real(), at(clock), lang), question, unit).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("question", "clock", "parts"),
    [
        ("Je comptais profiter du week-end pour peaufiner et tout envoyer lundi matin. Ça ira ?", "2021-04-30T16:45", ["Lundi 3 mai 2021", "trop tard"]),
        ("lundi soir ça passe encore ?", "2021-04-30T16:45", ["Lundi 3 mai 2021", "trop tard"]),
        ("je comptais finir mon dossier ce week-end. Ça passe ?", "2022-04-02T16:20", ["Dimanche 3 avril 2022", "le jour même"]),
        ("je peux postuler lundi ?", "2024-09-06T22:00", ["Lundi 9 septembre 2024", "trop tard, 1 jour après la clôture"]),
        ("je m'y mets que le week-end prochain, ça ira ?", "2025-09-28T11:20", ["Samedi 4 octobre 2025", "1 jour avant", "Dimanche 5 octobre 2025", "le jour même"]),
        ("je peux envoyer mon dossier samedi ou dimanche ?", "2024-09-03T22:00", ["Samedi 7 septembre", "1 jour avant", "Dimanche 8 septembre", "le jour même"]),
        ("il me faut trois semaines pour boucler mon dossier, c'est jouable ?", "2022-04-01T10:00", ["3 semaines à partir du vendredi 1er avril", "vendredi 22 avril 2022", "19 jours après la clôture"]),
    ],
)  # fmt: skip
def test_the_day_on_which_one_would_send_it(question: str, clock: str, parts: list[str]) -> None:
    assert all(part in told(question, clock) for part in parts)


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("je suis ds le train, jarrive chez moi a 1h du mat, je peux deposer en arrivant ?", "Le mercredi 20 avril 2022 à 1 h : ce sera trop tard"),
        ("et si j'envoie à minuit ?", "Le mercredi 20 avril 2022 à 0 h : ce sera trop tard"),
        ("je peux encore postuler vers 2 heures ?", "à 2 h : ce sera trop tard"),
    ],
)  # fmt: skip
def test_the_night_after_the_last_day_is_too_late(question: str, part: str) -> None:
    assert part in told(question, "2022-04-19T22:15")
    assert told(question, "2022-04-18T22:15") == told(question, "2022-04-20T00:30") == ""


@pytest.mark.parametrize("question", ["ça ferme à minuit ?", "j'ai envoyé à 1h du matin, c'est bon ?"])
def test_nothing_is_told_of_the_hour_of_something_else(question: str) -> None:
    assert told(question, "2022-04-19T22:15") == ""


def test_who_would_send_it_in_the_night_is_answered_by_the_call(assistant: Assistant) -> None:
    asked = ["je suis ds le train, jarrive chez moi a 1h du mat, je peux deposer en arrivant ?"]
    reply = in_turn(assistant, asked, at("2022-04-19T22:15"))
    assert reply.entry == CALL and "trop tard" in reply.markdown.partition("\n\n")[0]


def test_what_a_validation_takes_is_held_against_the_call_of_administrations() -> None:
    asked = "Notre circuit de validation demande six semaines. Si nous lançons la procédure demain, serons-nous dans les temps ?"
    said = told(asked, "2021-02-24T16:40", DATES_PREFIX + "appel-projets")
    assert "jeudi 8 avril 2021" in said and "1 jour après la clôture" in said


@pytest.mark.parametrize(
    "question",
    ["on est dimanche soir, c'est encore bon ?", "je peux candidater le week-end du 7-8 ?", "on m'a dit d'envoyer mon dossier", "il faut cinq ans d'expérience, c'est possible ?", "vous publiez samedi ?"],
)  # fmt: skip
def test_nothing_is_told_of_other_days(question: str) -> None:
    assert told(question, "2025-09-28T11:20") == ""


def test_nothing_is_told_where_no_call_is_open() -> None:
    assert told("je peux postuler lundi ?", "2026-12-01T10:00") == ""


@given(
    st.integers(1, 17),
    st.sampled_from(["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "demain"]),
)
def test_it_is_never_said_to_be_late_before_the_close(days_before: int, word: str) -> None:
    today = CLOSE - timedelta(days=days_before)
    said = told(f"je peux postuler {word} ?", f"{today}T09:00")
    names = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]
    ahead = 1 if word == "demain" else (names.index(word) - today.weekday() - 1) % 7 + 1
    day = today + timedelta(days=ahead)
    if ahead == 7:  # today, or in a week: which one is meant is not known
        assert said == ""
        return
    assert ("trop tard" in said) == (day > CLOSE) and ("le jour même" in said) == (day == CLOSE)


def test_what_names_no_subject_is_asked_of_the_open_call(assistant: Assistant) -> None:
    asked = ["Je garde mes neveux samedi, je peux le faire dimanche ?"]
    assert in_turn(assistant, asked, at("2024-09-06T22:00")).entry == CALL
    assert in_turn(assistant, asked, at("2026-09-06T22:00")).entry != CALL


@pytest.mark.parametrize(
    ("asked", "clock", "begins"),
    [
        ("Mon avion atterrit lundi matin. Je pourrai encore envoyer mon dossier en arrivant ?", "2022-04-02T15:00", "Lundi 4 avril 2022 : c’est trop tard"),
        ("Le 4 est passé, je peux tout de même tenter ma chance ce week-end ?", "2025-04-09T19:45", "Samedi 12 avril 2025 : c’est trop tard"),
    ],
)  # fmt: skip
def test_the_day_on_which_one_is_back(assistant: Assistant, asked: str, clock: str, begins: str) -> None:
    assert assistant.reply(asked, now=at(clock)).markdown.replace("\u00a0", " ").startswith(begins)


@pytest.mark.parametrize(
    ("question", "clock", "says"),
    [
        ("J'habite Montréal. Si j'envoie dimanche 2 mai à 19 h, heure d'ici, c'est bon ?", "2021-04-30T13:00", "Ce serait trop tard"),
        ("J'habite Montréal. Si j'envoie dimanche 2 mai à 16 h, heure d'ici, c'est bon ?", "2021-04-30T13:00", "Ce serait à temps"),
        ("J'habite Montréal. Si j'envoie dimanche à 19 h, heure d'ici, c'est bon ?", "2021-04-30T13:00", "Ce serait trop tard"),
        ("Si j'envoie dimanche 2 mai à 19 h, c'est bon ?", "2021-04-30T13:00", ""),  # the hour of the programme
        ("J'habite Montréal. Si j'envoie demain à 19 h, heure d'ici, c'est bon ?", "2025-10-04T13:00", ""),  # its hour is not published
        ("J'habite Montréal. Si j'envoie demain à 19 h, heure de Paris, c'est bon ?", "2021-05-01T13:00", ""),
    ],
)  # fmt: skip
def test_what_one_would_send_from_elsewhere(question: str, clock: str, says: str) -> None:
    found = held_against_the_close(Dates(real(), at(clock), "fr"), question, f"{DATES_PREFIX}candidatures")
    assert says in found and ("Ce serait" in found) == bool(says)


@given(st.integers(-24 * 60, 24 * 60))
def test_elsewhere_to_the_minute(minutes: int) -> None:
    """Of any minute around the close, as a clock in Montréal shows it: six hours behind Paris then."""
    shown = (at("2021-05-02T17:59") + timedelta(minutes=minutes)).replace(tzinfo=None)
    asked = (
        f"J'habite Montréal. Si j'envoie le {shown.day} mai à {shown.hour} h {shown.minute:02}, heure d'ici, ça passe ?"
    )
    found = held_against_the_close(Dates(real(), at("2021-04-28T10:00"), "fr"), asked, f"{DATES_PREFIX}candidatures")
    assert "Ce serait à temps" in found if minutes <= 0 else "Ce serait trop tard" in found


def test_the_hour_there_decides_and_not_the_day(assistant: Assistant) -> None:
    asked = "Hi! I live in Montréal. If I hit submit on Sunday May 2nd at 7 pm my time, am I still on time?"
    told = assistant.reply(asked, now=at("2021-04-30T13:00")).markdown
    assert "would be too late" in told.partition("\n")[0] and "still in time" not in told

"""Until when somebody says to be busy, held against the next day on which work begins, with the real knowledge."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.dates.busy_until import AFTER, BEFORE, held_against_the_work
from bot.dates.own_spans import NEAR
from bot.dates.sentences import Dates
from bot.evaluating.batch import in_turn
from index.knowledge import DATES_PREFIX
from tests.folders import real
from tests.test_dates import at

CALL = DATES_PREFIX + "candidatures"
CLOSE = date(2022, 4, 3)
"""The close of its call, as it was known in March: a day near to it is held against it instead."""
START = date(2022, 9, 12)
"""The arrival of cohort 6, known since 24 January 2022."""


def told(question: str, clock: str = "2022-03-30T17:17", unit: str = CALL, lang: str = "fr") -> str:
    return held_against_the_work(Dates(real(), at(clock), lang), question, unit).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("je suis prise par une mission jusqu'a fin juin, ca vaut le coup de postuler ?", "Le jeudi 30 juin 2022 : c’est 74 jours avant le lundi 12 septembre 2022"),
        ("je suis en CDD jusqu'au 30 septembre, je peux postuler ?", "Le vendredi 30 septembre 2022 : c’est 18 jours après"),
        ("ma soutenance de mémoire est fixée au 20 septembre 2022. Est-ce compatible avec le début de la promotion 6 ?", "8 jours après"),
        ("en poste jusqu'à mi-août, ça passe ?", "Le lundi 15 août 2022"),
        ("je suis en contrat jusqu'au 12 septembre, je peux candidater ?", "c’est ce jour-là"),
    ],
)  # fmt: skip
def test_how_that_day_lies_to_the_start(question: str, part: str) -> None:
    assert part in told(question)


def test_in_english() -> None:
    assert "12 days before" in told("I'm under contract until the end of August, can I apply?", lang="en")


@pytest.mark.parametrize(
    "question",
    [
        "je suis en mission jusqu'en juin, quel est le salaire ?",  # asks of nothing that it could be held against
        "l'appel est ouvert jusqu'au 3 avril, je peux postuler ?",  # the call, and not somebody
        "je suis en CDI avec 3 mois de préavis jusqu'au 30 juin, je peux postuler ?",  # told otherwise
        "je suis prise jusqu'en juin ou jusqu'au 3 mai ou au 4 août, je peux postuler ?",  # which of them?
    ],
)
def test_nothing_where_no_such_day_is_told(question: str) -> None:
    assert told(question) == ""


def test_nothing_beside_the_day_itself_nor_where_none_is_announced() -> None:
    asked = "je suis en CDD jusqu'au 30 septembre, je peux postuler ?"
    assert told(asked, unit=DATES_PREFIX + "arrivee") == ""
    assert told(asked, clock="2025-03-30T17:17") == ""


@given(st.dates(START - BEFORE, START + AFTER).filter(lambda day: day > CLOSE + NEAR))
def test_any_day_is_told_on_its_own_side(day: date) -> None:
    said = told(f"je suis en CDD jusqu'au {day:%d/%m/%Y}, je peux postuler ?")
    sides = {" avant ": day < START, " après ": day > START, "ce jour-là": day == START}
    assert [word for word, there in sides.items() if there] == [word for word in sides if word in said]
    if (apart := abs(day - START)) > timedelta(days=1):
        assert f"{apart.days} jours" in said


def test_the_call_answers_who_is_busy_and_would_apply(assistant: Assistant) -> None:
    asked = ["I'm under contract until the end of August, can I apply?"]
    reply = in_turn(assistant, asked, at("2022-03-30T17:17"))
    assert reply.entry == CALL and "12 days before" in reply.markdown

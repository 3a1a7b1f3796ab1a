"""Whether a question says the name of a project."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from index.naming import says_hardly_more, says_name, says_title
from tests.serving import NOW


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("c'est quoi baliseur", True),
        ("le projet « balis eur », il existe encore ?", True),  # split
        ("balizeur ?", True),  # a wrong letter
        ("les baliseurs", True),
        ("une balise", False),
        ("", False),
    ],
)
def test_a_name_that_a_question_says(question: str, says: bool) -> None:
    assert says_name(question, "Baliseur", {"balise"}) is says


def test_a_name_that_is_an_ordinary_word_is_not_told_from_it() -> None:
    assert not says_name("une plume", "Plume", {"plume"}) and says_name("une plume", "Plume", set())
    assert says_name("la suite claire", "La Suite claire", {"la", "suite", "claire"})  # several words are no accident


@pytest.mark.parametrize(
    ("question", "name", "says"),
    [
        ("signo fèble", "Signaux Faibles", True),
        ("cap calif les marins", "CapQualif", True),
        ("le polygraf ?", "Polygraphe", True),
        ("un signal faible", "Signaux Faibles", False),
        ("on passe le cap", "CapQualif", False),
    ],
)
def test_a_name_written_as_it_sounds(question: str, name: str, says: bool) -> None:
    assert says_name(question, name, {"un", "signal", "faible", "on", "passe", "le", "cap"}) is says


def test_how_much_is_said_besides_a_name() -> None:
    assert says_hardly_more("le projet cap calif, c'est quoi ?", "CapQualif")
    assert not says_hardly_more("cap calif : mon titre de marin a été refusé par erreur", "CapQualif")


def test_a_title_stands_word_for_word() -> None:
    assert says_title("le projet La Suite claire ?", ["La Suite claire (2024)"])
    assert not says_title("une suite claire", ["La Suite claire"]) and not says_title("", ["La Suite claire"])


def test_a_place_of_the_state_is_no_name(assistant: Assistant) -> None:
    assert assistant.reply("atlas de la culture ?", now=NOW).entry == "atlas-culture"
    turns = ["projets de la promo 7 ?", "et à la Culture ?"]
    assert "atlas-culture" not in in_turn(assistant, turns, NOW).projects


def test_a_sign_in_a_name_is_the_word_that_it_is_said_as() -> None:
    assert says_name("et administration plus, c'est en cours ?", "Administration +", frozenset({"administration"}))
    assert says_name("Administration + ?", "Administration +", frozenset({"administration"}))
    assert not says_name("quelle administration ?", "Administration +", frozenset({"administration"}))

"""Who cannot be there on the day on which work begins, by a day that they tell."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.dates.lateness import comes_late
from bot.dates.sentences import Dates
from bot.evaluating.batch import in_turn
from tests.folders import real
from tests.test_dates import at


@pytest.mark.parametrize(
    ("question", "of_the_start", "late"),
    [
        ("mon CDD se termine le 30 septembre, je peux arriver le 1er octobre ?", True, True),
        ("mon dernier jour dans ma boîte c'est le 30 septembre, trop tard pour la rentrée ?", False, True),
        ("je termine le 30 septembre, puis-je candidater ?", False, False),
        ("mon contrat se termine le 31 août, c'est bon ?", True, False),
        ("je suis libre à partir du 12 septembre", True, False),
        ("I finish my job on 3 October, is that too late to start?", False, True),
        ("la promotion finit le 30 septembre ?", True, False),
        ("mon bail se termine le 30 juin 2024, je commence quand ?", True, False),
        ("octobre, ça passe ?", True, True),
        ("et commencer en novembre ?", True, True),
        ("octobre, ça passe ?", False, False),
        ("août, ça passe ?", True, False),
        ("octobre 2023, ça passe ?", True, False),
    ],
)
def test_who_comes_late(question: str, of_the_start: bool, late: bool) -> None:
    assert comes_late(Dates(real(), at("2022-03-20T10:00"), "fr"), question, of_the_start) is late


def test_nobody_is_late_for_a_start_that_is_not_announced() -> None:
    dates = Dates(real(), at("2026-12-01T10:00"), "fr")
    assert not comes_late(dates, "mon CDD se termine le 30 septembre, je peux arriver le 1er octobre ?", True)


def test_who_comes_late_is_told_that_the_start_cannot_be_moved(assistant: Assistant) -> None:
    asked = (
        "Mon CDD actuel se termine le 30 septembre 2021, si je suis pris est-ce que je peux arriver le 1er octobre ?"
    )
    told = in_turn(assistant, [asked], at("2021-04-19T20:30")).markdown
    assert told.startswith("Le jeudi 30 septembre 2021") and "ne peut pas être décalée" in told
    asked = "mon dernier jour dans ma boîte c'est le 30 septembre, je peux quand même candidater ou c'est trop tard pour la rentrée ?"
    told = in_turn(assistant, [asked], at("2022-03-15T20:20")).markdown
    assert "ne peut pas être décalée" in told and told.count("encore 19 jours") == 1

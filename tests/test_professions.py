"""Who tells their profession and asks whether one can apply is told where the calls stand."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW
from tests.test_dates import at


@pytest.mark.parametrize(
    ("question", "clock", "told"),
    [
        ("jsuis dev back, vous prenez en ce moment ?", "2026-10-01T10:00", "Aucun appel n’est ouvert"),
        ("je suis data engineer, est ce que je peux candidater en ce moment ?", "2022-03-20T10:00", "encore 14 jours"),
        ("on peut deja postuler en tant que data scientist ou pas encore", "2022-02-15T21:00", "lundi 7 mars 2022"),
    ],
)
def test_a_profession_told_in_passing(assistant: Assistant, question: str, clock: str, told: str) -> None:
    assert told in in_turn(assistant, [question], at(clock)).markdown


@pytest.mark.parametrize("question", ["vous recrutez des designers ?", "un juriste, ça fait quoi chez vous ?"])
def test_a_profession_that_is_asked_about(assistant: Assistant, question: str) -> None:
    assert (in_turn(assistant, [question], NOW).entry or "").startswith("profil-")

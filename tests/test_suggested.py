"""What is proposed where nothing answers for certain."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.test_dates import at


@pytest.mark.parametrize(
    ("question", "clock", "words"),
    [
        ("infirmier titulaire a l’hosto reconverti product owner, la fonction publique hospitaliere c’est bloquant?", "2024-04-15T23:11", "fonctionnaires"),
        ("mon oral est lundi.. ils notent comment ? sur combien", "2021-06-04T19:59", "critères"),
        ("64 printemps, trop vieux ?", "2026-12-01T09:55", "limite d’âge"),
    ],
)  # fmt: skip
def test_what_can_hardly_be_anything_else_is_told_or_proposed(
    assistant: Assistant, question: str, clock: str, words: str
) -> None:
    reply = in_turn(assistant, [question], at(clock))
    assert reply.kind in ("answer", "suggestions") and words in reply.markdown


@pytest.mark.parametrize("question", ["raconte une blague sur les pingouins", "prix d'un kilo de tomates à Rungis ?"])
def test_nothing_is_proposed_for_what_is_far_off(assistant: Assistant, question: str) -> None:
    assert in_turn(assistant, [question], at("2026-12-01T09:55")).kind in ("unknown", "chitchat")

"""What is proposed where nothing answers for certain."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.assistant import Assistant
from bot.deciding.part import Part
from bot.deciding.suggested import plainly_asked
from bot.evaluating.batch import in_turn
from index.live import LiveIndex
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


@pytest.mark.parametrize(
    ("question", "clock", "words", "of_the_rest"),
    [
        ("Je sors d'école d'ingé depuis 2 ans seulement, mon salaire serait de combien et est-ce rédhibitoire ?", "2022-03-20T10:00", "3 500 €", None),
        ("VTA combien c payé et quel diplome", "2024-03-20T10:00", "", False),
        ("Hello, three companies want to set up an EEIG. Where do we register it and what minimum capital is required?", "2024-03-20T10:00", "", False),
    ],
)  # fmt: skip
def test_what_one_part_plainly_asks_is_told_of_what_is_about_the_programme(
    assistant: Assistant, question: str, clock: str, words: str, of_the_rest: bool | None
) -> None:
    reply = in_turn(assistant, [question], at(clock))
    told = reply.markdown.replace("\u00a0", " ").replace("\u202f", " ")
    assert words in told and (reply.kind == "answer") == bool(words)
    assert of_the_rest is None or ("Sur le reste de votre message" in told) == of_the_rest


@pytest.mark.parametrize(
    ("scope", "parts", "found"), [(0.5, 2, True), (0.3, 2, False), (0.5, 1, False), (0.6, 1, True)]
)
def test_a_part_is_answered_where_the_whole_is_likely_enough_in_scope(
    live: LiveIndex, scope: float, parts: int, found: bool
) -> None:
    plain = live.engine.rank("quel est le salaire ?")
    part = Part("quel est le salaire ?", plain, ())
    whole = replace(plain, scope=scope, answered=False)
    assert plainly_asked(whole, [part] * parts) == (plain if found else None)

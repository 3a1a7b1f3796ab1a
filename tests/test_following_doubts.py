"""How a question doubts what was answered, with the real knowledge."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW


def test_who_was_told_otherwise_is_told_it_again(assistant: Assistant) -> None:
    turns = ["le télétravail est possible ?", "t'es sur de toi ? un pote me soutient l'inverse"]
    first, again = in_turn(assistant, turns[:1], NOW), in_turn(assistant, turns, NOW)
    assert again.entry == first.entry and "beta.gouv.fr" in again.markdown


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["faut-il un diplôme ?", "I heard something else: is remote work allowed?"], "teletravail-promo-7"),
        (["combien on gagne ?", "vous avez dit autre chose sur la durée ?"], "duree-promo-7"),
        (["peut-on télétravailler ?", "mon employeur dit l'inverse, il veut que je fasse mon préavis"], "préavis"),
    ],
)
def test_who_asks_something_else_beside_it_is_answered_that(assistant: Assistant, turns: list[str], entry: str) -> None:
    told, first = in_turn(assistant, turns, NOW), in_turn(assistant, turns[:1], NOW)
    assert told.entry != first.entry and (told.entry == entry or entry in told.markdown)

"""How a question doubts what was answered, with the real knowledge."""

from __future__ import annotations

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW


def test_who_was_told_otherwise_is_told_it_again(assistant: Assistant) -> None:
    turns = ["le télétravail est possible ?", "t'es sur de toi ? un pote me soutient l'inverse"]
    first, again = in_turn(assistant, turns[:1], NOW), in_turn(assistant, turns, NOW)
    assert again.entry == first.entry and "beta.gouv.fr" in again.markdown

"""How a question goes on at another time, with the real knowledge. More dialogues are in `test_followup`."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.batch import in_turn
from tests.serving import NOW


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["quelle était la paie à la promotion 2 ?", "et à la 3 ?", "ah ok et deux promos plus tard ?"], "salaire-promos-5-6"),
        (["quelle était la paie à la promotion 5 ?", "et deux promos avant ?"], "salaire-promos-2-3"),
        (["quelle était la paie à la promotion 7 ?", "et trois promos plus tard ?"], "salaire-promo-7"),
        (["le temps partiel est possible ?", "et avant, dans les promos de dix mois, c'était pareil ?"], "temps-partiel-promos-1-6"),
    ],
)  # fmt: skip
def test_some_cohorts_later_and_before(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry

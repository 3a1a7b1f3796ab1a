"""Whether a turn after a project asks for a side of it."""

from __future__ import annotations

import pytest

from bot.following.sides import side


@pytest.mark.parametrize(
    "turn", ["qui le gère maintenant ?", "ils étaient combien dessus ?", "c'est encore en ligne ?", "who runs it now?"]
)
def test_a_side_of_it(turn: str) -> None:
    assert side(turn) > 0


@pytest.mark.parametrize(
    "turn",
    ["et ils étaient payés combien ?", "on postule où ?", "c'est ouvert quand, le prochain ?", "can I still apply?"],
)
def test_something_else(turn: str) -> None:
    assert side(turn) < 0

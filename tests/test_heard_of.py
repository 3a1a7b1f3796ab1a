"""The call that somebody has heard of, where the one that is open is for others."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.test_dates import at

OTHERS = "vendredi 18 mars 2022"
"""Ends the call to administrations that was open in January 2022."""


@pytest.mark.parametrize(
    ("asked", "clock", "told"),
    [
        ("j'ai vu passer un appel EIG, je peux candidater ?", "2022-01-30T20:10", True),
        ("c'est pour qui l'appel ouvert en ce moment ?", "2022-01-30T20:10", True),
        ("je peux candidater ?", "2022-01-30T20:10", False),  # nobody spoke of a call
        ("j'ai vu passer un appel EIG, je peux candidater ?", "2022-03-10T20:10", False),  # that to candidates is open
        ("j'ai vu passer un appel EIG, je peux candidater ?", "2023-10-30T20:10", False),  # none is
    ],
)
def test_whose_call_it_was(assistant: Assistant, asked: str, clock: str, told: bool) -> None:
    assert (OTHERS in in_turn(assistant, [asked], at(clock)).markdown) is told

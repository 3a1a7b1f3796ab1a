"""Dates of the people whom the last answer was about."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.test_dates import at


@pytest.mark.parametrize(
    ("clock", "days"),
    [("2021-04-20T14:11", ("23 août 2021", "22 août 2022")), ("2022-04-20T14:11", ("23 août 2022", "22 août 2023"))],
)
def test_when_those_who_were_told_of_are_there(assistant: Assistant, clock: str, days: tuple[str, str]) -> None:
    turns = ["que font les coachs ?", "et leur contrat, il va de quand à quand ?"]
    told = in_turn(assistant, turns, at(clock)).markdown
    assert all(day in told for day in days) and "septembre" not in told


def test_everybody_else_after_an_answer_about_all(assistant: Assistant) -> None:
    turns = ["combien gagne un EIG ?", "et leur contrat, il va de quand à quand ?"]
    assert "12 septembre 2022" in in_turn(assistant, turns, at("2022-04-20T14:11")).markdown

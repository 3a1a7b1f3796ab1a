"""How a question goes on about projects that an answer of staff names, with the real knowledge."""

from __future__ import annotations

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.test_dates import at

LATER = at("2026-11-29T10:00")


def test_these_two(assistant: Assistant) -> None:
    told = in_turn(assistant, ["faut être habilité secret pour bosser chez vous ?", "et ces deux défis là, ils traitaient de quoi ?"], LATER)  # fmt: skip
    assert set(told.projects) == {"hopkins", "adler"}


def test_where_none_is_named_there_are_none(assistant: Assistant) -> None:
    told = in_turn(assistant, ["combien gagne-t-on ?", "et ces deux défis, ils traitaient de quoi ?"], LATER)
    assert not told.projects

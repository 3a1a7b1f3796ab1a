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


def test_the_one_whose_line_says_it(assistant: Assistant) -> None:
    turns = ["Est-ce que tous vos projets aboutissent, honnêtement ?", "tu peux préciser pour celui des préfectures ?"]
    assert in_turn(assistant, turns, LATER).entry == "planipref"


def test_several_of_one_town_are_all_told(assistant: Assistant) -> None:
    turns = ["Y a-t-il eu des projets en dehors de la région parisienne ?", "et celui de Lyon ?"]
    assert set(in_turn(assistant, turns, LATER).projects) == {"datarh", "proxirh", "sos-ponts"}

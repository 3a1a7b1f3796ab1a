"""A project that a question names and that there is not."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from index.strange_names import strange_name, strange_places
from index.vocabulary import Vocabulary
from tests.folders import real
from tests.test_dates import at

VOCABULARY = Vocabulary(real().programme)


def name_in(question: str) -> str | None:
    return strange_name(question, VOCABULARY.find(question), real())


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("c'est quoi le projet NEPTUNE ?", "NEPTUNE"),
        ("le défi « Poséidon », il portait sur quoi ?", "Poséidon"),
        ("tell me about the project Phoenix", "Phoenix"),
        ("le défi HERMES de la promo 3, c'était quoi ?", "HERMES"),
    ],
)
def test_a_name_that_none_bears(question: str, name: str) -> None:
    assert name_in(question) == name


@pytest.mark.parametrize(
    "question",
    [
        "le projet Polygraf",  # misspelt
        "le défi Basgun",
        "le projet Santépsy",  # the beginning of a name
        "qui a travaillé sur le projet Atlas ?",  # a word of one
        "le projet Onyxia",  # of which a card speaks
        "Quel est le projet Bercy ?",  # where it is
        "LE PROJET EST-IL PAYÉ ?",  # all in capitals
        "le projet neptune",  # no capital: it may be any word
        "Un projet. Avez-vous cela ?",
    ],
)
def test_what_is_no_strange_name(question: str) -> None:
    assert name_in(question) is None


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("un projet sur l'environnement à Toulouse ?", ("Toulouse",)),
        ("health projects in Marseille or in Nice?", ("Marseille", "Nice")),
        ("un projet à Brest ?", ()),  # where there was one
        ("un projet à EIG ?", ()),
        ("which projects began in March, in English please?", ()),
        ("UN PROJET À TOULOUSE ?", ()),
        ("un projet à toulouse ?", ()),
    ],
)
def test_places_where_no_project_is(question: str, places: tuple[str, ...]) -> None:
    assert strange_places(question, VOCABULARY.find(question), real()) == places


@pytest.mark.parametrize(
    "turns",
    [["un projet sur l'environnement à Toulouse ?"], ["projets sur l'environnement", "lequel est à Toulouse ?"]],
)
def test_that_there_is_none_is_said_before_the_list(assistant: Assistant, turns: list[str]) -> None:
    reply = in_turn(assistant, turns, now=at("2026-12-03T10:00"))
    assert "Toulouse" in reply.markdown.partition("\n\n")[0] and reply.projects


def test_it_is_said_rather_than_the_likest_one_told(assistant: Assistant) -> None:
    asked = ["le défi NEPTUNE de la promo 4, il portait sur quoi ? c'était avec la marine je crois"]
    reply = in_turn(assistant, asked, now=at("2025-09-15T08:40"))
    assert reply.kind == "unknown" and "NEPTUNE" in reply.markdown and not reply.projects

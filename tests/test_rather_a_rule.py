"""How sure of itself an entry must be to answer what has the words of a search."""

from __future__ import annotations

import pytest

from bot.projects.otherwise import CROSSED, SURE
from bot.projects.rather_a_rule import SURELY_ALONE, asks_of_oneself, sure_of_a_rule
from index.engine import AS_SAID
from index.filters import Filters
from tests.ranked import ENGINE


@pytest.mark.parametrize(
    ("question", "own"),
    [
        ("faut-il habiter Lyon pour ces projets ?", True),
        ("qui est mon employeur, l'administration ?", True),
        ("les missions, c'est que sur Lyon ?", True),
        ("tous les projets sont à Lyon ?", True),
        ("les projets sont-ils tous situés à Lyon ?", True),
        ("are all the projects in Lyon?", True),
        ("tous les projets à Lyon", False),
        ("tous les projets qui sont à Lyon", False),
        ("existe-t-il un projet à Lyon ? faut-il y habiter ?", False),
        ("quels projets à Lyon ?", False),
    ],
)
def test_what_asks_of_oneself(question: str, own: bool) -> None:
    assert asks_of_oneself(question, ENGINE.vocabulary.find(question)) is own


@pytest.mark.parametrize(
    ("question", "sure"),
    [
        ("quels projets à Lyon ?", AS_SAID),  # only its own words are surer
        ("un truc à Lyon ?", CROSSED),
        ("un projet à Lyon dans la session 1, qui m'intéresserait beaucoup", AS_SAID),
        ("je suis designer et la santé m'intéresse depuis des années : un projet pour moi, plus tard ?", CROSSED),
        ("y a-t-il un projet de la session 1 à Lyon pour moi, qui ne peux pas partir d'ici ?", SURELY_ALONE),
        ("je voudrais savoir ce que deviennent les gens du projet sur la santé", SURE),
    ],
)
def test_how_sure_a_rule_must_be(question: str, sure: float) -> None:
    mentions, programme = ENGINE.vocabulary.find(question), ENGINE.knowledge.programme
    assert sure_of_a_rule(question, mentions, Filters.of(mentions), programme) == sure

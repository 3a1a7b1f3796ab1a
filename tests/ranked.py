"""A small knowledge with two projects, and rankings made of its units."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from bot.understood import Understood
from index.looking import NOTHING
from index.ranking import Hit, Ranking
from index.vocabulary import Vocabulary
from tests.folders import knowledge, project

KNOWLEDGE = knowledge(**{
    "projects/phare.md": project("phare", "themes: [mer]\n").replace("name: Projet phare", "name: Phare"),
    "projects/baliseur.md": project("baliseur", "themes: [sante]\n").replace("name: Projet baliseur", "name: Baliseur"),
})  # fmt: skip
VOCABULARY = Vocabulary(KNOWLEDGE.programme)
ENGINE: Any = SimpleNamespace(
    knowledge=KNOWLEDGE, vocabulary=VOCABULARY, looks=lambda question: 0.5, learned=SimpleNamespace(looking=NOTHING)
)
UNITS = {unit.id: unit for unit in KNOWLEDGE.units}


def ranked(*ids: str, right: float = 0.5, answered: bool = True) -> Ranking:
    return Ranking(tuple(Hit(UNITS[i], 0.5) for i in ids), right, 0.9, answered, not answered)


def understood(question: str) -> Understood:
    return Understood(question, VOCABULARY.find(question))

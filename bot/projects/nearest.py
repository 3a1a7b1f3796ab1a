"""The projects that are likeliest meant by a question for several that names no trait which the vocabulary knows."""

from __future__ import annotations

import re
from math import exp

from bot.projects.otherwise import ALONE, looks_for_projects, surely_a_rule
from index.asking import offers
from index.engine import Engine
from index.finder import LIMIT
from index.ranking import Ranking
from index.text import fold

_TOOLS = re.compile(
    r"\b(?:(?:quel(?:le)?s|les?quel(?:le)?s|which|what)\b(?: \w+)?|liste?s?(?: of)?(?: des?)?) "
    r"(?:outils|applis?|applications|sites|logiciels|services|startups|solutions|tools|apps|websites)\b"
)
"""Asks which tools, or the like."""

LIKELY = 0.05
"""Share of the likelihood from which a project is one of those that a question for several is about."""

FAR = 3.0
"""How much lower than the best unit's a project's score may be for it to be what a search means."""

RATHER = 0.5
"""Chance of being in scope below which a question must surely look for projects."""

SURELY_STRANGE = 0.85
"""Probability of looking for projects from which what is likely off-topic, and names no trait, may look for some."""


def several_likely(engine: Engine, question: str, ranking: Ranking) -> tuple[str, ...]:
    """The projects that answer a question for several, whose traits the vocabulary does not know (« quels outils pour les juges ? »)."""
    if not (ranking.answered and _TOOLS.search(fold(question))):
        return ()
    likely = [h.unit for h in ranking.hits[:LIMIT] if h.share >= LIKELY]
    return tuple(u.id for u in likely) if len(likely) > 1 and all(u.kind == "project" for u in likely) else ()


def nearest(engine: Engine, question: str, ranking: Ranking) -> tuple[str, ...]:
    """The projects that are likely meant by a question that looks for some and names no trait that the vocabulary knows."""
    if (
        not looks_for_projects(ranking)
        or (ranking.scope < RATHER and ranking.looks < SURELY_STRANGE)
        or offers(question)
        or (ranking.first.kind == "project" and ranking.hits[0].share >= ALONE)
    ):
        return ()
    scores = {u.id: ranking.scores[u.id] for u in engine.knowledge.units if u.kind == "project"}
    best = max(scores.values(), default=-FAR)
    if surely_a_rule(ranking) or best < max(ranking.scores.values()) - FAR:
        return ()
    odds = {i: exp(score - best) for i, score in scores.items()}
    likely = [i for i in sorted(odds, key=lambda i: -odds[i]) if odds[i] >= LIKELY * sum(odds.values())]
    return tuple(likely[:LIMIT])

"""What was found for a question: the units, best first, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np

from index.knowledge import Unit

LEAST_SHARE = 1e-6
"""Share of the likelihood below which units are not told apart."""


@dataclass(frozen=True)
class Hit:
    """A unit and its share of the likelihood among all units (0 to 1)."""

    unit: Unit
    share: float


@dataclass(frozen=True)
class Ranking:
    """What was found for a question, best first.

    right: probability that the first hit answers; scope: that the knowledge speaks of the question at all; `answered`
    and `suggested` tell on which side of the operating point it falls.
    """

    hits: tuple[Hit, ...]
    right: float
    scope: float
    answered: bool
    suggested: bool
    scores: dict[str, float] = field(default_factory=dict)
    """Fused score of every unit, by id."""
    looks: float = 0.5
    """Probability that the question looks for projects."""
    dated: bool = True
    """Whether it plainly asks for dates, and for nothing else of what it names, where dates come first."""

    @property
    def first(self) -> Unit:
        return self.hits[0].unit

    @cached_property
    def log_chances(self) -> dict[str, float]:
        """The logarithm of each unit's share of the likelihood, by id; of tiny ones that of LEAST_SHARE."""
        scores = np.array(list(self.scores.values()), dtype=np.float64)
        chances = np.exp(scores - scores.max())
        logs = np.log(np.maximum(chances / chances.sum(), LEAST_SHARE))
        return dict(zip(self.scores, map(float, logs), strict=True))


def surer(ranking: Ranking, other: Ranking) -> Ranking:
    """The `ranking`, answered where another reading of the same question, with the same unit first, is."""
    ranking = replace(ranking, looks=max(ranking.looks, other.looks), dated=ranking.dated or other.dated)
    if ranking.answered or not other.answered or other.first.id != ranking.first.id:
        return ranking
    return replace(ranking, answered=True, suggested=False)


def answered_first(ranking: Ranking, hit: Hit, surely: float) -> Ranking:
    """The `ranking`, answered, with `hit` before its other hits; at least as sure as `surely`."""
    others = (h for h in ranking.hits if h.unit.id != hit.unit.id)
    return replace(ranking, hits=(hit, *others), right=max(ranking.right, surely), answered=True, suggested=False)

"""What the phrasings teach: a bilinear likeness between a question and a unit, fitted when the index is built.

The score of unit u for question q is  q·W·c(u) + q·V·p(u),  c(u) being the mean of the unit's phrasings and p(u) of its
passages. W and V, (dimension, dimension), start as the identity, that is as plain cosines, and are fitted so that each
phrasing finds its own unit when its own vector is left out of the mean: a conditional logit over all units with
leave-one-out prototypes, close to Snell et al., "Prototypical networks" (NeurIPS 2017), in closed numpy. Unlike a
classifier with weights for each unit, it holds at once for a unit added a second ago.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.encoded import Vectors

SHARPNESS = 10.0
"""Scores are multiplied by this before the softmax."""

PULL = 3e-3
"""Strength with which W and V are held near the identity."""

PASSAGE_SHARE = 0.5
"""Weight with which passages start, against 1 for phrasings."""

STEPS, RATE = 50, 0.02
BATCH = 3_072
"""Phrasings looked at in one step; of more, the next ones in turn."""

ENOUGH = 40
"""Phrasings beyond the titles from which on fitting is better than the identity."""


@dataclass(frozen=True)
class Affinity:
    """The two maps, each of shape (dimension, dimension)."""

    phrasing: Vectors
    passage: Vectors

    @classmethod
    def plain(cls, dimension: int) -> Affinity:
        """Nothing learned: cosines."""
        identity = np.eye(dimension, dtype=np.float32)
        return cls(identity, PASSAGE_SHARE * identity)

    @classmethod
    def fit(
        cls,
        phrasings: Vectors,
        owners: npt.NDArray[np.int64],
        passages: Vectors,
        order: npt.NDArray[np.int64] | None = None,
        progress: Callable[[float], None] = lambda share: None,
    ) -> Affinity:
        """Fit on mapped `phrasings` (n, d) of units `owners` (n,), and units' passage means `passages` (units, d).

        `order`: in which phrasings are looked at, (n,), where there are too many for one step; as they stand if None.
        """
        dimension, units = phrasings.shape[1], len(passages)
        start = cls.plain(dimension)
        if len(phrasings) < units + ENOUGH:
            return start
        sums = np.zeros((units, dimension), dtype=np.float32)
        np.add.at(sums, owners, phrasings)
        prototypes = unit_rows(sums)
        rows = order if order is not None else np.arange(len(phrasings))
        maps = [start.phrasing.copy(), start.passage.copy()]
        first = [np.zeros_like(m) for m in maps]
        second = [np.zeros_like(m) for m in maps]
        for step in range(1, STEPS + 1):
            batch = np.arange(BATCH * (step - 1), BATCH * step) % len(rows) if len(rows) > BATCH else slice(None)
            questions, answers = phrasings[rows[batch]], owners[rows[batch]]
            left_out = unit_rows(sums[answers] - questions)
            slopes = _slopes(questions, answers, left_out, prototypes, passages, maps)
            for k, (slope, origin) in enumerate(zip(slopes, (start.phrasing, start.passage), strict=True)):
                slope += 2 * PULL * (maps[k] - origin)
                first[k] = 0.9 * first[k] + 0.1 * slope
                second[k] = 0.99 * second[k] + 0.01 * slope * slope
                size = np.sqrt(second[k] / (1 - 0.99**step)) + 1e-8
                maps[k] = maps[k] - RATE * (first[k] / (1 - 0.9**step)) / size
            progress(step / STEPS)
        return cls(np.asarray(maps[0], np.float32), np.asarray(maps[1], np.float32))


def _slopes(
    questions: Vectors,
    answers: npt.NDArray[np.int64],
    left_out: Vectors,
    prototypes: Vectors,
    passages: Vectors,
    maps: list[Vectors],
) -> tuple[Vectors, Vectors]:
    """Gradients of the mean cross-entropy with respect to the two maps."""
    rows = np.arange(len(questions))
    by_phrasing, by_passage = questions @ maps[0], questions @ maps[1]
    scores = by_phrasing @ prototypes.T + by_passage @ passages.T
    own = (by_phrasing * left_out).sum(axis=1) + (by_passage * passages[answers]).sum(axis=1)
    scores[rows, answers] = own
    scores = SHARPNESS * (scores - scores.max(axis=1, keepdims=True))
    chances = np.exp(scores)
    chances /= chances.sum(axis=1, keepdims=True)
    error = chances[rows, answers] - 1
    chances[rows, answers] = 0
    to_prototypes = chances @ prototypes + error[:, None] * left_out
    chances[rows, answers] = error
    scale = SHARPNESS / len(questions)
    return scale * (questions.T @ to_prototypes), scale * (questions.T @ (chances @ passages))


def unit_rows(vectors: Vectors) -> Vectors:
    """Rows divided by their norm; rows of zeros stay."""
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9), dtype=np.float32)

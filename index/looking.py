"""Whether a question looks for projects: how likely it asks which ones there are, and not for a rule or for one of them.

Learned when the index is built from the messages of `searches.yaml`, those that look for projects and those that only use the
same words. People ask for projects in more ways than patterns tell.

A support vector machine with a Gaussian kernel (Cortes and Vapnik 1995), whose distance from the boundary becomes a
probability (Platt 1999). Served with numpy alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.draws import draws

Array = npt.NDArray[np.float32]

STRENGTH, NARROW = 3.0, 1.0
"""Inverse of the regularisation; how fast the kernel falls with the squared distance of two unit vectors."""

FOLDS = 5

ENOUGH = 20
"""Messages of either sort from which on there is something to learn."""


@dataclass(frozen=True)
class Looking:
    """`support`: messages next to the boundary, (n, dimension), mapped; `weights`: (n,); the distance is their weighted
    sum, as the question is like them, plus `offset`; `slope` and `rise` make it a probability."""

    support: Array
    weights: Array
    offset: float
    slope: float = 1.0
    rise: float = 0.0

    @property
    def learned(self) -> bool:
        """Whether there was something to learn from."""
        return len(self.weights) > 0

    @classmethod
    def fit(cls, looking: Array, others: Array, texts: Sequence[str]) -> Looking:
        """From mapped messages that look for projects, and that do not, each (n, dimension); `texts`: both, in that order."""
        if min(len(looking), len(others)) < ENOUGH:
            return NOTHING
        from sklearn.linear_model import LogisticRegression

        rows, labels = np.vstack([looking, others]), np.r_[np.ones(len(looking)), np.zeros(len(others))]
        held_out = _held_out(rows, labels, texts)
        platt = LogisticRegression(C=1e3).fit(held_out[:, None], labels)
        return cls(*_machine(rows, labels), float(platt.coef_[0, 0]), float(platt.intercept_[0]))

    def __call__(self, mapped: Array) -> Array:
        """The probability for each mapped question, (questions,), from (questions, dimension)."""
        if not self.learned:
            return np.full(len(mapped), 0.5, np.float32)
        distance = _distance(self.support, self.weights, self.offset, mapped)
        return np.asarray(1 / (1 + np.exp(-(self.slope * distance + self.rise))), np.float32)


NOTHING = Looking(np.zeros((0, 0), np.float32), np.zeros(0, np.float32), 0.0)
"""Where there is nothing to learn from: a question is as likely to look for projects as not."""


def unseen(looking: Array, others: Array, texts: Sequence[str]) -> Array:
    """The distance of each message from the boundary that is learned without it and others: (messages,)."""
    return _held_out(np.vstack([looking, others]), np.r_[np.ones(len(looking)), np.zeros(len(others))], texts)


def _held_out(rows: Array, labels: npt.NDArray[np.float64], texts: Sequence[str]) -> Array:
    fold = (draws(texts, "looking") * FOLDS).astype(np.int64)
    found = np.zeros(len(rows), np.float32)
    for own in range(FOLDS):
        found[fold == own] = _distance(*_machine(rows[fold != own], labels[fold != own]), rows[fold == own])
    return found


def _machine(rows: Array, labels: npt.NDArray[np.float64]) -> tuple[Array, Array, float]:
    from sklearn.svm import SVC

    machine = SVC(C=STRENGTH, gamma=NARROW, class_weight="balanced").fit(rows, labels)
    return (
        np.asarray(machine.support_vectors_, np.float32),
        np.asarray(machine.dual_coef_[0], np.float32),
        float(machine.intercept_[0]),
    )


def _distance(support: Array, weights: Array, offset: float, mapped: Array) -> Array:
    apart = (mapped**2).sum(axis=1)[:, None] - 2 * mapped @ support.T + (support**2).sum(axis=1)
    return np.asarray(np.exp(-NARROW * apart) @ weights + offset, np.float32)

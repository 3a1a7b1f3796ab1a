"""Whether a question asks when something is: how likely it asks for dates, and not for anything else of what it names.

« La clôture du 30 juin, où est-ce, et faut-il s'inscrire ? » is nearest to the dates of what it names, which do not tell that.
Learned when the index is built from how people ask for dates, against all that they ask otherwise; served with numpy alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from index.draws import draws

Array = npt.NDArray[np.float32]

ENOUGH = 40
"""Questions of either sort from which on there is something to learn."""

STRENGTH = 3.0
"""Inverse of the regularisation."""

PLAINLY = 0.82
"""Share of unseen phrasings for dates that are taken for that: of what people really ask, which is plainer, some 95 %."""

HELD_OUT = 0.33
"""Share of the phrasings for dates on which `least` is found."""


@dataclass(frozen=True)
class Timing:
    """A logistic regression: `weights`, (dimension,), and `bias`; `least`: the probability that PLAINLY of unseen questions for
    dates reach."""

    weights: Array
    bias: float = 0.0
    least: float = 0.0

    @property
    def learned(self) -> bool:
        """Whether there was something to learn from."""
        return len(self.weights) > 0

    @classmethod
    def fit(cls, dates: Array, others: Array, texts: Sequence[str]) -> Timing:
        """From mapped questions for dates, and others, each (n, dimension); `texts`: those for dates, in that order."""
        if min(len(dates), len(others)) < ENOUGH:
            return NO_TIMING
        unseen = draws(texts, "timing") < HELD_OUT
        if unseen.all() or not unseen.any():
            return NO_TIMING
        least = np.quantile(cls._of(dates[~unseen], others)(dates[unseen]), 1 - PLAINLY)
        return replace(cls._of(dates, others), least=float(least))

    @classmethod
    def _of(cls, dates: Array, others: Array) -> Timing:
        from sklearn.linear_model import LogisticRegression

        labels = np.r_[np.ones(len(dates)), np.zeros(len(others))]
        model = LogisticRegression(C=STRENGTH, max_iter=300, tol=1e-3, class_weight="balanced")
        model.fit(np.vstack([dates, others]), labels)
        return cls(np.asarray(model.coef_[0], np.float32), float(model.intercept_[0]))

    def __call__(self, mapped: Array) -> Array:
        """The probability for each mapped question, (questions,), from (questions, dimension); 1 where nothing was learned."""
        if not self.learned:
            return np.ones(len(mapped), np.float32)
        return np.asarray(1 / (1 + np.exp(-(mapped @ self.weights + self.bias))), np.float32)

    def plainly(self, mapped: Array) -> npt.NDArray[np.bool_]:
        """Whether each mapped question is as likely for dates as nearly all that are, (questions,)."""
        return np.asarray(self(mapped) >= self.least)


NO_TIMING = Timing(np.zeros(0, np.float32))
"""Where there is nothing to learn from: what is answered with dates asks for them."""

"""Weighs the signals of a unit into one score: a linear model whose softmax is the chance of being the answer.

The weights are those of a conditional logit (McFadden 1974): among the units, the one whose weighted signals are
highest is most likely the answer. They are fitted on phrasings that were hidden from everything else.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

Weights = npt.NDArray[np.float32]
Signals = npt.NDArray[np.float32]
"""For each question and unit, as many numbers as there are weights."""

DEFAULT: Weights = np.array([2.0, 2.0, 4.0, 0.5, 1.5, 2.5, 3.0, 1.0, 8.0, 0.0], dtype=np.float32)
"""For knowledge without enough phrasings to learn from, and the prior towards which few phrasings pull less."""

BARE: Weights = np.array([0.0, 1.65, 7.0, 0.0, 4.84, 1.48, 2.92, 0.52, 10.38, 3.83], dtype=np.float32)
"""For knowledge of which nobody wrote how people ask: what passages say counts more.

Fitted on the programme's own with its phrasings hidden, by encoders that never saw them (`python -m tests.fit_fusion`).
"""

PRIOR = 20.0
"""Strength of the prior, in phrasings: with so many, data and prior weigh alike."""


def fit(signals: Signals, answers: Sequence[int], prior: float = PRIOR) -> Weights:
    """Weights, shape (len(DEFAULT),), from hidden phrasings' signals and the position of the unit of each."""
    from scipy.optimize import minimize

    if not len(answers):
        return DEFAULT
    rows = np.arange(len(answers))
    data = signals.astype(np.float64)
    scale = data.std(axis=(0, 1)) + 1e-6
    start = DEFAULT * scale
    scaled = data / scale
    strength = prior / len(answers)

    def loss(weights: npt.NDArray[np.float64]) -> tuple[float, npt.NDArray[np.float64]]:
        scores = scaled @ weights
        scores -= scores.max(axis=1, keepdims=True)
        chances = np.exp(scores)
        chances /= chances.sum(axis=1, keepdims=True)
        away = weights - start
        value = -np.log(chances[rows, answers] + 1e-12).mean() + strength * (away**2).mean()
        chances[rows, answers] -= 1
        slope = np.einsum("nu,nus->s", chances, scaled) / len(answers) + 2 * strength * away / len(DEFAULT)
        return float(value), slope

    # Every signal speaks for a unit, never against it: negative weights would be fitted noise.
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(0, None)] * len(DEFAULT))
    return np.asarray(found.x / scale, dtype=np.float32)


def scores(signals: Signals, weights: Weights) -> npt.NDArray[np.float32]:
    """Shape (questions, units)."""
    return np.asarray(signals @ weights, dtype=np.float32)


def chances(values: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Softmax over units, same shape."""
    shifted = np.exp(values - values.max(axis=1, keepdims=True))
    return np.asarray(shifted / shifted.sum(axis=1, keepdims=True), dtype=np.float32)

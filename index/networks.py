"""A few small neural networks that give a probability: served with numpy alone.

One hidden layer, several starts, their probabilities averaged (Hansen and Salamon, "Neural network ensembles", 1990).
They see what a linear model of the evidence does not, and are beside it, not in its place.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]

COUNT, HIDDEN = 4, 24
EPOCHS, RATE = 60, 3e-3
PULL = 3.0
"""Strength with which weights are held near zero, as sklearn's `alpha`."""


@dataclass(frozen=True)
class Networks:
    """Weights of all networks: `first` (COUNT, columns + 1, HIDDEN) and `second` (COUNT, HIDDEN + 1), biases last."""

    first: Array
    second: Array

    @classmethod
    def fit(cls, rows: Array, labels: npt.NDArray[np.bool_], seed: int = 0) -> Networks:
        """From standardised `rows`, shape (n, columns), and what each of them is. Needs both labels.

        They are learned from in the order in which they stand, which should mean nothing: a shuffle here would be
        another one for one row more.
        """
        from sklearn.neural_network import MLPClassifier

        first, second = [], []
        for start in range(COUNT):
            net = MLPClassifier(
                (HIDDEN,), alpha=PULL, max_iter=EPOCHS, learning_rate_init=RATE, random_state=seed + start,
                n_iter_no_change=EPOCHS, shuffle=False,
            )  # fmt: skip
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # it could go on: so many epochs are meant
                net.fit(rows, labels.astype(int))
            first.append(np.vstack([net.coefs_[0], net.intercepts_[0]]))
            second.append(np.r_[net.coefs_[1][:, 0], net.intercepts_[1]])
        return cls(np.asarray(first, np.float32), np.asarray(second, np.float32))

    def __call__(self, rows: Array) -> Array:
        """Mean probability of each row, shape (n,)."""
        hidden = np.maximum(rows @ self.first[:, :-1] + self.first[:, None, -1], 0)
        values = (hidden * self.second[:, None, :-1]).sum(axis=2) + self.second[:, -1:]
        return np.asarray((1 / (1 + np.exp(-np.clip(values, -30, 30)))).mean(axis=0), np.float32)

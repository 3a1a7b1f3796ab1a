"""How likely each of several candidates is the one that is meant: small networks over their features, served with numpy alone.

Each candidate gets a score, linear in its features and by one hidden layer; the softmax over the candidates are probabilities
(a conditional logit, McFadden 1974, with a network in the place of its linear index), and those of several networks are averaged
(Hansen and Salamon, "Neural network ensembles", 1990). Fitted on dialogues by `python -m tests.fit_leaning`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]

FILE = "choice.npz"


@dataclass(frozen=True)
class Networks:
    """Weights of all networks, for features as they are: linear (networks, features), first (networks, features + 1, hidden)
    with the biases last, second (networks, hidden)."""

    linear: Array
    first: Array
    second: Array

    def __call__(self, features: Array) -> Array:
        """The mean probability of each candidate, (candidates,), from their features, (candidates, features)."""
        hidden = np.tanh(features @ self.first[:, :-1] + self.first[:, None, -1])
        scores = (hidden * self.second[:, None]).sum(axis=2) + self.linear @ features.T
        odds = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray((odds / odds.sum(axis=1, keepdims=True)).mean(axis=0))


@cache
def networks() -> Networks:
    """Those that come with the code."""
    with as_file(files("bot.following") / FILE) as path, np.load(path, allow_pickle=False) as file:
        return Networks(*(file[name].astype(np.float64) for name in ("linear", "first", "second")))


def chances(features: Array) -> Array:
    """The probability of each candidate by the networks that come with the code."""
    return networks()(features)

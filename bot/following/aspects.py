"""What of the projects that were shown a turn asks for, by its letters and words: their code, their people, where they were…

There is no end of words for the same (« on peut fouiller dedans quelque part ? »): which of them ask for what is learned
from turns of people, once, by `python -m tests.fit_aspects`, and what the patterns of the other modules do not know is
read so.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

import numpy as np
import numpy.typing as npt

from index.surface import hashed

FILE = "aspects.npz"
BUCKETS = 1 << 13
NONE = "none"
"""Asks for nothing of them: a rule, a date, another search."""


@dataclass(frozen=True)
class Aspects:
    """A multinomial logit: `weights`, (labels, BUCKETS + 1), of which the last column is for lists, and a `bias` of each label."""

    labels: tuple[str, ...]
    weights: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]

    def __call__(self, turn: str, several: bool) -> dict[str, float]:
        """The chance of each label; `several`: whether a list was shown."""
        scores = hashed([turn], BUCKETS) @ self.weights[:, :-1].T + several * self.weights[:, -1] + self.bias
        odds = np.exp(scores[0] - scores.max())
        return dict(zip(self.labels, map(float, odds / odds.sum()), strict=True))


@cache
def aspects() -> Aspects:
    """Those that come with the code."""
    with as_file(files("bot.following") / FILE) as path, np.load(path, allow_pickle=False) as file:
        return Aspects(
            tuple(map(str, file["labels"])), file["weights"].astype(np.float32), file["bias"].astype(np.float32)
        )


def likeliest(turn: str, several: bool) -> str:
    """What a turn that surely speaks of what was shown most likely asks for; "" for nothing of it."""
    chances = aspects()(turn, several)
    label = max(chances, key=chances.__getitem__)
    return "" if label == NONE else label

"""Whether a turn after a project asks for a side of it, or of the programme: by its letters and words alone.

The same words ask for both (« ils étaient combien ? », « ils étaient payés combien ? »); which they ask is learned from turns
of people, once, by `python -m tests.fit_leaning`.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

import numpy as np

from index.surface import Surface

FILE = "sides.npz"


@cache
def surface() -> Surface:
    """The boundary that comes with the code."""
    with as_file(files("bot.following") / FILE) as path, np.load(path, allow_pickle=False) as file:
        return Surface(file["weights"].astype(np.float32), float(file["bias"]))


def side(turn: str) -> float:
    """How clearly a turn asks for a side of the project that was shown; negative where it asks for something else."""
    return float(surface()([turn])[0])

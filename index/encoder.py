"""Texts -> vectors, with one prepared model or several side by side. All that asks, builds and measures encodes with this.

Models that learned from different things err differently: two of them together find more than the better one alone
(Dietterich, "Ensemble methods in machine learning", 2000). `index/space.py` makes one vector of theirs.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from index.encoded import Encoded, Role
from index.prepared import EncoderMismatch, Prepared, encoder_folder, manifest_of, tuning_file


def names_of(setting: str) -> tuple[str, ...]:
    """The names in a setting such as `bundled,universal`. Raises ValueError when there is none."""
    names = tuple(dict.fromkeys(name for part in setting.split(",") if (name := part.strip())))
    if not names:
        raise ValueError("BOT_ENCODER names no encoder; leave it out, or give it one, such as `bundled`")
    return names


def unprepared(setting: str, var: Path, knowledge: Path) -> tuple[str, ...]:
    """The names in `setting` that must be prepared first. Raises ValueError for a spoilt tuning file."""
    lacking = []
    for name in names_of(setting):
        file = tuning_file(knowledge, name)
        try:
            manifest_of(encoder_folder(name, var, file), name, file)
        except EncoderMismatch:
            lacking.append(name)
    return tuple(lacking)


class Encoder:
    """The prepared models of a setting. Thread-safe. `widths`: the dimensions of each one's vectors."""

    def __init__(self, parts: Sequence[Prepared]) -> None:
        self._parts = tuple(parts)
        self.fingerprint = "+".join(part.fingerprint for part in parts)
        self.tuned = any(part.tuned for part in parts)
        self.widths = tuple(part.dimension for part in parts)
        self.token_dimension = parts[0].token_dimension

    @classmethod
    def open(cls, setting: str, var: Path, knowledge: Path) -> Encoder:
        """Those named in `setting`, prepared under `var`, with their tuning to a knowledge folder.

        Raises EncoderMismatch when one is to be prepared first, and ValueError for a spoilt tuning file.
        """
        tuned = [(name, tuning_file(knowledge, name)) for name in names_of(setting)]
        return cls([Prepared(encoder_folder(name, var, file), name, file) for name, file in tuned])

    def ready(self) -> None:
        """Wait until all are loaded. Raises EncoderMismatch when files of one are spoilt."""
        for part in self._parts:
            part.ready()

    def read(self, texts: Sequence[str], role: Role = "query") -> Encoded:
        """Each model's unit vectors side by side, shape (texts, sum of `widths`), and the tokens of the first one."""
        read = [part.read(texts, role) for part in self._parts]
        vectors = np.hstack([found.vectors for found in read])
        return Encoded(vectors.astype(np.float16), read[0].tokens)  # half the memory, for 1e-4 of a cosine

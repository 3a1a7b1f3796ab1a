"""The vector space in which cosines are taken: each encoder's directions common to all texts flattened, then joined.

Sentence vectors of one model share a few strong directions (language, length, "is a question"), so that any two
texts look alike. Removing the mean and partly whitening the rest makes the remaining differences count: after Mu and
Viswanath, "All-but-the-Top" (ICLR 2018), and Huang et al., "WhiteningBERT" (EMNLP 2021). Where there are several encoders,
their mapped vectors stand side by side and are brought to as many dimensions as the first one has, those in which they differ most. The
statistics come from the loaded texts and from a list of everyday sentences shipped with the code, never from questions
that are measured.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.encoded import Role, Vectors

STRENGTH = 0.5
"""0: only centred; 1: fully whitened. Measured flat between 0.25 and 0.75 (ARCHITECTURE.md)."""

FLOOR = 1e-4
"""Variance below which a direction counts as noise (unit vectors of 384 dimensions: mean variance 2.6e-3)."""

LATER = 0.35
"""Weight of each further encoder's cosine, that of the first being 1."""


@dataclass(frozen=True)
class Space:
    """A linear map of the encoders' vectors. `means`: one for each role; `mapping`: (their dimensions, mapped ones)."""

    means: dict[Role, Vectors]
    mapping: Vectors

    @classmethod
    def fit(cls, background: dict[Role, Vectors], own: dict[Role, Vectors], widths: Sequence[int] = ()) -> Space:
        """From vectors of everyday sentences and of the loaded texts, each of shape (n, dimension).

        `widths`: the dimensions of each encoder's vectors, where there are several.
        """
        means: dict[Role, Vectors] = {}
        parts: list[Vectors] = []
        for role, known in background.items():
            common = np.asarray(known, np.float32)
            mine = np.asarray(own.get(role, common[:0]), np.float32)
            weight = len(mine) / (len(mine) + len(common)) * 0.5 + (0.25 if len(mine) else 0.0)
            mean = (1 - weight) * common.mean(axis=0) + (weight * mine.mean(axis=0) if len(mine) else 0.0)
            means[role] = np.asarray(mean, dtype=np.float32)
            parts.append(common - common.mean(axis=0))
            if len(mine) > 1:
                parts.append(mine - mine.mean(axis=0))
        rows = np.vstack(parts)
        if len(widths) < 2:
            return cls(means, _flattened(rows))
        mapping = np.zeros((rows.shape[1],) * 2, np.float32)
        for number, end in enumerate(np.cumsum(widths)):
            own_columns = slice(end - widths[number], end)
            part = _flattened(rows[:, own_columns])
            size = float(np.linalg.norm(rows[:, own_columns] @ part, axis=1).mean())
            mapping[own_columns, own_columns] = part * (np.sqrt(LATER) if number else 1.0) / max(size, 1e-9)
        beside = rows @ mapping
        _, directions = np.linalg.eigh(beside.T @ beside)
        return cls(means, np.asarray(mapping @ directions[:, ::-1][:, : widths[0]], np.float32))

    def __call__(self, vectors: Vectors, role: Role) -> Vectors:
        """Mapped unit vectors, shape (n, mapped dimensions)."""
        mapped = (np.asarray(vectors, np.float32) - self.means[role]) @ self.mapping
        norms: npt.NDArray[np.float32] = np.linalg.norm(mapped, axis=1, keepdims=True)
        return np.asarray(mapped / np.maximum(norms, 1e-9), dtype=np.float32)


def _flattened(rows: Vectors) -> Vectors:
    """The map that partly whitens centred `rows`, (n, d): shape (d, d)."""
    values, directions = np.linalg.eigh(np.cov(rows.T))
    scale = (np.clip(values, 0.0, None) + FLOOR) ** (-STRENGTH / 2)
    return np.asarray(directions * scale, dtype=np.float32)

"""The vector space in which cosines are taken: centred, with the directions common to all texts flattened.

Sentence vectors of one model share a few strong directions (language, length, "is a question"), so that any two
texts look alike. Removing the mean and partly whitening the rest makes the remaining differences count: after Mu and
Viswanath, "All-but-the-Top" (ICLR 2018), and Huang et al., "WhiteningBERT" (EMNLP 2021). The statistics come from the
loaded texts and from a list of everyday sentences shipped with the code, never from questions that are measured.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.encoder import Role, Vectors

STRENGTH = 0.5
"""0: only centred; 1: fully whitened. Measured flat between 0.25 and 0.75 (ARCHITECTURE.md)."""

FLOOR = 1e-4
"""Variance below which a direction counts as noise (unit vectors of 384 dimensions: mean variance 2.6e-3)."""


@dataclass(frozen=True)
class Space:
    """A linear map of the encoder's vectors. `means`: one for each role; `mapping`: (dimension, dimension)."""

    means: dict[Role, Vectors]
    mapping: Vectors

    @classmethod
    def fit(cls, background: dict[Role, Vectors], own: dict[Role, Vectors]) -> Space:
        """From vectors of everyday sentences and of the loaded texts, each of shape (n, dimension)."""
        means: dict[Role, Vectors] = {}
        parts: list[Vectors] = []
        for role, common in background.items():
            mine = own.get(role, common[:0])
            weight = len(mine) / (len(mine) + len(common)) * 0.5 + (0.25 if len(mine) else 0.0)
            mean = (1 - weight) * common.mean(axis=0) + (weight * mine.mean(axis=0) if len(mine) else 0.0)
            means[role] = np.asarray(mean, dtype=np.float32)
            parts.append(common - common.mean(axis=0))
            if len(mine) > 1:
                parts.append(mine - mine.mean(axis=0))
        spread = np.cov(np.vstack(parts).T)
        values, directions = np.linalg.eigh(spread)
        scale = (np.clip(values, 0.0, None) + FLOOR) ** (-STRENGTH / 2)
        return cls(means, np.asarray(directions * scale, dtype=np.float32))

    def __call__(self, vectors: Vectors, role: Role) -> Vectors:
        """Mapped unit vectors, same shape."""
        mapped = (vectors - self.means[role]) @ self.mapping
        norms: npt.NDArray[np.float32] = np.linalg.norm(mapped, axis=1, keepdims=True)
        return np.asarray(mapped / np.maximum(norms, 1e-9), dtype=np.float32)

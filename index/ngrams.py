"""Character n-grams: what stays of a word when it is misspelt, abbreviated or written as in a text message."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.sparse as sp

from index.text import words

SIZES = (2, 3, 4, 5)
"""Lengths of the n-grams, counted within words with a blank on either side."""


def grams(text: str) -> Counter[str]:
    """The n-grams of the folded words of `text`."""
    found: Counter[str] = Counter()
    for word in words(text):
        padded = f" {word} "
        for size in SIZES:
            found.update(padded[i : i + size] for i in range(max(1, len(padded) - size + 1)))
    return found


@dataclass(frozen=True)
class NGrams:
    """A fitted TF-IDF of n-grams. Rows it makes are unit vectors, so that a dot product is a cosine."""

    columns: dict[str, int]
    idf: Any

    @classmethod
    def fit(cls, texts: Sequence[str], least: int = 1) -> NGrams:
        """Learn the n-grams found in at least `least` of `texts`, and their rarity."""
        frequency: Counter[str] = Counter()
        for text in texts:
            frequency.update(grams(text).keys())
        kept = sorted(g for g, n in frequency.items() if n >= least)
        idf = np.array([np.log((1 + len(texts)) / (1 + frequency[g])) + 1 for g in kept], dtype=np.float32)
        return cls({g: i for i, g in enumerate(kept)}, idf)

    def __call__(self, texts: Sequence[str]) -> Any:
        """A sparse matrix of shape (len(texts), n-grams), float32."""
        data: list[float] = []
        indices: list[int] = []
        starts = [0]
        for text in texts:
            row = {self.columns[g]: 1 + np.log(n) for g, n in grams(text).items() if g in self.columns}
            values = np.fromiter((v * self.idf[i] for i, v in row.items()), dtype=np.float32, count=len(row))
            norm = float(np.linalg.norm(values)) or 1.0
            indices.extend(row)
            data.extend(values / norm)
            starts.append(len(indices))
        shape = (len(texts), len(self.columns))
        return sp.csr_matrix((np.array(data, np.float32), np.array(indices, np.int32), np.array(starts, np.int32)), shape)

"""Character n-grams: what stays of a word when it is misspelt, abbreviated or written as in a text message."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from index.text import words

SIZES = (2, 3, 4, 5)
"""Lengths of the n-grams, counted within words with a blank on either side."""


@lru_cache(maxsize=100_000)
def word_grams(word: str) -> tuple[str, ...]:
    """The n-grams of one folded word."""
    padded = f" {word} "
    return tuple(padded[i : i + size] for size in SIZES for i in range(max(1, len(padded) - size + 1)))


class NGrams:
    """A fitted TF-IDF of n-grams. The rows it makes are unit vectors, so that a dot product is a cosine."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Learn the n-grams of `texts` and their rarity; `rows` holds the texts themselves."""
        self._columns: dict[str, int] = {}
        self._of_word: dict[str, npt.NDArray[np.int64]] = {}
        found = [self._counted(text, learn=True) for text in texts]
        frequency = np.zeros(len(self._columns), dtype=np.int64)
        for columns, _ in found:
            frequency[columns] += 1
        self._idf = (np.log((1 + len(texts)) / (1 + frequency)) + 1).astype(np.float32)
        self.rows = self._matrix(found)

    def __call__(self, texts: Sequence[str]) -> sp.csr_matrix:
        """Shape (len(texts), n-grams), float32. N-grams that were not learned are left out."""
        return self._matrix([self._counted(text) for text in texts])

    def _counted(self, text: str, learn: bool = False) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
        """Columns of the n-grams of `text`, and how often each occurs."""
        parts = [self._word(word, learn) for word in words(text)]
        if not parts:
            return np.zeros(0, np.int64), np.zeros(0, np.int64)
        return np.unique(np.concatenate(parts), return_counts=True)

    def _word(self, word: str, learn: bool) -> npt.NDArray[np.int64]:
        known = self._of_word.get(word)
        if known is not None:
            return known
        if not learn:
            return np.array([self._columns[g] for g in word_grams(word) if g in self._columns], np.int64)
        columns = np.array([self._columns.setdefault(g, len(self._columns)) for g in word_grams(word)], np.int64)
        self._of_word[word] = columns
        return columns

    def _matrix(self, found: Sequence[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]) -> sp.csr_matrix:
        data, indices, starts = [], [], [0]
        for columns, counts in found:
            values = (1 + np.log(counts)) * self._idf[columns]
            data.append(values / (np.linalg.norm(values) or 1.0))
            indices.append(columns)
            starts.append(starts[-1] + len(columns))
        shape = (len(found), len(self._columns))
        if not found:
            return sp.csr_matrix(shape, dtype=np.float32)
        flat = np.concatenate(data).astype(np.float32), np.concatenate(indices).astype(np.int32)
        return sp.csr_matrix((*flat, np.array(starts, np.int32)), shape)

"""Character n-grams: what stays of a word when it is misspelt, abbreviated or written as in a text message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from index.text import kept_words, words

SIZES = (2, 3, 4, 5)
"""Lengths of the n-grams, counted within words with a blank on either side."""


@lru_cache(maxsize=100_000)
def word_grams(word: str) -> tuple[str, ...]:
    """The n-grams of one folded word."""
    padded = f" {word} "
    length = len(padded)
    return tuple([padded[i : i + size] for size in SIZES for i in range(length - size + 1 if length > size else 1)])


class NGrams:
    """A fitted TF-IDF of n-grams. The rows it makes are unit vectors, so that a dot product is a cosine."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Learn the n-grams of `texts` and their rarity; `rows` holds the texts themselves."""
        self._columns: dict[str, int] = {}
        counts = self._counts(texts, learn=True)
        frequency = np.bincount(counts.indices, minlength=counts.shape[1])
        self._idf = (np.log((1 + len(texts)) / (1 + frequency)) + 1).astype(np.float32)
        self.rows = self._weighed(counts)

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """All that it has learned, for a file."""
        grams = np.frombuffer("\n".join(self._columns).encode(), np.uint8)
        rows = self.rows
        return {"grams": grams, "idf": self._idf, "data": rows.data, "columns": rows.indices, "starts": rows.indptr}

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> NGrams:
        """The same again, from `arrays`."""
        found = cls(())
        grams = arrays["grams"].tobytes().decode()
        found._columns = {gram: i for i, gram in enumerate(grams.split("\n"))} if grams else {}
        found._idf = arrays["idf"]
        parts = arrays["data"], arrays["columns"], arrays["starts"]
        found.rows = sp.csr_matrix(parts, (len(parts[2]) - 1, len(found._columns)))
        return found

    def holding(self, rows: sp.csr_matrix) -> NGrams:
        """The same n-grams, of the same rarity, with the rows of other texts."""
        other = copy(self)
        other.rows = rows
        return other

    def __call__(self, texts: Sequence[str]) -> sp.csr_matrix:
        """Shape (len(texts), n-grams), float32. N-grams that were not learned are left out."""
        return self._weighed(self._counts(texts))

    def _counts(self, texts: Sequence[str], learn: bool = False) -> sp.csr_matrix:
        """How often each n-gram occurs in each text, a row for each text: words by texts, times n-grams by words."""
        read = kept_words if learn else words
        found = [read(text) for text in texts]
        places: dict[str, int] = {}
        said = [places.setdefault(word, len(places)) for told in found for word in told]
        of_texts = _ones(said, [len(told) for told in found], len(places))
        grams = [self._grams(word, learn) for word in places]
        of_words = _ones([g for told in grams for g in told], [len(told) for told in grams], len(self._columns))
        counts = of_texts @ of_words
        counts.sort_indices()
        return counts

    def _grams(self, word: str, learn: bool) -> list[int]:
        """The columns of a word's n-grams; those that are new get one while learning."""
        if learn:
            return [self._columns.setdefault(g, len(self._columns)) for g in word_grams(word)]
        return [self._columns[g] for g in word_grams(word) if g in self._columns]

    def _weighed(self, counts: sp.csr_matrix) -> sp.csr_matrix:
        """Counts -> unit rows of log-count times rarity."""
        many = counts.data > 1
        counts.data[many] = 1 + np.log(counts.data[many])
        counts.data *= self._idf[counts.indices]
        squares = np.concatenate([[0.0], np.cumsum(counts.data * counts.data, dtype=np.float64)])
        norms = np.sqrt(squares[counts.indptr[1:]] - squares[counts.indptr[:-1]]).astype(np.float32)
        counts.data /= np.repeat(norms, np.diff(counts.indptr))
        return counts


def _ones(columns: Sequence[int], lengths: Sequence[int], width: int) -> sp.csr_matrix:
    """A matrix whose rows have a one in each of their `columns`, told one row after the other, `lengths` of each."""
    starts = np.cumsum([0, *lengths])
    return sp.csr_matrix((np.ones(len(columns), np.float32), columns, starts), (len(lengths), width))

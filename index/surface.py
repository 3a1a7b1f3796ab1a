"""On which side of off-topic a question lies by its letters and words alone: hashed n-grams and a linear boundary.

A vector of meaning blurs the words that give a question away (« impôts », « mon chat »); letters keep them, mistyped ones
too. N-grams are hashed (Weinberger et al., "Feature hashing", ICML 2009), so that the weights hold whatever texts are
edited afterwards.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from index.ngrams import word_grams
from index.text import words

BUCKETS = 1 << 16
STRENGTH = 10.0
"""Inverse of the regularisation of the boundary."""


@dataclass(frozen=True)
class Surface:
    """The boundary: `weights`, shape (BUCKETS,), and a bias."""

    weights: npt.NDArray[np.float32]
    bias: float

    @classmethod
    def fit(cls, inside: Sequence[str], outside: Sequence[str]) -> Surface:
        """From questions that are answered and questions that must not be, both sides weighing alike."""
        from sklearn.linear_model import LogisticRegression

        if not inside or not outside:
            return cls(np.zeros(BUCKETS, np.float32), 0.0)
        labels = np.r_[np.ones(len(inside)), np.zeros(len(outside))]
        model = LogisticRegression(C=STRENGTH, max_iter=100, tol=1e-5, class_weight="balanced")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # near enough after so many steps
            model.fit(hashed([*inside, *outside]), labels)
        return cls(np.asarray(model.coef_[0], np.float32), float(model.intercept_[0]))

    def __call__(self, questions: Sequence[str]) -> npt.NDArray[np.float32]:
        """Side and distance of each question: positive inside. Shape (questions,)."""
        return np.asarray(hashed(questions) @ self.weights + self.bias, np.float32)


def hashed(texts: Sequence[str], buckets: int = BUCKETS) -> sp.csr_matrix:
    """Unit rows of log-counts of the n-grams of words and of pairs of words, shape (texts, buckets); `buckets` divides BUCKETS."""
    found = [_buckets(text) for text in texts]
    starts = np.cumsum([0, *map(len, found)])
    columns = np.concatenate(found) % buckets if found else np.zeros(0, np.int64)
    rows = sp.csr_matrix((np.ones(len(columns), np.float32), columns, starts), (len(texts), buckets))
    rows.sum_duplicates()
    rows.data = 1 + np.log(rows.data)
    place = np.repeat(np.arange(len(texts)), np.diff(rows.indptr))
    norms = np.sqrt(np.bincount(place, rows.data**2, len(texts)))
    rows.data = (rows.data / norms[place]).astype(np.float32)
    return rows


def _buckets(text: str) -> npt.NDArray[np.int64]:
    said = words(text)
    parts = [_of_word(word) for word in said]
    pairs = np.array([_bucket(f"{first} {second}") for first, second in pairwise(said)], np.int64)
    return np.concatenate([*parts, pairs])


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> npt.NDArray[np.int64]:
    return np.array([_bucket(gram) for gram in (word, *word_grams(word))], np.int64)


def _bucket(gram: str) -> int:
    return crc32(gram.encode()) % BUCKETS

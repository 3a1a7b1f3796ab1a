"""A linear classifier over units, fitted on their phrasings when the index is built; served with numpy alone.

Its features are the mapped sentence vector and, for spelling, character n-grams hashed into a fixed number of columns.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index.encoder import Vectors
from index.ngrams import grams

COLUMNS = 4_096
"""Columns for hashed n-grams."""

NGRAM_WEIGHT = 0.7
"""Norm of the n-gram part of the features, the vector part having norm 1."""

STRENGTH = 300.0
"""Inverse regularisation of the logistic regression."""

MINIMUM = 2
"""Phrasings that a unit needs to be a class."""


def features(texts: Sequence[str], mapped: Vectors) -> npt.NDArray[np.float32]:
    """Shape (len(texts), dimension + COLUMNS)."""
    hashed = np.zeros((len(texts), COLUMNS), dtype=np.float32)
    for row, text in enumerate(texts):
        for gram, count in grams(text).items():
            code = zlib.crc32(gram.encode())
            hashed[row, code % COLUMNS] += (1 if code & 0x40000000 else -1) * (1 + np.log(count))
    norms = np.linalg.norm(hashed, axis=1, keepdims=True)
    return np.hstack([mapped, NGRAM_WEIGHT * hashed / np.maximum(norms, 1e-9)])


@dataclass(frozen=True)
class Classifier:
    """One row of weights for each class; `units` are the classes' unit ids."""

    units: tuple[str, ...]
    weights: npt.NDArray[np.float32]
    bias: npt.NDArray[np.float32]

    @classmethod
    def fit(cls, rows: npt.NDArray[np.float32], labels: Sequence[str]) -> Classifier | None:
        """Fit on `rows` (from `features`). None when there are not two units with enough phrasings."""
        counts: dict[str, int] = {}
        for label in labels:
            counts[label] = counts.get(label, 0) + 1
        kept = [i for i, label in enumerate(labels) if counts[label] >= MINIMUM]
        if len({labels[i] for i in kept}) < 2:
            return None
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(C=STRENGTH, max_iter=200, tol=1e-3)
        model.fit(rows[kept], [labels[i] for i in kept])
        weights, bias = np.asarray(model.coef_, np.float32), np.asarray(model.intercept_, np.float32)
        if len(model.classes_) == 2:  # scikit-learn keeps one row for two classes
            weights, bias = np.vstack([-weights, weights]) / 2, np.concatenate([-bias, bias]) / 2
        return cls(tuple(str(c) for c in model.classes_), weights, bias)

    def scores(self, rows: npt.NDArray[np.float32], units: Sequence[str]) -> npt.NDArray[np.float32]:
        """Scores, shape (rows, units), each row's best being 0; a unit that is no class gets its row's mean."""
        own = rows @ self.weights.T + self.bias
        place = {unit: i for i, unit in enumerate(self.units)}
        result = np.repeat(own.mean(axis=1, keepdims=True), len(units), axis=1)
        for column, unit in enumerate(units):
            if unit in place:
                result[:, column] = own[:, place[unit]]
        return np.asarray(result - result.max(axis=1, keepdims=True), dtype=np.float32)

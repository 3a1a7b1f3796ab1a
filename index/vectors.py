"""Nearest vectors, with FAISS: exact while that is fast, a graph beyond."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import faiss
import numpy as np
import numpy.typing as npt

from index.encoded import Vectors

EXACT_LIMIT = 50_000
"""Vectors up to which exact search stays under about 5 ms on two cores."""

FULL_LIMIT = 6_000
"""Vectors up to which a question is compared with every one, so that every unit gets its own score."""

NEIGHBOURS = 512
"""Vectors looked at for one question beyond that."""

SEVERAL = 16
"""Questions from which a search is shared among threads. Below, waiting for each other costs more than the search: a
question is ranked in half the time with one, and in a fifth where somebody else asks too."""

ONE_BY_ONE = 3
"""Queries up to which a product with each in turn is quicker than one product with all: half the time for two of them."""

_ALL = faiss.omp_get_max_threads()


def make_index(vectors: Vectors) -> Any:
    """An inner-product index, chosen by size: exact, or a graph (HNSW, Malkov & Yashunin 2018)."""
    count, dimension = vectors.shape
    faiss.omp_set_num_threads(_ALL)
    if count <= EXACT_LIMIT:
        index: Any = faiss.IndexFlatIP(dimension)
    else:
        index = faiss.IndexHNSWFlat(dimension, 32, faiss.METRIC_INNER_PRODUCT)
        index.hnsw.efConstruction, index.hnsw.efSearch = 80, 2 * NEIGHBOURS
    index.add(np.ascontiguousarray(vectors, dtype=np.float32))
    return index


def nearest(index: Any, queries: Vectors, count: int) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.int64]]:
    """Cosines and rows of the `count` nearest vectors of each query, nearest first; each (queries, count)."""
    faiss.omp_set_num_threads(1 if len(queries) < SEVERAL else _ALL)  # of this thread alone
    found, rows = index.search(np.ascontiguousarray(queries), count)
    return found, rows


class UnitVectors:
    """Vectors that belong to units; scores a unit by its best vector."""

    def __init__(self, vectors: Vectors, owners: Sequence[int] | npt.NDArray[np.int64], units: int) -> None:
        self.owners = np.asarray(owners, dtype=np.int64)
        self._units = units
        self._index = make_index(vectors) if len(vectors) else None
        ordered = bool(len(vectors)) and bool((np.diff(self.owners) >= 0).all())
        exact = ordered and isinstance(self._index, faiss.IndexFlat)
        stored = faiss.rev_swig_ptr(self._index.get_xb(), vectors.size) if exact and self._index else None
        self._vectors = stored.reshape(vectors.shape) if stored is not None else None

    def nearest(self, queries: Vectors, count: int) -> npt.NDArray[np.float32]:
        """Cosines with the `count` nearest vectors, or with all if there are fewer, nearest first. There must be one."""
        return nearest(self._index, queries, min(count, len(self.owners)))[0]

    def best_and_nearest(
        self, queries: Vectors, count: int
    ) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:  # fmt: skip
        """`best` and `nearest` of the same queries. There must be a vector.

        A few are compared with all vectors in one product, which reads these from memory once, and not once for each.
        """
        if self._vectors is None or not 0 < len(queries) <= SEVERAL:
            return self.best(queries), self.nearest(queries, count)
        alike = self._products(np.ascontiguousarray(queries))
        total = alike.shape[1]
        near = total if total <= FULL_LIMIT else NEIGHBOURS
        nearest = np.partition(alike, total - near, axis=1)[:, total - near :]
        scores = np.repeat(nearest.min(axis=1, keepdims=True), self._units, axis=1)
        starts = np.flatnonzero(np.r_[True, np.diff(self.owners) > 0])
        of_units = np.maximum.reduceat(alike, starts, axis=1)
        having = self.owners[starts]
        scores[:, having] = np.maximum(scores[:, having], of_units)
        first = min(count, total)
        return scores, -np.sort(-np.partition(nearest, near - first, axis=1)[:, near - first :], axis=1)

    def _products(self, queries: Vectors) -> npt.NDArray[np.float32]:
        """The cosine of each query with every vector, (queries, vectors)."""
        assert self._vectors is not None
        if len(queries) <= ONE_BY_ONE:
            return np.stack([self._vectors @ query for query in queries])
        return np.asarray((self._vectors @ queries.T).T)

    def best(self, queries: Vectors) -> npt.NDArray[np.float32]:
        """Cosine with the nearest vector of each unit, shape (queries, units).

        A unit that is not among the nearest gets the cosine of the last one that is.
        """
        scores = np.zeros((len(queries), self._units), dtype=np.float32)
        if self._index is None or not len(queries):
            return scores
        total = self._index.ntotal
        near = total if total <= FULL_LIMIT else NEIGHBOURS
        found, rows = nearest(self._index, queries, near)
        for i in range(len(queries)):
            valid = rows[i] >= 0
            values, owners = found[i][valid], self.owners[rows[i][valid]]
            scores[i] = values.min() if len(values) else 0.0
            np.maximum.at(scores[i], owners, values)
        return scores

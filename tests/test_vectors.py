from __future__ import annotations

import numpy as np
import pytest

from index import vectors
from index.affinity import unit_rows
from index.encoded import Vectors
from index.vectors import UnitVectors, make_index

RNG = np.random.default_rng(1)


def rows(count: int, dimension: int = 24) -> Vectors:
    """Unit vectors in groups, as sentences of like meaning are."""
    centres = RNG.normal(size=(max(1, count // 20), dimension))
    return unit_rows(
        (centres[RNG.integers(0, len(centres), count)] + 0.6 * RNG.normal(size=(count, dimension))).astype(np.float32)
    )


def test_each_unit_scores_by_its_best_vector() -> None:
    known, asked, owners = rows(200), rows(9), RNG.integers(0, 30, 200)
    found = UnitVectors(known, owners.tolist(), 30).best(asked)
    every = asked @ known.T
    for unit in set(owners.tolist()):
        assert found[:, unit] == pytest.approx(every[:, owners == unit].max(axis=1), abs=1e-5)


def test_a_unit_without_vectors_gets_the_least_of_what_was_found() -> None:
    known, asked = rows(10), rows(3)
    found = UnitVectors(known, [0] * 10, 2).best(asked)
    assert found[:, 1] == pytest.approx((asked @ known.T).min(axis=1), abs=1e-5)


def test_no_vectors_or_no_questions_give_zeros_of_the_right_shape() -> None:
    assert UnitVectors(rows(1)[:0], [], 4).best(rows(2)).tolist() == [[0] * 4, [0] * 4]
    assert UnitVectors(rows(5), range(5), 5).best(rows(1)[:0]).shape == (0, 5)


def test_beyond_the_full_limit_the_near_units_keep_their_own_score(monkeypatch: pytest.MonkeyPatch) -> None:
    known, asked = rows(300), rows(5)
    exact = UnitVectors(known, range(300), 300).best(asked)
    monkeypatch.setattr(vectors, "FULL_LIMIT", 100)
    monkeypatch.setattr(vectors, "NEIGHBOURS", 40)
    near = UnitVectors(known, range(300), 300).best(asked)
    for i in range(5):
        order = np.argsort(-exact[i])
        assert near[i][order[:40]] == pytest.approx(exact[i][order[:40]], abs=1e-5)
        assert near[i][order[40:]] == pytest.approx(np.full(260, exact[i][order[39]]), abs=1e-5)


def test_a_graph_takes_over_when_exact_search_would_be_slow(monkeypatch: pytest.MonkeyPatch) -> None:
    known, asked = rows(4000), rows(50)
    exact = make_index(known)
    assert type(exact).__name__ == "IndexFlatIP"
    monkeypatch.setattr(vectors, "EXACT_LIMIT", 1000)
    graph = make_index(known)
    assert type(graph).__name__ == "IndexHNSWFlat"
    _, truth = exact.search(asked, 10)
    _, found = graph.search(asked, 10)
    recall = np.mean([len(set(a) & set(b)) / 10 for a, b in zip(truth.tolist(), found.tolist(), strict=True)])
    assert recall > 0.97

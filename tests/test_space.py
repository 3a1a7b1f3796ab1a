from __future__ import annotations

import numpy as np
import pytest

from index.encoded import Vectors
from index.space import Space

RNG = np.random.default_rng(0)


def clouds(count: int = 300, dimension: int = 12) -> Vectors:
    """Unit vectors around a common direction, spread in one direction far more than in the others."""
    spread = np.full(dimension, 0.05)
    spread[1] = 1.0
    rows = RNG.normal(size=(count, dimension)) * spread
    rows[:, 0] += 3
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


BACKGROUND = {"query": clouds(), "passage": clouds()}


@pytest.fixture
def space() -> Space:
    return Space.fit(BACKGROUND, {"query": clouds(80), "passage": clouds(40)})


def test_rows_are_mapped_to_unit_rows_of_the_same_shape(space: Space) -> None:
    mapped = space(clouds(7), "query")
    assert mapped.shape == (7, 12) and mapped.dtype == np.float32
    assert np.linalg.norm(mapped, axis=1) == pytest.approx(np.ones(7), abs=1e-5)


def test_texts_that_all_looked_alike_are_told_apart(space: Space) -> None:
    rows = clouds(200)
    before, after = rows @ rows.T, space(rows, "query") @ space(rows, "query").T
    assert before.mean() > 0.8
    assert abs(after.mean()) < 0.1


def test_the_strongest_direction_no_longer_decides(space: Space) -> None:
    def strongest(rows: Vectors) -> float:
        values = np.linalg.eigvalsh(np.cov(rows.T))
        return float(values[-1] / values.sum())

    rows = clouds(400)
    assert strongest(space(rows, "query")) < 0.7 * strongest(rows)


def test_each_role_has_its_own_centre(space: Space) -> None:
    assert set(space.means) == {"query", "passage"}
    assert not np.allclose(space.means["query"], space.means["passage"])


def test_without_texts_of_its_own_the_everyday_ones_decide() -> None:
    alone = Space.fit(BACKGROUND, {})
    assert np.allclose(alone.means["query"], BACKGROUND["query"].mean(axis=0), atol=1e-6)
    assert np.isfinite(alone.mapping).all()


def test_one_text_of_its_own_is_enough() -> None:
    assert np.isfinite(Space.fit(BACKGROUND, {"query": clouds(1), "passage": clouds(1)}).mapping).all()


def test_the_centre_itself_maps_to_nothing_rather_than_to_not_a_number(space: Space) -> None:
    assert np.isfinite(space(space.means["query"][None], "query")).all()


def test_no_rows_stay_no_rows(space: Space) -> None:
    assert space(clouds(1)[:0], "query").shape == (0, 12)


def test_several_encoders_are_brought_to_the_dimensions_of_the_first() -> None:
    two = {role: np.hstack([rows, clouds(len(rows), 20)]) for role, rows in BACKGROUND.items()}
    space = Space.fit(two, {"query": np.hstack([clouds(80), clouds(80, 20)])}, (12, 20))
    mapped = space(two["query"], "query")
    assert space.mapping.shape == (32, 12) and mapped.shape == (300, 12)
    assert np.linalg.norm(mapped, axis=1) == pytest.approx(np.ones(300), abs=1e-5)


def test_what_either_encoder_tells_apart_stays_apart() -> None:
    """Four subjects, of which each encoder sees a difference that the other one does not."""

    def seen(first: int, second: int) -> Vectors:
        left, right = RNG.normal(size=(100, 12)) * 0.02, RNG.normal(size=(100, 20)) * 0.02
        left[:, first] += 1
        right[:, second] += 1
        return np.hstack([left, right]).astype(np.float32)

    subjects = [seen(first, second) for first in (0, 1) for second in (0, 1)]
    whole = np.vstack(subjects)
    space = Space.fit({"query": whole, "passage": whole}, {}, (12, 20))
    means = np.vstack([space(rows, "query").mean(axis=0) for rows in subjects])
    likeness = means @ means.T
    assert likeness[~np.eye(4, dtype=bool)].max() < 0.5 < likeness.diagonal().min()


def test_rows_in_half_precision_are_mapped_as_those_in_single(space: Space) -> None:
    rows = clouds(50)
    assert np.allclose(space(rows.astype(np.float16), "query"), space(rows, "query"), atol=0.02)

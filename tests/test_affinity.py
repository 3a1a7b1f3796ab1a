from __future__ import annotations

import numpy as np
import pytest

from index import affinity
from index.affinity import Affinity, unit_rows
from index.encoded import Vectors

DIMENSION, UNITS, EACH = 16, 12, 30


def told_in_noise(seed: int = 0, each: int = EACH) -> tuple[Vectors, np.ndarray, Vectors]:
    """Phrasings of units that differ in four directions only; the twelve others are strong and mean nothing."""
    rng = np.random.default_rng(seed)
    centres = np.zeros((UNITS, DIMENSION))
    centres[:, :4] = rng.normal(size=(UNITS, 4))
    owners = np.repeat(np.arange(UNITS), each)
    noise = rng.normal(size=(len(owners), DIMENSION)) * np.r_[np.full(4, 0.1), np.full(DIMENSION - 4, 1.0)]
    return unit_rows((centres[owners] + noise).astype(np.float32)), owners, unit_rows(centres.astype(np.float32))


def hit_rate(found: Affinity, asked: Vectors, owners: np.ndarray, prototypes: Vectors, passages: Vectors) -> float:
    scores = asked @ found.phrasing @ prototypes.T + asked @ found.passage @ passages.T
    return float((scores.argmax(axis=1) == owners).mean())


def means(phrasings: Vectors, owners: np.ndarray) -> Vectors:
    return unit_rows(np.stack([phrasings[owners == u].mean(axis=0) for u in range(UNITS)]))


def test_unseen_phrasings_find_their_unit_more_often_than_by_plain_cosines() -> None:
    phrasings, owners, passages = told_in_noise()
    seen = np.arange(len(owners)) % 3 > 0
    fitted = Affinity.fit(phrasings[seen], owners[seen], passages * 0)
    unseen = phrasings[~seen], owners[~seen], means(phrasings[seen], owners[seen]), passages * 0
    assert hit_rate(fitted, *unseen) > hit_rate(Affinity.plain(DIMENSION), *unseen) + 0.1


def test_it_holds_at_once_for_a_unit_that_was_not_there() -> None:
    phrasings, owners, passages = told_in_noise()
    old = owners < UNITS - 3
    fitted = Affinity.fit(phrasings[old], owners[old], passages[: UNITS - 3] * 0)
    new = phrasings[~old], owners[~old], means(phrasings, owners), passages * 0
    assert hit_rate(fitted, *new) > 5 / UNITS


def test_with_few_phrasings_nothing_is_learned() -> None:
    phrasings, owners, passages = told_in_noise()
    few = slice(0, UNITS + affinity.ENOUGH - 1)
    found, plain = Affinity.fit(phrasings[few], owners[few], passages), Affinity.plain(DIMENSION)
    assert np.array_equal(found.phrasing, plain.phrasing) and np.array_equal(found.passage, plain.passage)


def test_the_same_phrasings_teach_the_same() -> None:
    first, second = (Affinity.fit(*told_in_noise()) for _ in range(2))
    assert np.array_equal(first.phrasing, second.phrasing) and first.phrasing.dtype == np.float32


def test_of_many_phrasings_one_more_changes_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(affinity, "BATCH", 1_000)
    phrasings, owners, passages = told_in_noise(each=250)
    order = np.random.default_rng(2).permutation(len(owners))
    most = order[order > 0] - 1
    fitted = Affinity.fit(phrasings, owners, passages, order)
    without, unlike = (Affinity.fit(phrasings[1:], owners[1:], passages, o) for o in (most, most[::-1]))
    moved, drawn_anew = (np.abs(other.phrasing - fitted.phrasing).mean() for other in (without, unlike))
    assert moved < 0.75 * drawn_anew


def test_progress_ends_at_one() -> None:
    shares: list[float] = []
    Affinity.fit(*told_in_noise(), progress=shares.append)
    assert shares == sorted(shares) and shares[-1] == 1.0


@pytest.mark.parametrize("which", [0, 1])
def test_slopes_are_those_of_the_loss(which: int) -> None:
    phrasings, owners, passages = told_in_noise()
    phrasings, passages = phrasings.astype(np.float64), passages.astype(np.float64)
    sums = np.zeros((UNITS, DIMENSION))
    np.add.at(sums, owners, phrasings)
    prototypes = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    left_out = sums[owners] - phrasings
    left_out /= np.linalg.norm(left_out, axis=1, keepdims=True)

    def loss(maps: list[np.ndarray]) -> float:
        scores = phrasings @ maps[0] @ prototypes.T + phrasings @ maps[1] @ passages.T
        own = (phrasings @ maps[0] * left_out).sum(axis=1) + (phrasings @ maps[1] * passages[owners]).sum(axis=1)
        scores[np.arange(len(owners)), owners] = own
        scores *= affinity.SHARPNESS
        return float(np.mean(np.log(np.exp(scores).sum(axis=1)) - affinity.SHARPNESS * own))

    maps = [np.eye(DIMENSION), 0.5 * np.eye(DIMENSION)]
    slope = affinity._slopes(phrasings, owners, left_out, prototypes, passages, maps)[which]
    for row, column in [(0, 0), (3, 7), (15, 2)]:
        shifted = [m.copy() for m in maps]
        shifted[which][row, column] += 1e-5
        assert slope[row, column] == pytest.approx((loss(shifted) - loss(maps)) / 1e-5, abs=1e-3)


def test_rows_of_zeros_stay() -> None:
    assert unit_rows(np.zeros((2, 3), np.float32)).tolist() == [[0, 0, 0], [0, 0, 0]]

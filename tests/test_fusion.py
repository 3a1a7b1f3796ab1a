from __future__ import annotations

import numpy as np
import pytest

from index import fusion
from index.matcher import SIGNALS

COUNT, UNITS = 300, 20


def questions(telling: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Signals at random, of which the one numbered `telling` is higher for the right unit."""
    rng = np.random.default_rng(seed)
    signals = rng.random((COUNT, UNITS, len(SIGNALS))).astype(np.float32)
    answers = rng.integers(0, UNITS, COUNT)
    signals[np.arange(COUNT), answers, telling] += 1.0
    return signals, answers


@pytest.mark.parametrize("telling", range(len(SIGNALS)))
def test_the_signal_that_tells_gets_the_weight(telling: int) -> None:
    signals, answers = questions(telling)
    fitted = fusion.fit(signals, answers.tolist())
    unseen, right = questions(telling, seed=1)

    def hits(weights: np.ndarray) -> float:
        return float((fusion.scores(unseen, weights).argmax(axis=1) == right).mean())

    assert fitted.argmax() == telling
    assert hits(fitted) > 0.95 >= hits(np.where(np.arange(len(SIGNALS)) == telling, 0, fusion.DEFAULT))


def test_no_signal_ever_speaks_against_a_unit() -> None:
    signals, answers = questions(0)
    signals[..., 3] -= 2 * signals[..., 0]
    assert (fusion.fit(signals, answers.tolist()) >= 0).all()


def test_without_questions_the_default_weights_hold() -> None:
    found = fusion.fit(np.zeros((0, UNITS, len(SIGNALS)), np.float32), [])
    assert np.array_equal(found, fusion.DEFAULT) and len(found) == len(SIGNALS)


def test_few_questions_pull_less_than_many() -> None:
    signals, answers = questions(3)
    few, many = fusion.fit(signals[:3], answers[:3].tolist()), fusion.fit(signals, answers.tolist())
    assert np.linalg.norm(few - fusion.DEFAULT) < 0.5 * np.linalg.norm(many - fusion.DEFAULT)


def test_a_signal_that_is_the_same_everywhere_breaks_nothing() -> None:
    signals, answers = questions(0)
    signals[..., 5] = 0.0
    assert np.isfinite(fusion.fit(signals, answers.tolist())).all()


def test_chances_add_up_to_one_however_large_the_scores() -> None:
    found = fusion.chances(np.array([[1e4, 0, -1e4], [0, 0, 0], [-3, 1, 2]], np.float32))
    assert found.sum(axis=1) == pytest.approx(np.ones(3), abs=1e-5)
    assert found[0].tolist() == [1, 0, 0] and found[1] == pytest.approx(np.full(3, 1 / 3)) and found[2].argmax() == 2

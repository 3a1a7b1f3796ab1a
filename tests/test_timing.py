"""Whether a question asks for dates, as it is learned from how people ask."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from index.live import LiveIndex
from index.timing import ENOUGH, NO_TIMING, PLAINLY, Timing

Rows = npt.NDArray[np.float32]
RNG = np.random.default_rng(0)


def _around(centre: int, count: int) -> Rows:
    rows = 0.3 * RNG.normal(size=(count, 8))
    rows[:, centre] += 1
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def test_what_is_like_the_questions_for_dates_is_likely_and_what_is_not_is_not() -> None:
    texts = [f"question {i}" for i in range(10 * ENOUGH)]
    learned = Timing.fit(_around(0, 10 * ENOUGH), _around(1, 10 * ENOUGH), texts)
    asks, asks_not = _around(0, 400), _around(1, 400)
    assert np.mean(learned.plainly(asks)) > PLAINLY - 0.1
    assert np.mean(learned.plainly(asks_not)) < 0.05


def test_with_few_questions_whatever_is_answered_with_dates_asks_for_them() -> None:
    texts = [f"question {i}" for i in range(ENOUGH - 1)]
    few = Timing.fit(_around(0, ENOUGH - 1), _around(1, 2 * ENOUGH), texts)
    assert few is NO_TIMING and not few.learned
    assert few.plainly(_around(1, 3)).all()


def test_the_engine_tells_them_apart(live: LiveIndex) -> None:
    def asks(question: str) -> bool:
        return live.engine.rank(question).dated

    assert asks("quand ferment les candidatures ?") and asks("c koi la date limite") and asks("when is the deadline?")
    assert not asks("faut-il venir en costume à l'entretien, et combien seront-ils en face de moi ?")

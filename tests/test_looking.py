"""Whether questions look for projects, as it is learned from messages."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from index.looking import ENOUGH, NOTHING, Looking, unseen

Rows = npt.NDArray[np.float32]
RNG = np.random.default_rng(0)
TEXTS = [f"message {i}" for i in range(4 * ENOUGH)]


def _unit(rows: Rows) -> Rows:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def _around(centre: int, count: int) -> Rows:
    rows = 0.1 * RNG.normal(size=(count, 8))
    rows[:, centre] += 1
    return _unit(rows)


def test_what_is_like_the_messages_is_likely_and_what_is_not_is_not() -> None:
    looking, others = _around(0, 2 * ENOUGH), _around(1, 2 * ENOUGH)
    learned = Looking.fit(looking, others, TEXTS)
    assert learned(_around(0, 10)).min() > 0.9 and learned(_around(1, 10)).max() < 0.1


def test_messages_that_nothing_tells_apart_are_likely_neither() -> None:
    learned = Looking.fit(_around(0, 2 * ENOUGH), _around(0, 2 * ENOUGH), TEXTS)
    found = learned(_around(0, 20))
    assert found.min() > 0.2 and found.max() < 0.8, "a probability is calibrated on messages that were held out"


def test_each_message_is_judged_without_itself() -> None:
    looking, others = _around(0, 2 * ENOUGH), _around(1, 2 * ENOUGH)
    looking[0] = others[0]  # a message on the wrong side is not learned by heart
    assert unseen(looking, others, TEXTS)[0] < 0


def test_with_few_messages_nothing_is_known_of_any_question() -> None:
    few = Looking.fit(_around(0, ENOUGH - 1), _around(1, 2 * ENOUGH), TEXTS)
    assert few is NOTHING and few(_around(0, 3)).tolist() == [0.5, 0.5, 0.5]

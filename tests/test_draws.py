from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from index.draws import draws

MANY = [f"question {i}" for i in range(5_000)]


@given(st.lists(st.text(), max_size=8), st.text())
def test_what_is_drawn_for_a_text_does_not_hang_on_the_others(others: list[str], text: str) -> None:
    assert draws([*others, text], "asked")[-1] == draws([text], "asked")[0]


def test_they_are_even() -> None:
    drawn = draws(MANY, "fold")
    assert drawn.min() >= 0 and drawn.max() < 1
    assert np.abs(np.histogram(drawn, bins=10, range=(0, 1))[0] - 500).max() < 100


def test_purposes_are_unrelated() -> None:
    assert abs(np.corrcoef(draws(MANY, "fold"), draws(MANY, "asked"))[0, 1]) < 0.05


def test_nothing_is_drawn_for_nothing() -> None:
    assert draws([], "fold").shape == (0,)

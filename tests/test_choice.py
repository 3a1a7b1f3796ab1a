"""The chances of several candidates by what is known of each."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bot.following.candidates import FEATURES
from bot.following.choice import Networks, chances, networks


@given(arrays(np.float64, st.tuples(st.integers(1, 30), st.just(len(FEATURES))), elements=st.floats(-50, 50)))
def test_chances_are_chances(features: np.ndarray) -> None:
    found = chances(features)
    assert found.shape == (len(features),) and found.sum() == pytest.approx(1) and (found >= 0).all()


@given(st.permutations(range(6)))
def test_the_order_of_the_candidates_says_nothing(order: list[int]) -> None:
    features = np.random.default_rng(0).normal(size=(6, len(FEATURES)))
    assert chances(features[order]) == pytest.approx(chances(features)[order])


def test_what_is_likelier_by_itself_is_likelier() -> None:
    sure, unsure = FEATURES.index("alone"), FEATURES.index("right_alone")
    rows = np.zeros((2, len(FEATURES)))
    rows[:, unsure], rows[1, sure] = 0.9, -9.0
    rows[0, FEATURES.index("first_alone")] = 1.0
    assert chances(rows)[0] > 0.9


def test_networks_are_averaged_and_need_no_hidden_layer() -> None:
    linear = np.array([[1.0, 0.0], [0.0, 1.0]])
    found = Networks(linear, np.zeros((2, 3, 4)), np.zeros((2, 4)))(np.array([[1.0, 0.0], [0.0, 1.0]]))
    assert found == pytest.approx([0.5, 0.5])


def test_the_networks_of_the_code_fit_the_features() -> None:
    found = networks()
    assert found.linear.shape == (len(found.second), len(FEATURES))
    assert found.first.shape[1] == len(FEATURES) + 1 and found.first.shape[2] == found.second.shape[1]

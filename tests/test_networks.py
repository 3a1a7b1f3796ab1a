"""Small networks that give a probability."""

from __future__ import annotations

import warnings

import numpy as np
import pytest

from index.networks import COUNT, HIDDEN, Networks

RNG = np.random.default_rng(5)
ROWS = RNG.normal(size=(600, 3)).astype(np.float32)


@pytest.fixture(scope="module")
def ring() -> tuple[Networks, np.ndarray]:
    """Fitted on what no line tells apart: inside or outside a sphere."""
    labels = (ROWS**2).sum(axis=1) < 2.4
    return Networks.fit(ROWS, labels), labels


def test_what_no_line_tells_apart(ring: tuple[Networks, np.ndarray]) -> None:
    networks, labels = ring
    stated = networks(ROWS)
    assert stated.shape == (600,) and ((stated > 0.5) == labels).mean() > 0.8
    assert networks.first.shape == (COUNT, 4, HIDDEN) and networks.second.shape == (COUNT, HIDDEN + 1)


def test_probabilities_are_those_of_the_library(ring: tuple[Networks, np.ndarray]) -> None:
    from sklearn.neural_network import MLPClassifier

    networks, labels = ring
    stated = []
    for number in range(COUNT):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            net = MLPClassifier((HIDDEN,), max_iter=1).fit(ROWS[:60], labels[:60].astype(int))
        net.coefs_ = [networks.first[number, :-1], networks.second[number, :-1, None]]
        net.intercepts_ = [networks.first[number, -1], networks.second[number, -1:]]
        stated.append(net.predict_proba(ROWS)[:, 1])
    assert np.abs(np.mean(stated, axis=0) - networks(ROWS)).max() < 1e-4


def test_one_row_less_teaches_nearly_the_same(ring: tuple[Networks, np.ndarray]) -> None:
    networks, labels = ring
    without = Networks.fit(ROWS[1:], labels[1:])
    assert np.abs(without(ROWS) - networks(ROWS)).max() < 0.05


def test_wild_evidence_stays_a_probability(ring: tuple[Networks, np.ndarray]) -> None:
    stated = ring[0](np.full((2, 3), 1e6, np.float32) * np.array([[1], [-1]], np.float32))
    assert ((stated >= 0) & (stated <= 1)).all()

"""Typing as it happens on a phone."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from index.noise import mistyped
from index.text import words


@given(st.text(min_size=1, max_size=200), st.integers(0, 2**32))
def test_any_text_stays_a_text(text: str, seed: int) -> None:
    found = mistyped(text, random.Random(seed))
    assert found, "never empty"
    assert len(found) <= 4 * len(text) + 4


def test_words_stay_recognisable_and_their_first_letters_stay() -> None:
    asked = "Quelle expérience professionnelle faut-il avoir pour candidater ?"
    picked = random.Random(3)
    for _ in range(50):
        found = words(mistyped(asked, picked))
        assert [w[0] for w in found] == [w[0] for w in words(asked)]


def test_it_is_the_same_for_the_same_seed_and_differs_for_others() -> None:
    asked = "Puis-je candidater si j’ai déjà travaillé pour l’administration ?"
    assert mistyped(asked, random.Random(1)) == mistyped(asked, random.Random(1))
    assert len({mistyped(asked, random.Random(seed)) for seed in range(20)}) > 10

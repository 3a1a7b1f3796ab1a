from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st

from index.compared import Made, _rows
from index.live import LiveIndex

TEXTS = st.lists(st.text("abc", max_size=3), max_size=12)


def dense(texts: Sequence[str]) -> np.ndarray:
    return np.array([[len(text), *(text.count(letter) for letter in "abc")] for text in texts], float).reshape(-1, 4)


@pytest.mark.parametrize("kind", [np.asarray, sp.csr_matrix])
@given(TEXTS, TEXTS)
def test_they_are_those_that_would_be_made_anew(kind: type, before: list[str], after: list[str]) -> None:
    made: list[str] = []

    def make(texts: list[str], some: Sequence[int]) -> object:
        made.extend(texts[i] for i in some)
        return kind(dense([texts[i] for i in some]))

    rows = _rows(kind(dense(before)), tuple(before), tuple(after), lambda some: make(after, some))
    assert made == [text for text in after if text not in before], "what there was is not made again"
    found = rows.toarray() if sp.issparse(rows) else rows
    assert np.array_equal(found, dense(after))


def test_an_edit_makes_what_a_new_start_would(small_index: LiveIndex) -> None:
    """But the n-grams, which keep their rarity."""
    engine = small_index.engine
    whole, space = engine.material, engine.space
    less = whole.without(np.arange(len(whole.phrasings)) % 3 == 1)
    edited = Made.of(less, space).edited(less, whole, space)
    for name in ("phrasings", "titles", "passages"):
        assert getattr(edited, name) == pytest.approx(getattr(Made.of(whole, space), name), abs=1e-6), name
    assert edited.fits(whole) and not edited.fits(less)


def test_it_is_the_same_again_from_its_arrays(small_index: LiveIndex) -> None:
    made = small_index.engine.matcher.made
    again = Made.of_arrays(made.arrays())
    assert np.array_equal(again.phrasings, made.phrasings) and np.array_equal(again.passages, made.passages)
    asked = ["combien on gagne", "zut"]
    assert (again.ngrams(asked) != made.ngrams(asked)).nnz == 0 and (again.ngrams.rows != made.ngrams.rows).nnz == 0

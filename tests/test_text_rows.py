from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st

from index.text_rows import TextRows

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

    former = TextRows(tuple(before), kind(dense(before)))
    rows = former.of_other(after, lambda some: make(after, some))
    assert made == [text for text in after if text not in before], "what there was is not made again"
    found = rows.matrix.toarray() if sp.issparse(rows.matrix) else rows.matrix
    assert np.array_equal(found, dense(after)) and rows.texts == tuple(after)

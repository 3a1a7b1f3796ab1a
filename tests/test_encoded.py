from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.encoded import Encoded, Tokens

LENGTHS = st.lists(st.integers(0, 5), max_size=8)


def encoded(lengths: list[int], first: int = 0) -> Encoded:
    """Texts of so many tokens each; every token has an id of its own, and every text a vector."""
    ends = np.cumsum([first, *lengths])
    ids = [list(range(start, end)) for start, end in pairwise(ends)]
    parts = [np.array([[i % 2, (i + 1) % 2] for i in own], np.float32).reshape(-1, 2) for own in ids]
    return Encoded(
        np.array([[n, first] for n in range(len(lengths))], np.float32).reshape(-1, 2), Tokens.of(parts, ids, 2)
    )


def texts(found: Tokens) -> list[list[int]]:
    assert len(found.vectors) == len(found.ids) == found.starts[-1]
    assert (found.vectors[:, 0] == 127 * (found.ids % 2)).all()
    return [found.ids[a:b].tolist() for a, b in pairwise(found.starts)]


def test_unit_vectors_are_kept_in_eight_bits() -> None:
    found = Tokens.of([np.array([[0.6, -0.8], [-1, 0]], np.float32)], [[7, 8]], 2)
    assert found.vectors.tolist() == [[76, -102], [-127, 0]] and found.vectors.dtype == np.int8
    assert found.ids.tolist() == [7, 8] and found.starts.tolist() == [0, 2]


@given(LENGTHS, st.data())
def test_taken_texts_come_in_the_order_asked_for(lengths: list[int], data: st.DataObject) -> None:
    whole = encoded(lengths)
    rows = data.draw(st.lists(st.integers(0, len(lengths) - 1), max_size=9) if lengths else st.just([]))
    taken = whole.take(rows)
    assert texts(taken.tokens) == [texts(whole.tokens)[i] for i in rows]
    assert np.array_equal(taken.vectors, whole.vectors[np.array(rows, int)])


@given(LENGTHS, st.data())
def test_a_mask_takes_those_that_it_marks(lengths: list[int], data: st.DataObject) -> None:
    mask = data.draw(st.lists(st.booleans(), min_size=len(lengths), max_size=len(lengths)))
    rows = [i for i, marked in enumerate(mask) if marked]
    whole = encoded(lengths)
    assert texts(whole.tokens.take(np.array(mask, bool))) == texts(whole.tokens.take(rows))


@given(st.lists(LENGTHS, min_size=1, max_size=4))
def test_parts_are_joined_one_after_the_other(lengths: list[list[int]]) -> None:
    parts = [encoded(own, 100 * n) for n, own in enumerate(lengths)]
    whole = Encoded.join(parts)
    assert texts(whole.tokens) == [text for part in parts for text in texts(part.tokens)]
    assert np.array_equal(whole.vectors, np.vstack([part.vectors for part in parts]))
    assert len(whole) == sum(map(len, lengths))


def test_nothing_is_taken_beyond_the_last_text() -> None:
    with pytest.raises(IndexError):
        encoded([1, 2]).take([2])

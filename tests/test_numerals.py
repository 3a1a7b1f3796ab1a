"""Words for numbers."""

from __future__ import annotations

import pytest

from index.numerals import ordinal


@pytest.mark.parametrize(
    ("word", "number"),
    [("deuxieme", 2), ("2e", 2), ("10eme", 10), ("3rd", 3), ("2nd", 2), ("first", 1), ("2", None), ("deux", None), ("123e", None), ("", None)],
)  # fmt: skip
def test_what_counts_a_place(word: str, number: int | None) -> None:
    assert ordinal(word) == number

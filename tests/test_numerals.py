"""Words for numbers."""

from __future__ import annotations

import pytest

from index.numerals import cardinal, ordinal


@pytest.mark.parametrize(
    ("word", "number"),
    [("deuxieme", 2), ("2e", 2), ("10eme", 10), ("3rd", 3), ("2nd", 2), ("first", 1), ("2", None), ("deux", None), ("123e", None), ("", None)],
)  # fmt: skip
def test_what_counts_a_place(word: str, number: int | None) -> None:
    assert ordinal(word) == number


@pytest.mark.parametrize(("word", "number"), [("douze", 12), ("une", 1), ("7", 7), ("eleven", 11), ("longtemps", 0)])
def test_a_number_in_words_or_figures(word: str, number: int) -> None:
    assert cardinal(word) == number

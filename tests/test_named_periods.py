"""Months and seasons that a question names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.named_periods import NamedPeriod, named_periods


@pytest.mark.parametrize(
    ("question", "periods"),
    [
        ("l’été 2024 ou le printemps 2025 ?", [NamedPeriod(2024, (6, 7, 8, 9)), NamedPeriod(2025, (3, 4, 5, 6))]),
        ("l’appel de mars 2025", [NamedPeriod(2025, (3,))]),
        ("fin de 2025", [NamedPeriod(2025, (10, 11, 12))]),
        ("the round in early 2025", [NamedPeriod(2025, (1, 2, 3))]),
        ("le 6 mars 2025", []),
        ("le 1er mars 2025", []),
        ("the 3rd of April 2022, April 3rd, 2022", []),
        ("en mars", []),
        ("", []),
    ],
)
def test_periods(question: str, periods: list[NamedPeriod]) -> None:
    assert list(named_periods(question)) == periods


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 400))
@settings(database=None, max_examples=200)
def test_what_has_a_day_meets_every_span_around_it(day: date, more: int) -> None:
    last = date.fromordinal(day.toordinal() + more)
    month = NamedPeriod(day.year, (day.month,))
    assert month.has(day) and month.meets(day, last) and month.meets(day, day)
    assert month.meets(date(day.year, 1, 1), date(day.year, 12, 31))
    assert not month.meets(date(day.year + 1, 1, 1), date(day.year + 1, 12, 31))


@given(st.text(max_size=80))
@settings(database=None, max_examples=200)
def test_any_text(text: str) -> None:
    assert all(1 <= month <= 12 for p in named_periods(text) for month in p.months)

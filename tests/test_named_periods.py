"""Months and seasons that a question names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.named_periods import NamedPeriod, named_periods


def of(year: int, *months: int) -> NamedPeriod:
    return NamedPeriod(tuple((year, month) for month in months))


@pytest.mark.parametrize(
    ("question", "periods"),
    [
        ("l’été 2024 ou le printemps 2025 ?", [of(2024, 6, 7, 8, 9), of(2025, 3, 4, 5, 6)]),
        ("l’appel de mars 2025", [of(2025, 3)]),
        ("appels de janvier, avril et août 2024", [of(2024, 1), of(2024, 4), of(2024, 8)]),
        ("de mars à mai 2025", [of(2025, 3, 4, 5)]),
        ("mars-avril 2025", [of(2025, 3, 4)]),
        ("sept. 2024", [of(2024, 9)]),
        ("fin de 2025", [of(2025, 10, 11, 12)]),
        ("l'hiver 2024-2025", [NamedPeriod(((2024, 12), (2025, 1), (2025, 2), (2025, 3)))]),
        ("the round in early 2025", [of(2025, 1, 2, 3)]),
        ("le 6 mars 2025", []),
        ("le 1er mars 2025, le premier mars 2025, le 1 er mars 2025", []),
        ("the 3rd of April 2022, April 3rd, 2022, the first of March 2024", []),
        ("en mars", []),
        ("", []),
    ],
)
def test_periods(question: str, periods: list[NamedPeriod]) -> None:
    assert list(named_periods(question)) == periods


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("l'appel de mars 2025 ?", True),
        ("l'appel à candidatures du printemps 2025 ?", True),
        ("the spring 2025 call", True),
        ("diplômé en mars 2025, l'appel ferme quand ?", False),
        ("combien de temps dure l'appel ? je suis dispo en mars 2025", False),
        ("I finished my PhD in March 2025, is the call open?", False),
    ],
)
def test_a_month_of_ones_own_life_tells_of_no_call(question: str, told: bool) -> None:
    assert bool(named_periods(question, {"appel", "call"})) is told


@given(st.dates(date(2000, 1, 1), date(2040, 1, 1)), st.integers(0, 400))
@settings(database=None, max_examples=200)
def test_what_has_a_day_meets_every_span_around_it(day: date, more: int) -> None:
    last = date.fromordinal(day.toordinal() + more)
    month = of(day.year, day.month)
    assert month.has(day) and month.meets(day, last) and month.meets(day, day)
    assert month.meets(date(day.year, 1, 1), date(day.year, 12, 31))
    assert not month.meets(date(day.year + 1, 1, 1), date(day.year + 1, 12, 31))


@given(st.text(max_size=80))
@settings(database=None, max_examples=200)
def test_any_text(text: str) -> None:
    assert all(1 <= month <= 12 for p in named_periods(text) for _, month in p.months)

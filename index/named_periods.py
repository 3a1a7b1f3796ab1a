"""The months and seasons of a year that a question names: « mars 2025 », « l’été 2024 », "early 2025"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from index.named_days import MONTHS
from index.text import fold

SEASONS = {
    "printemps": (3, 4, 5, 6), "spring": (3, 4, 5, 6), "ete": (6, 7, 8, 9), "summer": (6, 7, 8, 9),
    "automne": (9, 10, 11, 12), "autumn": (9, 10, 11, 12), "fall": (9, 10, 11, 12), "hiver": (1, 2, 3, 12),
    "winter": (1, 2, 3, 12), "rentree": (8, 9, 10), "debut": (1, 2, 3), "early": (1, 2, 3), "beginning": (1, 2, 3),
    "fin": (10, 11, 12), "late": (10, 11, 12), "end": (10, 11, 12),
}  # fmt: skip
"""Months of a season, those in which it begins and ends included: people are not exact about them."""

PARTS_OF_A_YEAR = frozenset("debut early beginning fin late end".split())
"""Those that are none by themselves (« début 2024 »)."""

MONTHS_OF = {name: (number,) for name, number in MONTHS.items()} | SEASONS
_NAMES = "|".join(sorted(MONTHS_OF, key=len, reverse=True))
_PERIOD = re.compile(
    rf"(?<!\d )(?<!\der )(?<!\d(?:st|nd|rd|th) )(?<!\d(?:st|nd|rd|th) of )\b({_NAMES})(?: de| of|,)? (\d{{4}})\b"
)


@dataclass(frozen=True)
class NamedPeriod:
    """Some months of a year."""

    year: int
    months: tuple[int, ...]

    def has(self, day: date) -> bool:
        return day.year == self.year and day.month in self.months

    def meets(self, first: date, last: date) -> bool:
        """Whether a month of it lies, in part, between two days."""
        months = ((self.year, month) for month in self.months)
        return any((first.year, first.month) <= month <= (last.year, last.month) for month in months)


def named_periods(question: str) -> tuple[NamedPeriod, ...]:
    """The periods named in `question`, as it names them; a day of a month is none (« le 6 mars 2025 »)."""
    found = (NamedPeriod(int(m[2]), MONTHS_OF[m[1]]) for m in _PERIOD.finditer(fold(question)))
    return tuple(dict.fromkeys(found))

"""The months and seasons of a year that a question names: « mars 2025 », « l’été 2024 », "early 2025"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from index.lexical import STOP_WORDS
from index.named_days import MONTHS
from index.text import fold, words

SEASONS = {
    "printemps": (3, 4, 5, 6), "spring": (3, 4, 5, 6), "ete": (6, 7, 8, 9), "summer": (6, 7, 8, 9),
    "automne": (9, 10, 11, 12), "autumn": (9, 10, 11, 12), "fall": (9, 10, 11, 12), "hiver": (1, 2, 3, 12),
    "winter": (1, 2, 3, 12), "rentree": (9, 8, 10), "debut": (1, 2, 3), "early": (1, 2, 3), "beginning": (1, 2, 3),
    "fin": (10, 11, 12), "late": (10, 11, 12), "end": (10, 11, 12),
}  # fmt: skip
"""Months of a season, those at its edges included, since people are not exact about them; the plain ones first."""

PARTS_OF_A_YEAR = frozenset("debut early beginning fin late end".split())
"""Those that are none by themselves (« début 2024 »)."""

WINTER = frozenset({"hiver", "winter"})

MONTHS_OF = {name: (number,) for name, number in MONTHS.items()} | SEASONS

NEAR = 4
"""Words before a period, and after it, among which stands what it tells of (« l'appel à candidatures du printemps 2025 »)."""

_NAME = "|".join(sorted(MONTHS_OF, key=len, reverse=True))
_PERIOD = re.compile(
    rf"\b(?P<names>(?:{_NAME})\b(?:(?:, ?| ?[-/] ?| (?:et|ou|a|and|or|to) )(?:de |d'|l'|la |le |the )?(?:{_NAME})\b)*)"
    r"(?: de| of|,)? (?P<year>\d{4})(?: ?[-/] ?(?P<next>\d{4}))?\b"
)
_TO = re.compile(r"[-/]| (?:a|to) ")
_BETWEEN = re.compile(r"\b(?:entre|between) (?:l'|la |le |the )?$")
_DAY = re.compile(r"(?:\b\d{1,2} ?(?:er|e|eme|st|nd|rd|th)?|\b(?:premier|first))(?: (?:de|of))? $")
"""Stands before the month of a day."""
_SHORTENED = re.compile(rf"\b({_NAME})\.")
"""« sept. 2024 »."""
_CLAUSE = re.compile(rf"[;.!?:()]|, (?!(?:{_NAME})\b)")


@dataclass(frozen=True)
class NamedPeriod:
    """Some months, each of a year: (year, month)."""

    months: tuple[tuple[int, int], ...]

    def has(self, day: date) -> bool:
        return (day.year, day.month) in self.months

    def meets(self, first: date, last: date) -> bool:
        """Whether a month of it lies, in part, between two days."""
        return any((first.year, first.month) <= month <= (last.year, last.month) for month in self.months)


def named_periods(question: str, of: Collection[str] = ()) -> tuple[NamedPeriod, ...]:
    """The periods named in `question`, as it names them; a day of a month is none (« le 6 mars 2025 »).

    With `of`, folded words, only those that tell of one of them: people name months of their own life, too.
    """
    found: list[NamedPeriod] = []
    said = fold(question)
    for clause in _CLAUSE.split(_SHORTENED.sub(r"\1", said)):
        for match in _PERIOD.finditer(clause):
            before, after = clause[: match.start()], clause[match.end() :]
            beside = {*words(before)[-NEAR:], *words(after)[:NEAR]}
            if not {*words(before), *words(after)} - STOP_WORDS:  # « en mars 2025, l'appel… », « l'appel (mars 2025) »
                beside = set(words(said)) - set(words(match[0])) - STOP_WORDS or set(of)
            if not _DAY.search(before) and (not of or beside & set(of)):
                found += _periods(match, bool(_BETWEEN.search(before)))
    return tuple(dict.fromkeys(found))


def _periods(match: re.Match[str], between: bool) -> list[NamedPeriod]:
    """Each of the months or seasons that are named with one year; from one to the other where that is said (« entre »)."""
    year = int(match["year"])
    names = re.findall(rf"\b(?:{_NAME})\b", match["names"])
    months = [tuple(sorted(set(MONTHS_OF[name]))) for name in names]
    if len(months) == 2 and (between or _TO.search(match["names"])) and months[0][0] <= months[1][0]:
        return [NamedPeriod(tuple((year, month) for month in range(months[0][0], months[1][-1] + 1)))]
    if match["next"] and set(names) <= WINTER:  # « l'hiver 2024-2025 »
        return [NamedPeriod(((year, 12), *((int(match["next"]), month) for month in (1, 2, 3))))]
    return [NamedPeriod(tuple((year, month) for month in of_one)) for of_one in months]

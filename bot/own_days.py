"""A day that somebody tells of themselves, counted from: « mon contrat finit le 4 mai, on me prévient quand ? » of two months before."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from bot.dates import Dates
from bot.texts import say
from index.named_days import NamedDay, named_days
from index.text import fold

_ENDS = re.compile(
    r"\b(?:fini\w*|termin\w*|s'arret\w*|s'acheve|prend fin|fin (?:de |du )?contrat|echeance|expir\w*|jusqu'au|ends?|ending|until|runs out)\b"
)
"""Says of a day that something ends on it."""
_BEGINS = re.compile(
    r"\b(?:depuis|commenc\w*|debut\w*|demarr\w*|arriv\w*|signe\w*|la depuis|since|start\w*|began|begun|joined|a partir du)\b"
)
"""Says of a day that something began on it."""


def of_ones_own(dates: Dates, question: str, months: int) -> str:
    """What the one day that `question` tells of its end (`months` before it) or beginning (after it) leads to; else ""."""
    days = named_days(question)
    told = (_ENDS if months < 0 else _BEGINS).search(fold(question))
    if len(days) != 1 or not told or (day := _of_its_year(days[0], dates.now.date())) is None:
        return ""
    return say(dates.lang, "dates.own", day=dates.day(day), result=dates.day(months_away(day, months)))


def months_away(day: date, months: int) -> date:
    """The same day some months later, or earlier: the last of its month where that has fewer days."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _of_its_year(named: NamedDay, today: date) -> date | None:
    """The day that is named, of the year nearest to now where none is; None for a day that there is not."""
    years = (named.year,) if named.year else (today.year - 1, today.year, today.year + 1)
    found = [d for y in years if (d := NamedDay(named.day, named.month, y).of_its_year)]
    return min(found, key=lambda d: abs(d - today), default=None)

"""A day that somebody tells of themselves, counted from: « mon contrat finit le 4 mai, on me prévient quand ? » of two months before."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from bot.dates.sentences import Dates
from bot.texts import say
from index.named_days import NamedDay, named_days
from index.text import fold

MONTHS_OF_A_YEAR = 12
NEAR = 10
"""Years from now beyond which nobody's contract begins or ends."""

_COUNTED = re.compile(r"\{\{own:([+-]?\d+)\}\}")
"""Where a text counts from such a day, and how many months."""
_ONE_YEAR = re.compile(
    r"\b(?:(?:d'|pour |de )?(?:un|1) an|1[- ]year|12 mois|douze mois|one[- ]year|a year|twelve months|12 months)\b"
)
_ENDS = re.compile(
    r"\b(?:fini\w*|termin\w*|s'arret\w*|s'acheve|prend fin|fin (?:de |du )?contrat|echeance|expir\w*|jusqu'au|ends?|ending|until|runs out)\b"
)
"""Says of a day that something ends on it."""
_BEGINS = re.compile(
    r"\b(?:depuis|commenc\w*|debut\w*|demarr\w*|arriv\w*|signe\w*|pris (?:mon|le|ce|un|mes) (?:poste|fonctions)|en poste|took up|premier jour|1er jour|first day|since|start\w*|began|begun|joined|a partir du)\b"
)
"""Says of a day that something began on it."""


def of_ones_own(dates: Dates, question: str, months: int) -> str:
    """What the one day that `question` tells of its end (`months` before it) or beginning (after it) leads to; else "".

    The end is a year after the beginning where that is said (« depuis le 2 septembre, pour un an »).
    """
    days, folded = named_days(question), fold(question)
    if len(days) != 1 or (day := _soon(days[0], dates.now.date())) is None:
        return ""
    written = str(days[0].day)
    before = folded[: match.start()] if (match := re.search(rf"\b0?{written}(?:er|st|nd|rd|th)?\b", folded)) else folded
    begins, ends = _BEGINS.search(folded), _ENDS.search(folded)
    begun = bool(begins and (not ends or _nearer(_BEGINS, _ENDS, before)))  # the cue before the day says which it is
    if months < 0 and begun and _ONE_YEAR.search(folded):
        day = months_away(day, MONTHS_OF_A_YEAR)
    elif begun != (months > 0) or not (begins if begun else ends):
        return ""
    return say(dates.lang, "dates.own", day=dates.day(day), result=dates.day(months_away(day, months)))


def counts_from_ones_own(dates: Dates, question: str, text: str) -> bool:
    """Whether a text of staff counts from the one day that `question` tells (`{{own:-2}}`, of a contract that ends then)."""
    return any(of_ones_own(dates, question, int(months)) for months in _COUNTED.findall(text))


def _nearer(cue: re.Pattern[str], other: re.Pattern[str], text: str) -> bool:
    """Whether the last `cue` in a text comes after the last `other`."""
    last, of_other = (max((m.end() for m in c.finditer(text)), default=-1) for c in (cue, other))
    return last > of_other


def months_away(day: date, months: int) -> date:
    """The same day some months later, or earlier: the last of its month where that has fewer days."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _soon(named: NamedDay, today: date) -> date | None:
    """The day that is named, of the year nearest to now where none is; None for one that there is not, or too far away."""
    day = named.nearest(today)
    return day if day and abs(day.year - today.year) <= NEAR else None

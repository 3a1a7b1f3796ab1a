"""The days, and spans of days, of one's own that a question names, and how far they are from those of the calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.dates.sentences import Dates
from index.calendar import Kind
from index.named_days import MONTHS, NamedDay, named_days
from index.text import fold

NEAR = timedelta(days=31)
"""How far from an event a day may be that somebody holds against it."""

_FIGURES = re.compile(r"(?:\b(?:a|à|at|en) )\d{1,2}/\d{1,2}\b(?!/)|\b(?:24|7)/7\b")
_PART = re.compile(
    rf"\b(?:en|debut|mi|fin|courant|depuis|in|early|mid|late)[ -](?P<month>{'|'.join(MONTHS)})\b(?! 20\d\d| \d)"
)


def without_shares(question: str) -> str:
    """`question` without figures that are no days (« à 4/5 », « 24/7 »)."""
    return _FIGURES.sub(" ", question)


def own_spans(question: str, today: date) -> list[tuple[date, date]]:
    """The days, and the months without a year (« fin avril »), that a question names: the first and the last day of each."""
    found = [(day, day) for d in named_days(without_shares(question)) if (day := d.nearest(today))]
    for match in _PART.finditer(fold(question)):
        first = NamedDay(1, MONTHS[match["month"]]).nearest(today) or today
        found.append((first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)))
    return found


def bounds_of(dates: Dates, kind: Kind) -> list[tuple[date, date]]:
    """The first and the last day of each event of a kind of which both are known."""
    windows = [w for e in dates.calendar.of(kind.id) if not e.cancelled and (w := e.known(dates.now, dates.zone))]
    return [(w.beginning.day, w.deadline.day) for w in windows if w.beginning.exact and w.deadline.exact]


def near_to(spans: Sequence[tuple[date, date]], bounds: Sequence[tuple[date, date]]) -> bool:
    """Whether one of some spans of days is near to one of others."""
    return any(apart(*span, *bound) <= NEAR for span in spans for bound in bounds)


def apart(first: date, last: date, opens: date, closes: date) -> timedelta:
    """How far two spans of days are from each other; zero where they meet."""
    return max(first - closes, opens - last, timedelta())

"""The public holidays of France, and its working days, Monday to Friday without them."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.easter import easter

ZONE = "Europe/Paris"
"""Time zone of the programmes to whose days these apply."""

_FIXED = {
    (1, 1): "new_year", (5, 1): "labour", (5, 8): "victory", (7, 14): "bastille", (8, 15): "assumption", (11, 1): "all_saints",
    (11, 11): "armistice", (12, 25): "christmas",
}  # fmt: skip
"""Names by month and day; the sentences have one for each."""
_FROM_EASTER = {1: "easter_monday", 39: "ascension", 50: "whit_monday"}
"""Names by days from Easter."""

SATURDAY = 5


def holiday(day: date) -> str:
    """The name of the public holiday that a day is, as the sentences call it; "" where it is none."""
    return _FIXED.get((day.month, day.day)) or _FROM_EASTER.get((day - easter(day.year)).days, "")


def working_days(first: date, last: date) -> int:
    """How many working days there are from the first day to the last, both counted."""
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return sum(day.weekday() < SATURDAY and not holiday(day) for day in every)


def holidays_in(first: date, last: date) -> list[date]:
    """The public holidays from the first day to the last that no week-end holds."""
    every = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in every if day.weekday() < SATURDAY and holiday(day)]

"""Months that a question tells by their distance from now, told by their name and year: « octobre dernier », « le mois prochain »."""

from __future__ import annotations

import re
from datetime import date

from bot.wording.allusions import Wording
from bot.wording.date_cues import A_YEAR, AGENDA
from index.named_days import MONTHS
from index.named_periods import MONTHS_OF, PARTS_OF_A_YEAR
from index.text import fold

FULL = 3
"""Months of a season that are all its own."""

HALF_A_YEAR = 6
"""Months up to which one that is named without its year is before, or after, this one."""

MONTH_NAMES = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()

_MONTH = re.compile(
    r"\b(?P<month>[a-zà-ÿ]{3,9}) (?P<way>derni(?:er|[eè]re)(?! (?:d[eé]lai|jour|limite|carat|moment|minute|chance|recours|cr[eé]neau|rappel))|pass[ée]e?|prochaine?)\b|\b(?P<way_en>last|next) (?P<month_en>[a-z]{3,9})\b",
    re.IGNORECASE,
)
"""A month by how far it is: « octobre dernier », "next March"."""

_THAT_MONTH = re.compile(
    r"\b(?:(?:en|in|au|pour(?: le)?) )?(?:le mois (?:prochain|pro|suivant|qui vient)|next month|(?P<this>ce mois(?:-ci)?|this month))\b",
    re.IGNORECASE,
)
"""This month, or the next one, without its name."""

_BARE_MONTH = re.compile(
    rf"\b(?P<month>{'|'.join(sorted({*MONTHS, *MONTH_NAMES}))})\b(?! (?:\d|dernier|prochain|last|next))", re.IGNORECASE
)
"""A month without its year."""

_A_MONTH = re.compile(r"\b(?:in|of|for|during|early|late|this|next|last) $", re.IGNORECASE)
"""Ends what stands before « may » where it is the month."""

_TO_COME = re.compile(r"\b(?:prevue?s?|a venir|au programme|planned|scheduled|coming|due|will)\b")
"""Speaks of what is to come."""

_WAS = re.compile(r"\b(?:passait|s'est passe|eu lieu|avait|happened|took place|was|were)\b")
"""Speaks of what was."""


def with_their_year(question: str, today: date) -> str:
    """« octobre dernier » with its year; « qu'y a-t-il le mois prochain ? », where what is on is asked for, with that month."""
    question = _MONTH.sub(lambda match: _of_its_year(match, today), question)
    asks = AGENDA.search(fold(question)) and not Wording(question).personal
    return _in_that_month(question, today) if asks else question


def _of_its_year(match: re.Match[str], today: date) -> str:
    """« octobre dernier » as « octobre 2025 », « l'automne dernier » as « l'automne 2025 »; « mois dernier » as it is.

    « Le 4 avril passé, c'est fichu ? » tells that the day is over, and not of which year it is.
    """
    name, way = match["month"] or match["month_en"], fold(match["way"] or match["way_en"])
    if way.startswith("pass") and match.string[: match.start()].rstrip()[-1:].isdigit():
        return match[0]
    months = MONTHS_OF.get(fold(name), ())[:FULL]
    if not months or fold(name) in PARTS_OF_A_YEAR:
        return match[0]
    if way in ("prochain", "prochaine", "next"):
        year = today.year + (months[0] <= today.month)
    else:
        year = today.year - (months[-1] >= today.month)
    return f"{name} {year}"


def _in_that_month(question: str, today: date) -> str:
    """« qu'y a-t-il le mois prochain ? », « … en juin ? » with the month and the year of it; the nearest one, where none is told."""

    def named(match: re.Match[str]) -> str:
        month = today.month + (0 if match["this"] else 1)
        return f"en {MONTH_NAMES[(month - 1) % 12]} {today.year + (month > 12)}"

    def dated(match: re.Match[str]) -> str:
        if re.search(r"\d(?:er|st|nd|rd|th)? (?:of )?$", match.string[: match.start()]):
            return match[0]  # a day
        if fold(match["month"]) == "may" and not _A_MONTH.search(match.string[: match.start()]):
            return match[0]  # "people who may be abroad"
        month = MONTHS[fold(match["month"])]
        if _TO_COME.search(fold(question)):
            return f"{match[0]} {today.year + (month < today.month)}"
        if _WAS.search(fold(question)):
            return f"{match[0]} {today.year - (month > today.month)}"
        return f"{match[0]} {today.year + (month < today.month - HALF_A_YEAR) - (month > today.month + HALF_A_YEAR)}"

    question = _THAT_MONTH.sub(named, question)
    return question if A_YEAR.search(question) else _BARE_MONTH.sub(dated, question)

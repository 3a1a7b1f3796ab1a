"""The days of feasts by which people name a date (« après Pâques », « d'ici Noël », "before Easter"), written as days."""

from __future__ import annotations

import re
from datetime import date, timedelta

from babel.dates import format_date
from dateutil.easter import easter

_FIXED = {
    r"no[eë]l": (25, 12), "christmas(?! eve)": (25, 12), "christmas eve": (24, 12), "(?:le )?nouvel an": (1, 1), "(?:le )?jour de l['’]an": (1, 1),
    r"new year(?:['’]s(?: day)?)?(?!['’]?s? eve)": (1, 1), r"new year['’]s eve": (31, 12), "la saint[- ]sylvestre": (31, 12),
    "la saint[- ]valentin": (14, 2), r"valentine['’]s day": (14, 2), "la f[eê]te du travail": (1, 5), "labou?r day": (1, 5),
    "la f[eê]te nationale": (14, 7), "bastille day": (14, 7), r"l['’]assomption": (15, 8), "la toussaint": (1, 11),
    r"all saints(?:['’] day)?": (1, 11), r"l['’]armistice": (11, 11), "halloween": (31, 10), "la f[eê]te de la musique": (21, 6),
    r"l['’][eé]piphanie": (6, 1), "la chandeleur": (2, 2),
}  # fmt: skip
"""The day and the month of those that are always on the same one."""
_FROM_EASTER = {
    "p[aâ]ques": 0, "easter(?: sunday)?(?! monday)": 0, "(?:le )?lundi de p[aâ]ques": 1, "easter monday": 1, "(?:le )?vendredi saint": -2,
    "good friday": -2, r"l['’]ascension": 39, "(?:la )?pentec[oô]te": 49, "(?:le )?lundi de pentec[oô]te": 50, "whit monday": 50, "mardi gras": -47,
}  # fmt: skip
"""Days from Easter of those that move with it."""
_NAMED = re.compile(
    r"\b(?P<how>avant|apr[eè]s|[àa]|pour|d['’]ici(?: [àa])?|jusqu['’][àa]|d[eè]s|entre|et|juste avant|before|after|by|until|at|on|between|and) "
    rf"(?P<name>{'|'.join(sorted((*_FIXED, *_FROM_EASTER), key=len, reverse=True))})\b(?! (?:prochain|dernier|pass[ée]))(?: (?P<year>20\d\d))?",
    re.IGNORECASE,
)
_TO_COME = re.compile(r"avant|pour|d['’]ici|jusqu|before|by|until", re.IGNORECASE)
_ENGLISH = re.compile(r"before|after|by|until|at|on|between|and", re.IGNORECASE)
_MERGED = {"jusqu'à": "jusqu'au", "jusqu’à": "jusqu'au", "à": "le", "a": "le", "dès": "dès le", "des": "dès le"}


def as_days(question: str, today: date) -> str:
    """`question` with each feast that it names after a preposition as a day: of the year told, the next one, or the nearest to `today`."""
    return _NAMED.sub(lambda match: _as_day(match, today), question)


def _as_day(match: re.Match[str], today: date) -> str:
    how, name = match["how"], match["name"]
    years = [int(match["year"])] if match["year"] else [today.year - 1, today.year, today.year + 1]
    days = [_in(year, name) for year in years]
    if _TO_COME.match(how) and not match["year"]:
        days = [day for day in days if day >= today]
    day = min(days, key=lambda d: abs(d - today))
    if _ENGLISH.fullmatch(how):
        return f"{'on' if how.lower() == 'at' else how} {format_date(day, 'd MMMM y', locale='en')}"
    before = _MERGED.get(how.lower(), f"{how} le")
    return f"{before} {format_date(day, 'd MMMM y', locale='fr')}"


def _in(year: int, name: str) -> date:
    """The day of a feast in a year."""
    for pattern, (day, month) in _FIXED.items():
        if re.fullmatch(pattern, name, re.IGNORECASE):
            return date(year, month, day)
    offset = next(n for pattern, n in _FROM_EASTER.items() if re.fullmatch(pattern, name, re.IGNORECASE))
    moved: date = easter(year) + timedelta(days=offset)
    return moved

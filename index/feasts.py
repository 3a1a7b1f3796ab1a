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
_NAME = "|".join(sorted((*_FIXED, *_FROM_EASTER), key=len, reverse=True))
_NAMED = re.compile(
    r"(?<!-)\b(?P<how>avant|apr[eè]s|[àa]|au|pour|d['’]ici(?: [àa]| au)?|jusqu['’](?:[àa]|au)|d[eè]s|entre|juste avant|before|after|by|until|at|on|between) "
    rf"(?P<name>{_NAME})\b(?! (?:prochain|dernier|pass[ée]))(?: (?P<year>20\d\d))?"
    rf"(?: (?P<link>et|and) (?P<second>{_NAME})\b)?",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"\b(?:le )?(?P<name>lundi de p[aâ]ques|vendredi saint|lundi de pentec[oô]te|easter monday|good friday|whit monday)\b(?! (?:prochain|dernier|pass[ée]))",
    re.IGNORECASE,
)
"""Those that name a day of the week need no preposition (« je le fais lundi de Pâques »)."""
_OF_ONESELF = re.compile(
    r"(?<!t-)\b(?:je|j['’]\w+|on|nous|mon|ma|mes|i|i['’]m|we|my|entretiens?|auditions?|oral|oraux|jury|interviews?)\b",
    re.IGNORECASE,
)
"""Speaks of oneself, or of a step that may fall on it; « travaille-t-on le lundi de Pentecôte ? » asks of work in general."""
_TO_COME = re.compile(r"avant|pour|d['’]ici|jusqu|before|by|until", re.IGNORECASE)
_ENGLISH = re.compile(r"before|after|by|until|at|on|between", re.IGNORECASE)
_MERGED = {
    "jusqu'à": "jusqu'au",
    "jusqu’à": "jusqu'au",
    "à": "le",
    "a": "le",
    "au": "le",
    "dès": "dès le",
    "des": "dès le",
}


def as_days(question: str, today: date) -> str:
    """`question` with each feast that it names after a preposition as a day: of the year told, the next one, or the nearest to `today`."""
    told = _NAMED.sub(lambda match: _as_day(match, today), question)
    if not _OF_ONESELF.search(question):
        return told
    return _ALONE.sub(lambda match: _nearest(match["name"], today), told)


def _nearest(name: str, today: date) -> str:
    """The day of a feast that is nearest to `today`, in words."""
    day = min((_in(year, name) for year in (today.year - 1, today.year, today.year + 1)), key=lambda d: abs(d - today))
    english = re.search(r"monday|friday", name, re.IGNORECASE)
    return f"{'' if english else 'le '}{format_date(day, 'd MMMM y', locale='en' if english else 'fr')}"


def _as_day(match: re.Match[str], today: date) -> str:
    how, name = match["how"], match["name"]
    years = [int(match["year"])] if match["year"] else [today.year - 1, today.year, today.year + 1]
    days = [_in(year, name) for year in years]
    if _TO_COME.match(how) and not match["year"]:
        days = [day for day in days if day >= today]
    day = min(days, key=lambda d: abs(d - today))
    told = f"{_before(how)} {_written(day, how)}"
    if match["second"]:  # « entre Noël et le nouvel an »
        second = next(d for year in (day.year, day.year + 1) if (d := _in(year, match["second"])) >= day)
        told += f" {match['link']} {'' if _ENGLISH.fullmatch(how) else 'le '}{_written(second, how)}"
    return told


def _before(how: str) -> str:
    """What stands before a day in the place of the preposition before a feast."""
    if _ENGLISH.fullmatch(how):
        return "on" if how.lower() == "at" else how
    how = re.sub(
        r"^(d['’]ici|jusqu['’])(?: ?[àa]| ?au)?$", lambda m: "d'ici" if m[1].lower().startswith("d") else "jusqu'à", how
    )
    return _MERGED.get(how.lower(), f"{how} le")


def _written(day: date, how: str) -> str:
    return format_date(day, "d MMMM y", locale="en" if _ENGLISH.fullmatch(how) else "fr")


def _in(year: int, name: str) -> date:
    """The day of a feast in a year."""
    for pattern, (day, month) in _FIXED.items():
        if re.fullmatch(pattern, name, re.IGNORECASE):
            return date(year, month, day)
    offset = next(n for pattern, n in _FROM_EASTER.items() if re.fullmatch(pattern, name, re.IGNORECASE))
    moved: date = easter(year) + timedelta(days=offset)
    return moved

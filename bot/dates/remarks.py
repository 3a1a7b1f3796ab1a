"""What is remarked of dates that are told, to who asks: whether a day is a public holiday, when years are up, and of the clocks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.dates.sentences import Dates
from bot.dates.spans import first_of, last_of
from bot.texts import say
from index.calendar import Event
from index.documents import in_language
from index.holidays import ZONE, holiday
from index.named_days import named_days
from index.numerals import cardinal
from index.text import fold

MOST = 3
"""Days of which it is told whether they are public holidays."""

_HOLIDAY = re.compile(r"\b(?:feriee?s?|(?:public|bank|national) holidays?)\b")
"""Asks whether a day is a public holiday."""
_YEARS_UP = re.compile(
    r"\b(?:les |ses |nos |leurs? |ca (?:fera|fait) |the |its )?(?P<n>\d{1,2}|un|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|one|two|three|four|five|six|seven|eight|nine|ten)(?:e|eme|th)? ?(?:ans?|anniversaire|years?|anniversary)\b"
    r"(?=.*\b(?:tomb\w+|quel jour|quelle date|dans combien|quand|which day|what day|when|fall)\b)|\banniversaire\b(?=.*\b(?:tomb\w+|quel jour|dans combien)\b)"
)
"""Asks on which day so many years are up (« ça fera 7 ans quel jour ? »)."""
_EXPERIENCE = re.compile(r"\b(?:j'ai|i have|i am|j'aurai|depuis) |\bans? d'|\byears? (?:of|old)\b|\bil y a\b|\bago\b")
"""Speaks of years of one's own."""
_CLOCKS = re.compile(
    r"\b(?:changement d'heure|heure d'(?:ete|hiver)|change(?:s|nt|ons|ez)?(?:-t-on)? d'heure|clocks? (?:change|go|went)\w*|daylight saving|perd\w* une heure|perdu une heure)\b"
)
"""Speaks of the day on which the clocks change."""


def remarks(dates: Dates, told: Sequence[Event], question: str) -> list[str]:
    """What there is to remark of the events that are `told`."""
    folded = fold(question)
    found = []
    if _HOLIDAY.search(folded) and dates.zone.key == ZONE:
        found += [_whether_a_holiday(dates, day) for day in _days_meant(dates, told, question)]
    if told and (up := _YEARS_UP.search(folded)) and not _EXPERIENCE.search(folded):
        found.append(_years_up(dates, told[0], cardinal(up["n"]) or 0 if up["n"] else 0))
    if _CLOCKS.search(folded):
        found.append(say(dates.lang, "dates.clocks", place=dates.place()))
    return [text for text in found if text]


def _days_meant(dates: Dates, told: Sequence[Event], question: str) -> list[date]:
    """The days that are named; else, of those on which something that is told begins, the holidays, or the next one."""
    today = dates.now.date()
    if named := [day for d in named_days(question) if (day := d.nearest(today))]:
        return list(dict.fromkeys(named))[:MOST]
    ahead = sorted({m.day for e in told if (m := first_of(dates, e)).exact and m.day >= today})
    return [day for day in ahead if holiday(day)][:MOST] or ahead[:1]


def _whether_a_holiday(dates: Dates, day: date) -> str:
    name = holiday(day)
    key = "dates.holiday" if name else "dates.no_holiday"
    return say(dates.lang, key, day=dates.day(day), name=say(dates.lang, f"dates.holidays.{name}") if name else "")


def _years_up(dates: Dates, event: Event, years: int) -> str:
    """On which day so many `years` are up since an event, or the next round of ten where it is not told how many."""
    moment = first_of(dates, event) if first_of(dates, event).day <= dates.now.date() else last_of(dates, event)
    if not moment.exact:
        return ""
    since = moment.day
    years = years or max(1, dates.now.year - since.year + ((since.month, since.day) < (dates.now.month, dates.now.day)))
    try:
        day = since.replace(year=since.year + years)
    except ValueError:  # the 29th of February
        day = date(since.year + years, 3, 1)
    title = in_language(event.title, dates.lang)
    when = dates.delay(day) if day >= dates.now.date() else dates.ago(day)
    return say(dates.lang, "dates.years_up", title=title, n=years, day=dates.day(day), when=when)

"""Whether the days of interviews and the like are days of the week, where somebody asks (« en semaine, ou aussi le samedi ? »)."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import islice

from bot.dates.sentences import Dates
from bot.dates.spans import first_of, last_of
from bot.texts import say
from bot.wording.date_cues import A_YEAR
from index.calendar import Event, State
from index.documents import in_language
from index.knowledge import DATES_PREFIX
from index.named_days import SATURDAY
from index.text import fold

_ASKS = re.compile(
    r"\ben semaine\b(?=.*\b(?:week-?end|samedi|dimanche|ou)\b)|\b(?:aussi|meme|ou|parfois|tombe\w*|(?:c'est|ce sera|sont)) (?:(?:bien )?(?:le|un|des) )?(?:samedis?|dimanches?|week-?ends?)\b|"
    r"\b(?:samedis?|dimanches?|week-?ends?) (?:compris|aussi|inclus)\b|\bon (?:weekdays|weekends?|saturdays?|sundays?)\b|\b(?:weekdays?|week days?) (?:only|or)\b"
)
"""Asks whether something is on weekdays, or on a week-end too."""
MOST = 3
"""Events of one year of which each is told."""
_NUMBER = re.compile(r"\b\d{1,2}\b")


def days_of_the_week(dates: Dates, question: str, unit: str) -> str:
    """Whether the days of the event of dates that are told (`unit`) are all from Monday to Friday; "" where nobody asks.

    Of those of a year that is named, else of the event that comes or goes on, or of the last one: by the days that its note lists, else by its window, of which the
    sources do not tell the days.
    """
    kind = dates.calendar.kind(unit.removeprefix(DATES_PREFIX))
    if kind is None or kind.call or not _ASKS.search(fold(question)):
        return ""
    years, events = {int(y) for y in A_YEAR.findall(question)}, dates.held(dates.calendar.of(kind.id))
    asked = [e for e in events if last_of(dates, e).day.year in years][:MOST] if years else _at_hand(dates, events)
    lasting = (
        e for e in asked if not (e.known(dates.now, dates.zone) or e.window).by
    )  # « … demain minuit ou dimanche minuit ? »
    return "\n\n".join(_told(dates, e) for e in lasting if first_of(dates, e).exact and last_of(dates, e).exact)


def _told(dates: Dates, event: Event) -> str:
    """The same of one event."""
    first, last = first_of(dates, event).day, last_of(dates, event).day
    every = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    listed = _listed(event, every)
    days, title = listed or every, in_language(event.title, dates.lang)
    if all(day.weekday() < SATURDAY for day in days):
        told = dates.days(listed) if listed else _period(dates, event)
        return say(dates.lang, "dates.on_weekdays", title=title, days=told)
    key = "dates.some_weekends" if listed else "dates.weekdays_unknown"
    return say(dates.lang, key, title=title, days=_period(dates, event))


def _at_hand(dates: Dates, events: list[Event]) -> list[Event]:
    """The one that is on or comes next, else the last one that is over."""
    coming = (e for e in events if e.state(dates.now, dates.zone) in (State.BEFORE, State.OPEN, State.LAST_DAY))
    return list(islice(coming, 1)) or events[-1:]


def _listed(event: Event, every: list[date]) -> list[date]:
    """The days of `every` whose numbers the note of an event lists; none where it lists other ones too, or a single one."""
    numbers = [int(n) for n in _NUMBER.findall(in_language(event.note, "fr"))] if event.note else []
    by_number = {day.day: day for day in every}
    known = len(numbers) > 1 and all(n in by_number for n in numbers)
    return [by_number[n] for n in numbers] if known else []


def _period(dates: Dates, event: Event) -> str:
    return dates.period(event.known(dates.now, dates.zone) or event.window, weekday=True)

"""Days of one's own that a question tells (« j'ai un concours le 8 juin »), held against the calendar.

What is asked beside them is about dates though the story is about something else, and where those days fall is a part of
the answer.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.dates import Dates
from bot.standing import capital
from bot.texts import say
from index.calendar import Event, Kind, Window
from index.documents import in_language
from index.engine import Engine, Ranking
from index.knowledge import DATES_PREFIX
from index.lexical import STOP_WORDS, stems
from index.named_days import MONTHS, NamedDay, listed_days, named_days
from index.text import fold

MEANT = 0.3
"""Share of the likelihood that dates must have to be what a plan is held against."""

SURELY = 0.75
"""Confidence in what is meant so."""

NEAR = timedelta(days=31)
"""How far from an event a day may be that somebody holds against it."""

ASIDE = timedelta(days=4)
"""How far from the first or last day of an event one may be that needs no other sign that the event is meant."""

OFTEN = 0.02
"""Share of the ways to ask for dates that a word must be in to stand for them (« oraux », for interviews)."""

_WHOSE = re.compile(r"\b(?:vos|votre|mon|ma|mes|notre|nos|my|our|your) (?P<what>\w+)")
_PART = re.compile(
    rf"\b(?:en|debut|mi|fin|courant|depuis|in|early|mid|late)[ -](?P<month>{'|'.join(MONTHS)})\b(?! 20\d\d| \d)"
)


def surer_of_a_plan(ranking: Ranking, question: str, dates: Dates, engine: Engine) -> Ranking:
    """The ranking, sure of a first hit that tells dates near to which a day of one's own lies, and that the question means.

    « billet d'avion le 17 mai, je risque de rater mon entretien ? »: who has a word of theirs for the interviews, with
    interviews until the day before, asks for these, whatever the journey is.
    """
    kind = engine.knowledge.calendar.kind(ranking.first.id.removeprefix(DATES_PREFIX))
    if ranking.answered or kind is None or ranking.hits[0].share < MEANT:
        return ranking
    spans = _spans(question, dates.now.date())
    windows = [w for e in dates.calendar.of(kind.id) if not e.cancelled and (w := e.known(dates.now, dates.zone))]
    bounds = [(w.beginning.day, w.deadline.day) for w in windows if w.beginning.exact and w.deadline.exact]
    near = any(_apart(*span, *bound) <= NEAR for span in spans for bound in bounds)
    at_its_end = any(
        first == last and abs(first - day) <= ASIDE for first, last in spans for bound in bounds for day in bound
    )
    meant = near and (_speaks_of(question, ranking, engine) or (at_its_end and len(spans) == 1))
    return replace(ranking, right=max(ranking.right, SURELY), answered=True, suggested=False) if meant else ranking


def held_against(dates: Dates, kind: Kind, question: str, cohort: str | None) -> list[str]:
    """Where each day that a question names falls, beside the nearest event of `kind`; none for days far from all of them, nor
    for those that were announced for one that moved, or was called off."""
    told = []
    for day in named_days(question):
        if dates.was_announced(day, kind.id):  # « la clôture du 3 avril », which moved: no day of one's own
            continue
        found = [(event, w) for event in dates.calendar.of(kind.id, cohort) if (w := _exact(event, dates))]
        if not found:
            continue
        meant = _year_of(day, dates.now.date())
        event, window = min(found, key=lambda one: _apart(meant, meant, one[1].beginning.day, one[1].deadline.day))
        of_all = ((e, w) for e, w in found if e.step and e.cohort == event.cohort)  # not of those who coach alone
        event, window = (event, window) if event.step else next(of_all, (event, window))
        if _apart(meant, meant, window.beginning.day, window.deadline.day) <= NEAR:
            told.append(_held(dates, meant, event, window))
        elif kind.call and day.year and meant < dates.now.date():
            told.append(say(dates.lang, "dates.held_none", day=_on(dates, meant)))
    return told


def _held(dates: Dates, day: date, event: Event, window: Window) -> str:
    first, last = window.beginning.day, window.deadline.day
    key = "last" if day == last else "first" if day == first else "before" if day < first else "after"
    key = "within" if first < day < last else "day" if first == day == last else key
    noted = listed_days(" ".join((event.note or {}).values()))
    if key == "within" and noted and (day.day, day.month) not in noted:
        key = "not"
    bound = window.beginning if key == "before" else window.deadline
    return say(
        dates.lang,
        f"dates.held_{key}",
        day=_on(dates, day),
        verb=say(dates.lang, "dates.held_was" if day < dates.now.date() else "dates.held_is"),
        bound=dates.placed("on", bound),
        title=in_language(event.title, dates.lang),
    )


def _on(dates: Dates, day: date) -> str:
    return capital(say(dates.lang, "dates.on", day=dates.day(day)))


def _exact(event: Event, dates: Dates) -> Window | None:
    """The window of an event as it is known now, where it is told to the day."""
    window = None if event.cancelled else event.known(dates.now, dates.zone)
    return window if window and window.beginning.exact and window.deadline.exact else None


def _apart(first: date, last: date, opens: date, closes: date) -> timedelta:
    """How far two spans of days are from each other; zero where they meet."""
    return max(first - closes, opens - last, timedelta())


def _year_of(day: NamedDay, today: date) -> date:
    """The day that is named, in its year, or in that which makes it nearest to `today`."""
    years = (day.year,) if day.year else (today.year - 1, today.year, today.year + 1)
    found = [d for year in years if (d := _day(year, day.month, day.day))]
    return min(found, key=lambda d: abs(d - today), default=today)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _spans(question: str, today: date) -> list[tuple[date, date]]:
    """The days, and the months without a year (« fin avril »), that a question names: the first and the last day of each."""
    found = [(day, day) for day in (_year_of(d, today) for d in named_days(question))]
    for match in _PART.finditer(fold(question)):
        first = _year_of(NamedDay(1, MONTHS[match["month"]]), today)
        found.append((first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)))
    return found


def _speaks_of(question: str, ranking: Ranking, engine: Engine) -> bool:
    """Whether it says « vos », « mon »… of a word by which one often asks for the dates that are first."""
    said: set[str] = {stem for match in _WHOSE.finditer(fold(question)) for stem in stems(match["what"])}
    asked: Sequence[str] = ranking.first.phrasings
    count = Counter(stem for text in asked for stem in set(stems(text)))
    often = {stem for stem, times in count.items() if times >= max(2, OFTEN * len(asked))} - STOP_WORDS
    return bool(said & often)

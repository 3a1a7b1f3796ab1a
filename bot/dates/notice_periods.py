"""A notice period that somebody tells (« trois mois de préavis, je serai là le premier jour ? »), held against the day on which work begins."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from bot.dates.own_days import months_away
from bot.dates.sentences import Dates
from bot.dates.spans import first_of
from bot.texts import say
from index.calendar import Event, State
from index.documents import in_language
from index.numerals import cardinal
from index.text import fold
from index.windows import Moment

_NUMBER = r"(?P<count{0}>\d{{1,2}}|une?|deux|trois|quatre|cinq|six|one|two|three|four|five|six)"
_UNIT = r"(?P<unit{0}>mois|semaines?|months?|weeks?)"
_LASTS = re.compile(
    rf"\b{_NUMBER.format(1)}[ -]?{_UNIT.format(1)}(?:'s?|s')? (?:de |d'|of |')?(?:preavis|notice)\b|"
    rf"\b(?:preavis|notice(?: period)?)\b[^.?!;]{{0,24}}?\b{_NUMBER.format(2)}[ -]?{_UNIT.format(2)}\b"
)
"""Tells how long a notice period is."""
_IN_TIME = re.compile(
    r"\b(?:temps|delais?|jour j|premier jour|1er jour|debut|rentree|commenc\w+|demarr\w+|arriv\w+|libre|dispo\w*|quand|kan|qd|date|avant|assez|court|suffi\w*|jouable|faisable|passe|"
    r"coller?|demission\w*|deposer|donner|poser|prevenir|time|first day|day one|start\w*|begin\w*|free|available|enough|resign\w*|hand in|when|make it|work|join)\b"
)
"""Asks whether that leads in time to the first day, or when it is to be given."""


def held_against_the_start(dates: Dates, question: str) -> str:
    """Until when a notice period given today runs, and when it is to be given for the next day on which work begins.

    "" where `question` tells of none, or asks something else; where no such day is announced, that too is said.
    """
    folded = fold(question)
    told = _LASTS.search(folded)
    if not told or not _IN_TIME.search(folded[: told.start()] + folded[told.end() :]):
        return ""
    count = cardinal(told["count1"] or told["count2"])
    unit = "month" if (told["unit1"] or told["unit2"]).startswith("mo") else "week"
    today, end = dates.now.date(), _later(dates.now.date(), count, unit)
    length = say(dates.lang, f"dates.{unit}s" if count > 1 else f"dates.{unit}", n=count)
    ends = say(dates.lang, "dates.notice_ends", length=length, today=dates.day(today), end=dates.day(end))
    if not (event := _next_start(dates)):
        return f"{ends} {say(dates.lang, 'dates.notice_no_start')}"
    start = first_of(dates, event)
    early = end <= start.day
    margin = dates.length(*(Moment(datetime.combine(d, time.min), "day") for d in sorted((end, start.day))))
    held = say(
        dates.lang,
        "dates.notice_early" if early else "dates.notice_late",
        span=margin,
        title=in_language(event.title, dates.lang),
        start=dates.placed("on", start),
    )
    given = dates.day(_later(start.day, -count, unit))
    return f"{ends} {held} {say(dates.lang, 'dates.notice_given' if early else 'dates.notice_missed', day=given)}"


def _later(day: date, count: int, unit: str) -> date:
    """The day so many weeks or months after, or before, another."""
    return months_away(day, count) if unit == "month" else day + timedelta(weeks=count)


def _next_start(dates: Dates) -> Event | None:
    """The next event known to the day with which work begins: that of everybody, rather than that of a few before."""
    begins = [e for k in dates.calendar.kinds if k.begins_work for e in dates.held(dates.calendar.of(k.id))]
    coming = [e for e in begins if e.state(dates.now, dates.zone) is State.BEFORE]
    known = [e for e in coming if (w := e.known(dates.now, dates.zone)) and w.beginning.exact]
    return next((e for e in known if e.step), next(iter(known), None))

"""A notice period that somebody tells (« trois mois de préavis, je serai là le premier jour ? »), held against the day on which work begins."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bot.dates.own_days import months_away
from bot.dates.sentences import Dates
from bot.dates.spans import first_of, last_of
from bot.texts import say
from index.calendar import Event, State
from index.documents import in_language
from index.named_days import MONTHS, NamedDay, named_days
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
    r"coller?|rate\w*|demission\w*|deposer|donner|poser|prevenir|time|first day|day one|start\w*|begin\w*|free|available|enough|miss\w*|resign\w*|hand in|when|make it|work|join)\b"
)
"""Asks whether that leads in time to the first day, or when it is to be given."""
_IN_A_MONTH = re.compile(rf"\b(?P<part>en|debut|des|mi|fin|in|early|mid|late)[ -](?P<month>{'|'.join(MONTHS)})\b")
"""Tells when one would give it."""
_GIVEN = re.compile(
    r"\b(?:donn|pos|depos|demission|repon|dites|dit|dis|oui|prise?\b|pris\b|accept|retenu|result|preavis (?:le|en|debut)|resign|hand(?:ed)? in|give|gave|given|told|tell|say|answer|hear|offer)\w*"
)
"""Tells that it is given, or that one is taken, around a day."""
_TODAY = re.compile(r"\b(?:aujourd'hui|maintenant|des ce soir|today|right now|now)\b")
_OTHERWISE = re.compile(
    r"\b(?:libre|dispo\w*|free|available|arriv\w*|commenc\w*|demarr\w*|debut\w*|rejoin\w*|start\w*|begin\w*|join|plutot qu[e']?|au lieu d[e']?|instead of)\b[^.,;!?]{0,24}$"
)
"""Ends what stands before a day on which one would be free, or begin."""
MIDDLE, LAST = 15, 28
"""The day meant by the middle, and by the end, of a month."""


@dataclass(frozen=True)
class NoticePeriod:
    """So many months or weeks."""

    count: int
    months: bool

    def after(self, day: date) -> date:
        return months_away(day, self.count) if self.months else day + timedelta(weeks=self.count)

    def before(self, day: date) -> date:
        return months_away(day, -self.count) if self.months else day - timedelta(weeks=self.count)


def told_in(question: str) -> NoticePeriod | None:
    """The notice period that `question` tells, where it asks something of its time; else None."""
    folded = fold(question)
    told = _LASTS.search(folded)
    if not told or not _IN_TIME.search(folded[: told.start()] + folded[told.end() :]):
        return None
    count = cardinal(told["count1"] or told["count2"])
    return NoticePeriod(count, (told["unit1"] or told["unit2"]).startswith("mo")) if count else None


def held_against_the_start(dates: Dates, question: str) -> str:
    """When a notice period would end that is given today, or on the day that `question` tells, and when the results are known.

    And when it is to be given for the next day on which work begins; where none is announced, that is said. "" where
    `question` tells of none, or asks something else.
    """
    if (notice := told_in(question)) is None:
        return ""
    today, start = dates.now.date(), _next(dates, [k.id for k in dates.calendar.kinds if k.begins_work])
    first = first_of(dates, start).day if start else None
    lines = [_line(dates, notice, when, day, first) for when, day in _given(dates, question, start)]
    if start is None or first is None:
        return f"{lines[0]} {say(dates.lang, 'dates.notice_no_start')}"
    latest = notice.before(first)
    key = "dates.notice_given" if latest >= today else "dates.notice_missed"
    title, told = in_language(start.title, dates.lang), dates.placed("on", first_of(dates, start))
    begins = say(dates.lang, "dates.notice_start", title=title, start=told)
    return "\n\n".join((*lines, f"{begins} {say(dates.lang, key, start=dates.day(first), day=dates.day(latest))}"))


def _given(dates: Dates, question: str, start: Event | None) -> list[tuple[str, date]]:
    """When it may be given, in words, and that day: the one that `question` tells, else today and when one will know."""
    today = dates.now.date()
    if own := _own_day(question, today):
        return [(say(dates.lang, "dates.notice_on", day=dates.day(own)), own)]
    given = [(say(dates.lang, "dates.notice_today", day=dates.day(today)), today)]
    results = _next(dates, [k.id for k in dates.calendar.kinds if k.tells_results])
    if results and start and results.cohort == start.cohort:
        known = last_of(dates, results).day
        given.append((say(dates.lang, "dates.notice_results", day=dates.day(known)), known))
    return given


def _line(dates: Dates, notice: NoticePeriod, when: str, given: date, start: date | None) -> str:
    """When a notice period ends that is given on a day, and how far that is from the start."""
    unit = "month" if notice.months else "week"
    length = say(dates.lang, f"dates.{unit}s" if notice.count > 1 else f"dates.{unit}", n=notice.count)
    end = notice.after(given)
    line = say(dates.lang, "dates.notice_ends", length=length, when=when, end=dates.day(end))
    if start is None:
        return line
    span = dates.days_between(*(Moment(datetime.combine(d, time.min), "day") for d in sorted((end, start))))
    key = "late" if end > start else "early" if end < start else "same"
    return f"{line} {say(dates.lang, f'dates.notice_{key}', span=span)}"


def _own_day(question: str, today: date) -> date | None:
    """The next day, or about when in the month, on which `question` says that it would be given; None where it says none."""
    folded = fold(question)
    if _TODAY.search(folded) or not _GIVEN.search(folded):
        return None
    for month in _IN_A_MONTH.finditer(folded):
        part = month["part"]
        if not _OTHERWISE.search(folded[: month.start()]):
            day = MIDDLE if part in ("mi", "mid") else LAST if part in ("fin", "late") else 1
            return _to_come(NamedDay(day, MONTHS[month["month"]]), today)
    for named in named_days(question):
        written = re.search(rf"\b0?{named.day}(?:er|st|nd|rd|th)?\b", folded)
        if written and not _OTHERWISE.search(folded[: written.start()]):
            return _to_come(named, today)
    return None


def _to_come(day: NamedDay, today: date) -> date | None:
    """The next day that is so named."""
    years = (day.year,) if day.year else (today.year, today.year + 1)
    found = (NamedDay(day.day, day.month, year).of_its_year for year in years)
    return next((d for d in found if d and d >= today), None)


def _next(dates: Dates, kinds: list[str]) -> Event | None:
    """The next event of some kinds that is known to the day: that of everybody, rather than that of a few before."""
    every = [e for kind in kinds for e in dates.held(dates.calendar.of(kind))]
    coming = [e for e in every if e.state(dates.now, dates.zone) is State.BEFORE]
    known = [e for e in coming if last_of(dates, e).exact]
    return next((e for e in known if e.step), next(iter(known), None))

"""How long events other than calls go on, where that is asked: each, from the first to the last, in hours, or in working days."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.dates.numbered import alike, told_in
from bot.dates.sentences import Dates
from bot.dates.spans import HOW_LONG, LEFT, Span
from bot.dates.told_spans import elapsed, lasted
from bot.texts import FIRST, say
from index.calendar import Event, Kind
from index.documents import in_language
from index.holidays import working_days
from index.named_days import days_listed_in
from index.text import SENTENCE_END, fold
from index.windows import Moment

_LASTS = re.compile(r"\b(?:dur\w+|s'etal\w+|lasts?|lasted|prend|prenai\w+|prendra|takes?|took|whole period)\b")
"""Asks how long something lasts."""
_OTHERWISE = re.compile(
    r"\b(?:entre|avant|apres|after|before|between)\b|\b(?:une?|chaque|mon|ma|a(?! (?:commenc|debut|demarr|dur|ouver|fini|eu)\w*)|an|each|my|per) [a-z]+\b"
)
"""Asks for the time between two things, or how long one of several is."""
_FIRST_TO_LAST = re.compile(
    r"\b(?:entre|de|du|between|from) (?:le |la |the )?(?:tou\w+ )?(?:premiere?|first)(?: \w+){0,2} (?:et|a|au|and|to) (?:le |la |l'|the )?(?:tou\w+ )?(?:derniere?|last)\b"
)
"""Asks for the time from the first to the last of what is told (« combien de jours entre le premier et le dernier ? »)."""


def how_long(dates: Dates, kind: Kind, text: str, question: str) -> str:
    """How long the events of a kind that is no call last that `text` tells, where `question` asks: each round; else ""."""
    # Of a story, the sentence that asks.
    folded = next((s for s in SENTENCE_END.split(fold(question)) if HOW_LONG.search(s)), fold(question))
    from_first = HOW_LONG.search(folded) and _FIRST_TO_LAST.search(folded)
    working = dates.counting == "working"  # « combien de jours ouvrés dans cette période ? »
    asks = (
        from_first or working or (HOW_LONG.search(folded) and _LASTS.search(folded) and not _OTHERWISE.search(folded))
    )
    if kind.call or not asks or LEFT.search(folded):
        return ""
    told = [e for e in told_in(text, dates.held(dates.calendar.events), dates.lang) if e.kind == kind.id]
    windows = [w for e in told if (w := e.known(dates.now, dates.zone)) and w.start and w.end]
    one_round = all(e.cohort == told[0].cohort and alike(e, told[0]) for e in told)
    if not windows or len(windows) < len(told):
        return ""
    if working:
        return _working_days_of(dates, told)
    if not from_first and (
        hours := {_within_a_day(dates, w.start, w.end) for w in windows if w.start and w.end} - {""}
    ):
        return " ".join(hours) if len(hours) == 1 else ""
    if not (one_round or from_first):  # those of two sprints that are to come
        return elapsed(dates, with_both_ends(lengths(told, dates)), question)
    starts, ends = [w.start for w in windows if w.start], [w.end for w in windows if w.end]
    return lasted(dates, min(starts, key=lambda m: m.local), max(ends, key=lambda m: m.local), "dates.ran")


def time_to_choose(dates: Dates, kind: Kind, text: str, question: str) -> str:
    """When the projects are told from which one chooses by a day that `text` tells, and how long that is, where `question` asks; else ""."""
    told = [e for e in told_in(text, dates.held(dates.calendar.of(kind.id)), dates.lang) if e.kind == kind.id]
    window = told[0].known(dates.now, dates.zone) if len(told) == 1 else None
    if window is None or window.by is None or kind.call or not HOW_LONG.search(fold(question)):
        return ""
    revealing = [k for k in dates.calendar.kinds if k.reveals_projects]
    events = [e for k in revealing for e in dates.held(dates.calendar.of(k.id, told[0].cohort))]
    start = events[0].known(dates.now, dates.zone) if len(events) == 1 else None
    if start is None or start.start is None or start.start.day >= window.by.day:
        return ""
    title = in_language(events[0].title, dates.lang)
    span = dates.length(start.start, window.by)
    return say(dates.lang, "dates.to_choose", title=title, day=dates.placed("on", start.start), span=span)


def _working_days_of(dates: Dates, told: Sequence[Event]) -> str:
    """How many working days each of the events has, of those that are listed where they are."""
    lines = []
    for one in lengths(told, dates):
        first, last, event = one.start.day, one.end.day, one.events[0]
        listed = days_listed_in((event.note or {}).get(FIRST, ""), first, last)
        n = sum(working_days(day, day) for day in listed) if listed else working_days(first, last)
        but = "" if listed else dates.but_holidays(first, last)
        lines.append(say(dates.lang, "dates.working_line", title=in_language(event.title, dates.lang), n=n, but=but))
    return "\n".join(lines)


def _within_a_day(dates: Dates, start: Moment, end: Moment) -> str:
    """How long something of one day lasts, of which both hours are known; else ""."""
    to_the_minute = start.precision == end.precision == "minute" and start.day == end.day
    return say(dates.lang, "dates.takes", span=dates.hours(end.local - start.local)) if to_the_minute else ""


def with_both_ends(found: Sequence[Span]) -> list[Span]:
    """The same spans with their last day: from the 6th to the 8th are three."""
    return [replace(s, end=Moment(s.end.local + timedelta(days=1), s.end.precision)) for s in found]


def lengths(events: Sequence[Event], dates: Dates) -> list[Span]:
    """How long each of the `events` that has two ends is, as far as they are known."""
    windows = ((e, e.known(dates.now, dates.zone)) for e in events)
    return [Span((e,), w.start, w.end) for e, w in windows if w and w.start and w.end]

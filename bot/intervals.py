"""What lies around an event of the calendar: the steps that follow it, and how long it is until another one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dates import Dates
from bot.numbered import numbered, numbers
from bot.texts import say
from index.calendar import CANDIDATES, Event, Moment, State
from index.text import fold

STEPS = 5
"""Events that are told as what comes next."""

MONTH = 30.44
"""Days of a mean month."""

_BETWEEN = re.compile(r"\b(?:entre|between) (.{3,}?) (?:et|and) (.{3,}?)(?:$|[,;.?!:])", re.IGNORECASE)
_FROM = re.compile(
    r"\b(?:from|depuis|de|du) (.{3,}?) (?:to|until|jusqu['’ ](?:a|à|au|aux)|à|au) (.{3,}?)(?:$|[,;.?!:])",
    re.IGNORECASE,
)
_AFTER_WHICH = re.compile(
    r"\b(?:how (?:long|many (?:days|weeks|months)) (?:after|before)|(?:combien|cb) de (?:temps|jours?|semaines?|mois) (?:apres|après|avant)) "
    r"(.{3,}?) (?:did|does|do|will|were|was|are|is|(?=(?:commen|d[ée]but|arriv|d[ée]marr|finiss|fini|sont|[ée]taient|[ée]tait|est|ont|a eu|avai|tomb)\w*)) ?"
    r"(.{3,}?)(?:$|[,;.?!:])",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\b(?:apres|after) (.{3,40}?)(?:$|[,;.?!:]| (?:il|ca|on|qu|c'est|what|comment) ?.*)")
_WHAT_COMES = re.compile(r"\b(?:se passe|quoi|ensuite|la suite|qu'est-ce|etapes?|what happens|what comes|next)\b")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_HOW_LONG = re.compile(
    r"\b(?:(?:combien|cb) de (?:temps|jours?|semaines?|mois)|how (?:long|many (?:days|weeks|months))|duree|delai|quel temps)\b"
)


def ends_of(question: str) -> tuple[str, str] | None:
    """The two things that `question` asks the time between (« combien de temps entre le dépôt et l'arrivée ? »)."""
    for sentence in _SENTENCE.split(question):
        match = _BETWEEN.search(sentence) or _AFTER_WHICH.search(sentence) or _FROM.search(sentence)
        if match and _HOW_LONG.search(fold(sentence)):
            return match[1].strip(), match[2].strip()
    return None


def after_what(question: str) -> str:
    """What `question` asks the next steps of (« et après les vœux, il se passe quoi ? »); "" when it does not."""
    folded = fold(question)
    match = _AFTER.search(folded) if _WHAT_COMES.search(folded) else None
    return match[1].strip() if match else ""


def following(dates: Dates, kind: str, cohort: str | None, question: str = "") -> list[Event]:
    """The next events of the same cohort after one of `kind`: the one that `question` numbers, or that is in question now.

    Those for the same people, after its end; else what there is.
    """
    anchor = _anchor(dates, dates.calendar.of(kind, cohort), question)
    if anchor is None or (begun := _first(dates, anchor)) is None:
        return []

    def comes(event: Event) -> bool:
        first = _first(dates, event)
        later = first is not None and first.local > begun.local
        return later and _alike(anchor, event) and event.kind != kind and not event.cancelled

    coming = [e for e in dates.calendar.of() if e.cohort == anchor.cohort and comes(e)]
    then = [e for e in coming if _begin(dates, e).local > _last(dates, anchor).local] or coming
    theirs = [e for e in then if _audience(dates, e) == _audience(dates, anchor)]
    return (theirs or then)[:STEPS]


def pair(dates: Dates, kinds: tuple[str, str], cohort: str | None) -> tuple[Event, Event] | None:
    """The events of two `kinds` between which time is asked for, of a cohort or of the last that has both."""
    cohorts = [cohort] if cohort else [c.id for c in reversed(dates.programme.cohorts) if not c.side]
    for chosen in cohorts:
        first, second = (_known(dates, dates.calendar.of(kind, chosen)) for kind in kinds)
        if first and second:
            pairs = [(a, b) for a in reversed(_main(first)) for b in _main(second) if _alike(a, b)]
            start, end = sorted(pairs[0] if pairs else (first[-1], second[0]), key=lambda e: _last(dates, e).local)
            return (start, end) if _last(dates, start).day <= _begin(dates, end).day else None  # one within the other
    return None


def elapsed(dates: Dates, first: Event, second: Event) -> str:
    """How long it is from the end of one event to the beginning of another."""
    start, end = _last(dates, first), _begin(dates, second)
    days = (end.day - start.day).days
    count = max(1, round(days / MONTH))
    months = say(dates.lang, "dates.months" if count > 1 else "dates.month", n=count)
    if not (start.exact and end.exact):
        span = say(dates.lang, "dates.about", span=months)
    elif days > MONTH:
        span = say(dates.lang, "dates.days_about", n=days, span=months)
    else:
        span = say(dates.lang, "dates.days", n=days)
    window = second.known(dates.now, dates.zone)
    key = "dates.elapsed_at_most" if window and window.by else "dates.elapsed"
    return f"{dates.line(first)}\n{dates.line(second)}\n\n{say(dates.lang, key, span=span)}"


def _alike(event: Event, other: Event) -> bool:
    """Whether they may belong together, as the interviews of a sprint do with its call: no word has two numbers."""
    own, others = (numbers(" ".join(e.title.values())) for e in (event, other))
    both = {word for word, _ in own} & {word for word, _ in others}
    return all({n for n in own if n[0] == word} & {n for n in others if n[0] == word} for word in both)


def _audience(dates: Dates, event: Event) -> str:
    kind = dates.calendar.kind(event.kind)
    return kind.audience if kind else CANDIDATES


def _main(events: list[Event]) -> list[Event]:
    """The main steps among `events`, if there are any."""
    return [e for e in events if e.step] or events


def _anchor(dates: Dates, events: Sequence[Event], question: str) -> Event | None:
    known = _known(dates, events)
    if picked := [e for e in numbered(events, question) if e in known]:
        return picked[-1]
    alive = [e for e in known if e.state(dates.now, dates.zone) is not State.CLOSED]
    recent = [e for e in known if dates.is_at_hand(e)]
    return next(iter([*alive, *recent[-1:], *known[-1:]]), None)


def _known(dates: Dates, events: Sequence[Event]) -> list[Event]:
    """Those that are announced, and not called off."""
    return [e for e in events if e.known(dates.now, dates.zone) and not e.cancelled]


def _first(dates: Dates, event: Event) -> Moment | None:
    window = event.known(dates.now, dates.zone)
    return (window.start or window.deadline) if window else None


def _begin(dates: Dates, event: Event) -> Moment:
    return _first(dates, event) or _last(dates, event)


def _last(dates: Dates, event: Event) -> Moment:
    return (event.known(dates.now, dates.zone) or event.window).deadline

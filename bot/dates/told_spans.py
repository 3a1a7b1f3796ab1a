"""How times between events, or how long these last, are told: each, and what is worked out of several of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from babel.numbers import format_decimal

from bot.dates.sentences import Dates
from bot.dates.spans import LONGER, PAIR, SUPERLATIVE, Span, last_of
from bot.texts import say
from index.documents import in_language
from index.text import fold
from index.windows import Moment

MEAN = re.compile(
    r"\b(?:moyennes?|moyens? de|(?:temps|delais?|durees?|ecarts?|intervalles?|nombre) moy\w*|en moy|habituel\w*|average|mean (?:time|length|duration|number|gap|delay|wait)|the mean|on average|typical\w*)\b"
)
"""Asks for the mean of several."""
TOTAL = re.compile(
    r"\b(?:cumul\w*|au total|en tout(?! cas)|(?:nombre|duree|temps) total\w*|total (?:de|des|du|d')|total\w* (?:number|time|length|days)|somme de|(?:en )?additionn\w+|mis(?:es)? bout a bout|in (?:all|total)|altogether|add(?:ed|ing)? up|the sum of)\b"
)
"""Asks for their sum, or says that something is the whole of one."""
SUMMED = re.compile(r"\b(?:cumul\w*|somme des?|additionn\w+|mis(?:es)? bout a bout|add(?:ed|ing)? up|the sum of)\b")
"""Asks for the sum of several."""


def worked_out_of_several(folded: str) -> bool:
    """Whether a question asks for the mean or the sum of several times."""
    return bool(MEAN.search(folded) or SUMMED.search(folded))


def elapsed(dates: Dates, found: Sequence[Span], question: str = "") -> str:
    """How long each span is, with the dates of its events."""
    if len(found) == 1:
        one = found[0]
        window = one.events[-1].known(dates.now, dates.zone)
        key = "dates.elapsed_at_most" if window and window.by else "dates.elapsed"
        lines = "\n".join(dates.line(e) for e in one.events)
        if len(one.events) == 1:
            return f"{lines}\n\n{lasted(dates, one.start, one.end)}"
        if one.at_once:
            return f"{lines}\n\n{lasted(dates, one.start, one.end, 'dates.at_once')}"
        return f"{lines}\n\n{say(dates.lang, key, span=_length(dates, one))}"
    lines = "\n".join(_line(dates, one) for one in found)
    blocks = [_worked_out(dates, found, question), lines, _extremes(dates, found, question), _one_more(dates, found)]
    return "\n\n".join(filter(None, blocks))


def _one_more(dates: Dates, found: Sequence[Span]) -> str:
    """That each has a day more with its first and its last, where all are counted from the one to the other; else ""."""
    known = [(s, s.events[0].known(dates.now, dates.zone)) for s in found if len(s.events) == 1]
    apart = all(w and w.end == s.end and s.start.exact and s.end.exact and s.days for s, w in known)
    told = apart and len(known) == len(found) and dates.counting not in ("inclusive", "working")
    return say(dates.lang, "dates.one_more") if told else ""


def told_pauses(dates: Dates, found: Sequence[Span], question: str, edges: tuple[str, str]) -> str:
    """The times from each call to the next one, from the first of the `edges` of one (`opens_on`, `closes_on`) to the second of the other.

    Also the longest and the shortest, their mean or sum, where these are asked for, and how long nothing has opened since.
    """
    lines, folded = [], fold(question)
    for one in found:
        first, title = (in_language(e.title, dates.lang) for e in one.events)
        start, end = (
            say(dates.lang, f"dates.{edge}", day=dates.moment(moment, weekday=False))
            for edge, moment in zip(edges, (one.start, one.end), strict=True)
        )
        span = dates.length(one.start, one.end)
        lines.append(say(dates.lang, "dates.pause_line", first=first, start=start, title=title, end=end, span=span))
    exact, told = [s for s in found if s.start.exact and s.end.exact], [_worked_out(dates, found, question)]
    if len(exact) > 1 and (SUPERLATIVE.search(folded) or LONGER.search(folded)):
        ends = {"long": max(exact, key=lambda s: s.days), "short": min(exact, key=lambda s: s.days)}
        spans = {key: dates.length(s.start, s.end) for key, s in ends.items()}
        days = {
            f"{key}_{at}": dates.moment(getattr(s, at), weekday=False)
            for key, s in ends.items()
            for at in ("start", "end")
        }
        told.insert(0, say(dates.lang, "dates.pause_extremes", **spans, **days))
    last = found[-1].events[-1]
    calls = dates.held(dates.calendar.of(last.kind))
    if edges[0] == "closes_on" and not dates.calendar.open_now(calls, dates.now) and calls[-1] == last:
        over = last_of(dates, last)
        told.append(say(dates.lang, "dates.pause_now", day=dates.moment(over, weekday=False), span=dates.age(over)))
    return "\n\n".join(filter(None, [*told, "\n".join(lines)]))


def lasted(dates: Dates, start: Moment, end: Moment, key: str = "dates.lasted") -> str:
    """How long something was open (or, with another `key`, took place), and how many days that are with the first and the last, where these are known."""
    days = (end.day - start.day).days
    both = say(dates.lang, "dates.both_ends", n=days + 1) if start.exact and end.exact and days else ""
    return say(dates.lang, key, span=dates.length(start, end), both=both)


def _line(dates: Dates, one: Span) -> str:
    titles = [in_language(e.title, dates.lang) for e in one.events]
    periods = [dates.period(e.known(dates.now, dates.zone) or e.window) for e in one.events]
    told = {"title": titles[-1], "period": periods[-1], "span": _length(dates, one)}
    if len(one.events) == 1:
        return say(dates.lang, "dates.length_line", **told)
    return say(dates.lang, "dates.span_line", first=titles[0], before=periods[0], **told)


def _length(dates: Dates, one: Span) -> str:
    """How long a span is; with both of its days, or the working days between them, where these are asked for."""
    told, days = dates.length(one.start, one.end), one.days
    if not (one.start.exact and one.end.exact and days):
        return told
    if dates.counting == "inclusive":
        counted = say(dates.lang, "dates.days" if days > 1 else "dates.one_day", n=days)
        return say(dates.lang, "dates.with_both", days=counted, n=days + 1)
    if dates.counting == "working":
        aside = timedelta(days=0 if len(one.events) == 1 else 1)
        return dates.working(told, one.start.day + aside, one.end.day - aside)
    return told


def _extremes(dates: Dates, found: Sequence[Span], question: str) -> str:
    """The longest and the shortest of several, when that is asked."""
    exact = [s for s in found if s.start.exact and s.end.exact]
    if not (SUPERLATIVE.search(fold(question)) or LONGER.search(fold(question))) or len(exact) < 2:
        return ""
    ordered = sorted(exact, key=lambda s: s.days)
    names = [in_language(s.events[-1].title, dates.lang) for s in (ordered[-1], ordered[0])]
    long, short = (dates.length(s.start, s.end) for s in (ordered[-1], ordered[0]))
    told = say(dates.lang, "dates.extremes", longest=names[0], long=long, shortest=names[1], short=short)
    apart = ordered[-1].days - ordered[0].days
    if len(ordered) > PAIR or not apart:
        return told
    return f"{told} {say(dates.lang, 'dates.extremes_apart' if apart > 1 else 'dates.extremes_one_day', n=apart)}"


def _worked_out(dates: Dates, found: Sequence[Span], question: str) -> str:
    """The mean and the sum of those that are known to the day, where these are asked for; "" for one alone."""
    exact, folded = [s for s in found if s.start.exact and s.end.exact], fold(question)
    if len(exact) < PAIR:
        return ""
    total, windows = sum(s.days for s in exact), all(len(s.events) == 1 for s in exact)

    def told(key: str, days: float, more: float) -> str:
        """`more`: days that it is longer by when the first and the last one count, of something that goes on."""
        both = say(dates.lang, "dates.both_ends", n=_decimal(dates, days + more)) if windows else ""
        return say(dates.lang, key, n=_decimal(dates, days), both=both, count=len(exact))

    mean = told("dates.mean", total / len(exact), 1) if MEAN.search(folded) else ""
    return " ".join(filter(None, [mean, told("dates.total", total, len(exact)) if TOTAL.search(folded) else ""]))


def _decimal(dates: Dates, number: float) -> str:
    """A number with one decimal at most, as the language writes it."""
    return format_decimal(number, "#,##0.#", locale=dates.lang)

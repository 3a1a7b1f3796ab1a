"""A span of one's own time, held against all of the calendar: what it holds that one misses (« je pars du 1er au 12 juin,
je rate quoi ? »), or whether it holds all of a mission (« mon congé va du 1er septembre au 30 juin, ça couvre tout ? »)."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.dates.at_work import at_work
from bot.dates.own_days import months_away
from bot.dates.sentences import Dates
from bot.dates.spans import first_of, last_of
from bot.dates.standing import capital
from bot.texts import say
from bot.wording import own_time_cues
from bot.wording.candidate_cues import SENT, WAS_SENT
from index.calendar import CANDIDATES, Event, State
from index.lexical import stems
from index.named_days import MONTHS, NamedDay, named_days, named_spans
from index.numerals import cardinal
from index.text import SENTENCE_END, fold
from index.windows import Moment

LONG = timedelta(days=60)
"""Length from which a span may be for all of a mission, and not a holiday."""

EARLY, MIDDLE, LATE = 5, 15, 31
"""Days meant by the beginning, the middle and the end of a month."""

YEAR = 12
"""Months of a year."""

COMMON = 2023
"""A year that is no leap year."""

_UNTIL = re.compile(r"\b(?:jusqu'(?:au|a)|until|till)\b")
_MONTH = re.compile(
    rf"\b(?:(?:en|in) |mois (?:de |d'))(?:plein |fin |debut |early |late )?(?P<first>{'|'.join(MONTHS)})\b(?:(?: et |-| and | ou )(?P<last>{'|'.join(MONTHS)})\b)?(?! \d)"
)
_MONTHS = re.compile(
    rf"\b(?:de |d'|du |from )?(?P<of_first>debut |mi[ -]|fin |early |mid[ -]|late )?(?P<first>{'|'.join(MONTHS)})(?: (?P<first_year>\d{{4}}))? (?:a|au|jusqu'a|to|until|till) "
    rf"(?:la )?(?P<of_last>debut |mi[ -]|fin |end of |early |mid[ -]|late )?(?P<last>{'|'.join(MONTHS)})\b(?: (?P<last_year>\d{{4}}))?"
)
"""« de début septembre à fin juin »."""
_SUMMER = re.compile(r"\b(?:(?:tout )?(?:l'|cet )ete|(?:all )?(?:this |the )?summer)\b")


@dataclass(frozen=True)
class OwnTime:
    """What is told of somebody's own time, and the events that it is held against."""

    text: str
    events: tuple[Event, ...]


SOON_AFTER = timedelta(days=3)
"""How long after one's return what closes is told too."""


def what_is_missed(dates: Dates, question: str, cohort: str | None, begins: bool = False) -> OwnTime | None:
    """What falls, for candidates, in the days on which `question` says that one is away, where it asks what one misses.

    Of a `cohort`, or of all. None where it asks otherwise, or names no days; of days on which there is nothing, what comes next.
    `begins`: it begins the conversation, so that « ça craint ? » can be of nothing else.
    """
    folded, today = fold(question), dates.now.date()
    misses = own_time_cues.MISSES.search(folded)
    bothers = begins and own_time_cues.BOTHERS.search(folded) and not own_time_cues.OF_A_STEP.search(folded)
    if not (misses or bothers):
        return None
    whole, away = _whole_span(question, today), own_time_cues.AWAY.search(folded)
    # not of « je dois rendre mon dossier le 3, j'ai peur de rater quelque chose »
    loose = _other_days(question, today) if misses and away and not whole else None
    span = (whole if misses or away else None) or loose
    if span is None or span[1] < today:
        return None
    since, until = span
    of_candidates = {k.id for k in dates.calendar.kinds if k.audience == CANDIDATES}
    every = [e for e in dates.held(dates.calendar.of(cohort=cohort)) if e.kind in of_candidates]
    exact = [e for e in every if first_of(dates, e).exact and last_of(dates, e).exact]
    within = sorted((e for e in exact if _meets(dates, e, since, until)), key=lambda e: last_of(dates, e).day)
    begun = {c.id for c in now.cohorts} if (now := at_work(dates)) else set()
    found = [e for e in within if e.cohort not in begun] or within  # who asks is rather about to apply
    later = sorted((e for e in exact if first_of(dates, e).day > until), key=lambda e: first_of(dates, e).day)
    days = dates.day(since) if since == until else say(
        dates.lang, "dates.from_to", start=dates.day(since), end=dates.day(until)
    )  # fmt: skip
    key = ("misses" if found else "misses_nothing") + ("_day" if since == until else "")
    parts = [capital(say(dates.lang, f"dates.{key}", days=days)), *(dates.status(e) for e in found)]
    soon = [
        e for e in exact if timedelta() < last_of(dates, e).day - until <= SOON_AFTER and e not in found and e.cohort
    ]
    soon = [e for e in soon if e.cohort in {f.cohort for f in found}]
    if soon:  # « sans réseau du 7 au 14 mai » with the choices to be made by the 15th
        parts += [say(dates.lang, "dates.soon_after"), *(dates.status(e) for e in soon)]
    if not found and later:
        parts.append(dates.status(later[0]))
    elif not found:  # nor after them: where the calls stand
        call = dates.calendar.call_to(CANDIDATES)  # with what may come meanwhile
        standing = dates.of_kind(call) if call else dates.calls()
        parts = [capital(say(dates.lang, "dates.misses_none", days=days)), standing]
    calls = sorted(dates.held(dates.calendar.calls(CANDIDATES)), key=lambda e: last_of(dates, e).day)
    told = found or later[:1] or calls[-1:]
    return OwnTime("\n\n".join(parts), tuple(told)) if told else None


def whether_it_covers(dates: Dates, question: str, cohort: str | None) -> OwnTime | None:
    """Whether a long span of one's own time that `question` tells holds all of a mission, from the first day to the last.

    Of a `cohort`, else of the one of which most lies in it. None where `question` asks something else.
    """
    folded, today = fold(question), dates.now.date()
    span = (
        _whole_span(question, today)
        if own_time_cues.COVERS.search(folded) and own_time_cues.HAS_TIME.search(folded)
        else None
    )
    if span is None or span[1] - span[0] < LONG or span[1] < today:
        return None
    since, until = span
    missions = _missions(dates, cohort)
    shared = [(_shared(dates, one, since, until), one) for one in missions]
    if not shared or (best := max(shared, key=lambda pair: pair[0]))[0] <= timedelta():
        return None
    first, last = best[1]
    bounds = (first_of(dates, first).day, last_of(dates, last).day)
    told = {
        "days": capital(say(dates.lang, "dates.from_to", start=dates.day(since), end=dates.day(until))),
        "begins": dates.day(bounds[0]),
        "ends": dates.day(bounds[1]),
    }
    lacks = [
        say(dates.lang, f"dates.covers_{key}", span=dates.days_between(*map(Moment.on, pair)))
        for key, pair in (("late", (bounds[0], since)), ("short", (until, bounds[1])))
        if pair[0] < pair[1]
    ]
    missing = say(dates.lang, "dates.step_and").join(lacks)
    text = say(dates.lang, "dates.covers_not" if lacks else "dates.covers", missing=missing, **told)
    return OwnTime("\n\n".join((text, dates.status(first), dates.status(last))), (first, last))


def from_first_to_last(dates: Dates, question: str, cohort: str | None) -> OwnTime | None:
    """From which day to which one works, where `question` asks for both (« je loue un studio pour la mission, du combien au combien ? »).

    Of a `cohort`, else of the next one to begin; of the last that did, where none is announced. None where it asks for less.
    """
    folded = fold(question)
    asks = (
        own_time_cues.FROM_TO.search(folded)
        and own_time_cues.AT_WORK.search(folded)
        and not own_time_cues.OF_A_STEP.search(folded)
    )
    if not asks and not own_time_cues.BOTH_ENDS.search(folded):
        return None
    missions = _missions(dates, cohort, question)
    today = dates.now.date()
    coming = [one for one in missions if first_of(dates, one[0]).day > today]
    lately = [one for one in missions if cohort or last_of(dates, one[1]).day >= today]
    if not (chosen := coming[:1] or lately[-1:]):
        return None
    return OwnTime("\n\n".join(map(dates.status, chosen[0])), chosen[0])


def _missions(dates: Dates, cohort: str | None, question: str = "") -> list[tuple[Event, Event]]:
    """The first and the last day of work of each cohort, or of one, of which both are known to the day.

    Of those beside it whom `question` speaks of by a word of the titles of theirs alone (« et pour les coachs ? »).
    """
    begins = [e for k in dates.calendar.kinds if k.begins_work for e in dates.held(dates.calendar.of(k.id, cohort))]
    ends = [e for k in dates.calendar.kinds if k.ends_work for e in dates.held(dates.calendar.of(k.id, cohort))]
    of_all = {s for e in begins if e.step for s in stems(" ".join(e.title.values()))}
    theirs = {s for e in begins if not e.step for s in stems(" ".join(e.title.values()))} - of_all
    aside = bool(theirs & set(stems(question)))
    pairs = [(first, last) for first in begins for last in ends if first.step is last.step is not aside]
    own = [(first, last) for first, last in pairs if first.cohort == last.cohort]
    return [(a, b) for a, b in own if first_of(dates, a).exact and last_of(dates, b).exact]


def _shared(dates: Dates, mission: tuple[Event, Event], since: date, until: date) -> timedelta:
    first, last = (first_of(dates, mission[0]).day, last_of(dates, mission[1]).day)
    return min(last, until) - max(first, since)


def _meets(dates: Dates, event: Event, since: date, until: date) -> bool:
    """Whether an event is, or ends by a last day, within some days; not that it goes on before and after them."""
    first, last = first_of(dates, event).day, last_of(dates, event).day
    window = event.known(dates.now, dates.zone)
    first = last if window and window.by else first
    kind = dates.calendar.kind(event.kind)
    open_after = kind is not None and kind.call and last > until
    return (
        first <= until and last >= since and event.state(dates.now, dates.zone) is not State.CLOSED and not open_after
    )


def _whole_span(question: str, today: date) -> tuple[date, date] | None:
    """The one span that `question` names, whose last day is after its first: a coming one, unless it tells a year that is over."""
    spans = named_spans(question) or _months_named(question)
    if not spans and (so_long := _for_so_long(question, today)):
        return so_long
    if len(spans) != 1:
        return None
    first, last = spans[0]
    for since in (first.nearest(today), first.nearest(today, after=today)):
        until = last.nearest(since, after=since) if since else None
        if since and until and (until >= today or first.year):
            return since, until
    return None


def _for_so_long(question: str, today: date) -> tuple[date, date] | None:
    """The days from the one that `question` names on, for as many months or years as it tells."""
    said, days = own_time_cues.FOR_SO_LONG.search(fold(question)), named_days(question)
    since = days[0].nearest(today, after=today) if said and len(days) == 1 else None
    if said is None or since is None:
        return None
    number = cardinal(said["number"]) or 1
    return since, months_away(since, number * (YEAR if said["unit"][0] in "ay" else 1)) - timedelta(days=1)


def _months_named(question: str) -> tuple[tuple[NamedDay, NamedDay], ...]:
    """The first and the last day of the months that `question` goes from and to, roughly where it says so."""
    if not (said := _MONTHS.search(fold(question))):
        return ()
    years = [int(said[year]) if said[year] else None for year in ("first_year", "last_year")]
    start = {"m": MIDDLE, "f": LATE, "l": LATE}.get((said["of_first"] or " ")[0], 1)
    end = {"d": EARLY, "e": EARLY, "m": MIDDLE}.get((said["of_last"] or " ").replace("end of", "fin")[0], LATE)
    return ((in_month(MONTHS[said["first"]], start, years[0]), in_month(MONTHS[said["last"]], end, years[1])),)


def in_month(month: int, day: int, year: int | None = None) -> NamedDay:
    """A day of a month, or the last one that the month has (in a common year, where none is told)."""
    return NamedDay(min(day, monthrange(year or COMMON, month)[1]), month, year)


def _other_days(question: str, today: date) -> tuple[date, date] | None:
    """The days to come that `question` names otherwise: up to a day, one day, some months, or the summer; None where it names none."""
    sentences = [s for s in SENTENCE_END.split(question) if SENT.search(fold(s)) or WAS_SENT.search(fold(s))]
    sent = [d for s in sentences for d in named_days(s)]  # no days of being away
    folded = fold(question)
    days = [d for named in named_days(question) if named not in sent and (d := named.nearest(today, after=today))]
    if len(days) == 1:
        return (today if _UNTIL.search(folded) else days[0]), days[0]
    if days:
        return None
    months: Sequence[int] = (7, 8) if _SUMMER.search(folded) else ()
    if named_months := _MONTH.search(folded):
        months = [MONTHS[named_months[name]] for name in ("first", "last") if named_months[name]]
    if not months:
        return None
    year = today.year + (months[-1] < today.month)
    after = date(year + (months[-1] == 12), months[-1] % 12 + 1, 1)
    before = date(year - (months[0] > months[-1]), months[0], 1)  # « en décembre et janvier »
    return max(today, before), after - timedelta(days=1)

"""The projects among which those who are shortlisted choose: those of the cohort whose projects are known and not yet given out."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dates.season import Season
from index.calendar import CANDIDATES
from index.documents import Cohort
from index.filters import Filters
from index.text import fold

_CHOOSES = re.compile(
    r"\b(?:(?:en|en ai|lesquels?|laquelle|lequel|les) choisi\w*|choisi(?:r|sse|s|ssons)? (?:entre|parmi|mes|mon projet|un projet|trois|deux|3|2|des projets)|(?:mes|mon|nos|ses|les|faire (?:mes|un)) (?:trois |deux |3 |2 )?(?:choix|v(?:oe|o)ux|voeu)|a classer|(?:les|en) class(?:er|e)|prioris\w+|hesite\w*|"
    r"choos(?:e|ing) (?:between|among|from|my|three|two|one|which|them)|which (?:ones? )?to (?:choose|pick)|pick(?:ing)? (?:my|three|two|one|between|them)|my (?:three |two )?(?:wishes|choices?)|rank(?:ing)? (?:them|my))\b"
)
"""Speaks of choosing among projects."""
_OF_ALL = re.compile(
    r"\b(?:depuis|since|y (?:a|avait)(?:-t-il)? eu|passes?|termin\w+|finis|past|finished|there (?:been|were)|so far)\b"
)
"""Asks of those of all times."""


def among_the_choice(filters: Filters, question: str, dates: Season) -> Filters:
    """`filters`, of the cohort among whose projects one chooses now, where `question` speaks of it (« il faut que j'en choisisse trois »)."""
    when = filters.cohorts or filters.years
    folded = fold(question)
    cohort = None if when or not _CHOOSES.search(folded) or _OF_ALL.search(folded) else choosing(dates)
    return replace(filters, cohorts=(cohort.id,)) if cohort else filters


def still_to_come(filters: Filters, dates: Season) -> str:
    """When the projects are told for which one can apply now, where those of this year are looked for; "" where they are known."""
    calendar, call = dates.calendar, dates.calendar.call_to(CANDIDATES)
    alone = filters.years == (dates.now.year,) and not filters.cohorts
    open_now = calendar.open_now(dates.held(calendar.of(call.id)), dates.now) if call and alone else []
    hidden = {e.cohort for e in open_now} & dates.unrevealed
    kinds = {k.id for k in calendar.kinds if k.reveals_projects}
    told = [e for e in dates.held(calendar.events) if e.kind in kinds and e.cohort in hidden]
    return "\n\n".join(dates.status(e) for e in told[:1])


def choosing(dates: Season) -> Cohort | None:
    """The cohort whose projects are known, until the next main step for candidates, wishes say, is over."""
    calendar, kinds = dates.calendar, {k.id: k for k in dates.calendar.kinds}
    known = dates.held(calendar.events)
    for event in (e for e in known if kinds[e.kind].reveals_projects):
        steps = (e for e in known if e.cohort == event.cohort and e.step and kinds[e.kind].audience == CANDIDATES)
        opened = event.window.beginning.first(dates.zone)
        later = (e for e in steps if e.kind != event.kind and e.window.beginning.first(dates.zone) >= opened)
        by = min((calendar.close_of(e, dates.now) for e in later), default=None)
        if by and opened <= dates.now <= by:
            return dates.programme.cohort(event.cohort or "")
    return None

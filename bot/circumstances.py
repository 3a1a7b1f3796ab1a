"""What the moment and the conversation add to the words of a question: which answers they make likelier, or surer.

Also the cohorts and the years that it asks of, and what else it asks for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from math import exp

from bot.clauses import clauses
from bot.dates import Dates
from bot.search import SURE
from bot.standing_calls import COMING
from index.engine import Engine, Ranking
from index.knowledge import DATES_PREFIX
from index.mentions import Mentions
from index.text import fold

NAMED_COHORT = 0.7
"""Added to the fused score of rules that have a version for the cohort that a question names."""

OTHER_COHORT = -2.0
"""The same for what is about another cohort alone."""

IN_SEASON = 0.5
"""Added to the fused score of the dates of a call that is open."""

CLOSING = 0.7
"""Added besides for a call that is about to close, or has just closed."""

NOT_YET = -6.0
"""Added to the fused score of rules of which no version has begun: nobody knows of them yet."""

AT_HAND = 3.0
"""How many times more often people ask about dates that are at hand than about others: multiplies the odds."""

CLEARLY = 0.9
"""Chance of being in scope that a story must have for a part of it to be taken for what it asks."""

UNDECIDED = 0.6
"""Share of the likelihood up to which a part of a question may ask for the second unit."""

_NOW = re.compile(r"\b(?:aujourd'hui|maintenant|actuellement|desormais|de nos jours|today|now|nowadays|currently)\b")
_SINCE = re.compile(r"\b(?:depuis|a partir de|since)(?: l'annee)? (20\d\d)\b")


def likelier(cohorts: tuple[str, ...], engine: Engine, dates: Dates) -> dict[str, float]:
    """What the question's cohort and the clock make likelier.

    A question that names a cohort more likely asks for something that changed from one to the next; while a call is
    open, or about to be, people ask about its dates.
    """
    knowledge = engine.knowledge
    found: dict[str, float] = {}
    if cohorts:
        for unit, group in knowledge.versions.items():
            if any(set(cohorts) & set(e.cohorts) for e in group):
                found[unit] = NAMED_COHORT
        found |= {DATES_PREFIX + e.kind: NAMED_COHORT for e in knowledge.calendar.events if e.cohort in cohorts}
        found |= {u: OTHER_COHORT for u, named in engine.about.items() if not named & set(cohorts)}
    found |= dict.fromkeys(dates.not_yet(knowledge.versions), NOT_YET)
    for kind in dates.kinds_in_season():
        found[DATES_PREFIX + kind] = found.get(DATES_PREFIX + kind, 0.0) + IN_SEASON
    for kind in dates.kinds_closing():
        found[DATES_PREFIX + kind] = found.get(DATES_PREFIX + kind, 0.0) + CLOSING
    return found


def asked_parts(question: str, cohorts: tuple[str, ...], engine: Engine, dates: Dates) -> list[Ranking]:
    """A ranking for each part of `question` that asks for something by itself; none when it has only one part."""
    parts = clauses(question)
    return engine.rank_all(parts, likelier(cohorts, engine, dates)) if parts else []


def led_by_dates(ranking: Ranking, parts: Sequence[Ranking]) -> Ranking:
    """The ranking, led by the dates that a part surely asks for when the whole, a story, is less surely about a rule.

    « Vous commencez à recruter quand ? J'ai dix ans d'expérience. »
    """
    unsure = ranking.first.kind == "entry" and ranking.right < CLEARLY and ranking.scope >= CLEARLY
    dated = (r for r in parts if r.first.kind == "dates" and r.right >= max(SURE, ranking.right))
    part = next(dated, None) if unsure else None
    if part is None:
        return ranking
    others = (h for h in ranking.hits if h.unit.id != part.first.id)
    return replace(ranking, hits=(part.hits[0], *others), right=part.right, answered=True, suggested=False)


def further(ranking: Ranking, parts: Sequence[Ranking], engine: Engine) -> Sequence[str]:
    """What else a part of a question asks for by itself, and surely: at most one unit besides the first of `ranking`.

    A part leans on the whole: of what it may mean by itself, what makes sense of both (« quand passe-t-on devant le jury »
    of somebody who has told that they propose a project). Another date beside a date; else only where another part asks
    for the first unit itself, as surely.
    """
    unit, whole = ranking.first.id, ranking.log_chances
    sure: dict[str, str] = {}
    for part in parts:
        kinds = {h.unit.id: h.unit.kind for h in (*part.hits, *ranking.hits) if h.unit.kind != "smalltalk"}
        pooled = {u: exp(part.log_chances[u] + whole[u]) for u in kinds}
        meant = max(pooled, key=pooled.__getitem__)
        if part.answered and part.scope * pooled[meant] / sum(pooled.values()) >= SURE:
            sure[meant] = kinds[meant]
    for part in parts:  # who asks for two things hardly asks for one of them twice
        first, second = part.hits[:2]
        left = part.scope * second.share / (1 - first.share)
        if first.unit.id in sure and first.share < UNDECIDED and left >= SURE:
            sure.setdefault(second.unit.id, second.unit.kind)
    of_dates = unit.startswith(DATES_PREFIX)
    calendar = engine.knowledge.calendar
    every = {DATES_PREFIX + k.id for k in calendar.kinds if not calendar.of(k.id)}  # all dates at once
    others = [u for u, kind in sure.items() if u not in {unit, *every} and kind in ("dates", "entry")]
    return [u for u in others if unit in sure or (of_dates and sure[u] == "dates")][:1]


def nearly(ranking: Ranking) -> bool:
    """Whether the first hit is more likely right than not, though it is not answered."""
    return ranking.suggested and ranking.right >= 0.5


def surer_at_hand(ranking: Ranking, dates: Dates, engine: Engine, named: Sequence[str] = ()) -> Ranking:
    """The ranking, surer of a first hit that tells dates which are at hand, or of a cohort that the question `named`.

    What was judged off-topic stays so.
    """
    kind = ranking.first.id.removeprefix(DATES_PREFIX)
    if ranking.answered or not ranking.suggested or kind == ranking.first.id:
        return ranking
    if kind not in dates.kinds_at_hand() and not any(dates.calendar.of(kind, cohort) for cohort in named):
        return ranking
    right = AT_HAND * ranking.right / (1 + (AT_HAND - 1) * ranking.right)
    more = (AT_HAND - 1) * ranking.right  # what is asked more often is a larger part of all that is asked
    scope = (ranking.scope + more) / (1 + more)
    answered = bool(engine.learned.judge.answers(right, scope))
    return replace(ranking, right=right, scope=scope, answered=answered, suggested=not answered)


def years_meant(question: str, mentions: Mentions, this_year: int) -> tuple[int, ...]:
    """The past years that a question asks of: those it names, and all that follow one from which it counts."""
    if COMING.search(fold(question)):  # « j'ai raté celui de 2025, le prochain ? »
        return ()
    if since := _SINCE.search(fold(question)):
        return tuple(range(int(since[1]), this_year))
    return () if any(year >= this_year for year in mentions.years) else mentions.years


def year_to_come(mentions: Mentions, dates: Dates) -> int | None:
    """The latest year that a question names, when it is to come and nothing is known of it."""
    if (year := max(mentions.years, default=0)) <= dates.now.year:
        return None
    known = (w for e in dates.calendar.events if (w := e.known(dates.now, dates.zone)))
    last = max((m.day.year for w in known for m in (w.start, w.deadline) if m), default=0)
    return year if year > last else None


def cohorts_meant(question: str, mentions: Mentions, engine: Engine, this_year: int) -> tuple[str, ...]:
    """The cohorts named, or those of the past years named: who names this year or a later one asks for what holds now."""
    if mentions.cohorts:
        return mentions.cohorts
    professions = mentions.facets.get("profiles", ())
    turned = _NOW.search(fold(question)) or COMING.search(fold(question))
    if any(year >= this_year for year in mentions.years) or turned:
        return ()  # « il dit 2020, mais on est en 2021 », « 4 000 en 2018, et aujourd'hui ? »
    of_years = (engine.vocabulary.cohort_of_year(year, professions) for year in mentions.years if year < this_year)
    return tuple(dict.fromkeys(c for c in of_years if c))

"""What is proposed where nothing answers a question for certain: the nearest entries, or what one of its parts plainly asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.deciding.besides import perhaps
from bot.deciding.case import Decision, RankedCase
from bot.deciding.leading import led_by
from bot.deciding.part import ENOUGH, OF_EACH, Part
from index.filters import Filters
from index.ranking import Ranking

HARDLY_ELSE = 0.8
"""Share of the likelihood from which what was only suggested is what one goes on about."""

NEARLY = 0.55
"""Part of the chance of being in scope at which one suggests, from which a rule is suggested beside which hardly another can be meant."""

OF_SEVERAL, OF_ONE = 0.38, 0.55
"""Chance of being in scope that a message must have for one of its parts that is plain to be answered; and a story for the one thing that it asks."""


def plainly_asked(whole: Ranking, parts: Sequence[Part]) -> Ranking | None:
    """What a part asks that is plain, of a message that is likely enough to be in scope though nothing answers the whole of it."""
    if whole.scope < (OF_SEVERAL if len(parts) > 1 else OF_ONE):
        return None
    plain = (p for p in parts if p.plain and not p.aside and p.ranking.first.kind in ("entry", "dates"))
    return next((p.ranking for p in plain if p.ranking.hits[0].share >= OF_EACH), None)


def suggestions(case: RankedCase) -> Decision | None:
    """What comes near, where nothing answers for certain."""
    if not case.ranking.suggested and not _nearly(case):
        if (asked := _a_part_is_plain(case)) is None:
            return None
        case = replace(case, ranking=led_by(case.ranking, asked))
    maybe = perhaps(case.ranking, case.engine, case.before.unit)
    reply = case.composer.suggestions(proposed(case), case.cohorts, case.ranking.right, maybe)
    told, first = case.before.without_answer(case.question, case.cohorts), case.ranking.hits[0]
    if first.share >= HARDLY_ELSE and first.unit.kind in (
        "entry",
        "dates",
    ):  # « et avant, c'était pareil ? » is of that
        told = replace(told, unit=first.unit.id, entry=None, listed=(), filters=Filters())
    return reply, told


def _nearly(case: RankedCase) -> bool:
    """Whether a rule is all that can be meant, of a question that is nearly likely enough to be in scope."""
    ranking, first = case.ranking, case.ranking.hits[0]
    likely = ranking.scope >= NEARLY * case.engine.learned.judge.suggest_from
    return likely and first.share >= HARDLY_ELSE and first.unit.kind == "entry"


def _a_part_is_plain(case: RankedCase) -> Ranking | None:
    """What the part asks that can hardly mean anything else, of a question that is nearly likely enough to be in scope (« mon oral est lundi.. ils notent comment ? »)."""
    if case.ranking.scope < NEARLY * case.engine.learned.judge.suggest_from:
        return None
    plain = (p.ranking for p in case.parts if p.ranking.first.kind in ("entry", "dates"))
    return next((r for r in plain if r.right >= ENOUGH and r.hits[0].share >= OF_EACH), None)


def proposed(case: RankedCase) -> list[str]:
    """The units that come nearest, of entries, dates and projects."""
    return [h.unit.id for h in case.ranking.hits if h.unit.kind != "smalltalk"][:3]

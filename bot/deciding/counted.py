"""Which administration, place or theme most projects had, and the same asked again of another cohort or year."""

from __future__ import annotations

from dataclasses import replace

from bot.conversation import Context
from bot.deciding.case import Decision, RankedCase
from bot.projects.tally import Tally, first_ones, of_the_first, tallied, told
from bot.wording.allusions import Wording
from index.finder import LIMIT


def most_common(case: RankedCase) -> Decision | None:
    """Which administration, place or theme most projects had."""
    tally = tallied(case.composer, case.question, case.mentions, case.before.filters) or _counted_again(case)
    if tally is None:
        return None
    theirs = replace(tally.filters, facets={**tally.filters.facets, tally.facet: tuple(first_ones(tally))})
    ids = tuple(p.id for p in of_the_first(tally))  # « lesquels ? »
    return told(case.composer, tally), Context(
        case.question, None, None, case.cohorts, theirs, ids[:LIMIT], ids[LIMIT:]
    )


def _counted_again(case: RankedCase) -> Tally | None:
    """The same count for another cohort or year (« et dans la promo 7 ? » after « quel ministère a eu le plus de projets ? »)."""
    mentions, before, find_in = case.mentions, case.before, case.engine.vocabulary
    only_when = (mentions.cohorts or mentions.years) and not mentions.facets and Wording(case.said).short
    if not only_when or not before.filters or before.unit:
        return None
    asked = f"{find_in.neutral(before.question).strip(' ?!.')} {case.said}"
    return tallied(case.composer, asked, find_in.find(asked))

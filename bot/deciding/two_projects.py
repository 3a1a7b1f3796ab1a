"""The two projects that a question tells of without their names."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.deciding.case import Decision, RankedCase
from bot.deciding.projects import listed_of
from bot.wording.clauses import pieces
from bot.wording.list_cues import AND_ALL_THAT
from index.documents import Programme
from index.filters import Filters
from index.finder import find, in_order_of_time, together
from index.one_or_several import CLEAR, MADE, asks_for_any, asks_for_several
from index.search_words import own_words, words_for_cohorts, words_for_projects
from index.spoken_of import saying_an_acronym
from index.text import fold, words

AS_WELL, MAYBE = 0.1, 0.02
"""Shares of the likelihood from which the second project may be told of as well, and from which it is where a piece of the question
means it."""

POSSIBLY = 0.005
"""The same where the question says itself that there are two."""

PIECES = 4
"""Pieces of a question that are looked at for what each means, the last ones."""

TWO = frozenset("deux 2 two both".split())
"""Words for two."""

_LEAVES_OUT = re.compile(r"\b(?:pas (?:l[ea]s?|l'|celui|celle|ceux|celles|du|des|de la)|sauf|hormis|not the|except)\b")
"""Says what is not meant."""


def both_described(case: RankedCase) -> Decision | None:
    """The two projects that the question tells of without their names (« pour les sans-abri et pour le suivi social »).

    Each is what a piece of the question means, or it says itself that there are two, or several and no third is likely.
    """
    engine, question, ranking = case.engine, case.question, case.ranking
    programme, mentions = engine.knowledge.programme, case.mentions
    if ranking.first.kind != "project" or case.understood.filters:
        return None
    some = case.understood.ranking is None and asks_for_several(question, programme)
    acronym = saying_an_acronym(engine.knowledge, question, Filters.of(mentions), ranking.scores) if some else None
    if acronym and len(acronym.projects) > 1:
        return listed_of(case, in_order_of_time(acronym, engine.knowledge))
    two = _says_two(question, programme)
    least = POSSIBLY if two else MAYBE
    third = len(ranking.hits) > 2 and ranking.hits[2].share >= AS_WELL
    near = ranking.hits[: 4 if two else 2]  # who says that there are two means no rule that stands between them
    meant = [h.unit.id for h in near if h.unit.kind == "project" and h.share >= least][:2]
    if len(meant) < 2 or third or case.understood.ranking is not None:
        return None
    if mentions.cohorts or mentions.years or not (ranking.answered or ranking.suggested):
        return None
    things = {w for w in words_for_projects(programme) if w.endswith("s")} & set(words(question))
    if mentions.facets.get("themes") and not two and (things or AND_ALL_THAT.search(fold(question))):
        return None  # « ce que vous avez sur le réchauffement, le bilan carbone, tout ça »
    several = asks_for_several(question, programme) or asks_for_any(question)
    sought = Filters.of(mentions)
    if not two and several and len(sought.facets) > 1:  # « des designers sur des projets de la gendarmerie ? lesquels »
        exact = find(engine.knowledge, sought, ranking.scores)
        if exact.exact and len(exact.projects) > len(meant) and {p.id for p in exact.projects}.issuperset(meant):
            return None
    hardly = ranking.hits[1].share < AS_WELL
    if hardly and _LEAVES_OUT.search(fold(question)):
        return None  # « les vieux meubles de l'État, pas les orgues »
    if not two and (mentions.facets or not several or hardly):
        told = {r.first.id for r in engine.rank_all(pieces(question)[-PIECES:]) if r.hits[0].share >= CLEAR}
        if not told.issuperset(meant):
            return None
    both = in_order_of_time(together(engine.knowledge, meant), engine.knowledge)
    return listed_of(case, both)


def _says_two(question: str, programme: Programme) -> bool:
    """Whether it says « deux projets », and not « promo 2 : projets… »."""
    said, things = words(question), words_for_projects(programme) | MADE
    numbered = words_for_cohorts(programme) | own_words(programme)
    places = (i for i, (a, b) in enumerate(pairwise(said)) if a in TWO and b in things)
    return any(not numbered & set(said[max(0, i - 3) : i]) for i in places)

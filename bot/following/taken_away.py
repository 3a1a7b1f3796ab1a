"""How a question takes something away from a list of projects that was given."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.following.one_listed import by_age
from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import cues, list_cues, project_cues
from bot.wording.allusions import SHORT, Wording
from bot.wording.clauses import pieces
from bot.wording.trimming import only_courteous
from index.filters import COHORTS, Filters
from index.finder import PROJECTS, find
from index.leaving_out import ELSEWHERE_THAN, EXCEPT
from index.search_words import own_words
from index.text import words


def all_but(turn: Turn) -> Understood | None:
    """« et à part DataJust ? » after a search: the same, without that one; after a rule that names it, the rule again."""
    knowledge, before = turn.engine.knowledge, turn.before
    said, *rest = pieces(turn.question) or [""]
    asked = project_cues.ALL_BUT.fullmatch(" ".join(words(said)))
    if asked is None or turn.mentions or turn.mentions.years or any(not _asks_of_each(r) for r in rest):
        return None
    named = [p for p in knowledge.projects if " ".join(words(p.name.partition("(")[0])) == asked["what"]]
    if len(named) != 1:
        return None
    if before.filters:
        besides = before.filters.left_out | {(PROJECTS, named[0].id)}
        question = rest[0] if rest else before.question  # « à part BatID, dans quelles villes ? »
        return Understood(question, turn.mentions, filters=replace(before.filters, left_out=besides))
    return turn.same() if before.unit in knowledge.versions and named[0].name in turn.text else None


_ARTICLE = re.compile(r"^(?:d[e'] ?|une? |an? |any )")


def without_some(turn: Turn) -> Understood | None:
    """« et si j'enlève la Cour de cassation, il en reste combien ? » after a search: the same without those."""
    before, mentions = turn.before.filters, turn.mentions
    # « enlève ce qui a été arrêté »
    if project_cues.TAKE_AWAY.match(turn.wording.folded) or _which_had_none(turn):
        mentions = replace(mentions, readings=tuple(replace(r, left_out=True) for r in mentions.readings))
    named, readings = mentions.cohorts or mentions.years, mentions.readings
    if not before or not turn.listed or named or not readings or not all(r.left_out for r in readings):
        return None
    filters = before.merged(Filters.of(mentions)).or_any(turn.engine.knowledge.programme)
    if turn.wording.the_one and (one := _only_one_listed(turn, filters)):
        return turn.same(one, ())  # « celui qui n'est pas au CGDD, il parle de quoi ? »
    return turn.search(filters) if mentions is turn.mentions else turn.search_by_traits(filters)


def _only_one_listed(turn: Turn, filters: Filters) -> str | None:
    """The only one of those that were listed that a search by `filters` leaves."""
    left = find(turn.engine.knowledge, replace(filters, facets={PROJECTS: turn.before.listed}), {})
    return left.projects[0].id if left.exact and len(left.projects) == 1 else None


def _which_had_none(turn: Turn) -> bool:
    """« dans lequel il n'y avait pas de designer ? »: which of them had nobody of a profession that it names right after saying so."""
    folded = turn.wording.folded
    one = project_cues.WHICH_OF_THEM.search(folded) or turn.wording.the_one  # « celui qui n'a pas de designer »
    if set(turn.mentions.facets) != {"profiles"} or not one:
        return False
    named = [" ".join(r.said) for r in turn.mentions.readings]
    after = (folded[m.end() :].lstrip() for m in list_cues.HAD_NONE.finditer(folded))
    return any(_ARTICLE.sub("", rest, count=1).startswith(tuple(named)) for rest in after)


def those_without_it(turn: Turn) -> Understood | None:
    """« et celles qui n'en ont pas ? » after a search for a profession: the others of the same search."""
    before = turn.before.filters
    sought = before.facets.get("profiles", ()) if before else ()
    if (
        before is None
        or len(sought) != 1
        or turn.mentions
        or not list_cues.WITHOUT_IT.fullmatch(turn.wording.folded.strip())
    ):
        return None
    facets = {facet: terms for facet, terms in before.facets.items() if facet != "profiles"}
    return turn.search(replace(before, facets=facets, left_out=before.left_out | {("profiles", sought[0])}))


def without_a_cohort(turn: Turn) -> Understood | None:
    """« et si on enlève ceux de la promo 3, il reste quoi ? » after a search: the same without those of that cohort."""
    before, mentions, folded = turn.before.filters, turn.mentions, turn.wording.folded
    away = project_cues.TAKE_AWAY.match(folded) or ELSEWHERE_THAN.search(turn.question) or turn.wording.said & EXCEPT
    if not before or not turn.listed or not mentions.cohorts or mentions.facets or not away:
        return None
    left_out = before.left_out | {(COHORTS, cohort) for cohort in mentions.cohorts}
    return turn.search_by_traits(replace(before, left_out=left_out)) if turn.wording.length <= 3 * SHORT else None


def without_that_size(turn: Turn) -> Understood | None:
    """« et le plus ancien ? » after the one with the largest team: of all among which that was looked for."""
    filters, wording = turn.before.filters, turn.wording
    of_people = turn.cohort_words | own_words(turn.engine.knowledge.programme) | {"age"}
    asked = wording.age and wording.length <= 2 * SHORT and not wording.said & of_people
    if turn.project is None or filters is None or filters.team is None or not asked:
        return None
    if set(turn.mentions.facets) - {"statuses"} or turn.mentions.cohorts or turn.mentions.years:
        return None
    among = find(turn.engine.knowledge, replace(filters, team=None), {}).projects
    aged = by_age(turn, [p.id for p in among if p.id not in turn.hidden])
    return turn.same(aged[-1] if wording.age > 0 else aged[0], ()) if aged else None


def _asks_of_each(text: str) -> bool:
    """Whether it asks for a side of each of a list, or where each is (« dans quelles villes ? »)."""
    wording = Wording(text)
    besides = only_courteous(text) or project_cues.SOMETHING_ELSE.search(wording.folded)
    return bool(wording.asks_sides or besides) or set(wording.content) <= cues.ONLY_WHERE

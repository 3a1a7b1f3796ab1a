"""How a search for projects goes on in other cohorts: the next one, all others, or every one of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import date_cues, list_cues, project_cues
from bot.wording.allusions import SHORT
from index.filters import Filters
from index.finder import find
from index.mentions import Mentions
from index.text import words


def in_the_next_cohort(turn: Turn) -> Understood | None:
    """« et dans la promo suivante ? » after a search in a cohort: the same search, in the one after, or before."""
    filters, step = turn.before.filters, turn.wording.step or _step(turn)
    any_then = list_cues.ANY_THEN.search(turn.wording.folded)  # « et dans la promo d'après, il y en a eu ? »
    brief = turn.wording.length <= 2 * SHORT if any_then else turn.wording.short
    if not filters or not step or turn.mentions or turn.mentions.years or not brief:
        return None
    known = turn.engine.knowledge.projects_by_id  # an edit may have taken one away meanwhile
    cohorts = set(filters.cohorts or (known[p].cohort for p in turn.before.listed if p in known))
    if len(cohorts) != 1:
        return None
    beside = turn.wording.next_one or _step(turn) or date_cues.YEAR_BESIDE.search(turn.wording.folded)
    if (turn.wording.asks and not any_then) or not (beside or turn.wording.said & turn.cohort_words):
        return None  # « les suivants » are those of the list
    cohort = turn.engine.knowledge.programme.next_to(cohorts.pop(), step)
    rest = " ".join(
        w
        for w in list_cues.ANY_THEN.sub(" ", turn.rest).split()
        if w not in turn.cohort_words | date_cues.NEXT | {"one"}
    )
    if cohort is None or not turn.wording.only_time(rest):
        return None
    return Understood(turn.question, turn.mentions, filters=replace(filters, cohorts=(cohort,)))


def in_other_cohorts(turn: Turn) -> Understood | None:
    """« et avant, dans les autres promos ? », « et dans les promos d'avant ? » after a search in a cohort: the same search, in the others, or those before."""
    filters, cohorts = turn.before.filters, turn.engine.knowledge.programme.cohorts
    asked = project_cues.OTHER_COHORTS.search(turn.wording.folded)
    bare = project_cues.THOSE_BEFORE.fullmatch(turn.wording.folded)
    if asked and (asked["word"] or asked["those"]) not in turn.cohort_words:
        asked = None
    if (
        filters and not filters.cohorts and bare and turn.listed
    ):  # « et avant ? » after those of all cohorts: but the latest
        found = {p.cohort for p in find(turn.engine.knowledge, filters, {}).projects}
        but_the_latest = tuple(c.id for c in cohorts if c.id in found)[:-1]
        return turn.search(replace(filters, cohorts=but_the_latest)) if but_the_latest else None
    if not filters or not filters.cohorts or not (asked or bare):
        return None
    if turn.mentions.facets or turn.wording.length > 2 * SHORT:
        return None
    first = min((c.starts for c in cohorts if c.id in filters.cohorts), default=date.max)
    held = {p.cohort for p in turn.engine.knowledge.projects if p.id not in turn.hidden}
    earlier = bare or (asked and (asked["before"] or asked["those"]))
    others = tuple(
        c.id for c in cohorts if c.id in held and (c.starts < first if earlier else c.id not in filters.cohorts)
    )
    return Understood(turn.question, turn.mentions, filters=replace(filters, cohorts=others)) if others else None


def some_there(turn: Turn) -> Understood | None:
    """« et dans la 3, il y en avait aussi en région ? » after a project: those of that cohort that were there."""
    asks = list_cues.ARE_THERE_SOME.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    if turn.project is None or not asks or set(turn.mentions.facets) != {"places"} or not turn.mentions.cohorts:
        return None
    word = next(
        iter(turn.engine.knowledge.programme.project_words), ""
    )  # and no word of the turn, which may be in some project
    return Understood(word, Mentions(), filters=Filters.of(turn.mentions))


def in_all_cohorts(turn: Turn) -> Understood | None:
    """« et toutes promos confondues ? » after a search in a cohort: the same, with what is named besides, in all of them."""
    filters, asked = turn.before.filters, project_cues.ALL_COHORTS.search(turn.wording.folded)
    if not filters or not (filters.cohorts or filters.years) or asked is None or turn.mentions.cohorts:
        return None
    word = asked["word"]
    if (word and word not in turn.cohort_words | project_cues.YEARS_TOO) or turn.wording.length > 2 * SHORT:
        return None
    if word is None and not turn.wording.only_time(project_cues.ALL_COHORTS.sub(" ", turn.wording.folded)):
        return None  # « ils sont payés depuis le début ? »
    everywhere = replace(filters, cohorts=(), years=()).merged(Filters.of(turn.mentions))
    return Understood(turn.question, turn.mentions, filters=everywhere)


def _step(turn: Turn) -> int:
    """The same in other words: « la promo juste avant », "the next cohort", "the cohort before"."""
    pairs = set(pairwise(words(turn.question)))
    these = turn.cohort_words | {"one", "celle", "celles"}
    said = [w for w in words(turn.question) if w != "juste"]  # « dans la promo juste avant »
    french = any(first in these and second == "apres" for first, second in pairwise(said)) - any(
        first in these and second == "avant" for first, second in pairwise(said)
    )
    return french or any(("next", w) in pairs or (w, "after") in pairs for w in these) - any(
        (w, "before") in pairs for w in these
    )

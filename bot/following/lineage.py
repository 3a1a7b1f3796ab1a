"""How a question goes on about what a project became, or was before: its later and earlier selves, and those of its host."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dates.named import CALLS
from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import date_cues, host_cues, lineage_cues, project_cues
from bot.wording.allusions import SHORT
from index.filters import Filters
from index.finder import PROJECTS, find
from index.mentions import Mentions
from index.search_words import own_words


def its_heir(turn: Turn) -> Understood | None:
    """« et dans la 7, quels profils ont bossé dessus ? » after a project of the 5th: the one of the 7th that tells of it."""
    project, cohorts, folded = turn.project, turn.mentions.cohorts, turn.wording.folded
    as_it_is = _of_the_latest(turn) and not cohorts  # « et dans sa forme actuelle, quels métiers ? »
    longest = (4 if as_it_is and project_cues.ON_IT.search(folded) else 2) * SHORT
    if project is None or turn.wording.length > longest:
        return None
    later = len(cohorts) == 1 and cohorts[0] != project.cohort
    there = set(turn.mentions.facets.get("administrations", ())) - set(project.administrations)
    elsewhere = (
        there and not cohorts and lineage_cues.AFTERWARDS.search(folded)
    )  # « et à l'IGN ensuite, quels postes ? »
    follows = later and (project_cues.ON_IT.search(folded) or lineage_cues.SEQUEL.search(folded))
    # « et qui bosse dessus aujourd'hui ? » after one of years ago
    today = lineage_cues.WORKING_TODAY.search(folded) and not cohorts
    back = lineage_cues.CAME_BACK.search(folded) and not cohorts  # « des gens de chez vous y sont retournés ensuite ? »
    if not (elsewhere or as_it_is or follows or today or back):
        return None
    named = re.compile(rf"(?<!\w){re.escape(project.name)}(?!\w)", re.IGNORECASE)
    others = (p for p in turn.engine.knowledge.projects if p.cohort != project.cohort and named.search(p.plain))
    heirs = [
        p
        for p in others
        if (not cohorts or p.cohort == cohorts[0]) and (not elsewhere or there & set(p.administrations))
    ]
    return replace(turn, mentions=Mentions()).same(heirs[0].id, ()) if len(heirs) == 1 else None


def _of_the_latest(turn: Turn) -> bool:
    """Whether it speaks of what something is now, or of the last cohort."""
    said = lineage_cues.AS_IT_IS_NOW.search(turn.wording.folded)
    of = said and (said["en"] or said["fr"])
    return said is not None and (not of or of in turn.cohort_words | CALLS)


def its_sequel(turn: Turn) -> Understood | None:
    """« y a eu une suite dans la promo d'après ? » after a project: what the next cohort did at its host."""
    project, wording = turn.project, turn.wording
    # "was there a follow-up in the next cohort?"
    next_cohort = lineage_cues.FOLLOW_UP_IN_THE_NEXT.search(wording.folded)
    steps = wording.step > 0 or (next_cohort and next_cohort["word"] in turn.cohort_words)
    next_one = steps and wording.said & turn.cohort_words and lineage_cues.SEQUEL.search(wording.folded)
    # "they had another one the year after, right?"
    again = host_cues.THERE.search(wording.folded) and project_cues.OTHERS.search(wording.folded)
    next_one = next_one or (wording.step > 0 and again and date_cues.YEAR_BESIDE.search(wording.folded))
    followed = lineage_cues.THAT_FOLLOWED.search(wording.folded) and host_cues.THERE.search(wording.folded)
    if project and followed and len(turn.mentions.cohorts) == 1 and wording.length <= 3 * SHORT:
        return turn.search(Filters(turn.mentions.cohorts, {"administrations": turn.hosts})) if turn.hosts else None
    told_of = wording.step > 0 and wording.said & turn.cohort_words and lineage_cues.THE_THING.search(wording.folded)
    if project and told_of and not turn.mentions.cohorts and turn.hosts:
        after = turn.engine.knowledge.programme.next_to(project.cohort, 1)
        heirs = find(turn.engine.knowledge, Filters((after,), {"administrations": turn.hosts}), {}) if after else None
        if heirs and heirs.exact and len(heirs.projects) == 1:  # « et l'outil d'annotation de la promo suivante ? »
            return replace(turn, mentions=Mentions()).same(heirs.projects[0].id, ())
    if project is None or not next_one or turn.mentions or wording.length > 2 * SHORT:
        return None
    beside = turn.engine.knowledge.programme.next_to(project.cohort, 1)
    return turn.search(Filters((beside,), {"administrations": turn.hosts})) if beside and turn.hosts else None


def the_next_of_its_host(turn: Turn) -> Understood | None:
    """« et le suivant ? » after the project of an administration that one named: its next one."""
    project, knowledge = turn.project, turn.engine.knowledge
    asks = lineage_cues.ONLY_THE_NEXT.fullmatch(turn.wording.folded.strip())
    if project is None or not asks or turn.listed or "administrations" not in turn.facets_before:
        return None
    starts = {c.id: c.starts for c in knowledge.programme.cohorts}
    theirs = [p for p in knowledge.projects if set(turn.hosts) & set(p.administrations)]
    later = sorted((p for p in theirs if starts[p.cohort] > starts[project.cohort]), key=lambda p: starts[p.cohort])
    return turn.same(later[0].id, ()) if later and turn.hosts else None


def its_forerunner(turn: Turn) -> Understood | None:
    """« et avant ça, qu'avaient-ils fait avec vous ? », « ils étaient combien au départ ? » after a project: the earlier one.

    At first, it is the earlier one that its card names; before it, those of its host.
    """
    project, knowledge, folded = turn.project, turn.engine.knowledge, turn.wording.folded
    if project is None or turn.mentions.cohorts or turn.wording.length > 3 * SHORT:
        return None
    starts = {c.id: c.starts for c in knowledge.programme.cohorts}
    earlier = [p for p in knowledge.projects if starts[p.cohort] < starts[project.cohort]]
    if lineage_cues.AT_FIRST.search(folded) and not turn.mentions:
        if not lineage_cues.HOW_MANY_OR_ITS_NAME.search(folded):
            return None  # « au départ, c'était quoi l'idée ? »
        became = re.compile(rf"\b[Dd]even\w+ [^.]{{0,30}}{re.escape(project.name)}", re.IGNORECASE)
        told = [p for p in earlier if re.search(rf"(?<!\w){re.escape(p.name)}(?!\w)", project.plain)]
        named = [p.id for p in told if became.search(f"{p.plain} {p.status.text}")]
        return turn.same(named[0], ()) if len(named) == 1 else None
    with_us = (
        turn.wording.said & ({"vous", "you"} | own_words(knowledge.programme))
        or host_cues.THERE.search(folded)
        or lineage_cues.HAD_SOME_BEFORE.search(folded)
    )
    if not lineage_cues.BEFORE_IT.search(folded) or not with_us or turn.mentions.facets or not turn.hosts:
        return None
    theirs = [p.id for p in earlier if set(turn.hosts) & set(p.administrations)]
    if len(theirs) == 1:
        return turn.same(theirs[0], ())
    before = Filters(facets={PROJECTS: tuple(theirs)})
    return Understood(turn.question, turn.mentions, filters=before) if theirs else None

"""Which of the projects of a list, or of a host, a turn singles out: all it names, the other than that one, those of this year, those with some people and without others."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.following.one_listed import PAIR, RATHER, searched
from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import amount_cues, date_cues, project_cues, which_cues
from bot.wording.allusions import SHORT
from index.filters import Filters
from index.finder import PROJECTS
from index.naming import says_name

_LINKED = re.compile(r"\b(?:liee?s?|lien|rapport|differen\w+|memes?|pareil\w*|commun|linked|related|same|different)\b")
"""Asks what one has to do with the other."""

_OTHER_ON = re.compile(r"\b(?:l'autre|the other(?: one)?)\b.{2,40}\b(?:sur|about|on|qui|that)\b")
"""Speaks of another one by what it is about."""

DESCRIBED = 0.3
"""Share of the likelihood from which a project is described by a question."""

SURELY = 0.8
"""The same of an entry beside the one that was told."""

_REJECTS = frozenset("pas ni ou not nor neither or".split())
"""Words of who wants neither, or asks which of both."""


def the_two_named(turn: Turn) -> Understood | None:
    """« ceux d'Archifiltre et SEDAccord, même année ? » after a list: both."""
    if not turn.listed or turn.mentions.cohorts or turn.wording.length > 3 * SHORT:
        return None
    named = _named(turn, turn.before.listed)
    others = project_cues.OTHERS.search(turn.wording.folded)  # « je connais DataMed et GDR Santé, et les autres ? »
    if len(named) != PAIR or others or _of_a_rule(turn):
        return None
    return Understood(turn.question, turn.mentions, filters=Filters(facets={PROJECTS: named}))


def the_other_than_that(turn: Turn) -> Understood | None:
    """« je connais Open Justice, et l'autre ? » after two: the one that it does not name."""
    listed = turn.before.listed
    other = project_cues.ONE_OTHER.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    other = other and not turn.wording.said & _REJECTS  # « pas LABEL ni l'autre »
    other = other and not _LINKED.search(turn.wording.folded)  # « Open Justice et l'autre, c'est lié ? »
    named = _named(turn, listed) if turn.listed and len(listed) == PAIR and other else ()
    return turn.same(next(p for p in listed if p not in named), ()) if len(named) == 1 else None


def the_other_on_that(turn: Turn) -> Understood | None:
    """« et l'autre de l'ADEME sur le carbone ? » after one of its projects: the one of its others that this describes."""
    project, folded = turn.project, turn.wording.folded
    asks = _OTHER_ON.search(folded) and turn.wording.length <= 3 * SHORT and not _REJECTS & turn.wording.said
    hosts = set(turn.mentions.facets.get("administrations", ())) & set(turn.hosts)
    if project is None or not asks or not hosts or turn.mentions.cohorts:
        return None
    theirs = {p.id for p in turn.engine.knowledge.projects if hosts & set(p.administrations) and p != project}
    shares = [(h.share, h.unit.id) for h in turn.rank(turn.wording.stripped).hits if h.unit.id in theirs]
    described = shares and shares[0][0] >= DESCRIBED and all(3 * share <= shares[0][0] for share, _ in shares[1:])
    return turn.same(shares[0][1], ()) if described else None


def the_related_one_that_says(turn: Turn) -> Understood | None:
    """« et celui avec les leviers de croissance ? » after one of several roles: the related entry that this describes."""
    knowledge = turn.engine.knowledge
    entry = knowledge.entries_by_id.get(turn.before.entry or "")
    says = which_cues.THE_ONE.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    if entry is None or not says or turn.mentions or turn.listed:
        return None
    related = {knowledge.unit_of(i) for i in entry.related} - {turn.before.unit}
    hits = turn.rank(turn.wording.stripped).hits
    return turn.same(hits[0].unit.id, ()) if hits[0].unit.id in related and hits[0].share >= SURELY else None


def of_this_year(turn: Turn) -> Understood | None:
    """« lequel est de cette année ? » after a list: those of it whose cohort is of the year that it is."""
    which = project_cues.WHICH_OF_THEM.search(turn.wording.folded) or which_cues.THE_ONE.search(turn.wording.folded)
    asked = which and date_cues.THIS_YEAR.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    asked = asked and not which_cues.RECRUITS.search(turn.wording.folded)  # « celui qui recrute cette année ? »
    if not turn.listed or not asked or turn.now is None or turn.mentions.facets or turn.mentions.cohorts:
        return None
    known, year = turn.engine.knowledge.projects_by_id, str(turn.now.year)
    then = tuple(p for p in searched(turn) if p in known and year in known[p].years)
    if len(then) == 1:
        return turn.same(then[0], ())
    return Understood(turn.question, turn.mentions, filters=Filters(facets={PROJECTS: then})) if then else None


def with_some_and_without_others(turn: Turn) -> Understood | None:
    """« et juste dev + design, sans data ? » after a list: those of it that had the ones, and none of the others."""
    readings = turn.mentions.readings
    out = {i for r in readings if r.left_out for facet, i in r.terms if facet == "profiles"}
    sought = [{i for facet, i in r.terms if facet == "profiles"} for r in readings if not r.left_out]
    only = set(turn.mentions.facets) == {"profiles"} and not turn.mentions.cohorts and turn.wording.length <= 2 * SHORT
    if not turn.listed or not only or not out or not all(sought):
        return None
    known = turn.engine.knowledge.projects_by_id
    teams = {p: set(known[p].profiles) for p in searched(turn) if p in known}
    having = tuple(p for p, team in teams.items() if not team & out and all(team & one for one in sought))
    return replace(turn.alone(), filters=Filters(facets={PROJECTS: having}), aspect="people") if having else None


def with_both(turn: Turn) -> Understood | None:
    """« et ceux qui avaient aussi un designer ? » after those with a data engineer: those of them that had both."""
    given, own = turn.before.filters, turn.mentions.facets
    also = which_cues.BOTH_OF_THEM.search(turn.wording.folded) and turn.wording.length <= 3 * SHORT
    if not turn.listed or not given or "profiles" not in given.facets or set(own) != {"profiles"} or not also:
        return None
    if turn.mentions.cohorts or any(r.left_out for r in turn.mentions.readings):
        return None
    known, sought = turn.engine.knowledge.projects_by_id, set(own["profiles"]) - set(given.facets["profiles"])
    having = tuple(p for p in searched(turn) if p in known and sought & set(known[p].profiles))
    return replace(turn.alone(), filters=Filters(facets={PROJECTS: having}), aspect="people") if having else None


def _of_a_rule(turn: Turn) -> bool:
    """Whether what it asks is surely answered by a rule (« les gens de X et Y étaient payés pareil ? »)."""
    if amount_cues.PAY.search(turn.wording.folded):
        return True
    alone = turn.rank(turn.wording.stripped)
    return alone.answered and alone.first.kind == "entry" and alone.right >= RATHER


def _named(turn: Turn, projects: tuple[str, ...]) -> tuple[str, ...]:
    """Those of some projects that a turn names."""
    known, ordinary = turn.engine.knowledge.projects_by_id, turn.engine.knowledge.ordinary_words
    return tuple(p for p in projects if p in known and says_name(turn.question, known[p].name, ordinary))

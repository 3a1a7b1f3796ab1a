"""How a question goes on about projects: one of the list or of those that were named, a side of one, another search."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise
from math import inf, log

from bot import cues
from bot.allusions import SHORT, Wording
from bot.search import named_project
from bot.texts import FIRST
from bot.turn import Turn, Understood
from index.asking import words_for_projects
from index.calendar import CANDIDATES
from index.engine import Ranking
from index.finder import PROJECTS, Filters, find
from index.text import words

PAIR = 2
"""Of so many, the other one is the second."""

PLURAL = ("ils", "elles", "they")

MAYBE, RIVAL = log(0.01), log(10)
"""Log-share of the likelihood from which one of the projects of a list may be meant, and by how much another one may be
likelier."""

CLEARLY = 0.6
"""Share of the likelihood from which a project is meant."""

OF_DATES = 0.8
"""Confidence from which a question after a project asks for dates of the programme."""

ELSEWHERE, SURELY_ELSEWHERE = 0.9, 0.97
"""Confidence from which a question after a project is about something else; and one that says « il » or « là-bas »."""

_ADDRESSED = frozenset("vous votre vos nous je mon ma mes you your my we our i candidater postuler apply".split())
"""Words of a question about the programme, or about the one who asks, rather than about a project."""


def one_of_the_list(turn: Turn) -> Understood | None:
    """« le deuxième », « celui de Brest », "which one had lawyers?" after a list of projects."""
    if not turn.listed:
        return None
    before, knowledge = turn.before, turn.engine.knowledge
    if turn.mentions.cohorts:  # « seulement ceux de la 4 »
        if turn.wording.one_of and before.filters:
            return Understood(turn.question, turn.mentions, filters=before.filters.merged(Filters.of(turn.mentions)))
        return None
    if turn.wording.only_where and before.filters and len(before.listed) > 1:  # each line tells it
        return Understood(before.question, turn.mentions, filters=before.filters)
    if len(before.listed) == PAIR and turn.wording.the_other:
        return turn.same(before.listed[1], ())
    place = turn.wording.place(len(before.listed))
    if place is not None and "administrations" not in turn.mentions.facets:  # « et l'IGN dans la dernière vague ? »
        return turn.same(before.listed[place], ())
    if turn.wording.age and turn.wording.length <= 3 * SHORT:
        order = {cohort.id: i for i, cohort in enumerate(knowledge.programme.cohorts)}
        aged = sorted(before.listed, key=lambda p: order.get(knowledge.projects_by_id[p].cohort, 0))
        return turn.same(aged[-1] if turn.wording.age > 0 else aged[0], ())
    also = turn.cohort_words | (cues.POINTED if cues.THAT_ONE.search(turn.wording.folded) else frozenset())
    sides = turn.wording.names_the_thing and turn.wording.only_sides(also) and turn.wording.short
    if sides and not set(turn.mentions.facets) - {"statuses"}:  # « il existe toujours ? »: the one that was shown first
        return turn.same(before.listed[0], ())
    if turn.wording.subject in PLURAL and turn.wording.asks_sides and before.filters:  # « ils étaient où ? »
        if cues.ON_IT.search(turn.wording.folded):  # « ils étaient combien dessus ? »
            return turn.same(before.listed[0], ())
        return Understood(before.question, turn.mentions, filters=before.filters)
    if not turn.wording.one_of or turn.wording.length > (3 if turn.wording.the_one else 2) * SHORT:
        return None
    meant = turn.rank(turn.wording.stripped)
    if turn.wording.the_one and (one := _the_likeliest(turn, meant)):
        return turn.same(one, ())  # « celui sur les ponts, il est devenu quoi ? »
    if turn.mentions.facets:
        if turn.wording.the_one and (one := _the_one_about(turn)):
            return turn.same(one, ())
        filters = before.filters.merged(Filters.of(turn.mentions))
        found = find(knowledge, filters, {})
        if len(found.projects) == 1 and found.exact:
            return turn.same(found.projects[0].id, ())
        if found.exact or before.filters:
            return Understood(turn.question, turn.mentions, filters=filters)
    among = _searched(turn)
    scores = meant.scores
    ranked = sorted(among, key=lambda p: -scores.get(p, 0.0))
    first_project = max(knowledge.projects_by_id, key=lambda p: scores.get(p, 0.0))
    return turn.same(ranked[0], ()) if ranked and ranked[0] == first_project else None


def _searched(turn: Turn) -> list[str]:
    """The projects that the last search found, those that were not shown included; or those that were listed."""
    before = turn.before
    found = find(turn.engine.knowledge, before.filters, {}).projects if before.filters else ()
    return [p.id for p in found] or list(before.listed)


def _the_likeliest(turn: Turn, meant: Ranking) -> str | None:
    """The project that is meant: of those that were searched, where one may be; else the one that clearly is."""
    best = max(_searched(turn), key=lambda p: meant.scores.get(p, -inf), default=None)
    clear = meant.first.kind == "project" and meant.hits[0].share >= CLEARLY
    chance = meant.log_chances.get(best or "", -inf)
    if best and chance >= MAYBE and not (clear and log(meant.hits[0].share) - chance > RIVAL):
        return best
    return meant.first.id if clear else None


def _the_one_about(turn: Turn) -> str | None:
    """The only listed project that has what the question names in its line (« celui de Paris » of the firemen of Paris)."""
    said = {word for reading in turn.mentions.readings for word in reading.said}
    knowledge = turn.engine.knowledge
    lines = {
        p: f"{knowledge.projects_by_id[p].name} {knowledge.projects_by_id[p].summary[FIRST]}"
        for p in turn.before.listed
    }
    about = [p for p, line in lines.items() if said <= set(words(line))]
    return about[0] if len(about) == 1 else None


def others_alike(turn: Turn) -> Understood | None:
    """« d'autres dans le même genre ? » after a project: those of its themes."""
    asks = cues.ALIKE.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    if turn.project is None or not asks or turn.mentions or not turn.project.themes:
        return None
    alike = Filters(facets={"themes": turn.project.themes}, left_out=frozenset({(PROJECTS, turn.project.id)}))
    return Understood(turn.question, turn.mentions, filters=alike)


def other_of_the_two(turn: Turn) -> Understood | None:
    """« et l'autre ? » after one of two that were listed."""
    listed = turn.before.listed
    if len(listed) != PAIR or turn.before.unit not in listed or not (turn.wording.the_other and turn.wording.short):
        return None
    if turn.mentions or turn.wording.said & turn.cohort_words:  # « et l'autre promo ? »
        return None
    return turn.same(next(p for p in listed if p != turn.before.unit), ())


def one_of_those_named(turn: Turn) -> Understood | None:
    """« celui de Bordeaux », « celui des préfectures » after an answer that names projects."""
    knowledge, text = turn.engine.knowledge, turn.text
    if (
        turn.listed
        or turn.project is not None
        or not turn.wording.one_of
        or turn.wording.length > 2 * SHORT
        or not text
    ):
        return None
    named = [p.id for p in knowledge.projects if p.name.partition("(")[0].strip() in text]
    of_projects = named or set(words(turn.before.question)) & words_for_projects(knowledge.programme)
    several = of_projects and cues.THOSE.search(turn.wording.folded) and turn.wording.only_time(turn.rest)
    if several and set(turn.mentions.facets) & {"places", "administrations", "themes"}:
        return Understood(turn.question, turn.mentions, filters=Filters.of(turn.mentions))  # « seulement ceux de Lyon »
    if set(turn.mentions.facets) - {"statuses"}:
        meeting = find(knowledge, Filters.of(turn.mentions), {})
        named = [p.id for p in meeting.projects if p.id in named] if meeting.exact else []
    if turn.mentions.cohorts:
        return None
    ranking = turn.rank(turn.wording.stripped)
    if ranking.first.kind == "project" and ranking.hits[0].share >= CLEARLY:
        return turn.same(ranking.first.id, ())
    if not named:
        return None
    scores = ranking.scores
    best = max(named, key=lambda p: scores.get(p, 0.0))
    first = max(knowledge.projects_by_id, key=lambda p: scores.get(p, 0.0))
    return turn.same(best, ()) if best == first or len(named) == 1 else None


def side_of_the_project(turn: Turn) -> Understood | None:
    """« qui travaille dessus ? », « où ? » after a project: its card says it."""
    named = set(turn.mentions.facets) - {"statuses"}
    longest = (3 if turn.wording.names_the_thing else 2) * SHORT  # "is it still running, and who's working on it?"
    if turn.project is None or turn.mentions.cohorts or named or turn.wording.length > longest:
        return None
    programme = turn.engine.knowledge.programme
    own = {w for name in (programme.name, programme.short_name) for w in words(name)}
    if turn.wording.said & (own | _ADDRESSED) and not turn.wording.names_the_thing:
        return None
    stripped = Wording(turn.wording.stripped)
    if cues.WHERE_IT_IS.search(stripped.folded) and stripped.short:
        return turn.same()
    if stripped.content and set(stripped.content) <= words_for_projects(programme):
        return turn.same()  # « non pas l'école, le projet »
    if turn.wording.only_sides(turn.cohort_words) and (turn.wording.short or turn.wording.names_the_thing):
        return turn.same()
    if turn.wording.pronoun or turn.wording.names_the_thing or (turn.wording.leans and turn.wording.short):
        other = turn.rank(turn.question)
        if named_project(turn.engine, turn.question, other) not in (None, turn.before.unit):
            return None  # « et pour le RNB, quelle ville ? »
        of_it = turn.wording.pronoun and turn.wording.names_the_thing  # "who's working on it from your side?"
        if other.answered and turn.wording.said & _ADDRESSED and not of_it:
            return None  # « et pour vous écrire, c'est quelle adresse ? »
        if other.answered and other.first.kind == "dates" and other.right >= OF_DATES and turn.wording.opens_with_link:
            return None  # « et la prochaine session, c'est pour quand ? »
        limit = SURELY_ELSEWHERE if turn.wording.names_the_thing else ELSEWHERE if turn.wording.pronoun else 0.0
        if not (other.answered and other.right >= limit):
            return turn.same()
    return None


def another_by_its_trait(turn: Turn) -> Understood | None:
    """« et celui de la Cour de cassation, il a mieux fini ? » after another project: those of there.

    Also « Lille je connais bien, c'est quoi comme mission ? » after an answer that names Lille.
    """
    knowledge, wording = turn.engine.knowledge, turn.wording
    named = Filters.of(turn.mentions).without("statuses")
    if turn.project and not named and cues.THERE.search(wording.folded):  # « y a d'autres trucs chez eux ? »
        theirs = (p.administrations for p in knowledge.projects)
        count = Counter(a for of_one in theirs for a in of_one)  # its own rather than the ministry above it
        rarest = sorted(turn.project.administrations, key=lambda a: count[a])[:1]
        shown = frozenset({(PROJECTS, turn.project.id)})
        named = Filters(facets={"administrations": tuple(rarest)}, left_out=shown)
    if turn.listed or turn.mentions.cohorts or set(named.facets) not in ({"administrations"}, {"places"}):
        return None
    spoken = any(u in knowledge.projects_by_id for u in (turn.before.unit, *turn.before.trail))
    others = wording.the_one or (wording.one_of and wording.short) or _asks_for_others(turn)
    again = spoken and others and wording.length <= 3 * SHORT and not wording.said & _ADDRESSED
    of_projects = turn.project is None and set(words(turn.question)) & words_for_projects(knowledge.programme)
    text = f" {' '.join(words(turn.text))} "
    told = of_projects and any(f" {' '.join(r.said)} " in text for r in turn.mentions.readings)
    if not (again or told):
        return None
    alone = turn.rank(wording.stripped)
    of_theirs = named.left_out and _other_projects(turn)  # « leurs autres projets ? »
    if alone.answered and alone.first.kind != "project" and alone.right >= ELSEWHERE and not of_theirs:
        return None
    found = find(knowledge, named, {})
    left = [p for p in found.projects if p.id != turn.before.unit]
    clear = wording.the_one and found.exact and alone.hits[0].share >= CLEARLY
    if clear and alone.first.id in {p.id for p in left}:  # « celui de l'IGN sur les rues »
        return turn.same(alone.first.id, ())
    asked = cues.THERE.sub(" ", wording.folded) if named.left_out else turn.question
    return Understood(asked, turn.mentions, filters=named) if found.exact and left else None


def _asks_for_others(turn: Turn) -> bool:
    """Whether it asks for other ones (« ils en ont refait un ? », « les autres projets »)."""
    return _other_projects(turn) or bool(cues.OTHERS.search(turn.wording.folded))


def _other_projects(turn: Turn) -> bool:
    said, of_projects = words(turn.question), words_for_projects(turn.engine.knowledge.programme)
    return any(first in cues.OTHER and second in of_projects for first, second in pairwise(said))


def searched_before(turn: Turn) -> Understood | None:
    """« et à Bordeaux ? » after « quels projets hors de Paris ? », which was answered in words: the projects of there."""
    knowledge, unit = turn.engine.knowledge, turn.before.unit
    programme = knowledge.programme
    asked = set(words(turn.before.question)) & words_for_projects(programme)
    if not asked or turn.listed or turn.project is not None or not turn.mentions.facets or turn.mentions.cohorts:
        return None
    if unit and knowledge.audience(unit) != CANDIDATES:  # « qui peut déposer un projet ? »
        return None
    alone = turn.wording.opens_with_link or not (
        turn.wording.asks or turn.before.filters
    )  # « et à Lyon ? », « à Lyon ? »
    named = alone and turn.wording.short and turn.wording.only_time(turn.rest)
    some = turn.wording.one_of and turn.wording.length <= 2 * SHORT  # « tu peux me citer ceux de l'IGN ? »
    if not (named or some):
        return None
    question = f"{next(iter(programme.project_words), '')} {turn.wording.stripped}"
    filters = Filters.of(turn.mentions)
    among = replace(filters, cohorts=turn.before.cohorts)
    kept = some and turn.before.cohorts and find(turn.engine.knowledge, among, {}).exact
    return Understood(question, turn.mentions, filters=among if kept else filters)


def in_the_next_cohort(turn: Turn) -> Understood | None:
    """« et dans la promo suivante ? » after a search in a cohort: the same search, in the one after, or before."""
    filters, step = turn.before.filters, turn.wording.step or _step(turn)
    if not filters or len(filters.cohorts) != 1 or not step or turn.mentions or not turn.wording.short:
        return None
    if turn.wording.asks or not (turn.wording.next_one or _step(turn) or turn.wording.said & turn.cohort_words):
        return None  # « les suivants » are those of the list
    beside = turn.engine.knowledge.programme.next_to(filters.cohorts[0], step)
    rest = " ".join(w for w in turn.rest.split() if w not in turn.cohort_words | cues.NEXT | {"one"})
    if beside is None or not turn.wording.only_time(rest):
        return None
    return Understood(turn.question, turn.mentions, filters=replace(filters, cohorts=(beside,)))


def _step(turn: Turn) -> int:
    """The same in English: "the next cohort", "the cohort before"."""
    pairs = set(pairwise(words(turn.question)))
    these = turn.cohort_words | {"one"}
    return any(("next", w) in pairs or (w, "after") in pairs for w in these) - any(
        (w, "before") in pairs for w in these
    )


def another_search(turn: Turn) -> Understood | None:
    """« et sur les bateaux ? » after a list of projects, or a search that found one."""
    if (
        not (turn.listed or turn.before.filters)
        or turn.mentions
        or turn.wording.asks
        or not (turn.wording.opens_with_link and turn.wording.short)
    ):
        return None
    word = next(iter(turn.engine.knowledge.programme.project_words), "")
    return Understood(f"{word} {turn.wording.stripped}", turn.mentions)

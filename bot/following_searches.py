"""How a question goes on about a search for projects: its rest, their number, others alike, of there, of the next cohort."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import pairwise
from math import exp, log

from bot import date_cues, preambles, project_cues
from bot.allusions import SHORT
from bot.following_projects import CLEARLY, MAYBE
from bot.turn import Turn, Understood
from index.asking import asks_for_projects, other_words
from index.calendar import CANDIDATES
from index.documents import Project
from index.filters import Filters
from index.finder import PROJECTS, find
from index.lexical import STOP_WORDS
from index.search_words import own_words, words_for_projects
from index.text import words

ELSEWHERE = 0.9
"""Confidence from which a question that names an administration or a place is about something else than projects."""


def another_of_its_own(turn: Turn) -> Understood | None:
    """« projets justice : où en sont-ils ? »: what stands before the colon is a search by itself, whatever was said before."""
    head, colon, _ = turn.question.partition(":")
    programme, vocabulary = turn.engine.knowledge.programme, turn.engine.vocabulary
    named = vocabulary.find(head)
    searched = set(words(head)) & words_for_projects(programme) and asks_for_projects(head, named, programme)
    return turn.alone() if colon and named.facets and searched else None


def of_another_administration(turn: Turn) -> Understood | None:
    """« et avec l'ADEME, vous faites quoi ? » after a project of others: those of there."""
    project, mentions = turn.project, turn.mentions
    named = mentions.facets.get("administrations", ())
    if project is None or set(mentions.facets) != {"administrations"} or set(named) & set(project.administrations):
        return None
    beside = turn.wording.one_of or turn.wording.length > 2 * SHORT or mentions.cohorts
    if beside or other_words(mentions, turn.engine.knowledge.programme) or not turn.wording.opens_with_link:
        return None
    filters = Filters.of(mentions)
    return (
        Understood(turn.question, mentions, filters=filters) if find(turn.engine.knowledge, filters, {}).exact else None
    )


def all_but(turn: Turn) -> Understood | None:
    """« et à part DataJust ? » after a search: the same, without that one; after a rule that names it, the rule again."""
    knowledge, before = turn.engine.knowledge, turn.before
    asked = project_cues.ALL_BUT.fullmatch(" ".join(words(turn.question)))
    if asked is None or turn.mentions or turn.mentions.years:
        return None
    named = [p for p in knowledge.projects if " ".join(words(p.name.partition("(")[0])) == asked["what"]]
    if len(named) != 1:
        return None
    if before.filters:
        besides = before.filters.left_out | {(PROJECTS, named[0].id)}
        return Understood(before.question, turn.mentions, filters=replace(before.filters, left_out=besides))
    return turn.same() if before.unit in knowledge.versions and named[0].name in turn.text else None


def what_became_of_them(turn: Turn) -> Understood | None:
    """« un des trois a-t-il survécu ? » after a list: the list, with the state of each."""
    asked = project_cues.FATE.search(turn.wording.folded) and project_cues.ONE_OF_THEM.search(turn.wording.folded)
    people = turn.wording.said & (own_words(turn.engine.knowledge.programme) | project_cues.PEOPLE)
    if not turn.listed or not asked or turn.mentions or people or turn.wording.length > 2 * SHORT:
        return None
    filters = turn.before.filters or Filters(facets={PROJECTS: turn.before.listed})
    return Understood(turn.question, turn.mentions, filters=filters)


def the_rest(turn: Turn) -> Understood | None:
    """« et les autres ? », « la suite » after a list of projects: those for which it had no place."""
    found_alone = turn.before.filters and turn.before.listed == (turn.before.unit,)
    if not (turn.listed or found_alone) or turn.mentions or turn.mentions.years or turn.wording.length > 2 * SHORT:
        return None
    beside = preambles.COURTESY | preambles.PLEASE | words_for_projects(turn.engine.knowledge.programme)
    said = tuple(w for w in words(turn.wording.folded) if w not in beside and not w.isdigit())
    if thanks := turn.wording.said & project_cues.THANKS:  # « c'est tout, merci »
        closing = "?" not in turn.question and (said in project_cues.IS_THAT_ALL or set(said) <= project_cues.MORE)
        return Understood(min(thanks), turn.mentions) if closing else None
    others = project_cues.THE_OTHERS.intersection(said)
    more = others or project_cues.MORE.intersection(said)
    beside_it = project_cues.WHICH_OTHERS if others else project_cues.SHOWING
    asks = more and set(said) <= project_cues.THE_OTHERS | project_cues.MORE | beside_it
    refused = project_cues.NO_MORE.search(turn.wording.folded)  # « je n'en veux plus »
    whole = said in project_cues.IS_THAT_ALL
    return replace(turn.alone(), rest=True) if (asks or whole) and not refused else None


def how_many(turn: Turn) -> Understood | None:
    """« ça fait combien en tout ? » after a list of projects: the list, which begins with their number."""
    if not turn.listed or not turn.before.filters or turn.mentions or not turn.wording.said & project_cues.HOW_MANY_OF:
        return None
    beside = project_cues.IN_ALL | preambles.COURTESY | words_for_projects(turn.engine.knowledge.programme)
    if not turn.wording.short or not set(turn.wording.content) <= beside or turn.wording.subject:
        return None
    return Understood(turn.before.question, turn.mentions, filters=turn.before.filters)


def how_many_people(turn: Turn) -> Understood | None:
    """« combien de personnes en tout ? » after a list of projects: the list, which tells the team of each."""
    asked = project_cues.HOW_MANY_PEOPLE.search(turn.wording.folded)
    if not turn.listed or not turn.before.filters or turn.mentions or not asked or not turn.wording.short:
        return None
    of_own = set(words(turn.engine.knowledge.programme.short_name))
    said = set(turn.wording.content) - project_cues.IN_ALL - project_cues.COUNTED - of_own
    return Understood(turn.question, turn.mentions, filters=turn.before.filters) if not said else None


def others_alike(turn: Turn) -> Understood | None:
    """« d'autres dans le même genre ? » after a project: those of its rarest theme."""
    if turn.project and _of_its_cohort(turn) and _other_projects(turn) and not turn.mentions:
        of_its_time = Filters((turn.project.cohort,), {}, left_out=_shown(turn.project))
        return Understood(turn.question, turn.mentions, filters=of_its_time)  # « les autres projets de cette promo ? »
    several = project_cues.SEVERAL_OTHERS.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    if turn.project and several and set(turn.mentions.facets) == {"statuses"}:
        so_are = Filters.of(turn.mentions)  # « d'autres ont été abandonnés comme ça ? »
        return Understood(turn.question, turn.mentions, filters=replace(so_are, left_out=_shown(turn.project)))
    other = project_cues.OTHERS_OF.search(turn.wording.folded) if turn.project and not turn.mentions else None
    if other and other["word"] in words_for_projects(turn.engine.knowledge.programme):
        return Understood(f"{other['word']} {other['what']}", turn.mentions)  # « d'autres projets d'archives ? »
    asks = project_cues.ALIKE.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    if turn.project is None or not asks or turn.mentions or not turn.project.themes:
        return None
    count = Counter(theme for p in turn.engine.knowledge.projects for theme in p.themes)
    shared = [theme for theme in turn.project.themes if count[theme] > 1]
    if not shared:
        return None
    own = min(shared, key=count.__getitem__)  # what is most its own: the sea, rather than public service
    alike = Filters(facets={"themes": (own,)}, left_out=_shown(turn.project))
    return Understood(turn.question, turn.mentions, filters=alike)


def of_the_same_host(turn: Turn) -> Understood | None:
    """« is there another project in that same court? » after a project: those of its administration."""
    project, knowledge = turn.project, turn.engine.knowledge
    asked = project_cues.SAME_HOST.search(turn.wording.folded) if turn.wording.length <= 2 * SHORT else None
    if project is None or not asked or turn.mentions or not project.administrations:
        return None
    if asked["what"] and asked["what"] not in words_for_projects(knowledge.programme) | STOP_WORDS:
        return None  # « les autres profils recherchés par cette administration ? »
    count = Counter(a for p in knowledge.projects for a in p.administrations)
    own = min(project.administrations, key=count.__getitem__)  # rather than the ministry above it
    filters = Filters(facets={"administrations": (own,)}, left_out=_shown(project))
    return Understood(turn.question, turn.mentions, filters=filters) if count[own] > 1 else None


def _shown(project: Project) -> frozenset[tuple[str, str]]:
    """What leaves out a project that was shown."""
    return frozenset({(PROJECTS, project.id)})


def another_by_its_trait(turn: Turn) -> Understood | None:
    """« et celui de la Cour de cassation, il a mieux fini ? » after another project: those of there.

    Also « Lille je connais bien, c'est quoi comme mission ? » after an answer that names Lille.
    """
    knowledge, wording = turn.engine.knowledge, turn.wording
    there = turn.project and project_cues.THERE.search(wording.folded)  # « la même juridiction » names no theme
    said = turn.engine.vocabulary.find(project_cues.THERE.sub(" ", wording.folded)) if there else turn.mentions
    named = Filters.of(said).without("statuses")
    if turn.project and not named and there:  # « y a d'autres trucs chez eux ? »
        theirs = (p.administrations for p in knowledge.projects)
        count = Counter(a for of_one in theirs for a in of_one)  # its own rather than the ministry above it
        rarest = sorted(turn.project.administrations, key=lambda a: count[a])[:1]
        named = Filters(facets={"administrations": tuple(rarest)}, left_out=_shown(turn.project))
    if turn.project and _of_its_cohort(turn):  # « d'autres à la Justice dans la même promo ? »
        named = replace(named, cohorts=(turn.project.cohort,))
    one = project_cues.ONE_OTHER.search(wording.folded) or project_cues.HAVE_OTHERS.search(wording.folded)
    of_a_theme = one or _other_projects(turn)  # else « et la santé ? » may ask of anything
    sorts = ({"administrations"}, {"places"}, *([{"themes"}] if of_a_theme else ()))
    if turn.listed or set(named.facets) not in sorts:
        return None
    if turn.mentions.cohorts and not project_cues.SOMETHING_ELSE.search(wording.folded):
        return None
    spoken = any(u in knowledge.projects_by_id for u in (turn.before.unit, *turn.before.trail))
    more = project_cues.SOMETHING_ELSE.search(wording.folded)  # « la Culture a autre chose dans la 7 ? »
    others = wording.the_one or (wording.one_of and wording.short) or _asks_for_others(turn) or more
    # not « vous en avez d'autres pour la justice ? »
    besides = project_cues.I_THINK.sub(" ", project_cues.HAVE_OTHERS.sub(" ", wording.folded))
    addressed = set(words(besides)) & project_cues.ADDRESSED
    again = spoken and others and wording.length <= 3 * SHORT and not addressed
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
    other = project_cues.OTHERS.search(wording.folded) or project_cues.ONE_OTHER.search(wording.folded)
    if wording.correcting and not other and found.exact and len(left) < len(found.projects):
        return turn.same()  # « mais non pas DataJust, celui de la Culture » after that of the Culture
    if (
        left
        and found.exact
        and (wording.the_one or project_cues.ONE_OTHER.search(wording.folded) or _other_projects(turn))
        and (len(left) == 1 or not project_cues.SEVERAL_OTHERS.search(wording.folded))
    ):
        chances = {p.id: exp(alone.log_chances.get(p.id, 0.0)) for p in left}
        likeliest = max(chances, key=chances.__getitem__)
        clear = chances[likeliest] >= CLEARLY * sum(chances.values()) and log(chances[likeliest]) > MAYBE
        if len(left) == 1 or clear:
            return turn.same(likeliest, ())  # « et celui de Lille ? », « celui de l'IGN sur les rues »
    asked = project_cues.THERE.sub(" ", wording.folded) if named.left_out else turn.question
    if turn.project and project_cues.SEVERAL_OTHERS.search(wording.folded):  # « d'autres » than the one that was shown
        named = replace(named, left_out=named.left_out | {(PROJECTS, turn.project.id)})
    return Understood(asked, turn.mentions, filters=named) if found.exact and left else None


def _of_its_cohort(turn: Turn) -> bool:
    """Whether it says « la même promo », or « cette promo », in the programme's own words for it."""
    same = project_cues.SAME_COHORT.search(turn.wording.folded)
    return same is not None and same["word"] in turn.cohort_words


def _asks_for_others(turn: Turn) -> bool:
    """Whether it asks for other ones (« ils en ont refait un ? », « les autres projets »)."""
    return _other_projects(turn) or bool(project_cues.OTHERS.search(turn.wording.folded))


def _other_projects(turn: Turn) -> bool:
    """Whether it says « autres projets », in the programme's own words for them."""
    said, of_projects = words(turn.question), words_for_projects(turn.engine.knowledge.programme)
    return any(first in project_cues.OTHER and second in of_projects for first, second in pairwise(said))


def searched_before(turn: Turn) -> Understood | None:
    """« et à Bordeaux ? » after « quels projets hors de Paris ? », which was answered in words: the projects of there."""
    knowledge, unit = turn.engine.knowledge, turn.before.unit
    programme = knowledge.programme
    asked = set(words(turn.before.question)) & words_for_projects(programme)
    if not asked or turn.listed or turn.project is not None:
        return None
    if turn.mentions.cohorts and not turn.mentions.facets and turn.wording.only_time(turn.rest):
        before = Filters.of(
            turn.engine.vocabulary.find(turn.before.question)
        )  # « et dans la 5 ? » after « hors de Paris ? »
        if before.left_out and turn.wording.short:
            return Understood(
                turn.question, turn.mentions, filters=replace(before, cohorts=turn.mentions.cohorts, years=())
            )
    if not turn.mentions.facets or turn.mentions.cohorts:
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
    if turn.before.filters:  # projects that nobody knew yet were searched
        return Understood(question, turn.mentions, filters=turn.before.filters.merged(filters))
    among = replace(filters, cohorts=turn.before.cohorts)
    return Understood(question, turn.mentions, filters=among if some else filters)


def in_the_next_cohort(turn: Turn) -> Understood | None:
    """« et dans la promo suivante ? » after a search in a cohort: the same search, in the one after, or before."""
    filters, step = turn.before.filters, turn.wording.step or _step(turn)
    if not filters or not step or turn.mentions or turn.mentions.years or not turn.wording.short:
        return None
    known = turn.engine.knowledge.projects_by_id  # an edit may have taken one away meanwhile
    cohorts = set(filters.cohorts or (known[p].cohort for p in turn.before.listed if p in known))
    if len(cohorts) != 1:
        return None
    if turn.wording.asks or not (turn.wording.next_one or _step(turn) or turn.wording.said & turn.cohort_words):
        return None  # « les suivants » are those of the list
    beside = turn.engine.knowledge.programme.next_to(cohorts.pop(), step)
    rest = " ".join(w for w in turn.rest.split() if w not in turn.cohort_words | date_cues.NEXT | {"one"})
    if beside is None or not turn.wording.only_time(rest):
        return None
    return Understood(turn.question, turn.mentions, filters=replace(filters, cohorts=(beside,)))


def in_other_cohorts(turn: Turn) -> Understood | None:
    """« et avant, dans les autres promos ? » after a search in a cohort: the same search, in the others, or those before."""
    filters, cohorts = turn.before.filters, turn.engine.knowledge.programme.cohorts
    asked = project_cues.OTHER_COHORTS.search(turn.wording.folded)
    if not filters or not filters.cohorts or asked is None or asked["word"] not in turn.cohort_words:
        return None
    if turn.mentions.facets or turn.wording.length > 2 * SHORT:
        return None
    first = min((c.starts for c in cohorts if c.id in filters.cohorts), default=date.max)
    held = {p.cohort for p in turn.engine.knowledge.projects}
    others = tuple(
        c.id for c in cohorts if c.id in held and (c.starts < first if asked["before"] else c.id not in filters.cohorts)
    )
    return Understood(turn.question, turn.mentions, filters=replace(filters, cohorts=others)) if others else None


def _step(turn: Turn) -> int:
    """The same in other words: « la promo juste avant », "the next cohort", "the cohort before"."""
    pairs = set(pairwise(words(turn.question)))
    these = turn.cohort_words | {"one"}
    said = [w for w in words(turn.question) if w != "juste"]  # « dans la promo juste avant »
    french = any(first in turn.cohort_words and second == "apres" for first, second in pairwise(said)) - any(
        first in turn.cohort_words and second == "avant" for first, second in pairwise(said)
    )
    return french or any(("next", w) in pairs or (w, "after") in pairs for w in these) - any(
        (w, "before") in pairs for w in these
    )


def another_search(turn: Turn) -> Understood | None:
    """« et sur les bateaux ? » after a list of projects, or a search that found one."""
    if (
        not (turn.listed or turn.before.filters)
        or turn.mentions
        or turn.wording.asks
        or turn.wording.subject  # « et il tourne encore ? »
        or not (turn.wording.opens_with_link and turn.wording.short)
    ):
        return None
    word = next(iter(turn.engine.knowledge.programme.project_words), "")
    return Understood(f"{word} {turn.wording.stripped}", turn.mentions)

"""How a question goes on about projects: one of the list or of those that were named, a side of one, another search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation import TRAIL
from bot.dates.spans import HOW_LONG
from bot.following.aspects import likeliest
from bot.following.one_listed import (
    PAIR,
    by_age,
    searched,
    the_likeliest,
    the_one_about,
    the_one_of,
    the_one_saying,
    the_one_spelt_like,
    the_one_that_had,
    the_one_with,
)
from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import list_cues, project_cues
from bot.wording.allusions import SHORT, Wording
from bot.wording.people_cues import PLURAL
from bot.wording.which_cues import AND_THE_ONE, PLACE, THE_THING_THAT, WHICH_ONE
from index.asking import other_words
from index.calendar import CANDIDATES
from index.documents import Project
from index.filters import Filters
from index.finder import PROJECTS, find
from index.knowledge import DATES_PREFIX
from index.name_spelling import SPELLABLE
from index.naming import says_name
from index.ranking import Ranking
from index.search_words import words_for_projects
from index.text import words

SURELY_ELSEWHERE = 0.7
"""Confidence from which a question that speaks of two that were shown asks for something else."""


def one_of_the_list(turn: Turn) -> Understood | None:
    """« le deuxième », « celui de Brest », "which one had lawyers?" after a list of projects."""
    if not turn.listed or (len(turn.before.listed) == 1 and turn.wording.the_other):
        return None
    before, knowledge = turn.before, turn.engine.knowledge
    if turn.wording.place(len(before.listed)) is not None and project_cues.SECOND_OF_TWO.search(turn.wording.folded):
        turn = replace(turn, mentions=replace(turn.mentions, cohorts=()))  # « et la seconde, celle sur les experts »
    if turn.mentions.cohorts:  # « seulement ceux de la 4 »
        if turn.wording.one_of and before.filters:
            return Understood(turn.question, turn.mentions, filters=before.filters.merged(Filters.of(turn.mentions)))
        return None
    if turn.mentions.years and turn.wording.the_one:  # « et celui de 2018, il sert encore ? »
        then = {turn.engine.vocabulary.cohort_of_year(year, at_work=True) for year in turn.mentions.years}
        of_then = [p for p in before.listed if knowledge.projects_by_id[p].cohort in then]
        if len(of_then) == 1:
            return turn.same(of_then[0], ())
    where = turn.wording.only_where or list_cues.WHERE_IT_WAS.fullmatch(turn.wording.folded.strip(" ?!."))
    if where and before.filters and len(before.listed) > 1:  # each line tells it
        return Understood(before.question, turn.mentions, filters=before.filters)
    if len(before.listed) == PAIR and turn.wording.the_other:
        return turn.same(before.listed[1], ())
    does = THE_THING_THAT.search(turn.wording.folded)  # « le truc pour vérifier si l'artisan est en règle »
    if does and not turn.mentions.cohorts and (one := the_one_saying(turn)):
        return turn.same(one, ())
    place = None if turn.wording.said & turn.cohort_words else turn.wording.place(len(before.listed))
    alone = project_cues.BARE_PLACE.search(turn.wording.folded)  # not « et l'IGN dans la dernière vague ? »
    if place is not None and (alone or "administrations" not in turn.mentions.facets):
        end = next((n for n in (1, -1) if PLACE[n].search(turn.wording.folded)), 0)
        very = project_cues.VERY_FIRST.search(turn.wording.folded)  # « le tout premier avec eux, c'était lequel »
        if end and (turn.wording.when or turn.wording.said & project_cues.YEARS or very):
            of_all = very or project_cues.IN_DATE.search(
                turn.wording.folded
            )  # « le dernier en date » is the newest of all
            aged = by_age(turn, searched(turn) if of_all else before.listed)
            return turn.same(aged[0] if end > 0 else aged[-1], ())
        return joining(turn, before.listed[place]) or turn.same(before.listed[place], ())
    if turn.wording.age and turn.wording.length <= 3 * SHORT:
        of_those = turn.wording.said & turn.cohort_words  # « et dans la dernière promo, qui y travaille ? »
        two = project_cues.OF_TWO.search(turn.wording.folded)  # the two that say the very word, before all of the theme
        among = before.listed[:PAIR] if two else before.listed if of_those else searched(turn)
        aged = by_age(turn, among)
        if project_cues.SEVERAL_AGED.search(turn.wording.folded) and before.filters:  # « les plus récents seulement »
            cohort = knowledge.projects_by_id[aged[-1 if turn.wording.age > 0 else 0]].cohort
            return Understood(turn.question, turn.mentions, filters=replace(before.filters, cohorts=(cohort,)))
        last = knowledge.projects_by_id[aged[-1]].cohort  # of several of that cohort the one that was listed first
        latest = next(p for p in among if knowledge.projects_by_id[p].cohort == last)
        return turn.same(latest if turn.wording.age > 0 else aged[0], ())
    also = turn.cohort_words | (
        project_cues.POINTED if project_cues.THAT_ONE.search(turn.wording.folded) else frozenset()
    )
    sides = turn.wording.names_the_thing and turn.wording.only_sides(also) and turn.wording.short
    if sides and before.filters and len(before.listed) > 1 and list_cues.WHICH_POSTS.search(turn.wording.folded):
        return Understood(
            before.question, turn.mentions, filters=before.filters, aspect="people"
        )  # « c'est quels métiers ? »
    if sides and not set(turn.mentions.facets) - {"statuses"}:  # « il existe toujours ? »: the one that was shown first
        return turn.same(before.listed[0], ())
    if (
        len(before.listed) == PAIR
        and WHICH_ONE.search(turn.wording.folded)
        and set(turn.mentions.facets) == {"statuses"}
    ):
        both = Filters(facets={PROJECTS: before.listed})  # « lequel des deux est terminé ? »
        return Understood(turn.question, turn.mentions, filters=both)
    if turn.wording.subject in PLURAL and before.filters and set(turn.mentions.facets) == {"profiles"}:
        return Understood(turn.question, turn.mentions, filters=before.filters)  # « ils avaient pris des designers ? »
    if (
        WHICH_ONE.search(turn.wording.folded)
        and project_cues.LASTED.search(turn.wording.folded)
        and turn.wording.length <= 2 * SHORT
    ):
        return Understood(
            turn.question, turn.mentions, filters=turn.list_given
        )  # « lequel a duré le plus longtemps ? »
    inside = project_cues.ON_IT.search(turn.wording.folded) and set(turn.mentions.facets) == {"profiles"}
    if inside and before.filters and turn.wording.short:  # « y a des designers dedans ? »
        return Understood(turn.question, turn.mentions, filters=before.filters)
    plural = turn.wording.subject in PLURAL or project_cues.INVERTED.search(turn.wording.folded)
    all_of_them = plural or turn.wording.said & project_cues.ALL
    of_them = all_of_them and not turn.mentions.facets  # not « l'IGN a eu quels projets, toutes promos comprises ? »
    if before.filters and of_them and turn.wording.said & turn.cohort_words and turn.wording.length <= 2 * SHORT:
        return Understood(before.question, turn.mentions, filters=before.filters)  # « ils étaient de quelle promo ? »
    if plural and turn.wording.asks_sides and before.filters:  # « ils étaient où ? », « où travaillent-ils ? »
        if HOW_LONG.search(turn.wording.folded) and before.filters.cohorts:  # « et ils ont duré combien de temps ? »
            return Understood(turn.wording.stripped, turn.mentions, before.filters.cohorts)
        if project_cues.ON_IT.search(turn.wording.folded):  # « ils étaient combien dessus ? »
            return turn.same(before.listed[0], ())
        return Understood(before.question, turn.mentions, filters=before.filters)
    if not turn.wording.one_of and (one := the_one_with(turn)):
        return turn.same(one, ())  # « et le chatbot, il a vu le jour ? »
    if (
        not (turn.wording.one_of or turn.wording.the_one)
        or turn.wording.length > (3 if turn.wording.the_one else 2) * SHORT
    ):
        return None
    first, mark, _ = turn.wording.stripped.partition(",")  # « celui sur les experts, il recrutait quel métier ? »
    apart = mark and Wording(first).the_one and not turn.engine.vocabulary.find(first).facets
    meant = turn.rank(first if apart else turn.wording.stripped)  # not « celle de la rue de Valois, le comparateur »
    if turn.wording.the_one and (one := the_one_that_had(turn)):
        return turn.same(one, ())  # « celui qui a pris un data scientist »
    there = Filters.of(turn.mentions.without("statuses"))
    of_there = set(there.facets) and set(there.facets) <= {"places", "administrations"}
    met = find(knowledge, replace(there, facets={**there.facets, PROJECTS: before.listed}), {}) if of_there else None
    if turn.wording.the_one and met and met.exact and len(met.projects) == 1:
        return turn.same(met.projects[0].id, ())  # « celui de Montreuil, qu'est-ce qu'il est devenu ? »
    if turn.wording.the_one and (one := the_one_of(turn)):
        return turn.same(one, ())  # « celui de l'agence de santé, ça parlait de quoi ? »
    if turn.wording.the_one and (one := the_one_saying(turn)):
        return turn.same(one, ())  # « celui qui devinait les interventions dans l'Essonne »
    if turn.wording.the_one and (one := the_one_spelt_like(turn)):
        return turn.same(one, ())  # « celui de l'essone, le code est où ? »
    if turn.wording.the_one and (one := the_likeliest(turn, meant)):
        return turn.same(one, ())  # « celui sur les ponts, il est devenu quoi ? »
    if turn.mentions.facets:
        if turn.wording.the_one and (one := the_one_about(turn)):
            return turn.same(one, ())
        filters = turn.list_given.merged(Filters.of(turn.mentions))
        if not find(knowledge, filters, {}).exact:  # none of a list by its meaning: of all others
            filters = before.filters.merged(Filters.of(turn.mentions))
        found = find(knowledge, filters, {})
        if len(found.projects) == 1 and found.exact:
            return turn.same(found.projects[0].id, ())
        if one := _one_by_its_deed(turn, meant, found.projects):
            return turn.same(one, ())  # « lequel aidait à embaucher des gendarmes ? »
        if found.exact or before.filters:
            return Understood(turn.question, turn.mentions, filters=filters)
    among = searched(turn)
    scores = meant.scores
    ranked = sorted(among, key=lambda p: -scores.get(p, 0.0))
    first_project = max(knowledge.projects_by_id, key=lambda p: scores.get(p, 0.0))
    return turn.same(ranked[0], ()) if ranked and ranked[0] == first_project else None


def two_of_the_list(turn: Turn) -> Understood | None:
    """« et celui du nucléaire et celui de la culture ? » after a list of projects: both."""
    parts = AND_THE_ONE.split(turn.question)
    if not turn.listed or len(parts) != PAIR or turn.mentions.cohorts or turn.wording.length > 3 * SHORT:
        return None
    turns = [replace(turn, question=p, wording=Wording(p), mentions=turn.engine.vocabulary.find(p)) for p in parts]
    found = [one_of_the_list(one) if one.wording.the_one else None for one in turns]
    both = tuple(one.unit for one in found if one and one.unit in turn.engine.knowledge.projects_by_id)
    if len(set(both)) != PAIR:
        return None
    shown = turn.search_by_traits(Filters(facets={PROJECTS: tuple(filter(None, both))}))
    state = "state" if "statuses" in turn.before.filters.facets else ""  # « jusqu'à quand ? » of those prolonged
    asked = parts[-1].partition(",")[2].strip() or parts[0]  # « …, ils en sont où ? »
    return replace(shown, aspect=state or likeliest(asked, several=True)) if shown else None


def _one_by_its_deed(turn: Turn, meant: Ranking, found: Sequence[Project]) -> str | None:
    """The one of a list that a question tells by what it did, where what it names is of all of them."""
    which, all_of_them = WHICH_ONE.search(turn.wording.folded), {p.id for p in found} == set(searched(turn))
    more = other_words(turn.mentions, turn.engine.knowledge.programme) - set(words(turn.before.question))
    return (the_one_saying(turn) or the_likeliest(turn, meant)) if which and all_of_them and more else None


def one_of_those_shown(turn: Turn) -> Understood | None:
    """« le premier, il tourne encore ? » after projects that were shown one after the other."""
    known, before = turn.engine.knowledge.projects_by_id, turn.before
    shown = [u for u in (*reversed(before.trail), before.unit) if u in known]
    if len(shown) < PAIR or turn.listed or turn.mentions or turn.wording.said & turn.cohort_words:
        return None
    place = 0 if len(shown) == PAIR and turn.wording.the_other else turn.wording.place(len(shown))
    bare = project_cues.BARE_PLACE.search(turn.wording.folded)  # not « le premier salaire »
    return turn.same(shown[place], ()) if place is not None and bare and turn.wording.length <= 2 * SHORT else None


def both_of_those_shown(turn: Turn) -> Understood | None:
    """« les deux, c'est la même administration ? » after two projects that were shown one after the other: both."""
    known, before = turn.engine.knowledge.projects_by_id, turn.before
    shown = [u for u in (*reversed(before.trail), before.unit) if u in known]
    both = project_cues.BOTH.search(turn.wording.folded)
    named = turn.mentions.cohorts or set(turn.mentions.facets) - {"profiles", "statuses"}
    two = (
        project_cues.TWO_THINGS.search(turn.wording.folded) or turn.wording.personal
    )  # « et le télétravail, les deux ? »
    if len(shown) < PAIR or turn.listed or named or both is None or two or turn.wording.length > 2 * SHORT:
        return None
    alone = turn.rank(turn.wording.stripped)
    # « how many developers in each? », « la même ville ? » ask nothing else.
    each = turn.wording.said & project_cues.EACH or project_cues.THE_SAME_ONE.search(turn.wording.folded)
    if not each and alone.answered and alone.first.kind != "project" and alone.right >= SURELY_ELSEWHERE:
        return None  # « c'est payé pareil pour les deux ? »
    return Understood(turn.question, turn.mentions, filters=Filters(facets={PROJECTS: tuple(shown[-PAIR:])}))


def another_that_is_named(turn: Turn) -> Understood | None:
    """« non pardon, Basegun, c'était où ? » after BatID: that one."""
    knowledge = turn.engine.knowledge
    if (turn.project is None and not turn.listed) or project_cues.BESIDE_OTHERS.search(turn.wording.folded):
        return None
    facets = set(turn.mentions.facets)
    traits = turn.listed and facets and facets <= {"administrations", "themes", "places"} and turn.wording.short
    if traits and turn.before.filters and turn.search(turn.before.filters.merged(Filters.of(turn.mentions))):
        return None  # « et à la Culture ? » is no « Atlas Culture »
    others = (p for p in knowledge.projects if p.id != turn.before.unit and len("".join(words(p.name))) >= SPELLABLE)
    asked = project_cues.NOT_A_NAME.sub(" ", turn.question)  # « mais non pas DataJust, celui de la Culture »
    asked = project_cues.THE_ONE_ABOUT.sub(" ", asked)  # « celui sur les experts, il recrutait qui ? »
    named = [p.id for p in others if says_name(asked, p.name, knowledge.ordinary_words)]
    if named and not turn.mentions.cohorts and len(both := _all_named(turn, asked)) == PAIR:
        return Understood(turn.question, turn.mentions, filters=Filters(facets={PROJECTS: both}))
    if len(named) != 1 or turn.mentions.cohorts:
        return None
    return joining(turn, named[0]) or Understood(turn.question, turn.mentions, unit=named[0])


def _all_named(turn: Turn, asked: str) -> tuple[str, ...]:
    """The projects that `asked` names, those of a short name too (« Hopkins et ADLER, c'est lié ? »)."""
    knowledge = turn.engine.knowledge
    return tuple(p.id for p in knowledge.projects if says_name(asked, p.name, knowledge.ordinary_words))


def the_first_of_two(turn: Turn) -> Understood | None:
    """« pourquoi le premier s'est arrêté, déjà ? » after one project, then another: the first."""
    known, trail = turn.engine.knowledge.projects_by_id, turn.before.trail
    two = turn.project is not None and len(trail) == 1 and trail[0] in known and len(turn.before.listed) < PAIR
    of_two = project_cues.OF_TWO.search(turn.wording.folded)
    longest = (4 if of_two else 2) * SHORT
    says = project_cues.THE_FIRST.search(turn.wording.folded) and turn.wording.length <= longest
    return turn.same(trail[0], ()) if two and says and not turn.mentions.cohorts else None


def joining(turn: Turn, project: str) -> Understood | None:
    """« DossierFacile, comment y travailler ? », « le deuxième, comment bosser dessus ? »: when one can apply."""
    call = turn.engine.knowledge.calendar.call_to(CANDIDATES)
    if call is None or not project_cues.JOINING.search(turn.wording.folded):
        return None
    return Understood(turn.question, turn.mentions, unit=DATES_PREFIX + call.id, of_project=project)


def not_that_one(turn: Turn) -> Understood | None:
    """« pas Bourgeon, l'autre » after projects that were listed: the other one, or the first of the others."""
    known, listed = turn.engine.knowledge.projects_by_id, turn.before.listed
    rejected = project_cues.REJECTING.fullmatch(" ".join(words(turn.question)))
    if rejected is None or not (len(listed) >= PAIR or turn.project):
        return None
    if len(listed) < PAIR and turn.project:  # the likeliest of those that the former question may have meant
        hits = (h.unit.id for h in turn.rank(turn.before.question).hits if h.unit.kind == "project")
        listed = tuple(dict.fromkeys((turn.project.id, *hits)))
    found = [p for i in listed if (p := known.get(i))]
    others = [p.id for p in found if " ".join(words(p.name.partition("(")[0])) != rejected["what"]]
    return turn.same(others[0], ()) if others and len(others) == len(found) - 1 else None


def back_to_the_first(turn: Turn) -> Understood | None:
    """« pour revenir au premier truc, c'était basé où ? » after a project, then something else: that project."""
    back = project_cues.BACK_TO_THE_FIRST.search(turn.wording.folded)
    known, trail = turn.engine.knowledge.projects_by_id, turn.before.trail
    if back is None or turn.mentions or turn.wording.length > 3 * SHORT or len(trail) >= TRAIL:
        return None  # of a longer conversation the first is not remembered
    listed = turn.before.listed
    if len(listed) >= PAIR and not trail and turn.before.unit in listed[1:]:  # the first of the list before it
        return turn.same(listed[0], ())
    things = words_for_projects(turn.engine.knowledge.programme) | project_cues.THINGS
    first = next(iter(trail[-1:]), turn.before.unit or "")  # what came between may have had no answer
    return turn.same(first, ()) if first in known and (back["what"] or "truc") in things else None

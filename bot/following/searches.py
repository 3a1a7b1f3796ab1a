"""How a question goes on about a search for projects: its rest, their number, others alike, of there, of the next cohort."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.following.turn import Turn
from bot.texts import FIRST
from bot.understood import Understood
from bot.wording import list_cues, people_cues, preambles, project_cues
from bot.wording.allusions import SHORT
from bot.wording.searching_part import LOOKS
from index.calendar import CANDIDATES
from index.documents import in_language
from index.filters import Filters
from index.finder import find
from index.search_words import LISTING, own_words, words_for_projects
from index.text import fold, words

SURE_OF_A_RULE = 0.6
"""Confidence from which a subject is that of a rule, and no theme of projects (« et pour le salaire ? »)."""

SURE_OF_A_COHORT = 0.45
"""Confidence from which how many people a cohort had is written."""


def what_became_of_them(turn: Turn) -> Understood | None:
    """« un des trois a-t-il survécu ? », « ça existe encore ? » after a list: the list, with the state of each."""
    folded = turn.wording.folded
    some = project_cues.ONE_OF_THEM.search(folded) or project_cues.WHICH_OF_THEM.search(folded)
    several = len(turn.before.listed) > 1 and list_cues.WHERE_THEY_STAND.search(folded)
    they, named = list_cues.STILL_THERE.match(folded) or several, set(turn.mentions.facets) - {"statuses"}
    asked = (project_cues.FATE.search(folded) and some) or they
    people = turn.wording.said & (own_words(turn.engine.knowledge.programme) | project_cues.PEOPLE)
    if not turn.listed or not asked or people or turn.wording.length > 2 * SHORT:
        return None
    if some and turn.wording.age:  # « lequel des deux est le plus ancien, et tourne-t-il vraiment ? »
        return None
    if turn.mentions and (not they or named or turn.mentions.cohorts):
        return None
    filters = turn.list_given
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
    """« ça fait combien en tout ? », « y en a deux donc » after a list of projects: the list, which begins with their number."""
    if not turn.listed or not turn.before.filters or turn.mentions:
        return None
    counted = turn.wording.folded.strip(" ?!.")
    if list_cues.SO_MANY_THEN.fullmatch(counted) or list_cues.COUNTED_AGAIN.fullmatch(counted):
        return Understood(turn.before.question, turn.mentions, filters=turn.before.filters)
    if not turn.wording.said & project_cues.HOW_MANY_OF:
        return None
    beside = project_cues.IN_ALL | preambles.COURTESY | words_for_projects(turn.engine.knowledge.programme)
    if turn.wording.length > 2 * SHORT or not set(turn.wording.content) <= beside or turn.wording.subject:
        return None
    return Understood(turn.before.question, turn.mentions, filters=turn.before.filters)


def how_many_with_some(turn: Turn) -> Understood | None:
    """« et combien avec un designer dedans ? » after how many projects a cohort has: those of it that had one."""
    things, former = words_for_projects(turn.engine.knowledge.programme), fold(turn.before.question)
    counted = re.search(
        rf"\b(?:combien|how many|nombre) (?:de |d'|of )?(?:{'|'.join(map(re.escape, sorted(things)))})\b", former
    )
    asks = turn.wording.said & project_cues.HOW_MANY_OF and list_cues.TEAMS_HAVE.search(turn.wording.folded)
    if (
        turn.listed
        or not counted
        or not asks
        or set(turn.mentions.facets) != {"profiles"}
        or turn.wording.length > 2 * SHORT
    ):
        return None
    cohorts = turn.mentions.cohorts or turn.before.cohorts or turn.engine.vocabulary.find(former).cohorts
    return turn.search_by_traits(Filters(cohorts, {"profiles": turn.mentions.facets["profiles"]}))


def back_to_the_list(turn: Turn) -> Understood | None:
    """« retour à la liste » after one of its projects: the list again."""
    back = list_cues.BACK_TO_IT.fullmatch(turn.wording.folded.strip(" ?!."))
    return Understood(turn.question, turn.mentions, filters=turn.list_given) if back and turn.before.listed else None


def how_many_people(turn: Turn) -> Understood | None:
    """« combien de personnes en tout ? » after a list of projects: the list, which tells the team of each.

    After all of a cohort, how many people it had, where that is written.
    """
    asked = project_cues.HOW_MANY_PEOPLE.search(turn.wording.folded)
    if not turn.listed or not turn.before.filters or turn.mentions or not asked or not turn.wording.short:
        return None
    of_own = set(words(turn.engine.knowledge.programme.short_name))
    said = set(turn.wording.content) - project_cues.IN_ALL - project_cues.COUNTED - of_own
    whole = turn.before.filters == Filters(turn.before.filters.cohorts)
    cohort = turn.engine.knowledge.programme.cohort(next(iter(turn.before.filters.cohorts), "")) if whole else None
    if cohort and not said:
        question = f"{turn.wording.stripped}, {in_language(cohort.name, FIRST)}"
        of_it = turn.rank(question)
        if of_it.answered and of_it.first.kind == "entry" and of_it.right >= SURE_OF_A_COHORT:
            return Understood(question, turn.engine.vocabulary.find(question), (cohort.id,))
    return Understood(turn.question, turn.mentions, filters=turn.before.filters) if not said else None


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
    said = {" ".join(r.said) for r in turn.mentions.readings}
    if set(turn.mentions.facets) == {"themes"} and turn.wording.short and any(w in fold(turn.text) for w in said):
        return (
            turn.same() if unit in knowledge.versions else None
        )  # « et les données ? » after « le code est-il publié ? »
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
    asked_before = turn.engine.vocabulary.find(turn.before.question)
    then = replace(filters, cohorts=asked_before.cohorts)  # « et un data engineer ? » after « un juriste, promo 5 »
    filters = then if asked_before.cohorts and find(knowledge, then, {}).exact else filters
    theirs = asked_before.facets.get("profiles")
    if (
        theirs and "profiles" not in filters.facets
    ):  # « que celles de la Dinum ? » after « les missions de direction technique »
        narrowed = replace(filters, facets={**filters.facets, "profiles": theirs})
        filters = narrowed if find(knowledge, narrowed, {}).exact else filters
    if turn.before.filters:  # projects that nobody knew yet were searched
        return Understood(question, turn.mentions, filters=turn.before.filters.merged(filters))
    among = replace(filters, cohorts=filters.cohorts or turn.before.cohorts)
    return Understood(question, turn.mentions, filters=among if some else filters)


_IN_A_PLACE = re.compile(r"(?:a|en|in|at) (?:l[ae] |the )?(?P<where>[a-z-]{3,})")

_OR_NONE = re.compile(r"[\s,]+(?:rien|aucune?|y a rien|nothing|none)[\s?!.]*$", re.IGNORECASE)
"""Asks at the end whether there is none (« et pour les prisons, rien ? »)."""


def what_they_had_then(turn: Turn) -> Understood | None:
    """« et avant la promo 7, elle avait déjà accueilli des gens ? » after the projects of an administration: those of then."""
    filters, mentions = turn.before.filters, turn.mentions
    asks = project_cues.THEY_HAD.search(turn.wording.folded) and turn.wording.length <= 3 * SHORT
    if not filters or "administrations" not in filters.facets or not asks or mentions.facets:
        return None
    if not (mentions.cohorts or mentions.years):
        return None
    then = Filters.of(mentions).since(turn.question, turn.engine.knowledge.programme)
    theirs = filters.without("statuses").merged(then)
    return Understood(turn.question, mentions, filters=theirs)


def another_search(turn: Turn) -> Understood | None:
    """« et sur les bateaux ? » after a list of projects, or a search that found one."""
    if (
        not (turn.listed or turn.before.filters)
        or turn.mentions
        or turn.wording.asks
        or turn.wording.subject  # « et il tourne encore ? »
        or not (turn.wording.opens_with_link and turn.wording.length <= 2 * SHORT)
    ):
        return None
    sought = _OR_NONE.sub("", turn.wording.stripped)
    if not (turn.wording.short or sought != turn.wording.stripped):
        return None
    alone = turn.rank(sought)
    told = alone.answered and alone.first.kind in ("entry", "dates") and alone.right >= SURE_OF_A_RULE
    if told and alone.looks < LOOKS and not _another_place(turn, sought):
        return turn.another(sought)  # « et pour le salaire ? »
    word = next(iter(turn.engine.knowledge.programme.project_words), "")
    return Understood(f"{word} {sought}", turn.mentions)


def _another_place(turn: Turn, sought: str) -> bool:
    """Whether a turn after a search for a place names nothing but another, which is in no vocabulary (« et à Marseille ? »)."""
    named = _IN_A_PLACE.fullmatch(fold(sought).strip(" ?!."))
    of_places = turn.before.filters and set(turn.before.filters.facets) == {"places"}
    return bool(named and of_places and named["where"] not in turn.engine.knowledge.ordinary_words)


_WERE = frozenset("quel quels quelle quelles sont etaient etait furent which what were are leurs ses their its".split())
"""What asks which they were."""


def projects_of_that_cohort(turn: Turn) -> Understood | None:
    """« ok liste-moi les projets » after dates, or a rule, that was asked of one cohort: its projects."""
    before, programme = turn.before, turn.engine.knowledge.programme
    things = words_for_projects(programme)
    only = turn.wording.said & things and set(turn.wording.content) <= things | project_cues.SHOWING | LISTING | _WERE
    if len(before.cohorts) != 1 or turn.project is not None or turn.listed or not only or turn.mentions:
        return None
    return turn.search(Filters(before.cohorts))


def those_that_had_some(turn: Turn) -> Understood | None:
    """« et ceux de la 5 qui prenaient des data scientists ? » after a question about projects: those."""
    things = words_for_projects(turn.engine.knowledge.programme)
    asked = list_cues.THOSE_WITH.search(turn.wording.folded) and not list_cues.OF_THEIR_CASE.search(turn.wording.folded)
    asked = asked and turn.wording.length <= 4 * SHORT
    only = set(turn.mentions.facets) == {"profiles"} and not turn.listed and turn.project is None
    if not asked or not only or not things.intersection(words(turn.before.question)):
        return None
    return turn.search(Filters.of(turn.mentions))


def in_that_state(turn: Turn) -> Understood | None:
    """« et dans la promo 7, y en a lesquels encore en construction ? » after a rule: the projects in that state."""
    asks = turn.wording.said & (LISTING | {"quels", "which"}) and turn.mentions.facets.get("statuses")
    if not asks or not turn.mentions.cohorts or turn.listed or turn.project is not None:
        return None
    return turn.alone() if turn.rank(turn.question).looks >= LOOKS else None


def for_people_alike(turn: Turn) -> Understood | None:
    """« qu'y avait-il pour des gens comme moi dans la promo 3 ? » after a question about one's profession: its projects with some."""
    theirs, cohorts = turn.facets_before.get("profiles", ()), turn.mentions.cohorts
    asks = people_cues.LIKE_ME.search(turn.wording.folded) and not turn.mentions.facets
    if not theirs or len(cohorts) != 1 or not asks or turn.wording.length > 4 * SHORT:
        return None
    return turn.search(Filters(cohorts, {"profiles": theirs}))

"""What a question looks for among the projects by their traits, if it does."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.projects.dwelling import without_ones_own_place, without_told_years
from bot.projects.otherwise import ALONE, CROSSED, SURE, SURELY, asks_otherwise, looks_for_projects, surely_a_rule
from bot.projects.plain_searches import narrowed_after_asking, of_ones_own, plainly_sought, where_one_lives
from bot.projects.rather_a_rule import BRIEF, asks_if_all_there, asks_of_oneself, sure_of_a_rule
from bot.understood import Understood
from bot.wording.clauses import pieces
from bot.wording.post_details import LEFT
from bot.wording.searching_part import NAMING, by_itself, searching_part
from index.asking import (
    REASON,
    WHICH_ARE,
    asks_for_projects,
    asks_of_a_state,
    crosses,
    only_asks_for_projects,
    only_names_traits,
    other_words,
    says_more,
    seems_to_search,
    speaks_of_a_call,
)
from index.documents import Programme, Project
from index.durations import asked_duration
from index.engine import Engine
from index.filters import Filters
from index.finder import find, saw
from index.knowledge import Knowledge
from index.mentions import Mentions
from index.naming import says_title
from index.one_or_several import (
    asks_for_any,
    asks_for_one,
    asks_for_several,
    asks_what_was_done,
    means_one,
)
from index.ranking import Ranking
from index.search_words import DOERS, LISTING, compares_cohorts, vague_words, words_for_cohorts, words_for_projects
from index.teams import asked_size
from index.text import SENTENCE_END, fold, words
from index.who_had import asks_who_was_received

AMONG = 3
"""Hits among which a project with a short name must be to be named: it can be a word that means something else."""

ONLY = 0.99
"""Share from which no other project is thinkable."""

_OF_A_COHORT = r"\b(?:{}) (?:qui (?:a|s'est|vient de) |that (?:has |had )?|which (?:has |had )?)?(?P<state>[a-z]+)\b"
"""A cohort, and what is said of it: « la promo qui a fini cet été »."""

_FOR_THEM = re.compile(r"\b(?:pour|sur|avec|for|about|with) (?:eux|elles|nous|ca|cela|them|us|it|that)\b")
"""Stands for whom or what was named before."""

_ONES_OWN = re.compile(
    r"\b(?:je|j'|nous|on|i|we) (?:porte|portons|pilote|pilotons|encadre|encadrons|accueille|accueillons|heberge|hebergeons|suis (?:port|mentor|sponsor)\w*|sommes port\w+|lead|run|host)\b"
)
"""Tells of a project of one's own."""

_ON_WHICH_DAY = re.compile(
    r"\b(?:quels? jours?|quelles? dates?|quand|a quelle date|what (?:day|date)|which day|when)\b"
)
"""Asks when something was."""

RATHER = 0.5
"""Probability of looking for projects from which a question about another theme than that of the first project does."""

SURELY_SOUGHT = 0.65
"""Chance of being in scope, and of looking for projects, below both of which nothing but a theme, a state or a place is not looked for."""

_LOOSE = frozenset({"themes", "statuses", "places"})
"""What other questions name as well."""

HARDLY, KEYWORDS = 0.1, 3
"""Probability of looking for projects below which a question does not, whatever its words; words up to which it says too little to tell."""

MAYBE = 0.25
"""Probability of looking for projects from which a question may, where it says how long they took or names an administration."""

POSSIBLE = 0.05
"""Chance of being in scope from which a question can be about projects though nothing answers it."""


def wanted(engine: Engine, understood: Understood, ranking: Ranking, part: str = "") -> Filters | None:
    """The traits to look for among the projects, when the question does; None when something else answers it better.

    `part`: the searching part of the question, where it is known already.
    """
    if understood.filters:
        return understood.filters
    question, knowledge = understood.question, engine.knowledge
    mentions = without_told_years(question, without_ones_own_place(question, understood.mentions))
    programme = knowledge.programme
    goes_on = understood.ranking is not None and ranking.first.kind == "entry"
    states = mentions.cohorts and "statuses" in mentions.facets and ranking.looks >= SURELY  # « lesquels, et quand ? »
    asks_when = (
        ranking.answered and ranking.first.kind == "dates" and _ON_WHICH_DAY.search(fold(question)) and not states
    )
    if asks_when and understood.ranking is None and not words_for_projects(programme) & set(words(question)):
        return None  # « promo 2 : quel jour avait eu lieu la restitution au Mobilier national ? »
    passing = _asks_about_ones_own(question, programme) or _only_remarks(question, mentions, programme)
    if passing or LEFT[0].search(fold(question)):
        return None  # « combien claquent la porte avant la fin des dix mois ? »
    if own := of_ones_own(question, mentions, programme):  # « … dans le médical, à Lyon, pour quelqu'un comme moi ? »
        whole = Filters.of(mentions).since(question, programme)
        more = len(whole.facets) > len(own.facets) + (not narrowed_after_asking(question, mentions))
        return whole if more and find(knowledge, whole, {}).exact else own
    if there := where_one_lives(question, mentions, programme):  # « … il existe un projet par chez moi ? »
        return there
    look = searching_part(engine, question, mentions)  # « je finis une école de design. Quels projets sans dev ? »
    apart = look != question and by_itself(look) and plainly_sought(look, engine.vocabulary.find(look), programme)
    if sought := apart or plainly_sought(question, mentions, programme):
        return sought
    if goes_on and not asks_for_projects(said := understood.said or question, engine.vocabulary.find(said), programme):
        return None  # « anything more recent? » of a rule, after a question that names a theme and cohorts
    part = part or look
    # After a story, « quels chantiers ont touché aux pompiers ? ».
    if part != question and by_itself(part):
        question, mentions = part, without_ones_own_place(part, engine.vocabulary.find(part))
    received = mentions.cohorts or asks_who_was_received(question)  # « que fait l'ADEME avec vous en ce moment ? »
    there_then = received and "administrations" in mentions.facets
    if asks_what_was_done(question) and set(mentions.facets) == {"places"}:  # "anything you ever did in Brittany?"
        done_there = Filters.of(mentions).since(question, programme)
        if find(knowledge, done_there, {}).exact:
            return done_there
    hardly = ranking.looks < HARDLY and len(words(understood.question)) > KEYWORDS and not there_then
    if hardly and asks_of_a_state(question, mentions, programme):  # « promo 7 : qui en est au stade consolidation ? »
        hardly = False
    if hardly and (size := asked_size(question, mentions, programme, surely=False)) and size.most:
        hardly = False  # « record : quel projet a embauché le plus de data scientists ? »
    if (hardly and understood.ranking is None) or asks_if_all_there(question, mentions):
        return None  # "how does a hospital hand in a project?", « …, ou tout est à Paris ? »
    looks = looks_for_projects(ranking) or (ranking.looks >= RATHER and _of_another_theme(ranking, mentions, knowledge))
    size = asked_size(question, mentions, programme, surely=looks)
    lists = looks or _lists_things(question, programme)
    lasting, things = None, (words_for_projects(programme) | DOERS | LISTING) & set(words(question))
    if lists or (ranking.looks >= MAYBE and engine.learned.looking.learned):
        # « J'ai été CTO 8 ans. Les missions de directeur technique… »: not what tells who asks
        lasting = asked_duration(part, ranking.looks >= MAYBE, bool(looks or things))
    which = set(words(question)) & LISTING and ranking.looks >= SURELY  # « lesquels ont duré une année pleine ? »
    of_dates = ranking.answered and ranking.first.kind == "dates" and not which
    if lasting and (of_dates or compares_cohorts(question, programme)):
        lasting = None  # « quel appel est resté ouvert le plus longtemps ? »
    alone = understood.ranking is None  # not « et pour une équipe de deux ? » after what one costs
    others = set(mentions.facets) - ({"profiles"} if size and size.most else set())
    # « mon cousin avait fait dix mois chez vous en 2019, c'est toujours aussi court ? »
    rather = ranking.first.kind == "entry" and ranking.right >= CROSSED and not things
    if alone and (lasting or (size and (size.most or lists))) and not (others or rather or surely_a_rule(ranking)):
        # « quelle équipe était la plus grande ? », « défis qui ont duré un an »
        return replace(Filters.of(mentions).since(question, programme), team=size, lasting=lasting)
    if looks:
        sought = replace(Filters.of(mentions), team=size, lasting=lasting)
        looks = not asks_otherwise(engine, question, mentions, sought, ranking)
    if not looks and not asks_for_projects(question, mentions, programme):
        dated = ranking.answered and ranking.first.kind == "dates"  # « … ou le 12 juillet ? mon CV dit un truc »
        if dated or not seems_to_search(question, programme):
            return None
        # « un projet pour designeur a bordeau »: what it names may be misspelt.
        typed, question = question, engine.vocabulary.corrected(question)
        as_typed, mentions = mentions, engine.vocabulary.find(question)
        if not (
            (crosses(mentions) or "administrations" in mentions.facets)
            and asks_for_projects(question, mentions, programme)
        ):
            # « ancien marin, je voudrais tout ce qui a été fait pour la mer »
            last = next(reversed(pieces(typed)), "")
            named = engine.vocabulary.find(last)
            of_things = set(as_typed.facets) & {"themes", "administrations"}
            for_them = not named and _FOR_THEM.search(fold(last)) and asks_for_any(last)
            if of_things and for_them and not surely_a_rule(ranking):
                return Filters.of(as_typed)  # « mon père est pompier, vous avez fait des trucs pour eux ? »
            a_rule = ranking.answered and ranking.first.kind == "entry"
            alone = not a_rule and part == last != typed
            return Filters.of(named) if alone else None
        part = searching_part(engine, question, mentions)
    if part != question:
        question, mentions = part, without_ones_own_place(part, engine.vocabulary.find(part))
    first = ranking.first
    filters = replace(Filters.of(mentions).since(question, programme), team=size, lasting=lasting)
    if _tells_of_a_cohort(question, mentions, programme):
        filters = filters.without("statuses")
    if first.kind == "project" and ranking.answered:
        return _rather_than(knowledge.projects_by_id[first.id], question, mentions, filters, ranking, engine)
    if looks:
        return filters
    if only_names_traits(mentions) and mentions.cohorts and "administrations" in mentions.facets:
        return filters  # « promo 7, ministère de la Justice »: which hosts there were is asked with a word for them
    near = any(h.unit.kind == "project" for h in ranking.hits[:AMONG])
    # "list the challenges run in Lyon", "did a team ever work for the presidency?"
    of_things = {"themes", "administrations"} & set(mentions.facets)
    of_theirs = "administrations" in of_things and asks_who_was_received(question)
    of_a_state = asks_of_a_state(question, mentions, programme)
    done = asks_what_was_done(question) and of_things
    theirs = "administrations" in of_things and _lists_things(
        question, programme
    )  # "which challenges were run with them?"
    surely = words(question)[0] in LISTING or done or of_theirs or of_a_state or theirs
    if not (ranking.answered or ranking.suggested or surely):
        beyond = ranking.scope < POSSIBLE or says_more(question, mentions, programme)
        if beyond or not (near or len(words(question)) <= NAMING):
            return None
    if (
        not (ranking.answered or surely)
        and max(ranking.scope, ranking.looks) < SURELY_SOUGHT
        and filters.facets.keys() <= _LOOSE
        and not filters.cohorts
    ):
        return None  # « Doctolib, combien de gens dans l'équipe data ? »
    if first.kind == "smalltalk" or not ranking.answered:
        only = surely or only_asks_for_projects(question, mentions, programme)
        return filters if near or only or searches(engine, question) else None
    if asks_of_oneself(question, mentions):
        return None
    counted = not (filters.facets or filters.team or filters.lasting) and REASON.search(fold(question))
    if counted and first.kind == "entry":  # « combien de projets à la promo 4 ? »
        return None
    return None if ranking.right >= sure_of_a_rule(question, mentions, filters, programme) else filters


def _of_another_theme(ranking: Ranking, mentions: Mentions, knowledge: Knowledge) -> bool:
    """Whether the project that comes first is of none of the themes that are named ("global warming", after *warning*)."""
    project, named = knowledge.projects_by_id.get(ranking.first.id), mentions.facets.get("themes", ())
    return bool(named) and project is not None and not set(named) & set(project.themes)


def _lists_things(question: str, programme: Programme) -> bool:
    """Whether it asks which projects there are, or begins with a word for them (« les projets qui… »)."""
    said = words(question)
    which = set(said) & WHICH_ARE or set(said[:2]) & (words_for_projects(programme) | LISTING)
    return bool(which) and asks_for_several(question, programme)


def _rather_than(
    project: Project, question: str, mentions: Mentions, filters: Filters, ranking: Ranking, engine: Engine
) -> Filters | None:  # fmt: skip
    """The traits to look for where `project` is the first hit; None where that alone is meant."""
    programme, share = engine.knowledge.programme, ranking.hits[0].share
    if _only_whose(question, mentions, programme) and len(find(engine.knowledge, filters, {}).projects) > 1:
        return filters  # « Cerema »: all of theirs
    if says_title(question, ranking.first.questions) or asks_for_one(question, mentions, project, programme):
        return None
    if means_one(question, share, programme):
        return None
    several = asks_for_several(question, programme)
    of_then = any(saw(project, year) for year in filters.years)
    # « IGN promo 6 », « l'IGN en 2022 »
    elsewhere = project.cohort not in mentions.cohorts if mentions.cohorts else bool(filters.years) and not of_then
    surely = share >= ALONE and ranking.right >= (CROSSED if share < ONLY else SURE)
    surely = surely and not (elsewhere or asks_for_any(question))  # « qqch pour les soldats du feu ? »
    if surely and not (several and asks_for_projects(question, mentions, programme)):  # « openstreetmap »
        return None
    # « est-il toujours actif ? » asks for the status of what it means; it does not choose by it.
    rest, found = filters.without("statuses"), find(engine.knowledge, filters, {})
    if rest and rest != filters and not (found.exact and project in found.projects):
        return rest if several else None
    return filters


def _tells_of_a_cohort(question: str, mentions: Mentions, programme: Programme) -> bool:
    """Whether the state that a question names is that of a cohort (« la promo qui a fini cet été »), not of projects."""
    states = {" ".join(r.said) for r in mentions.readings if any(facet == "statuses" for facet, _ in r.terms)}
    pattern = _OF_A_COHORT.format("|".join(map(re.escape, words_for_cohorts(programme))))
    return any(match["state"] in states for match in re.finditer(pattern, fold(question)))


def _only_whose(question: str, mentions: Mentions, programme: Programme) -> bool:
    """Whether a question names one administration, and says nothing else."""
    one = set(mentions.facets) == {"administrations"} and len(mentions.facets["administrations"]) == 1
    return one and len(words(question)) <= BRIEF and not other_words(mentions, programme)


def searches(engine: Engine, question: str) -> bool:
    """Whether a question of which one is not sure can still be a search: it says so, or has two words at most."""
    said, programme = words(question), engine.knowledge.programme
    return len(said) <= NAMING or bool(set(said) & vague_words(programme) and not speaks_of_a_call(question, programme))


def _only_remarks(question: str, mentions: Mentions, programme: Programme) -> bool:
    """Whether a theme is named in passing alone, as something of everybody's (« tout finit au placard ? vos impôts… »)."""
    said = [" ".join(r.said) for r in mentions.readings]
    if not said or mentions.cohorts or set(mentions.facets) != {"themes"}:
        return False
    of_ours = all(re.search(rf"\b(?:nos|vos|mes|our|my|your) {re.escape(w)}\b", fold(question)) for w in said)
    return of_ours and not set(words(question)) & (words_for_projects(programme) | DOERS | LISTING)


def _asks_about_ones_own(question: str, programme: Programme) -> bool:
    """Whether it tells of a project of one's own, and asks of something else (« je porte un projet à l'Insee. Nos recrues doivent-elles… ? »)."""
    *told, asked = SENTENCE_END.split(question.strip())
    of_projects = words_for_projects(programme)
    return bool(
        told and "?" in asked and not of_projects & set(words(asked)) and any(_ONES_OWN.search(fold(s)) for s in told)
    )

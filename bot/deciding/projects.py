"""Which projects answer a question: those that it names, that it looks for, or that are likeliest meant."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace

from bot.answering.known_then import seen_by
from bot.answering.lacking import what_none_tells
from bot.answering.listing import listed, unlisted
from bot.conversation import Context
from bot.dates.circumstances import nearly
from bot.dates.cohorts_now import of_the_present
from bot.deciding.case import Decision, RankedCase
from bot.deciding.part import CLEARLY, PLAINLY
from bot.deciding.which_of import NAMED, which_of
from bot.following.one_listed import PAIR
from bot.projects.choosing import among_the_choice, still_to_come
from bot.projects.linked import link_told
from bot.projects.named import (
    named_project,
    named_projects,
    of_its_administration,
    the_one_speaking_of_the_other,
)
from bot.projects.nearest import nearest, several_likely
from bot.projects.otherwise import ALONE, looks_for_projects
from bot.projects.rather_a_rule import counts_people
from bot.projects.search import (
    MAYBE,
    POSSIBLE,
    searches,
    wanted,
)
from bot.wording.clauses import pieces
from bot.wording.date_cues import THIS_YEAR
from bot.wording.list_cues import DIFFERENCE, ONE_AFTER_THE_OTHER, RELATED
from bot.wording.searching_part import OF_THE_STORY, searching_part, told_apart
from index.asking import WHEN, names_only, offers, other_words
from index.filters import Filters
from index.finder import PROJECTS, Found, find, in_order_of_time, saw, together
from index.one_or_several import asks_for_any
from index.search_words import DOERS, own_words, words_for_projects
from index.spoken_of import saying_an_acronym, speaking_of
from index.strange_names import strange_places
from index.strange_words import strange_words
from index.text import SENTENCE_END, fold, words

KEYWORD = 1
"""Words up to which a question is a keyword."""


STORY = 12
"""Words from which on a question holds too many that a project may use by chance."""

RATHER, SOME = 0.25, 15
"""Chance of being in scope from which what an unanswered question names is looked for, and how many projects may be found so."""

_OF_A_POST = re.compile(
    r"\b(?:postul\w*|candidat\w*|recrute\w*|recrutement|embauch\w*|salaires?|pay\w*|stages?|concours|emplois?|postes?|apply\w*|hir\w+|jobs?|je peux|puis-je|can i|mon dossier|rendez-vous|rdv)\b"
)
"""Speaks of a post, or of a case of one's own."""


def named(case: RankedCase) -> Decision | None:
    """The projects that the question names."""
    if several := named_projects(case.engine, case.question, case.ranking):
        if len(several) == PAIR and DIFFERENCE.search(fold(case.question)):
            return _side_by_side(case, several)
        if told := which_of(case, several):
            return told
        if (spoken := _how_linked(case, several)) is None:
            reply, context = listed_of(case, together(case.engine.knowledge, several))
            cards = [case.engine.knowledge.projects_by_id[p].plain for p in several]
            said = what_none_tells(case.question, cards, case.composer.lang, case.composer.dates.email)
            return (replace(reply, markdown=f"{said}\n\n{reply.markdown}") if said else reply), context
        one: str | None = spoken
    else:
        one = named_project(case.engine, case.question, case.ranking)
    if one is None:
        return None
    reply = case.composer.unit(one, case.cohorts, max(case.ranking.right, NAMED), question=case.question)
    return reply, Context(case.question, one, one, case.cohorts, listed=case.still_listed(one, reply))


def _side_by_side(case: RankedCase, named: tuple[str, ...]) -> Decision:
    """Both that are named as their cards tell them, one after the other (« Hopkins et ADLER, c'est quoi la différence ? »)."""
    reply, context = listed_of(case, together(case.engine.knowledge, named))
    cards = [case.composer.unit(project, case.cohorts, NAMED, question=case.question) for project in named]
    told = "\n\n".join(card.markdown for card in cards)
    sources = tuple(dict.fromkeys(source for card in cards for source in card.sources))
    return replace(reply, markdown=told, sources=sources), context


def _how_linked(case: RankedCase, named: tuple[str, ...]) -> str | None:
    """The project that speaks of the other, where it is asked how two are linked (« ADLER est la suite de Hopkins ? »)."""
    folded, known = fold(case.question), case.engine.knowledge.projects_by_id
    if len(named) != PAIR or not (RELATED.search(folded) or ONE_AFTER_THE_OTHER.search(folded)):
        return None
    return the_one_speaking_of_the_other(known[named[0]], known[named[1]])


def speaks_of_oneself(case: RankedCase) -> bool:
    """Whether only what tells who asks has traits of projects, and the rest plainly asks for a rule or dates."""
    mentions, rest = case.mentions, told_apart(case.question)
    if not mentions.facets or case.understood.filters or not rest or case.engine.vocabulary.find(rest).facets:
        return False
    if mentions.cohorts and set(words(rest)) & words_for_projects(case.engine.knowledge.programme):
        return False  # « étudiante en administration publique…, pourriez-vous me lister tous les projets de la 6 ? »
    asked = case.engine.rank(rest)
    rule = asked.answered and asked.first.kind in ("entry", "dates")
    # « je vis à Villeurbanne. Quels projets y a-t-il eu dans mon coin ? » looks for some there
    told = (asked,) if "places" in mentions.facets else (asked, case.ranking)
    sure = (r.first.kind == "entry" and r.right >= CLEARLY and r.hits[0].share >= PLAINLY for r in told)
    return rule and any(sure)


def looked_for(case: RankedCase) -> Decision | None:
    """The projects of a search."""
    if speaks_of_oneself(case):
        return None
    asked = searching_part(case.engine, case.question, case.mentions)
    if not (filters := wanted(case.engine, case.understood, case.ranking, asked)):
        return None
    knowledge, scores = case.engine.knowledge, case.ranking.scores
    filters = _as_then(among_the_choice(filters, case.question, case.composer.dates), case)
    acronym = None if case.one_is_meant else saying_an_acronym(knowledge, case.question, filters, scores)
    found = acronym or find(knowledge, filters, scores, asked)
    # no rule tells of one cohort: « dans la promotion 3, il y avait des projets en région ? »
    nowhere = bool(filters.cohorts) and any(facet == "places" for facet, _ in filters.left_out)
    if not found.projects and filters.left_out and (nowhere or case.understood.filters):
        # « y en a-t-il eu hors de Paris ? » of those that were all in Paris: none, and which these are
        found = replace(find(knowledge, replace(filters, left_out=frozenset()), scores), exact=False, filters=filters)
    if set(filters.facets) == {"administrations"} and not other_words(case.mentions, case.engine.knowledge.programme):
        found = in_order_of_time(found, case.engine.knowledge)
    first = case.engine.knowledge.projects_by_id.get(case.ranking.first.id)
    # « promo 2 : la justice », of which one of another cohort comes first
    then = first is None or any(saw(first, year) for year in filters.years)
    of_others = first is not None and (
        first.cohort not in filters.cohorts if filters.cohorts else filters.years and not then
    )
    of_theirs = looks_for_projects(case.ranking) and "administrations" in filters.facets
    if of_theirs:
        found = _theirs(case, found, asked)
    meant = found.exact or nowhere or of_others or of_theirs or not case.ranking.answered or case.understood.filters
    if not (found.projects and meant):
        return None
    reply, context = listed_of(case, found)
    searching = case.composer.asked_in in knowledge.programme.languages and "places" not in filters.facets
    nowhere_named = strange_places(asked, case.mentions, knowledge) if searching else ()
    # « un projet sur l'environnement à Toulouse ? »
    return (case.composer.though_no_project(reply, nowhere_named[:1]) if nowhere_named else reply), context


def _as_then(filters: Filters, case: RankedCase) -> Filters:
    """These filters, of the cohort at work for who asked in its time which projects go on: what became of its own was seen later."""
    dates = case.composer.dates
    said = [" ".join(r.said) for r in filters.readings if any(facet == "statuses" for facet, _ in r.terms)]
    going_on = said and all(map(of_the_present, said))  # and not « lesquels sont abandonnés en ce moment ? »
    now = dates.at_work() if going_on and of_the_present(case.question) else None
    if now is None or filters.cohorts:
        return filters
    until = max((e.window.deadline.day for e in dates.calendar.of(cohort=now.id) if e.step), default=None)
    theirs = (p for p in case.engine.knowledge.projects if p.cohort == now.id)
    seen = any(seen_by(p.status.as_of, dates.now.date(), until) for p in theirs)
    return filters if seen else replace(filters.without("statuses"), cohorts=(now.id,))


def _theirs(case: RankedCase, found: Found, asked: str) -> Found:
    """The projects of the administrations that are named, of the cohort at work where the question speaks of the present.

    A story tells of more than what is looked for: what its searching part does not name is left aside.
    """
    knowledge, scores, filters = case.engine.knowledge, case.ranking.scores, found.filters
    now = case.composer.dates.at_work() if of_the_present(case.question) and not filters.cohorts else None
    if now:
        at_work = find(knowledge, replace(filters.without("statuses"), cohorts=(now.id,), years=()), scores, asked)
        if at_work.exact:
            return at_work
    if found.exact or asked == case.question:
        return found
    named = case.engine.vocabulary.find(asked).facets
    aside = [facet for facet in filters.facets if facet not in named]
    for facet in aside:
        filters = filters.without(facet)
    closer = find(knowledge, filters, scores, asked) if aside else found
    return closer if closer.exact else found


def named_alone(case: RankedCase) -> RankedCase:
    """The same, sure of the project that comes first where the question says nothing but its name."""
    ranking, programme = case.ranking, case.engine.knowledge.programme
    first = ranking.first
    if first.kind != "project" or not any(names_only(case.question, t, programme) for t in first.questions):
        return case
    sure = replace(ranking, right=max(ranking.right, NAMED), answered=True, suggested=False)
    return replace(case, ranking=sure, sure=True)


def likely_projects(case: RankedCase) -> Decision | None:
    """Several projects where no single one is clearly meant: the likeliest, those of an administration, or of a word."""
    engine, question, ranking = case.engine, case.question, case.ranking
    if case.sure:
        return None
    if likely := several_likely(engine, question, ranking):
        return listed_of(case, together(engine.knowledge, likely))
    if ranking.first.kind != "project":
        return None
    if theirs := of_its_administration(engine, question, ranking):
        return listed_of(case, theirs)
    if case.cohorts or case.understood.ranking is not None:
        return None
    last = next(reversed(pieces(question)), "")
    # « je suis pompier volontaire, vous avez fait quoi pour les pompiers ? »
    if asks_for_any(last) and not OF_THE_STORY.search(fold(last)):
        question = last
    found = speaking_of(engine.knowledge, question, ranking.scores)
    among = any(p.id == ranking.first.id for p in found.projects)
    keyword = len(words(question)) <= KEYWORD  # « fraude »: of which there may be several
    clear = ranking.hits[0].share >= ALONE and not asks_for_any(question) and not keyword
    alone = ranking.answered and (len(found.projects) == 1 or clear or len(words(question)) > STORY)
    meant = ranking.answered or nearly(ranking) or (ranking.scope >= POSSIBLE and searches(engine, question))
    return listed_of(case, found) if among and not alone and meant else None


def by_meaning(case: RankedCase) -> Decision | None:
    """The nearest projects to a question that looks for some, in words that the vocabulary does not know."""
    if case.cohorts or case.years or case.understood.ranking is not None or case.sure:
        return None
    meant = nearest(case.engine, case.question, case.ranking)
    if not meant:
        return None
    reply, context = listed_of(case, replace(together(case.engine.knowledge, meant), exact=False))
    *_, sought = SENTENCE_END.split(searching_part(case.engine, case.question, case.mentions).strip())
    strange = strange_words(sought, case.engine.vocabulary.find(sought), case.engine.knowledge)
    # « j'ai travaillé trente ans à l'ONF, y a-t-il eu un projet sur les arbres ? »
    return case.composer.though_no_project(reply, strange) if strange else reply, context


def of_what_is_named(case: RankedCase) -> Decision | None:
    """The projects of the administration, place or theme that an unanswered question names beside a word for who did them.

    « le Cerema, combien d'équipes avons-nous reçues, et lesquelles ? », "is there a team in Rhône-Alpes this year?"
    """
    engine, question, mentions = case.engine, case.question, case.mentions
    programme, said = engine.knowledge.programme, set(words(question))
    named = {"administrations", "places", "themes"} & set(mentions.facets)
    doers = said & (DOERS | own_words(programme) | words_for_projects(programme))
    elsewhere = _OF_A_POST.search(fold(question)) or WHEN.search(fold(question)) or offers(question)
    elsewhere = elsewhere or counts_people(question, mentions, programme)
    if not (named and doers) or elsewhere or case.understood.ranking is not None:
        return None
    more = other_words(mentions, programme) - DOERS  # « une équipe de foot à Lyon »
    if named == {"places"} and more:
        return None
    if more and not _rather(case, named):
        return None
    filters = Filters.of(mentions).without("statuses").without("profiles")
    at_present = of_the_present(question) or THIS_YEAR.search(fold(question))
    now = case.composer.dates.at_work() if at_present and not mentions.cohorts else None
    among = replace(filters, cohorts=(now.id,), years=()) if now else filters
    found = find(engine.knowledge, among, case.ranking.scores, question)
    return listed_of(case, found) if found.exact and len(found.projects) <= SOME else None


def _rather(case: RankedCase, named: Set[str]) -> bool:
    """Whether one may look for what is `named`: the question is hardly off-topic, or names an administration and maybe looks for projects."""
    learned = case.engine.learned.looking.learned
    return case.ranking.scope >= RATHER or (learned and "administrations" in named and case.ranking.looks >= MAYBE)


def listed_of(case: RankedCase, found: Found) -> Decision:
    """The projects found, and what a later question may narrow."""
    question, composer, filters = case.question, case.composer, found.filters
    reply = listed(composer, found, max(case.ranking.scope, case.ranking.right), question, case.understood.aspect)
    if not reply.projects:  # nobody knows them yet: the day on which they will be made known
        return reply, Context(question, reply.entry, reply.entry, filters.cohorts, filters)
    if ahead := still_to_come(filters, composer.dates):  # « la liste des sujets de cette année ? »
        reply = replace(reply, markdown=f"{ahead}\n\n{reply.markdown}")
    if RELATED.search(fold(case.said)):  # « lesquels à la Cour de cassation, et quel lien entre eux ? »
        told = [p for p in found.projects if p.id in reply.projects]
        if link := link_told(composer, told):
            reply = replace(reply, markdown=f"{link}\n\n{reply.markdown}")
    only = reply.entry if len(reply.projects) == 1 else None  # « où ? » is then about this one
    left = unlisted(composer, found)
    if found.words and filters.facets:  # « le SNDS », of which a search by traits alone would find others
        filters = replace(filters, facets={PROJECTS: (*reply.projects, *left)})
    return reply, Context(question, only, only, filters.cohorts, filters, reply.projects, left)

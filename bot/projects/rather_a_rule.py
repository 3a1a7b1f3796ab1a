"""How sure of itself an entry, or dates, must be to answer a question that has the words of a search for projects."""

from __future__ import annotations

import re

from bot.projects.otherwise import CROSSED, SURE
from bot.wording.clauses import pieces
from index.asking import (
    WHICH,
    WHICH_ARE,
    asks_of_a_state,
    crosses,
    only_asks_for_projects,
)
from index.documents import Programme
from index.engine import AS_SAID
from index.filters import Filters
from index.mentions import Mentions
from index.one_or_several import asks_for_several, asks_what_was_done, asks_which_things
from index.search_words import own_words, vague_words, words_for_projects
from index.text import fold, words
from index.who_had import asks_what_they_did, asks_who_was_received

BRIEF = 10
"""Words up to which a question that names a place, and a word for projects, can hardly ask for anything else."""

SURELY_ALONE = 0.97
"""The same where the question names the administration of several."""

_THERE = re.compile(r"\by (?:a|avait|aura)\b|\bexiste\b|\b(?:is|are|were|was) there\b")
"""Asks whether there is something, rather than what must be: « existe-t-il un projet de la 5 à Lyon ? »."""

_THERE_WAS = re.compile(
    r"\by a(?:[- ]t[- ]il)? (?:deja |bien |vraiment )?eu\b|\b(?:have|has) there (?:ever )?been\b|\b(?:was|were) there\b"
)
"""Asks whether there was something."""

_MUST = re.compile(
    r"\b(?:faut[- ]il|il faut|doit[- ]on|on doit|dois[- ]je|must (?:i|we|one)|do (?:i|we|you) have to|(?:is it|est-ce) (?:mandatory|obligatoire))\b"
)

_MINE = re.compile(
    r"\b(?:mon|ma|notre|my|our) (?:futur |future )?(?:employeur|patron|chef|contrat|salaire|paie|employer|boss|contract|salary|pay)\b"
)
"""Asks of what will be one's own: « qui est mon employeur, l'administration d'accueil ? »."""

_ONLY_THERE = re.compile(
    r"\b(?:tou(?:s|tes) (?:les |vos |ces )?[a-z]+ (?:(?!qui\b)[a-z]+ )?(?:sont|se \w+|ont lieu)(?:-(?:ils|elles))?|(?:sont|se \w+|ont lieu)(?:-(?:ils|elles))? tou(?:s|tes)|(?:are|is) (?:all|every)|all (?:of )?(?:the |your )?[a-z]+ (?:are )?(?:based |located )?)\b.{0,20}\b(?:a|sur|en|in|dans)\b|"
    r"(?<!est-ce )(?<!est ce )\b(?:qu'|(?:que|uniquement|seulement|exclusivement|forcement|obligatoirement|only|just) )(?:a|sur|en|in|dans)\b"
)
"""Asks whether there is nothing elsewhere: « les missions, c'est que sur Paris ? », « tous les projets sont à Paris ? »."""

_OR_ALL_THERE = re.compile(
    r"\b(?:ou|or) (?:(?:est-ce que )?(?:tout|c'est tout|ca) (?:est|se passe|a lieu|se fait)|(?:is|are) (?:everything|it all|they all|all of (?:it|them)))\b.{0,12}\b(?:a|sur|en|in|at)\b"
)
"""Asks so after whether there is something elsewhere (« des projets à Toulouse, ou tout est à Paris ? »)."""

_HAVING = re.compile(
    r"\b(?:avec|with|dans (?:l'|leur )equipe|ou il y (?:a|avait)|ont eu|ont pris|avaient|had|having)\b"
)
"""Says what projects have."""

_WHICH_TEAMS = re.compile(
    r"\b(?:quelles? equipes?|equipes (?:qui|mixtes|avec)|which (?:[a-z]+ \d )?(?:teams?|services))\b"
)
"""Asks which teams, or services, there were."""

_LIKE_ME = re.compile(r"\b(?:comme (?:moi|nous|l[ea] mien(?:ne)?)|like (?:me|us|mine))\b")
"""Speaks of people of one's own profession: « quels projets ont pris des gens comme moi ? »."""


def asks_of_oneself(question: str, mentions: Mentions) -> bool:
    """Whether it asks what one must do, or what will be one's own (« faut-il habiter Paris pour ces projets ? »)."""
    asked = fold(question)
    only_there = set(mentions.facets) == {"places"} and _ONLY_THERE.search(asked)
    of_oneself = _MUST.search(asked) or _MINE.search(asked) or only_there
    return bool(of_oneself and not _THERE.search(asked))


def asks_if_all_there(question: str, mentions: Mentions) -> bool:
    """Whether it asks if there is nothing elsewhere than at the place that it names."""
    return set(mentions.facets) == {"places"} and _OR_ALL_THERE.search(fold(question)) is not None


def sure_of_a_rule(question: str, mentions: Mentions, filters: Filters, programme: Programme) -> float:
    """The confidence from which a rule, or dates, answer a question that may look for projects by `filters`."""
    asked, said, size = fold(question), set(words(question)), filters.team
    several, of_projects = asks_for_several(question, programme), said & words_for_projects(programme)
    when, places = mentions.cohorts or mentions.years, set(filters.facets) == {"places"}
    asking = set(words(next(reversed(pieces(question)), ""))[:1]) | set(words(question)[:1])
    which_things = asks_which_things(question) or (of_projects and said & WHICH_ARE)
    of_a_state = "statuses" in mentions.facets and when and which_things
    left_out = mentions.cohorts and any(r.left_out for r in mentions.readings)
    as_said = (
        only_asks_for_projects(question, mentions, programme),
        mentions.cohorts and "administrations" in filters.facets,
        "administrations" in mentions.facets and (asks_who_was_received(question) or asks_what_was_done(question)),
        mentions.cohorts and asks_what_they_did(question),
        places and of_projects and (_THERE_WAS.search(asked) or asking & WHICH),  # « quels projets à Lyon ? »
        left_out and of_projects,  # « en promo 7, des projets hors de Paris ? »
        of_a_state or asks_of_a_state(question, mentions, programme),
        "profiles" in mentions.facets and several and _LIKE_ME.search(asked),
        "profiles" in mentions.facets
        and mentions.cohorts
        and (_WHICH_TEAMS.search(asked) or _which_projects(asked, programme)),
        size and (size.alone or several),
    )
    if any(as_said):
        return AS_SAID
    at_a_place = mentions.cohorts and "places" in filters.facets  # no rule tells of both
    if _THERE.search(asked) and ("administrations" in filters.facets or at_a_place):  # « y en a-t-il eu chez vous ? »
        return SURELY_ALONE
    if at_a_place and _some_project(asked, programme):  # « un projet près de Lyon dans la 5 »
        return AS_SAID
    short = len(words(question)) <= BRIEF
    vague = short and "places" in filters.facets and said & vague_words(programme)  # « un truc à Brest ? »
    having = short and several and _HAVING.search(asked)  # « défis avec un juriste »
    return CROSSED if crosses(mentions) or vague or having else SURE


def counts_people(question: str, mentions: Mentions, programme: Programme) -> bool:
    """Whether it asks how many of the programme's people are something, of which a theme has the word."""
    own = "|".join(map(re.escape, sorted(own_words(programme))))
    counted = re.search(
        rf"\b(?:combien|nombre|how many) (?:de |d'|of )?(?:{own}|personnes|gens|people)\b", fold(question)
    )
    said = set(words(question))
    return bool(counted) and set(mentions.facets) == {"themes"} and not said & words_for_projects(programme)


def _some_project(asked: str, programme: Programme) -> bool:
    """Whether it speaks of some project (« un projet près de Lyon dans la 5 »), and not of all of them (« les missions sont à Paris ? »)."""
    things = "|".join(map(re.escape, sorted(words_for_projects(programme))))
    some = r"(?:\b(?:une?|any|an?|some)|(?:^|\b(?:eu|a|ont|avez|cherche|voudrais|existe) )des)"
    return bool(re.search(rf"{some} (?:[a-z]+ )?(?:{things})\b", asked))


def _which_projects(asked: str, programme: Programme) -> bool:
    """Whether it asks which projects (« quelles missions de la 7… »), and not what they are (« quelles sont les missions… »)."""
    things = "|".join(map(re.escape, sorted(words_for_projects(programme))))
    return bool(re.search(rf"\b(?:{'|'.join(sorted(WHICH))}) (?:{things})\b", asked))

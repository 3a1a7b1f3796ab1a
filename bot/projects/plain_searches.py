"""Searches that are plain by their words, whatever is ranked first: for who had people of one's own profession, for all but some."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.projects.rather_a_rule import BRIEF, asks_of_oneself
from bot.wording.list_cues import AND_WHICH
from bot.wording.searching_part import HERE
from index.asking import WHICH_ARE, other_words, speaks_of_a_call
from index.documents import Programme
from index.filters import Filters
from index.leaving_out import EXCEPT
from index.mentions import Mentions
from index.one_or_several import MADE
from index.search_words import DOERS, LISTING, words_for_projects
from index.teams import asked_size
from index.text import SENTENCE_END, fold, words

_LIKE_ONESELF = re.compile(
    r"\b(?:mes (?:confreres|consoeurs|pairs|homologues|semblables)|my (?:peers|fellow [a-z]+s)|(?:quelqu'un|gens|personnes?|someone|somebody|people|anyone|une?) (?:de (?:mon|ma) (?:metier|profession|profil|specialite|branche|domaine)|comme moi|like me|(?:from|of|in) my (?:field|profession|trade|line of work))|"
    r"(?:postes?|metiers?|profils?|roles?|jobs?|fonctions?) (?:comme l[ea]s? mien(?:ne)?s?|like mine)|(?:cherch|demand|recrut|recherch)\w+ (?:mon (?:profil|metier)|ma (?:profession|specialite)|des gens comme moi)|l[ae] meme (?:poste|metier|profil|role|fonction) que moi|someone with my (?:job|role|title))\b"
)
"""Speaks of people of one's own profession."""

_FOR_ONESELF = re.compile(r"\b(?:quoi|quels?|lesquels|what|which|any)\b.{0,40}\b(?:pour|fait pour|for) (?:moi|me)\b")
"""Asks which there are for oneself."""

_HAD = re.compile(
    r"\b(?:(?:a|ont|avait|avaient|avez|aviez)(?:[- ](?:t-)?(?:on|vous|ils|elles|il))? (?:deja |reellement |vraiment )?(?:eu|pris|recrute|embauche|accueilli|compris|fait (?:travailler|bosser))|(?:compte(?:nt|ait|aient)?|avait|avaient|embauch(?:e|ent|ait|aient)|recrut(?:e|ent|ait|aient)|pren(?:d|nent|ait|aient)|cherch(?:e|ent|ait|aient))\b|(?:ont|a|avaient|avait) ete (?:confie|attribue|donne)e?s? [aà]|(?:confie|attribue)e?s? a|(?:were|was|been) (?:given|entrusted) to|had|hired|hiring|took|recruited|recruiting|looking for|has had|have had|were there|has there been)\b|\bdans (?:quelles|vos|les) equipes\b.{0,40}\by a[- ]t[- ]il\b"
)
"""Asks who had somebody."""

_PLACED = re.compile(
    r"\bou (?:(?:ont|avaient) ete|sont|etaient) (?:place|affecte|recrute|embauche|mis|envoye|accueilli)\w*\b|\bwhere (?:were|have|are) .{0,40}\b(?:placed|hired|put|sent)\b|\bou (?:travaill|boss)(?:aient|ent)\b"
)
"""Asks where people were put."""

_NEEDS = re.compile(r"\b(?:peut|peuvent|peux|puis|faut|dois|doit|can|could|may|must|need\w*|candidat\w*|postul\w*)\b")
"""Asks for a rule."""


_IS_THERE = re.compile(
    r"\b(?:(?:est-ce qu'|qu')?(?:il |y )?(?:existe|y a|en a)(?:-t-il)?|vous avez|avez-vous|(?:is|are) there|any|do you have|quels?|which|lesquels)\b"
)
"""Asks whether there is one, or which there are."""

_LOOKING = r"\b(?:je (?:re)?cherche|jcherche|je (?:veux|voudrais|souhaite|souhaiterais) (?:voir|connaitre|trouver|la liste)|j'aimerais (?:voir|connaitre|trouver)|montre[rz]?(?:[- ]moi)?|liste[rz]?(?:[- ]moi)?|donne[rz]?(?:[- ]moi)?|trouve[rz]?(?:[- ]moi)?|i(?:'m| am) looking for|i want to see|show me|list|find me)"
_SOME = r"(?:tous |toutes |all )?(?:les |des |de |d'|un |une |the |any |some |an? )?"
_THAT_TAKE = r"(?:(?:qui|that|which) (?:\w+ )?|(?:qui ont |ayant )besoin |needing |asking for |looking for |recrutant |demandant |cherchant )"
"""What somebody looks for, and that it is projects that want someone."""

_LEFT_ALONE = frozenset({"themes", "administrations", "profiles"})
"""What can be left out of all projects, where nothing else is said; places are asked of by a rule as well (« hors de Paris ? »)."""

_REJECTING = EXCEPT | frozenset(
    "sans without pas not cherche recherche veux voudrais aimerais souhaite looking want wanted autre autres".split()
)

_OF_MONEY_OR_TIME = re.compile(
    r"\b(?:cout\w*|financ\w+|pay[eai]\w*|euros?|temps|mois|jours?|dur\w+|cost\w*|fund\w*|long|months?|time)\b"
)
"""Asks how much something costs, or how long it takes."""


def of_ones_own(question: str, mentions: Mentions, programme: Programme) -> Filters | None:
    """The profession of who asks which teams had somebody like them (« je suis juriste, … quelqu'un de mon métier ? »)."""
    profiles = tuple(i for r in mentions.readings if not r.left_out for facet, i in r.terms if facet == "profiles")
    things = words_for_projects(programme) | DOERS | LISTING | MADE
    folded = fold(question)
    of_things = bool(things & set(words(question)))
    had_some = bool((_HAD.search(folded) and of_things) or _PLACED.search(folded))
    asked = next((s for s in SENTENCE_END.split(question) if _LIKE_ONESELF.search(fold(s))), "")
    if not asked and mentions.cohorts and _FOR_ONESELF.search(folded):
        asked, had_some = question, of_things  # « ux designer, il y a eu quoi pour moi en promo 6 ? »
    remark = "?" in question and "?" not in asked  # « … on cherche des gens comme moi. C'est vrai ? »
    if not profiles or not asked or remark or not had_some or _NEEDS.search(folded):
        return None
    years = () if mentions.cohorts else mentions.years
    there = tuple(i for r in mentions.readings if not r.left_out for facet, i in r.terms if facet == "places")
    here = {"places": there} if there and HERE.search(folded) else {}
    return Filters(mentions.cohorts, {"profiles": profiles, **here}, years=years)


def narrowed_after_asking(question: str, mentions: Mentions) -> bool:
    """Whether a theme is named from the sentence on that asks for people of one's own profession (« … à des gens comme moi ? plutôt dans le social »)."""
    sentences = SENTENCE_END.split(question)
    since = next((i for i, s in enumerate(sentences) if _LIKE_ONESELF.search(fold(s))), len(sentences))
    after = set(words(" ".join(sentences[since:])))
    return any(set(r.said) <= after for r in mentions.readings for facet, _ in r.terms if facet == "themes")


def where_one_lives(question: str, mentions: Mentions, programme: Programme) -> Filters | None:
    """The one place named, where a sentence asks whether there is a project there, « par chez moi »."""
    asked = next((s for s in SENTENCE_END.split(question) if HERE.search(fold(s)) and _IS_THERE.search(fold(s))), "")
    places = [r for r in mentions.readings if not r.left_out and any(facet == "places" for facet, _ in r.terms)]
    if len(places) != 1 or not set(words(asked)) & words_for_projects(programme) or _NEEDS.search(fold(asked)):
        return None
    there = tuple(i for facet, i in places[0].terms if facet == "places")
    return Filters(mentions.cohorts, {"places": there})


def _things(programme: Programme) -> str:
    """A pattern for the words for projects, the longest first."""
    return "|".join(map(re.escape, sorted(words_for_projects(programme), key=len, reverse=True)))


def _counts(question: str, programme: Programme) -> re.Match[str] | None:
    """Where a question asks how many projects there are."""
    things = _things(programme)
    return re.search(rf"\b(?:combien|cb|nombre|how many)\b[^,;.?!]{{0,16}}\b(?:{things})\b", fold(question))


def that_look_for(question: str, mentions: Mentions, programme: Programme) -> Filters | None:
    """What is looked for by who looks for the projects that look for a profession (« je suis juriste, je cherche les projets qui en demandent »)."""
    things = _things(programme)
    asked = re.search(rf"{_LOOKING} {_SOME}(?:{things})\b.{{0,40}}?\b{_THAT_TAKE}", fold(question))
    said = set(words(fold(question)[asked.end() :])) if asked else set[str]()
    readings = [r for r in mentions.readings if set(r.said) & said and not r.left_out]
    sought = tuple(dict.fromkeys(i for r in readings for facet, i in r.terms if facet == "profiles"))
    if not sought:
        return None
    every = Filters.of(mentions).since(question, programme)
    return replace(every, facets={**every.facets, "profiles": sought})


def all_of_a_cohort(question: str, mentions: Mentions, programme: Programme) -> Filters | None:
    """What is looked for by who asks for all projects after naming a cohort (« … la 6, qui arrive. Pouvez-vous me donner l'intégralité des projets ? »)."""
    things = _things(programme)
    *before, last = [s for s in SENTENCE_END.split(question) if s.strip()] or [""]
    asked = re.search(
        rf"\b(?:tous (?:les|vos|leurs)|l'(?:integralite|ensemble) d(?:es|e vos|e leurs)|(?:la |une )?liste (?:complete |entiere )?d(?:es|e vos|e leurs)|all (?:the|their|your)|the (?:full |complete )?list of(?: all)?(?: the)?) (?:{things})[\s?!.]*$",
        fold(last),
    )
    of_it = before and asked and mentions.cohorts and not mentions.facets
    return Filters(mentions.cohorts) if of_it else None


def counted_with_them(question: str, mentions: Mentions, programme: Programme) -> Filters | None:
    """What is looked for by who counts the projects of an administration (« combien ça fait de projets en tout à la DREES ? »)."""
    counts = _counts(question, programme)
    only = "administrations" in mentions.facets and set(mentions.facets) <= {"administrations", "statuses"}
    brief = len(words(question)) <= 2 * BRIEF and not speaks_of_a_call(question, programme)
    otherwise = _NEEDS.search(fold(question)) or _OF_MONEY_OR_TIME.search(fold(question))
    return Filters.of(mentions).since(question, programme) if counts and only and brief and not otherwise else None


def counted_and_named(question: str, mentions: Mentions, programme: Programme) -> Filters | None:
    """What is looked for by who asks how many projects there were, and which (« combien de projets en 2017, et lesquels ? »)."""
    counts = _counts(question, programme)
    named = counts and AND_WHICH.search(fold(question)[counts.end() :])
    return Filters.of(mentions).since(question, programme) if named and mentions else None


def but_for_some(question: str, mentions: Mentions, programme: Programme) -> Filters | None:
    """What is looked for by a question that leaves some projects out (« quels projets abandonnés, hors Justice ? »)."""
    if not any(r.left_out for r in mentions.readings):
        return None
    said, filters = set(words(question)), Filters.of(mentions).since(question, programme)
    where = bool(said & {"ou", "where"})
    of_projects = said & (words_for_projects(programme) | DOERS | LISTING | MADE)
    kinds = {facet for facet, _ in filters.left_out}
    if of_projects and not (filters.facets or filters.cohorts or filters.years) and kinds <= _LEFT_ALONE:
        if other_words(mentions, programme) - _REJECTING or len(words(question)) > BRIEF:
            return None
        return filters.or_any(programme)  # « un projet sans IA »
    # « où la 7 a placé des directions techniques, hors Dinum »
    had_some = where and filters.cohorts and "profiles" in filters.facets
    brief = filters.cohorts and len(words(question)) <= BRIEF  # « DIG hors IDF ? »
    asks = ((where or said & WHICH_ARE) and of_projects and filters.facets) or had_some or brief
    if not asks or not filters.left_out or speaks_of_a_call(question, programme):
        return None
    size = asked_size(question, mentions, programme, surely=True)
    if size and size.alone:  # « qui n'avaient que des data scientists, sans designer »
        filters = replace(filters, team=size)
    return None if asks_of_oneself(question, mentions) or _NEEDS.search(fold(question)) else filters


def plainly_sought(question: str, mentions: Mentions, programme: Programme) -> Filters | None:
    """What is looked for by a question that says so plainly, in one of these ways; None for any other."""
    ways = (that_look_for, all_of_a_cohort, but_for_some, counted_and_named, counted_with_them)
    return next((found for way in ways if (found := way(question, mentions, programme))), None)

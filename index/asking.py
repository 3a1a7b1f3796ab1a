"""Whether a question asks for projects."""

from __future__ import annotations

import re
from collections.abc import Set
from functools import lru_cache

from index.documents import Programme
from index.lexical import STOP_WORDS
from index.mentions import Mentions
from index.one_or_several import (
    MADE,
    asks_for_everything,
    asks_for_several,
    asks_what_was_done,
    asks_which_things,
    but_everything,
)
from index.search_words import (
    ASKING,
    DONE,
    LISTING,
    narrower_states,
    own_words,
    vague_words,
    words_for_cohorts,
    words_for_projects,
)
from index.text import fold, words
from index.who_had import asks_what_they_did, asks_who_has, asks_who_was_received

SHORT = 6
"""Words up to which naming a status is a search: « les projets abandonnés »."""

LONGEST, LONGEST_CROSSED = 20, 30
"""Words up to which a question can be a search; and one that names a profession together with a theme or a place."""

WHEN = re.compile(
    r"\b(?:quand|jusqu'a(?! (?:present|maintenant|aujourd'hui|ce jour))|dates?|delais?|deadline|calendrier|cloture|when|until)\b"
)

REASON = re.compile(r"\b(?:combien|comment|pourquoi|how|why)\b")
"""Asks for more than which projects there are."""

_HOW_MUCH = re.compile(
    r"\b(?:combien|cb)\b.{0,24}\b(?:pay\w*|gagn\w+|touch\w+|cout\w+|salaire|euros)\b|\b(?:pay\w*|gagn\w+|touch\w+|cout\w+|remuner\w+)\b.{0,12}\b(?:combien|cb)\b|"
    r"\bhow much\b"
)
"""Asks for an amount."""

_FATE = re.compile(r"\bsurvi(?:t|vent|vra|vront)\b|\b(?:ou en (?:est|sont)|(?:a|ont) donne)\b")
"""Asks what became of projects, with words that ask for a list elsewhere."""

_OFFERING = re.compile(
    r"\b(?:j'ai|nous avons|(?<!qu')on a|notre (?:\w+ ){1,3}a|(?<!do )we have|i have|our (?:\w+ ){1,3}has) (?:deja )?(?:une?|an?) (?:\w+ )?(?:projet|idee|project|idea)\b|"
    r"\b(?:peut|peuvent|peux|pouvons|pouvez|pourrait|pourrions|puis|can|could|may|comment|how)\b.*\b(?:proposer|deposer|soumettre|presenter|porter|accueillir|submit|propose|host)\b|"
    r"\b(?:(?:voudr|aimer|souhaiter)(?:ais|ait|ions)|souhaite|souhaitons|veux|veut|voulons|would like to|want to) (?:\w+ ){0,2}"
    r"(?:proposer|deposer|soumettre|porter|accueillir|submit|propose|host)\b(?! (?:mes|mon|ma|my)\b)|\ba (?:vous|te|leur) (?:proposer|soumettre)\b|\b(?:nous sommes|je suis|we are|i am|i'm) (?:[a-z']+ ){1,5}(?:avec|with) (?:une?|an?) (?:projet|idee|project|idea)\b"
    r"|\b(?:presentar|proponer|presentare|proporre|apresentar|propor) (?:\w+ ){0,2}(?:proyectos?|progett[io]|projetos?)\b|\bprojekte? (?:\w+ ){0,2}(?:einreichen|vorschlagen)\b"
)
"""Asks whether, or how, one may bring a project of one's own."""

_SOME = re.compile(
    r"(?:(?:et|and|est-ce qu'il|dites|hello|bonjour)[ ,]+)*(?:ceux|celles|those|the ones|are there (?:any|some)|is there (?:any|an?)|(?:il )?y (?:en )?a(?:-t-il|-t'il)?|reste-t-il|il reste)\b"
)
"""Begins with those that are in a state, or with whether there are some."""
_WHO_IS = re.compile(r"\b(?:qui (?:en )?(?:est|sont)|who is|who are|who's)\b")
"""Asks who is in a state."""
_AT_PRESENT = frozenset("aujourd hui maintenant ce jour at as of now still today currently encore toujours".split())
"""Words for the present, in which a project is in its state."""
_ARTICLES = frozenset("le la les l un une des du the a an of sur about".split())

_IN = frozenset("en dans in".split())
_ALL = frozenset("tous toutes all every".split())
_AT = _IN | frozenset("a au aux de chez at with avec".split())

AWAY = re.compile(
    r"\b(?:(?:autres?|other) (?:[a-z]+ )?(?:villes?|cit(?:y|ies)|towns?)|hors|dehors|pas (?:a|en|dans|sur)|ailleurs|autre part qu\w*|sauf|(?<!pas )(?<!pas trop )(?<!pas tres )(?<!pas si )loin d\w*|uniquement|outside|not in|except|away from|elsewhere|only)\b"
)
"""Speaks of any place but the one that it names."""

_OTHERWISE = re.compile(
    r"\b(?:(?:chefs?|cheffes?|chargee?s?|gestion|conduite|direct\w+|ordres?|lettres?|frais|societes?) (?:de|d'|a) (?:projets?|missions?)|project manage\w*|(?:ma|mes|sa) missions?|(?:apres|pendant|durant|avant) (?:leurs?|la|une|votre|notre) missions?|je (?:bosse|travaille|bossais|travaillais)|(?:mon|notre) travail|mes travaux|my work|(?:ca|cela|ce programme|il|ce truc) existe (?:encore|toujours|tjs|tjrs|plus)|"
    r"(?:j'ai|que ai|avons|on a|i have|i've) (?:\w+ )?(?:fait|faite|faits|bosse|travaille|mene|done|made|worked))\b"
)
"""Words for a search that mean something else: « chef de projet », « frais de mission », « tout ce que j'ai fait »."""

_THERE = frozenset("y chez at".split())
"""Says that the programme's people are at an administration: « la Présidence, il y en a là-bas ? »."""

_OF_A_JOB = re.compile(r"^(?:d'une?|du|de la|d'|of an?|of the)(?: |$)")

WHICH = frozenset("quel quels quelle quelles which".split())

_HOW_LONG = re.compile(r"\b(?:combien de (?:temps|mois|jours|semaines)|how long|comment|pourquoi|how|why)\b(?! many)")
_PLEASE = frozenset({"plait"})
"""What is left of « s'il vous plaît »."""

WHICH_ARE = WHICH | frozenset("combien lesquels lesquelles liste noms many names".split())

_WHICH_HAS_MORE = re.compile(
    r"\b(?:laquelle|lequel|which)\b.{0,40}\b(?:plus|moins|most|more|fewest|least)\b|\b(?:le plus|the most) (?:de |d'|of )?\w+"
)
"""Compares cohorts (« promo 4 ou 5, laquelle avait le plus de projets ? »)."""

_NEEDED = re.compile(r"\b(?:faut|maitris\w+|connaitre|savoir|dois|doit|must|need\w*|know|require\w*)\b")
"""Asks what one must be able to do."""
_OFFERED = re.compile(
    r"\b(?:avez|aviez|auriez|a|avait)(?: vous|-vous)? quoi\b|\b(?:sur|dans|comme) quoi\b|\bwhat (?:do|did|have) you\b"
)
"""Asks what there is, or was, without a word for project: « vous aviez quoi dans ce goût-là ? »."""


def names_only(question: str, title: str, programme: Programme) -> bool:
    """Whether `question` says `title`, and else nothing but words of asking."""
    said, named = words(question), words(title.partition("(")[0])
    for start in range(len(said) - len(named) + 1 if named else 0):
        if said[start : start + len(named)] == named:
            rest = set(said[:start] + said[start + len(named) :])
            return not rest - ASKING - STOP_WORDS - words_for_projects(programme)
    return False


def asks_for_projects(question: str, mentions: Mentions, programme: Programme) -> bool:
    """Whether a question may look for projects by their traits.

    Either it says a word for "project" and names a trait, or it is nothing but words of asking and names of themes,
    places or administrations. Long stories that mention a project in passing are not searches.
    """
    folded = _OTHERWISE.sub(" ", fold(question))
    said = words(folded)
    if asks_of_a_state(question, mentions, programme):
        return True
    of_projects = set(said) & (words_for_projects(programme) | MADE) and set(said) & WHICH_ARE
    which = asks_which_things(folded) or of_projects
    if "statuses" in mentions.facets and (mentions.cohorts or mentions.years) and which:
        return True  # « quels services de la 7 ont été transférés à leur ministère, et à quelle date ? »
    if len(said) > (LONGEST_CROSSED if crosses(mentions) else LONGEST) or WHEN.search(folded) or _FATE.search(folded):
        return False
    if _OFFERING.search(folded) or (len(mentions.cohorts) > 1 and _WHICH_HAS_MORE.search(folded)):
        return False
    project_words = words_for_projects(programme)
    left_out = (
        any(r.left_out for r in mentions.readings)
        and (mentions.cohorts or mentions.years or set(mentions.facets) & {"profiles", "themes", "administrations"})
        and (set(said) & project_words or _OFFERED.search(folded))
    )
    if "places" in mentions.facets and AWAY.search(folded) and not left_out:
        return False
    if speaks_of_a_call(question, programme):
        return False
    if asks_who_was_received(folded) and "administrations" in mentions.facets:
        return True  # « combien d'équipes sont passées au Cerema ? »
    if asks_what_they_did(folded) and mentions.cohorts:
        return True  # « sur quoi bossaient ceux de la 3 ? »
    if (
        (mentions.cohorts or (mentions.years and "profiles" in mentions.facets))
        and {"themes", "administrations", "profiles"} & set(mentions.facets)
        and asks_which_things(folded)
        and not _NEEDED.search(folded)  # « quels outils faut-il maîtriser en data science pour la 5 ? »
    ):
        return True  # « quels services de la 7 concernent le logement ? »
    of_themselves = set(said) & own_words(programme)  # « tout ce qui concerne la santé des EIG »
    besides = other_words(mentions, programme).intersection(words(but_everything(question)))
    everything = asks_for_everything(question) and not of_themselves and not besides
    if (asks_what_was_done(folded) or everything) and {"themes", "administrations"} & set(mentions.facets):
        return True
    if asks_who_has(folded, mentions, programme, other_words(mentions, programme)) or only_names_traits(mentions):
        return True
    traits = {f for f in mentions.facets if f != "statuses"}
    other = other_words(mentions, programme)
    if set(said) & (project_words | LISTING):
        # Of a cohort alone, only its list is a search: « les projets de la 3e sont-ils maintenus ? » asks something else.
        told = mentions.cohorts or mentions.years
        if not traits and told and not (set(said) & project_words and mentions.facets):
            return all(w.isdigit() for w in other)  # « les tout premiers, les 9 »
        if set(said) & project_words and (
            bool(traits) or (bool(mentions.facets) and (len(said) <= SHORT or not other))
        ):
            return True
    if not traits & {"themes", "administrations", "places"}:
        return False
    if _HOW_MUCH.search(folded):  # « je code depuis 3 ans (startup), c'est payé combien une fois pris ? »
        return False
    if crosses(mentions) and (set(said) & vague_words(programme) or _OFFERED.search(folded)):
        return True
    left = set(mentions.rest) - _ARTICLES
    if len(said) <= SHORT and left <= own_words(programme):  # its short name and a town
        return True
    if left & _ALL and left & words_for_cohorts(programme) and not other:
        return True  # « ministère de la Culture, toutes éditions confondues »
    there = bool(set(words(programme.short_name)) & left and _THERE & set(said))
    return not left or ((there or bool(left & vague_words(programme))) and not other)


def says_more(question: str, mentions: Mentions, programme: Programme) -> bool:
    """Whether a question says more than what to look for: it speaks of something else, and no search for projects."""
    said = set(words(_OTHERWISE.sub(" ", fold(question))))
    return bool(other_words(mentions, programme)) and not said & (words_for_projects(programme) | LISTING)


def crosses(mentions: Mentions) -> bool:
    """Whether a question names a profession or a cohort together with a theme, a place or an administration."""
    who = "profiles" in mentions.facets or mentions.cohorts
    return bool(who) and bool({"themes", "places", "administrations"} & set(mentions.facets))


def only_asks_for_projects(question: str, mentions: Mentions, programme: Programme) -> bool:
    """Whether a question that looks for projects can hardly ask anything else, however well an entry fits it.

    It says "project", "list" or what was done, names a trait or a cohort, and holds no other word. A profession that
    follows in the genitive asks for a job (« les missions d’un designer »), not for projects.
    """
    said, folded = words(question), fold(question)
    project_words = words_for_projects(programme)
    if asks_who_has(folded, mentions, programme, other_words(mentions, programme)) or only_names_traits(mentions):
        return True
    others = other_words(mentions, programme) - _PLEASE
    if REASON.search(folded) or _FATE.search(folded) or any(not w.isdigit() for w in others):
        return False
    if not set(said) & (project_words | LISTING | DONE):
        return False
    facets = {f for f in mentions.facets if f != "statuses"}
    if facets == {"profiles"} and not mentions.cohorts:
        return not any(
            _OF_A_JOB.match(folded[m.end() :].lstrip()) for w in project_words for m in re.finditer(rf"\b{w}\b", folded)
        )
    return bool(facets or mentions.cohorts or mentions.years)


_GIVE_ME = re.compile(
    r"\b(?:donne|liste|cite|montre|nomme|give|list|show|name)[rz]?(?:[- ](?:moi|nous|me|us))? (?:la liste (?:de |d')?|tous |toutes |all )?(?:les|des|ces|ceux|vos|the|your)\b"
)
"""Asks for a list of several."""


def asks_of_a_state(question: str, mentions: Mentions, programme: Programme) -> bool:
    """Whether it asks which projects are in a state that is named by a narrower word (« lesquels ont été transférés, et quand ? »)."""
    narrower = narrower_states(programme)
    named = any(r.said in narrower for r in mentions.readings)
    said = set(words(question))
    which = said & WHICH_ARE and said & (words_for_projects(programme) | LISTING | {"noms", "names"})
    # « lesquels de vos services sont affichés comme transférés ? »
    of_yours = said & MADE and said & LISTING and "vos" in said
    if named and of_yours and not (_HOW_LONG.search(fold(question)) or mentions.cohorts):
        return True
    # « au bout de combien de mois ? »
    other = _HOW_LONG.search(fold(question)) or speaks_of_a_call(question, programme)
    more = other_words(mentions, programme) - MADE - _AT_PRESENT - {"quand", "when", "date", "dates"}
    # « projets en phase d'investigation », not « c'est quoi, les projets en phase d'investigation ? »
    alone = not set(mentions.rest) - words_for_projects(programme) - _ARTICLES - _IN
    only = alone and asks_for_several(question, programme)
    some = _SOME.match(fold(question)) or _WHO_IS.search(fold(question))
    asks = asks_which_things(question) or _GIVE_ME.search(fold(question))
    if named and asks and not other and _so_they_are(question, mentions, narrower):
        return True  # « quels services sont aujourd'hui transférés à un ministère ? »
    return bool(named and (which or only or some is not None) and not (other or more) and len(said) <= LONGEST)


def _so_they_are(question: str, mentions: Mentions, narrower: Set[tuple[str, ...]]) -> bool:
    """Whether it says of several that they are in a state (« sont aujourd'hui transférés »)."""
    states = "|".join(re.escape(" ".join(r.said)) for r in mentions.readings if r.said in narrower)
    they_are = rf"\b(?:sont|etaient|ont ete|are|were|have been)\b[^,;?]{{0,24}}\b(?:{states})\b"
    return bool(re.search(they_are, fold(question)))


def only_names_traits(mentions: Mentions) -> bool:
    """Whether it is nothing but a cohort, or a year, and names of traits (« designers promo 3 », « ministère intérieur 2018 »)."""
    when, traits = mentions.cohorts or mentions.years, set(mentions.facets) - {"statuses"}
    return bool(when and traits) and not set(mentions.rest) - _ARTICLES - _AT


def offers(question: str) -> bool:
    """Whether a question asks how, or whether, one may bring a project of one's own."""
    return bool(_OFFERING.search(fold(question)))


def speaks_of_a_call(question: str, programme: Programme) -> bool:
    """Whether a question speaks of a call for projects, and not of projects."""
    return bool(_calls(words_for_projects(programme)).search(fold(question)))


@lru_cache(maxsize=8)
def _calls(project_words: frozenset[str]) -> re.Pattern[str]:
    """« un appel à projets »: a call for applications, and no project."""
    named = "|".join(map(re.escape, sorted(project_words)))
    return re.compile(rf"\b(?:l?appels? a|calls? for) (?:(?:des|new|nouveaux) )?(?:{named})\b")


def seems_to_search(question: str, programme: Programme) -> bool:
    """Whether a question says a word by which one searches, and not of oneself (« je bosse »)."""
    return bool(set(words(_OTHERWISE.sub(" ", fold(question)))) & vague_words(programme))


def other_words(mentions: Mentions, programme: Programme) -> set[str]:
    """The words of a question that are neither of asking nor of the programme, and name nothing."""
    own = own_words(programme) | words_for_cohorts(programme)
    return set(mentions.rest) - words_for_projects(programme) - own - ASKING - STOP_WORDS

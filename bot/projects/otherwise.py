"""Whether a question looks for projects by what was learned, and whether an entry, dates or nothing answers it better."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.wording.clauses import pieces
from bot.wording.searching_part import LOOKS
from index.asking import AWAY, WHICH_ARE, offers, other_words
from index.engine import Engine
from index.filters import Filters
from index.knowledge import Knowledge
from index.lexical import stems
from index.mentions import Mentions
from index.one_or_several import MADE, stems_of
from index.ranking import Ranking
from index.search_words import DOERS, LISTING, narrower_states, words_for_projects
from index.text import fold, words

SURE = 0.8
"""Confidence from which an entry answers a question that also looks like a search for projects."""

CROSSED = 0.9
"""The same for one that names a profession together with a theme or a place, a place alone of which no entry tells, or nothing but a theme or a state."""

SURELY = 0.95
"""Probability of looking for projects from which a question does though it names nothing but a time."""

_IN_REGIONS = re.compile(r"\ben regions?\b(?! paris)")
"""Speaks of all places but the capital (« je vis à Brest, et en région ? »)."""

_ALL_OF_THEM = re.compile(
    r"^(?:donne[rz]?|cite[rz]?|liste[rz]?|enumere[rz]?|give me|name|list)\b|\b(?:enumer|list|cit|donn|montr|recens|envoy)(?:er|ez|e)[- ](?:moi |nous )?(?:tous|toutes)\b|\b(?:list|cit|donn|enumer)(?:er|ez|e)[- ](?:moi |nous )?(?:les|vos) (?!(?:dates|etapes|criteres|conditions|pieces|documents)\b)|\b(?:give|show|send|tell) (?:me|us) all\b|\b(?:l'ensemble|la liste|la totalite) (?:des|de)\b"
)
"""Asks for a list."""

_TAKEN = re.compile(
    r"\b(?:pris|prenez|eu|recrut\w+|embauch\w+|engag\w+|accueill\w+|hired|took|taken|had|quelque part|ou|where|somewhere)\b"
)
"""Asks where people of a profession were taken."""

_LISTS = re.compile(
    r"\b(?:(?:list|cit|enumer|nomm)(?:er|ez|e)?(?:[- ]moi)?|(?:voudrais|aimerais|veux|souhaiterais|like to|want to) (?:bien )?(?:voir|regarder|consulter|parcourir|see|look at)) (?:tous |all )?(?:of )?(?:les |the )(?P<what>[a-z]+)\b"
)
"""Asks to list something."""

DATED = 0.2
"""Share of the likelihood from which a question may ask for dates (« liste-moi les fenêtres de dépôt de la promo 7 »)."""

ALONE = 0.92
"""Share of the likelihood from which a project is shown alone though others share its words."""


UNSURE = 0.65
"""Probability of looking for projects from which a question does where nothing surely answers it; else LOOKS."""


def looks_for_projects(ranking: Ranking) -> bool:
    """Whether the question looks for projects, by what was learned of such questions."""
    return ranking.looks >= (LOOKS if ranking.answered and ranking.right >= SURE else UNSURE)


def surely_a_rule(ranking: Ranking) -> bool:
    return ranking.first.kind == "entry" and ranking.right >= SURE and ranking.hits[0].share >= ALONE


def asks_otherwise(
    engine: Engine, question: str, mentions: Mentions, filters: Filters, ranking: Ranking
) -> bool:  # fmt: skip
    """Whether what seems to look for projects by `filters` is better answered by an entry or by dates, or by nothing."""
    knowledge = engine.knowledge
    if offers(question):
        return True
    of_any = set(words(question)) & (words_for_projects(knowledge.programme) | MADE | DOERS | LISTING | WHICH_ARE)
    taken = _TAKEN.search(fold(question))  # « vous avez pris des juristes quelque part ? »
    if filters.facets.keys() == {"profiles"} and not (
        of_any or taken or filters.cohorts or filters.years or filters.team
    ):
        return surely_a_rule(ranking)  # « avocate depuis quatre ans, … une robe noire y a sa place ? »
    if filters.facets.keys() <= {"statuses"} and not (filters.team or filters.lasting or filters.left_out):
        # Of a time alone: « où en sont les projets de la 5 ? », « quelque chose pour la promo 7 ? »
        said, things = set(words(question)), words_for_projects(knowledge.programme) | MADE | DOERS | LISTING
        asked = _LISTS.search(fold(question))
        if asked and filters.cohorts and asked["what"] in words_for_projects(knowledge.programme):
            return False  # « pouvez-vous me lister les projets de la 6, juste les noms ? »
        dated = any(h.unit.kind == "dates" and h.share >= DATED for h in ranking.hits[:3])
        of_things = said & things or ranking.looks >= SURELY
        narrower = narrower_states(knowledge.programme)
        closely = any(r.said in narrower for r in mentions.readings)  # « il reste quels défis en investigation ? »
        # « donnez-moi l'ensemble des chantiers de la 6e promo », which no entry surely answers
        which = ranking.right < SURE or engine.asked_for_projects(ranking.first.id)
        listing = ranking.looks >= SURELY and which and _ALL_OF_THEM.search(fold(question))
        if (dated and not closely) or not of_things or (ranking.answered and not (closely or listing)):
            return True
    last = next(reversed(pieces(question)), "")  # « j'habite à deux pas de Montrouge, quels projets s'y passaient ? »
    asking = engine.vocabulary.find(last) if set(words(last)[:1]) & WHICH_ARE else mentions
    more = other_words(asking, knowledge.programme) - DOERS
    if filters.facets.keys() == {"places"} and more and not _said_of_any(more, knowledge):
        return True  # « une équipe de foot à Lyon ? »
    return _told_by_a_rule(engine, ranking, filters) or (ranking.answered and _elsewhere(question, mentions))


def _said_of_any(said: Collection[str], knowledge: Knowledge) -> bool:
    """Whether some project says one of the words."""
    sought = {stem for w in said for stem in stems(w)}
    return any(sought & stems_of(p) for p in knowledge.projects)


def _told_by_a_rule(engine: Engine, ranking: Ranking, filters: Filters) -> bool:
    """Whether an entry surely tells what is looked for by nothing more than a theme or a state (« lesquels ont capoté ? »).

    One that answers no such questions must be surer of itself than it is sure that this is one.
    """
    loosely = set(filters.facets) <= {"themes", "statuses"}
    # « repris depuis 2023 »: what became of them tells it
    when = filters.years and filters.facets.keys() != {"statuses"}
    further = filters.cohorts or when or filters.team or filters.lasting
    least = CROSSED if engine.asked_for_projects(ranking.first.id) else max(CROSSED, ranking.looks)
    return surely_a_rule(ranking) and ranking.right >= least and loosely and not further


def _elsewhere(question: str, mentions: Mentions) -> bool:
    """Whether a place is named only to ask of all the others (« autre part qu'à Paris ? »)."""
    left_out, asked = any(r.left_out for r in mentions.readings), fold(question)
    in_regions = mentions.facets.keys() == {"places"} and _IN_REGIONS.search(asked)
    return "places" in mentions.facets and not left_out and bool(AWAY.search(asked) or in_regions)

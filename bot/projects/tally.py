"""Which administration, place or theme most projects had, counted over those that a question speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.answering.answers import Answers, links
from bot.reply import Reply, Suggestion
from bot.texts import say
from index.asking import other_words
from index.documents import Programme, Project, in_language
from index.filters import Filters
from index.finder import find
from index.lexical import stems
from index.mentions import Mentions
from index.search_words import DOERS, own_words, words_for_cohorts, words_for_projects
from index.text import fold, words
from index.vocabulary import OR

SHOWN = 5
"""Values that are told at most."""

_ANY = Filters()

KIND = 4
"""Values from which on those that have a word in their names are of a kind (« ministère »)."""

_ASKS = r"\b(?:quel(?:le)?s?|(?:les)?quel(?:le)?s?|which|what)\b(?: (?:est|sont|is|are|was|were|l[ae]|les|the))*"
_NAMES = {
    "administrations": "ministeres?|administrations?|organismes?|institutions?|hotes?|structures?|directions?|entites?|ministry|ministries|departments?|hosts?|bodies|body|agency|agencies",
    "places": "villes?|communes?|lieux?|endroits?|city|cities|towns?|places?",
    "themes": "themes?|thematiques?|domaines?|secteurs?|topics?|fields?|sectors?",
}
"""Words for each sort of thing that is counted."""
_WHICH = {facet: re.compile(rf"{_ASKS} (?P<name>{names})\b") for facet, names in _NAMES.items()}
_TOP = {
    facet: re.compile(
        rf"\b(?:top|classement|palmares|ranking)(?: \d+)?(?: (?:des|de|of|the|by|par))* (?P<name>{names})\b"
    )
    for facet, names in _NAMES.items()
}
_WHO = re.compile(
    r"\b(?:qui|who) (?:est-ce qui )?(?:a|ont|avait|has|had)?\s?(?:accueilli\w*|porte|recu|heberge|pris|eu|host(?:ed|s)|had|has|took|welcomed) (?:le plus|the most|most)\b"
)
_WHERE = re.compile(
    r"^(?:mais |et |so |and )?(?:ou (?:y a|il y a|ont (?:eu lieu|ete)|se (?:sont|trouv)|est-ce qu)|where (?:were|was|are|is|did .* take place))"
)

_THE_MOST = re.compile(
    r"\b(?:le plus (?:grand nombre )?(?:de |d')|(?:the )?(?:most|largest number of|highest number of) )(?P<things>[a-z]+)"
)
"""Asks for the most of something; of what, tells the word that follows."""
_MOST_OFTEN = re.compile(
    r"\b(?:(?:le |la |les )?plus (?:souvent|(?:re)?presente?e?s?|frequente?e?s?|frequents?|courant\w*|traitee?s?|abordee?s?)|revien(?:t|nent|ne) le plus|"
    r"(?:accueill\w+|port\w+) le plus(?! (?:longtemps|vite|tot|tard|recemment|loin))(?: souvent)?$|(?:the )?most (?:often|common|frequent|frequently|represented|active)|dominant\w*)\b"
)
"""Asks for what comes most often."""
_OF_THEM = re.compile(
    r"\b(?:en (?:a|ont|avait|avaient|compte\w*|regroupe\w*) (?:eu |accueilli )?le plus|(?:has|had) (?:the )?most(?: of them)?$|parmi (?:eux|elles|ceux-la)|la[ -]dedans|"
    r"(?:among|of) (?:them|those|these))\b"
)
"""Asks it of those that were searched for before."""
_SAYING_LITTLE = frozenset(
    "part hors sauf excepte except excluding revient reviennent souvent plus parmi vos votre tous tout ensemble depuis debut programme general".split()
)
"""Words that name nothing else that is counted."""
_OTHERWISE = re.compile(
    r"\b(?:candidat\w*|dossiers?|formations?|etudes?|diplomes?|contrats?|postul\w+|vers\w+|rembours\w+|laureats?|pay\w+|salaires?|gagn\w+|femmes?|applicants?|applications?|paid|women)\b"
)
"""Speaks of something that no project tells."""


@dataclass(frozen=True)
class Tally:
    """How many projects had each value of a facet (its identifier), the most first; and which were counted."""

    facet: str
    counts: tuple[tuple[str, int], ...]
    filters: Filters
    projects: tuple[Project, ...]


def tallied(answers: Answers, question: str, mentions: Mentions, before: Filters = _ANY) -> Tally | None:
    """What `question` asks to be counted; None where it asks for nothing of the kind, or where no project is meant.

    Only projects that are known at the moment are counted, and of those the ones that have what else the question names, or that were
    searched for `before` where it says « parmi eux ». Two values of the same facet that it names are held against each other.
    """
    programme, folded = answers.knowledge.programme, fold(question).strip(" ?!.")
    if not (facet := _facet(folded, mentions, programme)):
        return None
    filters = Filters.of(mentions)
    rivals = set(filters.facets.get(facet, ()))
    if _OF_THEM.search(folded):
        filters = before.merged(filters)
    aside = {i for f, i in filters.left_out if f == facet}
    of_others = frozenset((f, i) for f, i in filters.left_out if f != facet)
    among = replace(filters.without(facet).without("statuses"), left_out=of_others)
    projects = find(answers.knowledge, among, {}) if among else None
    if projects and not projects.exact:
        return None
    known = projects.projects if projects else answers.knowledge.projects
    known = tuple(p for p in known if p.cohort not in answers.dates.unrevealed)
    terms = programme.terms.get(facet, ())
    wider = {t.region for t in terms if t.region}  # a region is no town
    kind = _of_a_kind(folded, facet, programme)
    if len(rivals) == 1 and not aside and not _OF_THEM.search(folded):
        return None  # « …, Paris exceptée ? »: what is named is neither asked for nor surely left out
    allowed = (rivals if len(rivals) > 1 else kind or {t.id for t in terms if t.id not in wider}) - aside
    counted = Counter(i for p in known for i in getattr(p, facet) if i in allowed)
    return Tally(facet, tuple(counted.most_common()), among, known) if len(counted) > 1 else None


def asks_which_has_most(question: str, mentions: Mentions, programme: Programme) -> bool:
    """Whether it asks for a count (« quel ministère en a le plus ? »)."""
    return bool(_facet(fold(question).strip(" ?!."), mentions, programme))


def _facet(folded: str, mentions: Mentions, programme: Programme) -> str:
    """The facet whose values `folded` asks to have counted; empty where it asks for none."""
    if _OTHERWISE.search(folded):
        return ""
    things = words_for_projects(programme) | DOERS | own_words(programme)
    most = _THE_MOST.search(folded)
    of_projects = bool(most and most["things"] in things) or bool(_OF_THEM.search(folded) and "plus" in folded)
    if not of_projects and not _MOST_OFTEN.search(folded):
        return ""
    if not of_projects and not _of_projects_alone(folded, mentions, programme):
        return ""
    for facet in _NAMES:
        if _WHICH[facet].search(folded) or _TOP[facet].search(folded):
            return facet
    if of_projects and any(r.linked in OR for r in mentions.readings):
        # « qui de la Justice ou de l'Intérieur a eu le plus de projets ? »
        return next((f for f in _NAMES if len(mentions.facets.get(f, ())) > 1), "")
    if of_projects and _WHO.search(folded):
        return "administrations"
    return "places" if of_projects and _WHERE.search(folded) else ""


def _of_projects_alone(folded: str, mentions: Mentions, programme: Programme) -> bool:
    """Whether what comes most often is asked of projects: it says so, or nothing else (not « … verse le plus souvent la part variable ? »)."""
    if words_for_projects(programme).intersection(words(folded)):
        return True
    besides = set(words(_MOST_OFTEN.sub(" ", folded))) - _SAYING_LITTLE - words_for_cohorts(programme)
    besides = {w for w in besides if not any(re.fullmatch(names, w) for names in _NAMES.values())}
    return not other_words(mentions, programme) & besides


def _of_a_kind(folded: str, facet: str, programme: Programme) -> set[str]:
    """The values of `facet` that have in their names the word for what is counted (« quel ministère… »), where several do."""
    found = _WHICH[facet].search(folded) or _TOP[facet].search(folded)
    said = set(stems(found["name"])) if found else set()
    terms = programme.terms.get(facet, ())
    in_names = {t.id for t in terms if said & {s for name in t.name.values() for s in stems(name)}}
    in_others = {t.id for t in terms if said & {s for name in t.also for s in stems(name)}}
    return next((kind for kind in (in_names, in_others) if len(kind) >= KIND), set())


def told(answers: Answers, tally: Tally) -> Reply:
    """The value that most projects have, those that come next, and how many have each."""
    lang, programme = answers.lang, answers.knowledge.programme
    cut = tally.counts[min(2, len(tally.counts) - 1)][1]
    first = first_ones(tally)
    shown = [(i, n) for i, n in tally.counts if n >= cut][: max(SHOWN, len(first))]
    filters = tally.filters.names(programme, lang)
    scope = say(lang, "tally.of", count=len(tally.projects), filters=filters) if filters else ""
    whole = say(lang, "tally.all", count=len(tally.projects))
    best = _joined(answers, [_name(answers, tally.facet, i) for i in first])
    key = "tally.first" if len(first) == 1 else "tally.first_equal"
    parts = [say(lang, key, scope=scope or whole, names=best, projects=_projects(answers, shown[0][1]))]
    if rest := [f"{_name(answers, tally.facet, i)} ({n})" for i, n in shown if i not in first]:
        parts.append(say(lang, "tally.then", names=_joined(answers, rest)))
    if tally.facet == "administrations":
        parts.append(say(lang, "tally.several"))
    sources = tuple(dict.fromkeys(s for p in of_the_first(tally)[:SHOWN] for s in p.sources[:1]))
    named = [_name(answers, tally.facet, i) for i, _ in shown[:3]]
    buttons = tuple(Suggestion(n, say(lang, "tally.asked", name=n)) for n in named)
    return Reply("answer", " ".join(parts), lang, links(sources, answers.today), buttons, 1.0)


def first_ones(tally: Tally) -> list[str]:
    """The value that most projects have; all of them where several are equal."""
    return [i for i, n in tally.counts if n == tally.counts[0][1]]


def of_the_first(tally: Tally) -> list[Project]:
    """The projects that have the value which comes first, or one of those that do."""
    first = set(first_ones(tally))
    return [p for p in tally.projects if first & set(getattr(p, tally.facet))]


def _name(answers: Answers, facet: str, i: str) -> str:
    term = answers.knowledge.programme.term(facet, i)
    return in_language(term.name, answers.lang) if term else i


def _projects(answers: Answers, count: int) -> str:
    return say(answers.lang, "tally.project" if count == 1 else "tally.projects", count=count)


def _joined(answers: Answers, names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {say(answers.lang, 'dates.and')} {names[-1]}"

"""Finds projects by what a question names: a theme, a profession, a place…, or words that few of them share."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from index.documents import Programme, Project, in_language
from index.knowledge import Knowledge
from index.lexical import STOP_WORDS, stems
from index.mentions import Mentions
from index.text import fold, original_words, words

SHORT = 6
"""Words up to which naming a status is a search: « les projets abandonnés »."""

LONGEST = 20
"""Words up to which a question can be a search."""

LIMIT = 5
"""Projects shown at once."""

RARE = 10
"""A word that more projects share tells too little to find them by."""

_WHEN = re.compile(r"\b(?:quand|jusqu'a|dates?|delais?|deadline|calendrier|cloture|when|until)\b")
_ASKING = frozenset(
    fold(w)
    for w in "quel quelle quels quelles quoi combien comment pourquoi avez avait fait faites faire trucs truc contre etaient "
    "etait sont ont ete eu tous toutes tout all existe chose choses liste donne montre parle dis autour concernant "
    "concernent sujet lien rapport porte portent what which did do does any about with for there plus savoir infos info details presente presentation explique expliquer connais "
    "connaissez definition stp svp please tell me more is it".split()
)
"""Words of a search that say nothing of what is searched."""
_LISTING = frozenset(("liste", "list"))


@dataclass(frozen=True)
class Filters:
    """Identifiers by facet. Values of one facet are alternatives; facets must all hold."""

    cohorts: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.cohorts or self.facets)

    @classmethod
    def of(cls, mentions: Mentions) -> Filters:
        return cls(mentions.cohorts, dict(mentions.facets))

    def merged(self, later: Filters) -> Filters:
        """These filters, with each facet that `later` names replaced by its values."""
        return Filters(later.cohorts or self.cohorts, {**self.facets, **later.facets})

    def names(self, programme: Programme, lang: str) -> str:
        """What is searched for, in words."""
        found = [in_language(c.name, lang) for i in self.cohorts if (c := programme.cohort(i))]
        for facet, terms in self.facets.items():
            found.extend(in_language(t.name, lang) for i in terms if (t := programme.term(facet, i)))
        return ", ".join(dict.fromkeys(found))


@dataclass(frozen=True)
class Found:
    """The projects of a search, best first; `exact` tells whether they meet every filter."""

    projects: tuple[Project, ...]
    exact: bool
    filters: Filters
    words: str = ""
    """The words by which they were found, or found more closely, as they are written."""


def _holds(project: Project, facet: str, wanted: Sequence[str], programme: Programme) -> bool:
    if facet == "places":
        regions = {t.region for i in project.places if (t := programme.term("places", i)) and t.region}
        return bool((regions | set(project.places)) & set(wanted))
    if facet == "statuses":
        return project.status.id in wanted
    return bool(set(getattr(project, facet)) & set(wanted))


def find(knowledge: Knowledge, filters: Filters, scores: Mapping[str, float], question: str = "") -> Found:
    """Projects that meet `filters`, best `scores` (by project id) first.

    One word can name several facets (« design » a profession, « défense » a theme and a ministry): such readings are
    alternatives. When no project meets all, those that meet most come back with `exact` False. A word of `question`
    that stands for something smaller than what it names (an agency, for its ministry) narrows them to its own projects.
    """
    programme = knowledge.programme
    demands = list(filters.facets.items())

    def met(project: Project) -> int:
        count = sum(_holds(project, facet, wanted, programme) for facet, wanted in demands)
        return count + (project.cohort in filters.cohorts if filters.cohorts else 0)

    total = len(demands) + bool(filters.cohorts)
    ranked = sorted(knowledge.projects, key=lambda p: (-met(p), -scores.get(p.id, 0.0), p.id))
    best = met(ranked[0]) if ranked and total else 0
    chosen = tuple(p for p in ranked if met(p) == best and best > 0)
    exact = best == total and bool(chosen)
    if exact and (within := _within(chosen, filters, question, programme)):
        spelt, own = within
        if own[0] is chosen[0]:  # else the word says something else than whose they are
            return Found(own, True, filters, spelt)
    return Found(chosen, exact, filters)


def _within(
    chosen: Sequence[Project], filters: Filters, question: str, programme: Programme
) -> tuple[str, tuple[Project, ...]] | None:
    """Those of `chosen` whose administration has a word of the question that is in no name of the filters."""
    named = set(words(filters.names(programme, "fr"))) | {w for t in programme.project_words for w in words(t)}
    for word in words(question):
        if word in named or len(word) < 3 or word in STOP_WORDS:
            continue
        own = tuple(p for p in chosen if word in words(p.administration))
        if own and len(own) < len(chosen):
            spelt = next((w for w in re.findall(r"[\w’'-]+", own[0].administration) if word in words(w)), word)
            return spelt.strip("’'-"), own
    return None


def speaking_of(knowledge: Knowledge, question: str, scores: Mapping[str, float]) -> Found:
    """Projects found by the words of `question` that few projects use, best `scores` first.

    All words that are left when those of asking are taken away must be of some project, unless the question says a
    word for "project": then it is enough that those which are rare are.
    """
    programme = knowledge.programme
    project_words = {s for t in programme.project_words for s in stems(t)}
    said = [w for w in words(question) if w not in _ASKING and w not in STOP_WORDS]
    asked = [(w, s) for w in said for s in stems(w) if s not in project_words]
    used = {s: {p.id for p in knowledge.projects if s in _stems_of(p)} for _, s in asked}
    rare = [(w, s) for w, s in asked if 0 < len(used[s]) <= RARE]
    whole = all(used[s] for _, s in asked) or bool(project_words & {s for w in said for s in stems(w)})
    if not rare or not whole:
        return Found((), False, Filters())
    count = {p.id: sum(p.id in used[s] for _, s in rare) for p in knowledge.projects}
    best = max(count.values())
    chosen = [p for p in knowledge.projects if count[p.id] == best]
    ranked = sorted(chosen, key=lambda p: (-scores.get(p.id, 0.0), p.id))
    spelt = dict(zip(words(question), original_words(question), strict=False))
    shown = [spelt.get(w, w) for w, s in rare if any(p.id in used[s] for p in chosen)]
    return Found(tuple(ranked), True, Filters(), " ".join(dict.fromkeys(shown)))


def _stems_of(project: Project) -> frozenset[str]:
    return _kept_stems(" ".join((project.name, *project.summary.values(), project.administration, project.body)))


def says_title(question: str, titles: Sequence[str]) -> bool:
    """Whether one of `titles` stands in `question`, word for word."""
    said = f" {' '.join(words(question))} "
    return any(f" {' '.join(words(title.partition('(')[0]))} " in said for title in titles)


def names_only(question: str, title: str, programme: Programme) -> bool:
    """Whether `question` says `title`, and else nothing but words of asking."""
    said, named = words(question), words(title.partition("(")[0])
    for start in range(len(said) - len(named) + 1 if named else 0):
        if said[start : start + len(named)] == named:
            rest = set(said[:start] + said[start + len(named) :])
            return not rest - _ASKING - STOP_WORDS - {w for t in programme.project_words for w in words(t)}
    return False


@lru_cache(maxsize=2_000)
def _kept_stems(text: str) -> frozenset[str]:
    """Kept from one search to the next: the texts of projects hardly change."""
    return frozenset(stems(text))


def asks_for_projects(question: str, mentions: Mentions, programme: Programme) -> bool:
    """Whether a question may look for projects by their traits.

    Either it says a word for "project" and names a trait, or it is nothing but names of themes, places or
    administrations. Long stories that mention a project in passing are not searches.
    """
    said = words(question)
    if len(said) > LONGEST or _WHEN.search(fold(question)):
        return False
    project_words = {w for text in programme.project_words for w in words(text)}
    traits = {f for f in mentions.facets if f != "statuses"}
    if set(said) & (project_words | _LISTING):
        # Of a cohort alone, only its list is a search: « les projets de la 3e sont-ils maintenus ? » asks something else.
        other = set(mentions.rest) - project_words - _LISTING - _ASKING - STOP_WORDS
        if not traits and mentions.cohorts and not (set(said) & project_words and mentions.facets):
            return not other
        return bool(set(said) & project_words) and (bool(traits) or (bool(mentions.facets) and len(said) <= SHORT))
    return bool(traits & {"themes", "administrations", "places"}) and not mentions.rest

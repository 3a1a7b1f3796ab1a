"""Finds projects by what a question names (theme, profession, place, administration, cohort, status)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from index.documents import Programme, Project, in_language
from index.knowledge import Knowledge
from index.mentions import Mentions
from index.text import words

SHORT = 6
"""Words up to which naming a status is a search: « les projets abandonnés »."""

LONGEST = 20
"""Words up to which a question can be a search."""

LIMIT = 5
"""Projects shown at once."""


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


def _holds(project: Project, facet: str, wanted: Sequence[str], programme: Programme) -> bool:
    if facet == "places":
        regions = {t.region for i in project.places if (t := programme.term("places", i)) and t.region}
        return bool((regions | set(project.places)) & set(wanted))
    if facet == "statuses":
        return project.status.id in wanted
    return bool(set(getattr(project, facet)) & set(wanted))


def find(knowledge: Knowledge, filters: Filters, scores: Mapping[str, float]) -> Found:
    """Projects that meet `filters`, best `scores` (by project id) first.

    One word can name several facets (« design » a profession, « défense » a theme and a ministry): such readings are
    alternatives. When no project meets all, those that meet most come back with `exact` False.
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
    return Found(chosen, best == total and bool(chosen), filters)


def asks_for_projects(question: str, mentions: Mentions, programme: Programme) -> bool:
    """Whether a question may look for projects by their traits.

    Either it says a word for "project" and names a trait, or it is nothing but names of themes, places or
    administrations. Long stories that mention a project in passing are not searches.
    """
    said = words(question)
    if len(said) > LONGEST:
        return False
    project_words = {w for text in programme.project_words for w in words(text)}
    traits = {f for f in mentions.facets if f != "statuses"}
    if set(said) & project_words:
        return bool(traits or mentions.cohorts) or (bool(mentions.facets) and len(said) <= SHORT)
    return bool(traits & {"themes", "administrations", "places"}) and not mentions.rest

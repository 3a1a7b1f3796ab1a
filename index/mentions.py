"""What a question names of the programme's vocabulary, and the words that name it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace


@dataclass(frozen=True)
class Reading:
    """Words of a question, and what they can mean: one term, or several of which any may be meant (facet, term)."""

    said: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]
    linked: str = ""
    """The word for "and" or "or" that joins it to the reading before it: « la mer ou les ponts »."""
    left_out: bool = False
    """Whether the question names it to leave it out: « hors Cour de cassation »."""


@dataclass(frozen=True)
class Mentions:
    """What a question names. Identifiers, in the order of the question, by facet; `years` are numbers."""

    cohorts: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    rest: tuple[str, ...] = ()
    """The folded words that are part of no mention."""
    neutral: str = ""
    """The question with the cohorts and years it names left out: what it asks, whichever cohort it asks it of."""
    readings: tuple[Reading, ...] = ()
    """Where each of the facets comes from, in the order of the question."""

    def __bool__(self) -> bool:
        return bool(self.cohorts or self.facets)

    def without(self, facet: str) -> Mentions:
        """The same without what it names of a `facet`, whose words are no more in `rest` than before."""
        left = (replace(r, terms=tuple(t for t in r.terms if t[0] != facet)) for r in self.readings)
        facets = {f: t for f, t in self.facets.items() if f != facet}
        return replace(self, facets=facets, readings=tuple(r for r in left if r.terms))

    def said_of(self, facet: str) -> frozenset[str]:
        """The folded words by which it names something of a `facet`."""
        return frozenset(w for r in self.readings if any(f == facet for f, _ in r.terms) for w in r.said)

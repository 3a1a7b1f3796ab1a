"""What a search for projects asks for: values by facet that a project must hold, years, and what is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace

from index.documents import Programme, in_language
from index.durations import Lasting
from index.mentions import Mentions, Reading
from index.one_or_several import MADE, asks_what_was_done
from index.search_words import words_for_cohorts, words_for_projects
from index.teams import TeamSize
from index.text import fold, words
from index.vocabulary import OR

_SINCE = re.compile(
    r"\b(?:depuis|a partir de|since|(?P<after>apres|after))(?: l'annee| l'an)? (?P<year>20\d\d)\b|\bfrom (?P<on>20\d\d) (?:on(?:wards?)?|(?:to|until|till) (?:now|today))\b|\bde (?P<to>20\d\d) (?:a|jusqu'a) (?:maintenant|aujourd'hui|nos jours|ce jour)\b|"
    r"\b(?P<then>20\d\d) (?:et|and) (?:apres|suivantes?|plus tard|au-dela|after|later|onwards?)\b"
)
"""Speaks of a year and of those that follow it."""

_BEFORE = re.compile(
    r"\b(?:(?P<before>d'avant|avant|before|anterieure?s? a|prior to)|(?P<upto>jusqu'en|jusqu'a|until|up to))(?: l'annee| l'an)? (?P<year>20\d\d)\b"
)
"""Speaks of the years before one, or up to it."""

_DIGITAL = frozenset("numerique numeriques digital services".split())
"""Words beside those for what projects made, with which they name no theme (« services numériques »)."""

SEVERAL = 3
"""More cohorts than this are named by the first and the last of them."""

SPAN = 2
"""More years than this that follow each other are named by the first and the last of them."""

COHORTS = "cohorts"
"""What is left out may be a cohort too."""

_KEYS = ("themes", "profiles", "administrations", "places", "statuses")
_TOGETHER = frozenset({"themes", "profiles", "administrations"})
"""Facets of which a project has several, so that who names two may want both (an office of a ministry holds both)."""


def _facet(reading: Reading) -> str:
    """The facet that a reading is grouped by."""
    return next(f for f in _KEYS if any(f == named for named, _ in reading.terms))


def _narrowest(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The `readings` without a place that holds another one that is named too (« Montreuil, dans le 93 »)."""
    places = [set(r.terms) for r in readings if {f for f, _ in r.terms} == {"places"}]
    return tuple(r for r in readings if r.linked or not any(of_it < set(r.terms) for of_it in places))


@dataclass(frozen=True)
class Filters:
    """Identifiers by facet. Values of one facet are alternatives; facets must all hold."""

    cohorts: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    readings: tuple[Reading, ...] = ()
    """The words that the facets come from; a facet without one stands for itself."""
    years: tuple[int, ...] = ()
    """Years of which a project must have seen one, where no cohort is named."""
    left_out: frozenset[tuple[str, str]] = frozenset()
    """(facet, term) that a project must not hold."""
    team: TeamSize | None = None
    """How many people a project must have had."""
    lasting: Lasting | None = None
    """How long it must have taken."""

    def __bool__(self) -> bool:
        return bool(self.cohorts or self.facets or self.years or self.team or self.lasting)

    @classmethod
    def of(cls, mentions: Mentions) -> Filters:
        years = () if mentions.cohorts else mentions.years
        readings = _narrowest(tuple(r for r in mentions.readings if not r.left_out))
        left_out = {t for r in mentions.readings if r.left_out for t in r.terms}
        wider = {t for r in mentions.readings if not (r.left_out or r in readings) for t in r.terms}
        wanted = _less(mentions.facets, left_out | (wider - {t for r in readings for t in r.terms}))
        return cls(mentions.cohorts, wanted, readings, years, frozenset(left_out))._but_for_things()

    def merged(self, later: Filters) -> Filters:
        """These filters, with each facet that `later` names replaced by its values.

        A word that meant several at once (« gendarmerie »: an administration, and a theme) is replaced as a whole.
        """
        kept = tuple(r for r in self.readings if not {facet for facet, _ in r.terms} & set(later.facets))
        gone = {t for r in self.readings if r not in kept for t in r.terms} - {t for r in kept for t in r.terms}
        when = later if later.cohorts or later.years else self
        # « et hors de Paris ? » after those of Paris
        facets = _less({**_less(self.facets, gone), **later.facets}, later.left_out)
        readings, left_out = (*kept, *later.readings), self.left_out | later.left_out
        return Filters(
            when.cohorts,
            facets,
            readings,
            when.years,
            left_out,
            later.team or (None if "profiles" in later.facets else self.team),
            later.lasting or self.lasting,
        )

    def or_any(self, programme: Programme) -> Filters:
        """These filters; the projects of any cohort where nothing is wanted but that some be left out (« un projet sans IA »)."""
        named = self.facets or self.cohorts or self.years
        return self if named else replace(self, facets={COHORTS: tuple(c.id for c in programme.cohorts)}, readings=())

    def without(self, facet: str) -> Filters:
        """These filters, whatever the values of `facet`."""
        facets = {f: terms for f, terms in self.facets.items() if f != facet}
        readings = tuple(r for r in self.readings if {f for f, _ in r.terms} != {facet})
        return replace(self, facets=facets, readings=readings)

    def _but_for_things(self) -> Filters:
        """These filters without the theme of what only names the things that are looked for, beside what they must hold.

        « quels services numériques ont eu un designer ? » asks which projects had one.
        """
        things = tuple(
            r
            for r in self.readings
            if set(r.said) & MADE and set(r.said) <= MADE | _DIGITAL and r.terms[0][0] == "themes"
        )
        kept = tuple(r for r in self.readings if r not in things)
        if not things or not (kept or self.cohorts or self.years):
            return self
        gone = {t for r in things for t in r.terms} - {t for r in kept for t in r.terms}
        return replace(self, facets=_less(self.facets, gone), readings=kept)

    def demands(self, together: bool) -> tuple[frozenset[tuple[str, str]], ...]:
        """Sets of (facet, term) of each of which a project must hold one.

        Values of one facet are alternatives; those of which a project has several are only so unless `together`, or where the
        question joins them by "and" or "or".
        """
        groups: dict[tuple[str, int], set[tuple[str, str]]] = {}
        read: set[str] = set()
        joined = {_facet(r) for r in self.readings if r.linked}
        last: tuple[str, int] | None = None
        for place, reading in enumerate(self.readings):
            terms = {(facet, term) for facet, term in reading.terms if term in self.facets.get(facet, ())}
            if terms:
                read |= {facet for facet, _ in terms}
                facet = _facet(reading)
                apart = together and facet in _TOGETHER and facet not in joined
                either = reading.linked in OR  # « au Shom ou à Brest »: whichever facet the other one is of
                key = last if either and last else (facet, place if apart else -1)
                groups.setdefault(key, set()).update(terms)
                last = key
        for facet, ids in self.facets.items():
            if facet not in read:
                groups[facet, -1] = {(facet, term) for term in ids}
        return tuple(dict.fromkeys(frozenset(g) for g in groups.values()))

    def since(self, question: str, programme: Programme) -> Filters:
        """These filters, for the years that follow too where `question` asks for what was done « depuis 2019 ».

        Likewise for the cohorts before the one that it names (« avant la promo 7 »), those that follow, or all others (« mais pas la promo 5 »).
        """
        if len(self.cohorts) == 1 and self.facets and _but_not(fold(question), programme):
            others = tuple(c.id for c in programme.cohorts if c.id not in self.cohorts)
            return replace(self, cohorts=others)  # « sur la mer, mais pas la promo 5 »
        if len(self.cohorts) == 1 and (beside := _beside_a_cohort(fold(question), programme)):
            chosen = programme.cohort(self.cohorts[0])
            plain = [c for c in programme.cohorts if (self.facets or not c.side) and c != chosen]
            same = [chosen] if chosen and not (beside["before"] or beside["after"]) else []
            beside_it = [c for c in plain if chosen and (c.starts < chosen.starts) == bool(beside["before"])]
            return replace(self, cohorts=tuple(c.id for c in (*same, *beside_it))) if beside_it else self
        if len(self.cohorts) == 2 and self.facets and (row := _between(self.cohorts, fold(question), programme)):
            return replace(self, cohorts=row)  # « sur la santé, entre la promo 2 et la 5 »
        of_projects = words_for_projects(programme).intersection(words(question))
        # not « à mon compte depuis 2017 »
        of_what_was_done = of_projects or asks_what_was_done(question)
        earlier = _BEFORE.search(fold(question)) if of_what_was_done else None
        if earlier and (year := int(earlier["year"])) in self.years:
            return replace(self, years=tuple(range(_first_year(programme), year + bool(earlier["upto"]))) or self.years)
        found = _SINCE.search(fold(question)) if of_what_was_done else None
        if (
            found is None
            or (year := int(found["year"] or found["on"] or found["to"] or found["then"])) not in self.years
        ):
            return self
        first = year + 1 if found["after"] else year
        return replace(self, years=tuple(range(first, max(first, _last_year(programme)) + 1)))

    def names_left_out(self, programme: Programme, lang: str) -> str:
        """What is left out, in words."""
        found = (
            programme.cohort(i) if facet == COHORTS else programme.term(facet, i) for facet, i in sorted(self.left_out)
        )
        return ", ".join(dict.fromkeys(in_language(t.name, lang) for t in found if t))

    def names(self, programme: Programme, lang: str) -> str:
        """What is searched for, in words."""
        found = [in_language(c.name, lang) for i in self.cohorts if (c := programme.cohort(i))]
        if len(found) > SEVERAL:  # up to the last one: which may not be known yet at the moment of the question
            last_of_all = max(programme.cohorts, key=lambda c: c.starts).id in self.cohorts
            found = [f"{found[0]} – {'…' if last_of_all else found[-1]}"]
        run = len(self.years) > SPAN and self.years == tuple(range(self.years[0], self.years[-1] + 1))
        last = "…" if self.years[-1:] == (_last_year(programme),) else next(map(str, self.years[-1:]), "")
        found.extend([f"{self.years[0]}-{last}"] if run else map(str, self.years))
        for facet, terms in self.facets.items():
            found.extend(in_language(t.name, lang) for i in terms if (t := programme.term(facet, i)))
        return ", ".join(dict.fromkeys(found))


def _less(facets: Mapping[str, tuple[str, ...]], gone: Set[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Facets without the values that are `gone` (facet, term); one of which none is left goes too."""
    left = ((f, tuple(t for t in terms if (f, t) not in gone)) for f, terms in facets.items())
    return {f: terms for f, terms in left if terms}


def _cohort_words(programme: Programme) -> str:
    """A pattern for the words for a cohort, the longest first."""
    return "|".join(map(re.escape, sorted(words_for_cohorts(programme), key=len, reverse=True)))


def _beside_a_cohort(folded: str, programme: Programme) -> re.Match[str] | None:
    """What tells the cohorts before, or after, one that is named: « avant la promo 7 », « depuis la 5 »."""
    named = _cohort_words(programme)
    one = rf"(?:(?:la |the )?(?:{named}) |la |the )(?:\d(?!\d)|(?:[a-z]+ieme|premiere|seconde|first|second)\b)(?: (?:{named})\b)?"
    until_now = r"(?:a|jusqu'a|to|until|till) (?:maintenant|aujourd'hui|nos jours|ce jour|now|today)\b"
    return re.search(
        rf"\b(?:(?P<before>avant|before)|(?P<after>apres|after)|depuis|since|a partir de) {one}(?!\w* (?:mois|ans?|months?|years?)\b)|\b(?:de|from) {one} {until_now}",
        folded,
    )


def _between(cohorts: tuple[str, ...], folded: str, programme: Programme) -> tuple[str, ...]:
    """The plain cohorts from one of two to the other, where both are said to be ends (« entre la promo 2 et la 5 »)."""
    named = f"(?:la |the )?(?:(?:{_cohort_words(programme)}) )?"
    one, other = rf"{named}\w+(?: (?:{_cohort_words(programme)}))?", rf"{named}(?:\d|[a-z]+ieme)\b"
    if not re.search(
        rf"\b(?:(?:entre|between) {one} (?:et|and)|(?:de|from) {one} (?:a|jusqu'a|to|until)) {other}", folded
    ):
        return ()
    begun = sorted(c.starts for i in cohorts if (c := programme.cohort(i)))
    return tuple(c.id for c in programme.cohorts if not c.side and begun[0] <= c.starts <= begun[-1])


def _but_not(folded: str, programme: Programme) -> bool:
    """Whether the one cohort that is named is left out (« mais pas la promo 5 », « sauf la 5 »)."""
    named = _cohort_words(programme)
    return bool(
        re.search(
            rf"\b(?:(?:mais|but|et|and),? (?:pas|not)|sauf|hors|excepte|hormis|except|excluding)(?: (?:ceux|celles|those))?(?: (?:de|dans|of|in|from))? (?:la |the )?(?:(?:{named}) )?(?:\d|[a-z]+ieme|premiere|first)\b",
            folded,
        )
    )


def _first_year(programme: Programme) -> int:
    """The first year of which a cohort is."""
    return min((int(year) for c in programme.cohorts for year in re.findall(r"\d{4}", c.years)), default=0)


def _last_year(programme: Programme) -> int:
    """The last year of which a cohort is."""
    return max((int(year) for c in programme.cohorts for year in re.findall(r"\d{4}", c.years)), default=0)

"""What one knowledge file holds, once read and found right. Frozen: a document never changes after loading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from urllib.parse import urlsplit

from index.tenses import afterwards

Texts = Mapping[str, str]
"""A sentence in several languages: {"fr": …, "en": …}. The programme's first language is always there."""


def in_language(texts: Texts, lang: str) -> str:
    """The sentence in `lang`, or in the first language there is."""
    return texts.get(lang) or next(iter(texts.values()))


CODE_HOSTS = frozenset({"github.com", "gitlab.com"})
"""Where a link leads to code."""


@dataclass(frozen=True)
class Source:
    """Where a fact stands. `updated` is the day, month or year at which the source says so."""

    title: str
    url: str
    updated: str = ""


@dataclass(frozen=True)
class Place:
    """A file and a line in it, relative to the knowledge folder."""

    path: str
    line: int = 1
    lines: Mapping[str, int] = field(default_factory=dict, compare=False, repr=False)
    """Where each field, and each element of its lists, stands."""

    def at(self, *names: str) -> int:
        """The line of the first of `names` (a field, or an element of a list) that is known, else the place's own."""
        return next((self.lines[name] for name in names if name in self.lines), self.line)


class Written:
    """What has a text of staff (Markdown, with references to the calendar)."""

    body: str

    @cached_property
    def plain(self) -> str:
        """The text as it is said once all that it speaks of is over: what is searched in."""
        return afterwards(self.body)


@dataclass(frozen=True)
class Translation(Written):
    """An entry in another language than the programme's first."""

    question: str
    also: tuple[str, ...]
    body: str
    place: Place = Place("")
    heading: str = ""
    """The question as it was typed, with words that follow the calendar."""


@dataclass(frozen=True)
class Entry(Written):
    """One question and its answer."""

    id: str
    question: str
    also: tuple[str, ...]
    topic: str
    body: str
    sources: tuple[Source, ...]
    reviewed_on: date
    rule: str | None = None
    cohorts: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_until: date | None = None
    related: tuple[str, ...] = ()
    tests: tuple[str, ...] = ()
    translations: Mapping[str, Translation] = field(default_factory=dict)
    place: Place = Place("")
    heading: str = ""
    """The question as it was typed, with words that follow the calendar."""

    def holds_on(self, day: date) -> bool:
        """Whether the answer is the one to give on `day`."""
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


@dataclass(frozen=True)
class Status:
    """What became of a project, and when that was seen."""

    id: str
    text: str
    as_of: str


@dataclass(frozen=True)
class Card(Written):
    """What is told of a project in another language than the first."""

    body: str
    team: str = ""
    status: str = ""
    place: Place = Place("")


@dataclass(frozen=True)
class Project(Written):
    """One project of the programme. Fields ending in an identifier refer to the programme's vocabulary."""

    id: str
    name: str
    also: tuple[str, ...]
    summary: Texts
    cohort: str
    years: str
    administration: str
    administrations: tuple[str, ...]
    place_name: str
    places: tuple[str, ...]
    themes: tuple[str, ...]
    profiles: tuple[str, ...]
    status: Status
    body: str
    sources: tuple[Source, ...]
    reviewed_on: date
    team: str = ""
    duration_months: int | None = None
    links: tuple[Source, ...] = ()
    tests: tuple[str, ...] = ()
    translations: Mapping[str, Card] = field(default_factory=dict)
    place: Place = Place("")

    @property
    def code(self) -> Source | None:
        """The first link that leads to code."""
        return next((link for link in self.links if urlsplit(link.url).hostname in CODE_HOSTS), None)


@dataclass(frozen=True)
class SmallTalk:
    """A courtesy and the reply to it."""

    id: str
    examples: tuple[str, ...]
    reply: Texts
    place: Place = Place("")


@dataclass(frozen=True)
class OffTopic:
    """A family of questions that must not be answered. `near`: they look like questions on the programme."""

    id: str
    examples: tuple[str, ...]
    near: bool = False
    place: Place = Place("")


@dataclass(frozen=True)
class Searches:
    """Messages that look for projects by what they are about, who did them or where; and some like them that do not."""

    looking: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    place: Place = Place("")


@dataclass(frozen=True)
class Synonyms:
    """Words that mean the same thing, what acronyms stand for, and how text messages spell (`cb`: combien)."""

    groups: tuple[tuple[str, ...], ...] = ()
    acronyms: Mapping[str, str] = field(default_factory=dict)
    shorthand: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Golden:
    """A control question: what must be answered, or `abstain`."""

    question: str
    expect: str
    turns: tuple[str, ...] = ()
    clock: str | None = None
    contains: tuple[str, ...] = ()
    place: Place = Place("")


@dataclass(frozen=True)
class Term:
    """A word of the programme's vocabulary (a profile, a theme, a place…) and its other names."""

    id: str
    name: Texts
    also: tuple[str, ...] = ()
    region: str | None = None
    narrower: tuple[str, ...] = ()
    """Words that mean only some of it: of the states, those of which a card says the very word (« transféré »)."""
    outside: tuple[str, ...] = ()
    """Of a place, words for any other place (« en province »)."""


@dataclass(frozen=True)
class Cohort:
    """People who were recruited together. From `starts` on, its rules are the ones to give."""

    id: str
    name: Texts
    years: str
    starts: date
    also: tuple[str, ...] = ()
    side: bool = False
    """A special round (an extension, a sister programme): its rules are given only when it is named."""
    profiles: tuple[str, ...] = ()
    """Professions that it alone was for: a question that names one of them and its year means this cohort."""


@dataclass(frozen=True)
class Contact:
    name: Texts
    email: str
    url: str
    former: tuple[tuple[date, str], ...] = ()
    """Addresses of before, each with its last day, in order."""

    def email_on(self, day: date) -> str:
        """The address that was in use on `day`."""
        return next((email for until, email in self.former if day <= until), self.email)


@dataclass(frozen=True)
class Programme:
    """Names, contact and vocabulary of the programme. The keys of `terms` are the vocabulary's sections."""

    name: str
    short_name: str
    operator: str
    description: Texts
    timezone: str
    languages: tuple[str, ...]
    contact: Contact
    links: tuple[Source, ...]
    cohort_word: Texts
    cohort_words: tuple[str, ...]
    """All the words that people use for a cohort."""
    project_words: tuple[str, ...]
    """All the words that people use for a project."""
    cohorts: tuple[Cohort, ...]
    standing_entries: tuple[str, ...]
    """Entries to offer with every answer about a call: what to do when none is open."""
    terms: Mapping[str, tuple[Term, ...]]
    place: Place = Place("")

    def term(self, section: str, term_id: str) -> Term | None:
        return next((t for t in self.terms.get(section, ()) if t.id == term_id), None)

    def cohort(self, cohort_id: str) -> Cohort | None:
        return next((c for c in self.cohorts if c.id == cohort_id), None)

    def goes_on_from(self, cohort: Cohort) -> Cohort | None:
        """The plain cohort of the number that a side one bears (« session 5 bis » of « session 5 »); None for another."""
        first = self.languages[0]
        number = re.search(r"\d+", in_language(cohort.name, first)) if cohort.side else None
        plain = (c for c in self.cohorts if not c.side)
        return next(
            (c for c in plain if number and re.findall(r"\d+", in_language(c.name, first)) == [number[0]]), None
        )

    def next_to(self, cohort_id: str, step: int) -> str | None:
        """The plain cohort `step` places after that one (before it, if negative); None where there is none."""
        order = [c.id for c in self.cohorts if not c.side]
        place = order.index(cohort_id) + step if cohort_id in order else -1
        return order[place] if 0 <= place < len(order) else None

    def cohort_on(self, day: date) -> Cohort | None:
        """The cohort whose rules hold on `day`."""
        return next((c for c in reversed(self.cohorts) if not c.side and c.starts <= day), None)

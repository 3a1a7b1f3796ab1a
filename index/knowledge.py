"""Everything that staff wrote, as one frozen value, and the units that can answer a question."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Literal

from index.calendar import CANDIDATES, Calendar
from index.documents import Entry, Golden, OffTopic, Programme, Project, Searches, SmallTalk, Synonyms
from index.search_words import DOERS
from index.tenses import as_of
from index.text import fold, original_words, words

DATES_PREFIX = "dates-"
"""`dates-KIND` is the identifier of the answer about the events of a kind."""

CALLS = "{{calls}}"
"""Stands in a text for where the calls to candidates are."""

UnitKind = Literal["entry", "project", "dates", "smalltalk"]


@dataclass(frozen=True)
class Unit:
    """What a question can be matched to: a rule or single entry, a project, a kind of event, a courtesy.

    Versions of one rule are one unit, since the words of the question are the same and only the clock or a named
    cohort tells them apart.
    """

    id: str
    kind: UnitKind
    questions: tuple[str, ...]
    """The title questions, best first; empty for a document without a real question."""
    also: tuple[str, ...]
    passages: tuple[str, ...]
    """What the unit says, a text for each version and language."""
    lang_of: Mapping[str, str] = field(default_factory=dict)
    """The language of phrasings that are not in the first language."""

    @property
    def phrasings(self) -> tuple[str, ...]:
        return self.questions + self.also


@dataclass(frozen=True)
class Knowledge:
    """The content of a knowledge folder. `digest` changes whenever any of its files does."""

    programme: Programme
    calendar: Calendar
    entries: tuple[Entry, ...]
    projects: tuple[Project, ...]
    smalltalk: tuple[SmallTalk, ...] = ()
    off_topic: tuple[OffTopic, ...] = ()
    synonyms: Synonyms = Synonyms()
    golden: tuple[Golden, ...] = ()
    digest: str = ""
    searches: Searches = Searches()

    @cached_property
    def entries_by_id(self) -> dict[str, Entry]:
        return {e.id: e for e in self.entries}

    @cached_property
    def projects_by_id(self) -> dict[str, Project]:
        return {p.id: p for p in self.projects}

    @cached_property
    def smalltalk_by_id(self) -> dict[str, SmallTalk]:
        return {s.id: s for s in self.smalltalk}

    @cached_property
    def versions(self) -> dict[str, tuple[Entry, ...]]:
        """Unit id -> its entries, newest rule first. A single entry is the only version of itself."""
        groups: dict[str, list[Entry]] = {}
        for entry in self.entries:
            groups.setdefault(entry.rule or entry.id, []).append(entry)
        return {
            unit: tuple(sorted(group, key=lambda e: e.valid_from or date.min, reverse=True))
            for unit, group in groups.items()
        }

    @cached_property
    def ordinary_words(self) -> frozenset[str]:
        """Folded words that staff write without a capital, or that mean who did projects: by one of these alone, none is named."""
        texts = [t for e in self.entries for t in (e.question, e.plain)]
        own = {"".join(words(p.name.partition("(")[0])) for p in self.projects}
        cards = [card.plain for p in self.projects for card in (p, *p.translations.values())]
        told = {fold(w) for text in cards for w in original_words(text) if w.islower()} - own
        return DOERS.union(told, (fold(w) for text in texts for w in original_words(text) if w.islower()))

    @cached_property
    def common_words(self) -> frozenset[str]:
        """The ordinary words and those of places, where others meet too: by one of these alone, no event is named."""
        places = (name for term in self.programme.terms.get("places", ()) for name in term.name.values())
        return self.ordinary_words.union(w for name in places for w in words(name))

    def unit_of(self, answer_id: str) -> str | None:
        """The unit that holds an answer named by its entry, rule, project, courtesy or `dates-KIND`."""
        if answer_id in self.versions:
            return answer_id
        if entry := self.entries_by_id.get(answer_id):
            return entry.rule or entry.id
        if answer_id in self.projects_by_id or answer_id in self.smalltalk_by_id:
            return answer_id
        kind = answer_id.removeprefix(DATES_PREFIX)
        return answer_id if kind != answer_id and self.calendar.kind(kind) else None

    def title(self, entry: Entry, lang: str, now: datetime) -> str:
        """The question of an entry as it is asked at `now`, in `lang` or else in the first language."""
        asked = entry.translations.get(lang) or entry
        return as_of(asked.heading or asked.question, lambda event_id: self.calendar.over(event_id, now))

    def topics(self, unit: str) -> frozenset[str]:
        """The topics of the versions of a rule; none for a date or a project."""
        return frozenset(entry.topic for entry in self.versions.get(unit, ()))

    def audience(self, unit: str) -> str:
        """For whom a unit is: a kind of dates says it, and a topic may be the name of an audience; "" for a project."""
        if kind := self.calendar.kind(unit.removeprefix(DATES_PREFIX)):
            return kind.audience
        topics = self.topics(unit)
        named = topics & {kind.audience for kind in self.calendar.kinds}
        return next(iter(named), CANDIDATES) if topics else ""

    @cached_property
    def of_calls(self) -> frozenset[str]:
        """The units that say whether one can apply: the calls to candidates, and rules that begin with where these stand."""
        calls = {DATES_PREFIX + k.id for k in self.calendar.kinds if k.call and k.audience == CANDIDATES}
        return frozenset(
            calls | {u for u, group in self.versions.items() if any(e.body.startswith(CALLS) for e in group)}
        )

    def has_version(self, unit: str, cohorts: Collection[str]) -> bool:
        """Whether a rule has a version for one of `cohorts`, and another for others."""
        group = self.versions.get(unit, ())
        return len(group) > 1 and any(set(cohorts) & set(e.cohorts) for e in group)

    @cached_property
    def units_by_id(self) -> dict[str, Unit]:
        return {unit.id: unit for unit in self.units}

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        first = self.programme.languages[0]
        return (
            *(_entry_unit(unit, group) for unit, group in self.versions.items()),
            *(_project_unit(p, self) for p in self.projects),
            *(
                Unit(DATES_PREFIX + k.id, "dates", tuple(k.question.values()), k.also, (k.name[first],))
                for k in self.calendar.kinds
            ),
            *(Unit(s.id, "smalltalk", s.examples[:1], s.examples[1:], ()) for s in self.smalltalk),
        )


def _entry_unit(unit: str, group: tuple[Entry, ...]) -> Unit:
    questions: list[str] = []
    also: list[str] = []
    passages: list[str] = []
    lang_of: dict[str, str] = {}
    for entry in group:
        questions.append(entry.question)
        also.extend(entry.also)
        passages.append(entry.plain)
        for lang, translation in entry.translations.items():
            questions.append(translation.question)
            also.extend(translation.also)
            passages.append(translation.plain)
            lang_of.update(dict.fromkeys((translation.question, *translation.also), lang))
    return Unit(unit, "entry", _unique(questions), _unique(also), tuple(passages), lang_of)


def _project_unit(project: Project, knowledge: Knowledge) -> Unit:
    programme = knowledge.programme
    themes = [t.name for i in project.themes if (t := programme.term("themes", i))]
    first = programme.languages[0]
    about = " ".join([*(name[first] for name in themes), project.administration, project.place_name])
    passage = f"{project.name}. {project.summary[first]}. {project.plain} {about}"
    told = [f"{project.name}. {card.plain}" for card in project.translations.values()]
    return Unit(project.id, "project", (project.name,), (*project.also, *project.summary.values()), (passage, *told))


def _unique(texts: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t for t in texts if t))

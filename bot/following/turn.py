"""A question in its conversation: what was said before it, what is near that, and how it can be taken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from bot.conversation import Context
from bot.dates.circumstances import UNHEARD
from bot.understood import Understood
from bot.wording import cues, date_cues
from bot.wording.allusions import Wording
from index.calendar import Kind
from index.documents import Project
from index.engine import Engine
from index.filters import Filters
from index.finder import PROJECTS, find
from index.knowledge import DATES_PREFIX
from index.leaving_out import EXCEPT
from index.lexical import stems
from index.mentions import Mentions
from index.one_or_several import stems_of
from index.ranking import Ranking
from index.search_words import ASKING, own_words, words_for_cohorts


@dataclass(frozen=True)
class Turn:
    """A question with all that it is read by."""

    question: str
    wording: Wording
    mentions: Mentions
    before: Context
    engine: Engine
    likelier: Mapping[str, float]
    again: bool = True
    """Whether the very same answer may be what is meant; not for who wants more of something in it."""
    now: datetime | None = None
    """The moment of asking, where it is known."""

    def rank(self, question: str, bonus: Mapping[str, float] | None = None, top: int = 10) -> Ranking:
        return self.engine.rank(question, {**self.likelier, **(bonus or {})}, top)

    @property
    def project(self) -> Project | None:
        """The project that was shown last."""
        return self.engine.knowledge.projects_by_id.get(self.before.unit or "")

    @property
    def kind(self) -> Kind | None:
        """The kind of the dates that were told last."""
        unit = self.before.unit or ""
        kind = unit.removeprefix(DATES_PREFIX) if unit.startswith(DATES_PREFIX) else ""
        return self.engine.knowledge.calendar.kind(kind)

    @cached_property
    def hidden(self) -> frozenset[str]:
        """What nobody knew yet at that moment."""
        return frozenset(unit for unit, extra in self.likelier.items() if extra <= UNHEARD)

    @property
    def listed(self) -> bool:
        """Whether the last answer was a list of projects."""
        return bool(self.before.listed) and self.before.unit is None

    def alone(self) -> Understood:
        """By itself; what it tells of the past is of the cohort that was spoken of."""
        return self.another(self.question, self.before.cohorts if self.wording.past else ())

    def another(self, question: str, cohorts: tuple[str, ...] = ()) -> Understood:
        """Another subject, which may go on about the cohorts that were spoken of."""
        goes_on = self.wording.short and not (self.wording.now or self.wording.personal or self.mentions.cohorts)
        goes_on = goes_on and not date_cues.THESE_DAYS.search(self.wording.folded)  # « et le webinaire de demain ? »
        return Understood(question, self.mentions, cohorts, spoken_of=self.before.cohorts if goes_on else ())

    def same(self, unit: str | None = None, cohorts: tuple[str, ...] | None = None) -> Understood:
        """The former subject (or `unit`) again."""
        before = self.before
        told = before.cohorts if cohorts is None else cohorts
        return Understood(before.question, self.mentions, told, unit or before.unit)

    def search(self, filters: Filters) -> Understood | None:
        """A search by `filters`; None where no project has all of them."""
        exact = find(self.engine.knowledge, filters, {}).exact
        return Understood(self.question, self.mentions, filters=filters) if exact else None

    def search_by_traits(self, filters: Filters) -> Understood | None:
        """The same by `filters` alone, and not by the words of the turn, which may be in some project."""
        word = next(iter(self.engine.knowledge.programme.project_words), "")
        return Understood(word, Mentions(), filters=filters) if self.search(filters) else None

    @property
    def list_given(self) -> Filters:
        """The search that gave the last list; its projects themselves, where it was found by its meaning."""
        given = self.before.filters
        return (
            given
            if given and given != Filters()
            else Filters(facets={PROJECTS: (*self.before.listed, *self.before.unlisted)})
        )

    @property
    def cohort_words(self) -> frozenset[str]:
        """The words for a cohort, in every language."""
        return words_for_cohorts(self.engine.knowledge.programme)

    @property
    def text(self) -> str:
        """The answer that was given last, as staff wrote it; "" when it was none of theirs."""
        knowledge = self.engine.knowledge
        if project := self.project:
            return project.plain
        entry = knowledge.entries_by_id.get(self.before.entry or "")
        return entry.plain if entry else ""

    @property
    def rest(self) -> str:
        """What it says besides the names of cohorts, professions and the like, and of the programme."""
        programme = self.engine.knowledge.programme
        named = own_words(programme)
        if any(reading.left_out for reading in self.mentions.readings):  # « et hors de Paris ? »
            named |= EXCEPT
        return " ".join(w for w in self.mentions.rest if w not in named)

    def besides_what_was_told(self, rest: str) -> str:
        """`rest` without words of the last answer, where it asks whether that was so already (« c'était déjà un forfait… ? »)."""
        if not self.wording.said & cues.ALREADY:
            return rest
        told = {*stems(self.text)}
        return " ".join(w for w in rest.split() if not (found := set(stems(w))) or not found <= told)

    @property
    def telling(self) -> frozenset[str]:
        """The stems of what it says besides how it asks."""
        said = (w for w in self.wording.content if w not in ASKING | cues.CASE and not w.isdigit())
        return frozenset(stem for word in said for stem in stems(word))

    def told_by(self, unit: str) -> float:
        """The share of its telling words that the answer of `unit` has (0 to 1)."""
        if not self.telling:
            return 0.0
        knowledge = self.engine.knowledge
        project = knowledge.projects_by_id.get(unit)
        texts = [project.plain] if project else [f"{e.question} {e.plain}" for e in knowledge.versions.get(unit, ())]
        return len(self.telling & {stem for text in texts for stem in stems(text)}) / len(self.telling)

    @property
    def hosts(self) -> tuple[str, ...]:
        """The administration of the project that was shown: the one of its own with the fewest, not the ministry above it.

        That ministry where the turn says so (« les autres projets du même ministère »).
        """
        count = Counter(a for p in self.engine.knowledge.projects for a in p.administrations)
        own = self.project.administrations if self.project else ()
        above = bool(self.wording.said & cues.MINISTRY)
        return tuple(sorted(own, key=count.__getitem__, reverse=above)[:1])

    @cached_property
    def facets_before(self) -> Mapping[str, tuple[str, ...]]:
        """The profession, place… that the former question named."""
        return self.engine.vocabulary.find(self.before.question).facets

    def is_about(self, unit: str, facets: Mapping[str, tuple[str, ...]]) -> bool:
        """Whether the question that a unit answers names one of `facets`."""
        named = self.engine.facets.get(unit, {})
        return any(set(terms) & set(named.get(facet, ())) for facet, terms in facets.items())

    @property
    def joined(self) -> str:
        """The former question and this one as one."""
        return f"{self.before.question.strip(' ?!.')} {self.wording.stripped} ?"

    @property
    def cohorts(self) -> tuple[str, ...]:
        """Those that were spoken of, unless the question turns to today."""
        of_now = date_cues.THIS_YEAR.search(self.wording.folded) or date_cues.THESE_DAYS.search(self.wording.folded)
        return () if self.wording.now or of_now else self.before.cohorts

    @cached_property
    def surroundings(self) -> frozenset[str]:
        """Units near the former answer: of its topic, or related to it; after a list, the projects of it that have a word of
        the question."""
        knowledge, unit = self.engine.knowledge, self.before.unit
        if unit is None:
            listed = (p for i in self.before.listed if (p := knowledge.projects_by_id.get(i)))
            return frozenset(p.id for p in listed if self.telling & stems_of(p))
        found: set[str] = set()
        if unit.startswith(DATES_PREFIX):
            found = {DATES_PREFIX + kind.id for kind in knowledge.calendar.kinds}
            found |= {u for i in knowledge.programme.standing_entries if (u := knowledge.unit_of(i))}
        group = knowledge.versions.get(unit, ())
        topics = knowledge.topics(unit)
        found |= {other for other in knowledge.versions if topics & knowledge.topics(other)}
        found |= {u for entry in group for related in entry.related if (u := knowledge.unit_of(related))}
        return frozenset(found - {unit})

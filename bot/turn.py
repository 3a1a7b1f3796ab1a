"""A question in its conversation: what was said before it, what is near that, and how it can be taken."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot import cues
from bot.allusions import Wording
from bot.conversation import Context
from index.asking import ASKING, stems_of
from index.documents import Project
from index.engine import Engine, Ranking
from index.finder import Filters
from index.knowledge import DATES_PREFIX
from index.lexical import stems
from index.mentions import Mentions

SAME_SUBJECT, SAME_TOPIC = 2.0, 1.2
"""Added to the fused score of the former answer, and of its neighbours, when a question leans on it."""


@dataclass(frozen=True)
class Understood:
    """How a question is to be taken.

    question: to be ranked, completed if need be; bonus: for units that the conversation makes likelier; unit: the same
    subject again; filters: a project search (refined); more: details on the last answer; translate_to: the last answer
    in another language.
    """

    question: str
    mentions: Mentions
    cohorts: tuple[str, ...] = ()
    unit: str | None = None
    filters: Filters | None = None
    more: bool = False
    translate_to: str | None = None
    bonus: dict[str, float] = field(default_factory=dict)
    spoken_of: tuple[str, ...] = ()
    """The cohorts of what was said before, for a question that may go on about them without saying so."""
    following: bool = False
    """Whether what comes after the dates of `unit` is asked for."""


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

    def rank(self, question: str, bonus: Mapping[str, float] | None = None, top: int = 10) -> Ranking:
        return self.engine.rank(question, {**self.likelier, **(bonus or {})}, top)

    @property
    def project(self) -> Project | None:
        """The project that was shown last."""
        return self.engine.knowledge.projects_by_id.get(self.before.unit or "")

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
        return Understood(question, self.mentions, cohorts, spoken_of=self.before.cohorts if goes_on else ())

    def same(self, unit: str | None = None, cohorts: tuple[str, ...] | None = None) -> Understood:
        """The former subject (or `unit`) again."""
        before = self.before
        told = before.cohorts if cohorts is None else cohorts
        return Understood(before.question, self.mentions, told, unit or before.unit)

    @property
    def text(self) -> str:
        """The answer that was given last, as staff wrote it; "" when it was none of theirs."""
        knowledge = self.engine.knowledge
        if project := self.project:
            return project.body
        entry = knowledge.entries_by_id.get(self.before.entry or "")
        return entry.body if entry else ""

    @property
    def speaks_of_it(self) -> str:
        """Of the last answer and those before it, the unit whose text has most words of the question; the last of equals."""
        said = {stem for word in self.wording.content for stem in stems(word) if not word.isdigit()}

        def shared(unit: str) -> int:
            entries = self.engine.knowledge.versions.get(unit, ())
            return max((len(said & set(stems(e.body))) for e in entries), default=0)

        return max((self.before.unit or "", *self.before.trail), key=shared)

    def tells(self, unit: str | None, text: str = "") -> bool:
        """Whether an entry of `unit` (or `text`) has every telling word of the question, or what it is short for."""
        telling = (w for w in self.wording.content if w not in ASKING | cues.CASE and not w.isdigit())
        said = set(stems(self.engine.speller.read(" ".join(telling))))
        texts = [text] if text else [e.body for e in self.engine.knowledge.versions.get(unit or "", ())]
        return bool(said) and any(said <= set(stems(t)) for t in texts)

    @property
    def joined(self) -> str:
        """The former question and this one as one."""
        return f"{self.before.question.strip(' ?!.')} {self.wording.stripped} ?"

    @property
    def cohorts(self) -> tuple[str, ...]:
        """Those that were spoken of, unless the question turns to today."""
        return () if self.wording.now else self.before.cohorts

    def surroundings(self, itself: bool) -> dict[str, float]:
        """Units near the former answer: of its topic, related to it, and (`itself`) the same again; after a list, the projects
        of it that have a word of the question."""
        knowledge, unit = self.engine.knowledge, self.before.unit
        if unit is None:
            said = {stem for word in self.wording.content if word not in ASKING for stem in stems(word)}
            listed = (p for i in self.before.listed if (p := knowledge.projects_by_id.get(i)))
            return {p.id: SAME_TOPIC for p in listed if said & stems_of(p)}
        found: dict[str, float] = {}
        if unit.startswith(DATES_PREFIX):
            found = {DATES_PREFIX + kind.id: SAME_TOPIC for kind in knowledge.calendar.kinds}
            found |= {u: SAME_TOPIC for i in knowledge.programme.standing_entries if (u := knowledge.unit_of(i))}
        group = knowledge.versions.get(unit, ())
        topics = {entry.topic for entry in group}
        for other, entries in knowledge.versions.items():
            if topics & {entry.topic for entry in entries}:
                found[other] = SAME_TOPIC
        for entry in group:
            for related in entry.related:
                if unit_id := knowledge.unit_of(related):
                    found[unit_id] = SAME_TOPIC
        if itself:
            found[unit] = SAME_SUBJECT
        else:
            found.pop(unit, None)
        return found

"""A question as it is to be answered: what it was understood as, what answers it, and how the entries rank for it."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from bot.answering.compose import Composer
from bot.conversation import Context
from bot.deciding.part import Part
from bot.projects.otherwise import ALONE
from bot.reply import Reply
from bot.understood import Understood
from index.engine import Engine
from index.mentions import Mentions
from index.ranking import Ranking
from index.search_words import words_for_projects
from index.strange_words import strange_words
from index.text import SENTENCE_END, words

Decision = tuple[Reply, Context]
"""What is answered, and what is remembered of it."""


@dataclass(frozen=True)
class Case:
    """A question that is understood, and what it is answered with."""

    engine: Engine
    composer: Composer
    understood: Understood
    before: Context
    cohorts: tuple[str, ...]
    """Those that the answer is about; none where nobody spoke of one."""
    years: tuple[int, ...]
    """Those that are named where no cohort is."""

    @property
    def question(self) -> str:
        return self.understood.question

    @property
    def mentions(self) -> Mentions:
        return self.understood.mentions

    @property
    def said(self) -> str:
        """What was said now, where the question was completed by what was said before."""
        return self.understood.said or self.question

    def still_listed(self, unit: str, reply: Reply) -> tuple[str, ...]:
        """The projects that stay listed after `unit`: those of the list that it is of (« et l'autre ? » may follow)."""
        return self.before.listed if unit in self.before.listed else reply.projects


@dataclass(frozen=True)
class RankedCase(Case):
    """The same, with the ranking that answers it."""

    ranking: Ranking
    whole: Ranking
    """The ranking before a part of the question led it."""
    parts: Sequence[Part]
    """What asks for something by itself in the question."""
    counted: bool = False
    """Whether what comes first counts from a day of one's own, whose year is not asked of."""
    sure: bool = False
    """Whether nothing but the project that comes first can be meant."""

    @property
    def one_is_meant(self) -> bool:
        """Whether a project answers the question, and hardly another could."""
        ranking = self.ranking
        return ranking.answered and ranking.first.kind == "project" and ranking.hits[0].share >= ALONE

    @cached_property
    def strange(self) -> tuple[str, ...]:
        """The words of a search that no project holds; none where one is meant (« un projet à Orange sur le chômage ? »).

        Nor of a language that no project is told in: its words are in none.
        """
        ranking, knowledge = self.ranking, self.engine.knowledge
        if self.one_is_meant or self.composer.asked_in not in knowledge.programme.languages:
            return ()
        asked = _searching_sentence(self.question, words_for_projects(knowledge.programme))
        mentions = self.mentions if asked == self.question else self.engine.vocabulary.find(asked)
        return strange_words(asked, mentions, knowledge, surely=ranking.answered)


def _searching_sentence(question: str, things: Set[str]) -> str:
    """The one sentence that asks for projects, after others that tell who asks; else the whole (« Je suis surveillante. Un projet sur les prisons ? »)."""
    *told, asked = SENTENCE_END.split(question.strip())
    alone = told and things & set(words(asked)) and not any("?" in s or things & set(words(s)) for s in told)
    return asked if alone else question

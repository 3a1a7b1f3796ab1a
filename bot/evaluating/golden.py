"""The golden questions: control questions of the knowledge, asked as a candidate would ask them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn, parse_clock
from bot.evaluating.rounds import in_rounds
from bot.markdown import to_text
from bot.reply import Reply
from index.documents import Entry, Golden, Place, Project
from index.encoder import Encoder
from index.engine import Engine
from index.formats import ABSTAIN
from index.knowledge import Knowledge
from index.problems import Problem
from index.text import fold

Told = Callable[[str, float], None]
"""Called with the name of a step and its share done, from 0 to 1."""


@dataclass(frozen=True)
class Asked:
    """A golden question and what came back.

    suggested: no answer, but the right entry among the suggestions; offered: what the suggestions lead to.
    """

    golden: Golden
    reply: Reply
    right: bool
    suggested: bool
    offered: tuple[str, ...] = ()

    def problem(self) -> Problem:
        """What to show to staff when it is not right."""
        got = f"« {self.reply.entry} »" if self.reply.entry else self.reply.kind
        message = f"« {self.golden.question} » donne {got} au lieu de « {self.golden.expect} »"
        hint = "ajouter cette façon de demander aux « also » de la fiche attendue, ou corriger « expect »"
        if self.golden.expect == ABSTAIN:
            hint = "ajouter cette question à off_topic.yaml, ou corriger « expect »"
        return Problem(self.golden.place.path, self.golden.place.line, message, hint, "warning")


def controls(knowledge: Knowledge) -> list[Golden]:
    """The golden files and the `tests` of entries and projects."""
    owners: list[Entry | Project] = [*knowledge.entries, *knowledge.projects]
    own = [
        Golden(test, owner.id, place=Place(owner.place.path, owner.place.at(test, "tests")))
        for owner in owners
        for test in owner.tests
    ]
    return [*knowledge.golden, *own]


def ask_all(
    engine: Engine, questions: Sequence[Golden], now: datetime, told: Told = lambda step, share: None,
    encoder: Encoder | None = None,
) -> list[Asked]:  # fmt: skip
    """Ask control questions at `now`, or at their own clock. Those of entries that no longer hold then count for their rule.

    `encoder`: instead of the engine's, the same with a memory.
    """

    def ask(assistant: Assistant, golden: Golden) -> Asked:
        reply = in_turn(assistant, (*golden.turns, golden.question), parse_clock(golden.clock, now))
        return _judge(golden, reply, engine.knowledge)

    return in_rounds(engine, questions, ask, now, encoder, lambda share: told("golden questions", share))


def _judge(golden: Golden, reply: Reply, knowledge: Knowledge) -> Asked:
    offered = tuple(_named(reply, knowledge))
    if golden.expect == ABSTAIN:
        refused = reply.kind in ("unknown", "suggestions")
        return Asked(golden, reply, refused, False, offered)
    wanted = knowledge.unit_of(golden.expect)
    versioned = golden.clock or golden.turns
    exact = golden.expect in knowledge.entries_by_id and bool(versioned)
    given = reply.entry if exact else knowledge.unit_of(reply.entry or "")
    right = given == (golden.expect if exact else wanted) or golden.expect in reply.projects
    text = fold(to_text(reply.markdown)).replace("\u202f", " ").replace("\xa0", " ")
    right = (
        right
        and wanted is not None  # what was published may not have it yet
        and reply.kind in ("answer", "chitchat")
        and all(fold(c).replace("\xa0", " ") in text for c in golden.contains)
    )
    labels = {knowledge.unit_of(i) for i in offered}
    return Asked(golden, reply, right, not right and wanted in labels, offered)


def _named(reply: Reply, knowledge: Knowledge) -> list[str]:
    """Ids of the answers that the suggestions of a reply lead to."""
    if reply.kind != "suggestions":
        return []
    asked = {fold(s.question): "" for s in reply.suggestions}
    asked.update({fold(q): u.id for u in knowledge.units for q in u.questions if fold(q) in asked})
    return [unit for unit in asked.values() if unit]

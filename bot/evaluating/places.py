"""Where control questions lead now, and where they led in the last published snapshot: what an edit sends elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.evaluating.golden import Asked, Told, ask_all, controls
from bot.evaluating.rounds import QueryVectors
from index import snapshot as snapshots
from index.build import build, restore
from index.encoder import Encoder
from index.engine import Engine
from index.formats import ABSTAIN
from index.knowledge import Knowledge
from index.problems import Problem
from index.snapshot import Snapshot

LISTED = "la liste des projets"


@dataclass(frozen=True)
class Moved:
    """A control question whose answer is another than before, or is no longer (or newly) what it must be."""

    before: Asked
    after: Asked

    @property
    def real(self) -> bool:
        """Whether anything is different: a list of projects counts as one place, and so do suggestions."""
        return self.lost or self.gained or _where(self.before) != _where(self.after)

    @property
    def lost(self) -> bool:
        return self.before.right and not self.after.right

    @property
    def gained(self) -> bool:
        return self.after.right and not self.before.right

    def problem(self, grave: bool = False) -> Problem:
        """What to show to staff; an error only when it is `grave` that a right answer was lost."""
        golden = self.after.golden
        start, end = place(self.before), place(self.after)
        way = f"toujours {start}" if start == end else f"de {start} à {end}"
        judged = f"{_judged(self.before)} avant, {_judged(self.after)} maintenant"
        message = f"« {golden.question} » : {way} ({judged} ; attendu : « {golden.expect} »)"
        hint = "vérifier que c’est voulu"
        if self.gained:
            hint = "rien à corriger"
        elif self.lost and start == end:
            hint = "remettre dans la réponse ce que « contains » demande, ou corriger « contains »"
        elif self.lost and golden.expect == ABSTAIN:
            hint = f"ôter des « also » de {end} ce qui attire cette question, ou l’ajouter à off_topic.yaml"
        elif self.lost:
            hint = "ajouter cette façon de demander aux « also » de la fiche attendue, ou corriger « expect »"
        return Problem(
            golden.place.path, golden.place.line, message, hint, "error" if grave and self.lost else "warning"
        )


@dataclass(frozen=True)
class Comparison:
    """What moved since `since`, the moment of the publication (ISO 8601), or the `reason` why nothing was compared."""

    since: str = ""
    moved: tuple[Moved, ...] = ()
    reason: str = ""

    @property
    def lost(self) -> int:
        return sum(m.lost for m in self.moved)

    def figures(self) -> dict[str, int | bool]:
        gained = sum(m.gained for m in self.moved)
        return {"compared": not self.reason, "moved": len(self.moved), "lost": self.lost, "gained": gained}

    def __str__(self) -> str:
        if self.reason:
            return f"Comparaison avec la dernière publication laissée de côté : {self.reason}"
        if not self.moved:
            return f"Depuis la publication du {self.since}, aucune question de contrôle n’a changé de place."
        count = len(self.moved)
        what = "cette question de contrôle" if count == 1 else f"ces {count} questions de contrôle"
        lost = f", dont {self.lost} juste(s) avant et fausse(s) maintenant" if self.lost else ""
        return f"Depuis la publication du {self.since}, la modification envoie {what} ailleurs{lost}."


def place(asked: Asked) -> str:
    """Where a question leads, in words: the entry, the suggestions, or that there is none."""
    reply = asked.reply
    if reply.entry:
        return f"« {reply.entry} »"
    if reply.kind == "suggestions":
        offered = ", ".join(f"« {i} »" for i in asked.offered)
        return f"des suggestions ({offered})" if offered else "des suggestions"
    if reply.kind == "unknown":
        return "aucune réponse"
    return LISTED if reply.projects else "une formule"


def published(var: Path, encoder: Encoder, knowledge: Knowledge) -> tuple[Snapshot | None, str]:
    """The last published snapshot that answers of `knowledge` can be compared with, or None and the reason why not."""
    found = snapshots.load(var, encoder.fingerprint)
    if found is None and not (var / snapshots.NAME).exists():
        return None, "rien n’a encore été publié."
    if found is None:
        return None, "elle vient d’un autre encodeur, ou d’une autre version du code."
    if found.knowledge.programme.name != knowledge.programme.name:
        return None, f"c’est celle d’un autre programme, « {found.knowledge.programme.name} »."
    return found, ""


def edited(knowledge: Knowledge, encoder: Encoder, before: Snapshot, told: Told = lambda step, share: None) -> Engine:
    """The engine that serves `knowledge` as soon as it is saved, with what was learned before."""
    if before.knowledge.digest == knowledge.digest:
        return restore(before, encoder).engine
    return build(knowledge, encoder, before, fit=False, progress=told).engine


def compare(
    before: Snapshot, knowledge: Knowledge, encoder: Encoder, now: datetime, told: Told = lambda step, share: None,
    after: Sequence[Asked] | None = None, queries: QueryVectors | None = None,
) -> Comparison:  # fmt: skip
    """Ask the control questions of `knowledge` of what was published and of the edit, with what was learned before.

    What is learned from the edit afterwards is left out: it moves questions that the edit has nothing to do with.
    `after`: what the edit answered, when it was asked already; `queries`: the vectors of those questions.
    """
    if before.knowledge.digest == knowledge.digest:
        return Comparison(before.built_at)
    queries = queries or QueryVectors(encoder)
    asked = controls(knowledge)
    if after is None:
        after = ask_all(edited(knowledge, encoder, before, told), asked, now, told, queries)
    former = ask_all(restore(before, encoder).engine, asked, now, lambda step, share: told("published", share), queries)
    pairs = [Moved(b, a) for b, a in zip(former, after, strict=True)]
    return Comparison(before.built_at, tuple(pair for pair in pairs if pair.real))


def with_vectors(before: Snapshot, other: Snapshot) -> Snapshot:
    """`before`, with the vectors that `other` knows too: what was encoded for it need not be encoded again."""
    return replace(before, vectors=other.vectors)


def _where(asked: Asked) -> tuple[str, str | None]:
    return asked.reply.kind, asked.reply.entry


def _judged(asked: Asked) -> str:
    if asked.right:
        return "juste"
    return "proposée" if asked.suggested else "faux"

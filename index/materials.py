"""Knowledge -> Material: the texts of every unit with their vectors, encoding only what was never encoded before."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from importlib.resources import files

import numpy as np

from index.encoder import Encoder, Role, Vectors
from index.knowledge import Knowledge, Unit
from index.matcher import Material
from index.space import Space
from index.training import OffTopicSet

PASSAGE_LENGTH = 900
"""Characters of one passage; a longer text is cut at sentence ends, each piece being a passage of its own."""

OVERLAP = 1
"""Sentences that a piece repeats from the one before."""

BATCH = 64

_SENTENCE = re.compile(r"(?<=[.!?…:])\s+|\n{2,}")


class VectorCache:
    """Raw vectors by content: role and text -> vector. Keys are 16 hexadecimal digits of a hash."""

    def __init__(self, keys: Sequence[str] = (), vectors: Vectors | None = None) -> None:
        self._known: dict[str, Vectors] = {}
        if vectors is not None:
            self._known = dict(zip(keys, vectors, strict=True))

    @staticmethod
    def key(text: str, role: Role) -> str:
        return hashlib.sha256(f"{role}\0{text}".encode()).hexdigest()[:16]

    def encode(
        self, encoder: Encoder, texts: Sequence[str], role: Role, progress: Callable[[int], None] = lambda done: None
    ) -> Vectors:
        """Vectors of `texts`, shape (len(texts), dimension), encoding the new ones and calling `progress` with counts."""
        keys = [self.key(t, role) for t in texts]
        missing = {k: t for k, t in zip(keys, texts, strict=True) if k not in self._known}
        todo = list(missing.items())
        for start in range(0, len(todo), BATCH):
            part = todo[start : start + BATCH]
            for (key, _), vector in zip(part, encoder.encode([t for _, t in part], role), strict=True):
                self._known[key] = vector
            progress(len(part))
        progress(len(texts) - len(todo))
        if not texts:
            return np.zeros((0, encoder.dimension), dtype=np.float32)
        return np.stack([self._known[k] for k in keys])

    def of_keys(self, keys: Sequence[str]) -> Vectors:
        """The vectors of `keys`, shape (len(keys), dimension). Raises KeyError for one that was never encoded."""
        return np.stack([self._known[k] for k in keys]) if keys else np.zeros((0, 0), np.float32)


def background() -> list[str]:
    """Everyday sentences, the sample of how people write that comes with the code."""
    return (files("index") / "background.txt").read_text(encoding="utf-8").split("\n")[:-1]


def pieces(text: str, length: int = PASSAGE_LENGTH) -> list[str]:
    """`text` cut at sentence ends into pieces of about `length` characters."""
    found: list[str] = []
    current: list[str] = []
    for sentence in _SENTENCE.split(text.strip()):
        if current and sum(map(len, current)) + len(sentence) > length:
            found.append(" ".join(current))
            current = current[-OVERLAP:] if len(current) > OVERLAP and len(current[-1]) < length // 4 else []
        current.append(sentence[: 2 * length])
    if current:
        found.append(" ".join(current))
    return found


def passages_of(unit: Unit) -> list[str]:
    """A unit's passages: its title question before each piece, so that a piece tells what it is about."""
    title = f"{unit.questions[0]} " if unit.questions else ""
    return [title + piece for text in unit.passages for piece in pieces(text)]


def material_of(units: Sequence[Unit], encode: Callable[[Sequence[str], Role], Vectors]) -> Material:
    """The material of `units`; `encode` gives raw vectors."""
    phrasings = [(text, i, text in unit.questions) for i, unit in enumerate(units) for text in unit.phrasings]
    passages = [(text, i) for i, unit in enumerate(units) for text in passages_of(unit)]
    texts = [t for t, _, _ in phrasings]
    return Material(
        units=tuple(units),
        phrasings=tuple(texts),
        phrasing_owner=np.array([i for _, i, _ in phrasings], dtype=np.int64),
        phrasing_is_title=np.array([title for _, _, title in phrasings], dtype=bool),
        phrasing_vectors=encode(texts, "query"),
        title_vectors=encode([t for t, _, title in phrasings if title], "passage"),
        passages=tuple(t for t, _ in passages),
        passage_owner=np.array([i for _, i in passages], dtype=np.int64),
        passage_vectors=encode([t for t, _ in passages], "passage"),
    )


def space_of(material: Material, encode: Callable[[Sequence[str], Role], Vectors]) -> Space:
    """The space fitted on everyday sentences and on the material."""
    common = background()
    return Space.fit(
        {"query": encode(common, "query"), "passage": encode(common, "passage")},
        {"query": material.phrasing_vectors, "passage": material.passage_vectors},
    )


def off_topic_of(knowledge: Knowledge, encode: Callable[[Sequence[str], Role], Vectors]) -> OffTopicSet:
    """The knowledge's off-topic questions; everyday sentences stand in where there are too few to learn from."""
    rows = [(text, i, family.near) for i, family in enumerate(knowledge.off_topic) for text in family.examples]
    if len(rows) < 60:
        first = len(knowledge.off_topic)
        rows += [(text, first + i % 12, False) for i, text in enumerate(background())]
    return OffTopicSet(
        tuple(t for t, _, _ in rows),
        encode([t for t, _, _ in rows], "query"),
        np.array([i for _, i, _ in rows], dtype=np.int64),
        np.array([near for _, _, near in rows], dtype=bool),
    )

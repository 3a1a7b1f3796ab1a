"""Knowledge -> Material: the texts of every unit with their vectors, encoding only what was never encoded before."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from importlib.resources import files

import numpy as np

from index.documents import OffTopic
from index.encoder import Encoder, Role, Vectors
from index.knowledge import Unit
from index.matcher import Material
from index.space import Space
from index.training import FEW, Asked, OffTopicSet
from index.tuning import SHOWN_FAMILIES, shown

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


def opening(unit: Unit) -> str:
    """The first sentence of a unit that nobody gave a question: what it is most likely asked about."""
    return _SENTENCE.split(unit.passages[0].strip())[0][:200] if unit.passages else unit.id


def passages_of(unit: Unit) -> list[str]:
    """A unit's passages: its title question before each piece, so that a piece tells what it is about."""
    title = f"{unit.questions[0]} " if unit.questions else ""
    return [title + piece for text in unit.passages for piece in pieces(text)]


def material_of(
    units: Sequence[Unit],
    encode: Callable[[Sequence[str], Role], Vectors],
    neutral: Callable[[str], str] = lambda text: text,
) -> Material:
    """The material of `units`; `encode` gives raw vectors, `neutral` takes out of a phrasing what names a version."""
    phrasings = [
        (neutral(text), i, text in titles)
        for i, unit in enumerate(units)
        for titles in [unit.questions or (() if unit.also else (opening(unit),))]
        for text in (*titles, *unit.also)
    ]
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


def off_topic_of(
    families: Sequence[OffTopic], encode: Callable[[Sequence[str], Role], Vectors], tuned: bool = False
) -> OffTopicSet:
    """The knowledge's off-topic questions; everyday sentences stand in where there are too few to learn from.

    `tuned`: the encoder has seen some families, which are then never asked to measure or to calibrate.
    """
    rows = [
        (text, i, f.near, not (tuned and shown(f.id, SHOWN_FAMILIES)))
        for i, f in enumerate(families)
        for text in f.examples
    ]
    if len(rows) < FEW:
        rows += [(text, len(families) + i % 12, False, True) for i, text in enumerate(background())]
    return OffTopicSet(
        tuple(text for text, *_ in rows),
        encode([text for text, *_ in rows], "query"),
        np.array([family for _, family, *_ in rows], dtype=np.int64),
        np.array([near for _, _, near, _ in rows], dtype=bool),
        np.array([unseen for *_, unseen in rows], dtype=bool),
    )


def stand_ins_of(material: Material, encode: Callable[[Sequence[str], Role], Vectors], seed: int = 0) -> Asked:
    """Questions made from what the units themselves say, for knowledge that has no phrasings to hide.

    A unit's title, or the first sentence of its first passage, with a third of its words left out.
    """
    rng = np.random.default_rng(seed)
    texts: list[str] = []
    owners: list[int] = []
    first_passage = dict(zip(material.passage_owner[::-1].tolist(), material.passages[::-1], strict=True))
    for owner, unit in enumerate(material.units):
        source = unit.questions[0] if unit.questions else _SENTENCE.split(first_passage.get(owner, ""))[0]
        said = source.split()
        kept = [w for w in said if rng.random() > 1 / 3] or said
        if kept:
            texts.append(" ".join(kept)[:200])
            owners.append(owner)
    return Asked(tuple(texts), encode(texts, "query"), np.array(owners, dtype=np.int64))

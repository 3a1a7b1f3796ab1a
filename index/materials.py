"""Knowledge -> Material: the texts of every unit with their vectors, encoding only what was never encoded before."""

from __future__ import annotations

import hashlib
import random
import re
import threading
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files
from operator import itemgetter

import numpy as np

from index.compared import Material
from index.documents import OffTopic
from index.encoded import Encoded, Role
from index.encoder import Encoder
from index.knowledge import Unit
from index.noise import mistyped
from index.space import Space
from index.training import FEW, Asked, OffTopicSet
from index.tuning import SHOWN_FAMILIES, shown

PASSAGE_LENGTH = 900
"""Characters of one passage; a longer text is cut at sentence ends, each piece being a passage of its own."""

OVERLAP = 1
"""Sentences that a piece repeats from the one before."""

BATCH = 1_024
"""Texts encoded between two words of progress: so many that there are some of every length."""

_SENTENCE = re.compile(r"(?<=[.!?…:])\s+|\n{2,}")


Read = Callable[[Sequence[str], Role], Encoded]
"""What encodes texts: an encoder, or a cache before it."""


class VectorCache:
    """What texts were encoded to, by role and text. Keys are 16 hexadecimal digits of a hash. Thread-safe.

    What is new is kept beside what there was: an edit, which brings a few texts to fifty thousand, copies none of these to add
    them, and reading copies only what does not stand together.
    """

    def __init__(self, keys: Sequence[str] = (), encoded: Encoded | None = None) -> None:
        """`keys` in the order of `encoded`; one may be there again. Raises ValueError where they are not as many."""
        if len(keys) != (0 if encoded is None else len(encoded)):
            raise ValueError(f"{len(keys)} keys of other texts")
        self._keys = list(keys)
        self._place = {key: row for row, key in reversed(list(enumerate(keys)))}
        self._parts: list[tuple[int, Encoded]] = [] if encoded is None else [(0, encoded)]
        """Each with the place of its first text."""
        self._adding = threading.Lock()

    @staticmethod
    @lru_cache(maxsize=200_000)
    def key(text: str, role: Role) -> str:
        return hashlib.sha256(f"{role}\0{text}".encode()).hexdigest()[:16]

    def read(
        self, encoder: Encoder, texts: Sequence[str], role: Role, progress: Callable[[int], None] = lambda done: None
    ) -> Encoded:
        """`texts` in their order, encoding the new ones and calling `progress` with counts."""
        keys = [self.key(t, role) for t in texts]
        missing = {k: t for k, t in zip(keys, texts, strict=True) if k not in self._place}
        todo = list(missing.values())
        parts = []
        for start in range(0, len(todo), BATCH):
            part = todo[start : start + BATCH]
            parts.append(encoder.read(part, role))
            progress(len(part))
        progress(len(texts) - len(todo))
        if parts:
            self._add(list(missing), Encoded.join(parts))
        return self.of_keys(keys) if keys else encoder.read((), role)

    def of_keys(self, keys: Sequence[str]) -> Encoded:
        """What `keys`, one at least, stand for; not copied if they stand so, one after the other. Raises KeyError for one
        that was never encoded."""
        found: list[Encoded] = []
        done = 0
        while done < len(keys):
            row = self._place[keys[done]]
            start, part = self._parts[bisect_right(self._parts, row, key=itemgetter(0)) - 1]
            length, most = 1, min(len(keys) - done, start + len(part) - row)
            while length < most and self._keys[row + length] == keys[done + length]:
                length += 1
            found.append(part.part(row - start, row - start + length))
            done += length
        return found[0] if len(found) == 1 else Encoded.join(found)

    def _add(self, keys: Sequence[str], encoded: Encoded) -> None:
        """Readers wait for nobody: what has a place never moves, and is there before it has one."""
        with self._adding:
            new = [i for i, key in enumerate(keys) if key not in self._place]
            if new:
                first = len(self._keys)
                self._parts.append((first, encoded.take(new)))
                self._keys += [keys[i] for i in new]
                self._place.update({keys[i]: first + row for row, i in enumerate(new)})


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


def material_of(units: Sequence[Unit], read: Read, neutral: Callable[[str], str] = lambda text: text) -> Material:
    """The material of `units`; `neutral` takes out of a phrasing what names a version."""
    phrasings = [
        (neutral(text), i, text in titles)
        for i, unit in enumerate(units)
        for titles in [unit.questions or (() if unit.also else (opening(unit),))]
        for text in (*titles, *unit.also)
    ]
    passages = [(text, i) for i, unit in enumerate(units) for text in passages_of(unit)]
    texts = [t for t, _, _ in phrasings]
    asked, told = read(texts, "query"), read([t for t, _ in passages], "passage")
    return Material(
        units=tuple(units),
        phrasings=tuple(texts),
        phrasing_owner=np.array([i for _, i, _ in phrasings], dtype=np.int64),
        phrasing_is_title=np.array([title for _, _, title in phrasings], dtype=bool),
        phrasing_vectors=asked.vectors,
        phrasing_tokens=asked.tokens,
        title_vectors=read([t for t, _, title in phrasings if title], "passage").vectors,
        passages=tuple(t for t, _ in passages),
        passage_owner=np.array([i for _, i in passages], dtype=np.int64),
        passage_vectors=told.vectors,
        passage_tokens=told.tokens,
    )


def space_of(material: Material, read: Read, widths: Sequence[int]) -> Space:
    """The space fitted on everyday sentences and on the material. `widths`: of the encoders' vectors."""
    common = background()
    return Space.fit(
        {"query": read(common, "query").vectors, "passage": read(common, "passage").vectors},
        {"query": material.phrasing_vectors, "passage": material.passage_vectors},
        widths,
    )


def off_topic_of(families: Sequence[OffTopic], read: Read, tuned: bool = False) -> OffTopicSet:
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
        read([text for text, *_ in rows], "query"),
        np.array([family for _, family, *_ in rows], dtype=np.int64),
        np.array([near for _, _, near, _ in rows], dtype=bool),
        np.array([unseen for *_, unseen in rows], dtype=bool),
    )


def stand_ins_of(material: Material, read: Read, seed: int = 0) -> Asked:
    """Questions made from what the units themselves say, for knowledge that has no phrasings to hide.

    A unit's title, or the first sentence of its first passage, mistyped, with a third of its words left out: without that
    they would find themselves too surely, and real questions would look unsure beside them.
    """
    rng, picked = np.random.default_rng(seed), random.Random(seed)  # noqa: S311  # sampling, not secrets
    texts: list[str] = []
    owners: list[int] = []
    first_passage = dict(zip(material.passage_owner[::-1].tolist(), material.passages[::-1], strict=True))
    for owner, unit in enumerate(material.units):
        source = unit.questions[0] if unit.questions else _SENTENCE.split(first_passage.get(owner, ""))[0]
        said = source.split()
        kept = [w for w in said if rng.random() > 1 / 3] or said
        if kept:
            texts.append(mistyped(" ".join(kept)[:200], picked))
            owners.append(owner)
    return Asked(tuple(texts), read(texts, "query"), np.array(owners, dtype=np.int64))

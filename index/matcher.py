"""All that the loaded units say, ready to be compared with questions: for each question and unit, its signals.

A signal is one way in which a unit can look like the answer. None is a decision: `fusion` weighs them, `confidence`
judges the winner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import InitVar, dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from index.affinity import Affinity, unit_rows
from index.compared import Made, Material
from index.encoded import Encoded, Vectors
from index.fusion import DEFAULT, Signals
from index.interaction import Interaction
from index.lexical import Lexical, Thesaurus
from index.space import Space
from index.vectors import UnitVectors

SIGNALS = (
    "phrasing", "title", "passage", "spelling", "spelling_passage", "words", "learned", "learned_nearest",
    "met", "brevity",
)  # fmt: skip
"""What each column of the signals means:

phrasing: cosine with the nearest phrasing; title: with its title questions, encoded as passages; passage: with its
nearest passage; spelling: n-gram cosine with the nearest phrasing; spelling_passage: with the nearest passage; words:
BM25 over the whole unit; learned: the fitted affinity; learned_nearest: the same map, with the nearest phrasing;
met: how well each word of the question is met in what the unit says, for the CANDIDATES of the others alone;
brevity: how little it says (minus the log of its tokens, in tens), since who says much is met more easily.
"""

CANDIDATES = 32
"""Units whose tokens are compared with those of a question. All of them would take ten times as long for 0.4 points."""


@dataclass
class Matcher:
    """Compares questions with all units."""

    material: Material
    space: Space
    thesaurus: Thesaurus
    affinity: Affinity | None = None
    known: InitVar[Made | None] = None
    """What was made of the material before; what does not fit it is made again."""
    former: InitVar[Matcher | None] = None
    """What served before, of the same space: what it made of the same texts is taken over."""
    made: Made = field(init=False)
    ids: tuple[str, ...] = field(init=False)
    _phrasings: UnitVectors = field(init=False)
    _prototypes: Vectors = field(init=False)
    _spelt: sp.csr_matrix = field(init=False)

    def __post_init__(self, known: Made | None, former: Matcher | None) -> None:
        material, space = self.material, self.space
        count = len(material.units)
        self.ids = tuple(u.id for u in material.units)
        kept = former if former and former.space is space else None
        if kept:
            made = kept.made.edited(kept.material, material, space)
        else:
            made = known if known and known.fits(material) else Made.of(material, space)
        self.made = made
        said = len(material.phrasings)
        if kept and kept._says_the_same(self):
            self._phrasings, self._prototypes, self._spelt = kept._phrasings, kept._prototypes, kept._spelt
        else:
            self._phrasings = UnitVectors(made.phrasings, material.phrasing_owner, count)
            self._prototypes = _means(made.phrasings, material.phrasing_owner, count)
            self._spelt = made.ngrams.rows[:said].T.tocsr()
        title_owner = material.phrasing_owner[material.phrasing_is_title]
        self._titles = UnitVectors(made.titles, title_owner, count)
        self._passages = UnitVectors(made.passages, material.passage_owner, count)
        self.passage_means = _means(made.passages, material.passage_owner, count)
        self._spelt_passages = made.ngrams.rows[said:].T.tocsr()
        texts: list[list[str]] = [[] for _ in range(count)]
        for text, owner in zip(material.phrasings, material.phrasing_owner, strict=True):
            texts[owner].append(text)
        for text, owner in zip(material.passages, material.passage_owner, strict=True):
            texts[owner].append(text)
        self.interaction = Interaction(
            (material.phrasing_tokens, material.phrasing_owner),
            (material.passage_tokens, material.passage_owner),
            units=count,
        )
        self._brevity = -np.log1p(self.interaction.sizes).astype(np.float32) / 10
        self._words = Lexical(texts, self.thesaurus)

    def _says_the_same(self, other: Matcher) -> bool:
        """Whether the other was made of this one, with every phrasing where it was."""
        mine, theirs = self.material, other.material
        return self.made.phrasings is other.made.phrasings and np.array_equal(
            mine.phrasing_owner, theirs.phrasing_owner
        )

    @property
    def mapped_phrasings(self) -> Vectors:
        return self.made.phrasings

    def signals(self, questions: Sequence[str], encoded: Encoded) -> Signals:
        """Shape (questions, units, len(SIGNALS)). `encoded` are the same questions."""
        return self.signals_and_nearest(questions, encoded, 1)[0]

    def signals_and_nearest(
        self, questions: Sequence[str], encoded: Encoded, near: int
    ) -> tuple[Signals, npt.NDArray[np.float32]]:  # fmt: skip
        """`signals`, and what `nearest` gives for the `near` nearest phrasings."""
        count = len(self.material.units)
        mapped = self.space(encoded.vectors, "query")
        affinity = self.affinity or Affinity.plain(mapped.shape[1])
        learned = mapped @ affinity.phrasing
        rows = self.made.ngrams(questions)
        best, nearest = self._phrasings.best_and_nearest(np.vstack([mapped, learned]), near)
        columns: list[npt.NDArray[Any]] = [
            best[: len(questions)],
            self._titles.best(mapped),
            self._passages.best(mapped),
            _best(rows @ self._spelt, self.material.phrasing_owner, count),
            _best(rows @ self._spelt_passages, self.material.passage_owner, count),
            np.stack([self._words.scores(q) for q in questions]),
            learned @ self._prototypes.T + mapped @ affinity.passage @ self.passage_means.T,
            best[len(questions) :],
        ]
        likely = sum(weight * column for weight, column in zip(DEFAULT, columns, strict=False))
        few = min(CANDIDATES, count)
        candidates = np.argpartition(likely, count - few, axis=1)[:, count - few :]
        columns.append(self.interaction(encoded.tokens, candidates))
        columns.append(np.tile(self._brevity, (len(questions), 1)))
        return np.stack(columns, axis=2).astype(np.float32), nearest[: len(questions)]

    def nearest(self, mapped: Vectors, count: int) -> npt.NDArray[np.float32]:
        """Cosines of mapped questions with the `count` nearest phrasings, nearest first, (questions, count or all)."""
        return self._phrasings.nearest(mapped, count)

    def known_share(self, question: str) -> float:
        """The share of the question's words, by rarity, that the units' texts know."""
        return self._words.known_share(question)


def _means(vectors: Vectors, owners: npt.NDArray[np.int64], count: int) -> Vectors:
    """The mean direction of each unit's vectors, zeros where there is none. Shape (count, dimension)."""
    of_units = sp.csr_matrix((np.ones(len(owners), np.float32), (owners, np.arange(len(owners)))), (count, len(owners)))
    return unit_rows(of_units @ vectors)


def _best(similarities: object, owners: npt.NDArray[np.int64], count: int) -> npt.NDArray[np.float32]:
    """The best of each unit's columns of a sparse (questions, texts) matrix."""
    dense = np.asarray(similarities.toarray(), dtype=np.float32)  # type: ignore[attr-defined]  # scipy has no types
    result = np.zeros((dense.shape[0], count), dtype=np.float32)
    for i in range(dense.shape[0]):
        np.maximum.at(result[i], owners, dense[i])
    return result

"""All that the loaded units say, ready to be compared with questions: for each question and unit, its signals.

A signal is one way in which a unit can look like the answer. None is a decision: `fusion` weighs them, `confidence`
judges the winner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from index.classifier import Classifier
from index.encoder import Vectors
from index.knowledge import Unit
from index.lexical import Lexical, Thesaurus
from index.ngrams import NGrams
from index.space import Space
from index.vectors import UnitVectors

SIGNALS = ("phrasing", "phrasings", "title", "passage", "spelling", "spelling_passage", "words", "words_phrasing", "class")
"""What each column of the signals means:

phrasing: cosine with the nearest phrasing; phrasings: with the unit's mean phrasing; title: with its title questions,
encoded as passages; passage: with its nearest passage; spelling: n-gram cosine with the nearest phrasing;
spelling_passage: with the nearest passage; words: BM25 over the whole unit; words_phrasing: over phrasings alone;
class: score of the classifier.
"""

Signals = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Material:
    """Texts of the units and their raw vectors (not mapped), row by row.

    `phrasing_owner[i]` is the position of the unit of `phrasings[i]`; likewise for passages.
    """

    units: tuple[Unit, ...]
    phrasings: tuple[str, ...]
    phrasing_owner: npt.NDArray[np.int64]
    phrasing_is_title: npt.NDArray[np.bool_]
    phrasing_vectors: Vectors
    title_vectors: Vectors
    """Titles as passages: rows for the phrasings for which `phrasing_is_title`."""
    passages: tuple[str, ...]
    passage_owner: npt.NDArray[np.int64]
    passage_vectors: Vectors

    def without(self, hidden: npt.NDArray[np.bool_]) -> Material:
        """The same units without the phrasings for which `hidden` is true."""
        keep = ~hidden
        return Material(
            self.units,
            tuple(p for p, k in zip(self.phrasings, keep, strict=True) if k),
            self.phrasing_owner[keep],
            self.phrasing_is_title[keep],
            self.phrasing_vectors[keep],
            self.title_vectors[keep[self.phrasing_is_title]],
            self.passages,
            self.passage_owner,
            self.passage_vectors,
        )


@dataclass
class Matcher:
    """Compares questions with all units."""

    material: Material
    space: Space
    thesaurus: Thesaurus
    classifier: Classifier | None = None
    ids: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        material, space = self.material, self.space
        count = len(material.units)
        self.ids = tuple(u.id for u in material.units)
        mapped = space(material.phrasing_vectors, "query") if len(material.phrasings) else material.phrasing_vectors
        self._phrasings = UnitVectors(mapped, material.phrasing_owner, count)
        means = np.zeros((count, mapped.shape[1]), dtype=np.float32)
        np.add.at(means, material.phrasing_owner, mapped)
        self._means = means / np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-9)
        title_owner = material.phrasing_owner[material.phrasing_is_title]
        self._titles = UnitVectors(_mapped(space, material.title_vectors), title_owner, count)
        self._passages = UnitVectors(_mapped(space, material.passage_vectors), material.passage_owner, count)
        self._ngrams = NGrams.fit([*material.phrasings, *material.passages])
        self._spelt = self._ngrams(material.phrasings).T.tocsr()
        self._spelt_passages = self._ngrams(material.passages).T.tocsr()
        said: list[list[str]] = [[] for _ in range(count)]
        for text, owner in zip(material.phrasings, material.phrasing_owner, strict=True):
            said[owner].append(text)
        whole = [list(texts) for texts in said]
        for text, owner in zip(material.passages, material.passage_owner, strict=True):
            whole[owner].append(text)
        self._words = Lexical([" ".join(texts) for texts in whole], self.thesaurus)
        self._words_phrasing = Lexical([" ".join(texts) for texts in said], self.thesaurus)

    def signals(self, questions: Sequence[str], vectors: Vectors) -> Signals:
        """Shape (questions, units, len(SIGNALS)). `vectors` are the questions' raw vectors."""
        count = len(self.material.units)
        mapped = self.space(vectors, "query")
        result = np.zeros((len(questions), count, len(SIGNALS)), dtype=np.float32)
        result[:, :, 0] = self._phrasings.best(mapped)
        result[:, :, 1] = mapped @ self._means.T
        result[:, :, 2] = self._titles.best(mapped)
        result[:, :, 3] = self._passages.best(mapped)
        rows = self._ngrams(questions)
        result[:, :, 4] = _best(rows @ self._spelt, self.material.phrasing_owner, count)
        result[:, :, 5] = _best(rows @ self._spelt_passages, self.material.passage_owner, count)
        for i, question in enumerate(questions):
            result[i, :, 6] = self._words.scores(question)
            result[i, :, 7] = self._words_phrasing.scores(question)
        if self.classifier is not None:
            result[:, :, 8] = self.classifier.scores(mapped, self.ids)
        return result

    def known_share(self, question: str) -> float:
        """The share of the question's words, by rarity, that the units' texts know."""
        return self._words.known_share(question)


def _mapped(space: Space, vectors: Vectors) -> Vectors:
    return space(vectors, "passage") if len(vectors) else vectors


def _best(similarities: object, owners: npt.NDArray[np.int64], count: int) -> npt.NDArray[np.float32]:
    """The best of each unit's columns of a sparse (questions, texts) matrix."""
    dense = np.asarray(similarities.toarray(), dtype=np.float32)  # type: ignore[attr-defined]  # scipy has no types
    result = np.zeros((dense.shape[0], count), dtype=np.float32)
    for i in range(dense.shape[0]):
        np.maximum.at(result[i], owners, dense[i])
    return result

"""What questions are compared with: the texts of the units with their raw vectors, and what is made of them beforehand."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import takewhile
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from index.encoded import Tokens, Vectors
from index.knowledge import Unit
from index.ngrams import NGrams
from index.space import Space


@dataclass(frozen=True)
class Material:
    """Texts of the units and their raw vectors (not mapped), row by row.

    `phrasing_owner[i]` is the position of the unit of `phrasings[i]`; likewise for passages. Both ascend.
    """

    units: tuple[Unit, ...]
    phrasings: tuple[str, ...]
    phrasing_owner: npt.NDArray[np.int64]
    phrasing_is_title: npt.NDArray[np.bool_]
    phrasing_vectors: Vectors
    phrasing_tokens: Tokens
    title_vectors: Vectors
    """Titles as passages: rows for the phrasings for which `phrasing_is_title`."""
    passages: tuple[str, ...]
    passage_owner: npt.NDArray[np.int64]
    passage_vectors: Vectors
    passage_tokens: Tokens

    @cached_property
    def titles(self) -> tuple[str, ...]:
        return tuple(t for t, is_title in zip(self.phrasings, self.phrasing_is_title, strict=True) if is_title)

    @cached_property
    def spelt(self) -> tuple[str, ...]:
        """The texts whose letters are compared."""
        return (*self.phrasings, *self.passages)

    def without(self, hidden: npt.NDArray[np.bool_]) -> Material:
        """The same units without the phrasings for which `hidden` is true."""
        keep = ~hidden
        return Material(
            self.units,
            tuple(p for p, k in zip(self.phrasings, keep, strict=True) if k),
            self.phrasing_owner[keep],
            self.phrasing_is_title[keep],
            self.phrasing_vectors[keep],
            self.phrasing_tokens.take(keep),
            self.title_vectors[keep[self.phrasing_is_title]],
            self.passages,
            self.passage_owner,
            self.passage_vectors,
            self.passage_tokens,
        )


@dataclass(frozen=True)
class Made:
    """Of the texts of one material: their vectors in one space, row by row, and the n-grams of `Material.spelt`."""

    phrasings: Vectors
    titles: Vectors
    passages: Vectors
    ngrams: NGrams
    stamp: str
    """A digest of the texts."""

    @classmethod
    def of(cls, material: Material, space: Space) -> Made:
        return cls(
            space(material.phrasing_vectors, "query"),
            space(material.title_vectors, "passage"),
            space(material.passage_vectors, "passage"),
            NGrams(material.spelt),
            _stamp(material),
        )

    def fits(self, material: Material) -> bool:
        """Whether it was made of these very texts."""
        return self.stamp == _stamp(material)

    def edited(self, before: Material, after: Material, space: Space) -> Made:
        """That of `after`, where this is that of `before`: only what is new is made. N-grams keep their rarity."""
        kinds = (
            _rows(self.phrasings, before.phrasings, after.phrasings, lambda new: space(after.phrasing_vectors[new], "query")),
            _rows(self.titles, before.titles, after.titles, lambda new: space(after.title_vectors[new], "passage")),
            _rows(self.passages, before.passages, after.passages, lambda new: space(after.passage_vectors[new], "passage")),
        )  # fmt: skip
        spelt = after.spelt
        rows = _rows(self.ngrams.rows, before.spelt, spelt, lambda new: self.ngrams([spelt[i] for i in new]))
        return Made(*kinds, self.ngrams.holding(rows), _stamp(after))

    def arrays(self) -> dict[str, npt.NDArray[Any]]:
        """All of it, for a file."""
        mapped = {"phrasings": self.phrasings, "titles": self.titles, "passages": self.passages}
        mapped["stamp"] = np.frombuffer(self.stamp.encode(), np.uint8)
        return mapped | {f"ngrams_{name}": array for name, array in self.ngrams.arrays().items()}

    @classmethod
    def of_arrays(cls, arrays: Mapping[str, npt.NDArray[Any]]) -> Made:
        """The same again, from `arrays`. Raises KeyError when some are missing."""
        ngrams = {n.removeprefix("ngrams_"): array for n, array in arrays.items() if n.startswith("ngrams_")}
        stamp = arrays["stamp"].tobytes().decode()
        return cls(arrays["phrasings"], arrays["titles"], arrays["passages"], NGrams.of_arrays(ngrams), stamp)


def _stamp(material: Material) -> str:
    return hashlib.sha256("\0".join((*material.spelt, *material.titles)).encode()).hexdigest()[:16]


def _rows(matrix: Any, texts: tuple[str, ...], others: tuple[str, ...], make: Callable[[Sequence[int]], Any]) -> Any:
    """The rows of `others`, of which those of `texts` are in `matrix`, dense or sparse (CSR), which is given back where
    nothing changed; `make` gives those that are new, by their places in `others`."""
    if others == texts:
        return matrix
    head = _alike(zip(texts, others, strict=False))
    tail = _alike(zip(reversed(texts[head:]), reversed(others[head:]), strict=False))
    place = {text: row for row, text in enumerate(texts)}
    changed = range(head, len(others) - tail)
    known, new = [i for i in changed if others[i] in place], [i for i in changed if others[i] not in place]
    stack = partial(sp.vstack, format="csr") if sp.issparse(matrix) else np.concatenate
    some = [matrix[[place[others[i]] for i in known]] if known else matrix[:0], *([make(new)] if new else ())]
    row = {i: row for row, i in enumerate((*known, *new))}
    between = stack(some)[[row[i] for i in changed]] if changed else matrix[:0]
    return stack([matrix[:head], between, matrix[len(texts) - tail :]])  # the long ends are copied once


def _alike(pairs: Iterable[tuple[str, str]]) -> int:
    """How many come before the first that differ."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))

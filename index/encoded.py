"""Texts as an encoder gives them back: a vector for each text, and one for each of its tokens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

Role = Literal["query", "passage"]
Vectors = npt.NDArray[np.float32]
Rows = Sequence[int] | npt.NDArray[np.int64] | npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Tokens:
    """The tokens of some texts, one text after the other: those of text i are the rows starts[i] to starts[i + 1].

    `vectors`: unit vectors times 127, (tokens, dimension), int8; `ids`: (tokens,), int32; `starts`: (texts + 1,), int64.
    """

    vectors: npt.NDArray[np.int8]
    ids: npt.NDArray[np.int32]
    starts: npt.NDArray[np.int64]

    @classmethod
    def of(cls, parts: Sequence[npt.NDArray[np.float32]], ids: Sequence[Sequence[int]], dimension: int) -> Tokens:
        """From each text's unit vectors, (its tokens, dimension), and token ids."""
        vectors = np.concatenate([np.zeros((0, dimension), np.float32), *parts])
        starts = np.cumsum([0, *map(len, ids)], dtype=np.int64)
        return cls(np.rint(127 * vectors).astype(np.int8), np.array([i for own in ids for i in own], np.int32), starts)

    def __len__(self) -> int:
        """How many texts."""
        return len(self.starts) - 1

    def take(self, rows: Rows) -> Tokens:
        """The texts at `rows` (positions, or a mask), in that order."""
        chosen = np.arange(len(self))[np.asarray(rows, dtype=None if len(rows) else np.int64)]
        lengths = np.diff(self.starts)[chosen]
        starts = np.concatenate([[0], np.cumsum(lengths)])
        places = np.arange(starts[-1]) + np.repeat(self.starts[chosen] - starts[:-1], lengths)
        return Tokens(self.vectors[places], self.ids[places], starts)

    def part(self, first: int, end: int) -> Tokens:
        """The texts from `first` to before `end`, whose vectors are not copied."""
        starts = self.starts[first : end + 1]
        return Tokens(self.vectors[starts[0] : starts[-1]], self.ids[starts[0] : starts[-1]], starts - starts[0])


@dataclass(frozen=True)
class Encoded:
    """Some texts. `vectors`: (texts, dimension), unit rows of one model, or those of several side by side."""

    vectors: npt.NDArray[np.floating]
    tokens: Tokens

    def __len__(self) -> int:
        return len(self.vectors)

    def take(self, rows: Rows) -> Encoded:
        """The texts at `rows` (positions, or a mask), in that order."""
        return Encoded(self.vectors[np.asarray(rows, dtype=None if len(rows) else np.int64)], self.tokens.take(rows))

    def part(self, first: int, end: int) -> Encoded:
        """The texts from `first` to before `end`, whose vectors are not copied."""
        return Encoded(self.vectors[first:end], self.tokens.part(first, end))

    @classmethod
    def join(cls, parts: Sequence[Encoded]) -> Encoded:
        """The texts of all `parts`, of which there is at least one."""
        tokens = [part.tokens for part in parts]
        ends = np.cumsum([0, *(len(t.ids) for t in tokens)])
        return cls(
            np.concatenate([part.vectors for part in parts]),
            Tokens(
                np.concatenate([t.vectors for t in tokens]),
                np.concatenate([t.ids for t in tokens]),
                np.concatenate([[0], *(t.starts[1:] + end for t, end in zip(tokens, ends[:-1], strict=True))]),
            ),
        )

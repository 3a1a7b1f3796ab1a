"""How well every word of a question is met somewhere in a text: late interaction of token vectors.

Each token of the question looks for the token of the text that is most like it; the cosines are averaged, the rarer
tokens counting more (MaxSim: Khattab and Zaharia, "ColBERT", SIGIR 2020). A sentence vector blurs the one word that
matters; this does not. It costs more than a product of two vectors, so only the units that other signals favour are
looked at.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from index.encoded import Tokens

LEAST_RARITY = 0.1
"""Weight of the commonest tokens; the rarest of ten thousand texts weighs 8.5."""

Scores = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]


class Interaction:
    """Compares the tokens of questions with those of the units' phrasings and passages. Never changes."""

    def __init__(
        self, phrasings: Tokens, phrasing_owner: Places, passages: Tokens, passage_owner: Places, units: int
    ) -> None:  # fmt: skip
        """Owners, the position of each text's unit, ascend."""
        self._units = units
        self._kinds = _Texts(phrasings, phrasing_owner, units), _Texts(passages, passage_owner, units)
        self._rarity = _rarity([phrasings, passages])

    def __call__(self, questions: Tokens, candidates: Places) -> tuple[Scores, Scores]:
        """The best phrasing and the best passage of each unit, each of shape (questions, units), about 0 to 1.

        `candidates`: positions of the units to look at for each question, (questions, any number). The others, and
        those without such a text, get the lowest value found for the question.
        """
        rarity = self._rarity[np.minimum(questions.ids, len(self._rarity) - 1)]
        asked = questions.vectors.astype(np.float32) / 127**2
        filled = np.flatnonzero(np.diff(questions.starts))  # a question without a letter has no token
        totals = np.add.reduceat(rarity, questions.starts[filled]) if len(filled) else rarity
        asked *= rarity[:, None] / np.repeat(totals, np.diff(questions.starts)[filled])[:, None]
        rooms = [texts.room() for texts in self._kinds]
        found = [np.full((len(questions), self._units), np.inf, dtype=np.float32) for _ in range(2)]
        for unit in np.unique(candidates):
            rows = filled[(candidates[filled] == unit).any(axis=1)]
            if len(rows):
                lengths = np.diff(questions.starts)[rows]
                starts = np.cumsum(lengths) - lengths
                places = np.arange(lengths.sum()) + np.repeat(questions.starts[rows] - starts, lengths)
                for scores, texts, room in zip(found, self._kinds, rooms, strict=True):
                    scores[rows, unit] = texts.best(unit, asked[places], starts, room)
        return _lowest_elsewhere(found[0]), _lowest_elsewhere(found[1])


class _Texts:
    """The tokens of one kind of text, those of a unit together."""

    def __init__(self, tokens: Tokens, owners: Places, units: int) -> None:
        filled = np.diff(tokens.starts) > 0
        self._vectors, self._starts = tokens.vectors, np.append(tokens.starts[:-1][filled], tokens.starts[-1])
        self._texts = np.searchsorted(owners[filled], np.arange(units + 1))
        self._rows = self._starts[self._texts]
        self._most = int(np.diff(self._rows).max(initial=0))

    def room(self) -> Scores:
        """Where the tokens of one unit after the other are brought to single precision: making room takes longer."""
        return np.empty((self._most, self._vectors.shape[1]), dtype=np.float32)

    def best(self, unit: int, asked: Scores, starts: Places, room: Scores) -> Scores | float:
        """The best of the unit's texts for each of the questions that begin at `starts` in `asked`."""
        first, last = self._rows[unit : unit + 2]
        if first == last:
            return np.inf
        told = room[: last - first]
        told[:] = self._vectors[first:last]
        texts = self._starts[self._texts[unit] : self._texts[unit + 1]] - first
        nearest = np.maximum.reduceat(told @ asked.T, texts, axis=0)
        return np.asarray(np.add.reduceat(nearest, starts, axis=1).max(axis=0), dtype=np.float32)


def _rarity(texts: list[Tokens]) -> Scores:
    """The weight of each token id by the share of texts that have it; the last one is that of ids that none has."""
    count = sum(map(len, texts))
    size = max((int(t.ids.max()) for t in texts if len(t.ids)), default=0) + 2
    having = np.zeros(size, dtype=np.int64)
    for tokens in texts:
        text = np.repeat(np.arange(len(tokens)), np.diff(tokens.starts))
        having += np.bincount(np.unique(text * size + tokens.ids) % size, minlength=size)
    return np.maximum(np.log((1 + count) / (1 + having)), LEAST_RARITY).astype(np.float32)


def _lowest_elsewhere(scores: Scores) -> Scores:
    lowest = scores.min(axis=1, keepdims=True)
    return np.where(np.isfinite(scores), scores, np.where(np.isfinite(lowest), lowest, 0.0)).astype(np.float32)

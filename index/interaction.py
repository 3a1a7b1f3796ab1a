"""How well every word of a question is met somewhere in what a unit says: late interaction of token vectors.

Each token of the question looks for the token that is most like it; the cosines are averaged, the rarer tokens counting
more (MaxSim: Khattab and Zaharia, "ColBERT", SIGIR 2020). A sentence vector blurs the one word that matters; this does
not. Unlike there, the tokens of all texts of a unit are looked at together: a question may take one word from one
phrasing and the next from another. It costs more than a product of two vectors, so only the units that other signals
favour are looked at.
"""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from index.eight_bits import nearest_products
from index.encoded import Tokens

LEAST_RARITY = 0.1
"""Weight of the commonest tokens; the rarest of ten thousand texts weighs 8.5."""

RARE = 2.0
"""Weight from which a token tells something; one of seven texts has it."""

SEVERAL, AT_ONCE = 16, 2
"""Questions from which units are looked at side by side, and how many at once."""

Scores = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]

LACKS = ("heaviest_lack", "rarest_lack", "worst_met")
"""What `Interaction.lacks` tells: the largest share of the whole that one token fails to meet; the same not divided by the
weight of the whole, so that a long question hides no rare word; and how well the worst of the telling tokens is met."""


class Interaction:
    """Compares the tokens of questions with those of the units' texts. Never changes."""

    def __init__(self, *texts: tuple[Tokens, Places], units: int) -> None:
        """`texts`: tokens, and the position of the unit of each text, which ascend; of as many kinds as there are."""
        self._units = units
        self._kinds = [_Texts(tokens, owners, units) for tokens, owners in texts]
        self._rarity = _rarity([tokens for tokens, _ in texts])
        self.sizes = sum((kind.sizes for kind in self._kinds), np.zeros(units, np.int64))
        """How many tokens each unit's texts have."""

    def __call__(self, questions: Tokens, candidates: Places) -> Scores:
        """How well each unit meets each question, (questions, units), about 0 to 1.

        `candidates`: positions of the units to look at for each question, (questions, any number). The others, and
        those without a text, get the lowest value found for the question.
        """
        rarity = self._weights(questions)
        filled = np.flatnonzero(np.diff(questions.starts))  # a question without a letter has no token
        totals = np.add.reduceat(rarity, questions.starts[filled]) if len(filled) else rarity
        weights = rarity / np.repeat(totals, np.diff(questions.starts)[filled])
        found = np.full((len(questions), self._units), np.inf, dtype=np.float32)

        def look(unit: int) -> None:
            rows = filled[(candidates[filled] == unit).any(axis=1)]
            if len(rows) and self.sizes[unit]:
                lengths = np.diff(questions.starts)[rows]
                starts = np.cumsum(lengths) - lengths
                places = np.arange(lengths.sum()) + np.repeat(questions.starts[rows] - starts, lengths)
                met = self._met(unit, questions.vectors[places])
                found[rows, unit] = np.add.reduceat(met * weights[places], starts)

        units = np.unique(candidates).tolist()
        if len(questions) < SEVERAL:
            deque(map(look, units), 0)
        else:
            with ThreadPoolExecutor(AT_ONCE, "meeting") as pool:
                deque(pool.map(look, units), 0)
        return _lowest_elsewhere(found)

    def lacks(self, questions: Tokens, units: Places) -> Scores:
        """What of each question one unit, `units[i]` for the i-th, does not meet: (questions, len(LACKS))."""
        rarity = self._weights(questions)
        found = np.zeros((len(questions), len(LACKS)), dtype=np.float32)
        for row, (first, last) in enumerate(zip(questions.starts[:-1], questions.starts[1:], strict=True)):
            if first == last or not self.sizes[units[row]]:
                continue
            met, rare = self._met(units[row], questions.vectors[first:last]), rarity[first:last]
            lack, telling = rare * (1 - met), rare >= RARE
            found[row] = lack.max() / rare.sum(), lack.max(), (met[telling] if telling.any() else met).min()
        return found

    def _weights(self, questions: Tokens) -> Scores:
        """The weight of each token."""
        return self._rarity[np.minimum(questions.ids, len(self._rarity) - 1)]

    def _met(self, unit: int, asked: npt.NDArray[np.int8]) -> Scores:
        """The cosine of each of the tokens `asked` with the one of the unit, which has some, that is most like it."""
        own = [told for kind in self._kinds if len(told := kind.of(unit))]
        found = np.max([nearest_products(asked, told) for told in own], axis=0)
        return np.asarray(found / np.float32(127**2), dtype=np.float32)


class _Texts:
    """The tokens of one kind of text, those of a unit together."""

    def __init__(self, tokens: Tokens, owners: Places, units: int) -> None:
        self._vectors = tokens.vectors
        self._rows = tokens.starts[np.searchsorted(owners, np.arange(units + 1))]
        self.sizes = np.diff(self._rows)

    def of(self, unit: int) -> npt.NDArray[np.int8]:
        """The vectors of the unit's tokens."""
        return self._vectors[self._rows[unit] : self._rows[unit + 1]]


def _rarity(texts: list[Tokens]) -> Scores:
    """The weight of each token id by the share of texts that have it; the last one is that of ids that none has."""
    count = sum(map(len, texts))
    size = max((int(t.ids.max()) for t in texts if len(t.ids)), default=0) + 2
    having = np.zeros(size, dtype=np.int64)
    for tokens in texts:
        # A copy: what sums duplicates sorts the ids where they stand.
        parts = np.ones(len(tokens.ids), np.int8), tokens.ids, tokens.starts
        told = sp.csr_matrix(parts, (len(tokens), size), copy=True)
        told.sum_duplicates()
        having += np.bincount(told.indices, minlength=size)
    return np.maximum(np.log((1 + count) / (1 + having)), LEAST_RARITY).astype(np.float32)


def _lowest_elsewhere(scores: Scores) -> Scores:
    lowest = scores.min(axis=1, keepdims=True)
    return np.where(np.isfinite(scores), scores, np.where(np.isfinite(lowest), lowest, 0.0)).astype(np.float32)

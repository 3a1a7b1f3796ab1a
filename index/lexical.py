"""Word matching: BM25 over a unit's texts (Robertson & Zaragoza 2009), with French stems, folding and synonyms."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain

import bm25s
import numpy as np
import numpy.typing as npt
import Stemmer

from index.documents import Synonyms
from index.text import fold, kept_words, strip_accents, words

Scores = npt.NDArray[np.float32]

logging.getLogger("bm25s").setLevel(logging.WARNING)  # it announces every index it builds

STOP_WORDS = frozenset(
    fold(w)
    for w in [
        "a",
        "à",
        "ai",
        "as",
        "au",
        "aux",
        "avec",
        "ce",
        "cela",
        "ces",
        "cet",
        "cette",
        "ceci",
        "ci",
        "comme",
        "d",
        "dans",
        "de",
        "des",
        "du",
        "elle",
        "elles",
        "en",
        "est",
        "et",
        "etc",
        "eu",
        "il",
        "ils",
        "j",
        "je",
        "l",
        "la",
        "le",
        "les",
        "leur",
        "leurs",
        "lui",
        "là",
        "ma",
        "mais",
        "me",
        "mes",
        "mm",
        "moi",
        "mon",
        "m",
        "n",
        "ne",
        "nos",
        "notre",
        "nous",
        "on",
        "ou",
        "où",
        "par",
        "pas",
        "pour",
        "qu",
        "que",
        "qui",
        "s",
        "sa",
        "se",
        "ses",
        "si",
        "son",
        "sont",
        "sur",
        "t",
        "ta",
        "te",
        "tes",
        "toi",
        "ton",
        "tu",
        "un",
        "une",
        "va",
        "vos",
        "votre",
        "vous",
        "y",
        "ya",
        "ça",
        "c",
        "j'ai",
        "été",
        "être",
        "suis",
        "es",
        "sommes",
        "êtes",
        "avoir",
        "ont",
        "avez",
        "the",
        "a",
        "an",
        "of",
        "to",
        "in",
        "is",
        "are",
        "do",
        "does",
        "i",
        "my",
        "me",
        "it",
        "for",
        "on",
        "and",
        "or",
        "can",
        "be",
        "what",
        "how",
    ]
)


@cache
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("french")


def stems(text: str) -> list[str]:
    """Folded French stems of the words of `text`, without stop words (unless there is nothing else)."""
    return _stems_of(words(text))


def _stems_of(said: Sequence[str]) -> list[str]:
    return [_stem(w) for w in said if w not in STOP_WORDS] or [_stem(w) for w in said]


@lru_cache(maxsize=20_000)
def _document(texts: tuple[str, ...]) -> tuple[str, ...]:
    """The stems of a unit's texts, kept because an edit changes one unit."""
    return tuple(_stems_of([w for text in texts for w in kept_words(text)]))


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return strip_accents(_stemmer().stemWord(word))


@dataclass(frozen=True)
class Thesaurus:
    """Adds to a question the other ways of saying its words. Keys and values are stems joined by a space."""

    replacements: dict[str, tuple[str, ...]]
    longest: int = 3

    @classmethod
    def of(cls, synonyms: Synonyms) -> Thesaurus:
        groups = [*synonyms.groups, *((name, meaning) for name, meaning in synonyms.acronyms.items())]
        table: dict[str, set[str]] = {}
        for group in groups:
            forms = {" ".join(stems(word)) for word in group} - {""}
            for form in forms:
                table.setdefault(form, set()).update(forms - {form})
        ordered = {form: tuple(sorted(others)) for form, others in table.items()}
        return cls(ordered, max((form.count(" ") + 1 for form in ordered), default=1))

    def expand(self, tokens: Sequence[str]) -> list[str]:
        """`tokens` and the stems of their synonyms, which come after."""
        extra: list[str] = []
        for size in range(1, self.longest + 1):
            for start in range(len(tokens) - size + 1):
                for other in self.replacements.get(" ".join(tokens[start : start + size]), ()):
                    extra.extend(other.split())
        return [*tokens, *(t for t in dict.fromkeys(extra) if t not in tokens)]


class Lexical:
    """BM25 scores of all units for a question, as the share of the best score that the question could reach."""

    K1, B = 1.2, 0.6

    def __init__(self, units: Sequence[Sequence[str]], thesaurus: Thesaurus) -> None:
        """`units`: the texts of each."""
        self._thesaurus = thesaurus
        documents = [list(_document(tuple(texts))) for texts in units]
        self._count = len(documents)
        frequency: dict[str, int] = {}
        for document in documents:
            for token in set(document):
                frequency[token] = frequency.get(token, 0) + 1
        self._idf = {t: float(np.log(1 + (self._count - n + 0.5) / (n + 0.5))) for t, n in frequency.items()}
        self._index = bm25s.BM25(method="lucene", k1=self.K1, b=self.B)
        self._empty = not any(documents)
        if not self._empty:
            self._index.index(documents, show_progress=False)

    def scores(self, question: str) -> Scores:
        """Shape (units,), from 0 to about 1."""
        tokens = self._thesaurus.expand(stems(question))
        known = [t for t in tokens if t in self._idf]
        if self._empty or not known:
            return np.zeros(self._count, dtype=np.float32)
        rare = float(np.log(1 + (self._count + 0.5) / 0.5))
        own = set(stems(question))
        # A word that no unit knows counts as rare: a question made of such words matches nothing well.
        ideal = sum(self._idf.get(t, rare) for t in own) or 1.0
        return np.asarray(self._index.get_scores(known) / (ideal * 1.0), dtype=np.float32)

    def known_share(self, question: str) -> float:
        """The share of the question's words, by rarity, that the loaded texts know."""
        rare = float(np.log(1 + (self._count + 0.5) / 0.5))
        own = set(stems(question))
        total = sum(self._idf.get(t, rare) for t in own)
        return sum(self._idf[t] for t in own if t in self._idf) / total if total else 0.0


def vocabulary(texts: Iterable[str]) -> dict[str, int]:
    """Folded words and how often the texts use them."""
    return Counter(chain.from_iterable(map(kept_words, texts)))

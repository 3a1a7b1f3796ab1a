"""Reads text-message spelling and typing mistakes against the knowledge's own words.

A question is ranked as typed and as read here; the surer reading wins, so that a wrong correction costs nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from index.lexical import STOP_WORDS, vocabulary
from index.search_words import ASKING
from index.text import TYPED, fold, original_words, words

SHORTEST = 4
"""Letters below which a word is never corrected: too many words are near it."""

SHORT = 5
"""Letters up to which the first one must be right."""

LONG = 7
"""Letters from which on two mistakes are allowed instead of one."""

_WORDS_TOO = frozenset({"vs", "g", "u"})
"""Shorthand that stands for other words too (« promo 4 vs promo 5 »), besides small words of a language (« sa durée », « ya »)."""

_OF_TIME = frozenset("quand pendant maintenant longtemps temps jamais".split())
"""Words of asking when, or how long, beside those that ask anything."""

_ELIDED = "cdjlmnst"
"""Letters that stand before an apostrophe, which hurried people leave out."""

_VOWELS = "aeiouyh"


class Speller:
    """Corrects questions. Built once for a knowledge."""

    def __init__(self, texts: Iterable[str], shorthand: Mapping[str, str], others: Iterable[str] = ()) -> None:
        """`texts` are those whose words are restored; a word that `others` use twice is no mistake either."""
        counts = vocabulary(texts)
        self._shorthand = {fold(short): full for short, full in shorthand.items()}
        self._asking = {
            short: full
            for short, full in self._shorthand.items()
            if short not in STOP_WORDS | _WORDS_TOO and set(words(full)) <= STOP_WORDS | ASKING | _OF_TIME
        }
        self._known = set(counts) | STOP_WORDS | {w for w, n in vocabulary(others).items() if n >= 2}
        # A word that the texts use twice is not a typing mistake of theirs.
        trusted = [w for w, n in counts.items() if n >= 2 and len(w) >= SHORTEST and w.isalpha()]
        self._counts = {w: counts[w] for w in trusted}
        self._by_length: dict[int, list[str]] = {}
        for word in trusted:
            self._by_length.setdefault(len(word), []).append(word)

    def written_out(self, question: str) -> str:
        """`question` with its shorthand for words of asking spelt out (« kan » as « quand »), and « lIGN » as « l'IGN »."""

        def spelt(match: re.Match[str]) -> str:
            typed = match[0]
            if len(typed) > 2 and typed[0] in _ELIDED and typed[1:].isupper() and typed[1:].isalpha():
                return f"{typed[0]}'{typed[1:]}"
            begins = not match.start() and len(typed) > 1 and typed[1:].islower()  # « Kan est-ce que… »
            return self._asking.get(fold(typed), typed) if typed.islower() or begins else typed

        return TYPED.sub(spelt, question)

    def read(self, question: str) -> str:
        """`question` with shorthand spelt out and unknown words replaced by the nearest known one, if near enough."""
        folded, spelt = words(question), original_words(question)
        if len(folded) != len(spelt):
            spelt = folded
        result = [self._word(f, s) for f, s in zip(folded, spelt, strict=True)]
        return question if result == spelt else " ".join(result)

    def _word(self, folded: str, spelt: str) -> str:
        if folded in self._shorthand:
            return self._shorthand[folded]
        if folded in self._known or len(folded) < SHORTEST or not folded.isalpha():
            return spelt
        if folded[0] in _ELIDED and folded[1] in _VOWELS and folded[1:] in self._known:
            return f"{spelt[0]}'{spelt[1:]}"  # « lentretien »
        allowed = 2 if len(folded) >= LONG else 1
        near = [w for n in range(len(folded) - allowed, len(folded) + allowed + 1) for w in self._by_length.get(n, ())]
        if len(folded) <= SHORT:  # « dieu » is no slip for « lieu »
            near = [w for w in near if w[0] == folded[0]]
        found = process.extract(folded, near, scorer=OSA.distance, score_cutoff=allowed, limit=5)
        if not found:
            return spelt
        # Nearest first, then the one whose first letter is kept, then the most used.
        return min(found, key=lambda hit: (hit[1], hit[0][0] != folded[0], -self._counts[hit[0]]))[0]

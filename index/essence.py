"""What a long question asks, without the story around it."""

from __future__ import annotations

import re

from index.text import fold, words

STORY = 12
"""Words from which on a question is looked at for the part that asks."""

LEAST = 4
"""Words that such a part needs to be asked by itself."""

_SENTENCE = re.compile(r"(?<=[.!?;…])\s+")
_CLAUSE = re.compile(
    r"\s*(?:[,;:—–]|\s-\s|\b(?:mais|donc|du coup|alors|bref|et|en fait|but|so|and)\b)\s*", re.IGNORECASE
)
_ASKS = re.compile(
    r"\b(?:combien|comment|quand|pourquoi|qui|quoi|quel(?:le)?s?|lequel|laquelle|est[- ]ce|puis[- ]je|peut[- ]on|"
    r"faut[- ]il|dois[- ]je|doit[- ]on|ai[- ]je|suis[- ]je|serai[- ]je|aurai[- ]je|y a[- ]t[- ]il|a[- ]t[- ]on|"
    r"(?:je|on|j|jpeu) ?peu[xt]?|pourrai\w*|c'est possible|possible|autorise\w*|interdit\w*|cb|kan|koi|kel|"
    r"how|what|when|where|which|who|why|can|could|may|do|does|is|are|will|would|should)\b"
)


def essence(question: str) -> str | None:
    """The last part of `question` that asks something; None when it is short, or all of it asks."""
    count = len(words(question))
    if count < STORY:
        return None
    sentences = [s for s in _SENTENCE.split(question.strip()) if words(s)]
    asking = [s for s in sentences if s.rstrip().endswith("?")] or [s for s in sentences if _ASKS.search(fold(s))]
    part = asking[-1] if asking else sentences[-1]
    if len(words(part)) >= STORY:
        clauses = [c for c in _CLAUSE.split(part) if c and len(words(c)) >= LEAST]
        part = next((c for c in reversed(clauses) if _ASKS.search(fold(c))), part)
    return part if LEAST <= len(words(part)) < count else None

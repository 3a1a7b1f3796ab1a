"""The parts of a question that ask for something by themselves: « c'est ouvert ? et l'oral, c'est quand ? »."""

from __future__ import annotations

import re

from index.lexical import STOP_WORDS
from index.text import fold, words

MOST = 3
"""Parts that are looked at; who asks more tells a story."""

_BREAK = re.compile(r"([?!;,]+|\.(?=\s)|\b(?:et|puis|and|then)\b)", re.IGNORECASE)
_AND = frozenset({"et", "and", "puis", "then"})
_TELLS = re.compile(
    r"(?:je|j'|jsuis|on|nous|mon|ma|mes|notre|nos|i|i'm|we|my|our)\b|(?:bonjour|bonsoir|merci|hello|hi)\b"
)
"""Begins what is told of oneself, before one asks."""
_ASKS = frozenset(
    "quand kan qd when date dates heure jour jours combien cb quel quelle quels quelles until long jusqu jusque".split()
)


def clauses(question: str) -> list[str]:
    """The asking parts of `question`, in its order; none when it has only one part."""
    pieces = _BREAK.split(question)
    parts = [(text.strip(), following) for text, following in zip(pieces[::2], [*pieces[1::2], ""], strict=True)]
    parts = [(text, following) for text, following in parts if set(words(text)) - STOP_WORDS]
    if len(parts) < 2:
        return []
    asks = ["?" in following or bool(set(words(fold(text))) & _ASKS) for text, following in parts]
    joined = [following.casefold() in _AND for _, following in parts]
    # What is joined to something that asks does too, unless it tells (« Contract length and who is the employer? »).
    beside = [(j and after) or (before_joined and before) for j, after, before_joined, before in zip(
        joined, [*asks[1:], False], [False, *joined[:-1]], [False, *asks[:-1]], strict=True)]  # fmt: skip
    also = [b and not _TELLS.match(fold(text)) for b, (text, _) in zip(beside, parts, strict=True)]
    return [text for (text, _), one, other in zip(parts, asks, also, strict=True) if one or other][:MOST]

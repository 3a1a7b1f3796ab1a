"""The parts of a question that ask for something by themselves: « c'est ouvert ? et l'oral, c'est quand ? »."""

from __future__ import annotations

import re

from index.lexical import STOP_WORDS
from index.text import fold, words

MOST = 3
"""Parts that are looked at; who asks more tells a story."""

_BREAK = re.compile(r"([?!;,]+|\.(?=\s)|\b(?:et|puis|and|then)\b)", re.IGNORECASE)
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
    return [text for text, following in parts if "?" in following or set(words(fold(text))) & _ASKS][:MOST]

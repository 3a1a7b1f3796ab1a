"""What a text says besides small words: the words by which it is told from others."""

from __future__ import annotations

from bot.wording import cues, preambles
from index.lexical import STOP_WORDS
from index.text import fold, words

_SMALL = STOP_WORDS | preambles.PLEASE | preambles.SHORTENED
"""Words that tell nothing by themselves."""


def content_of(text: str) -> tuple[str, ...]:
    """The folded words of `text` without links, small words and words of a wish."""
    return tuple(w for w in words(cues.LINK.sub("", fold(text))) if w not in _SMALL)

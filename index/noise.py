"""Typing as it happens on a phone: a text with missing accents, slips of the finger, words run together.

What is learned on such variants holds for questions that nobody proofread (Belinkov and Bisk, "Synthetic and natural
noise both break neural machine translation", ICLR 2018).
"""

from __future__ import annotations

import random
import re

from index.text import strip_accents

SLIPS = 0.06
"""Chance of a slip at each letter inside a word of at least four letters."""

_WORD = re.compile(r"[^\W\d_]{4,}")


def mistyped(text: str, picked: random.Random) -> str:
    """`text` as somebody in a hurry may type it; never empty when `text` is not."""
    if picked.random() < 0.6:
        text = strip_accents(text)
    if picked.random() < 0.6:
        text = text.lower()
    if picked.random() < 0.4:
        text = text.replace("’", " ").replace("'", picked.choice(("", " "))) or text  # an apostrophe alone stays
    if picked.random() < 0.5:
        text = text.rstrip(" ?!.") or text
    return _WORD.sub(lambda word: _slip(word[0], picked), text)


def _slip(word: str, picked: random.Random) -> str:
    """A word with a letter left out, doubled or exchanged with the next one, now and then; its first one stays."""
    letters = list(word)
    for place in range(1, len(letters) - 1):
        if picked.random() >= SLIPS:
            continue
        kind = picked.randrange(3)
        if kind == 0:
            letters[place] = ""
        elif kind == 1:
            letters[place] *= 2
        else:
            letters[place], letters[place + 1] = letters[place + 1], letters[place]
    return "".join(letters)

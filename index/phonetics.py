"""How a word sounds in French, roughly: for names that somebody has only heard (« signo fèble », « polygraf »)."""

from __future__ import annotations

import re
from functools import lru_cache

from index.text import fold

_STEPS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""),
        (r"ph", "f"),
        (r"s?ch", "S"),
        (r"e?au", "o"),
        (r"[ae][iy]", "e"),
        (r"(?:qu|ck|q)", "k"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"gu(?=[eiy])", "G"),
        (r"ge(?=[ao])|g(?=[eiy])", "j"),
        (r"y", "i"),
        (r"w", "v"),
        (r"h", ""),
        (r"[ae][nm](?=[^aeioumn]|$)", "A"),
        (r"[iu][nm](?=[^aeioumn]|$)", "I"),
        (r"z", "s"),
        (r"(.)\1+", r"\1"),
        (r"(?:er|[esxtdp])+$", ""),
    )
)
"""In this order: each pattern becomes its sound. Capital letters stand for sounds that no single letter writes."""


@lru_cache(maxsize=4_096)
def sounds(text: str) -> str:
    """A key that is the same for spellings which sound alike; "" when nothing of it is heard."""
    key = fold(text)
    for pattern, sound in _STEPS:
        key = pattern.sub(sound, key)
    return key

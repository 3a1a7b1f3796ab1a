"""Words for numbers, by which people name one of several: « la troisième », « promo trois », « édition III »."""

from __future__ import annotations

import re

ORDINALS = {
    "premier": 1, "premiere": 1, "first": 1, "deuxieme": 2, "seconde": 2, "second": 2, "troisieme": 3, "third": 3,
    "quatrieme": 4, "fourth": 4, "cinquieme": 5, "fifth": 5, "sixieme": 6, "sixth": 6, "septieme": 7, "seventh": 7,
    "huitieme": 8, "eighth": 8, "neuvieme": 9, "ninth": 9, "dixieme": 10, "tenth": 10,
    **{stem + end: n for n, stem in enumerate("erst zweit dritt viert funft sechst siebt acht".split(), 1) for end in ("e", "en", "er")},
    **{stem + end: n for n, stem in enumerate("primer segund tercer cuart quint sext septim octav".split(), 1) for end in "oa"},
    **{stem + end: n for n, stem in enumerate("prim second terz quart quint sest settim ottav".split(), 1) for end in "oa"},
    "primissimo": 1, "primissima": 1,
    **{stem + end: n for n, stem in enumerate("primeir segund terceir quart quint sext setim oitav".split(), 1) for end in "oa"},
}  # fmt: skip
"""In French and English; and in German, Spanish, Italian and Portuguese, whose speakers name cohorts no less."""
ROMAN = {word: n for n, word in enumerate("i ii iii iv v vi vii viii ix x".split(), 1)}
CARDINALS = {
    **{word: n for n, word in enumerate("deux trois quatre cinq six sept huit neuf dix onze douze".split(), 2)},
    **{word: n for n, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)},
    **ROMAN,
}
"""Numbers in words or Roman figures, which name a cohort only right after its word: « promo trois », « édition III »."""

_ONE = frozenset({"un", "une"})
_NTH = re.compile(r"(\d{1,2})(?:er|ere|re|e|eme|ieme|nd|nde|st|rd|th)")


def cardinal(word: str) -> int:
    """The number that a folded word says: « deux », « 2 », « une »; 0 for any other word."""
    return int(word) if word.isdigit() else 1 if word in _ONE else CARDINALS.get(word, 0)


def ordinal(word: str) -> int | None:
    """The number by which a folded word counts: « deuxieme », « 2e »; None for any other word."""
    match = _NTH.fullmatch(word)
    return int(match[1]) if match else ORDINALS.get(word)

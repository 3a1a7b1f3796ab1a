"""Days of a month that are written in words, as they are dictated: « le premier mai », « vingt-cinq mars », "the twenty-first of June"."""

from __future__ import annotations

import re

from index.text import fold

_FRENCH = (
    "premier deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf "
    "vingt vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit vingt-neuf trente trente-et-un"
).split()
_ENGLISH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth "
    "twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
_DAYS = {word: day for days in (_FRENCH, _ENGLISH) for day, word in enumerate(days, 1)}
_WORD = "|".join(word.replace("-", "[ -]") for word in sorted(_DAYS, key=len, reverse=True))
_MONTH = r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b"
_MONTH_EN = (
    r"(?:of (?:march|may)|(?:of )?(?:january|february|april|june|july|august|september|october|november|december))\b"
)
"""In full; "may" and "march" are verbs as well (« those who come first may… »)."""
_SPELLED = re.compile(
    rf"(?:(?<=\ble )|(?<=\bdu )|(?<=\bau )|(?<=\bdes )|(?<=di )|(?<=the )|(?<=day )|(?<=from )|(?<=to )|(?<=on )|(?<=by ))(?P<day>{_WORD})(?= (?:{_MONTH}|{_MONTH_EN}))"
)
_FIRST_OF_TWO = re.compile(
    rf"\b(?:du|from(?: the)?) (?P<day>{_WORD})(?= (?:au|to) (?:the )?\d{{1,2}} (?:{_MONTH}|{_MONTH_EN}))"
)
"""« du quinze au 20 mai », whose second day is in figures by now."""


def in_figures(question: str) -> str:
    """`question` with the days of a month that it spells in figures; unchanged, accents and all, without one."""
    return _replaced(_FIRST_OF_TWO, _replaced(_SPELLED, question))


def _replaced(spelled: re.Pattern[str], question: str) -> str:
    """`question` with a figure for each day that the pattern finds in its folded text, where that has the same length."""
    folded, out, end = fold(question), [], 0
    if len(folded) != len(question):
        return question
    for match in spelled.finditer(folded):
        out += [question[end : match.start("day")], str(_DAYS[match["day"].replace(" ", "-")])]
        end = match.end("day")
    return "".join([*out, question[end:]])

"""How many months projects took, where a question looks for them by that: « ceux qui ont duré un an »."""

from __future__ import annotations

import re

from index.numerals import cardinal
from index.text import fold

_YEAR = 12
_COUNT = r"(?P<number>\d\d?|une?|one|a|[a-z]{3,7})"
_LASTED = re.compile(
    rf"\b(?:(?:ont|a|ayant|avaient|avait) dure|(?:sont|est|etaient) reste(?:e|s|es)?|duraient|durait|lasted|d'une duree de)(?: (?:que|only|just|pile|exactement|exactly|for))? {_COUNT} (?P<unit>ans?|annees?|mois|years?|months?)\b"
)
_RULE = re.compile(r"\b(?:combien|peut|peuvent|peux|how many|can|may)\b")
"""Asks for a number, or for what is allowed."""


def asked_months(question: str) -> int:
    """The months that projects must have taken; 0 where `question` asks for none."""
    folded = fold(question)
    if _RULE.search(folded):
        return 0
    for match in _LASTED.finditer(folded):
        if count := 1 if match["number"] == "a" else cardinal(match["number"]):
            return count * (_YEAR if match["unit"][0] in "ay" else 1)
    return 0

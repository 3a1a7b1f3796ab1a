"""How many months projects took, where a question looks for them by that: « ceux qui ont duré un an »."""

from __future__ import annotations

import re

from index.numerals import CARDINALS
from index.text import fold

_YEAR = 12
_COUNT = r"(?P<number>\d\d?|une?|one|a|[a-z]{3,7})"
_LASTED = re.compile(
    rf"\b(?:dur(?:e|ent|aient|ait|es|ees?|ant)|lasted|lasting|tenu|(?:courts?|longs?|longues?) de|sur)(?: (?:que|only|just|pile|exactement|exactly|for))? {_COUNT} (?P<unit>ans?|mois|years?|months?)\b"
)
_ONE = frozenset("un une one a".split())


def asked_months(question: str) -> int:
    """The months that projects must have taken; 0 where `question` asks for none."""
    for match in _LASTED.finditer(fold(question)):
        said = match["number"]
        count = int(said) if said.isdigit() else 1 if said in _ONE else CARDINALS.get(said, 0)
        if count:
            return count * (_YEAR if match["unit"][0] in "ay" else 1)
    return 0

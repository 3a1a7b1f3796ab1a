"""Words of a text that are others once an event of the calendar is over: `{{until:EVENT|gagne|gagnait}}`.

Staff write a rule once: told while it holds, it is told in the present tense, and afterwards in the past, with no edit.
"""

from __future__ import annotations

import re
from collections.abc import Callable

UNTIL = re.compile(r"\{\{until:\s*(?P<event>[^|{}\s]+)\s*\|(?P<before>[^|{}\n]*)\|(?P<after>[^|{}\n]*)\}\}")
"""An event, what is said until it is over, and what is said afterwards; either may be empty."""

_GAPS = re.compile(r"(?<=\S) {2,}(?=\S)")


def as_of(text: str, over: Callable[[str], bool]) -> str:
    """`text` as it is said at a moment at which the events are `over`, by their identifiers."""
    if "{{until:" not in text:
        return text
    return _GAPS.sub(" ", UNTIL.sub(lambda m: m["after"] if over(m["event"]) else m["before"], text))


def afterwards(text: str) -> str:
    """`text` as it is said once all is over: what is searched in."""
    return as_of(text, lambda event: True)

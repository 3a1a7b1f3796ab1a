"""Where French allows no line to end: who writes an answer or a sentence of the interface types plain blanks."""

from __future__ import annotations

import re

_BOUND = (
    (re.compile(r"(?<=«) | (?=»)| (?=:(?:\s|$))|(?<=\d) (?=(?:€|%|h\b))"), "\N{NO-BREAK SPACE}"),
    (re.compile(r" (?=[;?!](?:[\s»)?!….]|$))|(?<!\d{4})(?<=\d) (?=\d{3}\b)"), "\N{NARROW NO-BREAK SPACE}"),
)


def unbroken(text: str) -> str:
    """Plain text in which no line ends before « ? », « : » or « € », inside « », or within « 4 250 »."""
    for blank, bound in _BOUND:
        text = blank.sub(bound, text)
    return text

"""What of a text about a project could be known on a day: nothing that names a later year."""

from __future__ import annotations

import re
from datetime import date

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_YEAR = re.compile(r"(?<![\d/–-])(?:19|20)\d\d(?!\d)")
"""A year; not the end of a span of years, which may have been foreseen (« l’édition 2022-2023 »), nor one in an address."""


def known_then(text: str, today: date) -> str:
    """The paragraphs of `text` without the sentences that name a year after `today`.

    The whole where nothing would be left: who asks of what is to come is told that it is.
    """
    return "\n\n".join(filter(None, (_known(block, today) for block in text.split("\n\n")))) or text


def seen_by(as_of: str, today: date) -> bool:
    """Whether what was seen `as_of` a year, a month or a day (« 2026-08 ») had been seen by `today`."""
    return as_of <= today.isoformat()[: len(as_of)]


def _known(block: str, today: date) -> str:
    return " ".join(s for s in _SENTENCE.split(block) if not _later(s, today)) if _later(block, today) else block


def _later(text: str, today: date) -> bool:
    return any(int(year) > today.year for year in _YEAR.findall(text))

"""What of a text of staff could be known on a day: nothing that names a later year, or a cohort that nobody had heard of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

BEGINNING = 30
"""Letters by which an answer begins as it did, or is given whole."""

AHEAD = 1
"""Years that an answer may look ahead: a cohort's end is foreseen when it begins."""

_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_CLAUSE = re.compile(r"\s?;\s")
_ADDRESS = re.compile(r"https?://\S+|\b[\w-]+(?:\.[\w-]+)+/\S*")
_YEAR = re.compile(r"(?<![\d–-])(?:19|20)\d\d(?!\d)")
"""A year; not the end of a span of years, which may have been foreseen (« l’édition 2022-2023 »)."""


def known_then(text: str, today: date) -> str:
    """`text` about a project, line by line, without the sentences that name a year after `today`.

    The whole where nothing would be left: who asks of what is to come is told that it is.
    """
    return _without(text, lambda said: _later(said, today.year)) or text


def heard_of(text: str, unheard: Sequence[str], today: date) -> str:
    """An answer without what names one of the cohorts that were `unheard` of, or a year long after `today`.

    Of a sentence the clauses after a semicolon go alone. What tells of several cohorts together (« promotions 4 à 7 ») stays;
    the whole does where its beginning would go.
    """
    if not unheard:
        return text
    names = re.compile(rf"\b(?:{'|'.join(map(re.escape, unheard))})(?![\w+])", re.IGNORECASE)
    kept = _without(text, lambda said: bool(names.search(said)) or _later(said, today.year + AHEAD))
    return kept if kept[:BEGINNING] == text[:BEGINNING] else text


def seen_by(as_of: str, today: date) -> bool:
    """Whether what was seen `as_of` a year, a month or a day (« 2026-08 ») had been seen by `today`."""
    return as_of <= today.isoformat()[: len(as_of)]


def _without(text: str, later: Callable[[str], bool]) -> str:
    """`text`, block by block and line by line, without the sentences, or their last clauses, that are `later`."""

    def line(said: str) -> str:
        sentences = (_first_clauses(s, later) for s in _SENTENCE.split(said))
        return " ".join(filter(None, sentences)) if later(said) else said

    blocks = ("\n".join(filter(None, map(line, block.split("\n")))) for block in text.split("\n\n"))
    return "\n\n".join(filter(None, blocks))


def _first_clauses(sentence: str, later: Callable[[str], bool]) -> str:
    """A sentence up to its first clause that is `later`; "" where that is the first one."""
    if not later(sentence):
        return sentence
    clauses = list(_CLAUSE.finditer(sentence))
    ends = [m.start() for m in clauses if not later(sentence[: m.start()])]
    return f"{sentence[: ends[-1]]}." if ends else ""


def _later(text: str, year: int) -> bool:
    return any(int(named) > year for named in _YEAR.findall(_ADDRESS.sub(" ", text)))

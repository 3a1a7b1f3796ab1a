"""What of a text about a project could be known on a day: nothing that names a later month or year."""

from __future__ import annotations

import re
from datetime import date, timedelta

from index.named_days import MONTHS, named_days
from index.text import SENTENCE_END, fold

_STEP = re.compile(r"\s*;\s*|,? (?:puis|then) ")
_ADDRESS = re.compile(r"https?://\S+|\b[\w-]+(?:\.[\w-]+)+/\S*")
_YEAR = re.compile(r"(?<![\d–-])(?:19|20)\d\d(?!\d)")
"""A year; not the end of a span of years, which may have been foreseen (« l’édition 2022-2023 »)."""

_PART_OF_A_YEAR = {
    "printemps": 3,
    "spring": 3,
    "ete": 6,
    "summer": 6,
    "automne": 9,
    "autumn": 9,
    "semestre": 7,
    "half": 7,
    "fin": 12,
    "end": 12,
}
"""The month from which what is told of a part of a year can be known: « à l'été 2026 », « au premier semestre 2026 »."""
_DAY_OF_A_MONTH = re.compile(r"\b\d{1,2}(?:er|st|nd|rd|th)? (?:of )?[^\W\d]{3,9}\.?,? 20\d\d\b")
"""A whole date, of which the month says nothing more."""
_PRESENT = re.compile(r"\b(?:aujourd'hui|desormais|a present|actuellement|today|nowadays|currently|now)\b")
"""Tells of the time of writing."""
_MONTH = re.compile(r"\b([^\W\d]{3,9})\.?(?: of)? (20\d\d)\b")


def known_then(text: str, today: date, until: date | None = None, written: bool = True) -> str:
    """`text`, line by line, without the sentences that name a year, or a month or day of one, after `today`.

    `until`: the last day of what it tells of; before that, its year is to come too (« en 2023, à la fin »). `written`:
    whether it was by `today`; else what it tells of its own present was not known either (« le code vit aujourd’hui chez… »).
    The whole where nothing would be left: who asks of what is to come is told that it is.
    """
    last = date(until.year - 1, 12, 31) if until and until.year == today.year and today < until else today
    blocks_of = enumerate(text.split("\n\n"))  # the first one tells the need, of whenever it was
    lines = ([_known(line, last, written or not i) for line in block.split("\n")] for i, block in blocks_of)
    blocks = ("\n".join(filter(None, known)) for known in lines)
    return "\n\n".join(filter(None, blocks)) or text


def seen_by(as_of: str, today: date, until: date | None = None) -> bool:
    """Whether what was seen `as_of` a year, a month or a day (« 2026-08 ») had been seen by `today`.

    What was seen in the year in which it ends, `until`, was seen at its end.
    """
    at_its_end = until is not None and as_of == str(until.year) and today < until
    return as_of <= today.isoformat()[: len(as_of)] and not at_its_end


def tells_later(status: str, today: date) -> bool:
    """Whether a `status` tells a day after `today`, though its month has begun (« abandonné le 27 mars 2025 », on the 1st)."""
    return any((day := named.of_its_year) and day > today for named in named_days(status))


def dated_then(status: str, today: date) -> str:
    """The steps of a `status` that has been seen since that tell when they were, none after `today`; "" where there are none.

    « Déployé en 2019 ; en accélération en 2026 » said only that it was deployed, in 2023.
    """
    last = date(today.year - 1, 12, 31)  # of a year alone, nothing is known before its end
    steps = [s.strip(" .") for s in _STEP.split(status)]
    return " ; ".join(s for s in steps if _YEAR.search(s) and not _later(s, today if _months(s) else last))


def _known(line: str, last: date, written: bool) -> str:
    def later(text: str) -> bool:
        return _later(text, last) or (not written and bool(_PRESENT.search(fold(text))))

    return " ".join(s for s in SENTENCE_END.split(line) if not later(s)) if later(line) else line


def _later(text: str, last: date) -> bool:
    told = _ADDRESS.sub(" ", text)
    ended = last if (last + timedelta(days=1)).day == 1 else last.replace(day=1) - timedelta(days=1)
    bare = _DAY_OF_A_MONTH.sub(" ", told)
    later = any(month > (ended.year, ended.month) for month in _months(bare))  # a month is known at its end
    later = later or tells_later(told, last)
    return later or any(int(year) > last.year for year in _YEAR.findall(told))


def _months(text: str) -> list[tuple[int, int]]:
    """The months of a year that a text names: (year, month)."""
    named = ((int(year), fold(word)) for word, year in _MONTH.findall(text))
    return [(year, number) for year, word in named if (number := MONTHS.get(word) or _PART_OF_A_YEAR.get(word))]

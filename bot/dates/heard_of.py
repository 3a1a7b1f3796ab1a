"""The call that somebody has heard of, where the one that is open now is for others than candidates."""

from __future__ import annotations

import re

from bot.dates.sentences import Dates
from index.calendar import CANDIDATES
from index.knowledge import DATES_PREFIX
from index.ranking import Ranking
from index.text import fold

_HEARD_OF = re.compile(
    r"\b(?:vus?|lus?|entendu|tombee? sur|recu|partage\w*|saw|seen|read|heard|came across)\b[^?.!]{0,40}\b(?:appels?|calls?)\b|"
    r"\b(?:appels?|calls?)\b[^?.!]{0,40}\b(?:ouverts?|en cours|lances?|vient de|sorti|open|launched|running)\b|"
    r"\b(?:pour qui|a qui|qui (?:est|sont) concerne\w*|who is|for whom)\b[^?.!]{0,40}\b(?:appels?|calls?)\b|\b(?:cet appel|that call)\b"
)
"""Speaks of a call as of one that is open, wherever one has heard of it."""


def call_heard_of(question: str, ranking: Ranking, dates: Dates) -> list[str]:
    """The call to others that is open, beside that to candidates when it is not (« j'ai vu passer un appel, je peux candidater ? »)."""
    calendar = dates.calendar
    ours = calendar.call_to(CANDIDATES)
    if ours is None or ranking.first.id != DATES_PREFIX + ours.id or not _HEARD_OF.search(fold(question)):
        return []
    if calendar.open_now(calendar.of(ours.id), dates.now):
        return []
    others = (k for k in calendar.kinds if k.call and k.audience != ours.audience)
    return [DATES_PREFIX + k.id for k in others if calendar.open_now(calendar.of(k.id), dates.now)]

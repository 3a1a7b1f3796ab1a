"""The questions that are proposed while one types."""

from __future__ import annotations

from datetime import datetime

from bot.texts import FIRST
from index.knowledge import Knowledge
from index.text import clean, fold, words


def proposed(knowledge: Knowledge, typed: str, limit: int, now: datetime, lang: str = FIRST) -> list[str]:
    """Up to `limit` questions and names that begin with, or contain the words of, what was typed; in `lang` where there are."""
    wanted = words(clean(typed))
    if not wanted:
        return []
    found: list[tuple[int, int, str]] = []
    for entry in knowledge.entries:
        question = knowledge.title(entry, lang, now)
        if _begin(wanted, question):
            found.append((0 if fold(question).startswith(fold(typed)) else 1, len(question), question))
    found += [(1, len(p.name), p.name) for p in knowledge.projects if _begin(wanted, p.name)]
    return list(dict.fromkeys(text for _, _, text in sorted(found)))[:limit]


def _begin(wanted: list[str], text: str) -> bool:
    """Whether each of the `wanted` begins a word of `text`."""
    said = words(text)
    return all(any(s.startswith(w) for s in said) for w in wanted)

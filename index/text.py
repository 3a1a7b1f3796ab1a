"""The text guard: every text passes here before an encoder, a tokeniser or a page sees it.

Also the folding that makes two spellings of one word equal (case, accents, apostrophes).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import lru_cache

QUESTION_LIMIT = 1_000
"""Characters of a question that are read; what follows carries no more meaning for a search."""

PASSAGE_LIMIT = 6_000
"""Characters of a passage that are read."""

TYPED = re.compile(r"[\w'’]+")
"""A word as it is typed, with what is elided before it."""

SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
"""Stands between two sentences."""

_APOSTROPHES = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "“": '"', "”": '"', "«": '"', "»": '"'}
_QUOTES = re.compile(f"[{''.join(_APOSTROPHES)}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"[^\W_]+(?:\+)?", re.UNICODE)
_ELISION = re.compile(r"\b(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)'", re.IGNORECASE)


def clean(text: str, limit: int = QUESTION_LIMIT) -> str:
    """Return `text` in NFKC, without control characters, lone surrogates or runs of white space.

    The cap is applied before and after normalisation, since NFKC can make a text eighteen times longer.
    """
    kept = "".join(" " if c.isspace() else c for c in text[: 4 * limit] if c.isspace() or _printable(c))
    normal = unicodedata.normalize("NFKC", kept)[: 2 * limit]
    # NFKC of a printable character can hold white space of its own, and composing can meet the cap.
    return _SPACES.sub(" ", "".join(c for c in normal if c.isspace() or _printable(c))).strip()[:limit].strip()


def calm(text: str) -> str:
    """`text` in small letters when several words are shouted: encoders read capitals as other words."""
    return text.lower() if text.isupper() and " " in text.strip() else text


def _printable(character: str) -> bool:
    """Not a control (Cc), format (Cf), surrogate (Cs), private (Co) or unassigned (Cn) character."""
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn"}


def strip_accents(text: str) -> str:
    """Return `text` without combining marks: é -> e, ç -> c, œ -> oe."""
    return text if text.isascii() else _NOT_ASCII.sub(_bare, text)


@lru_cache(maxsize=4_096)
def _without_marks(run: str) -> str:
    decomposed = unicodedata.normalize("NFD", run.replace("œ", "oe").replace("Œ", "OE").replace("æ", "ae"))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def _bare(run: re.Match[str]) -> str:
    return _without_marks(run[0])


def fold(text: str) -> str:
    """Return `text` in lower case, without accents, with straight apostrophes and single spaces."""
    return " ".join(strip_accents(_straight(text).casefold()).split())


def _straight(text: str) -> str:
    """`text` with straight apostrophes and quotation marks."""
    return text.replace("`", "'") if text.isascii() else _QUOTES.sub(lambda mark: _APOSTROPHES[mark[0]], text)


def words(text: str) -> list[str]:
    """Return the folded words of `text`, elided articles removed ("l'État" -> "etat")."""
    return _WORD.findall(_ELISION.sub(" ", fold(text)))


_remembered: dict[str, tuple[str, ...]] = {}
"""What `kept_words` found for the texts of a snapshot."""


def remember_words(found: Mapping[str, str]) -> None:
    """Take over the `words` of texts, joined by a blank, that were found when a snapshot was made."""
    _remembered.clear()
    _remembered.update((text, tuple(said.split())) for text, said in found.items())
    kept_words.cache_clear()


@lru_cache(maxsize=200_000)
def kept_words(text: str) -> tuple[str, ...]:
    """The `words` of a text of the knowledge, kept from one build to the next. Not for questions, which pass."""
    found = _remembered.get(text)
    return tuple(words(text)) if found is None else found


def closed_words(text: str) -> list[bool]:
    """For each of the `words` of `text`, whether punctuation, a bracket or the end follows it."""
    folded = _ELISION.sub(" ", fold(text))
    return [
        folded[m.end() : m.end() + 2].strip()[:1] in {"", ",", ".", ";", ":", "?", "!", "(", ")"}
        for m in _WORD.finditer(folded)
    ]


def apart_words(text: str) -> list[bool]:
    """For each of the `words` of `text`, whether punctuation, a bracket or the beginning stands before it."""
    folded = _ELISION.sub(" ", fold(text))
    ends = [0, *(m.end() for m in _WORD.finditer(folded))]
    between = (folded[end : m.start()] for end, m in zip(ends, _WORD.finditer(folded), strict=False))
    return [not i or bool(set(gap) & set(",.;:?!()")) for i, gap in enumerate(between)]


def original_words(text: str) -> list[str]:
    """The words of `text` as they are written; in the order of `words`."""
    return _WORD.findall(_ELISION.sub(" ", _straight(text)))


def has_letters(text: str) -> bool:
    """Whether `text` holds at least one letter or digit (emoji and punctuation alone ask nothing)."""
    return any(c.isalnum() for c in text)

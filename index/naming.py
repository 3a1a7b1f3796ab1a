"""Whether a question says the name of a project, word for word, misspelt, split otherwise, or as it sounds."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from rapidfuzz.distance import OSA

from index.knowledge import Knowledge
from index.lexical import STOP_WORDS
from index.name_spelling import SPELLABLE
from index.phonetics import sounds
from index.search_words import ASKING
from index.text import fold, words

AUDIBLE, CLEARLY_AUDIBLE = 5, 8
"""Sounds from which on a name is known by them, and with one of them wrong."""


_COMMON = STOP_WORDS | ASKING | frozenset("since then though while".split())
"""Words by which no project is named, however near they are to a name."""


_GOES_ON = r"(?:et|ou|est|sont|il|elle|ils|c'|ca|a|ont|and|or|is|are|was|were)\b"
"""Words by which one goes on after a name."""


def says_title(question: str, titles: Sequence[str]) -> bool:
    """Whether one of `titles` stands in `question`, word for word."""
    said = f" {' '.join(words(question))} "
    return any(f" {' '.join(words(title.partition('(')[0]))} " in said for title in titles)


def says_name(question: str, name: str, ordinary: Collection[str]) -> bool:
    """Whether `question` says a project's `name`, be it misspelt, split otherwise (« base gunn » for « Basegun ») or
    written as it sounds.

    A name of a single word that is among the `ordinary` ones is never told from that word.
    """
    if name.rstrip().endswith("+"):
        return _says_plus(question, name)
    named, said = words(name.partition("(")[0]), words(question)
    joined = "".join(named)
    if len(named) == 1 and joined in ordinary:
        return False
    heard = {key: int(len(key) >= CLEARLY_AUDIBLE) for key in _heard(named) if len(key) >= AUDIBLE}
    allowed = 0 if len(joined) < SPELLABLE else 1 if len(joined) < 3 * SPELLABLE // 2 else 2
    for size in range(1, len(named) + 2):
        for start in range(len(said) - size + 1):
            window = said[start : start + size]
            if window == named:
                return True
            if all(w in ordinary or f"{w}s" in ordinary or w in _COMMON for w in window):
                continue  # « séance », of which staff write only the plural, is no « SIANCE »
            telling = [w for w in window if w not in STOP_WORDS]
            if len(telling) < len(named) and all(w in named for w in telling):
                continue  # « à la Culture » is no « Atlas Culture »
            if OSA.distance("".join(window), joined, score_cutoff=allowed) <= allowed:
                return True
            if any(OSA.distance(s, key) <= wrong for s in _heard(window) for key, wrong in heard.items()):
                return True
    return False


def names_a_project(question: str, knowledge: Knowledge) -> bool:
    """Whether `question` says the name of any project."""
    return any(says_name(question, p.name, knowledge.ordinary_words) for p in knowledge.projects)


def says_hardly_more(question: str, name: str) -> bool:
    """Whether `question` has at most two telling words more than `name` has words (« cap calif les marins »)."""
    telling = [w for w in words(question) if w not in ASKING and w not in STOP_WORDS]
    return len(telling) <= len(words(name.partition("(")[0])) + 2


def _says_plus(question: str, name: str) -> bool:
    """Whether a question says a name that ends in a plus sign, as a sign or as a word (« Administration + », « administration plus,
    c'est quoi ? »), and not « l'administration, plus précisément »."""
    said = " ".join(map(re.escape, words(name)))
    return bool(re.search(rf"\b{said} ?(?:\+|plus(?= *(?:$|[?!.,;:)]|{_GOES_ON})))", fold(question)))


def _heard(said: Sequence[str]) -> set[str]:
    """The sounds of words said one by one, and in one breath (« cap calif »)."""
    return {"".join(map(sounds, said)), sounds("".join(said))}

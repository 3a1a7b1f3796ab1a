"""A project, or a place of one, that a question names and that there is not: « le projet Neptune », « à Toulouse »."""

from __future__ import annotations

import re

from rapidfuzz.distance import OSA

from index.knowledge import Knowledge
from index.lexical import stems
from index.mentions import Mentions
from index.named_days import MONTHS, WEEKDAYS
from index.naming import names_a_project
from index.one_or_several import stems_of
from index.search_words import ASKING, words_for_projects
from index.text import fold, words

LEAST_LETTERS = 5
"""Letters from which on a word that is written with a capital is held for a name."""

LEAST_OF_A_PLACE = 4
"""The same of a place, behind what says where."""

NEAR_ENOUGH = 4
"""Of so many letters one may be wrong before a name is no other one misspelt."""

_NAMED = re.compile(r"\b(?P<thing>[^\W\d_]+) (?:[«\"“] ?)?(?P<name>[A-ZÀ-Ý][^\W_]+)\b(?!['’])")
"""A thing, and its name behind it."""

_AT = re.compile(
    r"\b(?:à|a|in|at|near|vers|près de|pres de|autour de|around|du côté de) (?P<name>[A-ZÀ-Ý][^\W_]+(?:-[^\W_]+)*)\b(?!['’])"
)
"""A place, behind what says where."""

_NO_PLACES = frozenset(MONTHS) | frozenset(WEEKDAYS) | frozenset("english french francais anglais".split())
"""What stands there too, with a capital ("in March", "in English")."""


def strange_places(question: str, mentions: Mentions, knowledge: Knowledge) -> tuple[str, ...]:
    """The places of `question`, as they are written, where no project is nor speaks of (« un projet à Toulouse »)."""
    if question.isupper():
        return ()
    named = (said["name"] for said in _AT.finditer(question))
    long = [n for n in dict.fromkeys(named) if len(fold(n)) >= LEAST_OF_A_PLACE and fold(n) not in _NO_PLACES]
    return tuple(name for name in long if _unheard(fold(name), mentions, knowledge))


def strange_name(question: str, mentions: Mentions, knowledge: Knowledge) -> str | None:
    """The name that `question` gives to a project, as it is written, where none bears it nor speaks of it; else None.

    Only what stands behind a word for projects, with a capital; not in a question that is all in capitals, nor in a language
    that writes every noun so: the caller knows it.
    """
    things = words_for_projects(knowledge.programme)
    named = [
        s["name"] for s in _NAMED.finditer(question) if fold(s["thing"]) in things and len(s["name"]) >= LEAST_LETTERS
    ]
    if not named or question.isupper() or names_a_project(question, knowledge):
        return None
    return next((name for name in named if _unheard(fold(name), mentions, knowledge)), None)


def _unheard(name: str, mentions: Mentions, knowledge: Knowledge) -> bool:
    """Whether nothing that staff wrote has the word, nor a project a name that is it with some letters wrong."""
    if name not in mentions.rest or name in knowledge.ordinary_words | ASKING:
        return False
    wrong = len(name) // NEAR_ENOUGH
    names = {word for p in knowledge.projects for word in (*words(p.name), "".join(words(p.name)))}
    if any(other.startswith(name) or OSA.distance(name, other, score_cutoff=wrong) <= wrong for other in names):
        return False
    sought = set(stems(name))
    return not any(sought & stems_of(p) for p in knowledge.projects) and not any(
        name in words(f"{e.question} {e.plain}") for e in knowledge.entries
    )

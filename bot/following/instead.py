"""The former question asked of the people instead of the projects, or of the projects instead of the people."""

from __future__ import annotations

import re

from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import people_cues
from bot.wording.allusions import SHORT
from index.search_words import own_words, words_for_projects
from index.text import fold

_TOO = frozenset("eux elles aussi alors too then".split())
"""Words beside a noun that say nothing more."""

SURE = 0.5
"""Confidence from which another rule answers the former question with the other noun."""


def of_the_others_instead(turn: Turn) -> Understood | None:
    """« and the people? » after what becomes of the projects: that question of the people, where another rule answers it."""
    programme, said = turn.engine.knowledge.programme, frozenset(turn.wording.content) - _TOO
    things, people = words_for_projects(programme), people_cues.PEOPLE | own_words(programme)
    others = things if said <= people else people if said <= things else frozenset[str]()
    if turn.mentions or not said or not others or not turn.wording.opens_with_link or turn.wording.length > SHORT:
        return None
    if turn.before.unit not in turn.engine.knowledge.versions:
        return None
    asked, former = " ".join(w for w in turn.wording.content if w in said), fold(turn.before.question)
    question = re.sub(rf"\b(?:{'|'.join(map(re.escape, sorted(others)))})\b", asked, former, count=1)
    ranking = turn.rank(question) if question != former else None
    if ranking is None or not ranking.answered or ranking.right < SURE or ranking.first.kind != "entry":
        return None
    return Understood(question, turn.mentions, turn.before.cohorts) if ranking.first.id != turn.before.unit else None

"""The one of several projects named in a question that it asks for: by its age, a profession of its team, or words that it alone has."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.conversation import Context
from bot.deciding.case import Decision, RankedCase
from bot.wording.content import content_of
from bot.wording.which_cues import NEWEST, OLDEST, WHICH_ONE
from index.documents import Project
from index.lexical import stems
from index.one_or_several import stems_of
from index.search_words import ASKING, age_asked
from index.text import fold

NAMED = 0.95
"""Confidence at least in a project that a question names, saying nothing else."""
_NONE_OF_IT = re.compile(r"\b(?:n'|(?:ne|pas|sans|aucune?|personne|jamais|not|without|nobody|no|never)\b)|n't\b")
"""Asks for the one of which something is not so."""
_HAD = re.compile(
    r"\b(?:avai(?:t|ent)|a|ont|eu|avec|sans|recrut\w+|embauch\w+|pris|equipe|had|has|have|with|without|hired|team)\b"
)
"""Speaks of who was in a team (not « lequel sert aux juristes ? »)."""
_BETWEEN = {"entre", "between", "parmi", "among"}
"""Stand before those of which one is asked for, and tell nothing of it."""


def which_of(case: RankedCase, named: Sequence[str]) -> Decision | None:
    """The card of the one of those `named` that is asked for (« de A et B, lequel est pour les médias ? »), where it is one alone."""
    folded = fold(case.question)
    if not WHICH_ONE.search(folded) or case.mentions.cohorts:
        return None
    known = [case.engine.knowledge.projects_by_id[p] for p in named]
    asked = age_asked(case.question, case.engine.knowledge.programme)
    of_its_state = case.mentions.facets.get("statuses")  # « lequel a été transféré en premier ? »
    by_age = 0 if of_its_state else bool(NEWEST.search(folded)) - bool(OLDEST.search(folded)) or asked
    if by_age:
        one = _furthest(case, known, by_age)
    elif (professions := case.mentions.facets.get("profiles")) and _HAD.search(folded):
        wanted = not _NONE_OF_IT.search(folded)
        one = _alone([p for p in known if bool({*professions} & {*p.profiles}) is wanted])
    else:
        one = None if _NONE_OF_IT.search(folded) else _by_words(case.question, known)
    if one is None:
        return None
    reply = case.composer.unit(one.id, case.cohorts, NAMED, question=case.question)
    return reply, Context(case.question, one.id, one.id, case.cohorts, listed=tuple(named))


def _alone(projects: Sequence[Project]) -> Project | None:
    """The project, where it is one."""
    return projects[0] if len(projects) == 1 else None


def _furthest(case: RankedCase, known: Sequence[Project], by_age: int) -> Project | None:
    """The newest of those `known` for 1, the oldest for -1; none where two of them are."""
    begun = {c.id: c.starts for c in case.engine.knowledge.programme.cohorts}
    days = [begun[p.cohort] for p in known]
    day = max(days) if by_age > 0 else min(days)
    return _alone([p for p in known if begun[p.cohort] == day])


def _by_words(question: str, known: Sequence[Project]) -> Project | None:
    """The one that has the most words of the question, names left out."""
    names = {s for p in known for s in stems(p.name)} | _BETWEEN
    said = {s for w in content_of(question) if w not in ASKING for s in stems(w)} - names
    count = {p.id: len(said & stems_of(p)) for p in known}
    return _alone([p for p in known if count[p.id] == max(count.values())])

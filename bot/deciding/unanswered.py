"""What is said where nothing answers: that no project is about it, or bears that name, or that nobody here knows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.answering.answers import ELSEWHERE
from bot.deciding.case import Case, Decision, RankedCase
from bot.deciding.suggested import proposed
from bot.wording.allusions import SHORT
from index.lexical import STOP_WORDS, stems
from index.one_or_several import stems_of
from index.search_words import own_words, words_for_projects
from index.strange_names import strange_name
from index.text import fold, original_words, words

CERTAIN = 0.9
"""Confidence from which an entry answers a question that looks for a project of which none speaks."""

_OF_IT = re.compile(r"\b(?:it|they|them|their|its|he|she|ils|elles|elle|la-bas|over there)\b")
"""Goes on about what was asked before, by a pronoun alone."""
_ABOUT = re.compile(
    r"(?:(?:ok|bon)[, ]+)?(?:(?:et|and|ou|or) )?(?:un(?:e)? (?:autre )?)?(?:sur|contre|pour|about|on|against|for) (?P<what>[^,;.?!]{3,40})[ ?!.]*"
)
"""Says nothing but what else projects may be about."""
MOST_WORDS = 4
"""Words of what projects may be about."""


def gone_elsewhere(case: Case) -> Decision | None:
    """That nobody here knows, where one goes on about what is not of this programme ("and what does it pay?")."""
    said, programme = fold(case.said).strip(), case.engine.knowledge.programme
    goes_on = case.before.elsewhere and _OF_IT.search(said) and len(words(said)) <= 2 * SHORT
    ours = set(words(said)) & (own_words(programme) | words_for_projects(programme))
    if not goes_on or ours or case.mentions or case.mentions.years:
        return None
    return case.composer.unknown((), 0.0, 0.0), case.before


def no_project_so_named(case: RankedCase) -> Decision | None:
    """That there is no project of a name that the question gives (« le projet Neptune »), rather than the one most like it."""
    if case.composer.asked_in not in case.engine.knowledge.programme.languages:
        return None
    name = strange_name(case.question, case.mentions, case.engine.knowledge)
    return _none_on(case, (name,)) if name else None


def no_such_project(case: RankedCase) -> Decision | None:
    """That no project is about what is looked for, where nothing else answers for certain."""
    strange = case.strange
    if not strange or (case.ranking.answered and case.ranking.right >= CERTAIN):
        return None
    return _none_on(case, strange)


def of_another_theme(case: RankedCase) -> Decision | None:
    """That no project is about what is asked for after a project, or a list of some (« et sur le harcèlement scolaire ? »)."""
    known = case.engine.knowledge.projects_by_id
    said = _ABOUT.fullmatch(fold(case.said).strip()) if case.before.listed or case.before.unit in known else None
    if said is None or case.composer.asked_in not in case.engine.knowledge.programme.languages:
        return None
    spelt = dict(zip(words(case.said), original_words(case.said), strict=False))
    sought = [spelt.get(w, w) for w in words(said["what"]) if w not in STOP_WORDS]
    if not sought or len(sought) > MOST_WORDS:
        return None
    meant = {stem for w in sought for stem in stems(w)}
    if any(meant & stems_of(p) for p in known.values()):
        return None
    return _none_on(case, sought)


def _none_on(case: RankedCase, said: Sequence[str]) -> Decision:
    """That no project speaks of what is said."""
    reply = case.composer.no_project(said, proposed(case), case.ranking.right)
    return reply, replace(case.before, question=case.question)


def unknown(case: RankedCase) -> Decision:
    """That nobody here knows, with the closest topics and who does; whether it was of this programme is remembered."""
    reply = case.composer.unknown(proposed(case), case.ranking.right, case.ranking.scope)
    return reply, case.before.without_answer(case.question, case.cohorts, elsewhere=case.ranking.scope < ELSEWHERE)

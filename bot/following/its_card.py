"""Which side of the card of the project that was shown a question plainly asks for: what it is, where, its roles and professions, its cohort."""

from __future__ import annotations

from dataclasses import replace

from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import card_cues
from bot.wording.allusions import SHORT
from index.lexical import STOP_WORDS
from index.search_words import words_for_projects
from index.vocabulary import OR


def its_cohort_doubted(turn: Turn) -> Understood | None:
    """« c'était pas la promo 3, ça ? » after a project: its card, which says of which cohort it is."""
    only = turn.mentions.cohorts and not turn.mentions.facets and turn.wording.only_time(turn.rest)
    brief = turn.wording.length <= 2 * SHORT
    if turn.project and turn.mentions.cohorts and not turn.mentions.facets and brief:
        asked = card_cues.OF_WHICH_COHORT.match(turn.wording.folded)
        what = (asked["what"] or "").strip() if asked else ""
        if asked and (not what or what in words_for_projects(turn.engine.knowledge.programme)):
            return replace(turn.same(cohorts=()), aspect="cohort")
    asks = card_cues.WAS_IT_NOT.search(turn.wording.folded) and brief
    return replace(turn.same(cohorts=()), aspect="cohort") if turn.project and only and asks else None


def their_roles(turn: Turn) -> Understood | None:
    """ "what roles do they have?" after one project, or a list: its card, or the list with the team of each."""
    if turn.mentions or not card_cues.THEIR_ROLES.match(turn.wording.folded.lstrip("¿ ")):
        return None
    if turn.listed and len(turn.before.listed) > 1:
        return Understood(turn.question, turn.mentions, filters=turn.list_given, aspect="people")
    return replace(turn.same(), aspect="people") if turn.project else None


def one_of_its_professions(turn: Turn) -> Understood | None:
    """« dev ou data ? » after a project: its card, which says of which professions its people were."""
    named = [r for r in turn.mentions.readings if {f for f, _ in r.terms} <= {"profiles", "themes"}]
    of_them = len(named) > 1 and any(r.linked in OR for r in named) and "profiles" in turn.mentions.facets
    other = turn.mentions.cohorts or turn.mentions.years or len(named) < len(turn.mentions.readings)
    if turn.project is None or not of_them or other or set(turn.mentions.rest) - STOP_WORDS:
        return None
    return turn.same()


def what_or_where_it_is(turn: Turn) -> Understood | None:
    """« et ça consiste en quoi ? », « ça a coûté combien ? », « faut habiter en Bretagne pour bosser dessus ? » after a project: its card."""
    folded = turn.wording.folded
    if turn.project is None or turn.mentions.cohorts or turn.wording.length > 3 * SHORT:
        return None
    if card_cues.ITS_COST.search(folded) or (card_cues.FOUND_WHERE.search(folded) and not turn.mentions):
        return turn.same()
    if card_cues.WHAT_IT_IS.match(folded):
        return replace(turn.same(), aspect="purpose")
    lives = card_cues.LIVING_THERE.search(folded) and not card_cues.PAID_OR_REMOTE.search(folded)
    return replace(turn.same(), aspect="place") if lives and set(turn.mentions.facets) <= {"places"} else None


def in_another_language(turn: Turn) -> Understood | None:
    """« ¿en qué ciudad? », « läuft das noch? » after a project: its card, which tells where it is, and what became of it."""
    folded = turn.wording.folded.strip()
    if turn.project is None or turn.mentions:
        return None
    if card_cues.WHERE_ELSEWHERE.fullmatch(folded):
        return replace(turn.same(), aspect="place")
    return replace(turn.same(), aspect="status") if card_cues.STILL_ELSEWHERE.fullmatch(folded) else None


def over_there(turn: Turn) -> Understood | None:
    """« faut être là-bas tout le temps ? » after a project: its card, which tells where it is."""
    asks = card_cues.OVER_THERE.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    if turn.project and not turn.mentions and card_cues.WHAT_THEY_DO_THERE.fullmatch(turn.wording.folded.strip()):
        return turn.same()  # « what do they do over there? »
    return replace(turn.same(), aspect="place") if turn.project and asks and not turn.mentions else None

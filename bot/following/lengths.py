"""How a question goes on about how long a call is, was, or is still open: of one, of two, of all."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.dates.numbered import numbers, numbers_of, ordinals
from bot.dates.spans import HOW_LONG, LEFT, LONGER
from bot.following.calls import compared, told_of
from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import cues, date_cues, preambles, which_cues
from bot.wording.allusions import SHORT
from index.calendar import CANDIDATES
from index.knowledge import DATES_PREFIX
from index.mentions import Mentions
from index.text import words

_EACH = re.compile(r"\b(?:chac\w+|chaque fois|tous|toutes|each|every|all)\b")
"""Asks it of each."""


def longer_than_another(turn: Turn) -> Understood | None:
    """« le 4 était plus long ? » after « le sprint 5 » : how long both are."""
    calendar, kind, wording = turn.engine.knowledge.calendar, turn.kind, turn.wording
    call = calendar.call_to(CANDIDATES) if kind and kind.id in calendar.every else kind
    if call is None or wording.length > 2 * SHORT or not LONGER.search(wording.folded):
        return None
    if wording.personal or wording.said & turn.cohort_words:  # « celui de la promo 4 », « ma mission de 4 mois »
        return None
    counted = {n for e in calendar.of(call.id) for n in numbers_of(e)}
    told = numbers(turn.before.question) & counted
    asked = {int(number) for number in cues.THE_NUMBER.findall(wording.folded)} | ordinals(turn.question)
    others = {f"{word} {n}" for word, _ in told for n in asked if (word, n) in counted - told}
    if len(told) != 1 or len(others) != 1:
        return None
    both = compared(told, next(iter(others)), turn)
    return replace(replace(turn, mentions=Mentions()).same(DATES_PREFIX + call.id), question=both)


def longest_of_those(turn: Turn) -> Understood | None:
    """« la première a duré plus longtemps que la seconde ? » after the calls of a year: which of them lasted longest."""
    kind, wording = turn.kind, turn.wording
    call = turn.engine.knowledge.calendar.call_to(CANDIDATES)
    places = sum(bool(pattern.search(wording.folded)) for pattern in which_cues.PLACE.values())
    of_a_year = turn.engine.vocabulary.find(turn.before.question).years
    if kind is None or call is None or not of_a_year or wording.length > 2 * SHORT:
        return None
    if wording.said & turn.cohort_words or (kind != call and kind.id not in turn.engine.knowledge.calendar.every):
        return None
    if not LONGER.search(wording.folded) or places < 2:
        return None
    years = " ".join(map(str, of_a_year))
    return replace(
        replace(turn, mentions=Mentions()).same(DATES_PREFIX + call.id),
        question=f"{years} : le plus longtemps, {wording.stripped}",
    )


def longest_that_was_told(turn: Turn) -> Understood | None:
    """« lequel est resté ouvert le plus longtemps ? » after an answer that tells several rounds of a call: which of all."""
    calendar, call = turn.engine.knowledge.calendar, turn.engine.knowledge.calendar.call_to(CANDIDATES)
    compares = which_cues.WHICH_ONE.search(turn.wording.folded) and LONGER.search(turn.wording.folded)
    if call is None or not compares or turn.mentions or turn.wording.length > 2 * SHORT:
        return None
    told = told_of(turn, calendar.of(call.id))
    if not told and (kind := turn.kind) and kind.id in calendar.every:  # after all dates of a cohort
        told = calendar.of(call.id, next(iter(turn.before.cohorts), None))
    said = {w.removesuffix("s") for w in words(turn.before.question)} - turn.cohort_words
    if not told and turn.before.unit == DATES_PREFIX + call.id:  # « combien de sprints en tout ? »
        told = [e for e in calendar.of(call.id) if said & {word for word, _ in numbers_of(e)}]
    counted = {word for e in told for word, _ in numbers_of(e) if word not in turn.cohort_words}
    if len(told) < 2 or not counted:
        return None
    return replace(
        turn.same(DATES_PREFIX + call.id, ()), question=f"{', '.join(sorted(counted))} : {turn.wording.stripped}"
    )


def each_of_those(turn: Turn) -> Understood | None:
    """« et ils duraient combien de temps chacun ? » after the calls of some years: how long each of them was open."""
    call = turn.engine.knowledge.calendar.call_to(CANDIDATES)
    years = turn.engine.vocabulary.find(turn.before.question).years
    asks = HOW_LONG.search(turn.wording.folded) and _EACH.search(turn.wording.folded)
    if call is None or not asks or not years or turn.mentions or turn.wording.length > 3 * SHORT:
        return None
    if turn.before.unit != DATES_PREFIX + call.id:
        return None
    named = ", ".join(map(str, years))
    return replace(turn.same(cohorts=()), question=f"en {named} : le plus long, {turn.wording.stripped}")


def which_of_two(turn: Turn) -> Understood | None:
    """« laquelle a laissé le plus de temps ? » after a call of one cohort, then that of another: of both."""
    unit, before = turn.before.unit or "", turn.before
    asked = turn.engine.vocabulary.find(before.question).cohorts
    both = tuple(dict.fromkeys((*asked, *before.cohorts)))
    compares = which_cues.WHICH_ONE.search(turn.wording.folded) and HOW_LONG.search(turn.wording.folded)
    if not compares or turn.mentions or len(both) != 2 or not unit.startswith(DATES_PREFIX):
        return None
    return replace(turn.same(cohorts=both), question=turn.joined)


def time_left(turn: Turn) -> Understood | None:
    """« il reste combien de jours ? » after dates, « c'est encore ouvert ? » after a call: of these, whoever may answer it."""
    wording, kind = turn.wording, turn.kind
    left = LEFT.search(wording.folded)
    if kind is None or not (kind.call or left) or turn.mentions or wording.length > 2 * SHORT or not wording.of_time:
        return None
    if (
        not set(wording.content)
        <= cues.BARE | cues.NOW | date_cues.OF_TIME | date_cues.HANDING_IN | date_cues.A_FILE | preambles.COURTESY
    ):
        return None
    handing_in = set(wording.content) & (date_cues.A_FILE | date_cues.HANDING_IN)
    if handing_in and not (left or wording.until):  # « il faut combien d'heures pour le dossier ? »
        return None
    lasted = HOW_LONG.search(wording.folded) and not left  # « ça a duré combien de temps ? »
    return None if lasted else turn.same()

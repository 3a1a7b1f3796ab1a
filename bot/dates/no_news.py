"""Who has heard nothing when the day for the results is past: that the sources do not say what silence means, and whom to ask."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.dates.sentences import Dates
from bot.dates.spans import last_of
from bot.texts import say
from bot.wording.candidate_cues import NO_ANSWER_YET, STILL_HOPE
from index.calendar import CANDIDATES, Event, Kind, State
from index.documents import in_language
from index.knowledge import DATES_PREFIX
from index.ranking import Ranking, answered_first
from index.text import fold

LATELY = timedelta(days=60)
"""How long after the results somebody may still wait for theirs."""

SURELY = 0.8
"""Confidence in what somebody waits for who has heard nothing."""

MAY_BE = 0.02
"""Share of the likelihood that the results must have to be what somebody waits for who has heard nothing."""

_NOTHING = re.compile(
    r"\b(?:recu|eu|received|got|had)\b[^.?!]{0,14}\b(?:rien|aucune?|pas (?:de|d'|un)|nothing|no|any)\b|\b(?:rien|nothing) (?:recu|received|dans ma boite)\b|\b(?:pas|rien|aucun) (?:encore )?(?:recu|eu)\b|\bn'ai (?:recu )?(?:rien|aucun|pas)\b|\bsilence radio\b"
)
"""Says that one has received nothing."""
_MEANS_NO = re.compile(
    r"\b(?:ca|cela|c'est) (?:veut (?:donc )?dire|signifie|vaut)\b[^.?!]{0,12}\b(?:non|refus\w*|pas (?:pris|retenu)\w*)|\b(?:donc |so )?(?:je ne |j')?(?:suis|ai ete|etre) (?:pas (?:pris|retenu|selectionne)|refuse|recale|elimine)e?s?\b|\bdoes (?:it|that|this) mean (?:no|i)\b|\bc'est (?:donc )?(?:non|mauvais signe|foutu|mort|rape|cuit)\b"
)
"""Asks whether that means no."""


def led_by_no_news(ranking: Ranking, question: str, dates: Dates) -> Ranking:
    """The ranking, led by the results that are due, or to come, where one asks what it means to have heard nothing (« … aucun mail. Ça veut dire non ? »)."""
    folded = fold(question)
    waits = (_NOTHING.search(folded) or NO_ANSWER_YET.search(folded)) and _MEANS_NO.search(folded)
    if not waits or (due := _due(dates) or _to_come(dates)) is None:
        return ranking
    unit = DATES_PREFIX + due[0].id
    hit = next((h for h in ranking.hits if h.unit.id == unit and h.share >= MAY_BE), None)
    if hit is None or (ranking.first.id == unit and ranking.answered):
        return ranking
    return answered_first(ranking, hit, SURELY)


def no_news(dates: Dates, question: str, unit: str) -> str:
    """What can be said to somebody who has heard nothing, where the results are told (`unit`) and their day is past lately; else ""."""
    folded = fold(question)
    asks = any(cue.search(folded) for cue in (_NOTHING, NO_ANSWER_YET, _MEANS_NO, STILL_HOPE))
    if not asks:
        return ""
    if (due := _due(dates)) is None or unit != DATES_PREFIX + due[0].id:
        if _never_told(dates, unit):
            return say(dates.lang, "dates.no_results_told", email=dates.email)
        return _under_way(dates, unit)
    title, day = in_language(due[1].title, dates.lang), dates.placed("on", last_of(dates, due[1]))
    return say(dates.lang, "dates.no_news", title=title, day=day, email=dates.email)


def _under_way(dates: Dates, unit: str) -> str:
    """The step for candidates that is under way now, before the results that `unit` tells; "" for none."""
    kind = dates.calendar.kind(unit.removeprefix(DATES_PREFIX))
    telling = dates.held(dates.calendar.of(kind.id)) if kind and kind.tells_results else []
    coming = next((e for e in telling if e.state(dates.now, dates.zone) is State.BEFORE), None)
    kinds = {k.id for k in dates.calendar.kinds if k.audience == CANDIDATES and not (k.call or k.tells_results)}
    theirs = dates.held(dates.calendar.of(cohort=coming.cohort)) if coming else []
    now = dates.calendar.open_now([e for e in theirs if e.kind in kinds and e.step], dates.now)
    return "\n\n".join(dates.status(e) for e in now[:1])


def _never_told(dates: Dates, unit: str) -> bool:
    """Whether `unit` is a step for candidates that is over, after which its cohort has none, and no results whose day is known."""
    kind = dates.calendar.kind(unit.removeprefix(DATES_PREFIX))
    events = dates.held(dates.calendar.of(kind.id)) if kind and kind.audience == CANDIDATES and not kind.call else []
    if not events or (last := events[-1]).state(dates.now, dates.zone) is not State.CLOSED:
        return False
    telling = {k.id for k in dates.calendar.kinds if k.tells_results or k.begins_work}
    theirs = dates.held(dates.calendar.of(cohort=last.cohort))
    later = [e for e in theirs if e.kind != last.kind and last_of(dates, e).day > last_of(dates, last).day]
    return not later and not any(e.kind in telling for e in theirs)


def _due(dates: Dates) -> tuple[Kind, Event] | None:
    """The last results whose day is past, lately; None where there are none, or others are to come."""
    for kind in dates.calendar.kinds:
        events = dates.held(dates.calendar.of(kind.id)) if kind.tells_results else []
        if any(e.state(dates.now, dates.zone) is not State.CLOSED for e in events):
            return None
        if events and dates.now.date() - last_of(dates, events[-1]).day <= LATELY:
            return kind, max(events, key=lambda e: (last_of(dates, e).day, e.step))  # not the waiting list of that day
    return None


def _to_come(dates: Dates) -> tuple[Kind, Event] | None:
    """The next results that are announced; None where there are none."""
    telling = [k for k in dates.calendar.kinds if k.tells_results]
    coming = ((k, e) for k in telling for e in dates.held(dates.calendar.of(k.id)))
    return next(((k, e) for k, e in coming if e.state(dates.now, dates.zone) is State.BEFORE), None)

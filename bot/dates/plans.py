"""Days of one's own that a question tells (« j'ai un concours le 8 juin »): the dates that it asks about beside a story of something else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.dates.own_spans import bounds_of, near_to, own_spans
from bot.dates.sentences import Dates
from bot.wording import own_time_cues
from bot.wording.allusions import Wording
from index.engine import Engine
from index.knowledge import DATES_PREFIX
from index.lexical import STOP_WORDS, stems
from index.ranking import Ranking, answered_first
from index.text import fold

MEANT = 0.3
"""Share of the likelihood that dates must have to be what a plan is held against."""

SURELY = 0.75
"""Confidence in what is meant so."""

ASIDE = timedelta(days=4)
"""How far from the first or last day of an event one may be that needs no other sign that the event is meant."""

OFTEN = 0.02
"""Share of the ways to ask for dates that a word must be in to stand for them (« oraux », for interviews)."""

OWN = 0.05
"""Chance of being in scope from which one's own interview (« mon entretien ») may be one of the programme's."""

MAY_BE, OF_IT = 0.1, 0.05
"""Share of the likelihood that dates must have to be asked about by days of one's own, and the chance of being in scope."""

_WHOSE = re.compile(r"\b(?:(?P<yours>vos|votre|your)|mon|ma|mes|notre|nos|my|our) (?P<what>\w+)")


def surer_of_a_plan(ranking: Ranking, question: str, dates: Dates, engine: Engine) -> Ranking:
    """The ranking, sure of a first hit that tells dates near to which a day of one's own lies, and that the question means.

    « billet d'avion le 17 mai, je risque de rater mon entretien ? »: who has a word of theirs for the interviews, with
    interviews until the day before, asks for these, whatever the journey is.
    """
    of_dates = ranking.first.kind == "dates"
    kind = engine.knowledge.calendar.kind(ranking.first.id.removeprefix(DATES_PREFIX)) if of_dates else None
    if ranking.answered or kind is None or ranking.hits[0].share < MEANT:
        return ranking
    spans = own_spans(question, dates.now.date())
    bounds = bounds_of(dates, kind)
    near = near_to(spans, bounds)
    at_its_end = any(
        first == last and abs(first - day) <= ASIDE for first, last in spans for bound in bounds for day in bound
    )
    meant = near and (_speaks_of(question, ranking, engine) or (at_its_end and len(spans) == 1))
    return replace(ranking, right=max(ranking.right, SURELY), answered=True, suggested=False) if meant else ranking


def led_by_a_clash(ranking: Ranking, question: str, dates: Dates) -> Ranking:
    """The ranking, led by the dates that days of one's own are held against, where `question` asks whether they go together.

    By those of the start, or of the end, where it speaks of these, else by the first dates of the ranking; days that are near
    to these. By the rule for who comes late where that is first, though not surely.
    """
    wording, kinds = Wording(question), dates.calendar.kinds
    folded = wording.folded
    ends = own_time_cues.OVER_BEFORE.search(folded) and own_time_cues.AT_WORK.search(folded)
    long_before = own_time_cues.SO_LONG_BEFORE.search(folded)
    takes_over = own_time_cues.TAKES_OVER.search(folded) or long_before
    clashes = own_time_cues.CLASHES.search(folded) or takes_over
    if not wording.personal or ranking.scope < OF_IT or not (ends or long_before or (clashes and not ranking.answered)):
        return ranking
    begins = own_time_cues.STARTING.search(folded) or takes_over
    of_dates = {DATES_PREFIX + k.id: k for k in kinds if (k.ends_work if ends else k.begins_work if begins else True)}
    late = {dates.knowledge.unit_of(k.if_late) for k in kinds if begins and k.begins_work and k.if_late}
    if ranking.first.id in late and not long_before:
        return replace(ranking, right=max(ranking.right, SURELY), answered=True, suggested=False)
    least = MAY_BE if not (ends or begins) else 0.0
    hit = next((h for h in ranking.hits if h.unit.id in of_dates and h.share >= least), None)
    spans = own_spans(question, dates.now.date())
    if hit is None or not (near_to(spans, bounds_of(dates, of_dates[hit.unit.id])) or (ends and spans)):
        return ranking
    return answered_first(ranking, hit, SURELY)


def _speaks_of(question: str, ranking: Ranking, engine: Engine) -> bool:
    """Whether it says « vos », « mon »… of a word by which one often asks for the dates that are first."""
    whose = (m for m in _WHOSE.finditer(fold(question)) if m["yours"] or ranking.scope >= OWN)
    said: set[str] = {stem for match in whose for stem in stems(match["what"])}
    asked: Sequence[str] = ranking.first.phrasings
    count = Counter(stem for text in asked for stem in set(stems(text)))
    often = {stem for stem, times in count.items() if times >= max(2, OFTEN * len(asked))} - STOP_WORDS
    return bool(said & often)

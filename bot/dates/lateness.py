"""Who cannot be there on the day on which work begins, by a day that they tell: « mon contrat se termine le 30 septembre »."""

from __future__ import annotations

import re
from datetime import timedelta

from bot.dates.notice_periods import next_known
from bot.dates.sentences import Dates
from bot.dates.spans import first_of
from bot.wording.allusions import Wording
from bot.wording.own_time_cues import STARTING
from index.engine import Engine
from index.knowledge import DATES_PREFIX
from index.named_days import MONTHS, NamedDay, named_days
from index.ranking import Ranking

LATEST = timedelta(days=100)
"""How long after that day one is late, and does not speak of something else."""

_HELD_UP = re.compile(
    r"\b(?:termin\w+|fini\w*|fin|jusqu'(?:au|a)|libre|dispo\w*|preavis|arriv\w+|commenc\w+|rejoin\w+|demarr\w+|debut\w*|sortie|sors|quitt\w+|dernier jour|souten\w+|soutien\w*|accouch\w+|diplome\w*|ends?|ending|until|till|free|available|start\w*|join|finish\w*|leave|leaving|last day)\b"
)
"""Says what one does on that day, or up to it."""
_MONTH_FITS = re.compile(
    rf"\b(?P<month>{'|'.join(MONTHS)})\b(?! \d{{4}})[^.?!]{{0,16}}?\b(?:(?:ca|cela|ce serait|c'est|would it|would that|does that|is it|is that) (?:vous )?(?:passe|passerait|va|vous va|ira|irait|marche|marcherait|colle|le fait|possible|jouable|faisable|ok|bon|work|fine|too late|trop tard))\b|"
    rf"\b(?:commencer|debuter|demarrer|arriver|start|begin|join) (?:seulement |plutot |qu')?(?:en|in|debut|mi|fin) (?P<then>{'|'.join(MONTHS)})\b(?! \d{{4}})"
)
"""Asks whether a month would do (« octobre, ça passe ? »)."""


def for_who_comes_late(question: str, ranking: Ranking, dates: Dates, engine: Engine) -> list[str]:
    """The entry for who cannot be there when work begins, beside its dates or those of a call (« mon CDD se termine le 30 septembre … »)."""
    calendar = engine.knowledge.calendar
    asked = calendar.kind(ranking.first.id.removeprefix(DATES_PREFIX)) if ranking.first.kind == "dates" else None
    rule = next((k.if_late for k in calendar.kinds if k.begins_work and k.if_late), "")
    if not rule or asked is None or not (asked.begins_work or asked.call):
        return []
    unit = engine.knowledge.unit_of(rule)
    return [unit] if unit and comes_late(dates, question, of_the_start=asked.begins_work) else []


def comes_late(dates: Dates, question: str, of_the_start: bool) -> bool:
    """Whether `question` tells a day of one's own that comes soon after the next one on which work begins.

    `of_the_start`: whether it is known to ask of that day; else it must speak of it.
    """
    wording = Wording(question)
    start = next_known(dates, [k.id for k in dates.calendar.kinds if k.begins_work])
    first = first_of(dates, start).day if start else None
    if of_the_start and first and (said := _MONTH_FITS.search(wording.folded)):
        month = NamedDay(1, MONTHS[said["month"] or said["then"]]).nearest(first, after=first)
        return bool(month and timedelta() < month - first <= LATEST)
    if not (wording.personal and _HELD_UP.search(wording.folded)) or not (
        of_the_start or STARTING.search(wording.folded)
    ):
        return False
    days = [day for named in named_days(question) if first and (day := named.nearest(first))]
    return any(timedelta() < day - first <= LATEST for day in days if first)

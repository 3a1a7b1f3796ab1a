"""Until when somebody says to be busy, held against the next day on which work begins (« prise jusqu'à fin juin, je peux postuler ? »)."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.dates.held_days import held
from bot.dates.notice_periods import next_known, notice_period_in
from bot.dates.own_spans import bounds_of, near_to
from bot.dates.own_time import EARLY, LATE, MIDDLE, in_month
from bot.dates.sentences import Dates
from index.knowledge import DATES_PREFIX
from index.named_days import MONTHS, named_days
from index.text import SENTENCE_END, fold

BEFORE, AFTER = timedelta(days=240), timedelta(days=100)
"""How long before and after that day one may be busy who means to be there on it."""

_UNTIL = r"(?:jusqu'(?:a|au|en)|until|till|through|to the)"
_BUSY = re.compile(
    rf"\b(?:prise?|occupee?|engagee?|bloquee?|coincee?|retenue?|en (?:poste|these|arret|master|cours)|contrat|cdd|stage|alternance|mission|formation|conge (?:mat\w*|pat\w*|parental)|"
    rf"busy|booked|tied up|employed|contract|assignment|internship|leave)\b[^.?!;]{{0,40}}?\b{_UNTIL}\b|"
    r"\b(?:souten\w+|soutiens|defend(?:ing)?|defence|defense|accouch\w*|terme prevu)\b|"
    r"\b(?:libre|dispo\w*|free|available)\b[^.?!;]{0,20}?\b(?:a partir d[eu]|qu'en|que (?:le|fin|mi|debut)|des|from|as of|not before|pas avant)\b"
)
"""Says until when one is busy, or from when on free."""
_MONTH = re.compile(
    rf"\b(?:{_UNTIL}|a partir d[eu]|qu'en|que|des|from|as of|avant)\b ?(?:la |le mois de |the )?(?P<part>debut |mi[ -]|fin |early |mid[ -]|late |end of |beginning of )?(?P<month>{'|'.join(MONTHS)})\b(?! \d)"
)
"""The month up to which, or from which on, without a day."""
_FITS = re.compile(
    r"\b(?:postul\w*|candidat\w*|appl(?:y|ying|ied)|compatib\w*|commenc\w*|debut\w*|demarr\w*|rentree|start\w*|join|rejoindre|particip\w*|(?:ca|cela|c'est|est-ce) (?:\w+ )?(?:passe|colle|va|joue|jouable|possible|grave|genant|embetant|mort|un (?:souci|probleme))|a temps|in time|trop tard|too late|puis-je|je peux|can i)\b"
)
"""Asks whether one may take part so, or be there in time."""


def busy_and_applies(question: str) -> bool:
    """Whether `question` says until when one is busy, and asks whether one may take part so."""
    folded = fold(question)
    return bool(_BUSY.search(folded) and _FITS.search(folded))


def held_against_the_work(dates: Dates, question: str, unit: str) -> str:
    """How the day up to which `question` says that one is busy lies to the next day on which work begins.

    "" where the answer, of `unit`, tells that day itself, where none is announced, or where no such day is told.
    """
    if not busy_and_applies(question) or notice_period_in(question):
        return ""
    begins = [k.id for k in dates.calendar.kinds if k.begins_work]
    start = None if unit in {DATES_PREFIX + kind for kind in begins} else next_known(dates, begins)
    window = start.known(dates.now, dates.zone) if start else None
    today, sentence = dates.now.date(), next(s for s in SENTENCE_END.split(question) if _BUSY.search(fold(s)))
    day = _day(sentence, today) if window else None
    if start is None or window is None or day is None:
        return ""
    told = dates.calendar.kind(unit.removeprefix(DATES_PREFIX))
    # « sans ordi jusqu'au 3 mai, je peux envoyer en rentrant ? »
    of_what_is_told = told and near_to([(day, day)], bounds_of(dates, told))
    near = -BEFORE <= day - window.beginning.day <= AFTER and day >= today
    return held(dates, day, start, window) if near and not of_what_is_told else ""


def _day(sentence: str, today: date) -> date | None:
    """The one day that a sentence names, or the last of the month, or part of one, that it names."""
    days = named_days(sentence)
    if days:
        return days[0].nearest(today, after=today) if len(days) == 1 else None
    said = _MONTH.search(fold(sentence))
    if said is None:
        return None
    part = (said["part"] or "").strip(" -")
    number = {"debut": EARLY, "early": EARLY, "beginning of": EARLY, "mi": MIDDLE, "mid": MIDDLE}.get(part, LATE)
    return in_month(MONTHS[said["month"]], number).nearest(today, after=today)

"""Until when somebody says to be busy, held against the next day on which work begins (« prise jusqu'à fin juin, je peux postuler ? »)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from bot.dates.notice_periods import next_known, notice_period_in
from bot.dates.own_spans import bounds_of, near_to
from bot.dates.sentences import Dates
from bot.dates.spans import first_of
from bot.dates.standing import capital
from bot.texts import say
from index.documents import in_language
from index.knowledge import DATES_PREFIX
from index.named_days import MONTHS, NamedDay, named_days
from index.text import SENTENCE_END, fold
from index.windows import Moment

BEFORE, AFTER = timedelta(days=240), timedelta(days=100)
"""How long before and after that day one may be busy who means to be there on it."""

EARLY, MIDDLE = 5, 15
"""Days meant by the beginning and the middle of a month."""

_UNTIL = r"(?:jusqu'(?:a|au|en)|until|till|through|to the)"
_BUSY = re.compile(
    rf"\b(?:prise?|occupee?|engagee?|bloquee?|coincee?|retenue?|en (?:poste|mission|contrat|cdd|stage|formation|alternance|these|arret|master|cours)|sous contrat|contrat|cdd|stage|alternance|mission|formation|conge (?:mat\w*|pat\w*|parental)|"
    rf"busy|booked|tied up|employed|contract|assignment|internship|leave)\b[^.?!;]{{0,40}}?\b{_UNTIL}\b|"
    r"\b(?:souten\w+|soutiens|souten\w* de (?:these|memoire)|defend(?:ing)?|defence|defense|accouch\w*|terme prevu)\b|"
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
    begins = [k.id for k in dates.calendar.kinds if k.begins_work]
    sentence = next((s for s in SENTENCE_END.split(question) if _BUSY.search(fold(s))), "")
    if (
        not sentence
        or not busy_and_applies(question)
        or unit in {DATES_PREFIX + kind for kind in begins}
        or notice_period_in(question)
    ):
        return ""
    start, day = next_known(dates, begins), _day(sentence, dates.now.date())
    if start is None or day is None:
        return ""
    bound = first_of(dates, start)
    if not -BEFORE <= day - bound.day <= AFTER or day < dates.now.date():
        return ""
    told = dates.calendar.kind(unit.removeprefix(DATES_PREFIX))
    if told and near_to(
        [(day, day)], bounds_of(dates, told)
    ):  # « sans ordi jusqu'au 3 mai, je peux envoyer en rentrant ? »
        return ""
    key = "held_day" if day == bound.day else "held_before_day" if day < bound.day else "held_after_day"
    return say(
        dates.lang,
        f"dates.{key}",
        day=capital(say(dates.lang, "dates.on", day=dates.day(day))),
        verb=say(dates.lang, "dates.held_is"),
        span=dates.days_between(*map(Moment.on, sorted((day, bound.day)))),
        bound=dates.placed("on", bound),
        title=in_language(start.title, dates.lang),
    )


def _day(sentence: str, today: date) -> date | None:
    """The one day that a sentence names, or the last of the month, or part of one, that it names."""
    days = named_days(sentence)
    if days:
        return days[0].nearest(today, after=today) if len(days) == 1 else None
    said = _MONTH.search(fold(sentence))
    if said is None:
        return None
    month, part = MONTHS[said["month"]], (said["part"] or "").strip(" -")
    first = NamedDay(1, month).nearest(today)
    year = today.year + (month < today.month) if first is None or first < today.replace(day=1) else first.year
    number = {"debut": EARLY, "early": EARLY, "beginning of": EARLY, "mi": MIDDLE, "mid": MIDDLE}.get(part)
    return date(year, month, number or monthrange(year, month)[1])

"""Whether what somebody says to have sent, on a day and at an hour, was in time: told from the calls to those who apply."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.dates.sentences import Dates
from bot.dates.standing import capital
from bot.dates.zones import place_told
from bot.texts import say
from bot.wording.candidate_cues import SENT
from index.calendar import CANDIDATES, Event
from index.documents import in_language
from index.named_days import MONTHS, named_days
from index.text import fold
from index.windows import Moment, Window

_IN_TIME = re.compile(
    r"\b(?:dans les (?:temps|delais)|hors[- ]delais?|trop tard|en retard|a temps|a l'heure|c'est bon|est-ce bon|(?:ca|c'est|c'etait) pass(?:e|ait)|ca compte|recevable|pris(?:e)? en compte|valable|"
    r"in time|on time|too late|(?:did i|have i|i) ma(?:k|d)e it|is (?:it|that) (?:ok|okay|fine|valid)|does it count|late)\b"
)
"""Asks whether it was in time."""
_YESTERDAY = re.compile(r"\b(?:hier|yesterday|last night)\b")
_TODAY = re.compile(
    r"\b(?:ce matin|ce midi|cet apres-midi|ce soir|aujourd'hui|tout a l'heure|this morning|today|just now)\b"
)
_HOUR = re.compile(
    r"\b(?:a|vers|at|around)? ?(?:(?P<hour>[01]?\d|2[0-3]) ?(?:h|:|heures?)(?: ?(?P<minutes>[0-5]\d))?|(?P<bare>1?\d)(?= ?[ap]\.?m\b))(?: ?(?P<half>[ap])\.?m\b)?\b|\b(?P<midnight>minuit|midnight)\b"
)
_OF_THERE = re.compile(
    r"\b(?:(?:je|j') ?(?:suis|etais|habite|vis|travaille)|i(?:'m| am| was| live)|heure (?:d'ici|locale|de la-bas|de chez (?:moi|nous)|du quebec|de [a-z]+)|local time|my time|here|ici|chez (?:moi|nous)|la-bas|over there)\b"
)
"""Says that the hour is the one elsewhere, or that one is there."""
_OF_HERE = re.compile(r"\b(?:heure (?:de paris|francaise|de france|de (?:la )?metropole)|(?:paris|french) time)\b")
"""Says that it is the programme's."""
_ON_THE_LAST = re.compile(r"\b(?:le (?:tout )?dernier jour|le jour de la cloture|(?:on )?the (?:very )?last day)\b")
_OF_A_MONTH = re.compile(rf"\b(?P<month>{'|'.join(MONTHS)}) (?P<year>20\d\d)\b")
_NEAR = timedelta(days=7)
"""How long after a close one may still ask of that call."""


def sent_in_time(dates: Dates, question: str) -> str:
    """Whether what `question` says was sent came before the close of the call that was open then; "" where it asks no such thing.

    On the last day, where no hour is told of the sending or known of the close, until when it was in time is told.
    """
    folded = fold(question)
    if not (SENT.search(folded) and _IN_TIME.search(folded)):
        return ""
    day = _day(folded, question, dates.now.date()) or _last_day(dates, folded)
    found = _call(dates, day) if day else None
    if day is None or found is None:
        return ""
    call, window = found
    close, at = window.closes(dates.zone).astimezone(dates.zone), hour_told(folded)
    there = hour_of_there(dates, question) if at else None
    told = {"title": in_language(call.title, dates.lang), "end": dates.placed("on", window.deadline)}
    if day == close.date() and not there and (at is None or window.deadline.precision != "minute"):
        return say(dates.lang, "dates.sent_that_day", **told)
    sent = datetime.combine(day, at or time(), ZoneInfo(there[1]) if there else dates.zone)
    late = say(dates.lang, "dates.sent_late" if sent > close else "dates.sent_in_time", **told, email=dates.email)
    return f"{as_here(dates, sent, there[0], 'sent_hour_here')} {late}" if there else late


def hour_of_there(dates: Dates, question: str) -> tuple[str, str] | None:
    """The place elsewhere whose hours `question` tells, and its time zone; None where they are the programme's."""
    folded = fold(question)
    theirs = _OF_THERE.search(folded) and not _OF_HERE.search(folded)
    return place_told(question, dates.programme.languages) if theirs else None


def as_here(dates: Dates, sent: datetime, place: str, key: str) -> str:
    """An hour in a `place` elsewhere, as that of the programme's, in the words of the text `key`."""
    hours = [Moment(m.replace(tzinfo=None), "minute") for m in (sent, sent.astimezone(dates.zone))]
    there, here = (dates.moment(m) for m in hours)
    return say(dates.lang, f"dates.{key}", there=capital(there), place=place, own=dates.place(), here=here)


def _last_day(dates: Dates, folded: str) -> date | None:
    """The last day of the call that closed in the month that is named with its year, where one sent it then."""
    if not _ON_THE_LAST.search(folded):
        return None
    closes = [
        w.deadline.day
        for e in dates.calendar.calls(CANDIDATES)
        if (w := e.known(dates.now, dates.zone)) and w.deadline.exact
    ]
    named = {(MONTHS[m["month"]], int(m["year"])) for m in _OF_A_MONTH.finditer(folded)}
    told = [day for day in closes if (day.month, day.year) in named and day <= dates.now.date()]
    return told[0] if len(told) == 1 else None


def _day(folded: str, question: str, today: date) -> date | None:
    """The day on which it was sent, not after `today`."""
    if _YESTERDAY.search(folded):
        return today - timedelta(days=1)
    named = [day for d in named_days(question) if (day := d.nearest(today)) and day <= today]
    return named[0] if named else today if _TODAY.search(folded) else None


def hour_told(folded: str) -> time | None:
    """The hour that a folded question tells; None for none, or for midnight."""
    said = _HOUR.search(folded)
    if said is None or said["midnight"]:  # of which night?
        return None
    hour = int(said["hour"] or said["bare"])
    if said["half"]:  # « 11:30 pm », « 12 am »
        hour = hour % 12 + (12 if said["half"] == "p" else 0)
    return time(hour, int(said["minutes"] or 0)) if hour < 24 else None


def _call(dates: Dates, day: date) -> tuple[Event, Window] | None:
    """The call to candidates that was open on `day`, or had closed shortly before, and when it was, as known now."""
    near = [
        (window.closes(dates.zone), event, window)
        for event in dates.calendar.calls(CANDIDATES)
        if (window := event.known(dates.now, dates.zone))
        and (opens := window.opens(dates.zone))
        and window.deadline.exact
        if opens.astimezone(dates.zone).date() <= day <= window.deadline.day + _NEAR
    ]
    return max(near, key=lambda one: one[0])[1:] if near else None

"""Whether what somebody says to have sent, on a day and at an hour, was in time: told from the calls to those who apply."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from bot.dates.sentences import Dates
from bot.texts import say
from bot.wording.candidate_cues import SENT
from index.calendar import CANDIDATES, Event
from index.documents import in_language
from index.named_days import named_days
from index.text import fold
from index.windows import Window

_IN_TIME = re.compile(
    r"\b(?:dans les (?:temps|delais)|hors[- ]delais?|trop tard|en retard|a temps|a l'heure|c'est bon|est-ce bon|ca passe|recevable|pris(?:e)? en compte|valable|"
    r"in time|on time|too late|is (?:it|that) (?:ok|okay|fine|valid)|does it count|late)\b"
)
"""Asks whether it was in time."""
_YESTERDAY = re.compile(r"\b(?:hier|yesterday|last night)\b")
_TODAY = re.compile(
    r"\b(?:ce matin|ce midi|cet apres-midi|ce soir|aujourd'hui|tout a l'heure|this morning|today|just now)\b"
)
_HOUR = re.compile(
    r"\b(?:a|vers|at|around)? ?(?P<hour>[01]?\d|2[0-3]) ?(?:h|:|heures?)(?: ?(?P<minutes>[0-5]\d))?\b|\b(?P<midnight>minuit|midnight)\b"
)
_NEAR = timedelta(days=7)
"""How long after a close one may still ask of that call."""


def sent_in_time(dates: Dates, question: str) -> str:
    """Whether what `question` says was sent came before the close of the call that was open then; "" where it asks no such thing.

    On the last day, where no hour is told of the sending or known of the close, until when it was in time is told.
    """
    folded = fold(question)
    day = _day(folded, question, dates.now.date()) if SENT.search(folded) and _IN_TIME.search(folded) else None
    found = _call(dates, day) if day else None
    if day is None or found is None:
        return ""
    call, window = found
    close, at = window.closes(dates.zone).astimezone(dates.zone), _hour(folded)
    told = {"title": in_language(call.title, dates.lang), "end": dates.placed("on", window.deadline)}
    if day == close.date() and (at is None or window.deadline.precision != "minute"):
        return say(dates.lang, "dates.sent_that_day", **told)
    late = datetime.combine(day, at or time(), dates.zone) > close
    return say(dates.lang, "dates.sent_late" if late else "dates.sent_in_time", **told, email=dates.email)


def _day(folded: str, question: str, today: date) -> date | None:
    """The day on which it was sent, not after `today`."""
    if _YESTERDAY.search(folded):
        return today - timedelta(days=1)
    named = [day for d in named_days(question) if (day := d.nearest(today)) and day <= today]
    return named[0] if named else today if _TODAY.search(folded) else None


def _hour(folded: str) -> time | None:
    said = _HOUR.search(folded)
    if said is None or said["midnight"]:  # of which night?
        return None
    return time(int(said["hour"]), int(said["minutes"] or 0))


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

"""Whether what somebody sent, or would send elsewhere, on a day and at an hour, is in time: told from the calls to those who apply."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.dates.sentences import Dates
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
_WOULD_SEND = re.compile(
    r"\b(?:if (?:i|we)|si (?:je|j'|on|nous)|i(?:'ll| will| would|'d)?|je|j'|on)\b[^.?!]{0,24}?\b(?:hit|press|click|send|submit|apply|envo[iy]\w*|depos\w*|soumet\w*|clique\w*|postul\w*)\b"
)
"""Says that one sends something, or would."""
_TOMORROW = re.compile(r"\b(?:demain|tomorrow)\b")
_TONIGHT = re.compile(r"\b(?:ce soir|tonight|this evening|cette nuit)\b")
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
    close, at = window.closes(dates.zone).astimezone(dates.zone), _hour(folded)
    there = (
        place_told(question, dates.programme.languages)
        if at and _OF_THERE.search(folded) and not _OF_HERE.search(folded)
        else None
    )
    told = {"title": in_language(call.title, dates.lang), "end": dates.placed("on", window.deadline)}
    if day == close.date() and not there and (at is None or window.deadline.precision != "minute"):
        return say(dates.lang, "dates.sent_that_day", **told)
    sent = datetime.combine(day, at or time(), ZoneInfo(there[1]) if there else dates.zone)
    late = say(dates.lang, "dates.sent_late" if sent > close else "dates.sent_in_time", **told, email=dates.email)
    return f"{_as_here(dates, sent, there[0])} {late}" if there else late


def sent_from_elsewhere(dates: Dates, question: str) -> str:
    """Whether what `question` says that one would send, at an hour to come where one is, comes before the close; "" where it says none.

    « si j'envoie dimanche à 19 h, heure de Montréal ? »: of the call that is open on that day, if its hour is known.
    """
    folded = fold(question)
    at = _hour(folded) if _WOULD_SEND.search(folded) and _OF_THERE.search(folded) else None
    there = place_told(question, dates.programme.languages) if at and not _OF_HERE.search(folded) else None
    day = _day_to_come(folded, question, dates.now.date())
    found = _call(dates, day) if day and there else None
    if at is None or day is None or there is None or found is None or found[1].deadline.precision != "minute":
        return ""
    call, window = found
    sent = datetime.combine(day, at, ZoneInfo(there[1]))
    if sent < dates.now or sent.utcoffset() == sent.astimezone(dates.zone).utcoffset():
        return ""
    told = {"title": in_language(call.title, dates.lang), "end": dates.placed("on", window.deadline)}
    late = sent > window.closes(dates.zone)
    verdict = say(dates.lang, "dates.sending_late" if late else "dates.sending_in_time", **told)
    return f"{_as_here(dates, sent, there[0], 'sending_hour_here')} {verdict}"


def _as_here(dates: Dates, sent: datetime, place: str, key: str = "sent_hour_here") -> str:
    """An hour in a `place` elsewhere, as that of the programme's."""
    hours = [Moment(m.replace(tzinfo=None), "minute") for m in (sent, sent.astimezone(dates.zone))]
    there, here = (dates.moment(m) for m in hours)
    return say(
        dates.lang,
        f"dates.{key}",
        there=there[:1].upper() + there[1:],
        place=place,
        own=dates.place(),
        here=here,
    )


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


def _day_to_come(folded: str, question: str, today: date) -> date | None:
    """The day on which one would send it, `today` or later."""
    named = [day for d in named_days(question) if (day := d.nearest(today, after=today))]
    if named:
        return named[0]
    if _TOMORROW.search(folded):
        return today + timedelta(days=1)
    return today if _TODAY.search(folded) or _TONIGHT.search(folded) else None


def _hour(folded: str) -> time | None:
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

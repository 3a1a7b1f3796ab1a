"""The programme's dates as a calendar that other programs subscribe to (iCalendar, RFC 5545).

An event has the same identifier for ever, and a sequence number that grows when its date moves, by which a calendar
knows that it has the same event at another date. Days are whole days, times are in UTC: no time zone has to be described.
What is only known to the month has no place in a calendar; the calendar's description states it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

from icalendar import Calendar as Ical
from icalendar import Event as IcalEvent
from icalendar import Journal, vText

from bot.dates.calls import current, events_of
from bot.dates.sentences import Dates
from bot.texts import say
from index.calendar import Calendar, Event
from index.documents import in_language
from index.fields import safe_link
from index.knowledge import Knowledge
from index.text import fold
from index.windows import Window

REFRESH = timedelta(hours=6)
"""How often calendars are asked to look again."""


@dataclass(frozen=True)
class Revision:
    """How often the dates of an event have moved, and since when it has those that it has."""

    sequence: int
    since: datetime | None


Revisions = Callable[[Event, datetime], Revision]


@dataclass(frozen=True)
class Feed:
    """A calendar, ready to be sent. The same content has the same `tag`."""

    content: bytes
    tag: str
    modified: datetime | None
    """When the last of its events changed; None when nobody knows."""


def feed(
    knowledge: Knowledge, now: datetime, lang: str, call: str | None = None, revisions: Revisions | None = None
) -> Feed:
    """The calendar of `call` (see `events_of`), by default that of the calls in question at `now`.

    Raises KeyError when there is no such call, or nothing of it is known yet.
    """
    calendar = knowledge.calendar
    events = [
        e for e in (events_of(knowledge, call) if call else current(knowledge, now)) if e.known(now, calendar.zone)
    ]
    if call and not events:
        raise KeyError(call)
    revisions = revisions or (lambda event, at: revision(event, at, calendar))
    dates, known = Dates(knowledge, now, lang), {e.id: revisions(e, now) for e in events}
    placed = [e for e in events if _times(e, dates)]
    made = Ical()
    name = _title(knowledge, lang, call)
    made.add("prodid", "-//Guichet//Guichet//FR")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    made.add("name", name)
    made.add("x-wr-calname", vText(name))  # the older name of the same, which most programs read
    made.add("x-wr-timezone", vText(calendar.zone_name))
    made.add("refresh-interval", REFRESH, {"VALUE": "DURATION"})
    made.add("x-published-ttl", REFRESH)
    stated = ""
    if vague := [_line(e, dates) for e in events if e not in placed]:
        stated = say(dates.lang, "calendar.vague") + "\n" + "\n".join(vague)
        made.add("description", stated)
        made.add("x-wr-caldesc", vText(stated))
    for event in placed:
        made.add_component(_component(knowledge, event, dates, known[event.id]))
    if not placed:
        made.add_component(_nothing(knowledge, call, name, stated))
    content = made.to_ical()
    tag = hashlib.sha256(content).hexdigest()[:32]
    return Feed(content, tag, max((r.since for r in known.values() if r.since), default=None))


def revision(event: Event, now: datetime, calendar: Calendar) -> Revision:
    """What the calendar itself tells of an event's changes."""
    today = now.astimezone(calendar.zone).date()
    known = [v for v in event.history if v.known_on <= today]
    moves = [b.known_on for a, b in pairwise(known) if a.window != b.window]
    since = moves[-1] if moves else event.announced_on or (known[0].known_on if known else None)
    return Revision(len(moves), datetime.combine(since, time(), calendar.zone).astimezone(UTC) if since else None)


def _component(knowledge: Knowledge, event: Event, dates: Dates, made: Revision) -> IcalEvent:
    window = event.known(dates.now, dates.zone)
    assert window is not None
    times = _times(event, dates)
    component = IcalEvent()
    component.add("uid", f"{event.id}@{_slug(knowledge.programme.short_name)}.guichet")
    # The revision, not the moment of the request: the same calendar is the same bytes.
    revised = made.since or min(window.opens(dates.zone) or window.closes(dates.zone), _midnight(dates.now))
    component.add("dtstamp", revised)
    if made.since:
        component.add("last-modified", made.since)
    component.add("sequence", made.sequence)
    for key, value in times.items():
        component.add(key, value)
    title = in_language(event.title, dates.lang)
    component.add("summary", say(dates.lang, "calendar.by", title=title) if window.by else title)
    component.add("description", _description(event, window, dates))
    if url := next((s.url for s in event.sources if safe_link(s.url)), ""):
        component.add("url", url)
    if kind := knowledge.calendar.kind(event.kind):
        component.add("categories", [in_language(kind.name, dates.lang)])
    component.add("status", "CANCELLED" if event.cancelled else "TENTATIVE" if event.planned else "CONFIRMED")
    component.add("transp", "TRANSPARENT")  # a call that is open for weeks makes nobody busy
    component.add("class", "PUBLIC")
    return component


def _nothing(knowledge: Knowledge, call: str | None, name: str, stated: str) -> Journal:
    """A note in the place of events, since a calendar holds something."""
    note = Journal()
    note.add("uid", f"{call or 'calendar'}@{_slug(knowledge.programme.short_name)}.guichet")
    note.add("dtstamp", datetime(2000, 1, 1, tzinfo=UTC))
    note.add("summary", name)
    if stated:
        note.add("description", stated)
    return note


def _times(event: Event, dates: Dates) -> Mapping[str, date | datetime]:
    """DTSTART and DTEND; nothing when no day is known. The end of a day, or of days, is the day after."""
    window = event.known(dates.now, dates.zone)
    if window is None:
        return {}
    exact = [m for m in (window.start, window.end, window.by) if m and m.exact]
    if not exact:
        return {}
    first, last = exact[0], exact[-1]
    if all(m.precision == "day" for m in exact):
        return {"dtstart": first.day, "dtend": last.day + timedelta(days=1)}
    starts = first.first(dates.zone)
    # The end of a minute is told by its name, « until 17:00 », and that of a day by the midnight that ends it.
    ends = last.first(dates.zone) if last.precision == "minute" else last.last(dates.zone) + timedelta.resolution
    return {"dtstart": starts, "dtend": ends} if ends > starts else {"dtstart": starts}


def _description(event: Event, window: Window, dates: Dates) -> str:
    """The dates in words, without anything that is only true today: calendars keep it for hours."""
    said = [_capital(dates.period(window, weekday=True)) + "."]
    if moved := dates.moved(event):
        said.append(moved)
    if event.planned:
        said.append(say(dates.lang, "dates.planned"))
    if event.note and (not event.history or window == event.history[-1].window):
        said.append(_capital(in_language(event.note, dates.lang)))
    said += [say(dates.lang, "calendar.source", title=s.title, url=s.url) for s in event.sources]
    return "\n".join(said)


def _line(event: Event, dates: Dates) -> str:
    window = event.known(dates.now, dates.zone)
    assert window is not None
    return say(dates.lang, "dates.line", title=in_language(event.title, dates.lang), period=dates.period(window))


def _title(knowledge: Knowledge, lang: str, call: str | None) -> str:
    programme = knowledge.programme
    cohort = programme.cohort(call) if call else None
    event = knowledge.calendar.event(call) if call else None
    if cohort:
        return say(lang, "calendar.title_of", programme=programme.short_name, what=in_language(cohort.name, lang))
    if event:
        return say(lang, "calendar.title_of", programme=programme.short_name, what=in_language(event.title, lang))
    return say(lang, "calendar.title", programme=programme.short_name)


def _midnight(now: datetime) -> datetime:
    return datetime.combine(now.date(), time(), now.tzinfo).astimezone(UTC)


def _slug(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name)).strip("-") or "programme"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

"""When a reminder is due. Pure: an event's dates and a wish in, a moment out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from zoneinfo import ZoneInfo

from bot.hours import civil_from, morning_before
from index.windows import Moment, Window

Edge = Literal["start", "end"]

MOST_DAYS = 60
"""Days before an event that one may ask to be reminded at most."""

_FORMS = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d", "minute": "%Y-%m-%dT%H:%M"}


@dataclass(frozen=True)
class Wish:
    """Which edge of an event, and how many days before it."""

    edge: Edge
    days: int = 0


def dates_of(window: Window | None) -> str:
    """The dates as a short text, the same for the same dates; empty for none."""
    if window is None:
        return ""
    by = f" by {_text(window.by)}" if window.by else ""
    return f"{_text(window.start)}/{_text(window.end)}{by}"


def dated(window: Window | None, wish: Wish, call: bool) -> bool:
    """Whether the day of the wish is known."""
    moment = _edge(window, wish, call)
    return moment is not None and moment.exact


def limit(window: Window, wish: Wish, call: bool, zone: ZoneInfo) -> datetime:
    """From when on a reminder is of no use (UTC): the edge itself; for the opening of a call, its close.

    Raises ValueError when the day is not known.
    """
    moment = _edge(window, wish, call)
    if moment is None or not moment.exact:
        raise ValueError("no day is known")
    if call and wish.edge == "start" and window.end and window.end.exact:
        return window.closes(zone)
    whole_day = wish.edge == "end" or moment.precision == "day"
    edge = moment.last(zone) if whole_day else moment.first(zone)
    return min(edge, window.closes(zone))  # a day that begins an event may be over before midnight


def due(window: Window, wish: Wish, call: bool, zone: ZoneInfo) -> datetime:
    """When to remind (UTC), at a civil hour and before `limit`.

    The opening of a call is told once it is open; anything else in the morning of the day, or of so many days before.
    Raises ValueError when the day is not known.
    """
    ends = limit(window, wish, call, zone)
    moment = _edge(window, wish, call)
    assert moment is not None
    if call and wish.edge == "start" and wish.days == 0:
        told = civil_from(moment.first(zone), zone)
        if told < ends:
            return told
        # Over by the next morning: better before it opens than after.
    return morning_before(min(ends, moment.last(zone)), zone, wish.days)


def _edge(window: Window | None, wish: Wish, call: bool) -> Moment | None:
    if window is None:
        return None
    if wish.edge == "start":
        return window.start or window.by
    # A call without an end may close on any day; an event without one is over with its day.
    return window.end or window.by or (None if call else window.start)


def _text(moment: Moment | None) -> str:
    return moment.local.strftime(_FORMS[moment.precision]) if moment else ""

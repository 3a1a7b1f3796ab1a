"""The programme's events and what they mean at a moment: known or not, before, open, closed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cached_property
from itertools import pairwise
from zoneinfo import ZoneInfo

from index.documents import Place, Source, Texts
from index.windows import Window

_NOWHERE = Place("")

HORIZON = timedelta(days=120)
"""How long before it opens a call is presumed to be known, where staff did not write since when."""


@dataclass(frozen=True)
class Version:
    """What was announced of an event on a day; the last one known at a clock holds."""

    known_on: date
    window: Window


CANDIDATES = "candidates"
"""Those who can leave their interest, to be told when a call opens."""


@dataclass(frozen=True)
class Kind:
    """A sort of event ("auditions"), with the ways people ask about it."""

    id: str
    name: Texts
    question: Texts
    also: tuple[str, ...]
    audience: str = CANDIDATES
    call: bool = False
    """Whether such an event is a window in which one can apply."""
    reveals_projects: bool = False
    """Whether the projects of a cohort are made known by such an event, and by nothing before."""
    tells_results: bool = False
    """Whether those who applied learn by such an event whether they are taken."""
    begins_work: bool = False
    ends_work: bool = False
    """Whether a cohort takes up its work, or has done it, on such a day."""
    if_late: str = ""
    """The entry for who cannot be there on that day; "" for none."""
    meanwhile: Texts = field(default_factory=dict)
    """Of a call: what to know while none is open or announced; said from a day on."""
    meanwhile_from: date | None = None
    meanwhile_source: tuple[Source, ...] = ()
    place: Place = _NOWHERE


class State(Enum):
    """Where an event stands at a clock."""

    UNKNOWN = "unknown"
    """Not announced yet at that clock."""
    BEFORE = "before"
    OPEN = "open"
    LAST_DAY = "last_day"
    CLOSED = "closed"


@dataclass(frozen=True)
class Event:
    """One dated event, with every value that was announced for it."""

    id: str
    kind: str
    title: Texts
    window: Window
    cohort: str | None = None
    planned: bool = False
    cancelled: bool = False
    """Announced, but called off: it never is open, and never comes."""
    step: bool = False
    """Whether it is one of the main steps of its cohort, told beside the others."""
    announced_on: date | None = None
    history: tuple[Version, ...] = ()
    note: Texts | None = None
    sources: tuple[Source, ...] = ()
    place: Place = _NOWHERE

    @property
    def first_day(self) -> date:
        """The first day that was ever named for it."""
        windows = [self.window, *(version.window for version in self.history)]
        return min(w.beginning.day for w in windows)

    def known(self, now: datetime, zone: ZoneInfo) -> Window | None:
        """The dates as they were known at `now` (aware), or None before the announcement."""
        today = now.astimezone(zone).date()
        if self.announced_on and today < self.announced_on:
            return None
        if not self.history:
            return self.window
        announced = [version for version in self.history if version.known_on <= today]
        # Before the first dated announcement the first value is the best there is.
        return (announced[-1] if announced else self.history[0]).window

    def former(self, now: datetime, zone: ZoneInfo) -> tuple[Window, ...]:
        """The values that were announced before the one known at `now`, the first one first; none if it never moved."""
        today = now.astimezone(zone).date()
        windows = [version.window for version in self.history if version.known_on <= today]
        distinct = [w for w, following in pairwise(windows) if w != following]
        return tuple(w for w in dict.fromkeys(distinct) if w != windows[-1])

    def replaced(self, now: datetime, zone: ZoneInfo) -> Window | None:
        """The value that the one known at `now` replaced, or None if it had not moved."""
        return next(reversed(self.former(now, zone)), None)

    def state(self, now: datetime, zone: ZoneInfo) -> State:
        """Where the event stands at `now` (aware)."""
        window = self.known(now, zone)
        if window is None:
            return State.UNKNOWN
        if self.cancelled:
            return State.CLOSED
        opens, closes = window.opens(zone), window.closes(zone)
        if now > closes:
            return State.CLOSED
        if opens is None or now < opens:
            return State.BEFORE
        if window.deadline.exact and now.astimezone(zone).date() == window.deadline.day:
            return State.LAST_DAY
        return State.OPEN


@dataclass(frozen=True)
class Calendar:
    """All events of a programme."""

    zone_name: str
    kinds: tuple[Kind, ...] = ()
    events: tuple[Event, ...] = ()

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone_name)

    def event(self, event_id: str) -> Event | None:
        return next((e for e in self.events if e.id == event_id), None)

    def over(self, event_id: str, now: datetime) -> bool:
        """Whether an event is over at `now`, or called off; one that there is not counts as over."""
        event = self.event(event_id)
        return event is None or event.cancelled or self.close_of(event, now) < now

    def kind(self, kind_id: str) -> Kind | None:
        return next((k for k in self.kinds if k.id == kind_id), None)

    def of(self, kind: str | None = None, cohort: str | None = None) -> list[Event]:
        """Events of a kind and a cohort (None: any), in the order in which they take place."""
        return [e for e in self._in_order if kind in (None, e.kind) and cohort in (None, e.cohort)]

    @cached_property
    def _in_order(self) -> tuple[Event, ...]:
        """All events, in the order in which they take place."""
        return tuple(sorted(self.events, key=lambda e: (e.window.beginning.local, e.window.deadline.local)))

    def lacks(self, kind_id: str, cohorts: Collection[str]) -> bool:
        """Whether none of the events of a kind that is no call is of one of `cohorts`, though some are of others."""
        kind = self.kind(kind_id)
        one_of = kind is not None and not kind.call and kind.id not in self.every
        return bool(cohorts) and one_of and not any(self.of(kind_id, cohort) for cohort in cohorts)

    @cached_property
    def every(self) -> frozenset[str]:
        """The kinds that stand for all dates at once: those of which there is no event."""
        return frozenset(k.id for k in self.kinds if not self.of(k.id))

    def call_to(self, audience: str) -> Kind | None:
        """The kind of the calls to an audience."""
        return next((k for k in self.kinds if k.call and k.audience == audience), None)

    def calls(self, audience: str = CANDIDATES) -> list[Event]:
        """The windows in which one can apply, in order."""
        kinds = {k.id for k in self.kinds if k.call and k.audience == audience}
        return [e for e in self.of() if e.kind in kinds]

    def open_now(self, events: Iterable[Event], now: datetime) -> list[Event]:
        """Those of `events` that are open at `now`, the one that closes first being first."""
        return sorted(
            (e for e in events if e.state(now, self.zone) in (State.OPEN, State.LAST_DAY)),
            key=lambda e: self.close_of(e, now),
        )

    def upcoming(self, events: Iterable[Event], now: datetime) -> list[Event]:
        """Those of `events` that are announced at `now` and not yet begun, soonest first; of one day, the main step first."""
        coming = [(self._known_open(e, now), e) for e in events if e.state(now, self.zone) is State.BEFORE]
        coming.sort(key=lambda one: (one[0].astimezone(self.zone).date(), not one[1].step, one[0]))
        return [e for _, e in coming]

    def last_over(self, events: Iterable[Event], now: datetime) -> Event | None:
        """The one of `events` that was over last before `now`."""
        over = [e for e in events if e.state(now, self.zone) is State.CLOSED and not e.cancelled]
        return max(over, key=lambda e: self.close_of(e, now), default=None)

    def with_announcements(self) -> Calendar:
        """The same calendar, in which each event has a day from which it is known, presumed where staff wrote none.

        What has a history is known from the first value in it. A call is presumed to be known HORIZON before it opens;
        anything else as early as the last call of its cohort before it, since a call says what follows, and at least
        HORIZON before it takes place. Without this, a question
        asked at a moment of the past would be told of what nobody knew then.
        """
        return replace(self, events=tuple(self._announced(e) for e in self.events))

    def _announced(self, event: Event) -> Event:
        if event.announced_on:
            return event
        if event.history:
            return replace(event, announced_on=event.history[0].known_on)
        called = {k.id for k in self.kinds if k.call}
        first = event.first_day
        same = self.of(cohort=event.cohort) if event.cohort else []
        calls = [e for e in same if e.kind in called and e.first_day <= first]
        days = [first - HORIZON]
        if event.kind not in called:
            days.extend(self._announced(e).announced_on or first for e in calls[-1:])
        return replace(event, announced_on=min(days))

    def _known_open(self, event: Event, now: datetime) -> datetime:
        window = event.known(now, self.zone) or event.window
        return window.opens(self.zone) or window.closes(self.zone)

    def close_of(self, event: Event, now: datetime) -> datetime:
        """When `event` closes, as known at `now` (UTC)."""
        return (event.known(now, self.zone) or event.window).closes(self.zone)

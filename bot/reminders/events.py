"""What the calendar means for reminders now: which event is meant, whether a reminder is of use, which step is due."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from bot.dates.calls import calls_of
from bot.hours import civil_from
from bot.reminders.schedule import Wish, dated, dates_of, due, limit
from index.calendar import Event, State
from index.knowledge import Knowledge
from index.windows import Window

NEXT = "next"
"""Names the next call, whichever it will be, in the place of an event."""

UNCONFIRMED, WAITING, TOLD, VOID = "unconfirmed", "waiting", "told", "void"
"""Not confirmed by mail yet; to be told; told; its event went by untold."""

Announced = Mapping[str, datetime | None]
"""When the opening of each call was announced; None for one that was not."""

_SOON = timedelta(days=2)
"""When a reminder is due so soon, it is not worth a message of its own that its date is known now."""


@dataclass(frozen=True)
class Offer:
    """A reminder that makes sense now. `event` is None for the next call, of which nothing is known."""

    event: Event | None
    wish: Wish

    @property
    def event_id(self) -> str:
        return self.event.id if self.event else NEXT


class Events:
    """The calendar that is served, read at a moment. Pure: keeps nothing."""

    def __init__(self, knowledge: Callable[[], Knowledge]) -> None:
        self._knowledge = knowledge

    @property
    def zone(self) -> ZoneInfo:
        return self._knowledge().calendar.zone

    def get(self, event: str) -> Event | None:
        return self._knowledge().calendar.event(event)

    def window(self, event: Event | None, now: datetime) -> Window | None:
        """What is known of it at `now`."""
        return event.known(now, self.zone) if event else None

    def call(self, event: Event) -> bool:
        """Whether one can apply in it."""
        kind = self._knowledge().calendar.kind(event.kind)
        return bool(kind and kind.call)

    def offers(self, now: datetime) -> list[Offer]:
        """What can be asked for now: of the open calls their close, of the next one its opening and its close."""
        knowledge = self._knowledge()
        calls = calls_of(knowledge)
        opened, coming = knowledge.calendar.open_now(calls, now), knowledge.calendar.upcoming(calls, now)
        wishes = [(e, Wish("end", days)) for e in opened for days in (7, 2)]
        wishes += [(e, wish) for e in coming[:2] for wish in (Wish("start"), Wish("end", 7))]
        made = [Offer(e, wish) for e, wish in wishes if self.useful(e, wish, now)]
        return made if coming else [*made, Offer(None, Wish("start"))]

    def resolve(
        self, event: str, wish: Wish, now: datetime, asked: datetime | None = None, calls: Announced | None = None
    ) -> Event | None:
        """The event of an identifier. The next call is the next that opens, or that closes.

        One that is open counts as next for those who `asked` before its opening was announced (`calls` says when).
        """
        knowledge = self._knowledge()
        calendar = knowledge.calendar
        if event != NEXT:
            return calendar.event(event)
        every = calls_of(knowledge)

        def next_for_them(call: Event) -> bool:
            announced = (calls or {}).get(call.id)
            return wish.edge == "end" or bool(asked and announced and announced > asked)

        opened = [e for e in calendar.open_now(every, now) if next_for_them(e)]
        return next(iter([*opened, *calendar.upcoming(every, now)]), None)

    def useful(self, event: Event, wish: Wish, now: datetime) -> bool:
        """Whether a reminder asked for now can still be told; one of a day that is not known yet can."""
        calendar = self._knowledge().calendar
        window = event.known(now, calendar.zone)
        if window is None:
            return True
        if not dated(window, wish, self.call(event)):
            return window.closes(calendar.zone) > now or event.state(now, calendar.zone) is not State.CLOSED
        if wish.edge == "start" and event.state(now, calendar.zone) in (State.OPEN, State.LAST_DAY, State.CLOSED):
            return False  # it has begun
        return civil_from(now, calendar.zone) < limit(window, wish, self.call(event), calendar.zone)

    def over(self, event: Event | None, now: datetime, since: timedelta) -> bool:
        """Whether it ended longer ago than `since`."""
        window = self.window(event, now)
        return bool(window and window.closes(self.zone) < now - since)

    def step(
        self, found: Event, wish: Wish, told: str | None, state: str, now: datetime
    ) -> tuple[Literal["reminder", "moved", "dated", ""], str] | None:
        """Which message is due for a reminder in `state` and what it becomes; None when it only waits.

        `told`: the dates that this person was told; None when they were told none, empty when none were known.
        """
        calendar, call = self._knowledge().calendar, self.call(found)
        window = found.known(now, calendar.zone)
        if window is None or not dated(window, wish, call):
            return None
        dates = dates_of(window)
        ends, when = limit(window, wish, call, calendar.zone), due(window, wish, call, calendar.zone)
        if civil_from(now, calendar.zone) >= ends:  # it would arrive too late
            return ("", VOID) if state == WAITING and now >= ends and window.closes(calendar.zone) < now else None
        if state == WAITING and when <= now:
            return "reminder", TOLD
        if told is None or told == dates:
            return None
        if told == "" and when - now < _SOON:
            return None  # the reminder itself will say it
        return ("moved" if told else "dated"), (WAITING if when > now else TOLD)

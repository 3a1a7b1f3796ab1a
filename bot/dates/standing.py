"""Where one event stands at a moment, in words."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise

from bot.dates.moments import Moments
from bot.texts import FIRST, say
from index.calendar import Calendar, Event, State
from index.documents import in_language
from index.named_days import days_listed_in
from index.windows import Moment, Window

RECENT = timedelta(days=14)
"""For so long after its close, a call "has just closed"."""

LATELY = {"month": timedelta(days=60), "year": timedelta(days=2 * 365)}
"""For so long after an event of which only the month, or the year, is known, nobody can say how long ago it was."""


class Standing(Moments):
    """Speaks about the events of one calendar, one at a time."""

    def __init__(
        self, calendar: Calendar, now: datetime, lang: str, weekdays: bool = False, counting: str = ""
    ) -> None:
        """`now` is aware; any time zone."""
        super().__init__(calendar.zone, now, lang, weekdays, counting)
        self.calendar = calendar

    def held(self, events: Iterable[Event]) -> list[Event]:
        """Those that are announced by now, and not called off."""
        return [e for e in events if e.known(self.now, self.zone) and not e.cancelled]

    def status(self, event: Event) -> str:
        """One or two sentences: where `event` stands now, and whether its date moved."""
        window = event.known(self.now, self.zone)
        title = in_language(event.title, self.lang)
        if window is None:
            return say(self.lang, "dates.unknown", title=title)
        if event.cancelled:
            return say(self.lang, "dates.cancelled", title=title, period=self.period(window, weekday=True))
        kind = self.calendar.kind(event.kind)
        sentence = self._call(event, window, title) if kind and kind.call else self._event(event, window, title)
        if event.planned:
            sentence += f" {say(self.lang, 'dates.planned')}"
        if moved := self.moved(event):
            sentence += f" {moved}"
        if event.note and (not event.history or window == event.history[-1].window):
            note = in_language(event.note, self.lang)
            sentence += f" {capital(note)}" + ("" if note.endswith((".", "!", "?")) else ".")
            sentence += self._on_which_weekdays(window, note) if self.weekdays else ""
        return sentence

    def _on_which_weekdays(self, window: Window, note: str) -> str:
        """The days that a note lists one by one, with those of the week."""
        days = days_listed_in(note, window.beginning.day, window.deadline.day)
        return f" {say(self.lang, 'dates.listed_weekdays', days=self.days(days))}" if days else ""

    def moved(self, event: Event) -> str:
        """Every value that was announced before the one known now; empty when it did not move."""
        former, window = event.former(self.now, self.zone), event.known(self.now, self.zone)
        if not former or window is None:
            return ""
        then = say(self.lang, "dates.then")
        every = (*former, window)
        ends = [w.end for w in every if w.end]
        put_off = all(one.local <= later.local for one, later in pairwise(ends))
        if len(ends) == len(every) and len({w.start for w in every}) == 1 and put_off:
            periods = then.join(self.placed("on", w.end, weekday=False) for w in former if w.end)
            span = self.days_between(ends[0], ends[-1])
            steps = [self.days_between(one, later) for one, later in pairwise(ends)]
            each = say(self.lang, "dates.moved_each", steps=then.join(steps)) if len(steps) > 1 and all(steps) else ""
            key = "dates.moved_end_by" if span else "dates.moved_end"
            return say(self.lang, key, span=span, each=each, periods=periods)
        if window.end and all(w.start and not w.end and w.start != window.start for w in former):
            periods = then.join(self.placed("on", w.start, weekday=False) for w in former if w.start)
            return say(self.lang, "dates.moved_start", periods=periods)
        later = self.days_between(former[-1].end, window.end) if former[-1].end and window.end else ""
        by = say(self.lang, "dates.moved_close", span=later) if later else ""
        return say(self.lang, "dates.moved", periods=then.join(self.period(w) for w in former), by=by)

    def _call(self, event: Event, window: Window, title: str) -> str:
        state, deadline, closes = event.state(self.now, self.zone), window.deadline, window.closes(self.zone)
        ends = window.end is not None or window.by is not None
        if state is State.BEFORE and window.start:
            key = "dates.opens" if ends else "dates.opens_no_end"
            start, end = self.placed("on", window.start), self.placed("on", deadline)
            return say(self.lang, key, title=title, start=start, end=end, delay=self._delay(window))
        if state is State.BEFORE or not ends:  # nobody said when it opens, or when it closes
            return self._event(event, window, title)
        if state is State.LAST_DAY:
            end = self.moment(deadline)
            if deadline.precision != "minute":  # counting hours would name one that nobody announced
                return say(self.lang, "dates.last_day_no_time", title=title, end=end)
            return say(self.lang, "dates.last_day", title=title, remaining=self.remaining(closes), end=end)
        if state is State.OPEN:
            until = self.placed("until", deadline)
            remaining = self.remaining(closes, deadline.precision == "minute")
            sentence = say(self.lang, "dates.open_until", title=title, remaining=remaining, until=until)
            return sentence + self._opened(window)
        since = self.placed("since", deadline)
        if self.now - closes <= RECENT and deadline.exact:
            sentence = say(self.lang, "dates.just_closed", title=title, ago=self.ago(deadline.day), since=since)
        else:
            sentence = say(self.lang, "dates.closed", title=title, since=since, ago=self._ago(window))
        return sentence + self._opened(window, deadline)

    def _opened(self, window: Window, closed: Moment | None = None) -> str:
        """When a call began, for those who ask from when on one could apply, and how long before it `closed`."""
        if window.start is None:
            return ""
        start = self.placed("on", window.start)
        span = self.days_between(window.start, closed) if closed else ""
        return " " + say(self.lang, "dates.opened_before" if span else "dates.opened", start=start, span=span)

    def _event(self, event: Event, window: Window, title: str) -> str:
        state = event.state(self.now, self.zone)
        period = self.period(window, weekday=state is not State.CLOSED)
        if state is State.BEFORE:
            return say(self.lang, "dates.future", title=title, period=period, delay=self._delay(window))
        if state is State.CLOSED:
            return say(self.lang, "dates.past", title=title, period=period, ago=self._ago(window))
        one_day = window.deadline.exact and window.start and window.start.day == window.deadline.day
        to_the_minute = one_day and window.end and window.end.precision == window.beginning.precision == "minute"
        if (state is State.OPEN or to_the_minute) and window.end and window.end.exact:
            closes, announced = window.closes(self.zone), window.end.precision == "minute"
            remaining = self._days_left(event, window) or self.remaining(closes, announced)
            return say(self.lang, "dates.now_left", title=title, period=period, remaining=remaining)
        return say(self.lang, "dates.today" if one_day else "dates.now", title=title, period=period)

    def _days_left(self, event: Event, window: Window) -> str:
        """« aujourd’hui, puis encore 2 jours (vendredi 10 juin et lundi 13 juin) » of an event of which the days are listed; or ""."""
        today = self.now.astimezone(self.zone).date()
        days = days_listed_in((event.note or {}).get(FIRST, ""), window.beginning.day, window.deadline.day)
        left = [day for day in days if day > today]
        if not left:
            return ""
        key = ("today_" if today in days else "") + ("days_left" if len(left) > 1 else "one_day_left")
        return say(self.lang, f"dates.{key}", n=len(left), days=self.days(left))

    def _delay(self, window: Window) -> str:
        """« (dans 12 jours) » before an event; nothing when its day is not known."""
        moment = window.beginning
        at = moment.local.replace(tzinfo=self.zone) if moment.precision == "minute" else None
        return f" ({self.delay(moment.day, at)})" if moment.exact else ""

    def _ago(self, window: Window) -> str:
        """« (il y a 6 ans) » after an event; nothing where its day is not known and it was lately."""
        ended, closes = window.deadline, window.closes(self.zone)
        if not ended.exact:  # counted from its end, and only from afar
            if self.now - closes < LATELY[ended.precision]:
                return ""
            ended = Moment(closes.astimezone(self.zone).replace(tzinfo=None), ended.precision)
        return f" ({self.since(ended)})"


def capital(text: str) -> str:
    """`text` with a capital first letter."""
    return text[:1].upper() + text[1:]

"""Sentences about the calendar, computed at a clock: what is open, what is over, what is announced.

No sentence holds a date that staff typed: every one is made from an event of the calendar and the current moment.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from itertools import pairwise

from babel.dates import format_date

from bot.texts import say, spoken
from index.calendar import Calendar, Event, Kind, Moment, State, Window
from index.documents import Programme, Source, in_language
from index.knowledge import Knowledge
from index.mentions import ORDINALS
from index.references import REFERENCE
from index.text import words

CANDIDATES = "candidates"
"""Those who can leave their interest, to be told when a call opens."""

RECENT = timedelta(days=14)
"""For so long after its close, a call "has just closed"."""

AHEAD = timedelta(days=45)
"""People ask about what is to come within so long."""


class Dates:
    """Speaks about one programme's calendar at one moment, in one language."""

    def __init__(self, knowledge: Knowledge, now: datetime, lang: str) -> None:
        """`now` is aware; any time zone."""
        self.programme: Programme = knowledge.programme
        self.calendar: Calendar = knowledge.calendar
        self.zone = self.calendar.zone
        self.now = now.astimezone(self.zone)
        self.lang = spoken(lang)

    # Dates in words

    def day(self, day: date, weekday: bool = True) -> str:
        """« dimanche 3 avril 2022 », « 1er mai 2022 »."""
        if self.lang != "fr":
            return format_date(day, "EEEE d MMMM y" if weekday else "d MMMM y", locale=self.lang)
        text = format_date(day, "EEEE d MMMM y" if weekday else "d MMMM y", locale="fr")
        return re.sub(r"\b1 (?=[^\W\d])", "1er ", text) if day.day == 1 else text

    def moment(self, moment: Moment, weekday: bool = True) -> str:
        """A moment to its own precision: « mars 2017 », « mardi 19 avril 2022 à 23 h 59 »."""
        if moment.precision == "year":
            return str(moment.local.year)
        if moment.precision == "month":
            return format_date(moment.day, "MMMM y", locale=self.lang)
        day = self.day(moment.day, weekday)
        return day if moment.precision == "day" else say(self.lang, "dates.at", day=day, time=self._time(moment.local))

    def _time(self, moment: datetime) -> str:
        if self.lang != "fr":
            return moment.strftime("%H:%M")
        return f"{moment.hour} h {moment.minute:02d}" if moment.minute else f"{moment.hour} h"

    def period(self, window: Window, weekday: bool = False) -> str:
        """« du 7 au 13 juin 2022 », « le 12 septembre 2022 », « au plus tard le 15 juillet 2022 »."""
        if window.by:
            return self._placed("by", window.by, weekday)
        start, end = window.start, window.end
        if start is None:
            return self._placed("until", window.deadline, weekday)
        if end is None or (start == end and start.precision != "minute"):
            return self._placed("on", start, weekday)
        if not (start.exact and end.exact):
            bounds = (self._placed("bound", m, weekday) for m in (start, end))
            return say(self.lang, "dates.between", start=next(bounds), end=next(bounds))
        if start.day == end.day and start.precision == "minute" == end.precision:
            times = say(self.lang, "dates.times", start=self._time(start.local), end=self._time(end.local))
            return f"{say(self.lang, 'dates.on', day=self.day(start.day, weekday))} {times}"
        first = self._without_repeats(start, end, weekday)
        return say(self.lang, "dates.from_to", start=first, end=self.moment(end, weekday))

    def _placed(self, how: str, moment: Moment, weekday: bool = True) -> str:
        """A moment after its preposition, which its precision decides: « depuis le 3 avril », « depuis avril »."""
        key = f"dates.{how}" if moment.exact else f"dates.{how}_{moment.precision}"
        return say(self.lang, key, day=self.moment(moment, weekday))

    def _without_repeats(self, start: Moment, end: Moment, weekday: bool) -> str:
        """« du 7 (au 13 juin 2022) »: the month and year that the end says too are left out."""
        if start.precision != "day":
            return self.moment(start, weekday)
        if not weekday and (start.local.year, start.local.month) == (end.local.year, end.local.month):
            return "1er" if self.lang == "fr" and start.day.day == 1 else str(start.day.day)
        text = self.moment(start, weekday)
        return text.removesuffix(f" {start.local.year}") if start.local.year == end.local.year else text

    # Distances

    def remaining(self, until: datetime) -> str:
        """« encore 12 jours » (in calendar days), « encore 5 heures », « encore 20 minutes »."""
        days = (until.astimezone(self.zone).date() - self.now.date()).days
        if days > 0:
            return say(self.lang, "dates.remaining_days" if days > 1 else "dates.remaining_day", n=days)
        minutes = int((until - self.now).total_seconds() // 60)
        if minutes >= 60:
            hours = minutes // 60
            return say(self.lang, "dates.remaining_hours" if hours > 1 else "dates.remaining_hour", n=hours)
        if minutes > 1:
            return say(self.lang, "dates.remaining_minutes", n=minutes)
        return say(self.lang, "dates.remaining_minute" if minutes == 1 else "dates.remaining_seconds")

    def delay(self, day: date) -> str:
        """« dans 12 jours », « demain », « dans 3 mois » (from 90 days on)."""
        days = (day - self.now.date()).days
        if days <= 0:
            return say(self.lang, "dates.delay_today")
        if days == 1:
            return say(self.lang, "dates.delay_tomorrow")
        if days >= 90:
            return say(self.lang, "dates.delay_months", n=round(days / 30.4))
        return say(self.lang, "dates.delay_days", n=days)

    def ago(self, day: date) -> str:
        days = (self.now.date() - day).days
        if days <= 0:
            return say(self.lang, "dates.ago_today")
        return say(self.lang, "dates.ago_yesterday") if days == 1 else say(self.lang, "dates.ago_days", n=days)

    # Sentences

    def status(self, event: Event) -> str:
        """One or two sentences: where `event` stands now, and whether its date moved."""
        window = event.known(self.now, self.zone)
        title = in_language(event.title, self.lang)
        if window is None:
            return say(self.lang, "dates.unknown", title=title)
        kind = self.calendar.kind(event.kind)
        sentence = self._call(event, window, title) if kind and kind.call else self._event(event, window, title)
        if event.planned:
            sentence += f" {say(self.lang, 'dates.planned')}"
        if before := event.replaced(self.now, self.zone):
            sentence += f" {self._moved(before, window)}"
        if event.note and (not event.history or window == event.history[-1].window):
            note = in_language(event.note, self.lang)
            sentence += f" {_capital(note)}" + ("" if note.endswith((".", "!", "?")) else ".")
        return sentence

    def _moved(self, before: Window, window: Window) -> str:
        if before.end and window.end and before.start == window.start and before.end.local < window.end.local:
            return say(self.lang, "dates.moved_end", end=self._placed("on", before.end, weekday=False))
        return say(self.lang, "dates.moved", period=self.period(before))

    def _call(self, event: Event, window: Window, title: str) -> str:
        state, deadline, closes = event.state(self.now, self.zone), window.deadline, window.closes(self.zone)
        ends = window.end is not None or window.by is not None
        if state is State.BEFORE and window.start:
            key = "dates.opens" if ends else "dates.opens_no_end"
            start, end = self._placed("on", window.start), self._placed("on", deadline)
            return say(self.lang, key, title=title, start=start, end=end, delay=self._delay(window))
        if state is State.BEFORE or not ends:  # nobody said when it opens, or when it closes
            return self._event(event, window, title)
        if state is State.LAST_DAY:
            end = self.moment(deadline)
            return say(self.lang, "dates.last_day", title=title, remaining=self.remaining(closes), end=end)
        if state is State.OPEN:
            until = self._placed("until", deadline)
            sentence = say(self.lang, "dates.open_until", title=title, remaining=self.remaining(closes), until=until)
            return sentence + self._opened(window)
        since = self._placed("since", deadline)
        if self.now - closes <= RECENT and deadline.exact:
            return say(self.lang, "dates.just_closed", title=title, ago=self.ago(deadline.day), since=since)
        return say(self.lang, "dates.closed", title=title, since=since) + self._opened(window)

    def _opened(self, window: Window) -> str:
        """When a call began, for those who ask from when on one could apply."""
        return " " + say(self.lang, "dates.opened", start=self._placed("on", window.start)) if window.start else ""

    def _event(self, event: Event, window: Window, title: str) -> str:
        state = event.state(self.now, self.zone)
        period = self.period(window, weekday=state is not State.CLOSED)
        if state is State.BEFORE:
            return say(self.lang, "dates.future", title=title, period=period, delay=self._delay(window))
        if state is State.CLOSED:
            return say(self.lang, "dates.past", title=title, period=period)
        one_day = window.deadline.exact and window.start and window.start.day == window.deadline.day
        return say(self.lang, "dates.today" if one_day else "dates.now", title=title, period=period)

    def _delay(self, window: Window) -> str:
        """« (dans 12 jours) » before an event; nothing when its day is not known."""
        moment = window.start or window.deadline
        return f" ({self.delay(moment.day)})" if moment.exact else ""

    def calls(self, audience: str = CANDIDATES, cohort: str | None = None) -> str:
        """Where the calls stand: the open ones, else the next ones, else that there is none and what the last was."""
        every = self.calendar.calls(audience)
        if cohort and (own := [e for e in every if e.cohort == cohort]):
            return "\n\n".join(self.status(e) for e in own)
        calls = [e for e in every if not self._side(e)]
        if opened := self.calendar.open_now(calls, self.now):
            return "\n\n".join(self.status(e) for e in opened)
        today = self.day(self.now.date())
        if upcoming := self.calendar.upcoming(calls, self.now):
            sentences = [say(self.lang, "dates.none_open_next", today=today)]
            last = self.calendar.last_over(calls, self.now)
            if last and self.now - self.calendar.close_of(last, self.now) <= RECENT:
                sentences.append(self._last_call(last))
            return " ".join(sentences) + "\n\n" + self.status(upcoming[0])
        sentences = [say(self.lang, "dates.none_open", today=today)]
        if last := self.calendar.last_over(calls, self.now):
            sentences.append(self._last_call(last))
        if audience == CANDIDATES:
            sentences.append(say(self.lang, "dates.leave_interest"))
        return " ".join(sentences)

    def _last_call(self, event: Event) -> str:
        window = event.known(self.now, self.zone) or event.window
        if window.end is None and window.by is None:
            return f"{say(self.lang, 'dates.last_time')} {self.status(event)}"
        title, end = in_language(event.title, self.lang), self._placed("on", window.deadline)
        if self.now - window.closes(self.zone) <= RECENT and window.deadline.exact:
            return say(self.lang, "dates.last_just", title=title, end=end, ago=self.ago(window.deadline.day))
        return say(self.lang, "dates.last_was", title=title, end=end)

    def of_kind(self, kind: Kind, cohort: str | None = None, question: str = "") -> str:
        """The answer to "when is KIND?", for a cohort, for an event that `question` numbers, or for the one in question now."""
        events = self.calendar.of(kind.id, cohort)
        if numbered := [e for e in events if _numbers(question) & _numbers(" ".join(e.title.values()))]:
            return "\n\n".join(self.status(e) for e in numbered[:4])
        if cohort:
            if not events:
                none = say(self.lang, "dates.none_of_kind", kind=_capital(in_language(kind.name, self.lang)))
                return f"{none}\n\n{self.calendar_of(cohort)}"
            return "\n\n".join(self.status(e) for e in events[:6])
        if kind.call:
            return self.calls(kind.audience)
        events = [e for e in events if not self._side(e)] or events
        current = [e for e in events if e.state(self.now, self.zone) in (State.OPEN, State.LAST_DAY)]
        if soon := current + self.calendar.upcoming(events, self.now):
            same = [e for e in soon if e.cohort == soon[0].cohort]
            return "\n\n".join(self.status(e) for e in same[:4])
        none = say(self.lang, "dates.none_kind", kind=_capital(in_language(kind.name, self.lang)))
        last = self.calendar.last_over(events, self.now)
        return f"{none}\n\n{say(self.lang, 'dates.last_time')} {self.status(last)}" if last else none

    def sources_of(self, kind: str, cohort: str | None) -> tuple[Source, ...]:
        """Where the dates that `of_kind` or `calendar_of` gives come from, without repeats."""
        events = self.calendar.of(kind if self.calendar.of(kind) else None, cohort)
        known = [e for e in events if e.known(self.now, self.zone)]
        chosen = known if cohort else known[-2:]
        return tuple(dict.fromkeys(s for e in chosen for s in e.sources))

    def calendar_of(self, cohort: str | None) -> str:
        """All that is known now of a cohort's dates (by default the one whose rules hold)."""
        chosen = self.programme.cohort(cohort) if cohort else self.programme.cohort_on(self.now.date())
        if chosen is None:
            return self.calls()
        events = [e for e in self.calendar.of(cohort=chosen.id) if e.known(self.now, self.zone)]
        if not events:
            return say(self.lang, "dates.no_calendar", cohort=in_language(chosen.name, self.lang))
        key = "dates.calendar_of_side" if chosen.side else "dates.calendar_of"
        lines = [say(self.lang, key, cohort=in_language(chosen.name, self.lang)), ""]
        for event in events:
            window = event.known(self.now, self.zone) or event.window
            title = in_language(event.title, self.lang)
            lines.append(say(self.lang, "dates.line", title=title, period=self.period(window)))
        return "\n".join(lines)

    def kinds_in_season(self) -> set[str]:
        """Kinds of calls of which one is open now, or has just closed."""
        calls = [e for kind in self.calendar.kinds if kind.call for e in self.calendar.of(kind.id)]
        closed = [e for e in calls if e.state(self.now, self.zone) is State.CLOSED]
        recent = {e.kind for e in closed if self.now - self.calendar.close_of(e, self.now) <= RECENT}
        return {e.kind for e in self.calendar.open_now(calls, self.now)} | recent

    def kinds_at_hand(self) -> set[str]:
        """Kinds of which an event is going on, has just ended, or is to come within AHEAD."""
        found: set[str] = set()
        for event in self.calendar.events:
            if (window := event.known(self.now, self.zone)) is not None:
                closes = window.closes(self.zone)
                opens = window.opens(self.zone) or closes
                if opens - AHEAD <= self.now <= closes + RECENT:
                    found.add(event.kind)
        return found

    def _side(self, event: Event) -> bool:
        """Whether an event belongs to a special round, of which one hears only by naming it."""
        cohort = self.programme.cohort(event.cohort) if event.cohort else None
        return bool(cohort and cohort.side)

    def fill(self, body: str) -> str:
        """`body` with its references to the calendar replaced by what they say now."""

        def replacement(match: re.Match[str]) -> str:
            aspect, event_id = match.group(1), match.group(2)
            if aspect == "calls":
                return self.calls()
            event = self.calendar.event(event_id or "")
            if event is None:
                return "…"  # `check` refuses it; a reader never sees the braces
            if aspect == "status":
                return self.status(event)
            window = event.known(self.now, self.zone)
            if window is None:
                return say(self.lang, "dates.unannounced")
            if aspect == "period":
                return self.period(window)
            moment = window.deadline if aspect == "end" else window.start or window.deadline
            return self.moment(moment, weekday=False)

        return REFERENCE.sub(replacement, body)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _numbers(text: str) -> set[tuple[str, int]]:
    """Numbered things: « sprint 3 », « troisième sprint » -> ("sprint", 3)."""
    tokens = words(text)
    found: set[tuple[str, int]] = set()
    for first, second in pairwise(tokens):
        if second.isdigit() and first.isalpha():
            found.add((first, int(second)))
        elif first in ORDINALS:
            found.add((second, ORDINALS[first]))
    return found

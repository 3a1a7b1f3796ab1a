"""What is at hand in the calendar at a moment: calls that are open or about to be, dates of which people ask."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cached_property

from bot.dates.calls import calls_of
from bot.dates.numbered import of_its_round
from bot.dates.standing import RECENT, Standing
from bot.wording.candidate_cues import IF_CHOSEN
from index.calendar import CANDIDATES, Event, Kind, State
from index.documents import Cohort, Programme
from index.knowledge import Knowledge
from index.text import fold

AHEAD = timedelta(days=45)
"""People ask about what is to come within so long."""

CLOSING = timedelta(days=3)
"""For so long before and after a call closes, most people ask whether they are in time."""


class Season(Standing):
    """Tells what is at hand in one programme's calendar at one moment."""

    def __init__(
        self, knowledge: Knowledge, now: datetime, lang: str, weekdays: bool = False, counting: str = ""
    ) -> None:
        """`now` is aware; any time zone."""
        super().__init__(knowledge.calendar, now, lang, weekdays, counting)
        self.programme: Programme = knowledge.programme
        self.knowledge = knowledge

    @property
    def email(self) -> str:
        """The address of the team at this moment."""
        return self.programme.contact.email_on(self.now.date())

    def at_work(self) -> Cohort | None:
        """The cohort that is at work: the earliest whose first call is over, and of which a date is still to come."""
        for cohort in (c for c in self.programme.cohorts if not c.side):
            call = next((e for e in self.calendar.calls() if e.cohort == cohort.id), None)
            if call is None or call.state(self.now, self.zone) is not State.CLOSED:
                continue
            known = (e for e in self.calendar.of(cohort=cohort.id) if e.known(self.now, self.zone))
            if any(self.calendar.close_of(e, self.now) > self.now for e in known):
                return cohort
        return None

    def recruiting(self) -> Cohort | None:
        """The cohort whose call is open, or announced."""
        calls = calls_of(self.knowledge)
        chosen = self.calendar.open_now(calls, self.now) or self.calendar.upcoming(calls, self.now)
        return self.programme.cohort(chosen[0].cohort or "") if chosen else None

    def of_who_would_join(self, kinds: Sequence[Kind], question: str) -> tuple[str, ...]:
        """The cohort of which somebody asks when they would begin, or end: the next to begin, or the one that recruits; else none.

        Who asks for both asks them of the same cohort (« je commence quel jour et je finis quand ? »).
        """
        begins = next((k for k in kinds if k.begins_work), None)
        if not (kinds[0].begins_work or kinds[0].ends_work):
            return ()
        if begins and any(k.ends_work for k in kinds):
            coming = self.calendar.upcoming([e for e in self.calendar.of(begins.id) if e.step], self.now)
            return tuple(e.cohort for e in coming[:1] if e.cohort)
        recruiting = self.recruiting() if kinds[0].ends_work and IF_CHOSEN.search(fold(question)) else None
        return (recruiting.id,) if recruiting else ()

    def last_of_kind(self, kind: Kind) -> list[Event]:
        """The last event of a kind that is over, special rounds apart; none where none is."""
        last = self.calendar.last_over([e for e in self.calendar.of(kind.id) if not self._side(e)], self.now)
        return [last] if last else []

    @cached_property
    def unheard_of(self) -> list[Cohort]:
        """The cohorts of which nothing is known yet."""
        known = {e.cohort for e in self.calendar.events if e.known(self.now, self.zone)}
        return [c for c in self.programme.cohorts if c.id not in known and c.starts > self.now.date()]

    @cached_property
    def unrevealed(self) -> set[str]:
        """The cohorts of which nobody knows the projects yet: unheard of, or with all events that reveal them still to come.

        One of which no event reveals them, nor a call for projects of its own, has none before the round of its first call is
        over.
        """
        kinds = {k.id for k in self.calendar.kinds if k.reveals_projects}
        events = [e for e in self.calendar.events if e.kind in kinds and e.cohort and not e.cancelled]
        begun = {e.cohort for e in events if e.window.beginning.first(self.zone) <= self.now}
        to_come = {e.cohort for e in events if e.cohort and e.cohort not in begun}
        told = {e.cohort for e in events}
        calls = {
            c.id: next((e for e in self.calendar.calls() if e.cohort == c.id), None) for c in self.programme.cohorts
        }
        chosen = {
            e.cohort for k in self.calendar.kinds if k.call and k.audience != CANDIDATES for e in self.calendar.of(k.id)
        }
        recruiting = {
            i
            for i, call in calls.items()
            if call
            and i not in told | chosen
            and any(
                self.calendar.close_of(e, self.now) > self.now
                for e in of_its_round(self.calendar, call)
                if not e.cancelled
            )
        }
        return {c.id for c in self.unheard_of} | {c for c in to_come if c} | recruiting

    @cached_property
    def not_yet(self) -> set[str]:
        """Rules of which every version begins after today."""
        today, versions = self.now.date(), self.knowledge.versions
        return {u for u, group in versions.items() if all(e.valid_from and e.valid_from > today for e in group)}

    def kinds_in_season(self) -> set[str]:
        """Kinds of calls of which one is open now, or has just closed."""
        calls = [e for kind in self.calendar.kinds if kind.call for e in self.calendar.of(kind.id)]
        closed = [e for e in calls if e.state(self.now, self.zone) is State.CLOSED]
        recent = {e.kind for e in closed if self.now - self.calendar.close_of(e, self.now) <= RECENT}
        return {e.kind for e in self.calendar.open_now(calls, self.now)} | recent

    def kinds_closing(self) -> set[str]:
        """Kinds of calls of which one closes within CLOSING, or has closed as lately."""
        calls = [e for kind in self.calendar.kinds if kind.call for e in self.calendar.of(kind.id)]
        return {e.kind for e in self.held(calls) if abs(self.calendar.close_of(e, self.now) - self.now) <= CLOSING}

    def kinds_at_hand(self) -> set[str]:
        """Kinds of which an event is going on, has just ended, or is to come within AHEAD."""
        return {e.kind for e in self.calendar.events if self.is_at_hand(e)}

    def at_hand(self, kind: str, cohorts: Sequence[str]) -> tuple[str, ...]:
        """Those of `cohorts` of which an event of `kind` is at hand."""
        return tuple(c for c in cohorts if any(self.is_at_hand(e) for e in self.calendar.of(kind, c)))

    def is_at_hand(self, event: Event) -> bool:
        """Whether an event is known and is going on, has just ended, or is to come within AHEAD."""
        if (window := event.known(self.now, self.zone)) is None:
            return False
        closes = window.closes(self.zone)
        return (window.opens(self.zone) or closes) - AHEAD <= self.now <= closes + RECENT

    def lacks(self, kind: str, cohorts: Sequence[str]) -> bool:
        """Whether there are events of a kind, but none of `cohorts`; those of a special round alone are none's but its own."""
        special = all(self._side(e) for e in self.calendar.of(kind))
        return self.calendar.lacks(kind, cohorts) and not special

    def _side(self, event: Event) -> bool:
        """Whether an event belongs to a special round, of which one hears only by naming it."""
        cohort = self.programme.cohort(event.cohort) if event.cohort else None
        return bool(cohort and cohort.side)

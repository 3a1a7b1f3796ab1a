"""What else belongs to the round of a call that is spoken of: the interviews of a sprint, beside its call."""

from __future__ import annotations

from bot.dates.named import NamedDates
from bot.dates.numbered import numbered, of_its_round
from bot.dates.standing import RECENT
from index.calendar import Event, State


class Rounds(NamedDates):
    """Speaks about the rounds of a cohort that has several, at one moment, in one language."""

    def rest_of_round(self, kind: str, cohort: str | None, question: str) -> str:
        """Where the other events of a round stand; "" where there are none to tell.

        The round is the one that `question` numbers, among the events of `kind`; or else the first that is open, has
        just ended or is to come, and is not over with all its events.
        """
        events = self.held(self.calendar.of(kind, cohort))
        if picked := numbered(events, question):
            return "\n\n".join(self.status(e) for e in self._others_of_round(picked[0])) if len(picked) == 1 else ""
        opened = self.calendar.open_now(events, self.now)
        over = [e for e in reversed(events) if e.state(self.now, self.zone) is State.CLOSED]
        ended = [e for e in over if self.now - self.calendar.close_of(e, self.now) <= RECENT]
        for event in (*opened, *ended, *self.calendar.upcoming(events, self.now)):
            others = self._others_of_round(event)
            if any(e.state(self.now, self.zone) is not State.CLOSED for e in (event, *others)):
                return "\n\n".join(self.status(e) for e in others)
        return ""

    def _others_of_round(self, event: Event) -> list[Event]:
        """The known events of other kinds that are numbered as `event` is."""
        others = (e for e in of_its_round(self.calendar, event) if e.kind != event.kind and not e.cancelled)
        return [e for e in others if e.known(self.now, self.zone)]

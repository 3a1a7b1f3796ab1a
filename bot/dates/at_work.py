"""Who is at work at a moment: the cohorts that have begun and not ended, who stays longer, and who comes next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.dates.sentences import Dates
from bot.texts import say
from index.calendar import Event, State
from index.documents import Cohort, in_language


@dataclass(frozen=True)
class AtWork:
    """Who is at work: the `cohorts`; the `events` that tell since when and until when, and how long others stay; who is `to_come`."""

    cohorts: tuple[Cohort, ...]
    events: tuple[Event, ...]
    to_come: tuple[Event, ...]

    def sentence_then(self, dates: Dates, day: date) -> str:
        """Who was at work on a `day` of the past, in one sentence."""
        names = ", ".join(in_language(c.name, dates.lang) for c in self.cohorts)
        key = "dates.at_work_then" if names else "dates.nobody_at_work_then"
        return say(dates.lang, key, day=dates.day(day), cohorts=names)

    def sentence(self, dates: Dates) -> str:
        """Who is at work today, in one sentence."""
        today, names = dates.day(dates.now.date()), [in_language(c.name, dates.lang) for c in self.cohorts]
        alive = any(not _is_over(e, dates) for e in self.events)
        key = "dates.at_work" if names else "dates.some_stay" if alive else "dates.nobody_at_work"
        return say(dates.lang, key, today=today, cohorts=", ".join(names))


def at_work(dates: Dates) -> AtWork | None:
    """Who is at work now; None where the calendar does not tell when the last cohort that was chosen began, or will."""
    begins = [e for k in dates.calendar.kinds if k.begins_work for e in dates.held(dates.calendar.of(k.id))]
    ends = [e for k in dates.calendar.kinds if k.ends_work for e in dates.held(dates.calendar.of(k.id))]
    plain = [c for c in dates.programme.cohorts if not c.side]
    calls = {c.id: next((e for e in dates.calendar.calls() if e.cohort == c.id), None) for c in plain}
    chosen = [c for c in plain if (call := calls[c.id]) and _is_over(call, dates)]
    if not chosen or not any(e.cohort == chosen[-1].id for e in begins):
        return None
    begun = [c for c in plain if any(e.cohort == c.id and e.step and _is_over(e, dates) for e in begins)]
    over = {e.cohort for e in ends if e.step and _is_over(e, dates)}
    # Of one whose end no source tells, nobody stays once the next has begun.
    working = [c for c in begun if c.id not in over and (c == begun[-1] or any(e.cohort == c.id for e in ends))]
    of_them, since = {c.id for c in working}, {c.id for c in begun}
    last = [e for e in ends if e.step and e.cohort in over][-1:] if not working else []
    arrived = {c.id for c in plain if c.id not in over}  # those who came before the others of their cohort, too
    from_then = [
        e for e in begins if _is_over(e, dates) and (e.cohort in of_them if e.step else e.cohort in arrived - since)
    ]
    stay = [e for e in ends if e.cohort in since and not _is_over(e, dates)]
    rounds = dates.held(dates.of_special_rounds(begun[-1].id)) if begun else []
    longer = [e for e in rounds if not _is_over(e, dates)][-1:]
    to_come = [e for e in begins if not _is_over(e, dates)]
    return AtWork(tuple(working), (*last, *from_then, *stay, *longer), tuple(to_come))


def _is_over(event: Event, dates: Dates) -> bool:
    return event.state(dates.now, dates.zone) is State.CLOSED

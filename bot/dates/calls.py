"""Which calls are in question now, and which events go with a call. Whoever may apply is a candidate here."""

from __future__ import annotations

from datetime import datetime
from itertools import pairwise

from bot.dates.numbered import numbers_of
from index.calendar import CANDIDATES, Calendar, Event
from index.knowledge import Knowledge
from index.search_words import words_for_cohorts


def calls_of(knowledge: Knowledge) -> list[Event]:
    """The calls that concern everybody: those of special rounds are heard of by naming them only."""
    return [e for e in knowledge.calendar.calls() if not _side(knowledge, e)]


def before_the_last(knowledge: Knowledge, now: datetime) -> tuple[str, tuple[str, ...]] | None:
    """The call that was over before the last one, which may still be open: its number in words (« sprint 4 ») or "", and its cohort."""
    calendar, calls = knowledge.calendar, calls_of(knowledge)
    last = next(iter(calendar.open_now(calls, now)), None) or calendar.last_over(calls, now)
    over = (c for c in calls if last and c.window.deadline.local < last.window.deadline.local)
    call = calendar.last_over(over, now)
    if call is None:
        return None
    counted = (n for n in sorted(numbers_of(call)) if n[0] not in words_for_cohorts(knowledge.programme))
    return " ".join(f"{word} {n}" for word, n in counted), (call.cohort,) if call.cohort else ()


def current(knowledge: Knowledge, now: datetime) -> list[Event]:
    """What candidates have to know now: the events of the open calls, else of the next one, else of the last one, and
    every other event that is not over."""
    calendar = knowledge.calendar
    calls = calls_of(knowledge)
    chosen = calendar.open_now(calls, now) or calendar.upcoming(calls, now)[:1]
    if not chosen and (last := calendar.last_over(calls, now)):
        chosen = [last]
    ids = {e.id for call in chosen for e in with_call(calendar, call)}
    audiences = {k.id for k in calendar.kinds if k.audience == CANDIDATES}

    def ahead(event: Event) -> bool:
        window = event.known(now, calendar.zone)
        return bool(window and window.closes(calendar.zone) >= now and event.kind in audiences)

    return [e for e in calendar.of() if e.id in ids or (ahead(e) and not _side(knowledge, e))]


def events_of(knowledge: Knowledge, call: str) -> list[Event]:
    """The events of a cohort, or of one call (an event in which one can apply). Raises KeyError when there is neither."""
    calendar = knowledge.calendar
    if knowledge.programme.cohort(call):
        return calendar.of(cohort=call)
    event = calendar.event(call)
    kind = calendar.kind(event.kind) if event else None
    if event is None or kind is None or not kind.call:
        raise KeyError(call)
    return with_call(calendar, event)


def with_call(calendar: Calendar, call: Event) -> list[Event]:
    """A call and what goes with it: the events of its cohort, from its opening until the next call of its kind opens."""
    every = calendar.of(cohort=call.cohort) if call.cohort else [call]
    calls = [e for e in every if e.kind == call.kind]
    following = next((b for a, b in pairwise(calls) if a.id == call.id), None)
    first = calls[0].id == call.id if calls else True

    def begins(event: Event) -> datetime:
        return event.window.opens(calendar.zone) or event.window.closes(calendar.zone)

    # What comes before the first call (webinars, say) prepares it.
    return [
        e for e in every
        if (first or begins(e) >= begins(call)) and (following is None or begins(e) < begins(following))
    ]  # fmt: skip


def _side(knowledge: Knowledge, event: Event) -> bool:
    cohort = knowledge.programme.cohort(event.cohort) if event.cohort else None
    return bool(cohort and cohort.side)

"""The cohort of what was told last though nobody named one: that of its dates, or of the version of a rule."""

from __future__ import annotations

from bot.following.turn import Turn
from bot.wording.allusions import SHORT


def of_the_dates_told(turn: Turn) -> tuple[str, ...]:
    """The cohort of the dates that were told though none was named, for « et la promo d'avant ? »."""
    kind, calendar = turn.kind, turn.engine.knowledge.calendar
    if kind is None or turn.now is None or not turn.wording.said & turn.cohort_words or turn.wording.length > 2 * SHORT:
        return ()
    plain = {c.id for c in turn.engine.knowledge.programme.cohorts if not c.side}
    events = [e for e in calendar.of(kind.id) if e.cohort in plain]
    told = calendar.open_now(events, turn.now) or calendar.upcoming(events, turn.now)
    last = next(iter(told), None) or calendar.last_over(events, turn.now)
    return (last.cohort,) if last and last.cohort else ()


def of_the_version_told(turn: Turn) -> tuple[str, ...]:
    """The one cohort of the rule that was told, for « et la précédente, combien de candidats ? »."""
    entry = turn.engine.knowledge.entries_by_id.get(turn.before.entry or "") if turn.wording.next_one else None
    return entry.cohorts if entry and len(entry.cohorts) == 1 else ()

"""How a question goes on about a day: one that was announced, on which something closes, on which one is not free."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot.dates.numbered import called_kinds
from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import candidate_cues, date_cues
from bot.wording.allusions import SHORT
from bot.wording.clauses import pieces
from bot.wording.content import content_of
from index.calendar import CANDIDATES
from index.knowledge import DATES_PREFIX
from index.lexical import stems
from index.named_days import MONTHS, named_days
from index.text import fold, words

_FIGURES = re.compile(r"\b\d{1,2}/\d{1,2}\b(?!/)")


def announced_before(turn: Turn) -> Understood | None:
    """« c'était pas le 4, à la base ? » after a call: the same, and how its close moved, where it was to be that day."""
    unit, calendar = turn.before.unit or "", turn.engine.knowledge.calendar
    kind = calendar.kind(unit.removeprefix(DATES_PREFIX)) if unit.startswith(DATES_PREFIX) else None
    named = {(day.day, day.month) for day in named_days(turn.question)}
    alone = {int(day["day"]) for day in date_cues.A_DAY.finditer(turn.wording.folded)} - {day for day, _ in named}
    told = named | {(day, None) for day in alone}
    if (
        kind is None
        or not kind.call
        or turn.now is None
        or not told
        or turn.mentions
        or turn.wording.length > 3 * SHORT
    ):
        return None
    last = calendar.last_over(calendar.of(kind.id, next(iter(turn.before.cohorts), None)), turn.now)
    former = [v.window for v in last.history[:-1] if v.window.deadline] if last else []
    days = [w.deadline.day for w in former]
    return (
        replace(turn.same(), question=f"{turn.joined} Reporté ?")
        if told & ({(d.day, d.month) for d in days} | {(d.day, None) for d in days})
        else None
    )


def closing_that_day(turn: Turn) -> Understood | None:
    """« j'ai jusqu'à demain soir, c'est bien ça ? » after something of a cohort: what of it closes on that day, if one thing does."""
    asked = date_cues.UNTIL_A_DAY.search(turn.wording.folded)
    now, calendar, cohorts = turn.now, turn.engine.knowledge.calendar, turn.before.cohorts
    if asked is None or now is None or len(cohorts) != 1 or turn.mentions or turn.wording.length > 2 * SHORT:
        return None
    day = now.date() + timedelta(days=date_cues.DAYS_FROM_NOW.get(asked["day"], 0))
    known = [(e, w) for e in calendar.of(cohort=cohorts[0]) if (w := e.known(now, calendar.zone))]
    closing = {e.kind for e, w in known if w.deadline and w.deadline.day == day and not e.cancelled}
    theirs = [k.id for k in calendar.kinds if k.id in closing and k.audience == CANDIDATES]
    return turn.same(DATES_PREFIX + theirs[0]) if len(theirs) == 1 else None


def told_without_dates(turn: Turn) -> Understood | None:
    """« les séminaires, combien de jours ? » after a rule of one cohort that speaks of them, where it has no dates of them: the rule."""
    calendar, before = turn.engine.knowledge.calendar, turn.before
    if before.unit not in turn.engine.knowledge.versions or len(before.cohorts) != 1 or turn.mentions.facets:
        return None
    if turn.mentions.cohorts or turn.wording.length > 2 * SHORT or not turn.text:
        return None
    first = next(iter(pieces(turn.question)), "")
    named = called_kinds(calendar.kinds, " ".join(content_of(first)), asked=True)
    said = {s for w in content_of(first) for s in stems(w)} & set(stems(turn.text))
    lacking = named and all(calendar.lacks(k.id, before.cohorts) for k in named)
    return replace(turn.same(), question=turn.joined) if lacking and said else None


def not_there_then(turn: Turn) -> Understood | None:
    """« et si j'ai une réunion à ce moment-là ? », « y a un rattrapage ? » after dates: the same, which tell whether there is another one."""
    kind, folded = turn.kind, turn.wording.folded
    if kind is None or turn.mentions:
        return None
    if kind.call and candidate_cues.ANOTHER_CALL.search(folded):
        return None  # « si je loupe ce soir, il y a une autre session cette année ? »
    busy = date_cues.THEN_BUSY.search(folded) or date_cues.CATCH_UP.search(folded)
    again = not kind.call and candidate_cues.SECOND_CHANCE.search(
        folded
    )  # « jeudi je ne peux pas, une autre chance ? »
    missed = not kind.call and candidate_cues.MISSING_IT.search(folded)  # « et si je la rate ? »
    return turn.same() if ((busy or again) and turn.wording.length <= 3 * SHORT) or missed else None


def the_one_before(turn: Turn) -> Understood | None:
    """« et celui d'avant ? » after one of several dates of a kind, told by its day: the same, which tell them all."""
    unit, calendar = turn.before.unit or "", turn.engine.knowledge.calendar
    if (
        not unit.startswith(DATES_PREFIX)
        or turn.wording.step >= 0
        or not date_cues.THE_ONE_THEN.search(turn.wording.folded)
    ):
        return None
    told = calendar.of(unit.removeprefix(DATES_PREFIX), next(iter(turn.before.cohorts), None))
    by_day = named_days(turn.before.question) or date_cues.DAY_NEAR.search(fold(turn.before.question))
    several = len(turn.before.cohorts) == 1 and len(told) > 1 and by_day and turn.wording.short
    return turn.same() if several and not turn.mentions else None


def another_day(turn: Turn) -> Understood | None:
    """« et le 11 ? » after « examen le 8 juin, ça tombe sur les auditions ? »: that day of the same month."""
    spoken = named_days(_FIGURES.sub(" ", turn.before.question))
    day = date_cues.ONLY_A_DAY.fullmatch(" ".join(words(turn.wording.folded)))
    if not spoken or day is None or not (turn.before.unit or "").startswith(DATES_PREFIX):
        return None
    near = min(spoken, key=lambda one: abs(one.day - int(day["day"])))
    month = next(name for name, number in MONTHS.items() if number == near.month)
    return replace(turn.same(), question=f"le {day['day']} {month} {near.year or ''}".strip())

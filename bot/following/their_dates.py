"""Dates of the people whom the last answer was about: « leur contrat, il va de quand à quand ? » after what the coaches do."""

from __future__ import annotations

from bot.following.turn import Turn
from bot.texts import FIRST
from bot.understood import Understood
from bot.wording import people_cues
from bot.wording.allusions import SHORT
from index.knowledge import DATES_PREFIX


def of_those_told(turn: Turn) -> Understood | None:
    """The same asked of them by name, where some dates of that kind, and not all, are of the profession that was told of."""
    knowledge, vocabulary = turn.engine.knowledge, turn.engine.vocabulary
    entry = knowledge.entries_by_id.get(turn.before.entry or "")
    asks = people_cues.OF_THEM.search(turn.wording.folded) and turn.wording.length <= 3 * SHORT
    if entry is None or turn.mentions or not asks:
        return None
    told = [r for r in vocabulary.find(entry.question).readings if {facet for facet, _ in r.terms} == {"profiles"}]
    people = {term for r in told for _, term in r.terms}
    if len(people) != 1:
        return None
    first = turn.rank(turn.wording.stripped).first
    events = knowledge.calendar.of(first.id.removeprefix(DATES_PREFIX)) if first.kind == "dates" else ()
    titled = [bool(people & set(vocabulary.find(e.title[FIRST]).facets.get("profiles", ()))) for e in events]
    if not any(titled) or all(titled):
        return None
    named = ", ".join(dict.fromkeys(" ".join(r.said) for r in told))
    return Understood(f"{turn.wording.stripped} ({named}) ?", turn.mentions, turn.before.cohorts)

"""How a question doubts what was answered, or asks why it is so: « vous pouvez trancher ? », « on m'a dit l'inverse »."""

from __future__ import annotations

from dataclasses import replace

from bot.following.rules import surely_elsewhere
from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import which_cues
from bot.wording.allusions import SHORT
from index.calendar import CANDIDATES
from index.knowledge import DATES_PREFIX
from index.naming import names_a_project
from index.text import SENTENCE_END, words

REASON = 0.5
"""Chance of being right from which a rule tells why something is so, which asks just that."""


def told_otherwise(turn: Turn) -> Understood | None:
    """« t'es sûr de toi ? un pote me soutient l'inverse » after an answer: the same again."""
    unit = turn.before.unit or ""
    known = unit in turn.engine.knowledge.versions or unit.startswith(DATES_PREFIX)
    said = which_cues.TOLD_OTHERWISE.search(turn.wording.folded)
    if not known or said is None or turn.mentions or any(c.isdigit() for c in turn.question):
        return None
    before, after = turn.wording.folded[: said.start()], turn.wording.folded[said.end() :]
    asks_more = after.strip(" ?!.") or ("?" in before and not which_cues.ARE_YOU_SURE.search(before))
    return None if asks_more else replace(turn.same(), again=True)


def which_of_them(turn: Turn) -> Understood | None:
    """« donc c'est lequel ? », « vous pouvez trancher ? », « pourquoi ? » after an answer of staff: it says what is known."""
    asks_again = turn.wording.which_is_it or (turn.wording.why and turn.wording.bare)
    told = asks_again and turn.wording.length <= 2 * SHORT and not turn.mentions
    call = turn.engine.knowledge.calendar.call_to(CANDIDATES)
    if told and turn.wording.why and call and "{{calls}}" in turn.text:  # why none is open, where staff wrote it
        return turn.same(DATES_PREFIX + call.id)
    unit = turn.before.unit or ""
    known = unit in turn.engine.knowledge.versions or unit.startswith(DATES_PREFIX)
    if told and names_a_project(turn.question, turn.engine.knowledge):
        return None  # « Hopkins et ADLER, lequel est le plus ancien ? » after dates
    if told and turn.wording.which_is_it and surely_elsewhere(turn):
        return None  # « à la fin, qui tranche ? » after who sits on the jury
    if told and turn.wording.why and (reason := _its_reason(turn)):
        return turn.same(reason)
    return replace(turn.same(), again=True) if told and known else None


def _its_reason(turn: Turn) -> str | None:
    """The rule that tells why it is as the first sentence of the last answer says; None where staff wrote none."""
    entry = turn.engine.knowledge.entries_by_id.get(turn.before.entry or "")
    sentence = next(iter(SENTENCE_END.split(entry.plain.strip())), "") if entry else ""
    if not sentence:
        return None
    ranking = turn.rank(f"pourquoi {sentence}")
    versions = turn.engine.knowledge.versions.get(ranking.first.id, ())
    asks_why = any(words(e.question)[:1] == ["pourquoi"] for e in versions)
    return ranking.first.id if asks_why and ranking.answered and ranking.right >= REASON else None

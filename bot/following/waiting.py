"""How a question goes on for those who wait for an answer: whether all is over, when the results are told, when a request is answered."""

from __future__ import annotations

from dataclasses import replace

from bot.following.calls import told_of
from bot.following.turn import Turn
from bot.texts import FIRST
from bot.understood import Understood
from bot.wording import candidate_cues, cues, date_cues
from bot.wording.allusions import SHORT
from bot.wording.clauses import pieces
from index.calendar import CANDIDATES, State
from index.documents import in_language
from index.knowledge import DATES_PREFIX
from index.named_days import named_days
from index.text import fold, words


def still_hoping(turn: Turn) -> Understood | None:
    """« je peux faire une croix dessus ? » after dates that those who applied wait for: the same, and what is to come."""
    kind = turn.kind
    asks = candidate_cues.STILL_HOPE.search(turn.wording.folded) and turn.wording.length <= 4 * SHORT
    waiting = kind is not None and not kind.call and kind.audience == CANDIDATES
    waiting = waiting and not named_days(turn.question)  # « je suis absente du 3 au 17 mai, c'est mort ? »
    if not (waiting and asks) or turn.mentions:
        return None
    call = turn.engine.knowledge.calendar.call_to(CANDIDATES)
    only = turn.wording.only_time(candidate_cues.STILL_HOPE.sub(" ", turn.wording.folded))
    over = kind is not None and kind.ends_work and call and only  # « ok donc c'est mort » after a cohort that is over
    return turn.same(DATES_PREFIX + call.id, ()) if over and call else turn.same()


def meanwhile(turn: Turn) -> Understood | None:
    """« et d'ici là, y a rien à faire de mon côté ? » after dates to come: the steps from the last that is over."""
    kind, calendar, now = turn.kind, turn.engine.knowledge.calendar, turn.now
    asks = candidate_cues.MEANWHILE.search(turn.wording.folded) and turn.wording.length <= 3 * SHORT
    if kind is None or kind.audience != CANDIDATES or not asks or turn.mentions or now is None:
        return None
    told = calendar.upcoming(calendar.of(kind.id, next(iter(turn.before.cohorts), None)), now)
    over = (
        [e for e in calendar.of(cohort=told[0].cohort) if e.state(now, calendar.zone) is State.CLOSED] if told else []
    )
    last = [e for e in over if (k := calendar.kind(e.kind)) and k.audience == CANDIDATES and not e.cancelled]
    if not last or not told[0].cohort:
        return None
    unit = DATES_PREFIX + max(last, key=lambda e: calendar.close_of(e, now)).kind
    return replace(turn.same(unit, (told[0].cohort,)), following=True)


def still_no_answer(turn: Turn) -> Understood | None:
    """« la mienne était le 14 et toujours rien, je relance ? » after the interviews, or the call: when the results are told."""
    kind, calendar = turn.kind, turn.engine.knowledge.calendar
    results = next((k for k in calendar.kinds if k.tells_results), None)
    folded = turn.wording.folded
    of_me = candidate_cues.OF_ME.search(folded) and turn.wording.length <= 4 * SHORT and not turn.wording.conditional
    waits = of_me and candidate_cues.NO_ANSWER_YET.search(folded)
    after = kind is not None and kind.audience == CANDIDATES and not kind.begins_work
    if results is None or not waits or not after or turn.mentions:
        return None
    return replace(turn.same(DATES_PREFIX + results.id), question=in_language(results.question, FIRST))


def their_answer(turn: Turn) -> Understood | None:
    """« et la réponse ? » after the dates of what others than candidates ask for: the same, which tell when it is answered."""
    unit, calendar = turn.before.unit or "", turn.engine.knowledge.calendar
    kind = calendar.kind(unit.removeprefix(DATES_PREFIX))
    folded = turn.wording.folded
    answered = cues.AN_ANSWER.search(folded) or (date_cues.FIXED.search(folded) and turn.wording.when)
    # « on sera fixés quand ? parce que j'ai une autre offre »
    asks = next(
        (p for p in pieces(turn.question) if cues.AN_ANSWER.search(fold(p)) or date_cues.FIXED.search(fold(p))), ""
    )
    asked = answered and len(words(asks or turn.question)) <= 2 * SHORT and not turn.mentions
    if asked and kind is None:  # after a rule that tells one of these dates (« on saura quand si c'est accepté ? »)
        of_others = {
            e.kind
            for e in told_of(turn, calendar.events)
            if (k := calendar.kind(e.kind)) and k.audience != CANDIDATES and not k.call
        }
        return turn.same(DATES_PREFIX + of_others.pop()) if len(of_others) == 1 else None
    return turn.same() if asked and kind is not None and kind.audience != CANDIDATES else None

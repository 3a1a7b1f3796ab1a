"""How a question goes on about a call: another round of it, the one before or after, how it moved, whose it is."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.dates.named import CALLS
from bot.dates.numbered import another, beside, named_round, numbers, numbers_of, ordinals
from bot.dates.spans import HOW_LONG, LEFT, LONGER
from bot.following.turn import Turn
from bot.texts import FIRST
from bot.understood import Understood
from bot.wording import amount_cues, candidate_cues, cues, date_cues, people_cues, project_cues, span_cues, which_cues
from bot.wording.allusions import SHORT, Wording
from index.calendar import CANDIDATES, Event, Kind
from index.documents import in_language
from index.knowledge import CALLS as STANDING
from index.knowledge import DATES_PREFIX
from index.lexical import STOP_WORDS, stems
from index.mentions import Mentions
from index.named_periods import named_periods
from index.text import fold, words

LONG = 6
"""Letters from which on a word tells a kind of dates by its name."""


def numbered_next_to_it(turn: Turn) -> Understood | None:
    """« et celui d'avant, il a fermé quand ? » after a numbered event (« le sprint 2 »): that of the number before."""
    kind, before = turn.kind, turn.before
    if kind is None or not turn.wording.step or turn.mentions or turn.mentions.years:
        return None
    call = turn.engine.knowledge.calendar.call_to(CANDIDATES)
    opens = call and call != kind and turn.wording.step > 0 and date_cues.IT_OPENS.search(turn.wording.folded)
    if call and opens:  # « le suivant ouvre quand ? » after interviews
        return replace(turn.same(DATES_PREFIX + call.id, cohorts=()), question=turn.wording.stripped)
    session = kind.call and turn.wording.said & candidate_cues.SESSIONS and turn.wording.length <= 2 * SHORT
    if session and turn.wording.step > 0:
        return replace(turn.same(cohorts=()), question="c'est quand le prochain appel ?")
    events = _rounds(kind, turn)
    question = beside(events, before.question, turn.wording.step)
    if question.partition(" ")[0] in turn.cohort_words:  # « et de la suivante ? » after « l'appel de la promo 3 »
        return None
    if question and LONGER.search(turn.wording.folded):  # « plus long que celui d'avant ? »
        told = numbers(before.question) & {n for e in events for n in numbers_of(e)}
        question = compared(told, question, turn)
    return replace(turn.same(), question=question) if question else None


def the_call_before_the_last(turn: Turn) -> Understood | None:
    """« et celui d'avant ? » after « quand a eu lieu le dernier recrutement ? », « et la vague d'avant ? » after what is open."""
    call = turn.engine.knowledge.calendar.call_to(CANDIDATES)
    kind = turn.kind
    of_calls = (
        call is not None and kind is not None and (kind == call or kind.id in turn.engine.knowledge.calendar.every)
    )
    # « j'ai raté le recrutement d'août ? »: of the last one it was told, whatever it was called
    told = fold(f"{turn.before.question} {turn.before.said}")
    last = which_cues.THE_LAST.search(told) or cues.MISSED.search(told)
    asked = of_calls and last and turn.wording.short and turn.wording.step < 0 and not turn.mentions
    names = CALLS | candidate_cues.SESSIONS
    if turn.wording.step < 0 and turn.wording.said & names:
        rest = " ".join(w for w in turn.rest.split() if w not in names | date_cues.FROM_WHEN)
        of_now = turn.before.unit in turn.engine.knowledge.of_calls or (of_calls and not turn.before.cohorts)
        asked = asked or (of_now and not turn.mentions and turn.wording.only_time(rest))
    earlier = of_calls and date_cues.AN_EARLIER_ONE.search(turn.wording.folded) and not turn.mentions
    if call is None or not (asked or earlier) or turn.wording.length > 2 * SHORT:
        return None
    return replace(turn.same(DATES_PREFIX + call.id, cohorts=()), before_last=True)


def round_of_that_cohort(turn: Turn) -> Understood | None:
    """« la première est restée ouverte combien de temps ? » after « combien de vagues à la promo 7 ? »: the first of these."""
    call, spoken = turn.engine.knowledge.calendar.call_to(CANDIDATES), turn.before.cohorts
    asked, said = ordinals(turn.question), set(words(turn.before.question))
    if call is None or len(spoken) != 1 or len(asked) != 1 or turn.wording.said & turn.cohort_words:
        return None
    if turn.engine.vocabulary.find(turn.before.question).years:  # « le 1er des deux » of a year
        return None
    events = turn.engine.knowledge.calendar.of(call.id, spoken[0])
    counted = {n for e in events for n in numbers_of(e) if n[0] not in turn.cohort_words}
    nouns = {w for noun, _ in counted for w in (noun, f"{noun}s")}
    named = sorted(n for n in counted if n[1] in asked)
    rounds = {f"{noun}s" for noun, _ in counted} | {w for w in CALLS if w.endswith("s")}
    small = STOP_WORDS | cues.BARE | nouns
    others = {w for w, _ in numbers(turn.question) if len(w) > 2 and w not in small}  # « la première étape »
    if (
        len(named) != 1
        or not said & rounds
        or others
        or turn.wording.length > 2 * SHORT
        or not (turn.wording.of_time or named_periods(turn.question))
    ):
        return None
    of_it = replace(turn, mentions=Mentions()).same(DATES_PREFIX + call.id, spoken)
    return replace(of_it, question=f"{named[0][0]} {named[0][1]} : {turn.wording.stripped}")


def left_to_others(turn: Turn) -> Understood | None:
    """« il nous reste combien de temps ? » after a rule for administrations: until when they can apply."""
    calendar, knowledge = turn.engine.knowledge.calendar, turn.engine.knowledge
    unit, wording = turn.before.unit or "", turn.wording
    audience = knowledge.audience(unit) if unit in knowledge.versions else CANDIDATES
    ours = wording.said & cues.OURSELVES and (LEFT.search(wording.folded) or wording.until)
    theirs = calendar.call_to(audience) if audience and audience != CANDIDATES else None
    if theirs is None or not ours or turn.mentions or wording.length > 2 * SHORT:
        return None
    first = turn.rank(wording.stripped).first
    kind = calendar.kind(first.id.removeprefix(DATES_PREFIX)) if first.kind == "dates" else None
    if kind is None or not kind.call:
        return None
    told = (k for u in turn.before.trail if (k := calendar.kind(u.removeprefix(DATES_PREFIX))))
    spoken_of = next(
        (k for k in told if k.audience == audience), theirs
    )  # « on garderait nos EIG » … « avant quand ? »
    return turn.same(DATES_PREFIX + spoken_of.id, ())


def until_the_next_one(turn: Turn) -> Understood | None:
    """« et jusqu'à la réouverture, ça a fait combien ? » after a call of one cohort: from its close to the next one's opening."""
    kind, before = turn.kind, turn.before
    long = HOW_LONG.search(turn.wording.folded) or span_cues.MADE_HOW_MUCH.search(turn.wording.folded)
    asks = long and date_cues.NEXT_OPENING.search(turn.wording.folded)
    longer = span_cues.LASTED_LONGER.search(turn.wording.folded)  # « celui d’après a duré plus longtemps ? »
    cohort = turn.engine.knowledge.programme.cohort(next(iter(before.cohorts), ""))
    if (
        kind is None
        or not kind.call
        or not asks
        or longer
        or cohort is None
        or turn.mentions
        or turn.wording.length > 4 * SHORT
    ):
        return None
    told = f"{in_language(kind.name, FIRST)} de la {in_language(cohort.name, FIRST)}"
    question = f"combien de temps entre la fin, {told}, et la réouverture ?"
    return Understood(question, turn.engine.vocabulary.find(question), before.cohorts)


def of_the_other_side(turn: Turn) -> Understood | None:
    """« pardon, je suis du côté d'un ministère, pas candidate » after the call to candidates: that to the others."""
    kind, calendar = turn.kind, turn.engine.knowledge.calendar
    asks = people_cues.NO_CANDIDATE.search(turn.wording.folded) and not turn.mentions.cohorts
    if kind is None or not kind.call or kind.audience != CANDIDATES or not asks or turn.wording.asks:
        return None
    others = next((k for k in calendar.kinds if k.call and k.audience != CANDIDATES), None)
    return turn.same(DATES_PREFIX + others.id) if others else None


def those_of_candidates(turn: Turn) -> Understood | None:
    """« et les candidats, ils déposent quand ? » after dates for administrations: until when one can apply."""
    calendar, wording, unit = turn.engine.knowledge.calendar, turn.wording, turn.before.unit or ""
    kind, call = turn.kind, calendar.call_to(CANDIDATES)
    audience = kind.audience if kind else turn.engine.knowledge.audience(unit) if unit else ""
    named = candidate_cues.OF_CANDIDATES.search(wording.folded) and not wording.said & cues.OURSELVES
    if call is None or audience in ("", CANDIDATES) or not named or wording.length > 2 * SHORT:
        return None
    unit, cohorts = DATES_PREFIX + call.id, turn.mentions.cohorts
    if not wording.of_time:  # « et pour ceux qui veulent être recrutés ? »
        return turn.same(unit, cohorts) if kind and wording.opens_with_link and wording.for_whom else None
    first = turn.rank(wording.stripped).first
    told = calendar.kind(first.id.removeprefix(DATES_PREFIX)) if first.kind == "dates" else None
    if told is None or told.audience != CANDIDATES:
        return None
    if not candidate_cues.SENDING.search(wording.folded):
        return turn.alone()
    return replace(turn.same(unit, cohorts), question=wording.stripped)


def another_number(turn: Turn) -> Understood | None:
    """« et le 3 ? » after « le sprint 4 » : the other one."""
    if (kind := turn.kind) is None:
        return None
    events = _rounds(kind, turn)
    question = another(events, turn.before.question, turn.question)
    named = named_round(events, turn.question)  # « et le sprint 6, c'est quand ? »
    counted = {question.partition(" ")[0], named.partition(" ")[0]}
    if counted & turn.cohort_words:  # « et la 5 ? » after the start of the 4th
        return None
    if question:
        return replace(turn.same(), question=question)
    besides = set(turn.wording.content) - {*named.split()} - cues.BARE - cues.MEANT - date_cues.OF_TIME
    asked = named and named.split()[0] in words(turn.before.question) and not besides
    return replace(turn.same(), question=named) if asked else None


def the_call_it_tells(turn: Turn) -> Understood | None:
    """« et cet appel à part, il est resté ouvert du combien au combien ? » after an answer that gives the dates of one call."""
    calendar = turn.engine.knowledge.calendar
    calls = told_of(turn, [e for k in calendar.kinds if k.call for e in calendar.of(k.id)])
    asks = date_cues.THAT_CALL.search(turn.wording.folded) and (turn.wording.when or turn.wording.of_time)
    if len(calls) != 1 or not asks or turn.mentions or turn.wording.length > 3 * SHORT:
        return None
    call = calls[0]
    of_it = (call.cohort,) if call.cohort else ()
    return replace(turn.same(DATES_PREFIX + call.kind, of_it), question=turn.wording.stripped)


def told_of(turn: Turn, events: Sequence[Event]) -> list[Event]:
    """Those of the `events` of which the last answer gives a date."""
    return [e for e in events if f":{e.id}}}}}" in turn.text]


def one_of_its_year(turn: Turn) -> Understood | None:
    """« le 1er des deux, c'était de quand à quand ? » after the calls of a year: that round."""
    kind, wording, calendar = turn.kind, turn.wording, turn.engine.knowledge.calendar
    call, years = calendar.call_to(CANDIDATES), turn.engine.vocabulary.find(turn.before.question).years
    if kind is None or call is None or kind != call or not years or wording.said & turn.cohort_words:
        return None
    events = [e for e in calendar.of(call.id) if e.window.beginning.local.year in years and not e.cancelled]
    if (
        turn.before.entry != DATES_PREFIX + call.id
        or len(events) < 2
        or not which_cues.COUNTED_PLACE.search(wording.folded)
    ):
        return None
    place = wording.place(len(events))
    if place is None or wording.length > 2 * SHORT or not wording.of_time:
        return None
    counted = sorted(n for n in numbers_of(events[place]) if n[0] not in turn.cohort_words)
    same = replace(turn, mentions=Mentions()).same(DATES_PREFIX + call.id)
    return replace(same, question=f"{counted[0][0]} {counted[0][1]}") if counted else None


def how_it_moved(turn: Turn) -> Understood | None:
    """« elle a été décalée combien de fois ? » after dates: the same, which tells how they moved."""
    dates = (turn.before.unit or "").startswith(DATES_PREFIX)
    call = turn.engine.knowledge.calendar.call_to(CANDIDATES)
    of_calls = not dates and call is not None and STANDING in turn.text  # « on l'avait rallongé, non ? »
    wording = Wording(project_cues.I_THINK.sub(" ", turn.wording.folded))
    # not « je peux la décaler ? », nor « et ceux qui sont prolongés ? »
    of_it = wording.length <= 2 * SHORT and not wording.personal and not people_cues.THOSE_WHO.search(wording.folded)
    asked = (dates or of_calls) and of_it and date_cues.MOVED.search(wording.folded)
    moved = dates and of_it and date_cues.MOVED.search(fold(turn.before.question))
    if (
        moved and amount_cues.HOW_OFTEN.search(wording.folded) and not turn.mentions
    ):  # « ça fait combien de fois en tout ? »
        return replace(turn.same(), question=turn.joined)
    if not asked or turn.mentions or not (turn.wording.pronoun or date_cues.MOVED_IT.search(wording.folded)):
        return None
    if (
        turn.kind and turn.kind.ends_work and candidate_cues.CAN_BE.search(wording.folded)
    ):  # « ils peuvent être prolongés ? »
        rule = turn.rank(turn.wording.stripped)
        return turn.another(turn.wording.stripped, turn.before.cohorts) if rule.first.kind == "entry" else None
    if dates and (other := _other_kind_named(turn)):  # « et du coup les auditions sont décalées aussi ? »
        return replace(turn.same(DATES_PREFIX + other.id), question=turn.wording.stripped)
    told = turn.same(DATES_PREFIX + call.id) if of_calls and call else turn.same()
    return replace(told, question=turn.joined)


def _other_kind_named(turn: Turn) -> Kind | None:
    """The only kind of dates for candidates, other than the one that was told, of whose name a turn says a long word."""
    calendar, told = turn.engine.knowledge.calendar, (turn.before.unit or "").removeprefix(DATES_PREFIX)
    said = {s for w in turn.wording.content if len(w) >= LONG for s in stems(w)} - {
        s for w in turn.cohort_words for s in stems(w)
    }
    kinds = [k for k in calendar.kinds if k.audience == CANDIDATES and not (k.call or k.id in calendar.every)]
    named = [k for k in kinds if said & {s for name in k.name.values() for s in stems(name)}]
    return named[0] if len(named) == 1 and named[0].id != told else None


def counted_in_a_year(turn: Turn) -> Understood | None:
    """« en 2024 il y en a eu combien ? » after the dates of a call: the calls of that year."""
    kind, years = turn.kind, turn.mentions.years
    call = turn.engine.knowledge.calendar.call_to(CANDIDATES)
    asks = amount_cues.HOW_MANY_THERE_WERE.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    besides = [w for w in turn.wording.content if not w.isdigit() and w not in cues.BARE | cues.SAME | cues.TIME]
    if kind is None or call is None or kind != call or not years or turn.mentions or not asks or besides:
        return None
    return replace(turn.same(cohorts=()), question=f"combien de fois on a pu candidater en {' '.join(map(str, years))}")


def moved_again(turn: Turn) -> Understood | None:
    """« et après c'est encore arrivé ? » after a close that was put off: the rule that tells of all of them."""
    unit, known = turn.before.unit or "", turn.engine.knowledge.versions
    if turn.mentions or not turn.wording.short or not date_cues.MOVED_AGAIN.search(turn.wording.folded):
        return None
    if any(date_cues.MOVED.search(fold(e.question)) for e in known.get(unit, ())):
        return turn.same()
    if not unit.startswith(DATES_PREFIX) or not date_cues.MOVED.search(fold(turn.before.question)):
        return None
    hits = turn.rank(turn.engine.vocabulary.neutral(turn.before.question)).hits
    entries = ((h.unit.id, known[h.unit.id]) for h in hits if h.unit.kind == "entry")
    told = next((u for u, group in entries if any(date_cues.MOVED.search(fold(e.question)) for e in group)), None)
    return turn.same(told, ()) if told else None


def compared(told: Collection[tuple[str, int]], other: str, turn: Turn) -> str:
    """« sprint 5, sprint 4 : plus long que celui d'avant »: of what was `told` and the `other`, what the turn asks."""
    return f"{', '.join([*(f'{word} {number}' for word, number in sorted(told)), other])} : {turn.wording.stripped}"


def _rounds(kind: Kind, turn: Turn) -> list[Event]:
    """The events of a kind; of what stands for all kinds, the calls to candidates."""
    calendar = turn.engine.knowledge.calendar
    call = calendar.call_to(CANDIDATES) if kind.id in calendar.every else None
    return calendar.of((call or kind).id)

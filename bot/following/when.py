"""How a question asks when, of what was just told: on which day, since or until when, whether it is over."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot.dates.numbered import called_kinds
from bot.dates.own_days import COUNTED
from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import cues, date_cues, own_time_cues, preambles, span_cues, which_cues
from bot.wording.allusions import SHORT, Wording
from bot.wording.clauses import pieces, tells
from bot.wording.content import content_of
from index.calendar import CANDIDATES, Kind
from index.knowledge import DATES_PREFIX
from index.lexical import stems
from index.named_days import WEEKDAYS, NamedDay, asks_weekday, counted_in, named_days
from index.text import SENTENCE_END, fold, words

OF_A_WEEKDAY = frozenset(
    "c est ce sera un une le ca tombe bien non hein ou jour et pas alors donc is it that a on isn t right the".split()
)
"""Words beside a day of the week by which one only asks whether it is that day."""

SURELY_A_RULE = 0.7
"""Confidence from which what is asked after a day of one's own is a rule."""

_UNTIL = re.compile(r"\bjusqu.?(?:au|a la|en)\b|\buntil\b")
_GOES = frozenset("irait iraient va ira vont iront go goes moins least".split())
"""Verbs beside which one only asks until when."""

_TELLING = frozenset(
    s for word in "jour semaine tombe tombait tomber day week fall falls weekday".split() for s in stems(word)
)
"""Stems of the words by which one asks for it."""


def which_weekday(turn: Turn) -> Understood | None:
    """« c'est un vendredi, non ? », « ça tombe quel jour de la semaine ? » after dates: the same, which tell their days of the week."""
    first = next(iter(SENTENCE_END.split(turn.question.strip())), turn.question)
    rest = turn.question.strip()[len(first) :]
    # « c'est un lundi ça ? je suis en formation ce jour-là »
    if rest and "?" not in rest and not Wording(rest).asks and asks_weekday(first):
        turn = replace(turn, question=first, wording=Wording(first), mentions=turn.engine.vocabulary.find(first))
    said = turn.wording.said
    only_that_day = bool(said & set(WEEKDAYS)) and said <= {*WEEKDAYS, *OF_A_WEEKDAY}
    which = asks_weekday(turn.question) and turn.wording.length <= 2 * SHORT and not turn.telling - _TELLING
    asks = (only_that_day or which) and not turn.mentions
    dated = (turn.before.unit or "").startswith(DATES_PREFIX) or "{{" in turn.text
    return turn.same() if asks and dated else None


def its_date(turn: Turn) -> Understood | None:
    """« jusqu'à quand ? », « quand ça ? » after an answer that gives dates of the calendar; « depuis quand ? ».

    « quand ? » after who asked whether one can apply: the dates of the call.
    """
    if set(words(turn.question)) <= {"date", "dates", "la", "les", "et"} and not (turn.before.unit or "").startswith(
        DATES_PREFIX
    ):
        return turn.alone()  # « salaire », « lieu », « date ? »
    told = ("{{end:", "{{period:", "{{status:") if turn.wording.until else ("{{",)
    dated = any(t in turn.text for t in told) or (turn.wording.since and cues.SINCE.search(fold(turn.text)))
    asks = turn.wording.bare and (turn.wording.when or turn.wording.until)
    of_a_rule = turn.before.unit in turn.engine.knowledge.versions and not turn.mentions
    if asks and of_a_rule and not turn.wording.since and date_cues.CAN_APPLY.search(fold(turn.before.question)):
        knowledge = turn.engine.knowledge
        audience = knowledge.audience(turn.before.unit or "") or CANDIDATES
        call = knowledge.calendar.call_to(audience) or knowledge.calendar.call_to(CANDIDATES)
        return turn.same(DATES_PREFIX + call.id) if call else None
    said = " ".join(words(turn.wording.stripped))
    hour = date_cues.WHICH_HOUR.fullmatch(said)
    of_dates = (turn.before.unit or "").startswith(DATES_PREFIX)
    told_dates = of_dates and bool(hour or (asks and not turn.wording.until))  # « ah. alors c'est quand ? »
    hour = hour if told_dates or turn.wording.said & date_cues.HOUR else None  # « et aujourd'hui ? » asks of a rule
    begins = " ".join(words(next(iter(pieces(turn.question)), "")))  # « ça prend toute la journée ? j'ai un partiel »
    each = [" ".join(words(sentence)) for sentence in SENTENCE_END.split(turn.question)]
    # « c'est demain ? ça va durer toute la journée ? »
    day = all(date_cues.WHICH_HOUR.fullmatch(s) or date_cues.PART_OF_THE_DAY.fullmatch(s) for s in each)
    part = of_dates and bool(day or any(date_cues.PART_OF_THE_DAY.fullmatch(s) for s in (said, begins)))
    return turn.same() if (dated or told_dates or part) and (asks or hour or part) and not turn.mentions else None


def its_ends(turn: Turn) -> Understood | None:
    """« et ça finit quand ? » after dates of what lasts (interviews, a call): of that, not of the mission."""
    unit, calendar = turn.before.unit or "", turn.engine.knowledge.calendar
    first, *rest = pieces(turn.question) or [""]
    whole = date_cues.IT_ENDS.fullmatch(" ".join(words(turn.question)))  # « aïe… et la fin, c'était quand ? »
    # « …, je dois récupérer mes enfants »
    begins = date_cues.IT_ENDS.fullmatch(fold(first).strip()) and all(tells(p) or _asks_nothing(p) for p in rest)
    named = turn.mentions.cohorts or set(turn.mentions.facets) - {"statuses"}  # « terminé » may be a state of projects
    if named or not (whole or begins):
        return None
    if any(
        t in turn.text for t in ("{{status:", "{{end:")
    ):  # « ça se termine quel jour ? » after how many wishes one has
        return turn.same()
    if not unit.startswith(DATES_PREFIX):
        return None
    told = calendar.of(unit.removeprefix(DATES_PREFIX), next(iter(turn.before.cohorts), None))
    return turn.same() if any(e.window.start and e.window.end for e in told) else None


def _asks_nothing(piece: str) -> bool:
    """Whether it says nothing but courtesy (« …, s'il vous plaît »)."""
    return not set(content_of(piece)) - cues.BARE - preambles.COURTESY - preambles.PLEASE - {"sais", "savez", "know"}


def is_it_over(turn: Turn) -> Understood | None:
    """« c'est fini ou pas ? » after dates, or an answer that gives one: the same, which tells it."""
    unit = turn.before.unit or ""
    dated = unit.startswith(DATES_PREFIX) or any(
        t in turn.text for t in ("{{start:", "{{end:", "{{period:", "{{status:")
    )
    over = date_cues.OVER_OR_BEGUN.fullmatch(turn.wording.folded.strip())
    named = turn.mentions.cohorts or set(turn.mentions.facets) - {"statuses"}  # « fini » may be a state of projects
    return turn.same() if over and dated and not named and turn.project is None else None


def roughly(turn: Turn) -> Understood | None:
    """« pas un mois approximatif ? » after dates: the same, which are all that is known."""
    dates = (turn.before.unit or "").startswith(DATES_PREFIX)
    asked = date_cues.ROUGHLY.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    return turn.same() if dates and asked and not turn.mentions else None


def exact_days(turn: Turn) -> Understood | None:
    """« vous auriez le premier et le dernier jour exacts ? » after a rule that was asked of one cohort: its calendar."""
    before, knowledge = turn.before, turn.engine.knowledge
    asked = date_cues.EXACT_DAYS.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    if not asked or len(before.cohorts) != 1 or turn.mentions or before.unit not in knowledge.versions:
        return None
    return Understood(turn.wording.stripped, turn.mentions, before.cohorts)


def how_long_ago(turn: Turn) -> Understood | None:
    """« ça fait combien de temps ? » after dates: these, and how long ago they were."""
    dates = (turn.before.unit or "").startswith(DATES_PREFIX)
    said = turn.wording.folded.strip()
    so_long = date_cues.SO_LONG_AGO.fullmatch(said) and date_cues.BY_NOW.search(said)  # not « ça fait dix mois ? »
    asked = dates and (date_cues.HOW_LONG_AGO.fullmatch(said) or so_long)
    # Whatever the words, so that two ends are not looked for in them (« ça fait pile dix ans ? »).
    return (
        replace(turn.same(), question=f"{turn.before.question.strip(' ?!.')}, il y a combien de temps ?")
        if asked
        else None
    )


def days_of_ones_own(turn: Turn) -> Understood | None:
    """« je serai en vacances du 20 au 30 avril, c'est gênant ? » after dates: these, to be held against one's own."""
    dates = (turn.before.unit or "").startswith(DATES_PREFIX)
    hour = date_cues.AN_HOUR.search(turn.wording.folded)
    days = named_days(turn.question)
    alone = None if days else date_cues.BARE_DAY.search(turn.wording.folded)
    free = own_time_cues.ONLY_ON.search(turn.wording.folded)  # « je ne peux me libérer que les lundis »
    told = days or date_cues.DAY_TO_COME.search(turn.wording.folded) or hour or alone or free
    if not dates or not turn.wording.personal or turn.mentions or not told:
        return None
    if other := _other_dates(turn) if days else None:
        return replace(turn.same(unit=DATES_PREFIX + other.id), question=turn.question)
    *story, asked = SENTENCE_END.split(turn.question.strip())
    if story and days and not named_days(asked):  # « j'accouche le 1er mai. je peux arriver plus tard ? »
        by_itself = turn.rank(asked)
        if by_itself.answered and by_itself.first.kind == "entry" and by_itself.right >= SURELY_A_RULE:
            return turn.another(asked)
    whole = turn.rank(turn.question) if alone else None
    if whole and whole.answered and whole.first.kind == "entry" and whole.right >= SURELY_A_RULE:
        return None  # « mon préavis ne finit que le 30, je peux arriver trois semaines après les autres ? »
    goes_on = bool(hour) and turn.wording.opens_with_link  # « et si je travaille jusqu'à 18 h ? »
    goes_on = goes_on or _at_its_end(turn, days) or bool(alone) or bool(free)
    if not goes_on:
        ranking = turn.rank(turn.question)
        goes_on = not ranking.answered or (ranking.first.kind == "dates" and _around_it(turn, days))
    return replace(turn.same(), question=turn.question) if goes_on else None


def _other_dates(turn: Turn) -> Kind | None:
    """The dates of another kind that a sentence of it without days names (« Et les auditions ? Je suis aux Canaries du 8 au 12 juin »).

    Those of the start, where it asks whether the work takes over (« … le 31 août, il y aura un trou ? »).
    """
    kinds, before = turn.engine.knowledge.calendar.kinds, (turn.before.unit or "").removeprefix(DATES_PREFIX)
    if own_time_cues.TAKES_OVER.search(turn.wording.folded):
        return next((k for k in kinds if k.begins_work), None)
    bare = (s for s in SENTENCE_END.split(turn.question.strip()) if not named_days(s))
    named = (called_kinds(kinds, " ".join(content_of(s)), asked=True) for s in bare)
    return next((found[0] for found in named if len(found) == 1 and found[0].id != before), None)


def _at_its_end(turn: Turn, days: Sequence[NamedDay]) -> bool:
    """Whether one of the days that it names is the last, or the one after, of what was told (« elle ne rentre que le 30 mars, ça passe ? »)."""
    calendar, kind = turn.engine.knowledge.calendar, (turn.before.unit or "").removeprefix(DATES_PREFIX)
    told = calendar.of(kind, next(iter(turn.before.cohorts), None)) or calendar.of(kind)
    ends = [e.window.deadline.day + timedelta(days=n) for e in told for n in (0, 1)]
    return any(day.is_(end) for day in days for end in ends)


def _around_it(turn: Turn, days: Sequence[NamedDay]) -> bool:
    """Whether a day of what was told falls between the two that it names ("I booked a trip from September 6 to 17"), and nobody applies."""
    if len(days) < 2 or which_cues.RECRUITS.search(turn.wording.folded):
        return False
    calendar, kind = turn.engine.knowledge.calendar, (turn.before.unit or "").removeprefix(DATES_PREFIX)
    told = calendar.of(kind, next(iter(turn.before.cohorts), None))
    for day in (e.window.deadline.day for e in told):
        ends = [end for named in days if (end := named.nearest(day))]
        if len(ends) > 1 and ends[0] <= day <= ends[-1]:
            return True
    return False


def how_long_it_lasts(turn: Turn) -> Understood | None:
    """« et ça durait combien de temps ? » after dates that are no call's: the same, which tell from when until when."""
    calendar = turn.engine.knowledge.calendar
    kind = calendar.kind((turn.before.unit or "").removeprefix(DATES_PREFIX))
    asked = date_cues.IT_LASTS.fullmatch(turn.wording.folded.strip())
    if kind is None or kind.call or not asked or turn.mentions:
        return None
    told = calendar.of(kind.id, next(iter(turn.before.cohorts), None))
    question = f"{turn.before.question.strip(' ?!.')} : {turn.wording.stripped}"
    return replace(turn.same(), question=question) if any(e.window.start and e.window.end for e in told) else None


def days_within_it(turn: Turn) -> Understood | None:
    """« combien de jours ouvrés dans cette période ? » after dates: of these."""
    asks = counted_in(turn.question) == "working" and span_cues.WITHIN_IT.search(turn.wording.folded)
    dates = (turn.before.unit or "").startswith(DATES_PREFIX)
    if not dates or not asks or turn.mentions or turn.wording.length > 4 * SHORT:
        return None
    return replace(turn.same(), question=turn.before.question)


def whether_it_took_place(turn: Turn) -> Understood | None:
    """« elle est passée sous mon nez ou elle n'a pas eu lieu ? » after dates: where these stand, and how they moved."""
    asks = span_cues.TOOK_PLACE.search(turn.wording.folded) and turn.wording.length <= 3 * SHORT
    dates = (turn.before.unit or "").startswith(DATES_PREFIX)
    return replace(turn.same(), question=turn.before.question) if dates and asks and not turn.mentions else None


def until_when(turn: Turn) -> Understood | None:
    """« super, jusqu'à quand ? » after an answer without dates: the dates that this and the former question mean together.

    After days that only begin something (« la promo a commencé ? »), the others that they may mean; what lasts tells its end.
    """
    unit, calendar = turn.before.unit or "", turn.engine.knowledge.calendar
    handing_in = date_cues.TO_HAND_IT_IN.search(turn.wording.folded) and turn.wording.length <= 2 * SHORT
    wording = turn.wording
    first, *more = SENTENCE_END.split(turn.question.strip())
    if more and len(words(" ".join(more))) <= SHORT:  # « elle irait jusqu'à quelle date ? au même salaire ? »
        wording = Wording(first)
    brief = wording.length <= SHORT + 3  # « et ça tombe quel jour de la semaine, la limite ? »
    bare = (brief or handing_in) and set(wording.content) <= cues.BARE | cues.SAME | date_cues.HANDING_IN | _GOES
    if turn.mentions or not (bare and wording.until):
        return None
    entry = turn.engine.knowledge.entries_by_id.get(turn.before.entry or "")
    if entry and COUNTED.search(entry.body):  # « so until when exactly? », of what was counted from a day of one's own
        return replace(turn.same(), question=turn.joined)
    kinds = [k for k in calendar.kinds if calendar.of(k.id)]
    if unit.startswith(DATES_PREFIX):
        told = calendar.of(unit.removeprefix(DATES_PREFIX))
        if not told:
            return None
        if any(event.window.end or event.window.by for event in told):
            return turn.same()  # they tell it
        cohort = next(iter(turn.before.cohorts), told[-1].cohort)
        ends = [k.id for k in kinds if k.ends_work and calendar.of(k.id, cohort)]
        if ends and any(k.begins_work for k in kinds if k.id == told[0].kind):  # « my first day? », "and until when?"
            return turn.same(DATES_PREFIX + ends[0])
        begun = min(e.window.beginning.day for e in calendar.of(told[0].kind, cohort) or told)
        later = {e.kind for e in calendar.of(cohort=cohort) if e.window.beginning.day > begun}
        kinds = [k for k in kinds if not k.call and k.id != told[0].kind and k.id in later]
    elif unit not in turn.engine.knowledge.versions:
        return None
    elif handing_in and any(t in turn.text for t in ("{{end:", "{{period:", "{{status:")):
        return turn.same()  # « … jusqu’à quel jour pour les indiquer ? » after how many wishes one has
    elif _UNTIL.search(fold(turn.text)) and _GOES.intersection(wording.content):
        return turn.same()  # « et ça irait jusqu'à quand ? » after a rule that tells it
    elif earlier := next((u for u in turn.before.trail if u.startswith(DATES_PREFIX)), None):
        return turn.same(earlier)  # « on garderait nos EIG », « leur paie change ? », « jusqu'à quand ? »
    else:
        kinds = [k for k in kinds if any(e.window.end or e.window.by for e in calendar.of(k.id))]
    scores = turn.rank(turn.joined).scores
    return turn.same(max((DATES_PREFIX + k.id for k in kinds), key=lambda c: scores.get(c, 0.0))) if kinds else None

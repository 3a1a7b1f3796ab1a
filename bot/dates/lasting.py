"""How long a call is open, was open or has been closed, and how long other events last."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime

from bot.dates.going_on import lengths, with_both_ends
from bot.dates.moves import moves
from bot.dates.numbered import numbered, numbers, numbers_of, told_in
from bot.dates.sentences import Dates
from bot.dates.spans import (
    HOW_LONG,
    LEFT,
    LONGER,
    MOST,
    PAIR,
    SUPERLATIVE,
    first_of,
    last_of,
    measured,
    of_rounds,
    told_apart,
)
from bot.dates.told_spans import elapsed, lasted
from bot.dates.years import SINCE_A_YEAR
from bot.texts import FIRST, say
from bot.wording.date_cues import A_YEAR, THIS_YEAR
from index.calendar import Event, Kind
from index.documents import in_language
from index.lexical import stems
from index.search_words import words_for_cohorts
from index.text import fold, words
from index.windows import Moment

_SINCE = re.compile(
    r"\b(?:depuis (?:quand|combien)|(?:ca|cela) fait (?:combien|cb)(?: de (?:temps|jours?|semaines?|mois)\b|(?! d[e']))|(?:combien|cb) de (?:temps|jours|semaines|mois) (?:que|depuis)|how long (?:exactly |now )?(?:ago|since|has|have))\b"
)
AGO = re.compile(
    r"\b(?:(?:il y a|remont\w+ a|(?:ca|cela) fait(?: donc| deja| alors)*) (?:combien|cb)(?: de (?:temps|jours?|jrs?|semaines?|mois)\b(?! (?:d['e]|entre|pour))|(?=[ ]*(?:[?!.,;]|$)))|how long ago\b)"
)
"""Asks how long ago something was."""
_OPEN = re.compile(
    r"\b(?:(?:ont|a|avaient|avait)(?:-t)?(?:-(?:ils|elles|on))? eu|eu pour|pu (?:candidater|postuler|deposer)|(?:jours|temps|semaines) pour (?:candidater|postuler|deposer)|(?:days|weeks|time) to apply|(?:avai\w+|avions|aviez)(?:-\w+)? pour (?:postuler|candidater|deposer)|(?:ont|a|avai\w+|avions|aviez) (?:eu )?(?:combien|cb) de (?:temps|jours?|semaines?) pour|long\w* pour (?:postuler|candidater|deposer)|(?:had|got|did \w+ (?:have|get)) to apply|ouverte?s?|restait|dur\w+|laiss\w+|accord\w+|open|last|lasted|stay\w*|were left|run|ran|fenetres? de|windows?)\b"
)
_COMPARED = re.compile(
    r"\b(?:plus|moins|aussi) (?:long(?:ue)?s?|courte?s?|longtemps|de (?:temps|jours))\b.{0,20}\bque (?:celui|celle|l[ea]) (?:d'avant|precedente?|d'il y a|d[eu'] ?)|"
    r"\b(?:longer|shorter|as long) .{0,20}\b(?:than|as) (?:the )?(?:one before|previous|last)"
)
"""Compares the last call with the one before it."""
_APART = re.compile(
    r"\b(?:de difference|(?<!merci )d'avance|apart|ecart|decalage)\b|\b(?:combien|cb|how (?:long|many)) .{0,24}\b(?:avant|apres|before|after) (?:tous |all )?(?:les? |l'|the )?(?:autres?|others?|reste|rest)\b"
)
"""Asks how far apart two things are."""
_BETWEEN_THEM = re.compile(
    r"\b(?:les separ\w+|ensuite|entre (?:les|ces) deux|between (?:them|the two)|apart)\b|"
    r"\b(?:(?:combien|cb) de (?:temps|jours?|semaines?|mois)|how (?:long|many (?:days|weeks|months))) (?:(?:apres|avant|after|before)\b(?! (?:que|qu'))|jusqu|until)"
)
"""Speaks of the time between two things that are told."""
_BEFORE_DOING = re.compile(
    r"\b(?:(?:combien|cb) de (?:temps|jours|semaines|mois)|how (?:long|many (?:days|weeks|months)))\b [^.?!;]{3,60}\b(?:avant (?:de|d'|que|qu')|before [a-z]+ing)\b"
)
"""Asks how long something went on before something else was done."""
_OF_BOTH = re.compile(
    r"\b(?:entre|between|separ\w+|apart|ecart|decalage|difference|d'avance|ensuite|deux|two|both|autres?|others?|premi\w+(?! jours?\b)|first(?! days?\b)|derni\w+|last|second\w*|\d)\b"
)
"""Speaks of two of a kind."""
AT_ONCE = re.compile(
    r"\b(?:en meme temps|a la fois|simultane\w*|chevauch\w*|recouvr\w*|overlap\w*|at the same time|at once|in parallel|en parallele)\b"
)
"""Asks of the time in which two things go on together."""
_RANKED = re.compile(
    r"\bd[ue] (?:l[ea] )?plus (?:long|court)\w* (?:au|a la) (?:plus|moins) (?:long|court)\w*|\bfrom (?:the )?(?:longest|shortest) to\b|\bpar (?:ordre de )?duree|\bby (?:length|duration)\b"
)
"""Asks for all of them, by how long they were."""
_FROM_ONE_TO = re.compile(
    r"\b(?:de|from)\b(?: la| l'| the)?(?: [a-z]+)? \w+ (?:a|jusqu'a|to)(?: la| l'| the)?(?: [a-z]+)? \w+,? (?:quel|laquelle|lequel|which)"
)
"""Names the first and the last of several cohorts of which one is sought."""
_NOT_COUNTING = re.compile(r"\b(?:sans (?:compter )?|hors|sauf|hormis|not counting|except)\b[^,.;()?!]*")
"""Names what is not to be counted."""
_SHORTEST_FIRST = re.compile(r"\bplus court\w* (?:au|a la)|from (?:the )?shortest")
_IN_ALL = re.compile(
    r"\b(?:(?:combien|cb) de (?:jours|semaines) (?:en tout|au total)|how many (?:days|weeks) (?:in total|in all|altogether)|"
    r"(?:est|sont|etait|etaient) (?:rest\w+|demeur\w+) (?:en ligne|affich\w+|publi\w+) (?:combien|cb))\b"
)
"""Counts all the days of a call, though it does not say that this was open."""
_STAYS_OPEN = re.compile(
    r"\b(?:rest\w+ ouverte?s?|(?:stay\w*|remain\w*|was it|were they|was the \w+(?: \w+){0,3}) open|longest|shortest)\b"
)
"""Asks how long a call is open, though it speaks of its extension too."""


def lasting(dates: Dates, kind: Kind, cohorts: Sequence[str], question: str) -> tuple[str, bool]:
    """How long the calls of a kind were open, or for how long none has been, when `question` asks; else "".

    Also whether that is the whole answer: several calls are compared.
    """
    folded = fold(question)
    if AT_ONCE.search(folded):
        return "", False
    if LEFT.search(folded) and not _STAYS_OPEN.search(folded):  # « il me reste combien de jours ? » asks until when
        return "", False
    if kind.call and not _STAYS_OPEN.search(folded) and (moved := moves(dates, kind, cohorts, question)) is not None:
        return moved, False
    if not kind.call and AGO.search(folded):
        one_is_meant = dates.very_first(question) or dates.called(dates.calendar.of(kind.id), question)
        return "" if one_is_meant else _ago(dates, kind, cohorts), False
    if not kind.call and LONGER.search(folded) and len(cohorts) > 1:  # « plus long que pour la 3 ? » of interviews
        theirs = [e for e in dates.held(dates.calendar.of(kind.id)) if e.cohort in cohorts]
        of_them = with_both_ends(lengths(theirs, dates))
        return (elapsed(dates, of_them, question), True) if len(of_them) > 1 else ("", False)
    if not kind.call or not any(asks.search(folded) for asks in (HOW_LONG, _SINCE, AGO, _COMPARED, LONGER)):
        return "", False
    calls = dates.held(dates.calendar.calls(kind.audience))
    plain = {c.id for c in dates.programme.cohorts if not c.side}
    if _SINCE.search(folded) or AGO.search(folded):
        told = told_apart(dates, calls, question) or [e for e in calls if e.cohort in cohorts]
        last = dates.calendar.last_over(told or [e for e in calls if e.cohort in plain], dates.now)
        if last is None or dates.calendar.open_now(told or calls, dates.now):
            return "", False
        return say(dates.lang, "dates.closed_for", span=dates.age(last_of(dates, last))), False
    if LONGER.search(folded):  # « sprint 4 ou sprint 5, lequel est le plus long ? »
        of_cohort = words_for_cohorts(dates.programme)
        rounds = {n for n in numbers(question) if n[0] not in of_cohort}
        named = lengths([e for e in calls if rounds & numbers_of(e)], dates)
        if len(named) > 1:
            return elapsed(dates, named[-MOST:], question), True
    compared = _COMPARED.search(folded) and not cohorts
    of_several = len(cohorts) > 1 and (LONGER.search(folded) or SUPERLATIVE.search(folded))
    over = _IN_ALL.search(folded) and not dates.calendar.open_now(calls, dates.now)  # else it is what is left
    ranked = _RANKED.search(folded)
    if not (compared or of_several or over or ranked or _OPEN.search(folded) or SUPERLATIVE.search(folded)):
        return "", False
    every = bool(dates.always(question) or ranked or SUPERLATIVE.search(folded))
    cohorts = _all_between(dates, cohorts, folded)
    chosen = [e for e in calls if e.cohort in (cohorts or plain)]
    years = {int(year) for year in A_YEAR.findall(folded)}
    this = {dates.now.year} if THIS_YEAR.search(folded) and SUPERLATIVE.search(folded) else set()
    of_years = [
        e
        for e in chosen
        if (this or LONGER.search(folded) or (len(years) > 1 and not cohorts))
        and first_of(dates, e).local.year in years | this
    ]
    # « le sprint 2 est resté ouvert combien de temps ? »
    of_numbers = [] if compared or len(cohorts) > 1 else numbered(calls, question)
    since = SINCE_A_YEAR.search(folded) if SUPERLATIVE.search(folded) else None  # « la plus courte depuis 2024 »
    first_year = int(since["year"] or since["from"]) if since else 0
    chosen = (
        [e for e in chosen if since and first_of(dates, e).local.year >= first_year]
        or dates.in_periods(chosen, question)
        or of_years
        or of_numbers
        or (chosen[:1] if dates.very_first(question) and len(cohorts) < 2 else chosen)
    )
    if len(cohorts) > 1:  # « la 5 ou la 6 ? »: not the special round of the fifth
        said = set(words(_NOT_COUNTING.sub(" ", folded)))
        chosen = [e for e in chosen if e.cohort in plain or _words_of(dates, e) <= said] or chosen
    spans = lengths(chosen, dates)
    if ranked:
        spans.sort(key=lambda one: one.days, reverse=not _SHORTEST_FIRST.search(ranked[0]))
    if compared:  # « plus court que celui du printemps ? »: with the last one
        latest = lengths([e for e in calls if e.cohort in plain][-1:], dates)
        two = {one.events[0].id: one for one in (*spans[-2:], *latest)}
        return (elapsed(dates, list(two.values()), question), True) if len(two) > 1 else ("", False)
    if len(spans) > 1 and (cohorts or every):
        asked = of_rounds(dates, spans, question) or spans
        return elapsed(dates, asked[:MOST] if ranked else asked[-MOST:], question), True
    if not spans:
        return "", False
    one = spans[-1]
    return lasted(dates, one.start, one.end), False


def _all_between(dates: Dates, cohorts: Sequence[str], folded: str) -> Sequence[str]:
    """The `cohorts`, and those between the first and the last one where both are named so (« de la 1 à la 6, laquelle… ? »)."""
    order = [c.id for c in dates.programme.cohorts if not c.side]
    ends = [order.index(c) for c in cohorts if c in order]
    return order[min(ends) : max(ends) + 1] if len(ends) == PAIR and _FROM_ONE_TO.search(folded) else cohorts


def _words_of(dates: Dates, event: Event) -> set[str]:
    """The words of the name of the cohort that an event is of, but for those that mean any cohort."""
    cohort = dates.programme.cohort(event.cohort or "")
    return set(words(in_language(cohort.name, FIRST))) - words_for_cohorts(dates.programme) if cohort else set()


def between_two(dates: Dates, text: str, question: str) -> str:
    """How long it is from one to the other of the two events that `text` tells, where `question` asks for that; else "".

    Of more, from one to the other of the two that it names best; or how long two were open at the same time.
    """
    folded = fold(question)
    between = _BETWEEN_THEM.search(folded) or _BEFORE_DOING.search(folded)
    asks = _APART.search(folded) or (HOW_LONG.search(folded) and between)
    told = told_in(text, dates.held(dates.calendar.events), dates.lang)
    if HOW_LONG.search(folded) and AT_ONCE.search(folded):
        return _at_once(dates, told)
    if asks and len(told) > PAIR:
        told = _best_named(told, question) or [e for e in told if e.step]
    if not asks or LEFT.search(folded) or len(told) != PAIR:
        return ""
    if told[0].kind == told[1].kind and not _OF_BOTH.search(folded):
        return ""  # « combien de jours avant l'arrivée ? » of two arrivals
    one = measured(dates, told[0], told[1])
    return say(dates.lang, "dates.elapsed", span=dates.length(one.start, one.end)) if one and one.days else ""


def _best_named(events: Sequence[Event], question: str) -> list[Event]:
    """The two of several events of which `question` has most words that the others do not have; none where that leaves it open."""
    own = [set(stems(" ".join(e.title.values()))) for e in events]
    common = set[str]().intersection(*own) if not own else own[0].intersection(*own[1:])
    said = set(stems(question)) - common
    scores = sorted(((len(title & said), -i) for i, title in enumerate(own)), reverse=True)
    clear = scores[1][0] > (scores[PAIR][0] if len(scores) > PAIR else 0)
    return [e for i, e in enumerate(events) if -i in {place for _, place in scores[:PAIR]}] if clear else []


def _at_once(dates: Dates, told: Sequence[Event]) -> str:
    """How long the two events that were told went on at once; of one call, with that of its cohort to the others; else ""."""
    if len(told) == PAIR:
        return overlap(dates, *told)
    audience = {k.id: k.audience for k in dates.calendar.kinds if k.call}
    call = next((e for e in told if e.kind in audience), None)
    every = dates.held(dates.calendar.of(cohort=call.cohort)) if call else []
    others = [e for e in every if call and audience.get(e.kind, audience[call.kind]) != audience[call.kind]]
    both = overlap(dates, call, others[0]) if call and len(others) == 1 else ""
    return f"{dates.line(others[0])}\n\n{both}" if both else ""


def overlap(dates: Dates, one: Event, other: Event) -> str:
    """How long two events were going on at once; "" where they were not."""
    start = max(first_of(dates, one), first_of(dates, other), key=_local)
    end = min(last_of(dates, one), last_of(dates, other), key=_local)
    return lasted(dates, start, end, "dates.at_once") if start.day <= end.day else ""


def _local(moment: Moment) -> datetime:
    return moment.local


def _ago(dates: Dates, kind: Kind, cohorts: Sequence[str]) -> str:
    """How long ago the last event of a kind was, of the `cohorts` if there are any; "" where none is over."""
    every = [e for e in dates.calendar.of(kind.id) if not cohorts or e.cohort in cohorts]
    last = dates.calendar.last_over(dates.held(every), dates.now)
    return say(dates.lang, "dates.was_ago", ago=dates.since(last_of(dates, last))) if last else ""

"""What a question asks the time between: the two ends that it names, as events of the calendar."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import exp, log

from bot.dates.circumstances import likelier
from bot.dates.ends_named import BEFORE_THE_OTHER, FIRST_OF_TWO, ORDER, SENTENCE, ends_of
from bot.dates.numbered import beside, numbered
from bot.dates.sentences import Dates
from bot.dates.spans import HOW_LONG, OPENING, SUPERLATIVE, Span, first_of, last_of, measured, span, spans
from bot.dates.told_spans import worked_out_of_several
from bot.deciding.ends_of_cohorts import (
    by_their_titles,
    first_or_last,
    next_to,
    of_its_round,
    of_its_season,
    only_a_cohort,
)
from bot.deciding.leaning_parts import WHEN
from bot.deciding.meant import cohorts_meant
from bot.deciding.part import PLAINLY
from bot.deciding.parts import only_cohorts
from bot.projects.otherwise import SURE
from bot.wording import own_time_cues
from bot.wording.allusions import Wording
from index.calendar import CANDIDATES
from index.engine import Engine
from index.knowledge import DATES_PREFIX
from index.named_days import named_days
from index.ranking import Ranking
from index.text import fold, words

LIKELY, PLAIN = log(0.001), log(0.05)
"""Log-share of the likelihood that dates must have among all units to be one end of a span of time, and to be it without
regard to the whole question."""

SURELY, RATHER = log(0.5), log(0.15)
"""The same of one of the two ends at least; and where the whole question surely asks for dates."""

MAYBE = log(0.03)
"""How likely dates for those for whom the other end is must be, against those that an end likeliest names."""

AS_LIKELY = log(3)
"""Difference of log-shares up to which one call is about as likely as another."""

RULE = 0.85
"""Chance of being right from which a rule tells the time that is asked for, and no two dates."""

TOPIC = 3
"""Words before both ends from which on they may say whose dates are meant."""

IN_SCOPE = 0.75
"""Chance that the knowledge speaks of an end from which that may be one of two that are put in order."""

AS_WELL = log(0.35)
"""Log-share from which an end may mean another kind of dates than the one that both ends mean first."""

NAME = 3
"""Words up to which an end says nothing but a name and its number."""

_BETWEEN = re.compile(r"\b(?:entre|between)\b")
"""Names two ends."""
_AS_CAN_BE = re.compile(
    r"\b(?:le |la )?plus \w+ possible\b|\ble plus (?:souvent|vite|tot|tard)\b|\bau plus (?:vite|tot|tard)\b|\bas \w+ as possible\b|\bat (?:least|most)\b|\bau (?:moins|plus)\b"
)
"""A superlative that compares nothing (« le plus vite possible »)."""

_OF_SEVERAL = re.compile(
    r"\b(?:chaque|chacun\w*|each|every|(?:les|des|aux|vos|ces|the|your) (?:\w+ )?(?:derniers|dernieres|last|recent|latest|differente?s|various) (?:\d |\w+ )?(?:recrutements|appels|sessions|vagues|campagnes|editions|calls|rounds|waves|recruitments))\b"
)
"""Asks it of several rounds (« dans les derniers recrutements »)."""

_BOTH_OF_A_YEAR = re.compile(
    r"\b(?:entre|between) (?:les|the) (?:deux|2|two) (?P<what>[a-z' ]{4,40}?) (?:de|en|of|in) (?P<year>20\d\d)\b"
)
"""Names two of a kind by their year."""


def between_ends(question: str, cohorts: tuple[str, ...], engine: Engine, dates: Dates) -> Sequence[Span]:
    """The times between two dates that `question` asks for, of each cohort that it asks of; none when it asks for none."""
    if own_time_cues.LEAVES_ME.search(fold(question)) and named_days(question) and not _BETWEEN.search(fold(question)):
        return ()  # « je suis pris jusqu'au 3 octobre, après ça me laisse combien de jours pour le dossier ? »
    if of_one_kind := _both_of_a_year(question, engine, dates):
        return of_one_kind
    if (ends := ends_of(question)) is None:
        return ()
    if all(only_cohorts(end, engine) for end in ends):
        return ()  # « entre la promo 5 et la 6, laquelle laissait le plus de temps pour candidater ? »
    ends = of_its_season(ends, question, dates)
    sentence = next((s for s in SENTENCE.split(question) if all(end in s for end in ends)), question)
    bonus, texts = likelier(cohorts, engine, dates), tuple(dict.fromkeys((sentence, question)))
    found = [
        k for said in (ends, by_their_titles(ends, cohorts, dates)) if (k := _first_kinds(texts, said, engine, bonus))
    ]
    # « l'embarquement et l'arrivée », where the first is told by its title alone: not twice the same
    apart = next((k for k in found if k[0] != k[1]), None)
    if (kinds := _rounds(ends, dates) or apart or next(iter(found), None)) is None:
        return ()
    kinds, ends = _of_rounds(kinds, ends, dates)
    own = [cohorts_meant(end, engine.vocabulary.find(end), engine, dates.now.year) for end in ends]
    if any(own):  # « entre la fin de la 6 et le premier sprint »: a round is of its own cohort
        own = [of_end or of_its_round(end, dates) for of_end, end in zip(own, ends, strict=True)]
    extremes = [first_or_last(end, dates) for end in ends]
    # A milestone is of the programme, and of no round.
    of_all = any(e.cohort is None for kind in kinds for e in dates.calendar.of(kind))
    one_of_them = any(extremes) and not (all(extremes) or of_all)
    if one_of_them and not any(own):  # « entre la clôture et l'oral de la toute dernière vague »: both of that one
        extremes = [extremes[0] or extremes[1]] * 2
    own = [of_end or extreme for of_end, extreme in zip(own, extremes, strict=True)]
    own = [of_end or next_to(end, other, engine) for of_end, end, other in zip(own, ends, reversed(own), strict=True)]
    named = {cohort for of_end in own for cohort in of_end}
    of_several = len(cohorts) > 1 and (len(named) < 2 or any(len(of_end) > 1 for of_end in own))
    if of_several or (not any(own) and _compares(fold(question))):
        # « quel sprint (de la 7) a laissé le plus court délai entre… »
        asked = cohorts or tuple(c.id for c in engine.knowledge.programme.cohorts if not c.side)
    else:
        every = tuple(c.id for c in engine.knowledge.programme.cohorts if not c.side)
        asked = every if dates.always(question) or _OF_SEVERAL.search(fold(question)) else ()
    if len(several := spans(dates, kinds, asked, ends, question)) > 1:
        return several
    of_first, of_second = (next(iter(of_end or cohorts), None) for of_end in own)
    one = span(dates, kinds, (of_first, of_second), ends)
    return (one,) if one else ()


def _compares(folded: str) -> bool:
    """Whether a question asks for the longest, the shortest, the mean or the sum of several times."""
    return bool(SUPERLATIVE.search(_AS_CAN_BE.sub(" ", folded))) or worked_out_of_several(folded)


def _both_of_a_year(question: str, engine: Engine, dates: Dates) -> Sequence[Span]:
    """The time between the two events of a kind in a year (« entre les deux dates butoirs de 2025, combien de temps ? »)."""
    said = _BOTH_OF_A_YEAR.search(fold(question))
    if said is None or not HOW_LONG.search(fold(question)):
        return ()
    ranking, year = engine.rank(said["what"]), int(said["year"])
    kind = dates.calendar.kind(ranking.first.id.removeprefix(DATES_PREFIX))
    events = dates.held(dates.calendar.of(kind.id)) if kind else []
    found = [e for e in events if last_of(dates, e).local.year == year and first_of(dates, e).local.year == year]
    if kind is None or len(found) != 2:
        return ()
    opening = OPENING.search(said["what"])
    if not opening and not kind.call:
        apart = measured(dates, found[0], found[1])  # « entre les deux jurys »: from the end of one to the other
        return (apart,) if apart else ()
    moments = [first_of(dates, e) if opening else last_of(dates, e) for e in found]
    return (Span((found[0], found[1]), moments[0], moments[1]),)


def _first_kinds(
    texts: Sequence[str], ends: tuple[str, str], engine: Engine, likelier: Mapping[str, float]
) -> tuple[str, str] | None:
    """The kinds of dates that both `ends` name, by the first of the `texts` around them that tells; else None."""
    return next(filter(None, (_kinds(text, ends, engine, likelier) for text in texts)), None)


def _rounds(ends: tuple[str, str], dates: Dates) -> tuple[str, str] | None:
    """The kinds of the calls of which both ends say nothing but the number (« le sprint 4 »)."""
    calls = dates.calendar.calls(CANDIDATES)
    first, second = (numbered(calls, end) if len(words(end)) <= NAME else [] for end in ends)
    return (first[0].kind, second[0].kind) if first and second else None


def _of_rounds(kinds: tuple[str, str], ends: tuple[str, str], dates: Dates) -> tuple[tuple[str, str], tuple[str, str]]:
    """The `kinds` and the `ends`, by the rounds that are numbered.

    The kind is that of the call where an end numbers a round of which only the call has one (« le début du sprint 5 »). The
    second end gets the number of its round where it is the call after that of the first (« le dépôt suivant »).
    """
    calls = dates.calendar.calls(CANDIDATES)

    def kind(found: str, end: str) -> str:
        rounds = numbered(calls, end)
        return found if not rounds or numbered(dates.calendar.of(found), end) else rounds[0].kind

    first, second = kind(kinds[0], ends[0]), kind(kinds[1], ends[1])
    of_second = dates.calendar.kind(second)
    follows = of_second is not None and of_second.call and Wording(ends[1]).step > 0
    after = beside(calls, ends[0], 1) if follows else ""
    return (first, second), (ends[0], f"{ends[1]} {after}" if after else ends[1])


def _kinds(
    question: str, ends: tuple[str, str], engine: Engine, likelier: Mapping[str, float]
) -> tuple[str, str] | None:
    """The kinds of dates that both ends name; None where either may mean something else."""
    first, second, whole = engine.rank_all([*ends, question], likelier)
    plain = all(r.first.kind == "dates" and r.hits[0].share >= PLAINLY for r in (first, second))
    if whole.answered and whole.first.kind == "entry" and whole.right >= RULE and not plain:
        return None  # « combien de temps dure une mission, de l'idée au service installé ? »
    in_order = ORDER.search(question) or FIRST_OF_TWO.search(question) or BEFORE_THE_OTHER.search(question)
    if in_order and (min(first.scope, second.scope) < IN_SCOPE or any(only_a_cohort(end, engine) for end in ends)):
        return None  # « avant ou après la fête nationale ? », « la 4 ou la 5 ? »
    likely = [_of_candidates(_dates_meant(end, whole), end, whole, engine) for end in (first, second)]
    if not likely[0] or not likely[1]:
        return None
    if theirs := _others_named(question.partition(ends[0])[0], engine):
        of_first, of_second = (max(theirs, key=lambda k: r.log_chances[DATES_PREFIX + k]) for r in (first, second))
        return of_first, of_second
    kinds = _on_one_side(_told_apart((likely[0], likely[1]), (first, second)), (first, second), engine)
    surest = max(first.log_chances[DATES_PREFIX + kinds[0]], second.log_chances[DATES_PREFIX + kinds[1]])
    if surest >= (RATHER if whole.first.kind == "dates" and whole.answered else SURELY):
        return kinds[0], kinds[1]
    # "between applying and the interview": by themselves either may mean a rule.
    asked = engine.rank_all([f"{WHEN} {end} ?" for end in ends], likelier)
    sure = [r.first.id if r.first.kind == "dates" and r.hits[0].share >= SURE else None for r in asked]
    meant = [own or _fitting(end, whole, other) for own, end, other in zip(sure, asked, reversed(sure), strict=True)]
    if not meant[0] or not meant[1]:
        return None
    return meant[0].removeprefix(DATES_PREFIX), meant[1].removeprefix(DATES_PREFIX)


def _told_apart(kinds: tuple[str, str], ends: tuple[Ranking, Ranking]) -> tuple[str, str]:
    """The `kinds`; where both ends mean the same one, the next that either may mean as well (« le départ de la 5 et la rentrée de la 6 »)."""
    if kinds[0] != kinds[1]:
        return kinds
    found = list(kinds)
    for i, end in enumerate(ends):
        others = {
            u: c for u, c in end.log_chances.items() if u.startswith(DATES_PREFIX) and u != DATES_PREFIX + kinds[i]
        }
        other = max(others, key=others.__getitem__, default="")
        if other and others[other] >= AS_WELL:
            found[i] = other.removeprefix(DATES_PREFIX)
            break
    return found[0], found[1]


def _others_named(topic: str, engine: Engine) -> list[str]:
    """The kinds of dates for those others than candidates whose dates stand before both ends (« appel à projets : entre… »)."""
    if len(words(topic)) < TOPIC:
        return []
    calendar, ranking = engine.knowledge.calendar, engine.rank(topic)
    kind = calendar.kind(ranking.first.id.removeprefix(DATES_PREFIX))
    if kind is None or kind.audience == CANDIDATES or not ranking.answered:
        return []
    return [k.id for k in calendar.kinds if k.audience == kind.audience]


def _on_one_side(kinds: tuple[str, str], ends: tuple[Ranking, Ranking], engine: Engine) -> tuple[str, str]:
    """The `kinds`; where one is for others than candidates, the other end is for them too, if it may be (« … et le jury »)."""
    calendar = engine.knowledge.calendar
    every = {k.id: k.audience for k in calendar.kinds}
    found = list(kinds)
    for i, theirs in ((0, every[kinds[1]]), (1, every[kinds[0]])):
        if every[kinds[i]] == CANDIDATES != theirs:
            own = ends[i].log_chances[DATES_PREFIX + kinds[i]]
            chances = {k: ends[i].log_chances[DATES_PREFIX + k] for k, a in every.items() if a == theirs}
            others = {k: chance for k, chance in chances.items() if k != kinds[1 - i] and chance >= own + MAYBE}
            found[i] = max(others, key=others.__getitem__, default=kinds[i])
    return found[0], found[1]


def _fitting(end: Ranking, whole: Ranking, other: str | None) -> str | None:
    """The dates that the question when something is surely asks for in the light of the whole; not those of the `other` end."""
    dates = [unit for unit in end.log_chances if unit.startswith(DATES_PREFIX) and unit != other]
    if not dates or end.first.kind != "dates":
        return None
    pooled = {unit: exp(end.log_chances[unit] + whole.log_chances[unit]) for unit in dates}
    meant = max(pooled, key=pooled.__getitem__)
    return meant if pooled[meant] >= SURE * sum(pooled.values()) else None


def _dates_meant(end: Ranking, whole: Ranking) -> str | None:
    """The kind of dates that one end of a span of time names; where it hardly names any, that which fits the whole question."""
    likely = [unit for unit, share in end.log_chances.items() if unit.startswith(DATES_PREFIX) and share >= LIKELY]
    meant = max(likely, key=end.log_chances.__getitem__, default=None)
    if meant and end.log_chances[meant] < PLAIN:
        meant = max(likely, key=lambda unit: end.log_chances[unit] + whole.log_chances[unit])
    return meant and meant.removeprefix(DATES_PREFIX)


def _of_candidates(kind: str | None, end: Ranking, whole: Ranking, engine: Engine) -> str | None:
    """The `kind`; the call to candidates where that is another call, and this one about as likely (« la fin du dépôt »)."""
    calendar = engine.knowledge.calendar
    meant, own = calendar.kind(kind or ""), calendar.call_to(CANDIDATES)
    if meant is None or own is None or not meant.call:
        return kind
    one, other = DATES_PREFIX + own.id, DATES_PREFIX + meant.id
    near = all(r.log_chances[one] > r.log_chances[other] - AS_LIKELY for r in (end, whole))
    return own.id if near and end.log_chances[one] >= LIKELY else kind

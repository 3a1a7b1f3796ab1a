"""What the moment and the conversation add to the words of a question: which answers they make likelier, or surer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.dates.lasting import AGO
from bot.dates.sentences import Dates
from bot.dates.spans import LEFT
from bot.dates.standing_calls import COMING
from bot.texts import FIRST
from bot.wording.date_cues import MOVED, THAT_YEAR, THESE_DAYS
from index.calendar import CANDIDATES, State
from index.documents import in_language
from index.engine import Engine
from index.knowledge import DATES_PREFIX
from index.lexical import stems
from index.named_days import named_days
from index.ranking import Ranking
from index.text import fold, words

NAMED_COHORT = 0.7
"""Added to the fused score of rules that have a version, and of dates, for the cohort that a question names."""

OTHER_COHORT = -2.0
"""The same for what is about another cohort alone."""

IN_SEASON = 0.5
"""Added to the fused score of the dates of a call that is open."""

CLOSING = 0.7
"""Added besides for a call that is about to close, or has just closed."""

NAMED_AT_HAND, NEAR = 6.0, 30
"""Added to the fused score of a closing event while it is near, taken from that of the calls, and the days up to which it is."""

ON_THAT_DAY = 2.0
"""Added to the fused score of dates of the day that a question tells (« demain »)."""

NOT_YET = -6.0
"""Added to the fused score of rules of which no version has begun: nobody knows of them yet."""

UNHEARD = -20.0
"""The same for the projects and the own kinds of dates of cohorts that nobody had heard of, whatever the question says of them."""

AT_HAND = 3.0
"""How many times more often people ask about dates that are at hand than about others: multiplies the odds."""

SAME_SIDE = 0.003
"""Share of the likelihood from which dates for those of whom one spoke come before dates for candidates."""

TELLS_IT = 0.2
"""Share of the likelihood from which a rule comes before dates that a cohort does not have."""

NEXT = 8
"""Place up to which a rule may stand that tells what a cohort has no dates for."""

NAMES_IT = 0.004
"""The same for a rule that names that cohort."""

_OF_CANDIDATES = re.compile(
    r"\b(?:candidat\w*|postul\w*|inscri\w+|devenir|become|entretiens?|auditions?|interviews?|recrut\w*|embauch\w*|appl(?:y|ying|icants?|ications?)|recruit\w*|hir(?:e|ing)|je|j'|moi|i|my|mon|ma|mes)\b"
)
"""Speaks of candidates, or of oneself."""
_DAY = re.compile(
    r"\b(?:(?P<after>apres[- ]demain|day after tomorrow)|(?P<next>demain|tomorrow)|(?P<same>aujourd'hui|today|ce soir|tonight)|(?P<last>(?<!avant-)hier|yesterday))\b"
)
_CLOSING = frozenset("cloture closing close".split())
"""Words for the close of a call, and for an event at the end of a cohort."""
_OF_A_CALL = frozenset("appel appels call calls dossier dossiers inscription inscriptions".split())
"""Words for a call besides its name."""
_LAST_DAY = re.compile(r"\b(?:dernier jour|last day)\b")
_DISTANCE = {"after": 2, "next": 1, "same": 0, "last": -1}
_TELLS_A_DATE = re.compile(r"\{\{(?:start|end|period|status|calls|standing)\b")
"""What is filled in with a date in an answer of staff."""
_DENIED = re.compile(
    r"\b(?:pas|not)(?: une?| d'| des?| an?)? ?(?P<what>[a-z]+)\b(?! (?:centrale?s?|de|d'|du|of)\b)(?! d')"
)


def likelier(cohorts: tuple[str, ...], engine: Engine, dates: Dates, question: str = "") -> dict[str, float]:
    """What the question's cohort and the clock make likelier.

    A question that names a cohort more likely asks for something that changed from one to the next; while a call is
    open, or about to be, people ask about its dates. `question`: it may tell a day on which something is.
    """
    knowledge = engine.knowledge
    found: dict[str, float] = {}
    if cohorts:
        for unit, group in knowledge.versions.items():
            if any(set(cohorts) & set(e.cohorts) for e in group):
                found[unit] = NAMED_COHORT
        rounds = (e for c in cohorts for e in dates.rounds_at_hand(c))
        own_events = (e for e in knowledge.calendar.events if e.cohort in cohorts)
        found |= {DATES_PREFIX + e.kind: NAMED_COHORT for e in (*own_events, *rounds)}
        found |= {u: OTHER_COHORT for u, named in engine.about.items() if not named & set(cohorts)}
    found |= dict.fromkeys(dates.not_yet, NOT_YET)
    if unrevealed := dates.unrevealed:  # of none, once all are known
        found |= {p.id: UNHEARD for p in knowledge.projects if p.cohort in unrevealed}
    if unheard := {c.id for c in dates.unheard_of}:
        of_others = {e.kind for e in knowledge.calendar.events if e.cohort not in unheard}
        own = {e.kind for e in knowledge.calendar.events} - of_others
        found |= {DATES_PREFIX + kind: UNHEARD for kind in own}
    for kind in dates.kinds_in_season():
        found[DATES_PREFIX + kind] = found.get(DATES_PREFIX + kind, 0.0) + IN_SEASON
    for kind in dates.kinds_closing():
        found[DATES_PREFIX + kind] = found.get(DATES_PREFIX + kind, 0.0) + CLOSING
    found |= denied(question, engine)
    if named := _named_at_hand(question, cohorts, dates):
        for k in knowledge.calendar.kinds:
            extra = NAMED_AT_HAND if k.id in named else -NAMED_AT_HAND if k.call else 0.0
            found[DATES_PREFIX + k.id] = found.get(DATES_PREFIX + k.id, 0.0) + extra
    for kind in _on_that_day(question, dates):
        found[DATES_PREFIX + kind] = found.get(DATES_PREFIX + kind, 0.0) + ON_THAT_DAY
    return found


def _named_at_hand(question: str, cohorts: tuple[str, ...], dates: Dates) -> set[str]:
    """The kinds of the events of the `cohorts` that are near and whose title begins with the close of something.

    Who speaks of a cohort's close in the week of its closing event does not mean that of its call, a year before; unless the
    call is named, or one asks how its date moved.
    """
    said = set(words(question))
    closing = said & _CLOSING
    if not closing or said & _OF_A_CALL or MOVED.search(fold(question)):
        return set()
    calls = [k for k in dates.calendar.kinds if k.call]
    if {stem for k in calls for text in k.name.values() for stem in stems(text)}.intersection(stems(question)):
        return set()
    every = [e for c in cohorts for e in dates.calendar.of(cohort=c)]
    if any(e.kind in {k.id for k in calls} and dates.is_at_hand(e) for e in every):
        return set()
    known = ((e, w) for e in every if (w := e.known(dates.now, dates.zone)))
    near = (e for e, w in known if w.beginning.exact and abs((w.beginning.day - dates.now.date()).days) <= NEAR)
    return {e.kind for e in near if any(words(title)[:1] and words(title)[0] in closing for title in e.title.values())}


def denied(question: str, engine: Engine) -> dict[str, float]:
    """What makes dates unlikely for those that one says not to be (« je suis développeur, pas une administration »).

    By the identifiers of the audiences in the calendar.
    """
    named = {match["what"] for match in _DENIED.finditer(fold(question))}
    kinds = engine.knowledge.calendar.kinds
    return {DATES_PREFIX + k.id: UNHEARD for k in kinds if named & {k.audience, k.audience.removesuffix("s")}}


def _on_that_day(question: str, dates: Dates) -> set[str]:
    """The kinds of the dates that begin or end on a day that `question` tells by its distance from now (« demain »)."""
    match = _DAY.search(fold(question))
    if match is None and _LAST_DAY.search(fold(question)):  # « dernier jour ? » while a call closes today
        return {kind for kind in dates.kinds_closing() if _closes_on(dates.now.date(), kind, dates)}
    if match is None:
        return set()
    day = dates.now.date() + timedelta(days=next(d for name, d in _DISTANCE.items() if match[name]))
    told = ((e.kind, e.known(dates.now, dates.zone)) for e in dates.calendar.events if not e.cancelled)
    return {kind for kind, w in told if w and any(m and m.exact and m.day == day for m in (w.start, w.end))}


def _closes_on(day: date, kind: str, dates: Dates) -> bool:
    known = (e.known(dates.now, dates.zone) for e in dates.calendar.of(kind) if not e.cancelled)
    return any(w and w.deadline.exact and w.deadline.day == day for w in known)


def spoken_of(kind: str, cohorts: tuple[str, ...], question: str, dates: Dates) -> tuple[str, ...]:
    """The one cohort that was spoken of, if it had dates of this kind, unless `question` asks for a call or what is to come.

    « et la restitution, c'était quand ? » after how many they were in the second cohort.
    """
    asked, calendar = dates.calendar.kind(kind), dates.calendar
    had = len(cohorts) == 1 and any(e.known(dates.now, dates.zone) for e in calendar.of(kind, cohorts[0]))
    of_then = THAT_YEAR.search(fold(question))  # « et ça fermait quand, cette année-là ? »
    of_now = THESE_DAYS.search(fold(question))  # « et le webinaire de demain ? »
    return cohorts if had and asked and (of_then or not (asked.call or of_now or COMING.search(fold(question)))) else ()


def nearly(ranking: Ranking) -> bool:
    """Whether the first hit is more likely right than not, though it is not answered."""
    return ranking.suggested and ranking.right >= 0.5


def surer_at_hand(ranking: Ranking, dates: Dates, engine: Engine, named: Sequence[str] = ()) -> Ranking:
    """The ranking, surer of a first hit that tells dates which are at hand, or of a cohort that the question `named`.

    What was judged off-topic stays so.
    """
    kind = ranking.first.id.removeprefix(DATES_PREFIX)
    if ranking.answered or not ranking.suggested or kind == ranking.first.id:
        return ranking
    if kind not in dates.kinds_at_hand() and not any(dates.calendar.of(kind, cohort) for cohort in named):
        return ranking
    right = AT_HAND * ranking.right / (1 + (AT_HAND - 1) * ranking.right)
    more = (AT_HAND - 1) * ranking.right  # what is asked more often is a larger part of all that is asked
    scope = (ranking.scope + more) / (1 + more)
    answered = bool(engine.learned.judge.answers(right, scope))
    return replace(ranking, right=right, scope=scope, answered=answered, suggested=not answered)


def on_their_side(ranking: Ranking, question: str, before: str | None, engine: Engine) -> Ranking:
    """The ranking, led by dates for those of whom the answer `before` was, where its first hit are dates for candidates.

    « la date limite de dépôt, svp ? » of a town hall that asked whether it can take part.
    """
    knowledge, calendar = engine.knowledge, engine.knowledge.calendar

    def audience(unit: str) -> str:
        kind = calendar.kind(unit.removeprefix(DATES_PREFIX))
        return kind.audience if kind else ""

    theirs = knowledge.audience(before) if before else ""
    others = theirs not in ("", CANDIDATES) and audience(ranking.first.id) == CANDIDATES
    if not others or _OF_CANDIDATES.search(fold(question)):
        return ranking
    same = (h for h in ranking.hits[1:] if audience(h.unit.id) == theirs and h.share >= SAME_SIDE)
    if not (led := next((h for h in same if h.unit.id != before), None)):
        return ranking
    return replace(ranking, hits=(led, *(h for h in ranking.hits if h is not led)))


def told_by_a_rule(ranking: Ranking, question: str, cohorts: Sequence[str], dates: Dates) -> Ranking:
    """The ranking, led by the rule after its first hit where that are dates which none of the `cohorts` has.

    « la 6 a-t-elle des séminaires ? »: their dates are not told, but that there are two is.
    """
    first = ranking.first
    # « on a deux séminaires : le second, vers quelle période ? » of who is at work
    if not cohorts and first.kind == "dates":
        cohorts = dates.lacking_now(first.id.removeprefix(DATES_PREFIX), question)
    if first.kind != "dates" or not dates.calendar.lacks(first.id.removeprefix(DATES_PREFIX), cohorts):
        return ranking
    rule = next((h for h in ranking.hits[1:NEXT] if h.unit.kind == "entry"), None)
    if rule is None:
        return ranking
    names = [in_language(c.name, FIRST) for c in dates.programme.cohorts if c.id in cohorts]
    text = " ".join(e.body for e in dates.knowledge.versions[rule.unit.id])
    if rule.share < (NAMES_IT if any(re.search(rf"\b{re.escape(name)}\b", text) for name in names) else TELLS_IT):
        return ranking
    return replace(ranking, hits=(rule, *(h for h in ranking.hits if h is not rule)))


def told_by_dates(ranking: Ranking, question: str, dates: Dates) -> Ranking:
    """The ranking, led by dates where a rule is first: by the call's, of which one counts all; by those after it, if it gives none.

    The second where one asks how long ago (« le tout premier jury, c'était il y a combien de temps ? »).
    """
    call = dates.calendar.call_to(CANDIDATES)
    if call and ranking.first.kind == "entry" and dates.counts_calls(call, question):  # « how many rounds in 2024? »
        hit = next((h for h in ranking.hits if h.unit.id == DATES_PREFIX + call.id), None)
        return replace(ranking, hits=(hit, *(h for h in ranking.hits if h != hit))) if hit else ranking
    second = ranking.hits[1] if len(ranking.hits) > 1 else None
    if ranking.first.kind != "entry" or second is None or second.unit.kind != "dates" or second.share < TELLS_IT:
        return ranking
    text = " ".join(e.body for e in dates.knowledge.versions[ranking.first.id])
    if not AGO.search(fold(question)) or _TELLS_A_DATE.search(text) or named_days(text):
        return ranking
    return replace(ranking, hits=(second, ranking.hits[0], *ranking.hits[2:]))


def left_of_its_work(ranking: Ranking, question: str, cohorts: Sequence[str], dates: Dates) -> Ranking:
    """The ranking, led by the end of the work where one asks what is left and the call of one's cohort is long over.

    « promo 6, non prolongée : il me reste combien de jours ? »
    """
    kind = dates.calendar.kind(ranking.first.id.removeprefix(DATES_PREFIX))
    if kind is None or not kind.call or len(cohorts) != 1 or not LEFT.search(fold(question)):
        return ranking
    calls = dates.held(dates.calendar.of(kind.id, cohorts[0]))
    ends = {
        DATES_PREFIX + k.id
        for k in dates.calendar.kinds
        if k.ends_work
        for e in dates.calendar.of(k.id, cohorts[0])
        if e.state(dates.now, dates.zone) is State.BEFORE
    }
    if any(dates.is_at_hand(e) for e in calls) or not ends:
        return ranking
    led = next((h for h in ranking.hits if h.unit.id in ends), None)
    return replace(ranking, hits=(led, *(h for h in ranking.hits if h != led))) if led else ranking


def counted_once(ranking: Ranking, engine: Engine) -> Ranking:
    """The ranking, with all that says whether one can apply counted as one, where it is first."""
    alike, first = engine.knowledge.of_calls, ranking.hits[0]
    if first.unit.id not in alike:
        return ranking
    share = sum(h.share for h in ranking.hits if h.unit.id in alike)
    right = max(ranking.right, min(ranking.scope, ranking.right * share / first.share))
    answered = ranking.answered or bool(engine.learned.judge.answers(right, ranking.scope))
    others = (h for h in ranking.hits if h.unit.id not in alike)
    hits = (replace(first, share=share), *others)
    return replace(ranking, hits=hits, right=right, answered=answered, suggested=ranking.suggested and not answered)

"""The last calls to candidates, one after the other: « les cinq dernières fenêtres de dépôt », « combien de fois avez-vous ouvert ? »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dates.named import CALLS
from bot.dates.numbered import numbers_of
from bot.dates.sentences import Dates
from bot.dates.spans import HOW_LONG, LONGER, SUPERLATIVE
from bot.texts import say
from bot.wording.date_cues import A_YEAR
from index.calendar import CANDIDATES, Event, State
from index.documents import in_language
from index.numerals import CARDINALS, cardinal
from index.search_words import words_for_cohorts
from index.text import fold

_NUMBER = rf"(?P<n{{0}}>[2-9]|1\d|{'|'.join(sorted(CARDINALS, key=len, reverse=True))})"
_CALL = r"(?:[a-z]+ )?(?:appels?|fenetres?|sessions?|vagues?|campagnes?|recrutements?|periodes? de depot|windows?|calls?|rounds?|intakes?)"
_LAST = re.compile(
    rf"\b{_NUMBER.format(1)} (?:derniere?s|plus recente?s|last|latest|most recent|previous) {_CALL}\b|\b(?:derniere?s|last|latest|most recent|previous) {_NUMBER.format(2)} {_CALL}\b"
)
_HOW_OFTEN = re.compile(
    r"\b(?:combien|cb) de fois\b.{0,40}\b(?:ouvert\w*|recrut\w+|lance\w*|open\w*)\b|\bhow (?:many times|often) (?:have|has|did|were|was) .{0,30}\b(?:open\w*|recruit\w*|hir\w+)\b"
)
_ALL = re.compile(
    rf"\b(?:tou(?:te)?s (?:les|vos)|chaque|chacune? des|(?:la )?liste (?:complete )?(?:des|de vos)|all (?:of )?(?:the|your)|every|a list of(?: all)?(?: the| your)?) {_CALL}\b"
)
"""Asks for all calls."""
_SINCE_YEARLY = re.compile(
    r"\b(?:depuis|since)\b[^.?!]{0,60}\b(?:annuel\w*|yearly|annual)\b(?=.*\b(?:combien|quel\w*|list\w*|how (?:many|often)|which|what|when|quand)\b)"
)
"""Asks of the calls since there is no longer one a year."""
_WHOLE = re.compile(
    r"\b(?:(?:tout|ensemble d[eu]) (?:le |l' ?)?(?:deroule\w*|deroulement|calendrier)|(?:deroule|deroulement|calendrier|etapes) (?:complete?s? )?(?:de |du |d')|toutes les (?:etapes|dates)|du debut a la fin|from (?:start to finish|beginning to end)|all (?:the )?(?:steps|dates)|(?:full|whole|complete) (?:timeline|calendar|schedule))"
)
"""Asks for all steps of something."""
_OF_THE_LAST = re.compile(r"\b(?:derniere?|(?:plus|most) recente?|last|latest) (?P<what>[a-z]+)\b")
_BEGUN = (State.OPEN, State.LAST_DAY, State.CLOSED)
_SINCE = re.compile(r"\b(?:depuis|since|a partir de)\b[^.?!]{0,24}?\b(?P<year>20\d\d)\b")


def last_calls(dates: Dates, question: str) -> list[Event]:
    """The calls that a question asks for, as known and begun at the clock, the oldest first; none where it asks for no such list."""
    folded = fold(question)
    last, often = _LAST.search(folded), _HOW_OFTEN.search(folded)
    measured = HOW_LONG.search(folded) or LONGER.search(folded) or SUPERLATIVE.search(folded)
    yearly = _SINCE_YEARLY.search(folded)
    every = _ALL.search(folded) and _SINCE.search(folded)  # « toutes les vagues depuis début 2024 »
    if not (last or often or yearly or every) or measured:  # « combien de temps entre les deux derniers appels ? »
        return []
    over = _begun(dates)
    if last:
        return over[-cardinal(last["n1"] or last["n2"]) :]
    if yearly:
        return [e for e in over if e.cohort == over[-1].cohort]
    since, years = _SINCE.search(folded), {int(m[0]) for m in A_YEAR.finditer(question)}
    dated = [(e, (e.known(dates.now, dates.zone) or e.window).beginning.day.year) for e in over]
    if since:
        return [e for e, year in dated if year >= int(since["year"])]
    return [e for e, year in dated if year in years] if years else over


def steps_of_the_last(dates: Dates, question: str) -> list[Event]:
    """All that is known of the last call to candidates that has begun, in order, where a question asks for that (« tout le déroulé de la dernière session »)."""
    folded, over = fold(question), _begun(dates)
    counted = {word for e in over for word, _ in numbers_of(e)} - words_for_cohorts(dates.programme)
    named = _OF_THE_LAST.search(folded) if _WHOLE.search(folded) else None
    if named is None or named["what"] not in CALLS | counted:
        return []
    theirs = dates.held(dates.calendar.of(cohort=over[-1].cohort)) if over else []
    round_of = {n for n in numbers_of(over[-1]) if n[0] in counted} if over else set()
    return [e for e in theirs if (round_of & set(numbers_of(e)) if round_of else e.step)]


def _begun(dates: Dates) -> list[Event]:
    """The calls to candidates that have begun at the clock."""
    return [e for e in dates.calendar.calls(CANDIDATES) if e.state(dates.now, dates.zone) in _BEGUN and not e.cancelled]


def steps_in_lines(dates: Dates, steps: Sequence[Event]) -> str:
    """Each step with its period, on a line of its own."""
    return "\n\n".join((say(dates.lang, "dates.last_steps"), _lines(dates, steps)))


def in_lines(dates: Dates, calls: Sequence[Event]) -> str:
    """Each of the calls with its period, on a line of its own, under how many they are."""
    return "\n\n".join((say(dates.lang, "dates.last_calls", n=len(calls)), _lines(dates, calls)))


def _lines(dates: Dates, events: Sequence[Event]) -> str:
    windows = [(e, e.known(dates.now, dates.zone) or e.window) for e in events]
    lines = [
        say(dates.lang, "dates.hour_there", title=in_language(e.title, dates.lang), told=dates.period(w))
        for e, w in windows
    ]
    return "\n".join(lines)

"""Which times lie between two events, or are how long one lasts: of one cohort, or of several, to be compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.dates.numbered import alike, numbered, numbers_of, titled
from bot.dates.sentences import Dates
from bot.wording.date_cues import A_YEAR
from index.calendar import Event
from index.search_words import words_for_cohorts
from index.text import fold, words
from index.windows import Moment

MOST = 12
"""Spans that are told at once."""

PAIR = 2
"""Spans that make a pair."""

LINK = 3
"""Letters of words that name nothing."""

HOW_LONG = re.compile(
    r"\b(?:(?:combien|cb|nb|nbre|nombre) de (?:temps|jours?|jrs?|semaines?|mois)|(?:combien|cb) d'(?:ans|annees)\b(?! d'(?:experience|etudes?|anciennete))|how many years\b(?! (?:of|experience|have (?:you|i|we)|do (?:you|i|we)))|de combien|quel ecart (?:de (?:temps|jours)|entre)|how (?:long|many (?:days|weeks|months))|duree|(?<!un certain )(?<!attendre un )(?<!respecter un )delai|quel temps|temps (?:moyen |habituel )?entre|longtemps|d'ecart|(?<!qui )dur\w+ (?:pile |exactement |bien |moins d'|plus d')?(?:une?|deux|trois|quatre|\d+) (?:semaines?|mois|jours?)|lasts? (?:exactly )?(?:a|one|two|three|\d+) (?:weeks?|months?|days?)|(?:fait|faire|faisait|a du|ont du|fallu) (?:patienter|attendre)|kept waiting|wait(?:ed)? (?:the )?long(?:er|est)|a attendu le plus|"
    r"(?:faut|faudrait|fallait|on doit|on peut) (?:bien |donc )?compter (?:combien|cb)(?! d[e'])|(?:combien|cb) (?:faut|faudrait|fallait)(?:-il| il)? compter|s'(?:ecoule|est ecoule|ecoulait) (?:combien|cb)|(?:combien|cb) s'ecoul\w+|(?:what's|what is|what was|how big is|how big was) the (?:gap|interval|lapse|wait)|gap between|time between|average (?:gap|wait|delay)|(?:plus|moins) (?:de temps|longtemps)|plus (?:long(?:ue)?s?|courte?s?)|longest|shortest|quanto dura|quanti giorni|wie lange|cuanto (?:dura|tiempo))\b"
)
OPENING = re.compile(
    r"\b(?:(?:jour|date|moment) ou (?:on|l'on|les gens) (?:a |avait |ont )?p(?:eu|ou|u)\w* (?:commencer a )?(?:candidat|postul)\w*|ouvert\w*|debut\w*|demarr\w*|lancement\w*|launch\w*|opening|opened|opens?|start\w*|began|begin)\b"
)
CLOSE = re.compile(r"\b(?:clotur\w*|fermetur\w*|fin|limite|butoir|echeance|clos\w*|deadline|end|ended)\b")
LEFT = re.compile(
    r"\b(?:il|me|nous|vous|lui|leur) reste\b|\breste-t-il\b|\b(?:days|time) (?:do (?:i|we) have |are |is )?left\b"
)
"""Asks what is left of it now."""
SUPERLATIVE = re.compile(
    r"\b(?:le plus|la plus|les plus|le moins|la moins|most|least|longest|shortest|fastest|quickest)\b"
)
LONGER = re.compile(
    r"\b(?:plus|moins|aussi) (?:long(?:ue)?s?|courte?s?|longtemps)\b|\b(?:le plus|le moins|plus|moins) de (?:temps|jours|semaines)\b|\b(?:longer|shorter|as long|longest|shortest|(?:more|most|less|least) (?:time|days))\b"
)
"""Compares how long things last."""
REOPENS = re.compile(
    r"\b(?:re-?ouv\w+|rouv\w+|reprise|(?:de|a) nouveau (?:postuler|candidater|deposer|appliquer)|apply again|reopen\w*|next (?:call|intake|recruitment)|(?:l'appel|le recrutement) (?:suivant|d'apres)|nouvel appel|nouveaux? (?:appel|recrutement))\b"
)
"""Says that a call opens again: the first one after the cohort that is spoken of."""
_FIRST = re.compile(r"\b(?:premiere?s?|first)\b")


@dataclass(frozen=True)
class Span:
    """A time from one moment to another: of one event, or between two, the earlier one first; of two `at_once`, their overlap."""

    events: tuple[Event, ...]
    start: Moment
    end: Moment
    at_once: bool = False

    @property
    def days(self) -> int:
        return (self.end.day - self.start.day).days


def span(
    dates: Dates, kinds: tuple[str, str], cohorts: tuple[str | None, str | None], said: tuple[str, str] = ("", "")
) -> Span | None:
    """The time between events of two `kinds`, each of its cohort, or of the last one that has both.

    It runs from the end of one to the beginning of the other, unless `said`, the words for each, tell an opening or a close;
    of one kind and cohort, it is how long that event lasts. None where there are no such events, or one is within the other.
    """
    named = [told_apart(dates, dates.calendar.of(k, c), s) for k, c, s in zip(kinds, cohorts, said, strict=True)]
    if cohorts[0] != cohorts[1] or (all(named) and named[0] != named[1]):  # « entre le sprint 4 et le sprint 5 »
        both = zip(kinds, cohorts, said, (False, True), strict=True)
        chosen = [_chosen(dates, k, c, s, earliest) for k, c, s, earliest in both]
        return measured(dates, chosen[0], chosen[1], said) if chosen[0] and chosen[1] else None
    every = [cohorts[0]] if cohorts[0] else [c.id for c in reversed(dates.programme.cohorts) if not c.side]
    for cohort in every:
        if found := _within(dates, kinds, cohort):
            fitting = [p for p in found if all(not n or e in n for n, e in zip(named, p, strict=True))]
            if pair := max(fitting, key=lambda p: _named_in(p, said), default=None):
                return measured(dates, *pair, said)
    return span(dates, kinds, cohorts) if any(named) and any(said) else None  # « this time round »: no title means it


def _named_in(pair: tuple[Event, Event], said: tuple[str, str]) -> int:
    """How many words of what is `said` of each the titles of a `pair` have (« la clôture et le jury », of two steps of projects)."""
    titles = (set(words(" ".join(event.title.values()))) for event in pair)
    return sum(len(title & {w for w in words(text) if len(w) > LINK}) for title, text in zip(titles, said, strict=True))


def spans(
    dates: Dates, kinds: tuple[str, str], cohorts: Sequence[str], said: tuple[str, str], question: str
) -> list[Span]:  # fmt: skip
    """The same of each of the `cohorts`, and of every round of a cohort; of rounds alone that `question` names (« un sprint »)."""
    pairs = [pair for cohort in cohorts for pair in reversed(_within(dates, kinds, cohort))]
    found = [s for a, b in pairs if (s := measured(dates, a, b, said))]
    return (of_rounds(dates, found, question) or found)[-MOST:]


def first_of(dates: Dates, event: Event) -> Moment:
    window = event.known(dates.now, dates.zone) or event.window
    return window.beginning


def last_of(dates: Dates, event: Event) -> Moment:
    return (event.known(dates.now, dates.zone) or event.window).deadline


def told_apart(dates: Dates, events: Sequence[Event], said: str) -> list[Event]:
    """The events that are told by their number, by a month or season, or the one that is by words of its title."""
    return numbered(events, said) or dates.in_periods(events, said) or titled(events, said)


def _chosen(dates: Dates, kind: str, cohort: str | None, said: str, earliest: bool = False) -> Event | None:
    """The event that is meant: of several of a year that is named (« celui de 2024 ») the `earliest`, where the time to it is asked, else the last."""
    every = dates.held(dates.calendar.of(kind, cohort))
    events, years = _main(every), {int(year) for year in A_YEAR.findall(said)}
    if of_year := [e for e in events if first_of(dates, e).local.year in years]:
        events = of_year[:1] if earliest else of_year
    picked = told_apart(dates, every, said) or (
        events[:1] if (_FIRST.search(fold(said)) or REOPENS.search(fold(said))) else events[-1:]
    )
    return picked[-1] if picked else None


def _within(dates: Dates, kinds: tuple[str, str], cohort: str | None) -> list[tuple[Event, Event]]:
    """The events of two kinds that belong together in a cohort, the last ones first."""
    first, second = (dates.held(dates.calendar.of(kind, cohort)) for kind in kinds)
    if not first or not second:
        return []
    if kinds[0] == kinds[1]:
        return [(e, e) for e in reversed(_main(first)) if first_of(dates, e).day < last_of(dates, e).day]
    pairs = [(a, b) for a in reversed(_main(first)) for b in _main(second) if alike(a, b)]
    return pairs or [(first[-1], second[0])]


def of_rounds(dates: Dates, found: Sequence[Span], question: str) -> list[Span]:
    """Those whose events are numbered by a word that `question` says, other than the programme's for a cohort."""
    said = {w.removesuffix("s") for w in words(question)} - words_for_cohorts(dates.programme)
    return [s for s in found if said & {word for word, _ in numbers_of(s.events[-1])}]


def measured(dates: Dates, event: Event, other: Event, said: tuple[str, str] = ("", "")) -> Span | None:
    """The time from one event to the other, by what `said` tells of each; None where one is within the other.

    Of a second that opened before the first closed, where `said` asks for its opening: how long both were open at once.
    """
    if event == other:
        return Span((event,), first_of(dates, event), last_of(dates, event))
    ordered = sorted(zip((event, other), said, strict=True), key=lambda pair: last_of(dates, pair[0]).local)
    (first, of_first), (second, of_second) = ordered
    start = first_of(dates, first) if OPENING.search(fold(of_first)) else last_of(dates, first)
    end = last_of(dates, second) if CLOSE.search(fold(of_second)) else first_of(dates, second)
    if start.day > end.day and OPENING.search(fold(of_second)):  # « a ouvert avant que l'autre ne ferme »
        return Span((second, first), end, start, at_once=True)
    return Span((first, second), start, end) if start.day <= end.day else None


def _main(events: list[Event]) -> list[Event]:
    """The main steps among `events`, if there are any."""
    return [e for e in events if e.step] or events

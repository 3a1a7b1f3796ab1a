"""Of which cohort, round or event each end of a span of time is, as a question says it."""

from __future__ import annotations

from bot.dates.calls import calls_of
from bot.dates.numbered import numbered, numbers_of, titled
from bot.dates.sentences import Dates
from bot.dates.spans import CLOSE, OPENING, REOPENS
from bot.wording.allusions import Wording
from bot.wording.span_cues import LAST_OF_ALL
from index.calendar import CANDIDATES
from index.documents import in_language
from index.engine import Engine
from index.lexical import STOP_WORDS
from index.named_periods import named_periods
from index.search_words import own_words, words_for_cohorts
from index.text import fold


def of_its_season(ends: tuple[str, str], question: str, dates: Dates) -> tuple[str, str]:
    """The `ends`, with the round whose call a month or season tells in the rest of `question` (« lors de l'appel d'automne 2025 »)."""
    every = dates.calendar.calls(CANDIDATES)
    rest = question.replace(ends[0], " ").replace(ends[1], " ")
    calls = dates.in_periods(every, question) or numbered(every, rest)  # « sprint 3 : combien de jours entre… »
    if not calls and (periods := named_periods(rest.partition(",")[0])):  # « au printemps 2025, combien de jours… »
        begun = [(e, w.beginning.day) for e in every if (w := e.known(dates.now, dates.zone))]
        calls = [e for e, day in begun if any(p.has(day) for p in periods)]
    if any(numbered(every, end) for end in ends):
        return ends
    if len(calls) != 1 or any(named_periods(end) for end in ends):
        return ends
    of_cohort = words_for_cohorts(dates.programme)
    counted = [f"{word} {number}" for word, number in sorted(numbers_of(calls[0])) if word not in of_cohort]
    return (f"{ends[0]} {counted[0]}", f"{ends[1]} {counted[0]}") if counted else ends


def of_its_round(end: str, dates: Dates) -> tuple[str, ...]:
    """The cohort of the round that an `end` numbers (« le lancement du premier sprint »)."""
    rounds = {e.cohort for e in numbered(dates.calendar.calls(CANDIDATES), end) if e.cohort}
    return tuple(rounds) if len(rounds) == 1 else ()


def first_or_last(end: str, dates: Dates) -> tuple[str, ...]:
    """The cohort of the very first call, or of the last one that is over, where an `end` says so (« la session la plus récente »)."""
    if dates.very_first(end):
        return tuple(c.id for c in dates.programme.cohorts if not c.side)[:1]
    last = dates.calendar.last_over(calls_of(dates.knowledge), dates.now) if LAST_OF_ALL.search(fold(end)) else None
    return (last.cohort,) if last and last.cohort else ()


def next_to(end: str, other: tuple[str, ...], engine: Engine) -> tuple[str, ...]:
    """The cohort next to that of the `other` end, where `end` says so (« la fin de la 5 et l'arrivée des suivants »)."""
    step = Wording(end).step or int(bool(REOPENS.search(fold(end))))
    neighbour = engine.knowledge.programme.next_to(other[0], step) if step and len(other) == 1 else None
    return (neighbour,) if neighbour else ()


def by_their_titles(ends: tuple[str, str], cohorts: tuple[str, ...], dates: Dates) -> tuple[str, str]:
    """The `ends`, each that tells the title of one event of the cohort by the name of its kind (« l'embarquement »)."""
    every = dates.held(dates.calendar.of(cohort=cohorts[0])) if len(cohorts) == 1 else []

    def named(end: str) -> str:
        # « l'ouverture et la clôture » name no event by its title
        bound = OPENING.search(fold(end)) or CLOSE.search(fold(end))
        found = [] if bound else titled(every, end)
        kind = dates.calendar.kind(found[0].kind) if found else None
        return in_language(kind.name, dates.lang) if kind else end

    return named(ends[0]), named(ends[1])


def only_a_cohort(end: str, engine: Engine) -> bool:
    """Whether an `end` names nothing but a cohort, and no date of it."""
    named = engine.vocabulary.find(end)
    return bool(named.cohorts) and not set(named.rest) - STOP_WORDS - own_words(engine.knowledge.programme)

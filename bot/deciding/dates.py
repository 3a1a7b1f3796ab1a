"""Questions that dates answer whatever is ranked first: a time between two events, what comes after one, what was on a day."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

from bot.conversation import Context
from bot.dates.at_work import AtWork, at_work
from bot.dates.intervals import after_the_one, after_what
from bot.dates.last_calls import in_lines, last_calls, steps_in_lines, steps_of_the_last
from bot.dates.lasting import AT_ONCE, overlap
from bot.dates.named import CALLS
from bot.dates.numbered import called_kinds, numbers, numbers_of
from bot.dates.own_time import from_first_to_last, what_is_missed, whether_it_covers
from bot.dates.sentences import Dates
from bot.dates.spans import HOW_LONG, PAIR
from bot.dates.statistics import over_all
from bot.deciding.besides import besides
from bot.deciding.case import Case, Decision, RankedCase
from bot.deciding.ends import between_ends
from bot.deciding.parts import asked_parts
from bot.wording.content import content_of
from bot.wording.date_cues import A_YEAR, AGENDA
from bot.wording.people_cues import AT_WORK_NOW, AT_WORK_THEN
from bot.wording.preambles import COURTESY, PLEASE
from index.calendar import Kind
from index.knowledge import DATES_PREFIX, Knowledge
from index.lexical import stems
from index.named_days import MONTHS, named_days
from index.named_periods import named_periods
from index.search_words import own_words, words_for_cohorts
from index.text import SENTENCE_END, fold, words

MID_MONTH = 15
"""The day of a month at which one looks for who was at work in it."""

BRIEF = 14
"""Words up to which a question that asks what is on tells no story."""

IN_SCOPE, POSSIBLY = 0.5, 0.1
"""Chance that the knowledge speaks of a question at all from which a day in it is one of the calendar: in general, and where
dates are ranked first."""


def between_events(case: Case) -> Decision | None:
    """The time between two events, and what is asked for besides."""
    dates = case.composer.dates
    cohorts = case.cohorts or dates.first_cohort(case.question)
    if not (between := between_ends(case.said, cohorts, case.engine, dates)):
        return None
    if _USUALLY.search(fold(case.question)) and not cohorts and _of_something_else(case, between[0].events[0].kind):
        return None  # « combien de temps dure en général une mission, du début à la fin ? »
    reply = case.composer.elapsed(between, case.question)
    for part in besides(between, asked_parts(case.said, case.cohorts, case.engine, dates)):
        reply = case.composer.beside(reply, part.unit, part.cohorts or case.cohorts)
    return reply, Context(case.question, reply.entry, reply.entry, case.cohorts)


def over_all_calls(case: Case) -> Decision | None:
    """What is worked out over several calls (« combien de jours entre deux appels, en moyenne ? »)."""
    cohorts = case.mentions.cohorts if A_YEAR.search(case.question) else case.cohorts  # and not those of the years
    found, told = over_all(case.composer.dates, tuple(cohorts), case.question)
    if not found or _of_something_else(case, found[0].events[0].kind):
        return None  # « combien de jours ouvrés en tout pour les entretiens ? »
    reply = case.composer.elapsed(found, case.question, told)
    return reply, Context(case.question, reply.entry, reply.entry, case.cohorts)


def the_last_calls(case: Case) -> Decision | None:
    """The last calls in a list (« les cinq dernières fenêtres de dépôt »), or all steps of the last one."""
    dates = case.composer.dates
    steps = steps_of_the_last(dates, case.said)
    calls = steps or last_calls(dates, case.said)
    if len(calls) < PAIR:
        return None
    unit = DATES_PREFIX + calls[0].kind
    reply = case.composer.of_events(calls, unit, 1.0)
    reply = replace(reply, markdown=steps_in_lines(dates, steps) if steps else in_lines(dates, calls))
    return reply, Context(case.question, unit, unit, case.cohorts)


def _of_something_else(case: Case, kind: str) -> bool:
    """Whether a question means dates of another kind, of whose name it says a word, or a rule for certain."""
    ranking = case.engine.rank(case.question)
    if ranking.first.kind == "entry":
        return _of_a_rule(case, case.question, RATHER if _USUALLY.search(fold(case.question)) else SURELY)
    meant = case.engine.knowledge.calendar.kind(ranking.first.id.removeprefix(DATES_PREFIX))
    if meant is None or meant.id == kind:
        return False
    return bool(set(stems(case.question)) & {s for name in meant.name.values() for s in stems(name)})


def at_once(case: Case) -> Decision | None:
    """How long the calls of one cohort to both sides were open at once (« … ouverts en même temps, combien de jours ? »)."""
    dates, folded = case.composer.dates, fold(case.question)
    asks = HOW_LONG.search(folded) and AT_ONCE.search(folded) and set(words(case.question)) & CALLS
    if not asks or len(case.cohorts) != 1:
        return None
    calls = [e for k in dates.calendar.kinds if k.call for e in dates.calendar.of(k.id, case.cohorts[0])]
    both = dates.held(calls)
    if len({e.kind for e in both}) != len(both) or len(both) != PAIR or not (told := overlap(dates, *both)):
        return None
    unit = DATES_PREFIX + both[0].kind
    reply = case.composer.of_events(both, unit, 1.0)
    reply = replace(reply, markdown=f"{reply.markdown}\n\n{told}")
    return reply, Context(case.question, unit, unit, case.cohorts)


SURELY, RATHER = 0.85, 0.6
"""Chance of being right from which a rule is asked for, and nothing that is worked out over calls; who asks how it is usually does so rather."""

_USUALLY = re.compile(
    r"\b(?:en general|generalement|d'habitude|habituellement|normalement|usually|generally|typically|normally)\b"
)
"""Asks how it is as a rule."""

_COUNTS = re.compile(r"\b(?:combien|cb|how many)\b")

_OF_A_CASE = re.compile(r"\b(?:si|if|apres|after|avant|before)\b")
"""Sets what is asked in a case, or beside something else."""

_OF_TIME = frozenset(MONTHS) | frozenset(
    "jour jours semaine mois an ans annee day days week month year years prochain prochaine pro suivant suivante vient next cette this "
    "fin debut entre between et and en in dix pile ago date dates ordre order agenda calendrier calendar programme".split()
)
"""Words by which one says for when what is on is asked."""

_FOR_THEM = frozenset(
    "cote chez avec with ceux celles gens people who ont candidat candidate candidats candidates candidature postule selection applicants applied".split()
)
"""Words by which one says for whom."""

_ALL_THAT = frozenset("tout ce quoi".split()) | COURTESY | PLEASE
"""Words that say nothing of it."""


def what_is_on(case: Case) -> Decision | None:
    """What there is in a day, week, month or season (« qu'y a-t-il au programme en juin ? », "what's planned next week?")."""
    dates, every = case.composer.dates, next(iter(case.engine.knowledge.calendar.every), None)
    asked = _sentence(case.question, AGENDA)
    folded = fold(asked)
    asks = AGENDA.search(folded) and len(words(asked)) <= BRIEF and not _OF_A_CASE.search(folded)
    programme = case.engine.knowledge.programme
    rounds = {word for e in dates.calendar.events for word, _ in numbers_of(e)}
    told = _OF_TIME | _FOR_THEM | _ALL_THAT | own_words(programme) | words_for_cohorts(programme) | rounds
    named = [w for w in content_of(AGENDA.sub(" ", folded)) if not (w.isdigit() or w in told)]
    asks = asks and not named  # « il y a quoi dans le dossier à remettre en avril ? »
    if every is None or case.understood.unit or not asks:
        return None
    if found := dates.bounded_by_any([day for day in named_days(asked) if day.year], ()):
        unit = DATES_PREFIX + found[0].kind  # « il y a dix ans jour pour jour, il se passait quoi ? »
        return case.composer.of_events(found, unit, 1.0), Context(case.question, unit, unit, case.cohorts)
    cohort = case.cohorts[0] if len(case.cohorts) == 1 else None
    if not dates.agenda(cohort, asked):
        return None
    unit = DATES_PREFIX + every
    reply = case.composer.unit(unit, case.cohorts, 1.0, question=asked)
    return reply, Context(case.question, unit, unit, case.cohorts)


def _sentence(question: str, cue: re.Pattern[str]) -> str:
    """The sentence that asks something by a `cue`, of a message that tells more; else all of it."""
    return next((s for s in SENTENCE_END.split(question) if cue.search(fold(s))), question)


def of_ones_own_time(case: Case) -> Decision | None:
    """What one misses who is away for some days, or whether those on which one is free hold all of a mission."""
    dates, cohort = case.composer.dates, case.cohorts[0] if len(case.cohorts) == 1 else None
    found = (
        what_is_missed(dates, case.said, cohort, begins=not case.before.question)
        or whether_it_covers(dates, case.said, cohort)
        or from_first_to_last(dates, case.said, cohort)
    )
    if found is None:
        return None
    unit = DATES_PREFIX + found.events[-1].kind
    reply = replace(case.composer.of_events(found.events, unit, 1.0), markdown=found.text)
    return reply, Context(case.question, unit, unit, case.cohorts)


def who_was_at_work(case: Case) -> Decision | None:
    """Who was at work in a month of the past that is named ("which cohort was on the job from March to May 2020?")."""
    dates, periods = case.composer.dates, named_periods(case.question)
    numbered = {word for word, _ in numbers(case.question)} & words_for_cohorts(case.engine.knowledge.programme)
    if not periods or not AT_WORK_THEN.search(fold(case.question)) or numbered:
        return None
    months = sorted(month for period in periods for month in period.months)
    year, month = months[len(months) // 2]
    day = date(year, month, MID_MONTH)
    if day >= dates.now.date():
        return None
    knowledge = case.engine.knowledge
    then = at_work(Dates(knowledge, datetime(year, month, MID_MONTH, 12, tzinfo=dates.zone), dates.lang))
    return _at_work(case, then, then.sentence_then(dates, day)) if then else None


def who_is_at_work(case: Case) -> Decision | None:
    """Who is at work now, until when, and who comes next (« y a-t-il encore des gens en poste, ou sont-ils tous partis ? »)."""
    asked = _sentence(case.question, AT_WORK_NOW)
    mentions = case.mentions if asked == case.question else case.engine.vocabulary.find(asked)
    folded = fold(asked)
    asks = AT_WORK_NOW.search(folded) and not (A_YEAR.search(folded) or _COUNTS.search(folded))
    narrowed = set(mentions.facets) - {"themes", "statuses"}  # « au travail », « en activité »
    if (
        not asks
        or mentions.cohorts
        or narrowed
        or _of_a_rule(case, asked, SURELY)
        or not (now := at_work(case.composer.dates))
    ):
        return None
    return _at_work(case, now, now.sentence(case.composer.dates))


def _of_a_rule(case: Case, question: str, surely: float) -> bool:
    """Whether a rule `surely` answers it ("is there any coaching once people are in post?"), none that begins with where the calls stand."""
    ranking = case.engine.rank(question)
    rule = ranking.first.kind == "entry" and ranking.first.id not in case.engine.knowledge.of_calls
    return rule and ranking.right >= surely


def _at_work(case: Case, found: AtWork, sentence: str) -> Decision | None:
    """The `sentence` that tells who is or was at work, and the dates of these; None where there are none."""
    if not (told := (*found.events, *found.to_come)):
        return None
    unit = DATES_PREFIX + told[0].kind
    reply = case.composer.of_events(told, unit, 1.0)
    reply = replace(reply, markdown=f"{sentence}\n\n{reply.markdown}")
    return reply, Context(case.question, unit, unit, tuple(c.id for c in found.cohorts))


def after_an_event(case: Case) -> Decision | None:
    """What comes after an event that is named (« et après les vœux ? »)."""
    said = after_what(case.mentions.neutral or case.question)
    kinds = called_kinds(case.engine.knowledge.calendar.kinds, said)
    if not said or case.understood.unit:
        return None
    spoken = case.cohorts or case.understood.spoken_of
    if not kinds:  # « après le séminaire de lancement, il y avait quoi ? »
        then = after_the_one(case.composer.dates, said, spoken[0] if spoken else None)
        unit = DATES_PREFIX + then[0].kind if then else ""
        return (case.composer.coming(then, unit), Context(case.question, unit, unit, spoken)) if then else None
    kind = _of_whom(kinds[0], case.before, case.engine.knowledge)
    reply = case.composer.following(DATES_PREFIX + kind.id, spoken, case.question)
    return reply, Context(case.question, reply.entry, reply.entry, spoken)


def on_those_days(case: RankedCase) -> Decision | None:
    """What was on the days that a question names with their year, where nothing else surely answers it."""
    dates, days = case.composer.dates, [day for day in named_days(case.question) if day.year]
    ranking = case.ranking
    near = ranking.scope >= IN_SCOPE or (ranking.scope >= POSSIBLY and ranking.first.kind == "dates")
    if not near or not (found := dates.bounded_by_any(days, case.cohorts)):
        return None
    unit = DATES_PREFIX + found[0].kind
    reply = case.composer.of_events(found, unit, case.ranking.scope)
    return reply, Context(case.question, unit, unit, case.cohorts)


def _of_whom(kind: Kind, before: Context, knowledge: Knowledge) -> Kind:
    """The call to those of whom one spoke, where `kind` is the call to others (« et après le dépôt ? » of a ministry)."""
    audience = knowledge.audience(before.unit) if before.unit else ""
    return (knowledge.calendar.call_to(audience) if kind.call else None) or kind

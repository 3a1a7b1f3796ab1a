"""The ranking that answers a question, by the moment and by what its parts ask, and the cohorts that it is told of."""

from __future__ import annotations

from dataclasses import replace

from bot.dates.circumstances import (
    counted_once,
    left_of_its_work,
    likelier,
    on_their_side,
    spoken_of,
    surer_at_hand,
    told_by_a_rule,
    told_by_dates,
)
from bot.dates.doing_it import led_by_the_open_call
from bot.dates.moves import led_by_what_was_put_off
from bot.dates.no_news import led_by_no_news
from bot.dates.notice_periods import next_known
from bot.dates.plans import led_by_a_clash, surer_of_a_plan
from bot.deciding.case import Case, RankedCase
from bot.deciding.leading import led_by_a_part, led_by_its_reason, led_by_ones_own_day, led_by_what_is_asked
from bot.deciding.parts import asked_parts
from bot.deciding.professions import led_by_the_calls
from bot.wording.allusions import SHORT, Wording
from bot.wording.date_cues import OF_ITS_FIRST
from bot.wording.people_cues import FOR_ONESELF
from index.asking import only_asks_for_projects
from index.knowledge import DATES_PREFIX
from index.search_words import own_words
from index.text import fold, words


def with_ranking(case: Case) -> RankedCase:
    """The same, with what it means: likelier by the moment, surer of dates at hand, led by a part that asks."""
    engine, dates, mentions = case.engine, case.composer.dates, case.mentions
    known = case.understood.ranking
    ranking = known or engine.rank(case.question, likelier(case.cohorts, engine, dates, case.question))
    ranking = surer_at_hand(counted_once(ranking, engine), dates, engine, mentions.cohorts)
    ranking = on_their_side(ranking, case.question, case.before.unit, engine)
    ranking = told_by_a_rule(ranking, case.question, case.cohorts, dates)
    ranking = told_by_dates(ranking, case.question, dates)
    whole = ranking = surer_of_a_plan(ranking, case.question, dates, engine)
    sought = only_asks_for_projects(case.question, mentions, engine.knowledge.programme)
    for question in _with_the_turn_before(case) if ranking.first.kind != "project" else ():
        if counted := led_by_ones_own_day(ranking, question, dates, engine):
            case = replace(case, understood=replace(case.understood, question=question))
            return RankedCase(**vars(case), ranking=counted, whole=counted, parts=[], counted=True)
    parts = [] if sought else asked_parts(case.said, case.cohorts, engine, dates, ranking, case.before.question or "")
    if known is None:
        ranking = led_by_the_calls(case.question, mentions, led_by_a_part(ranking, parts), parts, engine)
        ranking = led_by_what_is_asked(ranking, case.question, engine, likelier(case.cohorts, engine, dates))
        ranking = led_by_its_reason(ranking, case.question, engine, likelier(case.cohorts, engine, dates))
        ranking = left_of_its_work(ranking, case.question, case.cohorts, dates)
        ranking = led_by_a_clash(ranking, case.question, dates)
        ranking = led_by_what_was_put_off(ranking, case.question, dates)
        ranking = led_by_no_news(led_by_the_open_call(ranking, case.question, dates, engine), case.question, dates)
    elif parts and not ranking.answered:  # a story that tells its own subject, after another one
        own = engine.rank(case.said, likelier(case.cohorts, engine, dates))
        led = led_by_a_part(own, parts)
        ranking = ranking if led is own else led
    return RankedCase(**vars(case), ranking=ranking, whole=whole, parts=parts)


def _with_the_turn_before(case: Case) -> list[str]:
    """The question, and with what was told before it, which may tell the day it counts from (« reçu hier … » // « et je réponds quand ? »)."""
    before = case.before.said
    return [case.question, f"{before} {case.question}"] if before and before not in case.question else [case.question]


def with_its_cohorts(case: RankedCase) -> RankedCase:
    """The same, with the cohorts that were spoken of where what comes first is told of them."""
    first, cohorts, spoken, before = case.ranking.first, case.cohorts, case.understood.spoken_of, case.before.cohorts
    if spoken and not cohorts and case.engine.knowledge.has_version(first.id, spoken):
        cohorts = spoken  # « combien au plus ? » after « et à la deuxième ? »
    if first.kind == "entry" and not cohorts:  # « qui présidait le tout premier jury ? »
        the_first = case.composer.dates.first_cohort(case.question)
        cohorts = the_first if case.engine.knowledge.has_version(first.id, the_first) else ()
    if first.kind == "dates" and not cohorts and len(before) == 1 and _of_its_first(case):
        cohorts = before  # « et son premier appel, il a ouvert quand ? » after a cohort
    if first.kind == "dates" and not cohorts:  # « trop tard ? » after a call that is open: of that one
        kind, dates = first.id.removeprefix(DATES_PREFIX), case.composer.dates
        of_all = dates.calendar.of(kind) if dates.very_first(case.question) else []
        first_of_all = [] if dates.called(of_all, case.question) else of_all[:1]  # « la première édition de Regards »
        very_first = tuple(e.cohort for e in first_of_all if e.cohort)
        own = _of_ones_round(case, kind) or of_the_start_told(case, first.id) or _of_the_side_round(case, kind)
        cohorts = very_first or dates.at_hand(kind, before) or spoken_of(kind, before, case.question, dates) or own
    elif first.kind == "dates" and (
        of_dates := case.engine.knowledge.calendar.kind(first.id.removeprefix(DATES_PREFIX))
    ):
        cohorts = tuple(
            case.composer.dates.of_edition(of_dates, cohorts, case.question)
        )  # « la 2e édition »: no 2nd cohort
    return replace(case, cohorts=cohorts)


def of_the_start_told(case: Case, unit: str) -> tuple[str, ...]:
    """The cohort whose start was told last, for a brief question about the end (« et elle finit ? »); none for another one."""
    dates, calendar = case.composer.dates, case.engine.knowledge.calendar
    told, asked = (calendar.kind((u or "").removeprefix(DATES_PREFIX)) for u in (case.before.unit, unit))
    brief = Wording(case.said).length <= 2 * SHORT and not case.mentions
    if not (told and told.begins_work and asked and asked.ends_work and brief):
        return ()
    start = next_known(dates, [told.id])
    return (start.cohort,) if start and start.cohort else ()


def _of_its_first(case: RankedCase) -> bool:
    """Whether it asks of the first one of what was spoken of (« son premier appel »), and not of the programme's."""
    own = own_words(case.engine.knowledge.programme) | {"programme"}
    return bool(OF_ITS_FIRST.search(fold(case.question))) and not own & set(words(case.question))


def _of_ones_round(case: RankedCase, kind: str) -> tuple[str, ...]:
    """The one cohort whose rules were told last, for who asks when something is for themselves (« ça finit quand pour moi ? »)."""
    entry, dates = case.engine.knowledge.entries_by_id.get(case.before.entry or ""), case.composer.dates
    of_kind = dates.calendar.kind(kind)
    if (
        entry is None
        or len(entry.cohorts) != 1
        or of_kind is None
        or of_kind.call
        or not FOR_ONESELF.search(fold(case.question))
    ):
        return ()
    return entry.cohorts if dates.calendar.of(kind, entry.cohorts[0]) else ()


def _of_the_side_round(case: RankedCase, kind: str) -> tuple[str, ...]:
    """The one round apart that the question before named, and that has dates of its own (« c'est quoi le 5 bis ? » // « je peux encore le déposer ? »)."""
    programme, dates = case.engine.knowledge.programme, case.composer.dates
    named = case.engine.vocabulary.find(case.before.question or "").cohorts
    cohort = programme.cohort(named[0]) if len(named) == 1 else None
    brief = Wording(case.said).length <= 2 * SHORT and not case.mentions
    return named if cohort and cohort.side and brief and dates.held(dates.calendar.of(kind, cohort.id)) else ()

"""What a question that is understood is answered with: by the first of the steps below that has an answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from bot.answering.compose import Composer
from bot.answering.listing import the_rest
from bot.conversation import Context
from bot.dates.calls import before_the_last
from bot.dates.heard_of import call_heard_of
from bot.dates.lateness import for_who_comes_late
from bot.deciding.besides import (
    a_rule_as_well,
    asks_for_all_dates,
    further,
    of_both_calls,
    of_ones_own_case,
    of_the_same_dates,
    perhaps,
    rule_for_what_is_told,
    the_next_call,
    told_besides,
)
from bot.deciding.case import Case, Decision, RankedCase
from bot.deciding.counted import most_common
from bot.deciding.dates import (
    after_an_event,
    at_once,
    between_events,
    of_ones_own_time,
    on_those_days,
    over_all_calls,
    the_last_calls,
    what_is_on,
    who_is_at_work,
    who_was_at_work,
)
from bot.deciding.leading import led_by
from bot.deciding.meant import cohorts_meant, told_of_a_case, year_to_come, years_meant
from bot.deciding.open_code import whose_code_is_open
from bot.deciding.part import rules_of_each
from bot.deciding.parts import cohorts_of_each
from bot.deciding.projects import (
    by_meaning,
    likely_projects,
    looked_for,
    named,
    named_alone,
    of_what_is_named,
)
from bot.deciding.ranked import of_the_start_told, with_its_cohorts, with_ranking
from bot.deciding.suggested import plainly_asked, suggestions
from bot.deciding.two_projects import both_described
from bot.deciding.unanswered import (
    gone_elsewhere,
    no_project_so_named,
    no_such_project,
    of_another_theme,
    unknown,
)
from bot.deciding.unknown_host import of_an_unknown_host
from bot.reply import Reply
from bot.understood import Understood
from bot.wording.allusions import Wording
from bot.wording.people_cues import OF_A_FORMER_ONE
from index.engine import Engine
from index.finder import LIMIT
from index.knowledge import DATES_PREFIX
from index.text import fold

AnyCase = TypeVar("AnyCase", bound=Case)

KEYWORDS = 4
"""Words up to which a question only names what it asks of."""

BESIDE = 0.1
"""Share of the scores from which another entry is proposed beside an answer."""


def decide(engine: Engine, composer: Composer, understood: Understood, before: Context) -> Decision:
    """What is answered to `understood`, and what is remembered of it."""
    question, mentions, year = understood.question, understood.mentions, composer.dates.now.year
    cohorts = cohorts_meant(question, mentions, engine, year) or understood.cohorts
    years = () if mentions.cohorts else years_meant(question, mentions, year)
    case = Case(engine, composer, understood, before, cohorts, years)
    return _first(
        case,
        gone_elsewhere,
        _more,
        _what_follows,
        at_once,
        over_all_calls,
        the_last_calls,
        of_ones_own_time,
        between_events,
        who_is_at_work,
        who_was_at_work,
        after_an_event,
        what_is_on,
        _same_subject,
    ) or _ranked(case)


def _first(case: AnyCase, *steps: Callable[[AnyCase], Decision | None]) -> Decision | None:
    return next((decided for step in steps if (decided := step(case))), None)


def _more(case: Case) -> Decision | None:
    """Details on the last answer, or the rest of the last list."""
    before = case.before
    if case.understood.more:
        return case.composer.more(before), before
    if not case.understood.rest:
        return None
    reply = the_rest(case.composer, before.unlisted)
    return reply, replace(before, listed=reply.projects or before.listed, unlisted=before.unlisted[LIMIT:])


def _what_follows(case: Case) -> Decision | None:
    """What comes after the dates that were told."""
    if not (case.understood.unit and case.understood.following):
        return None
    reply = case.composer.following(case.understood.unit, case.cohorts, case.question)
    return reply, replace(case.before, unit=reply.entry, entry=reply.entry)


def _same_subject(case: Case) -> Decision | None:
    """The same subject, seen from another cohort, language or side."""
    understood, composer, question, cohorts = case.understood, case.composer, case.question, case.cohorts
    if not understood.unit:
        return None
    if understood.before_last and (call := before_the_last(case.engine.knowledge, composer.dates.now)):
        question, cohorts = call
    cohorts = cohorts or of_the_start_told(case, understood.unit)
    reply = composer.unit(understood.unit, cohorts, 1.0, question=question, years=case.years)
    if understood.of_project:
        reply = composer.of_its_cohort(reply, understood.of_project)
    kept = case.before.cohorts if understood.passing else cohorts
    still = case.still_listed(understood.unit, reply)
    return reply, Context(question, understood.unit, reply.entry, kept, listed=still)


def _ranked(case: Case) -> Decision:
    """The entry that comes first, the projects that are meant, or that nothing answers."""
    ranked = with_its_cohorts(with_ranking(case))
    if decided := _first(
        ranked,
        _a_detail,
        most_common,
        no_project_so_named,
        named,
        both_described,
        whose_code_is_open,
        looked_for,
        _chat,
    ):
        return decided
    ranked = named_alone(ranked)
    return _first(
        ranked,
        of_an_unknown_host,
        likely_projects,
        no_such_project,
        by_meaning,
        _answer,
        of_what_is_named,
        on_those_days,
        _what_a_part_asks,
        suggestions,
        of_another_theme,
    ) or unknown(ranked)


def _a_detail(case: RankedCase) -> Decision | None:
    """A detail of the project that was shown (« combien de décisions ? »), and the rule that may be meant as well."""
    first = case.ranking.first
    if not (case.understood.ranking and first.kind == "project" and first.id == case.before.unit):
        return None
    reply = case.composer.unit(first.id, case.cohorts, case.ranking.right, question=case.said)
    of_now = Wording(case.said).now  # « et niveau paye, aujourd'hui ça donne quoi ? »
    of_its_time = () if of_now else (case.engine.knowledge.projects_by_id[first.id].cohort,)
    for unit in a_rule_as_well(case.ranking):
        reply = case.composer.beside(reply, unit, case.cohorts or of_its_time, surely=False)
    return reply, replace(case.before, unit=first.id, entry=reply.entry)


def _chat(case: RankedCase) -> Decision | None:
    first = case.ranking.first
    if first.kind != "smalltalk" or not (case.ranking.answered or case.ranking.suggested):
        return None
    told = case.mentions.cohorts if OF_A_FORMER_ONE.search(fold(case.question)) else ()
    before = replace(case.before, cohorts=told) if told else case.before
    return case.composer.unit(first.id, (), case.ranking.right), before  # « salut, un ancien de la 3 ! »


def _answer(case: RankedCase, of_a_part: bool = False) -> Decision | None:
    """What comes first, with all that is asked for besides; where that is what one part asks, and no other is told, a word on the rest."""
    if not case.ranking.answered:
        return None
    composer, ranking, cohorts, first = case.composer, case.ranking, case.cohorts, case.ranking.first
    if not _heard_of(first.id, case):
        return None
    also = [h.unit.id for h in ranking.hits[1:4] if h.share > BESIDE]
    if whole := asks_for_all_dates(case.parts, case.engine.knowledge.calendar, cohorts, case.question):
        reply = composer.unit(whole, cohorts, ranking.right, question=case.question)
        return reply, Context(case.question, whole, reply.entry, cohorts)
    turned = case.mentions.cohorts and not cohorts  # « refusée à la 4, mais présélectionnée cette année »: not of the 4
    others, of_each = _asked_besides(case), {} if turned else cohorts_of_each(case.parts)
    dates = [u for u in others if first.kind == "dates" and u.startswith(DATES_PREFIX)]
    reply = composer.unit(
        first.id, of_each.get(first.id, cohorts), ranking.right, also, case.question, case.years, dates, of_each
    )
    asked = first.kind == "dates" or not (case.counted or told_of_a_case(case.question))
    if first.kind != "project" and asked and (year := year_to_come(case.mentions, composer.dates)):
        reply = composer.not_known_of(reply, year)
    if case.strange:
        reply = composer.though_no_project(reply, case.strange)
    for unit in others:
        reply = reply if unit in dates else composer.beside(reply, unit, of_each.get(unit, cohorts))
    maybe = () if others else perhaps(ranking, case.engine, case.before.unit)
    maybe = maybe or (() if others else rule_for_what_is_told(case.said, ranking, case.parts, case.engine))
    told = {first.id, *maybe}
    for unit in (u for u in maybe if _heard_of(u, case)):
        reply = composer.beside(reply, unit, cohorts, surely=False)
    if not others and of_a_part and any(p.unit not in told for p in case.parts):
        reply = composer.remarking(reply, "rest_unknown")
    elif not others and _may_ask_for_more(case, reply):
        reply = composer.remarking(reply, "only_dates")
    # « et le télétravail ? » after « de la 6 à la 7, qu'est-ce qui change ? »
    spoken = case.understood.spoken_of
    compared = len(case.mentions.cohorts) > 1 or cohorts in (case.understood.cohorts, spoken)
    for cohort in cohorts[1:] if compared and first.kind == "entry" else ():
        reply = composer.version_beside(reply, first.id, cohorts, cohort)
    # « la promo 6 commence quand ? », « c'est bien dix mois ? », « et elle finit ? »
    kept = cohorts or ((spoken or composer.dates.first_cohort(case.question)) if first.kind == "entry" else ())
    return reply, Context(case.question, first.id, reply.entry, kept, listed=case.still_listed(first.id, reply))


def _may_ask_for_more(case: RankedCase, reply: Reply) -> bool:
    """Whether dates come first, for a question that may ask for something else of what it names, and that is not said anyway.

    « La clôture du 30 juin, faut-il s'inscrire ? »; not « candidature 2026 », nor « et pour la 5 ? », which leans on what was asked.
    """
    wording, plain = Wording(case.question), case.whole.dated or case.before.question
    if case.ranking.first.kind != "dates" or plain or wording.length <= KEYWORDS or wording.when:
        return False
    return case.composer.lacking(reply, case.question) is reply


def _what_a_part_asks(case: RankedCase) -> Decision | None:
    """What one part plainly asks of a message that is likely about the programme, where nothing answers the whole."""
    asked = plainly_asked(case.ranking, case.parts)
    return _answer(replace(case, ranking=led_by(case.ranking, asked)), of_a_part=True) if asked else None


def _asked_besides(case: RankedCase) -> list[str]:
    """The units that the question asks for beside the first one."""
    ranking, parts = case.ranking, case.parts
    every = (
        *further(ranking, parts, case.engine),
        *told_besides(case.whole, ranking, parts),
        *(u for u in of_the_same_dates(parts, case.before.unit) if u != ranking.first.id),
        *of_both_calls(ranking, case.question, case.engine),
        *of_ones_own_case(case.said, ranking, parts, case.engine),
        *rules_of_each(parts, case.whole, ranking.first.id),
        *the_next_call(case.said, ranking, case.engine),
        *for_who_comes_late(case.said, ranking, case.composer.dates, case.engine),
        *call_heard_of(case.said, ranking, case.composer.dates),
    )
    lacks = case.composer.dates.lacks  # of dates that there are none says nothing beside others
    known = (u for u in dict.fromkeys(every) if _heard_of(u, case))
    return [u for u in known if not lacks(u.removeprefix(DATES_PREFIX), case.cohorts)]


def _heard_of(unit: str, case: RankedCase) -> bool:
    """Whether one can have heard of a rule at the clock, or asks for the cohort that it is of."""
    return unit not in case.composer.dates.not_yet or bool(case.mentions.cohorts)

"""What a question means after what was said before: alone, about the same subject, or about the same search."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from bot.conversation import Context
from bot.following import (
    by_aspect,
    calls,
    dates,
    days,
    doubts,
    in_time,
    instead,
    its_card,
    lengths,
    lineage,
    lists,
    mentioned,
    names,
    numbers,
    of_its_host,
    one_project,
    ones_case,
    other_cohorts,
    others,
    parts,
    professions,
    projects,
    rules,
    searches,
    sides_of_a_list,
    singled_out,
    something_named,
    spans,
    taken_away,
    their_dates,
    times,
    values,
    waiting,
    when,
)
from bot.following.ellipsis import in_that_year, of_that_number, of_the_first_ones, of_the_one_beside
from bot.following.leaning import among_those, leaning, of_that_cohort
from bot.following.mentioned import one_of_a_cohort_named
from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import cues, project_cues
from bot.wording.allusions import SHORT, Wording
from bot.wording.clauses import pieces
from bot.wording.list_cues import I_AM_RATHER
from bot.wording.preambles import CONVERSELY, GOING_BACK, LEVEL, SO_THEN, TO_THE_START
from bot.wording.searching_part import LOOKS
from bot.wording.trimming import (
    corrected,
    last_asked,
    only_asked,
    only_courteous,
    without_a_remark_after,
    without_change,
    without_courtesy,
    without_hearsay,
    without_ones_own_after,
    without_ones_own_before,
    without_what_is_given_up,
)
from index.engine import Engine
from index.knowledge import DATES_PREFIX
from index.mentions import Mentions
from index.search_words import words_for_projects
from index.text import fold, words

NEAR = 3
"""Hits among which what was told must be, to be what one goes back to."""


def understand(
    question: str, mentions: Mentions, before: Context, engine: Engine, likelier: Mapping[str, float] | None = None,
    now: datetime | None = None,
) -> Understood:  # fmt: skip
    """Take `question` in the light of `before`. Without a context it stands alone.

    `likelier`: what the moment adds to the fused scores of some units; `now`: that moment.
    """
    if not before.question and not before.unit:
        return Understood(question, mentions)

    def mentioned(text: str) -> Mentions:
        return _of_dates(engine.vocabulary.find(text), text, before, engine)

    if only_courteous(question):
        return Understood(question, mentions)
    question = LEVEL.sub(r"\g<link>", CONVERSELY.sub(r"\g<link>", SO_THEN.sub("", question)))
    numbered = of_the_first_ones(of_that_number(in_that_year(question, before, engine), before, engine), before, engine)
    asked = without_what_is_given_up(of_the_one_beside(numbered, before, engine))
    if asked != question:
        question, mentions = asked, engine.vocabulary.find(asked)
    mentions = _of_dates(mentions, question, before, engine)
    before = _of_all_listed(question, before)
    turn = Turn(question, Wording(question), mentions, before, engine, likelier or {}, now=now)
    if (
        back := _back_to_the_start(turn)
        or projects.back_to_the_first(turn)
        or _back_to_the_project(turn)
        or dates.back_to_the_dates(turn)
        or ones_case.back_to_ones_case(turn)
    ):
        return back
    if (other := without_change(question)) is not None:
        turn = Turn(other, Wording(other), mentioned(other), before, engine, likelier or {}, now=now)
        of_a_cohort = one_of_a_cohort_named(turn) if GOING_BACK.search(fold(question)) else None
        gone_back = of_a_cohort or _back_to_what_was_told(question, turn)
        return gone_back or _about_that_cohort(turn) or Understood(other, turn.mentions)
    if (asked := without_courtesy(question)) != question:
        question, mentions = asked, mentioned(asked)
    mine = before.listed and I_AM_RATHER.search(fold(question))  # « je suis plutôt produit, lesquels ? »
    placed = not (mine or mentions.cohorts or mentions.years) and set(mentions.facets) <= {"places"}
    if placed and (asked := only_asked(question)) != question and not _names_it(question, asked, engine):
        question, mentions = asked, mentioned(asked)
    if before.unit in engine.knowledge.projects_by_id and (asked := without_ones_own_before(question)) != question:
        question, mentions = asked, mentioned(asked)
    if before.unit in engine.knowledge.projects_by_id and (asked := without_a_remark_after(question)) != question:
        question, mentions = asked, mentioned(asked)
    if not mine and (before.listed or before.unit in engine.knowledge.projects_by_id):
        asked = without_hearsay(question)
        if asked == question and before.listed and mentioned(without_ones_own_after(question)).facets:
            asked = without_ones_own_after(question)  # not « je peux candidater ? je suis fonctionnaire »
        told = mentioned(question.removeprefix(asked))
        if asked != question and not (told or told.years):
            question, mentions = asked, mentioned(asked)
    if not mine and (last := last_asked(question)) != question:  # « ça fait jeune... et à la promo 1 ? »
        told = mentioned(question.removesuffix(last))
        if not (told or told.years):
            question, mentions = last, mentioned(last)
    turn = Turn(question, Wording(question), mentions, before, engine, likelier or {}, now=now)
    if understood := numbers.slip_put_right(turn) or projects.not_that_one(turn) or rules.put_right(turn):
        return understood
    if (meant := corrected(question)) != question:
        turn = replace(turn, question=meant, wording=Wording(meant), mentions=(mentions := mentioned(meant)))
    more = False
    if turn.wording.more and turn.wording.length <= 2 * SHORT and (before.unit or before.listed):
        more = before.unit is not None
        subject = turn.wording.of_what()
        if not subject:
            return Understood(before.question, mentions, before.cohorts, more=True)
        turn = replace(turn, question=subject, wording=Wording(subject), again=Wording(subject).conditional)
        of_it = replace(turn, mentions=mentioned(subject))
        if understood := parts.one_of_its_stages(of_it, more=True) or names.more_of_a_cohort(of_it):
            return understood
    if cues.APART_FROM_IT.search(turn.wording.folded):  # « à part ça, il y a quelque chose chaque mois ? »
        turn = replace(turn, again=False)
    for reading in READINGS:
        if understood := reading(turn):
            return understood
    leaned = leaning(turn)
    # « tu peux préciser ? je suis embauchée ou pas, une fois dedans »
    unsure = more and leaned.ranking is not None and not leaned.ranking.answered
    return Understood(before.question, mentions, before.cohorts, more=True) if unsure else leaned


def _of_all_listed(question: str, before: Context) -> Context:
    """What was said `before`, without the one of a list that was shown, where one asks « which of them »."""
    of_several = before.unit in before.listed and len(before.listed) > 1
    asks = of_several and project_cues.OF_ALL_OF_THEM.search(fold(question))
    return replace(before, unit=None, entry=None) if asks else before


def _of_dates(mentions: Mentions, text: str, before: Context, engine: Engine) -> Mentions:
    """The `mentions` of `text` without states of projects after dates, unless it speaks of projects (« il s'était terminé quand ? »)."""
    dates = (before.unit or "").startswith(DATES_PREFIX)
    of_projects = dates and set(words(text)) & words_for_projects(engine.knowledge.programme)
    return mentions.without("statuses") if dates and not of_projects else mentions


def _back_to_what_was_told(question: str, turn: Turn) -> Understood | None:
    """« pour en revenir au demo day, il fallait se rendre sur place ? »: asked of that, where it was told before the last answer."""
    named, comma, _ = turn.question.partition(",")
    if not comma or not GOING_BACK.search(fold(question)) or turn.mentions:
        return None
    meant = {hit.unit.id for hit in turn.rank(named).hits[:NEAR]}
    told = next((unit for unit in turn.before.trail if unit in meant), None)
    topics = turn.engine.knowledge.topics
    near = told and topics(told) & topics(turn.rank(turn.question).first.id)  # « …au salaire, la part variable ? »
    return replace(turn.same(told), question=turn.question) if told and not near else None


def _back_to_the_start(turn: Turn) -> Understood | None:
    """« revenons au début, et si j'ai 6 ans au lieu de 3 ? »: asked of what was told first in the conversation."""
    said = TO_THE_START.match(turn.question)
    if said is None or not turn.before.trail:
        return None
    asked, start = turn.question[said.end() :].strip(), turn.before.trail[-1]
    whole = f"{turn.engine.knowledge.units_by_id[start].questions[0]} {asked}"
    if asked and turn.rank(whole).right >= names.SURE_OF_ANOTHER:
        return Understood(whole, turn.mentions)  # « comme ma première question mais pour les coachs »
    again = turn.same(start, ())
    return replace(again, question=asked) if asked else again


def _back_to_the_project(turn: Turn) -> Understood | None:
    """« revenons au projet : le code est dispo quelque part ? » after something else: the project that was shown last."""
    known, before = turn.engine.knowledge.projects_by_id, turn.before
    named, _, asked = turn.question.partition(":") if ":" in turn.question else turn.question.partition(",")
    things = words_for_projects(turn.engine.knowledge.programme)
    last = next((unit for unit in (before.unit, *before.trail) if unit in known), None)
    back = GOING_BACK.search(fold(named)) and set(words(named)) & things and not turn.mentions
    return replace(turn.same(last, ()), question=asked.strip()) if last and back and asked.strip() else None


def _about_that_cohort(turn: Turn) -> Understood | None:
    """« rien à voir : la restitution de cette promo, c'était quand ? »: what surely answers it, of that cohort, or its projects."""
    cohorts = turn.before.cohorts or (turn.before.filters.cohorts if turn.before.filters else ())
    if not of_that_cohort(turn):
        return None
    alone = turn.rank(turn.question) if cohorts else None
    if alone and alone.answered and alone.first.kind != "project" and alone.looks < LOOKS:
        return Understood(turn.question, turn.mentions, cohorts)
    return among_those(turn)


def _names_it(question: str, asked: str, engine: Engine) -> bool:
    """Whether what is told beside what is `asked` names what a pronoun stands for (« je suis sur liste d'attente, ça dure jusqu'à quand »)."""
    return Wording(asked).pronoun and engine.rank(question).right >= names.SURE_OF_ANOTHER


def _in_another_language(turn: Turn) -> Understood | None:
    first = next(iter(pieces(turn.question)), "")  # « in English please? my husband wants to read it »
    target, before = turn.wording.language or Wording(first).language, turn.before
    if target and before.unit:
        return replace(turn.same(), translate_to=target)
    if target and before.filters:
        return Understood(before.question, turn.mentions, filters=before.filters, translate_to=target)
    if target and before.question:  # after what was only suggested
        return Understood(
            before.question, turn.engine.vocabulary.find(before.question), before.cohorts, translate_to=target
        )
    return None


READINGS: tuple[Callable[[Turn], Understood | None], ...] = (
    _in_another_language, rules.its_source, others.another_of_its_own, of_its_host.others_of_its_host_now, of_its_host.others_of_its_host, of_its_host.how_many_with_them, of_its_host.all_of_its_host, of_its_host.others_of_its_host_then, others.that_ended_alike, others.something_else, parts.one_of_its_stages, parts.stage_beside_it, parts.one_of_its_items, parts.its_target, parts.since_when_so, professions.with_that_profession, professions.with_ones_own, professions.on_the_same_one, professions.most_of_another, taken_away.all_but, taken_away.without_some, taken_away.without_a_cohort, taken_away.those_without_it, taken_away.without_that_size, searches.what_became_of_them, lists.counted_among_them, sides_of_a_list.whose_code, lists.of_its_cohort_too, lists.done_in_that_cohort, sides_of_a_list.how_they_are_linked, sides_of_a_list.how_they_differ, lists.of_a_size, lists.of_the_latest_cohort, singled_out.the_two_named, singled_out.the_other_than_that, singled_out.the_other_on_that, singled_out.the_related_one_that_says, singled_out.of_this_year, singled_out.with_some_and_without_others, singled_out.with_both, sides_of_a_list.of_each_of_them, sides_of_a_list.the_same_of_both, sides_of_a_list.what_these_do, sides_of_a_list.on_what_exactly, lists.that_lasted, lists.in_another_state, lists.among_them, lists.with_another_profession, sides_of_a_list.in_one_place, lists.begun_in_that_year, lists.counted_with, lists.with_those_too, sides_of_a_list.who_worked_on_them, others.of_another_administration, others.named_by_what_differs, values.counted_in_that_cohort, names.how_many_of, names.where_there_were_most, other_cohorts.in_other_cohorts, other_cohorts.in_the_next_cohort, other_cohorts.in_all_cohorts, other_cohorts.some_there, searches.what_they_had_then, lists.of_more, searches.the_rest, searches.back_to_the_list, searches.how_many, searches.how_many_with_some, searches.how_many_people, one_project.compared_with_another, dates.one_named_by_a_title, projects.another_that_is_named, lists.those_that_say, lists.the_one_that, projects.two_of_the_list, projects.one_of_the_list, one_project.the_others_of_the_list, one_project.another_of_the_list, one_project.other_of_the_two, projects.the_first_of_two, one_project.which_of_the_two, projects.one_of_those_shown, projects.both_of_those_shown, one_project.the_other_of_its_own, mentioned.these_projects, mentioned.one_of_a_cohort_named, mentioned.one_of_those_named, others.where_the_others_are, others.another_by_its_trait, lineage.its_heir, lineage.its_sequel, lineage.the_next_of_its_host, lineage.its_forerunner, others.others_with_the_same, others.others_with_that_profession, others.others_alike, one_project.carried_on, one_project.still_there, one_project.who_stayed, its_card.over_there, its_card.in_another_language, one_project.its_place_or_people, its_card.its_cohort_doubted, its_card.their_roles, its_card.one_of_its_professions, its_card.what_or_where_it_is, one_project.joining_it, one_project.posts_elsewhere, one_project.of_its_cohort, one_project.side_of_the_project, searches.projects_of_that_cohort, searches.those_that_had_some, searches.in_that_state, searches.for_people_alike, searches.searched_before, professions.how_many_of_that_profession, professions.the_other_professions, professions.what_they_worked_on, professions.who_had_some, professions.which_of_that_cohort_had_some, lists.which_of_those,
    their_dates.of_those_told, instead.of_the_others_instead, waiting.still_no_answer, waiting.still_hoping, waiting.meanwhile, in_time.still_in_time, in_time.what_to_do_now, in_time.sent_that_day, in_time.the_request_it_tells, calls.numbered_next_to_it, calls.round_of_that_cohort, calls.of_the_other_side, calls.until_the_next_one, calls.left_to_others, calls.those_of_candidates, in_time.another_chance, calls.the_call_before_the_last, calls.the_call_it_tells, lengths.longer_than_another, calls.one_of_its_year, dates.the_other_of_the_series, spans.before_another, spans.the_same_for_others, spans.between_them_always, spans.between_calls_of_a_year, spans.between_both_answers, spans.between_its_dates, dates.one_of_a_series, dates.edition_of_it, calls.another_number, lengths.longest_of_those, lengths.longest_that_was_told, lengths.each_of_those, when.which_weekday, dates.how_it_is_held, dates.what_follows, waiting.their_answer, names.for_others, days.announced_before, days.closing_that_day, days.told_without_dates, days.not_there_then, days.the_one_before, lengths.time_left, when.its_ends, when.is_it_over, when.how_long_it_lasts, when.how_long_ago, when.roughly, when.exact_days, dates.how_many_of_it, days.another_day, dates.another_date, dates.the_next_date,
    dates.one_of_its_events, when.its_date, when.until_when, when.whether_it_took_place, when.days_within_it, calls.counted_in_a_year, calls.moved_again, calls.how_it_moved, lengths.which_of_two, dates.another_one, when.days_of_ones_own, dates.one_of_what_was_told, times.of_another_number, times.of_both_cohorts, times.next_several, times.that_of_a_year, times.in_another_year, times.its_dates_in_a_year, times.longer_than_in_another, values.more_than_before, values.in_the_days_of, times.next_to_it, times.asked_of_now, numbers.their_sum, rules.counted_from_a_day, rules.changes_it, rules.corrected_case, rules.same_for_them, rules.how_it_changed, times.at_another_time, professions.of_somebody_else, names.another_of_its_kind,
    names.its_sibling, names.how_many_of_what_was_named, ones_case.of_somebody_near, ones_case.of_somebody_aged, ones_case.still_in_the_way, rules.case_that_it_tells, values.which_of_its_years, professions.the_one_named, names.of_that_cohort, names.of_that_round, professions.of_those_people, professions.of_that_profession, rules.another_amount, rules.as_one_was_told, rules.same_amount, rules.sum_per_what, values.its_number, values.its_figure, values.figure_that_it_tells, values.value_of_another_time, rules.its_moment, rules.its_address, rules.its_papers, rules.its_time, doubts.told_otherwise, doubts.which_of_them,
    professions.for_whom, ones_case.of_a_case_untold, ones_case.of_the_case_told, something_named.names_something, searches.another_search, by_aspect.aspect_of_the_list, by_aspect.aspect_of_the_project,
)  # fmt: skip
"""In this order: the first that finds its words decides."""

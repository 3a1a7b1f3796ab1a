"""A question and what was said before -> a reply. Knows no channel and no database."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from time import perf_counter
from typing import Protocol

from bot.besides import (
    a_rule_as_well,
    besides,
    further,
    of_both_calls,
    of_its_people,
    of_the_same_dates,
    perhaps,
    told_besides,
)
from bot.calls import before_the_last
from bot.circumstances import (
    as_noted,
    cohorts_meant,
    counted_once,
    likelier,
    nearly,
    spoken_of,
    surer_at_hand,
    year_to_come,
    years_meant,
)
from bot.compose import Composer
from bot.conversation import Context, ContextStore, new_conversation
from bot.ends import between_ends
from bot.followup import understand
from bot.intervals import after_what
from bot.language import detect
from bot.leading import led_by_a_part
from bot.listing import listed, the_rest, unlisted
from bot.numbered import called_kinds, completed
from bot.parts import asked_parts, asks_for_its_source, cohorts_of_each
from bot.plans import surer_of_a_plan
from bot.professions import led_by_the_calls
from bot.proposals import proposed
from bot.relative import absolute
from bot.reply import Reply
from bot.search import (
    ALONE,
    POSSIBLE,
    named_project,
    named_projects,
    of_its_administration,
    searches,
    several_likely,
    wanted,
)
from bot.texts import FIRST, say
from bot.trimming import spelt_out
from bot.turn import Understood
from index.asking import asks_for_any, names_only, only_asks_for_projects
from index.calendar import CANDIDATES, Kind
from index.engine import Engine, Ranking
from index.finder import LIMIT, Found, find, speaking_of, together
from index.knowledge import DATES_PREFIX, Knowledge
from index.named_days import asks_weekday
from index.search_words import own_words
from index.strange_words import strange_words
from index.text import QUESTION_LIMIT, clean, has_letters, words

CERTAIN = 0.9
"""Confidence from which an entry answers a question that looks for a project of which none speaks."""

KEYWORD = 1
"""Words up to which a question is a keyword."""

STORY = 12
"""Words from which on a question holds too many that a project may use by chance."""

NAMED = 0.95
"""Confidence at least in a project that a question names, saying nothing else."""

Observer = Callable[[Reply, float], None]
"""Called with every reply and the seconds it took."""


class Recorder(Protocol):
    """Keeps what was asked, without delaying or failing an answer."""

    def asked(self, question: str, reply: Reply, moment: datetime) -> None: ...

    def forget(self, conversation: str) -> None: ...


class Assistant:
    """Answers questions. Thread-safe."""

    def __init__(
        self, engine: Callable[[], Engine], contexts: ContextStore, clock: Callable[[], datetime],
        observe: Observer = lambda reply, seconds: None, recorder: Recorder | None = None,
    ) -> None:  # fmt: skip
        """`engine` gives the one served now, `clock` an aware moment."""
        self._engine, self._contexts, self._clock, self._observe = engine, contexts, clock, observe
        self._recorder = recorder

    @property
    def knowledge(self) -> Knowledge:
        return self._engine().knowledge

    def reply(
        self, question: str, conversation: str | None = None, lang: str | None = None, now: datetime | None = None,
        reader: str | None = None,
    ) -> Reply:  # fmt: skip
        """Answer `question` in `lang` if the reader asked for it, else in the language of the question.

        `reader`: the language of what surrounds the question, for questions too short to tell their own.
        """
        started = perf_counter()
        engine, moment = self._engine(), now or self._clock()
        conversation = conversation or new_conversation()
        before = self._contexts.get(conversation, moment) or Context()
        reply, after = self._answer(engine, question, before, lang, reader, moment)
        self._contexts.put(conversation, after, moment)
        reply = replace(reply, conversation=conversation, answer=secrets.token_urlsafe(9))
        self._observe(reply, perf_counter() - started)
        if self._recorder:
            self._recorder.asked(question, reply, moment)
        return reply

    def forget(self, conversation: str) -> None:
        """Drop what is remembered of a conversation, and take its questions back."""
        self._contexts.forget(conversation)
        if self._recorder:
            self._recorder.forget(conversation)

    def suggest(self, typed: str, limit: int = 6, lang: str = FIRST) -> list[str]:
        """Up to `limit` questions that begin with, or contain the words of, what was typed."""
        return proposed(self.knowledge, typed, limit, lang)

    def _answer(
        self, engine: Engine, raw: str, before: Context, lang: str | None, reader: str | None, now: datetime
    ) -> tuple[Reply, Context]:
        question = spelt_out(engine.speller.written_out(clean(raw, QUESTION_LIMIT)), engine.speller.read)
        programme = engine.knowledge.programme
        known = own_words(programme)
        asked_in = lang or detect(question, default=reader or before.lang or FIRST, known=known)
        weekdays = asks_weekday(question)
        composer = Composer(engine.knowledge, now, asked_in, weekdays)
        if not has_letters(question):
            return Reply("chitchat", say(composer.lang, "reply.empty"), composer.lang), before
        question = absolute(
            question,
            composer.dates.now.date(),
            programme,
            composer.dates.at_work,
            bool(before.cohorts or before.unit or before.listed),
        )
        question = completed(question, engine.knowledge.calendar.calls(CANDIDATES))
        mentions = as_noted(question, engine.vocabulary.find(question), engine)
        understood = understand(
            question, mentions, before, engine, likelier(mentions.cohorts or before.cohorts, engine, composer.dates)
        )
        if understood.translate_to:
            composer = Composer(engine.knowledge, now, understood.translate_to, weekdays)
        reply, after = self._reply(engine, composer, understood, before)
        reply = composer.lacking(_with_its_dates(composer, reply, question, engine), question)
        if understood.again and reply.entry == before.entry:
            reply = composer.again(reply)
        if understood.sourced or asks_for_its_source(question):
            reply = composer.sourced(reply)
        reply = composer.noticed(reply)
        if len(raw) > QUESTION_LIMIT and reply.kind != "chitchat":
            reply = replace(reply, markdown=f"{say(composer.lang, 'reply.too_long')}\n\n{reply.markdown}")
        return reply, replace(after.after(before), lang=understood.translate_to or asked_in)

    def _reply(
        self, engine: Engine, composer: Composer, understood: Understood, before: Context
    ) -> tuple[Reply, Context]:
        question, mentions = understood.question, understood.mentions
        cohorts = cohorts_meant(question, mentions, engine, composer.dates.now.year) or understood.cohorts
        years = () if mentions.cohorts else years_meant(question, mentions, composer.dates.now.year)
        if understood.more:
            return composer.more(before), before
        if understood.rest:
            reply = the_rest(composer, before.unlisted)
            return reply, replace(before, listed=reply.projects or before.listed, unlisted=before.unlisted[LIMIT:])
        if understood.unit and understood.following:
            reply = composer.following(understood.unit, cohorts, question)
            return reply, replace(before, unit=reply.entry, entry=reply.entry)
        said = understood.said or question
        if between := between_ends(said, cohorts, engine, composer.dates):
            reply = composer.elapsed(between, question)
            for part in besides(between, asked_parts(said, cohorts, engine, composer.dates)):
                reply = composer.beside(reply, part.unit, part.cohorts or cohorts)
            return reply, Context(question, reply.entry, reply.entry, cohorts)
        named = called_kinds(engine.knowledge.calendar.kinds, after_what(mentions.neutral or question))
        if named and not understood.unit:  # « et après les vœux ? »
            spoken = cohorts or understood.spoken_of
            reply = composer.following(DATES_PREFIX + _of_whom(named[0], before, engine.knowledge).id, spoken, question)
            return reply, Context(question, reply.entry, reply.entry, spoken)
        if understood.unit:  # the same subject, seen from another cohort, language or side
            if understood.before_last and (call := before_the_last(engine.knowledge, composer.dates.now)):
                question, cohorts = call
            reply = composer.unit(understood.unit, cohorts, 1.0, question=question, years=years)
            if understood.of_project:
                reply = composer.of_its_cohort(reply, understood.of_project)
            kept = before.cohorts if understood.passing else cohorts
            still = _still_listed(understood.unit, before, reply)
            return reply, Context(question, understood.unit, reply.entry, kept, listed=still)
        ranking = understood.ranking or engine.rank(question, likelier(cohorts, engine, composer.dates, question))
        ranking = surer_at_hand(counted_once(ranking, engine), composer.dates, engine, mentions.cohorts)
        ranking = surer_of_a_plan(ranking, question, composer.dates, engine)
        sought = only_asks_for_projects(question, mentions, engine.knowledge.programme)
        parts = [] if sought else asked_parts(said, cohorts, engine, composer.dates, ranking)
        whole = ranking
        if understood.ranking is None:
            ranking = led_by_the_calls(question, mentions, led_by_a_part(ranking, parts), parts, engine)
        elif parts and not ranking.answered:  # a story that tells its own subject, after another one
            own = engine.rank(said, likelier(cohorts, engine, composer.dates))
            led = led_by_a_part(own, parts)
            ranking = ranking if led is own else led
        first = ranking.first
        if understood.spoken_of and not cohorts and engine.knowledge.has_version(first.id, understood.spoken_of):
            cohorts = understood.spoken_of  # « combien au plus ? » after « et à la deuxième ? »
        if first.kind == "dates" and not cohorts:  # « trop tard ? » after a call that is open: of that one
            kind = first.id.removeprefix(DATES_PREFIX)
            cohorts = composer.dates.at_hand(kind, before.cohorts) or spoken_of(
                kind, before.cohorts, question, composer.dates
            )
        if understood.ranking and first.kind == "project" and first.id == before.unit:  # « combien de décisions ? »
            reply = composer.unit(first.id, cohorts, ranking.right, question=said)
            of_its_time = (engine.knowledge.projects_by_id[first.id].cohort,)
            for unit in a_rule_as_well(ranking):
                reply = composer.beside(reply, unit, cohorts or of_its_time, surely=False)
            return reply, replace(before, unit=first.id, entry=reply.entry)
        if several := named_projects(engine, question, ranking):
            return self._listed(composer, question, together(engine.knowledge, several), ranking)
        if one := named_project(engine, question, ranking):
            reply = composer.unit(one, cohorts, max(ranking.right, NAMED), question=question)
            return reply, Context(question, one, one, cohorts, listed=_still_listed(one, before, reply))
        if filters := wanted(engine, understood, ranking):
            found = find(engine.knowledge, filters, ranking.scores, question)
            if found.projects and (found.exact or not ranking.answered or understood.filters):
                return self._listed(composer, question, found, ranking)
        if first.kind == "smalltalk" and (ranking.answered or ranking.suggested):
            return composer.unit(first.id, (), ranking.right), before
        if first.kind == "project" and any(
            names_only(question, t, engine.knowledge.programme) for t in first.questions
        ):
            ranking = replace(ranking, right=max(ranking.right, NAMED), answered=True, suggested=False)
        elif likely := several_likely(engine, question, ranking):
            return self._listed(composer, question, together(engine.knowledge, likely), ranking)
        elif first.kind == "project" and (theirs := of_its_administration(engine, question, ranking)):
            return self._listed(composer, question, theirs, ranking)
        elif first.kind == "project" and not cohorts and understood.ranking is None:
            found = speaking_of(engine.knowledge, question, ranking.scores)
            among = any(p.id == first.id for p in found.projects)
            keyword = len(words(question)) <= KEYWORD  # « fraude »: of which there may be several
            clear = ranking.hits[0].share >= ALONE and not asks_for_any(question) and not keyword
            alone = ranking.answered and (len(found.projects) == 1 or clear or len(words(question)) > STORY)
            meant = ranking.answered or nearly(ranking) or (ranking.scope >= POSSIBLE and searches(engine, question))
            if among and not alone and meant:
                return self._listed(composer, question, found, ranking)
        ids = [h.unit.id for h in ranking.hits if h.unit.kind != "smalltalk"]
        project = ranking.answered and first.kind == "project"
        alone = project and ranking.hits[0].share >= ALONE  # « un projet à Orange sur le chômage ? »
        strange = () if alone else strange_words(question, mentions, engine.knowledge, surely=ranking.answered)
        if strange and not (ranking.answered and ranking.right >= CERTAIN):
            return composer.no_project(strange, ids[:3], ranking.right), replace(before, question=question)
        if ranking.answered:
            also = [h.unit.id for h in ranking.hits[1:4] if h.share > 0.1]
            others = list(dict.fromkeys([*further(ranking, parts, engine), *told_besides(whole, ranking, parts)]))
            others += [u for u in of_the_same_dates(parts, before.unit) if u not in (first.id, *others)]
            others += [u for u in of_both_calls(ranking, question, engine) if u not in others]
            of_each = cohorts_of_each(parts)
            dates = [u for u in others if first.kind == "dates" and u.startswith(DATES_PREFIX)]
            reply = composer.unit(
                first.id, of_each.get(first.id, cohorts), ranking.right, also, question, years, dates, of_each
            )
            if first.kind != "project" and (year := year_to_come(mentions, composer.dates)):
                reply = composer.not_known_of(reply, year)
            if strange:
                reply = composer.though_no_project(reply, strange)
            for unit in others:
                reply = reply if unit in dates else composer.beside(reply, unit, of_each.get(unit, cohorts))
            for unit in () if others else perhaps(ranking, engine, before.unit):
                reply = composer.beside(reply, unit, cohorts, surely=False)
            # « et le télétravail ? » after « de la 6 à la 7, qu'est-ce qui change ? »
            compared = len(mentions.cohorts) > 1 or cohorts in (understood.cohorts, understood.spoken_of)
            for cohort in cohorts[1:] if compared and first.kind == "entry" else ():
                reply = composer.version_beside(reply, first.id, cohorts, cohort)
            # « la promo 6 commence quand ? », « c'est bien dix mois ? », « et elle finit ? »
            kept = cohorts or (understood.spoken_of if first.kind == "entry" else ())
            return reply, Context(question, first.id, reply.entry, kept, listed=_still_listed(first.id, before, reply))
        if ranking.suggested:
            return composer.suggestions(
                ids[:3], cohorts, ranking.right, perhaps(ranking, engine, before.unit)
            ), before.without_answer(question, cohorts)
        return composer.unknown(ids[:3], ranking.right, ranking.scope), before.without_answer(question, cohorts)

    @staticmethod
    def _listed(composer: Composer, question: str, found: Found, ranking: Ranking) -> tuple[Reply, Context]:
        """The projects found, and what a later question may narrow."""
        reply = listed(composer, found, max(ranking.scope, ranking.right), question)
        if not reply.projects:  # nobody knows them yet: the day on which they will be made known
            return reply, Context(question, reply.entry, reply.entry, found.filters.cohorts, found.filters)
        only = reply.entry if len(reply.projects) == 1 else None  # « où ? » is then about this one
        left = unlisted(composer, found)
        return reply, Context(question, only, only, found.filters.cohorts, found.filters, reply.projects, left)


def _with_its_dates(composer: Composer, reply: Reply, question: str, engine: Engine) -> Reply:
    """The card of a project, and the dates of its cohort that `question` asks for; any other reply as it is."""
    project = engine.knowledge.projects_by_id.get(reply.entry or "")
    unit = of_its_people(question, project, engine) if project else None
    return composer.beside(reply, unit, (project.cohort,)) if project and unit else reply


def _still_listed(unit: str, before: Context, reply: Reply) -> tuple[str, ...]:
    """The projects that stay listed after `unit`: those of the list that it is of (« et l'autre ? » may follow)."""
    return before.listed if unit in before.listed else reply.projects


def _of_whom(kind: Kind, before: Context, knowledge: Knowledge) -> Kind:
    """The call to those of whom one spoke, where `kind` is the call to others (« et après le dépôt ? » of a ministry)."""
    audience = knowledge.audience(before.unit) if before.unit else ""
    return (knowledge.calendar.call_to(audience) if kind.call else None) or kind

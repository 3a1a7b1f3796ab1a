"""A question and what was said before -> a reply. Knows no channel and no database."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from time import perf_counter
from typing import Protocol

from bot.answering.compose import Composer
from bot.answering.items import led_by_the_item
from bot.conversation import Context, ContextStore, new_conversation
from bot.dates.busy_until import held_against_the_work
from bot.dates.circumstances import likelier
from bot.dates.doing_it import held_against_the_close
from bot.dates.no_news import no_news
from bot.dates.numbered import completed, numbered
from bot.dates.own_rounds import of_a_round, with_its_noun
from bot.dates.relative import absolute
from bot.dates.spoken_rounds import told_round, with_its_round
from bot.dates.week_days import days_of_the_week
from bot.deciding.besides import asks_to_join, of_its_people
from bot.deciding.decision import decide
from bot.deciding.meant import as_noted
from bot.deciding.parts import asks_for_its_source
from bot.following.ellipsis import with_the_noun_before
from bot.following.followup import understand
from bot.following.ones_case import told_of_oneself
from bot.following.shown_again import told_by_the_card, told_of_what_it_names
from bot.proposals import proposed
from bot.reply import Reply
from bot.texts import FIRST, say
from bot.wording.language import detect
from bot.wording.trimming import (
    said_instead,
    spelt_out,
    without_letter,
    without_opinion,
    without_postal_code,
    without_what_it_is_for,
    without_where_from,
)
from index.calendar import CANDIDATES
from index.documents import Entry
from index.engine import Engine
from index.knowledge import DATES_PREFIX, Knowledge
from index.named_days import asks_weekday, counted_in
from index.naming import names_a_project
from index.search_words import own_words, words_for_cohorts, words_for_projects
from index.text import QUESTION_LIMIT, clean, has_letters, words

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
        body = without_letter(question) if len(question) <= QUESTION_LIMIT else question
        reply, after = self._answer(engine, question, body, before, lang, reader, moment)
        self._contexts.put(conversation, after, moment)
        reply = replace(reply, conversation=conversation, answer=secrets.token_urlsafe(9))
        self._observe(reply, perf_counter() - started)
        if self._recorder:
            self._recorder.asked(body, reply, moment)  # without the name of who signs
        return reply

    def forget(self, conversation: str) -> None:
        """Drop what is remembered of a conversation, and take its questions back."""
        self._contexts.forget(conversation)
        if self._recorder:
            self._recorder.forget(conversation)

    def suggest(self, typed: str, limit: int = 6, lang: str = FIRST) -> list[str]:
        """Up to `limit` questions that begin with, or contain the words of, what was typed."""
        return proposed(self.knowledge, typed, limit, self._clock(), lang)

    def title(self, entry: Entry, lang: str) -> str:
        """The question of an entry as it is asked now."""
        return self.knowledge.title(entry, lang, self._clock())

    def _answer(
        self, engine: Engine, raw: str, body: str, before: Context, lang: str | None, reader: str | None, now: datetime
    ) -> tuple[Reply, Context]:  # fmt: skip
        question = spelt_out(engine.speller.written_out(clean(body, QUESTION_LIMIT)), engine.speller.read)
        programme = engine.knowledge.programme
        known = own_words(programme)
        asked_in = lang or detect(clean(raw, QUESTION_LIMIT), default=reader or before.lang or FIRST, known=known)
        weekdays = asks_weekday(question)
        counting = counted_in(question)
        composer = Composer(engine.knowledge, now, asked_in, weekdays, before.said, counting)
        if not has_letters(question):
            return Reply("chitchat", say(composer.lang, "reply.empty"), composer.lang), before
        question = without_opinion(
            without_what_it_is_for(said_instead(question), lambda text: _names_something(text, engine))
        )
        if not words_for_projects(programme) & set(words(question)):  # « quels projets à distance depuis Brest ? »
            question = without_where_from(question)
        question = without_postal_code(question, lambda text: "places" in engine.vocabulary.find(text).facets)
        question = with_the_noun_before(question, before.question, programme)
        question = absolute(
            question,
            composer.dates.now.date(),
            programme,
            composer.dates.at_work,
            bool(before.cohorts or before.unit or before.listed),
            composer.dates.recruiting,
        )
        calls = engine.knowledge.calendar.calls(CANDIDATES)
        kind = engine.knowledge.calendar.kind((before.unit or "").removeprefix(DATES_PREFIX))
        of_a_call = bool((kind and kind.call) or (kind and numbered(calls, before.question)))
        heard = [e for e in calls if e.known(now, composer.dates.zone)]
        question = with_its_round(question, before.round, heard, words_for_cohorts(programme))
        question = of_a_round(completed(with_its_noun(question), calls), composer.dates, engine.vocabulary, of_a_call)
        mentions = as_noted(question, engine.vocabulary.find(question), engine)
        understood = understand(
            question,
            mentions,
            before,
            engine,
            likelier(mentions.cohorts or before.cohorts, engine, composer.dates),
            composer.dates.now,
        )
        if understood.translate_to:
            composer = Composer(engine.knowledge, now, understood.translate_to, weekdays, counting=counting)
        reply, after = decide(engine, composer, understood, before)
        reply = composer.lacking(_with_dates_besides(composer, reply, question, engine), question, understood.aspect)
        reply = composer.aged(reply, question)
        reply = composer.with_notice_period(reply, question, before.told)
        reply = composer.with_what_was_sent(reply, question)
        for tell in (held_against_the_work, held_against_the_close, days_of_the_week, no_news):
            if told := tell(composer.dates, understood.spelt_out or question, reply.entry or ""):
                reply = replace(reply, markdown=f"{told}\n\n{reply.markdown}")
        shown = reply.entry == before.unit or reply.entry in before.listed
        # no pattern heard a side of it, or one of its people (« ils ont été licenciés ? »)
        leans = shown and (understood.ranking is not None or understood.aspect == "people")
        first = reply.entry != before.unit and reply.lang == asked_in
        tells = told_by_the_card if leans else told_of_what_it_names if first else None
        if tells and not tells(question, reply, engine.knowledge):
            reply = composer.all_known_of(reply)
        if understood.for_all and reply.entry == before.entry:
            reply = composer.for_all(reply)
        if understood.again and reply.entry == before.entry:
            reply = composer.again(reply)
        if understood.item is not None and reply.entry == before.entry:
            reply = led_by_the_item(reply, understood.item)
        if understood.sourced or asks_for_its_source(question):
            reply = composer.sourced(reply)
        reply = composer.noticed(reply)
        if len(raw) > QUESTION_LIMIT and reply.kind != "chitchat":
            reply = replace(reply, markdown=f"{say(composer.lang, 'reply.too_long')}\n\n{reply.markdown}")
        events = engine.knowledge.calendar.events
        told = told_round(reply.markdown, events, calls, composer.lang, words_for_cohorts(programme))
        spoken = told if reply.kind == "answer" else before.round
        lang_used = understood.translate_to or asked_in
        return reply, replace(
            after.after(before),
            lang=lang_used,
            said=question,
            round=spoken,
            elsewhere=after.elsewhere and reply.kind == "unknown",
            told=told_of_oneself(question) or before.told,
        )


def _names_something(text: str, engine: Engine) -> bool:
    """Whether a text names a project, a cohort, or what projects have, besides a theme."""
    found, knowledge = engine.vocabulary.find(text), engine.knowledge
    if found.cohorts or set(found.facets) - {"themes"}:
        return True
    return names_a_project(text, knowledge)


def _with_dates_besides(composer: Composer, reply: Reply, question: str, engine: Engine) -> Reply:
    """The card of a project, and the dates of its cohort that `question` asks for; any other reply as it is.

    A card, or a list, with where the calls stand for who asks whether one can still apply.
    """
    project = engine.knowledge.projects_by_id.get(reply.entry or "")
    call = engine.knowledge.calendar.call_to(CANDIDATES)
    if call and (project or reply.projects) and asks_to_join(question):
        return composer.beside(reply, DATES_PREFIX + call.id, ())
    if project:
        for unit in of_its_people(question, project, engine):
            reply = composer.beside(reply, unit, (project.cohort,))
    return reply

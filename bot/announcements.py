"""Announcements: when a call opens, everybody who agreed to be written to is told, each once.

That a call is announced, and to whom, is one transaction: the call is marked and every message put into the outbox, or
nothing is. A crash before it leaves all to do, one after it leaves all in the outbox, and each message has a key of its
call and its recipient. Whether the call is still open and the consent still given is looked up when it is sent.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, literal, select, true, update

from bot.dates.calls import calls_of
from bot.dates.sentences import Dates
from bot.interest.form import CONSENTS
from bot.interest.records import CONFIRMED
from bot.interest.service import Interests
from bot.interest.tokens import BadLink
from bot.notices import Composer, Notice
from bot.outbox import Message
from bot.reminders.dates import EventDates
from bot.reminders.notices import sourced
from bot.storage.engine import Storage
from bot.storage.tables import Moment, consents, event_dates, interests, outbox
from bot.texts import say
from index.calendar import Event, State
from index.documents import in_language
from index.knowledge import Knowledge

KIND = "announcement"
_OPEN = (State.OPEN, State.LAST_DAY)
_CONTACT = CONSENTS[0]


@dataclass(frozen=True)
class Audience:
    """A call to announce, and how many are told over each channel."""

    call: Event
    people: Mapping[str, int]


class Announcements:
    """Its methods block and raise StorageError."""

    def __init__(
        self, storage: Storage, knowledge: Callable[[], Knowledge], clock: Callable[[], datetime], interests: Interests,
        dates: EventDates,
    ) -> None:  # fmt: skip
        self._storage, self._knowledge, self._clock = storage, knowledge, clock
        self._interests, self._dates = interests, dates

    def due(self) -> list[Audience]:
        """The calls that are open and not announced, with their audience now."""
        calendar, now = self._knowledge().calendar, self._clock()
        waiting = self._dates.unannounced(now)
        found = [e for e in calls_of(self._knowledge()) if e.id in waiting and e.state(now, calendar.zone) in _OPEN]
        if not found:
            return []
        counted = select(interests.c.reached_by, func.count()).where(*_agreed()).group_by(interests.c.reached_by)
        with self._storage.read() as tx:
            people = {row[0]: row[1] for row in tx.execute(counted)}
        return [Audience(e, people) for e in found]

    def tick(self) -> int:
        """Announce what is due; how many messages were put into the outbox. `EventDates.notice` comes first: a call that
        was never seen is not announced."""
        return sum(self._announce(audience.call) for audience in self.due())

    def _announce(self, call: Event) -> int:
        now, c = self._clock(), event_dates.c
        columns = [
            "dedupe", "channel", "digest", "interest", "recipient", "kind", "payload", "state", "attempts", "gentle",
            "due_at", "created_at",
        ]  # fmt: skip
        told = self._storage.insert(outbox).from_select(columns, self._messages(call, now))
        with self._storage.begin() as tx:
            mine = update(event_dates).where(c.event == call.id, c.announced_at.is_(None)).values(announced_at=now)
            if tx.execute(mine).rowcount != 1:
                return 0  # another server was faster
            told = told.on_conflict_do_nothing(index_elements=["dedupe"])
            return tx.execute(told, execution_options={"preserve_rowcount": True}).rowcount

    def _messages(self, call: Event, now: datetime) -> Select[Any]:
        """A message for each who agreed, made inside the database: the recipients stay sealed."""
        i = interests.c
        payload = self._storage.cipher.seal(json.dumps({"call": call.id}))
        return select(
            literal(f"{KIND}:{call.id}:").concat(i.digest), i.reached_by, i.digest, i.id, i.contact, literal(KIND),
            literal(payload), literal("waiting"), literal(0), true(), literal(now, Moment()), literal(now, Moment()),
        ).where(*_agreed())  # fmt: skip

    @property
    def composers(self) -> Mapping[str, Composer]:
        return {KIND: self.compose}

    def compose(self, message: Message) -> Notice | None:
        """The announcement; none any more when the call has closed or the consent was withdrawn."""
        knowledge, now = self._knowledge(), self._clock()
        call = knowledge.calendar.event(message.payload["call"])
        with self._storage.read() as tx:
            agreed = select(interests.c.lang).where(interests.c.id == message.interest, *_agreed())
            lang = tx.scalar(agreed)
        if call is None or lang is None or call.state(now, knowledge.calendar.zone) not in _OPEN:
            return None
        values = {"programme": knowledge.programme.short_name, "title": in_language(call.title, lang)}
        status = Dates(knowledge, now, lang).status(call)
        text = say(lang, "message.announcement.text", status=status, more=sourced(call, lang), **values).strip()
        stop = f"/arret/{self._interests.tokens.made('leave', message.interest or '')}"
        return Notice(say(lang, "message.announcement.subject", **values), text, lang, stop, "withdraw")

    def leave(self, token: str) -> None:
        """Withdraw the consent to be written to, for whoever holds the link of an announcement.

        One that was withdrawn already, or has been erased, is no error. Raises BadLink for a link that is not ours.
        """
        interest = self._interests.tokens.read("leave", token)
        with self._storage.read() as tx:
            generation = tx.scalar(select(interests.c.generation).where(interests.c.id == interest))
            given = tx.scalar(select(func.count()).select_from(consents).where(*_given(interest)))
        if generation is None or not given:
            return
        try:
            self._interests.withdraw(self._interests.tokens.manage(interest, generation), _CONTACT)
        except BadLink:
            return  # erased in this very moment


def _agreed() -> tuple[Any, ...]:
    """Interests that were confirmed, and whose owners agree to be written to."""
    return interests.c.state == CONFIRMED, select(consents.c.id).where(*_given(interests.c.id)).exists()


def _given(interest: Any) -> tuple[Any, ...]:
    c = consents.c
    return c.interest == interest, c.kind == _CONTACT, c.withdrawn_at.is_(None)

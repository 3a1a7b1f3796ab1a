"""What people read: a reminder, a date that has moved or is known now, and the question whether they asked for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from bot.dates.sentences import Dates
from bot.hours import civil_from
from bot.interest.tokens import Tokens
from bot.notices import Composer, Notice
from bot.outbox import Message
from bot.reminders.events import UNCONFIRMED, Events
from bot.reminders.schedule import Wish, dated, dates_of, limit
from bot.reminders.service import CONFIRM_WITHIN
from bot.storage.engine import Storage
from bot.storage.tables import reminders
from bot.texts import say
from index.calendar import Event
from index.documents import in_language
from index.fields import safe_link
from index.knowledge import Knowledge


class ReminderNotices:
    """Composed when they are sent, from the calendar as it is then. `address`: the root of the public pages."""

    def __init__(
        self, storage: Storage, knowledge: Callable[[], Knowledge], clock: Callable[[], datetime], address: str
    ) -> None:
        self._storage, self._knowledge, self._clock, self._address = storage, knowledge, clock, address
        self._events, self._tokens = Events(knowledge), Tokens(storage)

    @property
    def composers(self) -> Mapping[str, Composer]:
        return {
            "reminder": self.told, "moved": self.told, "dated": self.told, "reminder_confirm": self.confirm,
        }  # fmt: skip

    def confirm(self, message: Message) -> Notice | None:
        """The question to an address whether it asked for a reminder; it repeats nothing that somebody typed."""
        row = self._row(message)
        if row is None:
            return None
        event = self._events.resolve(row.event, Wish(row.edge, row.days), self._clock())
        title = titled(event, row.event, row.lang)
        link = f"{self._address}/rappel/{self._tokens.made('reminder', row.id)}"
        values = {"programme": self._knowledge().programme.short_name, "title": title}
        text = say(row.lang, "message.confirm.text", link=link, days=CONFIRM_WITHIN.days, **values)
        return Notice(say(row.lang, "message.confirm.subject", **values), text, row.lang)

    def told(self, message: Message) -> Notice | None:
        """Not due any more: stopped meanwhile, moved since (that is told in another message), or of no use by now."""
        row, now = self._row(message), self._clock()
        event = self._events.get(row.event) if row else None
        window = self._events.window(event, now)
        if row is None or event is None or window is None or row.state == UNCONFIRMED:
            return None
        wish, call = Wish(row.edge, row.days), self._events.call(event)
        if dates_of(window) != message.payload["dates"] or not dated(window, wish, call):
            return None
        if civil_from(now, self._events.zone) >= limit(window, wish, call, self._events.zone):
            return None
        title = in_language(event.title, row.lang)
        status = Dates(self._knowledge(), now, row.lang).status(event)
        text = say(row.lang, f"message.{message.kind}.text", status=status, more=sourced(event, row.lang)).strip()
        stop = f"/arret/{self._tokens.made('stop', row.id)}"
        return Notice(say(row.lang, f"message.{message.kind}.subject", title=title), text, row.lang, stop, "reminders")

    def _row(self, message: Message) -> Row[Any] | None:
        with self._storage.read() as tx:
            return tx.execute(select(reminders).where(reminders.c.id == message.payload["reminder"])).first()


def titled(event: Event | None, name: str, lang: str) -> str:
    """An event's title; of one that is not known yet, that it is the next call."""
    return in_language(event.title, lang) if event else say(lang, "message.next_call")


def sourced(event: Event, lang: str) -> str:
    """Where its dates stand."""
    source = next((s for s in event.sources if safe_link(s.url)), None)
    return say(lang, "message.more", title=source.title, url=source.url) if source else ""

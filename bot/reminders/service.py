"""What people do with their reminders: ask for one, confirm it, see them, stop them.

A reminder by mail counts once its address has confirmed it; one in a chat counts at once.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Row, delete, func, insert, select, update

from bot.interest.records import Records
from bot.interest.tokens import BadLink, Tokens
from bot.outbox import Outbox
from bot.reminders.events import NEXT, TOLD, UNCONFIRMED, VOID, WAITING, Events, Offer
from bot.reminders.schedule import MOST_DAYS, Edge, Wish, dated, due
from bot.storage.engine import Storage
from bot.storage.errors import StorageConflict
from bot.storage.tables import reminders
from index.calendar import Event
from index.knowledge import Knowledge

CONFIRM_WITHIN = timedelta(days=7)
"""How long a link of confirmation serves; what is not confirmed by then is deleted."""

UNCONFIRMED_AT_MOST = 5
"""Reminders that wait for one address's confirmation; more send no further mail to somebody who may never have asked."""


class NoSuchEvent(Exception):
    """The calendar has no such event."""


class TooLate(Exception):
    """The event is over, or too near for a reminder at a civil hour."""


@dataclass(frozen=True)
class Reminder:
    """One reminder that somebody has asked for."""

    id: str
    event: str
    wish: Wish
    state: str
    lang: str
    due: datetime | None
    """None while no day is known, and once it was told."""


class Reminders:
    """Thread-safe; its methods block. All raise StorageError while the database cannot do what is asked."""

    def __init__(
        self, storage: Storage, knowledge: Callable[[], Knowledge], clock: Callable[[], datetime], mail: bool
    ) -> None:
        """`mail`: whether mail can be sent, so that one can be reminded by it."""
        self._storage, self._clock, self.mail, self._events = storage, clock, mail, Events(knowledge)
        self.tokens, self._records, self._outbox = Tokens(storage), Records(storage), Outbox(storage, clock)

    def offers(self) -> list[Offer]:
        """What it makes sense to ask for now."""
        return self._events.offers(self._clock())

    def ask(
        self, event: str, edge: Edge = "start", days: int = 0, *, lang: str = "fr", address: str | None = None,
        telegram_chat: int | None = None,
    ) -> Literal["confirm_by_mail", "saved"]:  # fmt: skip
        """Ask to be reminded `days` days before the `edge` of an event (its identifier, or `NEXT`).

        By mail it has to be confirmed there; the answer is the same whether it was asked before. Raises NoSuchEvent,
        TooLate, and ValueError for days out of range or mail where none can be sent.
        """
        if not 0 <= days <= MOST_DAYS:
            raise ValueError("days")
        wish, now = Wish(edge, days), self._clock()
        found = self._events.resolve(event, wish, now)
        if event != NEXT and found is None:
            raise NoSuchEvent(event)
        if found is not None and not self._events.useful(found, wish, now):
            raise TooLate(event)
        if telegram_chat is not None:
            chat = self._records.chat_digest(telegram_chat)
            self._keep(event, wish, found, chat, str(telegram_chat), "telegram", WAITING, lang, now)
            return "saved"
        if not self.mail or not address:
            raise ValueError("mail")
        self._keep(event, wish, found, self._records.digest(address), address, "mail", UNCONFIRMED, lang, now)
        return "confirm_by_mail"

    def digest(self, address: str) -> str:
        """The keyed hash of an address, for limits."""
        return self._records.digest(address)

    def of_chat(self, telegram_chat: int) -> list[Reminder]:
        """The reminders of a chat, those that are still to come first."""
        with self._storage.read() as tx:
            rows = tx.execute(self._of(self._records.chat_digest(telegram_chat))).all()
        return sorted((self._shown(row) for row in rows), key=lambda r: (r.state == TOLD, r.event))

    def cancel(self, reminder: str, telegram_chat: int) -> bool:
        """Forget a reminder of a chat; whether there was one."""
        c = reminders.c
        with self._storage.begin() as tx:
            digest = self._records.chat_digest(telegram_chat)
            return tx.execute(delete(reminders).where(c.id == reminder, c.digest == digest)).rowcount == 1

    def confirm(self, token: str) -> Reminder:
        """Make a reminder by mail count. Doing it again changes nothing. Raises BadLink."""
        made, c = self.tokens.read("reminder", token), reminders.c
        with self._storage.begin() as tx:
            tx.execute(
                update(reminders)
                .where(c.id == made, c.state == UNCONFIRMED, c.created_at >= self._clock() - CONFIRM_WITHIN)
                .values(state=WAITING)
            )
            row = tx.execute(select(reminders).where(c.id == made, c.state != UNCONFIRMED)).first()
        if row is None:
            raise BadLink
        return self._shown(row)

    def stop(self, token: str) -> None:
        """Forget the reminder of a link that was sent with it. One that is gone already is no error. Raises BadLink."""
        made = self.tokens.read("stop", token)
        with self._storage.begin() as tx:
            tx.execute(delete(reminders).where(reminders.c.id == made))

    def _keep(
        self, event: str, wish: Wish, found: Event | None, digest: str, contact: str, channel: str, state: str, lang: str,
        now: datetime,
    ) -> None:  # fmt: skip
        try:
            self._add(event, wish, found, digest, contact, channel, state, lang, now)
        except StorageConflict:  # the same was asked twice at once
            self._add(event, wish, found, digest, contact, channel, state, lang, now)

    def _add(
        self, event: str, wish: Wish, found: Event | None, digest: str, contact: str, channel: str, state: str, lang: str,
        now: datetime,
    ) -> None:  # fmt: skip
        c, window = reminders.c, self._events.window(found, now)
        nothing_known = found is None or not dated(window, wish, self._events.call(found))
        with self._storage.begin() as tx:
            mine = (c.digest == digest, c.event == event, c.edge == wish.edge, c.days == wish.days)
            row = tx.execute(select(c.id, c.state).where(*mine).with_for_update()).first()
            if row is None:
                waits = (c.digest == digest) & (c.state == UNCONFIRMED)
                if (tx.scalar(select(func.count()).select_from(reminders).where(waits)) or 0) >= UNCONFIRMED_AT_MOST:
                    return
                made = secrets.token_urlsafe(16)
                tx.execute(
                    insert(reminders).values(
                        id=made, digest=digest, contact=self._storage.cipher.seal(contact), reached_by=channel, event=event,
                        edge=wish.edge, days=wish.days, lang=lang, state=state, told="" if nothing_known else None,
                        created_at=now,
                    )
                )  # fmt: skip
            else:
                made = row.id
                if row.state in (UNCONFIRMED, VOID):
                    fresh = {"state": state, "created_at": now, "lang": lang, "told": "" if nothing_known else None}
                    tx.execute(update(reminders).where(c.id == made).values(fresh))
            if channel == "mail":  # to the address alone it may be told that there is one already
                self._outbox.put(
                    tx, f"reminder_confirm:{made}:{now:%Y-%m-%d}", "mail", digest, contact, "reminder_confirm",
                    {"reminder": made, "lang": lang},
                )  # fmt: skip

    def _of(self, digest: str) -> Any:
        c = reminders.c
        return select(reminders).where(c.digest == digest, c.state.in_((WAITING, TOLD))).order_by(c.created_at)

    def _shown(self, row: Row[Any]) -> Reminder:
        wish, now = Wish(row.edge, row.days), self._clock()
        found = self._events.resolve(row.event, wish, now)
        window, when = self._events.window(found, now), None
        if row.state == WAITING and found and window and dated(window, wish, self._events.call(found)):
            when = due(window, wish, self._events.call(found), self._events.zone)
        return Reminder(row.id, found.id if found else row.event, wish, row.state, row.lang, when)

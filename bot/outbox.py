"""Messages to send: a queue in the database, so that what was promised in a transaction is sent after it, or later.

A message is put in the transaction that makes it necessary. A server takes it for some minutes, sends it and says so; one
that dies in between leaves it to the next. So each is sent at least once, and twice only if a server dies between sending
and saying so; its key goes along, by which a mailbox tells the copy. Once sent, recipient and content are emptied: what
remains is that something was sent, and the key that keeps it from being sent again.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, or_, select, update

from bot.storage.engine import Storage
from bot.storage.errors import StorageError
from bot.storage.tables import outbox

TAKEN = timedelta(minutes=5)
"""How long a server may take to send what it has taken."""

ATTEMPTS = 14
"""With the waits between them, about two days."""

_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=6)

log = logging.getLogger("guichet.outbox")


class GivenUp(Exception):
    """Sending it again is vain: the recipient does not exist, or has blocked us."""


@dataclass(frozen=True)
class Message:
    """What is to be sent. `kind` says which sentences, `payload` what stands in them."""

    id: int
    key: str
    channel: str
    recipient: str
    kind: str
    payload: Mapping[str, Any]
    interest: str | None
    attempts: int
    """This one included."""


Carrier = Callable[[Message], Awaitable[None]]
"""Sends a message over its channel, or finds that it is no longer due. Raises GivenUp; other errors mean later."""


class Outbox:
    """The queue. Its methods block, so coroutines call them in a thread; they raise StorageError."""

    def __init__(self, storage: Storage, clock: Callable[[], datetime]) -> None:
        self._storage, self._clock = storage, clock

    def put(
        self, tx: Connection, key: str, channel: str, digest: str, recipient: str, kind: str,
        payload: Mapping[str, Any], interest: str | None = None, due_at: datetime | None = None,
    ) -> None:  # fmt: skip
        """Put a message in the transaction `tx`. One with the same `key` is not put again.

        `digest`: keyed hash of the recipient; by it and by `interest` it is found when they ask to be erased.
        """
        now, seal = self._clock(), self._storage.cipher.seal
        row = {
            "dedupe": key, "channel": channel, "digest": digest, "interest": interest, "recipient": seal(recipient),
            "kind": kind, "payload": seal(json.dumps(dict(payload), ensure_ascii=False)), "state": "waiting",
            "due_at": due_at or now, "created_at": now,
        }  # fmt: skip
        tx.execute(self._storage.insert(outbox).values(row).on_conflict_do_nothing(index_elements=["dedupe"]))

    def take(self, channels: tuple[str, ...], limit: int = 20) -> list[Message]:
        """What is due, oldest first, for this server alone."""
        now, c = self._clock(), outbox.c
        due = (
            select(outbox)
            .where(c.state == "waiting", c.due_at <= now, c.channel.in_(channels))
            .where(or_(c.taken_until.is_(None), c.taken_until < now))
            .order_by(c.due_at, c.id)
            .limit(limit)
        )
        with self._storage.read() as tx:  # most of the time nothing is due, and nobody waits for a look
            if tx.execute(due.limit(1)).first() is None:
                return []
        with self._storage.begin() as tx:
            rows = tx.execute(due.with_for_update(skip_locked=True)).all()
            ids = [row.id for row in rows]
            tx.execute(
                update(outbox).where(c.id.in_(ids)).values(taken_until=now + TAKEN, attempts=c.attempts + 1)
            )  # fmt: skip
        unsealed = self._storage.cipher.open
        return [
            Message(
                row.id, row.dedupe, row.channel, unsealed(row.recipient), row.kind, json.loads(unsealed(row.payload)),
                row.interest, row.attempts + 1,
            )
            for row in rows
        ]  # fmt: skip

    def sent(self, message: Message) -> None:
        self._done(message, "sent")

    def later(self, message: Message) -> None:
        """It could not be sent now: try again after a while that doubles, and give up in the end."""
        if message.attempts >= ATTEMPTS:
            self._done(message, "failed")
            return
        wait = min(_FIRST_WAIT * 2 ** (message.attempts - 1), _LONGEST_WAIT)
        with self._storage.begin() as tx:
            tx.execute(
                update(outbox).where(outbox.c.id == message.id).values(taken_until=None, due_at=self._clock() + wait)
            )

    def give_up(self, message: Message) -> None:
        self._done(message, "failed")

    def _done(self, message: Message, state: str) -> None:
        empty = self._storage.cipher.seal
        with self._storage.begin() as tx:
            tx.execute(
                update(outbox)
                .where(outbox.c.id == message.id)
                .values(state=state, recipient=empty(""), payload=empty("{}"), done_at=self._clock(), taken_until=None)
            )


class Postman:
    """Sends what is due, over the channels it has carriers for, one after the other."""

    def __init__(self, box: Outbox, carriers: Mapping[str, Carrier], pause: float = 1.0) -> None:
        """`pause`: seconds between two looks at an empty queue."""
        self._box, self._carriers, self._pause = box, carriers, pause

    async def run(self) -> None:
        """Until cancelled. An outage of the database or of a channel only delays."""
        while True:
            try:
                busy = await self.round()
            except StorageError as error:
                log.warning("outbox: %s", error)
                busy = False
            if not busy:
                await asyncio.sleep(self._pause)

    async def round(self) -> int:
        """Send what is due now; how many were taken. Raises StorageError."""
        messages = await asyncio.to_thread(self._box.take, tuple(self._carriers))
        for message in messages:
            try:
                await self._carriers[message.channel](message)
            except GivenUp as error:
                log.warning("outbox: a message of kind %s is given up: %s", message.kind, error)
                await asyncio.to_thread(self._box.give_up, message)
            except Exception as error:
                # The name alone: what libraries say may quote the recipient.
                log.warning("outbox: a message of kind %s waits: %s", message.kind, type(error).__name__)
                await asyncio.to_thread(self._box.later, message)
            else:
                await asyncio.to_thread(self._box.sent, message)
        return len(messages)

"""Messages to send: a queue in the database, so that what was promised in a transaction is sent after it, or later.

A message is put in the transaction that makes it necessary, under a key that keeps it from being put twice. A server
takes it for some minutes, sends it and says so; one that dies in between leaves it to the next. What then happens to the
message that was just being sent depends on its channel:

- a mail is sent again, under the same Message-ID, by which a mailbox tells the copy: at least once;
- on Telegram nothing tells a copy, so a message is marked before it is sent, and not sent again: at most once.

Once sent, recipient and content are emptied: what remains is that something was sent, and its key. Messages that nobody
is waiting for (announcements, reminders) are *gentle*: sent at civil hours, at a pace, and never before those for which
somebody is looking into a mailbox.
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from aiolimiter import AsyncLimiter
from sqlalchemy import Connection, and_, func, or_, select, update

from bot.storage.engine import Storage
from bot.storage.errors import StorageError
from bot.storage.tables import outbox

TAKEN = timedelta(minutes=5)
"""How long a server may take to send what it has taken."""

ATTEMPTS = 14
"""With the waits between them, about two days."""

MARKED = ("telegram",)
"""Channels on which nothing tells a copy from its original."""

_LAST = 5.0
"""Seconds for which a server that stops waits for the message that it is sending."""

_FIRST_WAIT, _LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=6)

log = logging.getLogger("guichet.outbox")

Outcome = Literal["sent", "later", "failed", "void", "unsure"]


class GivenUp(Exception):
    """Sending it again is vain: the recipient does not exist, or has blocked us."""


class NotDue(Exception):
    """There is nothing to send any more: what it was about has passed, or was withdrawn."""


class Unsure(Exception):
    """Perhaps it has arrived; it is not sent again."""


class Later(Exception):
    """Surely nothing has arrived; the channel says after how long it is worth trying again."""

    def __init__(self, wait: timedelta) -> None:
        super().__init__(f"again in {wait.total_seconds():.0f} s")
        self.wait = wait


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
    taken_until: datetime
    """Until then nobody else sends it."""


Carrier = Callable[[Message], Awaitable[None]]
"""Sends a message over its channel. Raises GivenUp, NotDue, Unsure or Later; any other error means later, too."""


class Outbox:
    """The queue. Its methods block, so coroutines call them in a thread; they raise StorageError."""

    def __init__(
        self, storage: Storage, clock: Callable[[], datetime], ticking: Callable[[], datetime] | None = None
    ) -> None:
        """`ticking`: a clock that runs even where `clock` stands still; for how long a server has what it took."""
        self._storage, self._clock, self._ticking = storage, clock, ticking or clock

    def put(
        self, tx: Connection, key: str, channel: str, digest: str, recipient: str, kind: str,
        payload: Mapping[str, Any], interest: str | None = None, due_at: datetime | None = None, gentle: bool = False,
    ) -> None:  # fmt: skip
        """Put a message in the transaction `tx`. One with the same `key` is not put again.

        `digest`: keyed hash of the recipient; by it and by `interest` it is found when they ask to be erased.
        """
        now, seal = self._clock(), self._storage.cipher.seal
        row = {
            "dedupe": key, "channel": channel, "digest": digest, "interest": interest, "recipient": seal(recipient),
            "kind": kind, "payload": seal(json.dumps(dict(payload), ensure_ascii=False)), "state": "waiting",
            "gentle": gentle, "due_at": due_at or now, "created_at": now,
        }  # fmt: skip
        tx.execute(self._storage.insert(outbox).values(row).on_conflict_do_nothing(index_elements=["dedupe"]))

    def take(self, channels: tuple[str, ...], limit: int = 20, gentle: bool | None = None) -> list[Message]:
        """What is due, oldest first, for this server alone; gentle messages or the others only, if that is said."""
        now, ticks, c = self._clock(), self._ticking(), outbox.c
        free = or_(c.taken_until.is_(None), c.taken_until < ticks)
        waits = and_(c.state == "waiting", c.due_at <= now, c.channel.in_(channels), free)
        if gentle is not None:
            waits = and_(waits, c.gentle.is_(gentle))
        orphan = and_(c.state == "sending", c.taken_until < ticks)  # its server died, and may have sent it
        with self._storage.read() as tx:  # most of the time nothing is due, and nobody waits for a look
            if tx.execute(select(c.id).where(or_(waits, orphan)).limit(1)).first() is None:
                return []
        with self._storage.begin() as tx:
            tx.execute(update(outbox).where(orphan).values(self._emptied("unsure")))
            due = select(outbox).where(waits).order_by(c.due_at, c.id).limit(limit)
            rows = tx.execute(due.with_for_update(skip_locked=True)).all()
            until = ticks + TAKEN
            taken = update(outbox).where(c.id.in_([row.id for row in rows]))
            tx.execute(taken.values(taken_until=until, attempts=c.attempts + 1))
        unsealed = self._storage.cipher.open
        return [
            Message(
                row.id, row.dedupe, row.channel, unsealed(row.recipient), row.kind, json.loads(unsealed(row.payload)),
                row.interest, row.attempts + 1, until,
            )
            for row in rows
        ]  # fmt: skip

    def begin(self, message: Message) -> bool:
        """Whether it may be sent now: it has not been erased, and nobody else has taken it since."""
        values = {"state": "sending"} if message.channel in MARKED else {"attempts": message.attempts}
        return self._change(message, **values)

    def done(self, message: Message, outcome: Outcome) -> None:
        """Nothing more is to be sent."""
        self._change(message, **self._emptied(outcome))

    def later(self, message: Message, wait: timedelta | None = None) -> Outcome:
        """It could not be sent now: try again after `wait`, or after a while that doubles, and give up in the end."""
        if message.attempts >= ATTEMPTS:
            self.done(message, "failed")
            return "failed"
        wait = wait or min(_FIRST_WAIT * 2 ** (message.attempts - 1), _LONGEST_WAIT)
        self._change(message, state="waiting", taken_until=None, due_at=self._clock() + wait)
        return "later"

    def give_back(self, message: Message) -> None:
        """It was taken and not even tried."""
        self._change(message, taken_until=None, attempts=message.attempts - 1)

    def waiting(self) -> dict[tuple[str, str], int]:
        """How many messages are still to be sent, by kind and channel."""
        c = outbox.c
        to_send = select(c.kind, c.channel, func.count()).where(c.state.in_(("waiting", "sending")))
        with self._storage.read() as tx:
            return {(row[0], row[1]): row[2] for row in tx.execute(to_send.group_by(c.kind, c.channel))}

    def _change(self, message: Message, **values: Any) -> bool:
        """Whether the message was still this server's."""
        c = outbox.c
        mine = update(outbox).where(
            c.id == message.id, c.state.in_(("waiting", "sending")), c.taken_until == message.taken_until
        )
        with self._storage.begin() as tx:
            return tx.execute(mine.values(values)).rowcount == 1

    def _emptied(self, state: str) -> dict[str, Any]:
        empty = self._storage.cipher.seal
        return {
            "state": state, "recipient": empty(""), "payload": empty("{}"), "done_at": self._clock(), "taken_until": None,
        }  # fmt: skip


class Postman:
    """Sends what is due over the channels it has carriers for: in each, gentle messages and the others side by side."""

    def __init__(
        self, box: Outbox, carriers: Mapping[str, Carrier], pause: float = 1.0, per_minute: float = 600,
        civil: Callable[[], bool] = lambda: True, observe: Callable[[str, str, Outcome], None] = lambda *_: None,
    ) -> None:  # fmt: skip
        """`pause`: seconds between two looks at an empty queue; `per_minute`: gentle messages a minute over a channel;
        `civil`: whether they may be sent now; `observe` is told kind, channel and outcome of each attempt."""
        self._box, self._carriers, self._pause, self._civil, self._observe = box, carriers, pause, civil, observe
        # One at a time, evenly: a burst is what mail servers take for spam.
        self._pace = {channel: AsyncLimiter(1, 60 / per_minute) for channel in carriers}

    async def run(self) -> None:
        """Until cancelled. An outage of the database or of a channel only delays."""
        async with asyncio.TaskGroup() as group:
            for channel in self._carriers:
                for gentle in (False, True):
                    group.create_task(self._lane(channel, gentle))

    async def round(self) -> int:
        """Send some of what is due now; how many were taken. Raises StorageError."""
        return sum([await self._some(channel, gentle) for gentle in (False, True) for channel in self._carriers])

    async def _lane(self, channel: str, gentle: bool) -> None:
        while True:
            try:
                busy = await self._some(channel, gentle)
            except StorageError as error:
                log.warning("outbox: %s", error)
                busy = 0
            except Exception as error:  # no row may stop the others for good
                log.error("outbox: %s", type(error).__name__)
                busy = 0
            if not busy:
                await asyncio.sleep(self._pause)

    async def _some(self, channel: str, gentle: bool) -> int:
        if gentle and not self._civil():
            return 0
        messages = await asyncio.to_thread(self._box.take, (channel,), 20, gentle)
        left = list(messages)
        try:
            while left:
                if gentle:
                    await self._pace[channel].acquire()
                    if not self._civil():  # the evening has come meanwhile
                        break
                sending = asyncio.ensure_future(self._one(left.pop(0)))
                try:
                    await asyncio.shield(sending)
                except asyncio.CancelledError:  # what has begun is worth some seconds more
                    await asyncio.wait({sending}, timeout=_LAST)
                    raise
        finally:
            for message in left:
                await asyncio.to_thread(self._box.give_back, message)
        return len(messages) - len(left)

    async def _one(self, message: Message) -> None:
        if await asyncio.to_thread(self._box.begin, message):
            self._observe(message.kind, message.channel, await self._send(message))

    async def _send(self, message: Message) -> Outcome:
        outcome: Outcome = "sent"
        try:
            await self._carriers[message.channel](message)
        except NotDue:
            outcome = "void"
        except Unsure:
            outcome = "unsure"
        except GivenUp as error:
            log.warning("outbox: a message of kind %s is given up: %s", message.kind, error)
            outcome = "failed"
        except Later as error:
            return await asyncio.to_thread(self._box.later, message, error.wait)
        except Exception as error:
            # The name alone: what libraries say may quote the recipient.
            log.warning("outbox: a message of kind %s waits: %s", message.kind, type(error).__name__)
            return await asyncio.to_thread(self._box.later, message)
        await asyncio.to_thread(self._box.done, message, outcome)
        return outcome

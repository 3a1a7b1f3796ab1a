"""What was asked, by nobody in particular, and whether the answer helped: staff learn from it what to write.

A question is kept with its answer's kind, entry, confidence, language and channel, and with the hour, not the minute. No
identifier of a person, a browser, a chat or a conversation is kept with it, and what names somebody in it is masked. Which
questions belong to one conversation is known in memory only, as long as the conversation itself, so that whoever clears
theirs takes its questions back.

Answering never waits for this: questions go through a bounded queue to one thread that writes them together. When the
database is away they wait; when too many do, the newest are dropped and counted.
"""

from __future__ import annotations

import logging
import queue
import threading
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection, bindparam, delete, update

from bot.conversation import CAPACITY, LIFETIME
from bot.masking import mask
from bot.reply import Reply
from bot.storage.engine import PATIENCE, Storage
from bot.storage.errors import StorageAway, StorageError, StorageFull
from bot.storage.tables import questions

WAITING = 5_000
"""Questions that may wait to be written."""

BATCH = 200
"""Questions that are written in one transaction."""

COMMENT = 1_000
"""Characters of a comment that are kept."""

_REST = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds between attempts while the database is away."""

_log = logging.getLogger("guichet.journal")


@dataclass(frozen=True)
class Asked:
    """A question as it was asked, not masked yet: it is in memory only."""

    question: str
    reply: Reply
    channel: str
    moment: datetime

    def write(self, connection: Connection, storage: Storage) -> None:
        row = {
            "answer": self.reply.answer,
            "text": mask(self.question),
            "kind": self.reply.kind,
            "entry": self.reply.entry,
            "confidence": round(self.reply.confidence, 4),
            "lang": self.reply.lang,
            "channel": self.channel,
            "asked_at": self.moment.replace(minute=0, second=0, microsecond=0),
        }
        connection.execute(storage.insert(questions).values(row).on_conflict_do_nothing())


@dataclass(frozen=True)
class Opinion:
    """Whether an answer helped; whoever says it waits until it is kept."""

    answer: str
    helpful: bool
    comment: str
    kept: threading.Event = field(default_factory=threading.Event)

    def write(self, connection: Connection, storage: Storage) -> None:
        values: dict[str, object] = {"helpful": self.helpful}
        if self.comment:
            values["comment"] = mask(self.comment, COMMENT)
        connection.execute(update(questions).where(questions.c.answer == self.answer).values(values))


@dataclass(frozen=True)
class Taken:
    """Questions that are taken back."""

    answers: tuple[str, ...]

    def write(self, connection: Connection, storage: Storage) -> None:
        statement = delete(questions).where(questions.c.answer == bindparam("b_answer"))
        connection.execute(statement, [{"b_answer": answer} for answer in self.answers])


Entry = Asked | Opinion | Taken


class Journal:
    """Writes in the background, between `start` and `close`. Thread-safe."""

    def __init__(
        self, storage: Storage, keeps: bool = True, dropped: Callable[[int], None] = lambda number: None
    ) -> None:
        """`keeps`: whether questions are kept at all; `dropped` is told how many were lost."""
        self._storage, self._keeps, self._dropped = storage, keeps, dropped
        self._queue: queue.Queue[Entry] = queue.Queue(WAITING)
        self._closing = threading.Event()
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._lock = threading.Lock()
        self._talks: OrderedDict[str, tuple[datetime, list[str]]] = OrderedDict()

    def start(self) -> None:
        self._thread.start()

    def close(self, within: float = PATIENCE) -> None:
        """Write what waits, for so many seconds at most."""
        self._closing.set()
        if self._thread.is_alive():
            self._thread.join(within)

    def asked(self, question: str, reply: Reply, channel: str, moment: datetime) -> None:
        """Keep a question that was answered. Never waits and never fails."""
        if not self._keeps or reply.answer is None:
            return
        try:
            self._queue.put_nowait(Asked(question, reply, channel, moment))
        except queue.Full:
            self._dropped(1)
            return
        if reply.conversation:
            self._remember(reply.conversation, reply.answer, moment)

    def forget(self, conversation: str) -> None:
        """Take back the questions of a conversation that is still remembered."""
        with self._lock:
            _, answers = self._talks.pop(conversation, (None, []))
        if answers:
            self._queue.put(Taken(tuple(answers)), timeout=PATIENCE)

    def feedback(self, answer: str, helpful: bool, comment: str = "") -> None:
        """Keep whether an answer helped; the last opinion counts, and one on an unknown answer is none.

        Blocks until it is kept. Raises StorageAway when that takes too long.
        """
        if not self._keeps:
            return
        opinion = Opinion(answer, helpful, comment)
        try:
            self._queue.put(opinion, timeout=PATIENCE)
        except queue.Full:
            raise StorageAway("too much waits to be written") from None
        if not opinion.kept.wait(PATIENCE):
            raise StorageAway("the opinion could not be written in time")

    def of(self, channel: str) -> ChannelJournal:
        """The journal as the assistant of one channel knows it."""
        return ChannelJournal(self, channel)

    def _remember(self, conversation: str, answer: str, moment: datetime) -> None:
        with self._lock:
            _, answers = self._talks.get(conversation, (moment, []))
            self._talks[conversation] = (moment, [*answers, answer])
            self._talks.move_to_end(conversation)
            while self._talks and (
                len(self._talks) > CAPACITY
                or moment - next(iter(self._talks.values()))[0] > LIFETIME + timedelta(minutes=1)
            ):
                self._talks.popitem(last=False)

    def _run(self) -> None:
        while not (self._closing.is_set() and self._queue.empty()):
            try:
                batch = [self._queue.get(timeout=0.2)]
            except queue.Empty:
                continue
            while len(batch) < BATCH and not self._queue.empty():
                batch.append(self._queue.get())
            self._keep(batch)

    def _keep(self, batch: Sequence[Entry]) -> None:
        """Write a batch, however long the database is away. What it refuses otherwise is dropped and counted."""
        for attempt in range(1_000_000):
            try:
                with self._storage.begin() as connection:
                    for entry in batch:
                        entry.write(connection, self._storage)
            except StorageAway:
                if self._closing.is_set():
                    break
                self._closing.wait(_REST[min(attempt, len(_REST) - 1)])
            except Exception as error:
                # Their text is not for the log, whatever went wrong.
                if len(batch) > 1 and not isinstance(error, StorageFull):
                    for entry in batch:  # one of them is at fault, the others are not
                        self._keep([entry])
                    return
                reason = error if isinstance(error, StorageError) else type(error).__name__
                _log.error("journal: %d entries are lost: %s", len(batch), reason)
                break
            else:
                for entry in batch:
                    if isinstance(entry, Opinion):
                        entry.kept.set()
                return
        self._dropped(sum(isinstance(entry, Asked) for entry in batch))


@dataclass(frozen=True)
class ChannelJournal:
    """The journal of the questions that come by one channel."""

    journal: Journal
    channel: str

    def asked(self, question: str, reply: Reply, moment: datetime) -> None:
        self.journal.asked(question, reply, self.channel, moment)

    def forget(self, conversation: str) -> None:
        self.journal.forget(conversation)

"""What was said on the chat page, kept in memory so that the page can show it again without a script."""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.conversation import LIFETIME
from bot.reply import Reply

CAPACITY = 2_000
"""Conversations kept; the one unused for longest goes first."""

LENGTH = 30
"""Questions of one conversation that are kept; the first asked go first."""


@dataclass(frozen=True)
class Turn:
    """A question as the page shows it, and its reply."""

    question: str
    reply: Reply
    helpful: bool | None = None
    """What the visitor said of the reply."""
    commented: bool = False


@dataclass(frozen=True)
class Transcript:
    """The turns of one conversation, oldest first. `asked` counts those no longer kept too."""

    turns: tuple[Turn, ...] = ()
    asked: int = 0

    def repeats(self, question: str, after: int) -> bool:
        """Whether `question` was already asked from the page that showed `after` turns.

        A double click and a reload send the same form twice; a person who asks again does so from a newer page.
        """
        position = after - (self.asked - len(self.turns))
        return 0 <= position < len(self.turns) and self.turns[position].question == question


class Transcripts:
    """Transcripts by identifier. Thread-safe. Nothing is written to a disk; a restart forgets all of them.

    Each process has its own: with several, a visitor's requests go to the same one, or the page starts empty.
    """

    def __init__(
        self,
        lifetime: float = LIFETIME.total_seconds(),
        capacity: int = CAPACITY,
        length: int = LENGTH,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`lifetime`: seconds without a question after which a transcript is dropped; `clock`: seconds that only grow."""
        self._lifetime, self._capacity, self._length, self._clock = lifetime, capacity, length, clock
        self._kept: OrderedDict[str, tuple[float, Transcript]] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        with self._lock:
            self._drop_old()
            return len(self._kept)

    def get(self, visit: str) -> Transcript:
        """The transcript of `visit`, an empty one when there is none or it has expired."""
        with self._lock:
            self._drop_old()
            kept = self._kept.get(visit)
            return kept[1] if kept else Transcript()

    def add(self, visit: str, turn: Turn) -> Transcript:
        """The transcript of `visit` with `turn` at its end."""
        with self._lock:
            self._drop_old()
            before = self._kept[visit][1] if visit in self._kept else Transcript()
            after = Transcript((*before.turns, turn)[-self._length :], before.asked + 1)
            self._kept[visit] = (self._clock(), after)
            self._kept.move_to_end(visit)
            while len(self._kept) > self._capacity:
                self._kept.popitem(last=False)
            return after

    def judge(self, visit: str, answer: str, helpful: bool, commented: bool) -> None:
        """Notes what the visitor said of the reply with this identifier; nothing when it is no longer kept."""
        with self._lock:
            self._drop_old()
            if visit in self._kept:
                since, kept = self._kept[visit]
                turns = tuple(
                    replace(turn, helpful=helpful, commented=turn.commented or commented)
                    if turn.reply.answer == answer
                    else turn
                    for turn in kept.turns
                )
                self._kept[visit] = (since, replace(kept, turns=turns))

    def forget(self, visit: str) -> None:
        with self._lock:
            self._kept.pop(visit, None)

    def _drop_old(self) -> None:
        """Drop what has expired, whoever it belongs to: what a visitor left must not wait for their return."""
        limit = self._clock() - self._lifetime
        while self._kept and next(iter(self._kept.values()))[0] < limit:
            self._kept.popitem(last=False)

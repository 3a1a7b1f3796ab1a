"""What a conversation remembers from one turn to the next, where it is kept, and for how long."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Protocol

from index.filters import Filters

LIFETIME = timedelta(minutes=30)
"""A context that was not used for so long is forgotten."""

CAPACITY = 20_000
"""Contexts kept in memory; the one unused for longest goes first."""


TRAIL = 2
"""Answers before the last one that are remembered."""


@dataclass(frozen=True)
class Context:
    """What the last answer was about. Holds no name and no address of anybody."""

    question: str = ""
    """The last question as it was understood (a follow-up already completed)."""
    unit: str | None = None
    entry: str | None = None
    cohorts: tuple[str, ...] = ()
    filters: Filters = Filters()
    listed: tuple[str, ...] = ()
    """Projects that were listed or shown, in order."""
    unlisted: tuple[str, ...] = ()
    """Projects for which that list had no place, best first."""
    lang: str = ""
    data: Mapping[str, str] = field(default_factory=dict)
    trail: tuple[str, ...] = ()
    """Units of the answers before the last one, the latest first."""
    former: tuple[str, ...] = ()
    """The cohorts of the answer before the last one."""
    said: str = ""
    """The last question as it was asked."""
    round: str = ""
    """The round of a call that was told last (« sprint 5 »), or what several that were told are called (« sprint »)."""
    elsewhere: bool = False
    """Whether the last question was not of this programme at all."""
    told: str = ""
    """What was last told of oneself, in the words that told it; like all of this in memory alone, and gone with it."""

    def without_answer(self, question: str, cohorts: tuple[str, ...], elsewhere: bool = False) -> Context:
        """This context after a `question` that got no answer; the cohorts that it named are spoken of all the same."""
        return replace(self, question=question, cohorts=cohorts or self.cohorts, elsewhere=elsewhere)

    def after(self, before: Context) -> Context:
        """This context, with what came before it in its trail."""
        former = before.cohorts if self.cohorts != before.cohorts else before.former
        if self.unit == before.unit or before.unit is None:
            return replace(self, trail=before.trail, former=former)
        earlier = (before.unit, *(u for u in before.trail if u not in (self.unit, before.unit)))
        return replace(self, trail=earlier[:TRAIL], former=former)


class ContextStore(Protocol):
    """Where contexts live between two messages."""

    def get(self, conversation: str, now: datetime) -> Context | None: ...

    def put(self, conversation: str, context: Context, now: datetime) -> None: ...

    def forget(self, conversation: str) -> None: ...


class MemoryContexts:
    """Contexts of one process. Thread-safe."""

    def __init__(self, lifetime: timedelta = LIFETIME, capacity: int = CAPACITY) -> None:
        self._lifetime, self._capacity = lifetime, capacity
        self._kept: OrderedDict[str, tuple[datetime, Context]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, conversation: str, now: datetime) -> Context | None:
        """The context, or None when there is none or it has expired."""
        with self._lock:
            kept = self._kept.get(conversation)
            if kept is None or now - kept[0] > self._lifetime:
                self._kept.pop(conversation, None)
                return None
            return kept[1]

    def put(self, conversation: str, context: Context, now: datetime) -> None:
        with self._lock:
            self._kept[conversation] = (now, context)
            self._kept.move_to_end(conversation)
            while len(self._kept) > self._capacity:
                self._kept.popitem(last=False)

    def forget(self, conversation: str) -> None:
        with self._lock:
            self._kept.pop(conversation, None)


def new_conversation() -> str:
    """An identifier that cannot be guessed: whoever holds it can continue the conversation."""
    return secrets.token_urlsafe(18)

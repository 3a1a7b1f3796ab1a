"""What becomes of the update that is being handled, noted where messages leave and where errors arrive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass
class Handling:
    """`sent`: messages that Telegram has taken. `unreachable`: nothing could be said at all; worth another attempt."""

    sent: int = 0
    unreachable: bool = False


_current: ContextVar[Handling | None] = ContextVar("telegram_handling", default=None)


@contextmanager
def handling() -> Iterator[Handling]:
    """The handling of one update, in this task and those that it starts."""
    work = Handling()
    token = _current.set(work)
    try:
        yield work
    finally:
        _current.reset(token)


def note_sent() -> None:
    if work := _current.get():
        work.sent += 1


def note_unreachable() -> bool:
    """Whether the update will be tried again: nothing of its answer has been seen."""
    work = _current.get()
    if work is None or work.sent:
        return False
    work.unreachable = True
    return True

"""What the channel remembers between two updates, in this process: bounded, and lost with it."""

from __future__ import annotations

import time
from base64 import urlsafe_b64encode
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from hashlib import blake2b
from typing import Generic, TypeVar

Value = TypeVar("Value")
Clock = Callable[[], float]

CAPACITY = 20_000


class Recent(Generic[Value]):
    """The values that were used last, by key."""

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._capacity = capacity
        self._kept: OrderedDict[str, Value] = OrderedDict()

    def __len__(self) -> int:
        return len(self._kept)

    def get(self, key: str) -> Value | None:
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def put(self, key: str, value: Value) -> None:
        self._kept[key] = value
        self._kept.move_to_end(key)
        while len(self._kept) > self._capacity:
            self._kept.popitem(last=False)

    def forget(self, key: str) -> None:
        self._kept.pop(key, None)


class Once:
    """Tells the first time of something from the following ones, for a while."""

    def __init__(self, seconds: float, clock: Clock = time.monotonic) -> None:
        self._seconds, self._clock = seconds, clock
        self._seen: Recent[float] = Recent()

    def first(self, key: str) -> bool:
        now, before = self._clock(), self._seen.get(key)
        if before is not None and now - before < self._seconds:
            return False
        self._seen.put(key, now)
        return True


class Verdict(Enum):
    ADMIT = "admit"
    WARN = "warn"
    """The first message too many: say so once."""
    SILENT = "silent"


@dataclass(frozen=True)
class _Bucket:
    tokens: float
    at: float
    muted_until: float = 0.0


class Flood:
    """A token bucket a person: `burst` messages at once, then `rate` a second; beyond, one notice and a silence."""

    def __init__(self, burst: float, rate: float, silence: float, clock: Clock = time.monotonic) -> None:
        self._burst, self._rate, self._silence, self._clock = burst, rate, silence, clock
        self._buckets: Recent[_Bucket] = Recent()

    def verdict(self, key: str) -> Verdict:
        """What to do with one more message of `key`. Messages of a silence cost nothing and do not prolong it."""
        now = self._clock()
        bucket = self._buckets.get(key) or _Bucket(self._burst, now)
        if now < bucket.muted_until:
            return Verdict.SILENT
        tokens = min(self._burst, bucket.tokens + (now - bucket.at) * self._rate)
        if tokens >= 1:
            self._buckets.put(key, _Bucket(tokens - 1, now))
            return Verdict.ADMIT
        self._buckets.put(key, _Bucket(tokens, now, now + self._silence))
        return Verdict.WARN


class Payloads:
    """What a button means, in the 64 bytes that Telegram carries.

    A value that fits travels in the button and outlives this process; a longer one is kept here under a short key.
    """

    def __init__(self, capacity: int = CAPACITY, room: int = 64) -> None:
        self._room = room
        self._kept: Recent[str] = Recent(capacity)

    def pack(self, action: str, value: str) -> str:
        """`action` is one letter."""
        data = f"{action}={value}"
        if len(data.encode("utf-8", "replace")) <= self._room:
            return data
        # The same value has the same key: a list shown a thousand times takes one place.
        key = self.key(value)
        self._kept.put(key, value)
        return f"{action}:{key}"

    @staticmethod
    def key(value: str) -> str:
        return urlsafe_b64encode(blake2b(value.encode("utf-8", "replace"), digest_size=12).digest()).decode()

    def unpack(self, data: str) -> tuple[str, str | None]:
        """The action and its value; None for a value that is no longer kept or that was never ours."""
        action, mark, rest = data[:1], data[1:2], data[2:]
        if mark == "=":
            return action, rest
        return action, self._kept.get(rest) if mark == ":" else None

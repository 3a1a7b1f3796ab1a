"""How many forms are taken: from one network address, and about one e-mail address, whether or not it is known."""

from __future__ import annotations

import ipaddress
import time
from collections.abc import Iterator
from contextlib import contextmanager

from limits import RateLimitItem, RateLimitItemPerDay, RateLimitItemPerHour
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from bot.storage.errors import StorageError

ADDRESS_A_DAY = 5
"""Forms a day about one address: nobody's mailbox is filled by strangers."""


class TooMany(Exception):
    """Come back after `retry_after` seconds."""

    def __init__(self, retry_after: int) -> None:
        super().__init__(retry_after)
        self.retry_after = retry_after


class Admission:
    """Counts in memory, so each process for itself. Thread-safe."""

    def __init__(self, an_hour: int) -> None:
        """`an_hour`: forms from one network address."""
        self._network, self._address = RateLimitItemPerHour(an_hour), RateLimitItemPerDay(ADDRESS_A_DAY)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())

    def admit(self, network: str, digest: str) -> None:
        """`network`: who sends; `digest`: keyed hash of the address that it is about. Raises TooMany."""
        self._hit(self._network, "network", network_of(network))
        self._hit(self._address, "address", digest)

    @contextmanager
    def admitted(self, network: str, digest: str) -> Iterator[None]:
        """`admit`, for what the block keeps. When the database cannot, nothing was sent: it may be sent again."""
        self.admit(network, digest)
        try:
            yield
        except StorageError:
            self._limiter.clear(self._network, "network", network_of(network))
            self._limiter.clear(self._address, "address", digest)
            raise

    def _hit(self, item: RateLimitItem, *key: str) -> None:
        if not self._limiter.hit(item, *key):
            reset = self._limiter.get_window_stats(item, *key).reset_time
            raise TooMany(max(1, round(reset - time.time())))


def network_of(address: str) -> str:
    """The network that one subscriber has: an IPv4 address, or 64 bits of an IPv6 one."""
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address):
        return str(found.ipv4_mapped or ipaddress.ip_network((found, 64), strict=False).network_address)
    return str(found)

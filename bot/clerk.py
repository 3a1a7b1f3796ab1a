"""Does what is due without anybody asking: notices moved dates, announces calls, reminds, warns before erasure.

One server of several does it, whichever holds the lease: two that were started with different calendars would tell people
of each other's dates. What it puts into the outbox, all of them send.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from bot.announcements import Announcements
from bot.interest.expiry import Expiry
from bot.outbox import Outbox
from bot.reminders.dates import EventDates
from bot.reminders.due import DueReminders
from bot.storage.engine import Storage
from bot.storage.errors import StorageError
from bot.storage.leases import Lease

LASTS = timedelta(seconds=40)
"""A server that dies keeps the others from it for no longer."""

_log = logging.getLogger("guichet.clerk")


class Clerk:
    """Its round blocks, and raises StorageError."""

    def __init__(
        self, storage: Storage, dates: EventDates, announcements: Announcements, reminders: DueReminders, expiry: Expiry,
        clock: Callable[[], datetime], observe: Callable[[Mapping[tuple[str, str], int]], None] = lambda waiting: None,
        pause: float = 10.0,
    ) -> None:  # fmt: skip
        """`observe` is told how many messages wait, by kind and channel; `pause`: seconds between two rounds."""
        self._lease, self._outbox = Lease(storage, "clerk", LASTS), Outbox(storage, clock)
        self._dates, self._clock, self._observe, self._pause = dates, clock, observe, pause
        self._announcements, self._reminders, self._expiry = announcements, reminders, expiry

    async def run(self) -> None:
        """Until cancelled. An outage of the database only delays."""
        try:
            while True:
                working = asyncio.ensure_future(asyncio.to_thread(self._careful_round))
                try:
                    await asyncio.shield(working)
                except asyncio.CancelledError:
                    await working  # it uses the database, which is closed next
                    raise
                await asyncio.sleep(self._pause)
        finally:
            await asyncio.to_thread(self._release)

    def _careful_round(self) -> None:
        try:
            self._observe(self._outbox.waiting())
            self.round()
        except StorageError as error:
            _log.warning("reminders and announcements wait: %s", error)
        except Exception as error:  # one bad date must not silence the others for ever
            _log.error("reminders and announcements failed: %s", type(error).__name__)

    def _release(self) -> None:
        try:
            self._lease.release()
        except StorageError:
            _log.info("the next server takes over when the lease has run out")

    def round(self) -> int:
        """What is due now, if it is this server's turn; how many messages were put into the outbox."""
        if not self._lease.hold():
            return 0
        if moved := self._dates.notice(self._clock()):
            _log.info("dates of %d events have moved", moved)
        announced, reminded, warned = self._announcements.tick(), self._reminders.tick(), self._expiry.tick()
        if announced or reminded or warned:
            _log.info("put into the outbox: %d announcements, %d reminders, %d notices", announced, reminded, warned)
        return announced + reminded + warned

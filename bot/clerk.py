"""Does what is due without anybody asking: notices moved dates, announces calls, reminds, warns before erasure.

One server of several does it, whichever holds the lease: two that were started with different calendars would tell people
of each other's dates. What it puts into the outbox, all of them send.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from bot.announcements import Announcements
from bot.interest.expiry import Expiry
from bot.reminders.dates import EventDates
from bot.reminders.due import DueReminders
from bot.storage.errors import StorageError
from bot.storage.leases import Lease

_log = logging.getLogger("guichet.clerk")


class Clerk:
    """Its round blocks, and raises StorageError."""

    def __init__(
        self, lease: Lease, dates: EventDates, announcements: Announcements, reminders: DueReminders, expiry: Expiry,
        clock: Callable[[], datetime], pause: float = 10.0,
    ) -> None:  # fmt: skip
        """`pause`: seconds between two rounds."""
        self._lease, self._dates, self._clock, self._pause = lease, dates, clock, pause
        self._announcements, self._reminders, self._expiry = announcements, reminders, expiry

    async def run(self) -> None:
        """Until cancelled. An outage of the database only delays."""
        try:
            while True:
                try:
                    await asyncio.to_thread(self.round)
                except StorageError as error:
                    _log.warning("reminders and announcements wait: %s", error)
                except Exception as error:  # one bad date must not silence the others for ever
                    _log.error("reminders and announcements failed: %s", type(error).__name__)
                await asyncio.sleep(self._pause)
        finally:
            try:
                self._lease.release()
            except StorageError:
                _log.info("another server does this in a few minutes")

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

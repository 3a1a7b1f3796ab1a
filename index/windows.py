"""A moment as precisely as it is known, and what lies between two of them.

Dates are local to the programme's time zone; instants are compared in UTC, so that a clock change never shifts a
deadline. An end is inclusive: "until 3 April 23:59" holds until the last instant of that minute.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

Precision = Literal["year", "month", "day", "minute"]
_FORM = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{1,2}):(\d{2}))?)?)?", re.ASCII)
_YEARS = range(1900, 2200)
_PRECISIONS: tuple[Precision, ...] = ("year", "month", "day", "minute")


@dataclass(frozen=True)
class Moment:
    """A date as a source gives it: a year, a month, a day, or a minute of a day (local, naive)."""

    local: datetime
    precision: Precision

    @classmethod
    def parse(cls, text: str) -> Moment:
        """Read `2017`, `2017-03`, `2017-03-15` or `2017-03-15T17:00`.

        Raises ValueError for any other form, for a date that does not exist and for a year that must be a slip (0202).
        """
        match = _FORM.fullmatch(text.strip())
        if match is None or int(match.group(1)) not in _YEARS:
            raise ValueError(f"not a date: {text!r}")
        year, month, day, hour, minute = match.groups()
        given = sum(part is not None for part in (month, day, hour))
        local = datetime(int(year), int(month or 1), int(day or 1), int(hour or 0), int(minute or 0))
        return cls(local, _PRECISIONS[given])

    @classmethod
    def on(cls, day: date) -> Moment:
        """A day, of which no hour is told."""
        return cls(datetime.combine(day, time.min), "day")

    @property
    def day(self) -> date:
        return self.local.date()

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.precision in ("day", "minute")

    def first(self, zone: ZoneInfo) -> datetime:
        """The first instant of this moment (UTC)."""
        return self.local.replace(tzinfo=zone).astimezone(UTC)

    def last(self, zone: ZoneInfo) -> datetime:
        """The last instant of this moment (UTC)."""
        start = self.local
        if self.precision == "minute":
            # In UTC: on the night of a clock change, the next local minute may be an hour away.
            return self.first(zone) + timedelta(minutes=1) - timedelta.resolution
        if self.precision == "year":
            following = start.replace(year=start.year + 1)
        elif self.precision == "month":
            following = (start + timedelta(days=31)).replace(day=1)
        else:
            following = start + timedelta(days=1)
        return following.replace(tzinfo=zone).astimezone(UTC) - timedelta.resolution


@dataclass(frozen=True)
class Window:
    """When an event takes place: `start` (and `end`, if it lasts), or only `by`: "not later than"."""

    start: Moment | None = None
    end: Moment | None = None
    by: Moment | None = None

    @property
    def deadline(self) -> Moment:
        """The moment with which the event is over. Raises ValueError for a window without a date."""
        moment = self.by or self.end or self.start
        if moment is None:
            raise ValueError("a window without a date")
        return moment

    @property
    def beginning(self) -> Moment:
        """The moment with which the event begins, or by which it takes place. Raises as `deadline` does."""
        return self.start or self.deadline

    def opens(self, zone: ZoneInfo) -> datetime | None:
        return self.start.first(zone) if self.start else None

    def closes(self, zone: ZoneInfo) -> datetime:
        return self.deadline.last(zone)

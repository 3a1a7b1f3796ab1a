"""Civil hours: when it is decent to write to people who are not waiting for it."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

FIRST, LAST = time(9), time(19)
"""From nine to seven in the evening, local time; the last moment is no longer civil."""


def civil(moment: datetime, zone: ZoneInfo) -> bool:
    """Whether one may write at `moment` (aware)."""
    return FIRST <= moment.astimezone(zone).time() < LAST


def civil_from(moment: datetime, zone: ZoneInfo) -> datetime:
    """The first civil moment that is not before `moment`, in UTC."""
    local = moment.astimezone(zone)
    if local.time() < FIRST:
        return _morning(local, zone)
    return moment.astimezone(UTC) if local.time() < LAST else _morning(local + timedelta(days=1), zone)


def morning_before(moment: datetime, zone: ZoneInfo, days: int = 0) -> datetime:
    """Nine o'clock, `days` days before the day of `moment`; the day before that when `moment` is not later. In UTC."""
    day = moment.astimezone(zone) - timedelta(days=days)
    found = _morning(day, zone)
    return found if found < moment else _morning(day - timedelta(days=1), zone)


def _morning(day: datetime, zone: ZoneInfo) -> datetime:
    # The clocks change at night, so that nine o'clock is there once every day.
    return datetime.combine(day.date(), FIRST, zone).astimezone(UTC)

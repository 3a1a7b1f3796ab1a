from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.storage.engine import Storage
from bot.storage.leases import Lease


def test_one_holds_it_until_it_runs_out_or_is_released(storage: Storage) -> None:
    now = [datetime(2026, 10, 1, tzinfo=UTC)]
    mine, other = (Lease(storage, "job", timedelta(minutes=2), lambda: now[0]) for _ in range(2))
    assert mine.hold() and mine.hold() and not other.hold()
    now[0] += timedelta(minutes=1)
    assert mine.hold(), "renewed"
    now[0] += timedelta(minutes=1, seconds=30)
    assert not other.hold()
    now[0] += timedelta(minutes=1)
    assert other.hold() and not mine.hold()
    mine.release()
    assert not mine.hold(), "what is not held is not released"
    other.release()
    assert mine.hold()
    assert Lease(storage, "another job").hold()

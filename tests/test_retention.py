from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy import Table, func, select

from bot import retention as module
from bot.retention import DailyPurge, Retention, months_after, months_before
from bot.settings import Settings
from bot.storage.engine import Storage
from bot.storage.leases import Lease
from bot.storage.tables import (
    consent_texts,
    consents,
    drafts,
    erasures,
    idempotency,
    interests,
    leases,
    outbox,
    questions,
    reminders,
    telegram_updates,
)
from tests.databases import KEY

NOW = datetime(2026, 10, 31, 10, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def retention(storage: Storage, settings: Settings) -> Retention:
    return Retention(storage, settings, lambda: NOW)


def put(storage: Storage, table: Table, **values: Any) -> None:
    with storage.begin() as tx:
        tx.execute(table.insert().values(values))


def interest(storage: Storage, name: str, heard: datetime, state: str = "confirmed", **more: Any) -> None:
    row = {
        "id": name, "digest": f"digest of {name}", "contact": "=", "answers": "=", "form_version": "1", "lang": "fr",
        "channel": "page", "reached_by": "mail", "state": state, "created_at": heard, "updated_at": heard,
        "last_contact_at": heard,
    }  # fmt: skip
    put(storage, interests, **row | more)


def left(storage: Storage, column: Any) -> list[Any]:
    with storage.read() as tx:
        return list(tx.scalars(select(column).order_by(column)))


def count(storage: Storage, table: Table) -> int:
    with storage.read() as tx:
        return tx.scalar(select(func.count()).select_from(table)) or 0


def test_interests_go_months_after_the_last_contact_with_all_that_is_tied(
    storage: Storage, retention: Retention
) -> None:
    over, not_yet = months_before(NOW, 24) - DAY, months_before(NOW, 24) + DAY
    interest(storage, "over", over)
    interest(storage, "kept", not_yet)
    put(storage, consent_texts, version="v", kind="contact", lang="fr", sentence="…", first_at=over)
    for name in ("over", "kept"):
        agreed = {"kind": "contact", "text_version": "v", "lang": "fr", "channel": "page", "given_at": over}
        put(storage, consents, interest=name, **agreed)
        put(storage, outbox, dedupe=name, channel="mail", digest=f"digest of {name}", recipient="=", kind="news",
            payload="=", state="waiting", due_at=NOW, created_at=NOW)  # fmt: skip
    dry = retention.due()
    assert dry["interests"] == 1 and count(storage, interests) == 2, "a dry run changes nothing"
    assert retention.purge() == dry
    assert left(storage, interests.c.id) == ["kept"] and left(storage, consents.c.interest) == ["kept"]
    assert left(storage, outbox.c.dedupe) == ["kept"]
    with storage.read() as tx:
        proof = tx.execute(select(erasures)).one()
    assert proof.reason == "expired" and proof.counts["interests"] == 1
    assert retention.purge() == dict.fromkeys(dry, 0)


def test_what_was_never_confirmed_goes_after_a_week(storage: Storage, retention: Retention) -> None:
    interest(storage, "over", NOW - 8 * DAY, "pending")
    interest(storage, "kept", NOW - 6 * DAY, "pending")
    assert retention.purge()["interests never confirmed"] == 1
    assert left(storage, interests.c.id) == ["kept"]


def test_more_interests_than_fit_into_one_transaction(
    storage: Storage, retention: Retention, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_AT_ONCE", 3)
    for i in range(8):
        interest(storage, f"over{i}", NOW - 1_000 * DAY)
    assert retention.purge()["interests"] == 8 and count(storage, interests) == 0


def test_questions_go_after_the_months_that_are_set(storage: Storage, retention: Retention, settings: Settings) -> None:
    for name, asked in (("over", months_before(NOW, 6) - DAY), ("kept", months_before(NOW, 6) + DAY)):
        put(storage, questions, answer=name, text="combien ?", kind="answer", confidence=0.5, lang="fr", channel="web",
            asked_at=asked)  # fmt: skip
    assert retention.purge()["questions"] == 1 and left(storage, questions.c.answer) == ["kept"]
    none = Retention(storage, settings.model_copy(update={"keep_questions_months": 0}), lambda: NOW)
    assert none.purge()["questions"] == 1


def test_everything_else_has_its_time(storage: Storage, retention: Retention) -> None:
    told = {"contact": "=", "reached_by": "mail", "edge": "start", "days": 1, "lang": "fr"}
    put(
        storage,
        reminders,
        id="told",
        digest="a",
        event="e",
        state="told",
        told_at=NOW - 181 * DAY,
        created_at=NOW,
        **told,
    )
    put(storage, reminders, id="never", digest="b", event="e", state="unconfirmed", created_at=NOW - 8 * DAY, **told)
    put(storage, reminders, id="kept", digest="c", event="e", state="waiting", created_at=NOW - 300 * DAY, **told)
    sent = {"channel": "mail", "digest": "d", "recipient": "=", "kind": "news", "payload": "=", "due_at": NOW}
    put(storage, outbox, dedupe="over", state="sent", created_at=NOW, done_at=NOW - 401 * DAY, **sent)
    put(storage, outbox, dedupe="kept", state="sent", created_at=NOW, done_at=NOW - 399 * DAY, **sent)
    put(storage, outbox, dedupe="waiting", state="waiting", created_at=NOW - 900 * DAY, **sent)
    put(storage, telegram_updates, update_id=1, received_at=NOW - 4 * DAY, state="done")
    put(storage, telegram_updates, update_id=2, received_at=NOW - 4 * DAY, state="waiting")
    put(storage, telegram_updates, update_id=3, received_at=NOW - 31 * DAY, state="waiting")
    put(storage, drafts, digest="over", state="=", updated_at=NOW - 2 * DAY)
    put(storage, drafts, digest="kept", state="=", updated_at=NOW)
    put(storage, idempotency, digest="over", result="=", at=NOW - 8 * DAY)
    put(storage, idempotency, digest="kept", result="=", at=NOW - 6 * DAY)
    put(storage, erasures, id="over", erased_at=months_before(NOW, 61), reason="asked", counts={})
    put(storage, erasures, id="kept", erased_at=months_before(NOW, 59), reason="asked", counts={})
    dry = retention.due()
    assert retention.purge() == dry
    assert left(storage, reminders.c.id) == ["kept"]
    assert left(storage, outbox.c.dedupe) == ["kept", "waiting"]
    assert left(storage, telegram_updates.c.update_id) == [2]
    for table in (drafts, idempotency):
        assert left(storage, table.c.digest) == ["kept"]
    assert left(storage, erasures.c.id) == ["kept"]


def test_who_is_about_to_expire_is_found_once(storage: Storage, retention: Retention) -> None:
    soon = months_before(NOW + 20 * DAY, 24)
    interest(storage, "soon", soon)
    interest(storage, "told", soon, expiry_told_at=NOW)
    interest(storage, "later", months_before(NOW + 40 * DAY, 24))
    interest(storage, "never", soon, "pending")
    found = retention.expiring(30 * DAY)
    assert [(e.id, e.at) for e in found] == [("soon", months_after(soon, 24))]


def test_months_have_different_lengths() -> None:
    assert months_before(datetime(2026, 8, 31, tzinfo=UTC), 6) == datetime(2026, 2, 28, tzinfo=UTC)
    assert months_after(datetime(2024, 2, 29, tzinfo=UTC), 24) == datetime(2026, 2, 28, tzinfo=UTC)
    assert months_before(datetime(2026, 1, 15, tzinfo=UTC), 1) == datetime(2025, 12, 15, tzinfo=UTC)
    assert months_before(NOW, 0) == NOW


def test_one_of_several_servers_purges_and_once_a_day(
    database: str, tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    replicas = [Storage.open(database, tmp_path, keys=(KEY,)) for _ in range(3)]
    told: list[object] = []
    daily = [DailyPurge(Retention(s, settings, lambda: NOW), s, told.append) for s in replicas]
    results: list[bool] = []

    def all_at_once() -> None:
        threads = [threading.Thread(target=lambda d=d: results.append(d.once())) for d in daily]  # type: ignore[misc]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    all_at_once()
    all_at_once()
    assert sorted(results) == [False] * 5 + [True] and len(told) == 1
    with replicas[0].begin() as tx:  # a day passes
        tx.execute(leases.update().values(until=datetime.now(UTC) - DAY))
    all_at_once()
    assert results.count(True) == 2
    for storage in replicas:
        storage.close()


def test_a_purge_that_failed_is_tried_again_by_any_server(
    storage: Storage, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    retention = Retention(storage, settings, lambda: NOW)
    monkeypatch.setattr(module, "months_before", lambda *_: 1 / 0)
    assert not DailyPurge(retention, storage).once()
    monkeypatch.undo()
    assert Lease(storage, "purge").hold()


def test_an_outage_only_delays_it(tmp_path: Path, settings: Settings) -> None:
    away = settings.model_copy(update={"database_url": SecretStr("postgresql://nobody@127.0.0.1:9/none")})
    storage = Storage.open("postgresql://nobody@127.0.0.1:9/none", tmp_path)
    assert DailyPurge(Retention(storage, away, lambda: NOW), storage).once() is False

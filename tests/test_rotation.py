from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.storage import rotation
from bot.storage.cipher import new_key
from bot.storage.engine import Storage
from bot.storage.errors import StorageMismatch
from bot.storage.tables import drafts, outbox, sealed_columns

NOW = datetime(2026, 10, 1, tzinfo=UTC)


def fill(storage: Storage, number: int) -> None:
    seal = storage.cipher.seal
    with storage.begin() as tx:
        for i in range(number):
            tx.execute(drafts.insert().values(digest=f"{i:04}", state=seal(f"draft {i}"), updated_at=NOW))
            tx.execute(
                outbox.insert().values(
                    dedupe=str(i), channel="mail", digest="d", recipient=seal(f"to {i}"), kind="news",
                    payload=seal("{}"), state="waiting", due_at=NOW, created_at=NOW,
                )
            )  # fmt: skip


def kept(storage: Storage) -> list[str]:
    with storage.read() as tx:
        return sorted(storage.cipher.open(v) for c in sealed_columns() for v in tx.scalars(select(c)) if v is not None)


@pytest.mark.parametrize("before", [(), (new_key(),)])
def test_afterwards_the_newest_key_alone_opens_everything(
    database: str, tmp_path: Path, before: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rotation, "_AT_ONCE", 7)
    old = Storage.open(database, tmp_path, keys=before)
    fill(old, 25)
    texts, digest = kept(old), old.cipher.digest("mail", "a")
    old.close()
    newest = new_key()
    both = Storage.open(database, tmp_path, keys=(newest, *before))
    assert rotation.rotate(both) == 25 * 3 + 2, "with the two secrets"
    assert rotation.rotate(both) == 0
    both.close()
    alone = Storage.open(database, tmp_path, keys=(newest,))
    assert kept(alone) == texts and alone.cipher.digest("mail", "a") == digest
    alone.close()
    with pytest.raises(StorageMismatch):
        Storage.open(database, tmp_path, keys=before)


def test_the_former_texts_leave_the_file(tmp_path: Path) -> None:
    plain = Storage.open("", tmp_path)
    fill(plain, 25)
    plain.close()
    assert b"draft 7" in (tmp_path / "guichet.sqlite3").read_bytes()
    sealed = Storage.open("", tmp_path, keys=(new_key(),))
    rotation.rotate(sealed)
    assert not any(b"draft 7" in path.read_bytes() for path in tmp_path.iterdir())
    sealed.close()

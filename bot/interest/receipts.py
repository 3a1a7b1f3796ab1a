"""What became of a submission; kept under an idempotency key, so that what is sent again is not done again."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Literal

from sqlalchemy import Connection, insert, select

from bot.interest.answers import Answers
from bot.storage.engine import Storage
from bot.storage.tables import idempotency

Status = Literal["confirm_by_mail", "saved"]


class KeyReused(Exception):
    """An idempotency key came with other content than the first time."""


@dataclass(frozen=True)
class Receipt:
    """What became of a submission. `manage`: the token that manages it, unless the mailbox has to be proved first."""

    status: Status
    manage: str | None


class Receipts:
    """Kept and found inside a transaction that somebody else has begun."""

    def __init__(self, storage: Storage, manage: Callable[[Connection, str], str]) -> None:
        """`manage`: the token that manages an interest. It is made anew, so that none is kept."""
        self._storage, self._manage = storage, manage

    def find(self, tx: Connection, key: str, content: str) -> Receipt | None:
        """The receipt of what was sent with this key; None for a new one. Raises KeyReused."""
        c = idempotency.c
        row = tx.execute(select(c.owner, c.result).where(c.digest == self._digest(key))).first()
        if row is None:
            return None
        kept = json.loads(self._storage.cipher.open(row.result))
        if kept["content"] != content:
            raise KeyReused
        return Receipt(kept["status"], self._manage(tx, row.owner) if kept["status"] == "saved" else None)

    def keep(self, tx: Connection, key: str, content: str, status: Status, interest: str, now: datetime) -> None:
        result = self._storage.cipher.seal(json.dumps({"status": status, "content": content}))
        tx.execute(insert(idempotency).values(digest=self._digest(key), owner=interest, result=result, at=now))

    def _digest(self, key: str) -> str:
        return self._storage.cipher.digest("idempotency", key)


def content_of(answers: Answers, channel: str, chat: str | None) -> str:
    """A digest of what is sent: the same for the same, and for nothing else. `chat`: the digest of a chat."""
    sent = json.dumps([dict(answers.values), channel, chat], sort_keys=True, ensure_ascii=False)
    return sha256(sent.encode()).hexdigest()

"""Interests left and confirmed, by a clock that can be moved."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from bot.interest.answers import Answers, check
from bot.interest.form import TELEGRAM, interest_form
from bot.interest.service import Interests
from bot.storage import tables
from bot.storage.engine import Storage
from tests import folders

KNOWLEDGE = folders.knowledge()
START = datetime(2026, 10, 1, 8, tzinfo=UTC)
ADA = "ada@exemple.org"


@dataclass
class Clock:
    now: datetime = START

    def __call__(self) -> datetime:
        return self.now

    def passes(self, **time: float) -> None:
        self.now += timedelta(**time)


def answers(**raw: object) -> Answers:
    given = {"contact": ADA, "first_name": "Ada", "consent_contact": True, "message": "Bonjour"} | raw
    return check(interest_form(KNOWLEDGE, "fr", TELEGRAM), given)


def count(storage: Storage, table: Any, *conditions: Any) -> int:
    with storage.read() as tx:
        return tx.scalar(select(func.count()).select_from(table).where(*conditions)) or 0


def links(storage: Storage, kind: str = "confirm") -> list[str]:
    """The tokens in the messages that wait, oldest first."""
    with storage.read() as tx:
        rows = tx.execute(select(tables.outbox.c.payload).where(tables.outbox.c.kind == kind).order_by("id"))
        return [json.loads(storage.cipher.open(row.payload))["token"] for row in rows]


def sign_up(mailed: Interests, storage: Storage, **raw: object) -> str:
    mailed.submit(answers(**raw), "page")
    return mailed.confirm(links(storage)[-1])

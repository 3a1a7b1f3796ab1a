"""The people who left an interest, for staff and for announcements: each once, and only with the consent that it takes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from bot.interest.answers import Value
from bot.interest.records import CONFIRMED, UNVERIFIED, Agreement, Records
from bot.storage.engine import Storage
from bot.storage.tables import interests

_HOSTILE = tuple("=+-@\t\r|%")
"""What a spreadsheet may take for a formula at the beginning of a cell."""


@dataclass(frozen=True)
class Person:
    """One of them. `contact`: the address, or the number of the chat."""

    id: str
    generation: int
    contact: str
    digest: str
    reached_by: str
    verified: bool
    """False where no mail could be sent to confirm it."""
    lang: str
    channel: str
    answers: Mapping[str, Value]
    consent: Agreement
    created_at: datetime
    updated_at: datetime


def people(storage: Storage, consent: str) -> list[Person]:
    """Those whose consent of this kind holds, oldest first. What waits for a confirmation does not count.

    Of several unverified ones under one address the latest counts, and none where the address was verified.
    """
    c, records, found = interests.c, Records(storage), dict[str, Person]()
    with storage.read() as tx:
        rows = tx.execute(
            select(interests).where(c.state.in_((CONFIRMED, UNVERIFIED))).order_by(c.updated_at, c.id)
        ).all()  # fmt: skip
        verified = {row.digest for row in rows if row.state == CONFIRMED}
        latest = {row.digest: row for row in rows if row.state == CONFIRMED or row.digest not in verified}
        for row in sorted(latest.values(), key=lambda r: (r.created_at, r.id)):
            given = [a for a in records.agreements(tx, row.id) if a.kind == consent and a.withdrawn_at is None]
            if given:
                found[row.digest] = Person(
                    row.id, row.generation, records.contact(row), row.digest, row.reached_by, row.state == CONFIRMED,
                    row.lang, row.channel, records.values(row), given[-1], row.created_at, row.updated_at,
                )  # fmt: skip
    return list(found.values())


def as_rows(found: Iterable[Person]) -> list[dict[str, Any]]:
    """A flat row for each, with identifiers where the form has choices."""
    return [
        {
            "contact": p.contact, "reached_by": p.reached_by, "verified": p.verified, "lang": p.lang,
            "channel": p.channel, **{k: list(v) if isinstance(v, tuple) else v for k, v in p.answers.items() if k != "contact"},
            "consent": p.consent.kind, "consent_text": p.consent.sentence, "consent_version": p.consent.text_version,
            "consent_given_at": p.consent.given_at.isoformat(), "created_at": p.created_at.isoformat(),
            "updated_at": p.updated_at.isoformat(),
        }
        for p in found
    ]  # fmt: skip


def as_json(found: Iterable[Person]) -> str:
    return json.dumps(as_rows(found), ensure_ascii=False, indent=2)


def as_csv(found: Iterable[Person]) -> str:
    """Comma-separated, with a heading; lists joined by semicolons; nothing that a spreadsheet would compute."""
    rows = as_rows(found)
    names = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(names)
    for row in rows:
        writer.writerow(_cell(row.get(name, "")) for name in names)
    return text.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    text = "; ".join(value) if isinstance(value, list) else str(value)
    return f"'{text}" if text.lstrip().startswith(_HOSTILE) or text.startswith(_HOSTILE) else text

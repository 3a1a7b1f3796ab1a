"""Everything that is held about somebody, as they may see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from bot.interest.answers import InvalidAnswer, Value, check_field
from bot.interest.form import CONSENTS, Form
from bot.interest.records import CONFIRMED, Agreement, Records
from bot.storage.tables import interests, outbox, reminders


@dataclass(frozen=True)
class Held:
    """Everything that is held about somebody, as they may see it."""

    state: str
    contact: str
    """The address, or the number of the chat."""
    answers: Mapping[str, Value]
    """As the form has them, with the consents that hold now."""
    consents: tuple[Agreement, ...]
    lang: str
    channel: str
    created_at: datetime
    updated_at: datetime
    confirmed_at: datetime | None
    last_contact_at: datetime
    reminders: tuple[Mapping[str, Any], ...]
    messages: tuple[Mapping[str, Any], ...]
    """Messages sent or waiting: kind, state and moment."""
    changing_to: str | None = None
    """A new address that waits for its confirmation."""

    def to_json(self) -> dict[str, Any]:
        """The same for machines: moments in ISO 8601."""
        return {name: _plain(value) for name, value in asdict(self).items()}

    def fitting(self, form: Form) -> dict[str, object]:
        """The answers, without those that the form no longer takes (a project that is gone, say)."""
        kept: dict[str, object] = {}
        for field, value in self.answers.items():
            try:
                kept[field] = check_field(form, field, value)
            except (InvalidAnswer, KeyError):
                continue
        return kept


def gathered(tx: Connection, records: Records, row: Row[Any]) -> Held:
    """All that is held with an interest, as it stands in this transaction."""
    row = records.first(tx, interests.c.id == row.id) or row
    waiting = records.first(tx, interests.c.replaces == row.id)
    o, r = outbox.c, reminders.c
    posted = or_(o.interest == row.id, o.digest == row.digest) if row.state == CONFIRMED else o.interest == row.id
    messages = tx.execute(select(o.kind, o.state, o.created_at, o.done_at).where(posted).order_by(o.id))
    told = tx.execute(select(r.event, r.edge, r.days, r.state).where(r.digest == row.digest).order_by(r.event))
    agreed = records.agreements(tx, row.id)
    holding = {f"consent_{k}": any(a.kind == k and a.withdrawn_at is None for a in agreed) for k in CONSENTS}
    return Held(
        row.state, records.contact(row), {**records.values(row), **holding}, agreed,
        row.lang, row.channel, row.created_at, row.updated_at, row.confirmed_at, row.last_contact_at,
        tuple(dict(x._mapping) for x in told) if row.state == CONFIRMED else (),
        tuple(dict(x._mapping) for x in messages),
        records.contact(waiting) if waiting else None,
    )  # fmt: skip


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return {k: _plain(v) for k, v in value.items()} if isinstance(value, dict) else value

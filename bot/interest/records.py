"""Interests and consents as rows: written, read and changed inside a transaction that somebody else has begun."""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, delete, insert, select, update

from bot.interest.answers import Answers, Value
from bot.interest.form import TELEGRAM, Consent
from bot.storage.engine import Storage
from bot.storage.tables import consent_texts, consents, idempotency, interests, outbox

PENDING, UNVERIFIED, CONFIRMED = "pending", "unverified", "confirmed"
"""Waits for a confirmation by mail; saved without one, since no mail can be sent; confirmed by mail or by the chat."""


@dataclass(frozen=True)
class Agreement:
    """A consent as it was given: the sentence, when and where, and when it was withdrawn."""

    kind: str
    sentence: str
    text_version: str
    lang: str
    channel: str
    given_at: datetime
    withdrawn_at: datetime | None


class Records:
    """What the service, the erasure and the export read and write."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage

    def digest(self, contact: str) -> str:
        """The keyed hash of an address; letter case does not tell two people apart."""
        return self._storage.cipher.digest("address", contact.casefold())

    def chat_digest(self, chat: int) -> str:
        """The keyed hash of a chat, as the channel itself makes it."""
        return self._storage.cipher.digest("telegram chat", str(chat))

    def add(
        self, tx: Connection, answers: Answers, contact: str, digest: str, state: str, channel: str, now: datetime,
        chat: str | None = None, replaces: str | None = None,
    ) -> str:  # fmt: skip
        """A new interest with its consents; its identifier."""
        made = secrets.token_urlsafe(16)
        tx.execute(
            insert(interests).values(
                id=made, digest=digest, chat=chat, replaces=replaces, state=state, created_at=now,
                confirmed_at=now if state == CONFIRMED else None, **self._content(answers, contact, channel, now),
            )
        )  # fmt: skip
        self.agree(tx, made, answers.consents, channel, now)
        return made

    def change(
        self, tx: Connection, interest: str, answers: Answers, contact: str, digest: str, channel: str, now: datetime,
        state: str,
    ) -> None:  # fmt: skip
        """Other answers for an interest; consents that they do not hold are withdrawn."""
        content = self._content(answers, contact, channel, now)
        tx.execute(
            update(interests).where(interests.c.id == interest).values(digest=digest, state=state, **content)
        )  # fmt: skip
        self.agree(tx, interest, answers.consents, channel, now)

    @staticmethod
    def first(tx: Connection, *conditions: Any) -> Row[Any] | None:
        """The interest that was changed last of those that meet all `conditions`."""
        # Locked until the end of the transaction where the database locks rows at all.
        query = select(interests).where(*conditions).order_by(interests.c.updated_at.desc()).limit(1)
        options = tx.get_execution_options()
        return tx.execute(query if options.get("reading") else query.with_for_update()).first()

    def take_over(self, tx: Connection, row: Row[Any], target: str, generation: int, now: datetime) -> None:
        """What was pending becomes the content of `target`, with the consents as they were given."""
        c = interests.c
        copied = ("digest", "contact", "answers", "form_version", "lang", "channel", "reached_by")
        values = {name: getattr(row, name) for name in copied}
        tx.execute(update(consents).where(consents.c.interest == target, consents.c.withdrawn_at.is_(None))
                   .values(withdrawn_at=now))  # fmt: skip
        tx.execute(update(consents).where(consents.c.interest == row.id).values(interest=target))
        tx.execute(update(outbox).where(outbox.c.interest == row.id).values(interest=target))
        tx.execute(delete(idempotency).where(idempotency.c.owner == row.id))
        tx.execute(delete(interests).where(c.id == row.id))
        tx.execute(
            update(interests)
            .where(c.id == target)
            .values(
                state=CONFIRMED,
                chat=None,
                generation=generation,
                confirmed_at=now,
                updated_at=now,
                last_contact_at=now,
                expiry_told_at=None,
                **values,
            )
        )

    def _content(self, answers: Answers, contact: str, channel: str, now: datetime) -> dict[str, Any]:
        seal = self._storage.cipher.seal
        # Consents have a table of their own, with the words that were agreed to.
        values = {k: v for k, v in answers.values.items() if not k.startswith("consent_")}
        return {
            "contact": seal(contact),
            "answers": seal(json.dumps(values, ensure_ascii=False)),
            "form_version": answers.version,
            "lang": answers.lang,
            "channel": channel,
            "reached_by": TELEGRAM if answers.contact == TELEGRAM else "mail",
            "updated_at": now,
            "last_contact_at": now,
            "expiry_told_at": None,
        }

    def agree(
        self, tx: Connection, interest: str, given: Iterable[Consent], channel: str, now: datetime
    ) -> None:  # fmt: skip
        """Make `given` the consents that hold. What holds already is left as it was given."""
        c, wanted = consents.c, {consent.kind: consent for consent in given}
        holding = tx.execute(
            select(c.id, c.kind, c.text_version).where(c.interest == interest, c.withdrawn_at.is_(None))
        )
        for row in holding.all():
            if row.kind in wanted and wanted[row.kind].version == row.text_version:
                del wanted[row.kind]
            else:
                tx.execute(update(consents).where(c.id == row.id).values(withdrawn_at=now))
        for consent in wanted.values():
            known = self._storage.insert(consent_texts).values(
                version=consent.version, kind=consent.kind, lang=consent.lang, sentence=consent.sentence, first_at=now
            )
            tx.execute(known.on_conflict_do_nothing(index_elements=["version"]))
            tx.execute(
                insert(consents).values(
                    interest=interest, kind=consent.kind, text_version=consent.version, lang=consent.lang,
                    channel=channel, given_at=now,
                )
            )  # fmt: skip

    def agreements(self, tx: Connection, interest: str) -> tuple[Agreement, ...]:
        """All consents, withdrawn ones too, oldest first."""
        c, t = consents.c, consent_texts.c
        rows = tx.execute(
            select(c.kind, t.sentence, c.text_version, c.lang, c.channel, c.given_at, c.withdrawn_at)
            .join(consent_texts, t.version == c.text_version)
            .where(c.interest == interest)
            .order_by(c.given_at, c.id)
        )
        return tuple(Agreement(*row) for row in rows)

    def contact(self, row: Row[Any]) -> str:
        return self._storage.cipher.open(row.contact)

    def values(self, row: Row[Any]) -> dict[str, Value]:
        """The answers as they were checked."""
        kept: Mapping[str, Any] = json.loads(self._storage.cipher.open(row.answers))
        return {k: tuple(v) if isinstance(v, list) else v for k, v in kept.items()}

"""Every table that is kept, in one place: who keeps what about whom is read here.

Columns marked `sealed` hold personal data, as `Cipher.seal` gives it; their `digest` neighbours find them again.
Moments are kept in UTC. A change here needs a migration (`bot/storage/migrations/`); a test compares the two.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator


class Moment(TypeDecorator[datetime]):
    """An aware moment; SQLite, which knows no time zones, keeps it in UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def _sealed(name: str, **options: Any) -> Column[str]:
    return Column(name, Text, info={"sealed": True}, **options)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)

secrets = Table(
    "secrets", metadata,
    Column("name", String(40), primary_key=True),
    _sealed("value", nullable=False),
    Column("made_at", Moment, nullable=False),
    info={"about": "what the programme signs and hashes with, when the settings do not give it"},
)  # fmt: skip

leases = Table(
    "leases", metadata,
    Column("name", String(80), primary_key=True),
    Column("holder", String(80), nullable=False),
    Column("until", Moment, nullable=False),
    info={"about": "which of several servers does a job, and until when"},
)  # fmt: skip

interests = Table(
    "interests", metadata,
    Column("id", String(32), primary_key=True),
    Column("digest", String(64), nullable=False, index=True, doc="keyed hash of the contact"),
    Column("chat", String(64), index=True, doc="keyed hash of the chat in which it was left, which may manage it"),
    Column("replaces", String(32), index=True, doc="the interest whose contact this changes, once confirmed"),
    _sealed("contact", nullable=False),
    _sealed("answers", nullable=False, doc="the answers to the form, JSON"),
    Column("form_version", String(40), nullable=False),
    Column("lang", String(8), nullable=False),
    Column("channel", String(20), nullable=False, doc="where it was left: telegram, widget, page, api"),
    Column("reached_by", String(20), nullable=False, doc="mail or telegram"),
    Column("state", String(20), nullable=False, doc="pending, unverified or confirmed"),
    Column("generation", Integer, nullable=False, default=0, server_default="0", doc="links of another are void"),
    Column("created_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("confirmed_at", Moment),
    Column("last_contact_at", Moment, nullable=False, index=True, doc="retention counts from here"),
    Column("expiry_told_at", Moment, doc="when it was told that it is about to be erased"),
    # One confirmed interest a person. What a stranger sends in their name waits beside it, and changes nothing.
    Index(
        "uq_interests_confirmed", "digest", unique=True,
        sqlite_where=text("state = 'confirmed'"), postgresql_where=text("state = 'confirmed'"),
    ),
    info={"about": "candidates who left their interest"},
)  # fmt: skip

consent_texts = Table(
    "consent_texts", metadata,
    Column("version", String(80), primary_key=True, doc="hash of the sentence and its language"),
    Column("kind", String(40), nullable=False),
    Column("lang", String(8), nullable=False),
    Column("sentence", Text, nullable=False),
    Column("first_at", Moment, nullable=False),
    info={"about": "every sentence that was ever agreed to, word for word; never changed, never erased"},
)  # fmt: skip

consents = Table(
    "consents", metadata,
    Column("id", Integer, primary_key=True),
    Column("interest", String(32), ForeignKey("interests.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("kind", String(40), nullable=False),
    Column("text_version", String(80), ForeignKey("consent_texts.version"), nullable=False),
    Column("lang", String(8), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("given_at", Moment, nullable=False),
    Column("withdrawn_at", Moment),
    info={"about": "each consent, to which text, when, where, and when it was withdrawn"},
)  # fmt: skip

erasures = Table(
    "erasures", metadata,
    Column("id", String(32), primary_key=True),
    Column("erased_at", Moment, nullable=False, index=True),
    Column("reason", String(20), nullable=False, doc="asked or expired"),
    Column("counts", JSON, nullable=False, doc="rows erased, by table"),
    info={"about": "proof that something was erased, without a trace of whose it was"},
)  # fmt: skip

reminders = Table(
    "reminders", metadata,
    Column("id", String(32), primary_key=True),
    Column("digest", String(64), nullable=False, index=True, doc="keyed hash of the contact"),
    _sealed("contact", nullable=False),
    Column("reached_by", String(20), nullable=False, doc="mail or telegram"),
    Column("event", String(120), nullable=False, index=True),
    Column("edge", String(8), nullable=False, doc="start or end of the event"),
    Column("days", Integer, nullable=False, doc="days before"),
    Column("lang", String(8), nullable=False),
    Column("state", String(20), nullable=False, doc="unconfirmed, waiting, told or void"),
    Column("told", String(120), doc="the dates that were told"),
    Column("told_at", Moment),
    Column("created_at", Moment, nullable=False),
    UniqueConstraint("digest", "event", "edge", "days"),
    info={"about": "who wants to be told of an event"},
)  # fmt: skip

outbox = Table(
    "outbox", metadata,
    Column("id", Integer, primary_key=True),
    Column("dedupe", String(200), nullable=False, unique=True, doc="what must be sent only once"),
    Column("channel", String(20), nullable=False, doc="mail or telegram"),
    Column("digest", String(64), nullable=False, index=True, doc="keyed hash of the recipient"),
    Column("interest", String(32), index=True, doc="the interest that it is about, so that it is erased with it"),
    _sealed("recipient", nullable=False),
    Column("kind", String(40), nullable=False),
    _sealed("payload", nullable=False),
    Column("state", String(20), nullable=False, doc="waiting, sending, sent, failed, void or unsure"),
    Column("gentle", Boolean, nullable=False, default=False, server_default=false(), doc="at civil hours, at a pace"),
    Column("attempts", Integer, nullable=False, default=0, server_default="0"),
    Column("due_at", Moment, nullable=False),
    Column("taken_until", Moment, doc="a server is sending it until then"),
    Column("created_at", Moment, nullable=False),
    Column("done_at", Moment),
    Index(None, "state", "due_at"),
    info={"about": "messages to send by mail or Telegram"},
)  # fmt: skip

event_dates = Table(
    "event_dates", metadata,
    Column("event", String(120), primary_key=True),
    Column("dates", String(120), nullable=False, doc="empty while no date is known"),
    Column("sequence", Integer, nullable=False, default=0, server_default="0", doc="how often they have moved"),
    Column("changed_at", Moment, nullable=False),
    Column("announced_at", Moment, doc="of a call: when its opening was told, or found to be none to tell"),
    info={"about": "the last known dates of each event, to notice when they move"},
)  # fmt: skip

questions = Table(
    "questions", metadata,
    Column("answer", String(32), primary_key=True, doc="the identifier that the answer was given"),
    Column("text", Text, nullable=False, doc="the question, with what identifies people masked"),
    Column("kind", String(20), nullable=False),
    Column("entry", String(120)),
    Column("confidence", Float, nullable=False),
    Column("lang", String(8), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("asked_at", Moment, nullable=False, index=True),
    Column("helpful", Boolean),
    Column("comment", Text, doc="masked likewise"),
    info={"about": "what was asked, by nobody in particular"},
)  # fmt: skip

telegram_updates = Table(
    "telegram_updates", metadata,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    Column("received_at", Moment, nullable=False, index=True),
    Column("digest", String(64), doc="keyed hash of the chat, in which order is kept, until it is answered"),
    _sealed("body", doc="until it is answered"),
    Column("state", String(20), nullable=False, doc="waiting or done"),
    Column("holder", String(32), doc="the server that is answering"),
    Column("taken_until", Moment, doc="until then nobody else takes it"),
    Column("attempts", Integer, nullable=False, default=0, server_default="0"),
    Index(None, "state", "digest"),
    info={"about": "updates received from Telegram, each answered once"},
)  # fmt: skip

drafts = Table(
    "drafts", metadata,
    Column("digest", String(64), primary_key=True, doc="keyed hash of the chat"),
    _sealed("state", nullable=False, doc="the form as far as it is filled in, JSON"),
    Column("updated_at", Moment, nullable=False, index=True),
    info={"about": "forms that are being filled in, in a chat"},
)  # fmt: skip

idempotency = Table(
    "idempotency", metadata,
    Column("digest", String(64), primary_key=True, doc="keyed hash of the key"),
    Column("owner", String(64), index=True, doc="what was made, so that this is erased with it"),
    _sealed("result", nullable=False),
    Column("at", Moment, nullable=False, index=True),
    info={"about": "what was answered to a request that may be sent again"},
)  # fmt: skip


def sealed_columns() -> list[Column[Any]]:
    """Every column that holds what `Cipher.seal` gives."""
    return [column for table in metadata.sorted_tables for column in table.columns if column.info.get("sealed")]

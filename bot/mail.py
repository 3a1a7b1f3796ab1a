"""Plain-text mail through the operator's SMTP server."""

from __future__ import annotations

import ssl
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit

import aiosmtplib
from email_validator import validate_email

TIMEOUT = 20
"""Seconds that one step of a conversation with the server may take."""

_HERE = ("localhost", "127.0.0.1", "::1")


class Undeliverable(Exception):
    """The server refuses this message for good: sending it again is vain. Holds no address."""


class MailAway(Exception):
    """The server cannot be reached, or refuses for now: try again later. Holds no address."""


@dataclass(frozen=True)
class Letter:
    """One message. `headers` are added to the usual ones, e.g. List-Unsubscribe."""

    to: str
    subject: str
    text: str
    lang: str = "fr"
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Relay:
    """Where mail is handed in: smtps:// is encrypted from the start, smtp:// as soon as the server offers it."""

    host: str
    port: int
    tls: bool
    user: str
    password: str

    @classmethod
    def of(cls, url: str) -> Relay:
        """Raises ValueError, which does not quote it, for what is no such URL."""
        try:
            parts = urlsplit(url)
            port = parts.port
        except ValueError:
            parts, port = urlsplit(""), None
        if parts.scheme not in ("smtp", "smtps") or not parts.hostname or parts.path.strip("/"):
            raise ValueError("write smtp://USER:PASSWORD@HOST:587 or smtps://USER:PASSWORD@HOST:465")
        tls = parts.scheme == "smtps"
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        return cls(parts.hostname, port or (465 if tls else 587), tls, user, password)


class Mailer:
    """Sends letters, one connection each. `sender`: the address that they come from, `name` the name beside it."""

    def __init__(self, relay: Relay, sender: str, name: str = "", tls_context: ssl.SSLContext | None = None) -> None:
        self._relay, self._sender, self._name, self._context = relay, sender, name, tls_context

    def message(self, letter: Letter, key: str, at: datetime) -> EmailMessage:
        """The letter with its headers. `key` names it for ever, so that a letter sent twice is shown once.

        Raises Undeliverable for what is no address, and for a header with a line end in it.
        """
        message = EmailMessage(policy=SMTP)
        name, _, domain = self._sender.rpartition("@")
        try:
            message["From"] = Address(self._name, name, domain)
            validate_email(letter.to, check_deliverability=False, allow_smtputf8=False)
            message["To"] = Address("", *letter.to.rsplit("@", 1))
            message["Subject"] = letter.subject
            message["Date"] = format_datetime(at)
            message["Message-ID"] = f"<{key}@{domain}>"
            message["Auto-Submitted"] = "auto-generated"  # no holiday notice in return
            for header, value in letter.headers.items():
                message[header] = value
        except (ValueError, TypeError, IndexError):
            raise Undeliverable("an address or a header cannot be written") from None
        message.set_content(letter.text, cte="quoted-printable")
        message["Content-Language"] = letter.lang  # after the content, which removes what stood before
        return message

    async def send(self, letter: Letter, key: str, at: datetime) -> None:
        """Hand the letter in. Raises Undeliverable or MailAway."""
        message, relay = self.message(letter, key, at), self._relay
        # A password goes over an encrypted connection, or nowhere but to this machine.
        must = True if relay.user and relay.host not in _HERE else None
        client = aiosmtplib.SMTP(
            hostname=relay.host, port=relay.port, use_tls=relay.tls, start_tls=None if relay.tls else must,
            username=relay.user or None, password=relay.password or None, timeout=TIMEOUT, tls_context=self._context,
        )  # fmt: skip
        try:
            async with client:
                await client.sendmail(self._sender, [letter.to], message.as_bytes())
        except aiosmtplib.SMTPRecipientsRefused as refusal:
            if all(r.code >= 500 for r in refusal.recipients):
                raise Undeliverable("the recipient is refused") from None
            raise MailAway("the recipient is refused for now") from None
        except aiosmtplib.SMTPDataError as refusal:
            if refusal.code >= 500:
                raise Undeliverable(f"the message is refused ({refusal.code})") from None
            raise MailAway(f"the message is refused for now ({refusal.code})") from None
        except aiosmtplib.SMTPResponseException as refusal:
            raise MailAway(f"the mail server refuses ({refusal.code})") from None
        except (aiosmtplib.SMTPException, OSError) as error:
            raise MailAway(f"the mail server does not answer ({type(error).__name__})") from None

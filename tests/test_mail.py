"""Mail against a real SMTP server: what arrives, what is never sent, and what each refusal means."""

from __future__ import annotations

import asyncio
import email
import email.policy
from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult

from bot.mail import Letter, MailAway, Mailer, Relay, Undeliverable

NOW = datetime(2026, 10, 1, 8, tzinfo=UTC)
LETTER = Letter(
    "ada@exemple.org", "Confirmez, s’il vous plaît", "Bonjour,\n\nhttps://exemple.fr/" + "a" * 120 + "\n.\nfin"
)


class Mailbox:
    """What the server takes; it answers a recipient by the number in front of its name: 550.x@…"""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.data_reply = "250 OK"

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:  # noqa: N802
        code = address.split(".", maxsplit=1)[0]
        if code.isdigit():
            return f"{code} no"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.data_reply.startswith("250"):
            parsed = email.message_from_bytes(envelope.content, policy=email.policy.default)
            assert isinstance(parsed, EmailMessage)
            self.messages.append(parsed)
            self.recipients.append(envelope.rcpt_tos)
        return self.data_reply


@pytest.fixture
def mailbox() -> Mailbox:
    return Mailbox()


class Server(Controller):
    def factory(self) -> SMTP:
        return SMTP(self.handler, authenticator=_authenticate, auth_require_tls=False, hostname="test")


def _authenticate(server: Any, session: Any, envelope: Any, mechanism: str, data: Any) -> AuthResult:
    return AuthResult(success=data.login == b"user" and data.password == b"p@ss", handled=False)


@pytest.fixture
def port(mailbox: Mailbox) -> Iterator[int]:
    server = Server(mailbox, hostname="127.0.0.1", port=0)
    server.port = _free()
    server.start()
    yield server.port
    server.stop()


def _free() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def send(port: int, letter: Letter = LETTER, login: str = "") -> None:
    mailer = Mailer(Relay.of(f"smtp://{login}127.0.0.1:{port}"), "guichet@exemple.fr", "Guichet, d’essai")
    asyncio.run(mailer.send(letter, "12.confirm", NOW))


def test_a_letter_arrives_as_written(mailbox: Mailbox, port: int) -> None:
    send(port, Letter(LETTER.to, LETTER.subject, LETTER.text, "fr", {"List-Unsubscribe": "<https://exemple.fr/moi/x>"}))
    (message,) = mailbox.messages
    assert message["Subject"] == LETTER.subject and message["To"] == "ada@exemple.org"
    assert message["From"].addresses[0].display_name == "Guichet, d’essai"
    assert message["Message-ID"] == "<12.confirm@exemple.fr>" and message["Auto-Submitted"] == "auto-generated"
    assert message["Date"].datetime == NOW and message["List-Unsubscribe"] == "<https://exemple.fr/moi/x>"
    assert (
        message.get_content_type() == "text/plain"
        and message.get_content().replace("\r\n", "\n").strip() == LETTER.text
    )
    assert mailbox.recipients == [["ada@exemple.org"]]


@pytest.mark.parametrize(
    "letter",
    [
        Letter("ada@exemple.org\r\nBcc: x@exemple.org", "s", "t"), Letter("ada@exemple.org\n", "s", "t"),
        Letter("ada@exemple.org", "s\r\nBcc: x@exemple.org", "t"), Letter("pas une adresse", "s", "t"),
        Letter("a@exemple.org", "s", "t", headers={"X-A": "b\nBcc: x@exemple.org"}), Letter("a@b, c@d.org", "s", "t"),
    ],
)  # fmt: skip
def test_tricks_in_addresses_and_headers_are_never_sent(mailbox: Mailbox, port: int, letter: Letter) -> None:
    with pytest.raises(Undeliverable):
        send(port, letter)
    assert mailbox.messages == []


@pytest.mark.parametrize(
    ("recipient", "error"), [("550.x@exemple.org", Undeliverable), ("451.x@exemple.org", MailAway)]
)
def test_a_refused_recipient(port: int, recipient: str, error: type[Exception]) -> None:
    with pytest.raises(error) as refusal:
        send(port, Letter(recipient, "s", "t"))
    assert "exemple" not in str(refusal.value)


@pytest.mark.parametrize(("reply", "error"), [("554 spam", Undeliverable), ("452 full", MailAway)])
def test_a_refused_message(mailbox: Mailbox, port: int, reply: str, error: type[Exception]) -> None:
    mailbox.data_reply = reply
    with pytest.raises(error):
        send(port)


def test_a_password_is_used_and_a_wrong_one_only_delays(mailbox: Mailbox, port: int) -> None:
    send(port, login="user:p%40ss@")
    assert len(mailbox.messages) == 1
    with pytest.raises(MailAway):
        send(port, login="user:wrong@")


def test_a_server_that_is_away_only_delays() -> None:
    with pytest.raises(MailAway):
        send(_free())


@pytest.mark.parametrize(
    "url", ["", "http://x", "smtp://", "smtp://host:port", "smtp://host/path", "mail.exemple.fr:25", "smtp://[::1"]
)
def test_bad_urls_are_told_without_being_quoted(url: str) -> None:
    with pytest.raises(ValueError, match=r"write smtp://"):
        Relay.of(url)


def test_ports_and_encryption_by_the_scheme() -> None:
    assert (Relay.of("smtps://a:b@h").port, Relay.of("smtps://a:b@h").tls) == (465, True)
    assert (Relay.of("smtp://h").port, Relay.of("smtp://h").tls) == (587, False)


def test_a_password_is_not_sent_in_the_clear_over_the_network(monkeypatch: pytest.MonkeyPatch) -> None:
    import bot.mail

    asked: dict[str, Any] = {}

    def client(**options: Any) -> None:
        asked.update(options)
        raise OSError

    monkeypatch.setattr(bot.mail.aiosmtplib, "SMTP", client)
    mailer = Mailer(Relay.of("smtp://user:pass@mail.exemple.fr"), "guichet@exemple.fr")
    with pytest.raises(OSError):
        asyncio.run(mailer.send(LETTER, "k", NOW))
    assert asked["start_tls"] is True

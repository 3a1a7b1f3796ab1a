"""A broadcast whose servers are killed in its midst: nobody is skipped, and nobody told twice."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope
from sqlalchemy import select

from bot.interest.answers import check
from bot.interest.form import interest_form
from bot.interest.records import CONFIRMED
from bot.storage.engine import Storage
from bot.storage.tables import outbox
from tests.broadcasting import CALL, NOW
from tests.databases import KEY
from tests.folders import ROOT
from tests.world import World, at

PEOPLE = 40
"""By mail, and as many in chats."""


class Mailbox:
    """What the SMTP server was handed in: recipient and Message-ID."""

    def __init__(self) -> None:
        self.got: list[tuple[str, str]] = []

    async def handle_DATA(self, server: object, session: object, envelope: Envelope) -> str:  # noqa: N802
        content = envelope.content if isinstance(envelope.content, bytes) else b""
        [name] = [line for line in content.split(b"\r\n") if line.lower().startswith(b"message-id:")]
        assert b"List-Unsubscribe-Post: List-Unsubscribe=One-Click" in content
        self.got.append((envelope.rcpt_tos[0], name.decode()))
        return "250 OK"


@pytest.fixture
def mailbox() -> Iterator[tuple[Mailbox, str]]:
    box = Mailbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield box, f"smtp://127.0.0.1:{port}"
    finally:
        controller.stop()


def prepared(storage: Storage) -> None:
    """A call that has just opened, and everybody's message in the outbox."""
    world = World(storage, at("2026-02-20T12:00"), {"appel": CALL})
    form = interest_form(world.knowledge(), "fr")
    records = world.interests.records
    with storage.begin() as tx:
        for n in range(PEOPLE):
            answers = check(form, {"contact": f"p{n}@exemple.org", "consent_contact": True})
            digest = records.digest(answers.contact)
            records.add(tx, answers, answers.contact, digest, CONFIRMED, "page", world.now)
    for n in range(PEOPLE):
        world.agreed(n)
    world.clerk.round()
    world.now = at(NOW)
    assert world.clerk.round() == 2 * PEOPLE


@pytest.mark.slow
def test_killed_in_its_midst(database: str, tmp_path: Path, mailbox: tuple[Mailbox, str]) -> None:
    box, smtp = mailbox
    storage, chats = Storage.open(database, tmp_path, keys=(KEY,)), tmp_path / "chats"
    prepared(storage)
    servers: list[subprocess.Popen[bytes]] = []

    def start(run: int) -> None:
        command = [sys.executable, "-m", "tests.broadcasting", database, str(tmp_path), smtp, str(chats), str(6 * run)]
        servers.append(subprocess.Popen(command, cwd=ROOT))

    def wait(until: int) -> None:
        deadline = time.monotonic() + 120
        while len(box.got) < until and time.monotonic() < deadline:
            time.sleep(0.005)
        assert len(box.got) >= until

    def waiting() -> int:
        with storage.read() as tx:
            states = Counter(tx.scalars(select(outbox.c.state)))
        return states["waiting"] + states["sending"]

    kills = 2
    try:
        for run in range(kills):
            start(run)
            wait(12 * (run + 1))
            servers[-1].kill()
            servers[-1].wait()
        start(kills)
        start(kills)  # two at once, on one database
        deadline = time.monotonic() + 120
        while waiting() and time.monotonic() < deadline:
            time.sleep(0.1)
    finally:
        for server in servers:
            server.kill()
            server.wait()
    assert waiting() == 0
    # By mail nobody is skipped; what a killed server had handed in comes again under the same name, and is shown once.
    assert {to for to, _ in box.got} == {f"p{n}@exemple.org" for n in range(PEOPLE)}
    assert len(set(box.got)) == PEOPLE and len(box.got) <= PEOPLE + kills
    # In chats nobody is told twice; of whom it is not known whether they were, is counted.
    told = chats.read_text().split()
    with storage.read() as tx:
        unsure = len(tx.scalars(select(outbox.c.id).where(outbox.c.state == "unsure")).all())
    assert len(told) == len(set(told)) and PEOPLE - unsure <= len(told) <= PEOPLE and unsure <= kills
    storage.close()

"""A server that only sends, to be killed: `python -m tests.broadcasting DATABASE VAR SMTP FILE MINUTES`.

Mail goes to a real SMTP server; what is sent on Telegram is a line at the end of FILE. MINUTES: how late it is by the
clock that takes messages back from servers that died.
"""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import timedelta
from pathlib import Path

from bot.interest.letters import mail_carrier
from bot.mail import Mailer, Relay
from bot.notices import mail_writers
from bot.outbox import Message, NotDue, Outbox, Postman
from bot.storage.engine import Storage
from tests.databases import KEY
from tests.world import ADDRESS, World, at, event

NOW = "2026-03-02T10:00"
CALL = event("appel", start="2026-03-02", end="2026-04-03")


async def main(database: str, var: str, smtp: str, chats: str, minutes: str) -> None:
    world = World(Storage.open(database, Path(var), keys=(KEY,)), at(NOW), {"appel": CALL})
    file = os.open(chats, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)

    async def chat(message: Message) -> None:
        notice = await asyncio.to_thread(world.composers[message.kind], message)
        if notice is None:
            raise NotDue
        os.write(file, f"{message.recipient}\n".encode())

    writers = mail_writers(world.composers, world.knowledge, ADDRESS)
    mail = mail_carrier(Mailer(Relay.of(smtp), "guichet@exemple.fr"), writers, world.clock)
    box = Outbox(world.storage, world.clock, lambda: world.now + timedelta(minutes=int(minutes)))
    await Postman(box, {"mail": mail, "telegram": chat}, pause=0.05, per_minute=60_000).run()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))

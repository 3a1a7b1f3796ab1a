"""The letters about an interest, written when they are sent: to confirm it, to manage it, to find the link again.

None repeats what was typed in the form: whoever typed it may have put somebody else's address under it.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime

from bot.interest.service import CONFIRM_WITHIN, Interests
from bot.mail import Letter, Mailer, Relay, Undeliverable
from bot.outbox import Carrier, GivenUp, Message, NotDue
from bot.settings import Settings
from bot.texts import say
from index.documents import Programme, in_language
from index.knowledge import Knowledge

Writer = Callable[[Message], Letter | None]
"""A letter from a message; None when there is nothing to send any more. Runs in a thread."""


class Letters:
    """`address`: the root of the public pages, without a slash at the end."""

    def __init__(self, interests: Interests, knowledge: Callable[[], Knowledge], address: str) -> None:
        self._interests, self._knowledge, self._address = interests, knowledge, address

    @property
    def writers(self) -> Mapping[str, Writer]:
        return {"confirm": self.confirm, "confirmed": self.confirmed, "recover": self.recover}

    def confirm(self, message: Message) -> Letter:
        return self.letter(message, "confirm", f"/confirmer/{message.payload['token']}")

    def confirmed(self, message: Message) -> Letter:
        return self.letter(message, "confirmed", f"/moi/{message.payload['token']}")

    def recover(self, message: Message) -> Letter | None:
        token = self._interests.token_of_address(message.recipient)
        return self.letter(message, "recover", f"/moi/{token}") if token else None

    def letter(self, message: Message, kind: str, path: str) -> Letter:
        """The letter of a kind (a table of `bot/texts/*/mail.toml`) whose link leads to `path`."""
        lang = str(message.payload.get("lang", ""))
        programme = self._knowledge().programme
        values = {
            "programme": programme.short_name, "link": self._address + path, "days": CONFIRM_WITHIN.days,
            "contact": in_language(programme.contact.name, lang), "email": programme.contact.email,
            "notice": f"{self._address}/confidentialite?lang={lang}",
        }  # fmt: skip
        subject, text, foot = (
            say(lang, f"mail.{key}", **values) for key in (f"{kind}.subject", f"{kind}.text", "foot")
        )
        return Letter(message.recipient, subject, f"{text.strip()}\n\n{foot.strip()}\n", lang)


def mail_carrier(mailer: Mailer, writers: Mapping[str, Writer], clock: Callable[[], datetime]) -> Carrier:
    """Sends the messages of the channel `mail`, each by the writer of its kind."""

    async def carry(message: Message) -> None:
        writer = writers.get(message.kind)
        if writer is None:
            raise GivenUp("nobody writes letters of this kind")
        letter = await asyncio.to_thread(writer, message)
        if letter is None:
            raise NotDue
        try:
            await mailer.send(letter, f"{message.id}.{message.kind}", clock())
        except Undeliverable as refusal:
            raise GivenUp(str(refusal)) from None

    return carry


def make_mailer(settings: Settings, programme: Programme) -> Mailer | None:
    """What sends mail by the settings; None without a server. Mail comes from the contact unless they say otherwise."""
    if settings.smtp_url is None:
        return None
    relay = Relay.of(settings.smtp_url.get_secret_value())
    return Mailer(relay, settings.mail_from or programme.contact.email, programme.short_name)

"""What every handler works with: the assistant, and what is remembered of each chat."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import blake2b, sha256
from typing import Any, Protocol, cast

from telegram import Update
from telegram.ext import ContextTypes

from bot.dates.sentences import Dates
from bot.interest.service import Interests
from bot.reminders.service import Reminders
from bot.reply import Reply
from bot.settings import Settings
from bot.telegram.drafts import Drafts
from bot.telegram.memory import Flood, Once, Payloads, Recent
from bot.texts import FIRST, say
from index.documents import Entry
from index.knowledge import Knowledge

Context = ContextTypes.DEFAULT_TYPE

TELL_AGAIN = 300.0
"""Seconds before a person is told again that something went wrong."""

_DESK = "desk"


def _messages() -> Flood:
    """Messages of one person: twelve at once, then one every two seconds, half a minute of silence."""
    return Flood(burst=12, rate=0.5, silence=30)


def _presses() -> Flood:
    """Buttons of one person: choosing among several, or turning pages, is quick."""
    return Flood(burst=40, rate=2, silence=30)


def _typing() -> Flood:
    """Inline queries of one person: one arrives at nearly every key."""
    return Flood(burst=40, rate=4, silence=10)


class Answering(Protocol):
    """What the channel asks of the assistant. Synchronous and thread-safe."""

    @property
    def knowledge(self) -> Knowledge: ...

    def reply(
        self, question: str, conversation: str | None = None, lang: str | None = None, now: datetime | None = None
    ) -> Reply: ...

    def suggest(self, typed: str, limit: int = 6) -> list[str]: ...

    def title(self, entry: Entry, lang: str) -> str: ...

    def forget(self, conversation: str) -> None: ...


@dataclass(frozen=True)
class Desk:
    """One bot's working place. Without `interests`, `reminders` or `opinion`, what they are for is not offered."""

    assistant: Answering
    settings: Settings
    drafts: Drafts
    interests: Interests | None = None
    reminders: Reminders | None = None
    opinion: Callable[[str, bool], object] | None = None
    """Keeps whether an answer, by its identifier, was helpful. Blocks; raises StorageError."""
    flood: Flood = field(default_factory=_messages)
    presses: Flood = field(default_factory=_presses)
    typing: Flood = field(default_factory=_typing)
    troubles: Once = field(default_factory=lambda: Once(TELL_AGAIN))
    albums: Once = field(default_factory=lambda: Once(60.0))
    languages: Recent[str] = field(default_factory=Recent)
    payloads: Payloads = field(default_factory=Payloads)

    @classmethod
    def of(cls, context: Context) -> Desk:
        """The desk of the application that calls a handler."""
        return cls.within(context.bot_data)

    @classmethod
    def within(cls, bot_data: dict[Any, Any]) -> Desk:
        return cast(Desk, bot_data[_DESK])

    def place(self, bot_data: dict[Any, Any]) -> None:
        bot_data[_DESK] = self

    def key(self, update: Update) -> str:
        """A name for who is speaking where, from which neither can be found again without the bot's token.

        It names a chat; in a group, a person in it, so that two people do not continue each other's questions.
        """
        chat, user = update.effective_chat, update.effective_user
        parts = [chat.id if chat else "", "" if (chat and chat.type == "private") or user is None else user.id]
        token = self.settings.telegram_token.get_secret_value() if self.settings.telegram_token else ""
        secret = sha256(b"guichet chat\0" + token.encode()).digest()
        return blake2b(repr(parts).encode(), key=secret, digest_size=16).hexdigest()

    def conversation(self, update: Update) -> str:
        return f"tg-{self.key(update)}"

    def chosen(self, update: Update) -> str | None:
        """The language asked for by command, if any; without one the assistant goes by the question."""
        return self.languages.get(self.key(update))

    def language(self, update: Update) -> str:
        """The language of the channel's own sentences: the chosen one, else that of the person's Telegram."""
        if chosen := self.chosen(update):
            return chosen
        user = update.effective_user
        code = (user.language_code or "")[:2].lower() if user else ""
        return code if code in self.assistant.knowledge.programme.languages else FIRST

    def say(self, update: Update, key: str, **values: object) -> str:
        """A sentence of the section `telegram`."""
        return say(self.language(update), f"telegram.{key}", **values)

    def meaning(self, data: str) -> tuple[str, str | None]:
        """What a button does and with what; None for a value that nobody knows any more.

        A question that the knowledge asks is known to every process, also to one that has not made the button.
        """
        action, value = self.payloads.unpack(data)
        if value is None and data[1:2] == ":":
            value = next((q for q in _questions(self.assistant.knowledge) if self.payloads.key(q) == data[2:]), None)
        return action, value

    def dates(self, lang: str) -> Dates:
        """The calendar in words, now."""
        knowledge = self.assistant.knowledge
        return Dates(knowledge, self.settings.clock(knowledge.calendar.zone), lang)


def _questions(knowledge: Knowledge) -> Iterator[str]:
    for entry in knowledge.entries:
        yield entry.question
        yield from (t.question for t in entry.translations.values())

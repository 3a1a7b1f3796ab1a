"""A calendar that can be edited, a clock that can be moved, and everything that tells people of dates, on one database."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select

from bot.announcements import Announcements
from bot.clerk import Clerk
from bot.hours import civil
from bot.interest.answers import check
from bot.interest.expiry import Expiry
from bot.interest.form import TELEGRAM, interest_form
from bot.interest.service import Interests
from bot.notices import Composer, Notice
from bot.outbox import Message, NotDue, Outbox, Postman
from bot.reminders.dates import EventDates
from bot.reminders.due import DueReminders
from bot.reminders.notices import ReminderNotices
from bot.reminders.service import Reminders
from bot.retention import Retention
from bot.settings import Settings
from bot.storage.engine import Storage
from bot.storage.tables import outbox
from index.knowledge import Knowledge
from tests import folders
from tests.clocks import PARIS

ADDRESS = "https://guichet.example.fr"


def event(event_id: str, kind: str = "depot", **more: str) -> str:
    """An event of `calendar.yaml`; `title` and dates are among `more`."""
    fields = {"id": event_id, "kind": kind, "cohort": "session-2", "title": event_id.capitalize()} | more
    inner = ", ".join(f"{key}: {value}" for key, value in fields.items())
    return f'  - {{{inner}, source: [{{title: Page, url: "https://exemple.fr/{event_id}"}}]}}\n'


def at(text: str) -> datetime:
    """A moment of Paris."""
    return datetime.fromisoformat(text).replace(tzinfo=PARIS)


@dataclass
class Told:
    """A message as it was sent."""

    at: datetime
    to: str
    kind: str
    notice: Notice


@dataclass
class World:
    storage: Storage
    now: datetime
    events: dict[str, str] = field(default_factory=dict)
    mail: bool = True
    told: list[Told] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.edit()
        settings = Settings(_env_file=None)  # type: ignore[call-arg]
        self.interests = Interests(self.storage, self.knowledge, self.clock, mail=self.mail)
        self.dates = EventDates(self.storage, self.knowledge)
        self.reminders = Reminders(self.storage, self.knowledge, self.clock, mail=self.mail)
        self.due = DueReminders(self.storage, self.knowledge, self.clock)
        self.announcements = Announcements(self.storage, self.knowledge, self.clock, self.interests, self.dates)
        self.retention = Retention(self.storage, settings, self.clock)
        self.expiry = Expiry(
            self.storage, self.retention, self.knowledge, self.clock, ADDRESS, settings.keep_interests_months
        )
        self.clerk = Clerk(self.storage, self.dates, self.announcements, self.due, self.expiry, self.clock)
        self.outbox = Outbox(self.storage, self.clock)
        notices = ReminderNotices(self.storage, self.knowledge, self.clock, ADDRESS)
        self.composers: Mapping[str, Composer] = {
            **notices.composers, **self.announcements.composers, **self.expiry.composers,
        }  # fmt: skip

    def clock(self) -> datetime:
        return self.now

    def knowledge(self) -> Knowledge:
        return self._knowledge

    def edit(self, **events: str) -> None:
        """Write events (`event(…)`) into the calendar, or with an empty text take them out."""
        self.events |= {name.replace("_", "-"): text for name, text in events.items()}
        calendar = folders.CALENDAR + "".join(self.events.values())
        self._knowledge = folders.knowledge(**{"calendar.yaml": calendar})

    async def _carry(self, message: Message) -> None:
        composer = self.composers.get(message.kind)
        if composer is None:
            return  # the letters of the interest form are tried elsewhere
        notice = await asyncio.to_thread(composer, message)
        if notice is None:
            raise NotDue
        self.told.append(Told(self.now, message.recipient, message.kind, notice))

    def work(self) -> list[Told]:
        """A round of the clerk, and all that can be sent now."""
        before = len(self.told)
        self.clerk.round()
        carriers = {"mail": self._carry, "telegram": self._carry}

        async def send_all() -> None:
            postman = Postman(self.outbox, carriers, per_minute=1e9, civil=lambda: civil(self.now, PARIS))
            while await postman.round():
                pass

        asyncio.run(send_all())
        return self.told[before:]

    def until(self, moment: str, step: timedelta | None = None) -> list[Told]:
        """Let time pass up to `moment`, working every `step`, or at ten o'clock each day; what was told meanwhile."""
        before, end = len(self.told), at(moment)
        while self.now < end:
            self.work()
            ten = self.now.replace(hour=10, minute=0)
            following = self.now + step if step else ten if ten > self.now else ten + timedelta(days=1)
            self.now = min(following, end)
        self.work()
        return self.told[before:]

    def by_mail(self, address: str, event_id: str, edge: Any = "start", days: int = 0, lang: str = "fr") -> str:
        """A reminder that is asked for and confirmed; the link of its confirmation."""
        assert self.reminders.ask(event_id, edge, days, lang=lang, address=address) == "confirm_by_mail"
        [letter] = [t for t in self.work() if t.kind == "reminder_confirm" and t.to == address]
        token = letter.notice.body.partition("/rappel/")[2].split()[0]
        self.reminders.confirm(token)
        return token

    def agreed(self, chat: int, **more: object) -> str:
        """A confirmed interest in a chat, with the consent to be written to; what manages it."""
        raw = {"contact": TELEGRAM, "consent_contact": True} | more
        answers = check(interest_form(self.knowledge(), "fr", TELEGRAM), raw)
        receipt = self.interests.submit(answers, "telegram", telegram_chat=chat)
        assert receipt.manage
        return receipt.manage

    def states(self) -> list[tuple[str, str]]:
        """Kind and state of every message, in order."""
        with self.storage.read() as tx:
            return [(r[0], r[1]) for r in tx.execute(select(outbox.c.kind, outbox.c.state).order_by(outbox.c.id))]

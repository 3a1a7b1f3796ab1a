"""Before an interest is erased for its age, its owner is told, with a link to keep it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import select, update

from bot.dates.sentences import Dates
from bot.interest.records import CONFIRMED
from bot.interest.tokens import BadLink, Tokens
from bot.notices import Composer, Notice
from bot.outbox import Message, Outbox
from bot.retention import Retention
from bot.storage.engine import Storage
from bot.storage.tables import interests
from bot.texts import say
from index.knowledge import Knowledge

AHEAD = timedelta(days=30)
"""How long before an interest is erased its owner is told."""

KIND = "expiry"


class Expiry:
    """Its methods block and raise StorageError. `address`: the root of the public pages."""

    def __init__(
        self, storage: Storage, retention: Retention, knowledge: Callable[[], Knowledge], clock: Callable[[], datetime],
        address: str, months: int,
    ) -> None:  # fmt: skip
        """`months`: for which an interest is kept after the last contact."""
        self._storage, self._retention, self._knowledge, self._clock = storage, retention, knowledge, clock
        self._address, self._months = address, months
        self._outbox, self._tokens = Outbox(storage, clock), Tokens(storage)

    def tick(self) -> int:
        """Put a notice into the outbox for each interest that will be erased soon; how many."""
        put, now, c = 0, self._clock(), interests.c
        for expiring in self._retention.expiring(AHEAD):
            with self._storage.begin() as tx:
                mine = (
                    update(interests).where(c.id == expiring.id, c.expiry_told_at.is_(None)).values(expiry_told_at=now)
                )
                if tx.execute(mine).rowcount != 1:
                    continue
                row = tx.execute(select(interests).where(c.id == expiring.id, c.state == CONFIRMED)).first()
                if row is not None:  # an address that was never verified is not written to
                    self._outbox.put(
                        tx, f"{KIND}:{row.id}:{row.last_contact_at:%Y-%m-%d}", row.reached_by, row.digest,
                        self._storage.cipher.open(row.contact), KIND, {"at": expiring.at.isoformat()}, row.id, gentle=True,
                    )  # fmt: skip
                    put += 1
        return put

    @property
    def composers(self) -> Mapping[str, Composer]:
        return {KIND: self.compose}

    def compose(self, message: Message) -> Notice | None:
        """The notice; none any more when its owner was heard of since."""
        with self._storage.read() as tx:
            row = tx.execute(select(interests).where(interests.c.id == message.interest)).first()
        if row is None or row.expiry_told_at is None:
            return None
        dates = Dates(self._knowledge(), self._clock(), row.lang)
        day = dates.day(datetime.fromisoformat(message.payload["at"]).astimezone(dates.zone).date())
        values = {"programme": dates.programme.short_name, "day": day}
        link = f"{self._address}/garder/{self._tokens.made('keep', row.id)}"
        text = say(row.lang, "message.expiry.text", link=link, months=self._months, **values).strip()
        return Notice(say(row.lang, "message.expiry.subject", **values), text, row.lang)

    def keep(self, token: str) -> None:
        """Keep the interest of a link as if its owner had just been in contact. Raises BadLink."""
        interest, c = self._tokens.read("keep", token), interests.c
        with self._storage.begin() as tx:
            heard = update(interests).where(c.id == interest, c.state == CONFIRMED)
            if tx.execute(heard.values(last_contact_at=self._clock(), expiry_told_at=None)).rowcount != 1:
                raise BadLink

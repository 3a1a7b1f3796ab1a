"""Updates come in, are stored, and are handled: many chats side by side, one update after the other within a chat."""

from __future__ import annotations

import asyncio
import logging
import secrets
import time
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, datetime, timedelta

from telegram import Update

from bot.storage.cipher import Cipher
from bot.storage.engine import Storage
from bot.storage.errors import StorageError
from bot.telegram.admission import Admission, concerns
from bot.telegram.application import App
from bot.telegram.commits import Commits
from bot.telegram.desk import Desk
from bot.telegram.handling import handling
from bot.telegram.inbox import Arrival, Claimed, Inbox

_log = logging.getLogger(__name__)

AT_ONCE = 256
"""Updates in work at the same time."""

BEAT = 5.0
"""Seconds between two looks for what waits: what others left behind, what was put off, what came before a restart."""

GRACE = 8.0
"""Seconds that a stop leaves to what is in work."""

CLAIMS = 5
"""An update that was claimed so often, and never done, takes its process down; it is left out."""

WORTH = timedelta(hours=1)
"""How long an update that could not be answered is tried again."""

FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=5), timedelta(minutes=5)
"""How long to wait before an update is tried again: as long as it has waited already, between these."""

TIDY = 3_600.0
"""Seconds between two clearings of what has been kept long enough."""


class Intake:
    """The one way into the bot, for polling and webhook alike."""

    def __init__(self, app: App, admission: Admission, storage: Storage) -> None:
        self._app, self._admission, self._storage = app, admission, storage
        self._inbox = Inbox(storage, secrets.token_hex(8))
        self._commits = Commits(storage)
        self._places = asyncio.Semaphore(AT_ONCE)
        self._serving: dict[str, asyncio.Task[None]] = {}
        self._again: set[str] = set()
        self._held: set[int] = set()
        self._finished: set[int] = set()
        """Handled, but the storage does not know it yet."""
        self._beating: asyncio.Task[None] | None = None

    async def accept(self, raws: Sequence[object]) -> None:
        """Store those that somebody waits for an answer to, and return once they are. Raises StorageError."""
        if not raws:
            return
        cipher = await asyncio.to_thread(lambda: self._storage.cipher)  # may wait for the database, the first time
        arrivals = []
        for raw in raws:
            update = self._read(raw)
            if update is not None and isinstance(raw, dict) and await self._admitted(update):
                arrivals.append(Arrival(update.update_id, _chat(update, cipher), raw))
        if arrivals:
            await self._commits.do(lambda tx: self._inbox.put(tx, arrivals))
            for chat in dict.fromkeys(a.chat for a in arrivals):
                self._wake(chat)

    def start(self) -> None:
        """Handle what is stored, from now on. For an application that is initialised."""
        self._beating = asyncio.create_task(self._beat(), name="telegram-beat")

    async def stop(self) -> None:
        """Begin nothing more, finish what is in work, leave the rest to whoever comes next."""
        if self._beating is not None:
            self._beating.cancel()
            with suppress(asyncio.CancelledError):
                await self._beating
            self._beating = None
        if self._serving:
            _, late = await asyncio.wait(self._serving.values(), timeout=GRACE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._commits.close()

    @property
    def _handles(self) -> bool:
        return self._beating is not None

    def _read(self, raw: object) -> Update | None:
        """The update; None for one of an unknown form, which must not stop the others nor show in the log."""
        try:
            return Update.de_json(raw, self._app.bot)  # type: ignore[arg-type]  # whatever it is
        except Exception as error:  # hostile input fails in many ways
            _log.warning("Telegram: an update could not be read (%s); it is left out", type(error).__name__)
            return None

    async def _admitted(self, update: Update) -> bool:
        """Before the bot knows its own name, everything is stored, and looked at when it is handled."""
        return not self._handles or await self._admission.admits(update)

    # Handling

    def _wake(self, chat: str) -> None:
        """Let the updates of `chat` be handled; while they are, note that there are more."""
        if not self._handles:
            return
        if chat in self._serving:
            self._again.add(chat)
        else:
            self._serving[chat] = asyncio.create_task(self._serve(chat))

    async def _serve(self, chat: str) -> None:
        try:
            async with self._places:
                while self._handles:
                    self._again.discard(chat)
                    claimed = await self._commits.do(lambda tx: self._inbox.claim(tx, chat))
                    if claimed is not None:
                        await self._work(claimed)
                    elif chat not in self._again:
                        break
        except StorageError as error:
            _log.warning("Telegram: the storage failed (%s); what waits is handled later", type(error).__name__)
        finally:
            self._again.discard(chat)
            del self._serving[chat]

    async def _work(self, claimed: Claimed) -> None:
        """Handle an update that is claimed, then say so, or put it off."""
        number = claimed.number
        self._held.add(number)
        try:
            later = await self._handle(claimed)
            if later is None:
                self._finished.add(number)
                # Apart from the next claim: another process that stores an update now must see one or the other.
                await self._commits.do(lambda tx: self._inbox.done(tx, number))
                self._finished.discard(number)
            else:
                await self._commits.do(lambda tx: self._inbox.put_off(tx, number, later))
        except asyncio.CancelledError:
            with suppress(StorageError):
                await self._commits.do(lambda tx: self._inbox.put_off(tx, number, timedelta()))
            raise
        finally:
            self._held.discard(number)

    async def _handle(self, claimed: Claimed) -> timedelta | None:
        """For how long to put it off; None when it is done."""
        if claimed.number in self._finished:
            return None
        if claimed.attempts > CLAIMS:
            _log.error("Telegram: an update was begun %d times and never done; it is left out", CLAIMS)
            return None
        update = self._read(claimed.body)
        if update is None or not concerns(update, self._app.bot):
            return None
        with handling() as work:
            await self._app.process_update(update)
        age = datetime.now(UTC) - claimed.received
        return min(LONGEST_WAIT, max(FIRST_WAIT, age)) if work.unreachable and age < WORTH else None

    async def _beat(self) -> None:
        """Keep what is held, and look for what waits."""
        tidied = -TIDY
        while True:
            try:
                await self._finish()
                if held := tuple(self._held):
                    await self._commits.do(lambda tx: self._inbox.prolong(tx, held))
                if time.monotonic() - tidied > TIDY:
                    await self._commits.do(self._inbox.tidy)
                    await asyncio.to_thread(Desk.within(self._app.bot_data).drafts.give_up)
                    tidied = time.monotonic()
                for chat in await self._commits.do(self._inbox.chats):
                    self._wake(chat)
            except StorageError as error:
                _log.warning("Telegram: the storage failed (%s); trying again", type(error).__name__)
            await asyncio.sleep(BEAT)

    async def _finish(self) -> None:
        """Tell the storage of what was handled while it was away."""
        for number in tuple(self._finished - self._held):
            await self._commits.do(lambda tx, number=number: self._inbox.done(tx, number))  # type: ignore[misc]  # mypy cannot type the default
            self._finished.discard(number)


def _chat(update: Update, cipher: Cipher) -> str:
    """What the update keeps its order in."""
    whose = update.effective_chat or update.effective_user
    return cipher.digest("telegram chat", str(whose.id) if whose else f"update {update.update_id}")

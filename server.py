"""Composition root: puts all parts together. The only file that knows every part."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import logging
import threading
from collections.abc import AsyncIterator
from datetime import UTC, datetime

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.middleware.cors import CORSMiddleware
from starlette.exceptions import HTTPException

from bot.announcements import Announcements
from bot.clerk import Clerk
from bot.conversation import MemoryContexts
from bot.hours import civil
from bot.interest.expiry import Expiry
from bot.interest.letters import Letters, mail_carrier, make_mailer
from bot.interest.limits import Admission
from bot.interest.service import Interests
from bot.journal import Journal
from bot.notices import mail_writers
from bot.opening import clock, make_assistant, open_index
from bot.outbox import Carrier, Outbox, Postman
from bot.reminders.dates import EventDates
from bot.reminders.due import DueReminders
from bot.reminders.notices import ReminderNotices
from bot.reminders.service import Reminders
from bot.retention import DailyPurge, Retention
from bot.settings import Settings
from bot.storage.engine import open_storage
from bot.storage.errors import StorageError
from bot.telegram.carrier import telegram_carrier
from bot.telegram.desk import Desk
from bot.telegram.drafts import Drafts
from bot.telegram.registration import Registration
from bot.telegram.service import TelegramService
from bot.web.api import api_router
from bot.web.calendar import calendar_router
from bot.web.embed import embed_router
from bot.web.errors import on_crash, on_http_error, on_invalid, on_storage_error
from bot.web.feedback import feedback_router
from bot.web.health import Figures, health_router
from bot.web.interest import interest_router
from bot.web.limits import BodyLimit, CarefulHeaders, RateLimit
from bot.web.me import me_router
from bot.web.notice import notice_router
from bot.web.page import page_router
from bot.web.reminders import links_router, reminders_router
from bot.web.submission import submission_router
from index.knowledge import Knowledge
from index.live import LiveIndex

log = logging.getLogger("guichet")


def create_app(settings: Settings, live: LiveIndex | None = None) -> FastAPI:
    """The server. `live` is an index that is already open (else it is opened here).

    Raises StorageMismatch when the database does not fit; one that is away is no reason not to answer questions.
    """
    index = live or open_index(settings)
    figures = Figures()
    storage = open_storage(settings, figures.storage_failed)
    journal = Journal(storage, settings.keep_questions_months > 0, figures.lost.inc)
    contexts = MemoryContexts()
    web = make_assistant(index, settings, contexts, figures.observer("web"), journal.of("web"))
    chat = make_assistant(index, settings, contexts, figures.observer("telegram"), journal.of("telegram"))
    now = functools.partial(clock, index, settings)
    mailer = make_mailer(settings, web.knowledge.programme)

    def knowledge() -> Knowledge:
        return web.knowledge

    interests = Interests(storage, knowledge, now, mail=mailer is not None)
    admission = Admission(settings.interests_per_hour)
    letters = Letters(interests, knowledge, settings.address)
    reminders, dates = Reminders(storage, knowledge, now, mail=mailer is not None), EventDates(storage, knowledge)
    announcements = Announcements(storage, knowledge, now, interests, dates)
    retention = Retention(storage, settings, now)
    expiry = Expiry(storage, retention, knowledge, now, settings.address, settings.keep_interests_months)
    clerk = Clerk(storage, dates, announcements, DueReminders(storage, knowledge, now), expiry, now, figures.waiting)
    notices = ReminderNotices(storage, knowledge, now, settings.address)
    composers = {**notices.composers, **announcements.composers, **expiry.composers}
    purge = DailyPurge(retention, storage, figures.purged)
    telegram, carriers = None, dict[str, Carrier]()
    if mailer:
        writers = {**letters.writers, **mail_writers(composers, knowledge, settings.address)}
        carriers["mail"] = mail_carrier(mailer, writers, now)
    if settings.telegram_token:
        desk = Desk(chat, settings, Drafts(storage), interests, reminders, opinion=journal.feedback)
        telegram = TelegramService(desk, storage)
        carriers["telegram"] = telegram_carrier(telegram.sender, desk, composers)
    postman = Postman(
        Outbox(storage, now, lambda: datetime.now(UTC)), carriers, per_minute=settings.gentle_per_minute,
        civil=lambda: civil(now(), knowledge().calendar.zone), observe=figures.posted,
    )  # fmt: skip

    @contextlib.asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        journal.start()
        stop = threading.Event()
        watcher = threading.Thread(target=index.watch, args=(stop,), name="watch", daemon=True)
        if settings.watch:
            watcher.start()
        purging = asyncio.create_task(purge.run())
        attending = asyncio.create_task(clerk.run())
        posting = asyncio.create_task(postman.run()) if carriers else None
        talking = asyncio.create_task(telegram.run()) if telegram else None
        try:
            yield
        finally:
            stop.set()
            purging.cancel()
            for working in [attending, *([posting] if posting else [])]:
                working.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await working
            if telegram and talking:
                await telegram.stop()
                talking.cancel()
                with contextlib.suppress(asyncio.CancelledError):
                    await talking
            if watcher.is_alive():
                await asyncio.to_thread(watcher.join, 3)
            await asyncio.to_thread(journal.close)
            storage.close()

    app = FastAPI(
        title="Guichet", lifespan=lifespan, version="0.1.0",
        description="Answers with what a programme's staff wrote, dated and sourced, or says that it does not know.",
    )  # fmt: skip
    app.add_exception_handler(HTTPException, on_http_error)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.add_exception_handler(StorageError, on_storage_error)
    app.add_exception_handler(Exception, on_crash)
    app.include_router(api_router(web))
    app.include_router(feedback_router(journal))
    app.include_router(health_router(index, figures, {"storage": storage.reachable}))
    app.include_router(page_router(web, settings, journal))
    app.include_router(embed_router(web, settings))
    app.include_router(interest_router(interests, admission, knowledge, settings))
    app.include_router(reminders_router(reminders, admission, knowledge))
    app.include_router(links_router(reminders, announcements, expiry, knowledge, settings))
    app.include_router(calendar_router(knowledge, now, dates.revision))
    app.include_router(submission_router(interests, admission, knowledge, settings))
    app.include_router(me_router(interests, admission, knowledge, settings))
    app.include_router(notice_router(knowledge, settings))
    private = telegram.paths if telegram else {}
    if telegram:
        app.include_router(telegram.router())
    app.add_middleware(RateLimit, per_minute=settings.rate_per_minute, exempt=private)
    app.add_middleware(BodyLimit, limit=settings.body_limit, others=private)
    if settings.widget_origins:
        app.add_middleware(
            CORSMiddleware, allow_origins=list(settings.widget_origins), allow_methods=["GET", "POST"],
            allow_headers=["Content-Type", "Idempotency-Key"], allow_credentials=False, expose_headers=["Retry-After"],
        )  # fmt: skip
    app.add_middleware(CarefulHeaders)
    return app


def telegram_registration(settings: Settings) -> Registration:
    """The webhook as Telegram knows it, for the command line. Raises ValueError when no token is set."""
    return Registration(settings)

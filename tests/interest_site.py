"""The interest form over HTTP, alone: the real routes, service and database, without an index."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from sqlalchemy import func, select
from starlette.exceptions import HTTPException

from bot.interest.limits import Admission
from bot.interest.service import Interests
from bot.settings import Settings
from bot.storage.engine import Storage
from bot.storage.errors import StorageError
from bot.storage.tables import interests
from bot.web.errors import on_crash, on_http_error, on_invalid, on_storage_error
from bot.web.interest import interest_router
from bot.web.me import me_router
from bot.web.notice import notice_router
from bot.web.page import page_router
from bot.web.submission import submission_router
from index.knowledge import Knowledge
from tests import folders
from tests.page_site import TableAssistant

START = datetime(2026, 10, 1, 8, tzinfo=UTC)
GOOD: dict[str, Any] = {"contact": "ada@exemple.org", "first_name": "Ada", "consent_contact": True}


def clock() -> datetime:
    return START


class Site:
    """`app` to be served, and what stands behind it."""

    def __init__(
        self, storage: Storage, mail: bool = False, an_hour: int = 1_000,
        knowledge: Callable[[], Knowledge] = folders.knowledge, **settings: Any,
    ) -> None:  # fmt: skip
        found = knowledge()
        self.settings = Settings(_env_file=None, var=Path("unused"), **settings)  # type: ignore[call-arg]
        self.storage, self.interests = storage, Interests(storage, lambda: found, clock, mail)
        self.app = FastAPI()
        for kind, handler in (
            (HTTPException, on_http_error), (RequestValidationError, on_invalid), (StorageError, on_storage_error),
            (Exception, on_crash),
        ):  # fmt: skip
            self.app.add_exception_handler(kind, handler)
        admission = Admission(an_hour)
        self.app.include_router(interest_router(self.interests, admission, lambda: found, self.settings))
        self.app.include_router(submission_router(self.interests, admission, lambda: found, self.settings))
        self.app.include_router(me_router(self.interests, admission, lambda: found, self.settings))
        self.app.include_router(notice_router(lambda: found, self.settings))
        table = TableAssistant()
        self.app.include_router(page_router(table, self.settings, table))


def filled(site: Site, seconds: float = 10, **more: Any) -> dict[str, Any]:
    """What a browser sends `seconds` after it got the page; fewer than none, so that a slow machine is still too fast."""
    drawn = site.interests.tokens.drawn(datetime.now(UTC) - timedelta(seconds=seconds))
    given = {"contact": "ada@exemple.org", "first_name": "Ada", "consent_contact": "on", "drawn": drawn, "website": ""}
    return given | {"once": "once-12345678", "lang": "fr"} | more


def count(storage: Storage) -> int:
    with storage.read() as tx:
        return tx.scalar(select(func.count()).select_from(interests)) or 0


def link(response: httpx.Response) -> str:
    """The private link that a page shows."""
    (found,) = re.findall(r'class="token" href="([^"]+)"', response.text)
    return html.unescape(found)

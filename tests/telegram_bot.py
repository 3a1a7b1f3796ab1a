"""The bot under test: the real application over real sockets, before a fake Telegram."""

from __future__ import annotations

import asyncio
import shutil
import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

import pytest
import uvicorn
from fastapi import FastAPI
from pydantic import SecretStr

from bot.reply import Link, Reply, Suggestion
from bot.settings import ROOT, Settings, load_settings
from bot.storage.engine import Storage
from bot.telegram.desk import Answering, Desk, Interests
from bot.telegram.drafts import Drafts
from bot.telegram.sending import Pace
from bot.telegram.service import TelegramService
from bot.telegram.webhook import Door
from index.documents import Entry
from index.knowledge import Knowledge
from index.loader import Loader
from tests.fake_bot_api import TOKEN, FakeBotApi, running, until
from tests.fake_webhook import Carrier, carrying

Mode = Literal["polling", "webhook"]

ANSWER = "Le salaire est de **4 000 €** & plus.\n\n- selon l'expérience <brut>\n- par mois"


@dataclass
class Recorder:
    """Answers what it is told to, and remembers what it was asked."""

    knowledge: Knowledge
    asked: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    forgotten: list[str] = field(default_factory=list)
    fails: bool = False
    slow: float = 0.0
    at_work: set[str | None] = field(default_factory=set)
    overlapped: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def reply(
        self, question: str, conversation: str | None = None, lang: str | None = None, now: datetime | None = None
    ) -> Reply:
        with self._lock:
            self.asked.append((question, conversation, lang))
            self.overlapped |= conversation in self.at_work
            self.at_work.add(conversation)
        time.sleep(self.slow)
        self.at_work.discard(conversation)
        if self.fails:
            raise RuntimeError(f"cannot answer « {question} »")
        said = lang or ("en" if "what" in question else "fr")
        if "flou" in question:
            choices = (
                Suggestion("Le salaire ?", "quel salaire ?"),
                Suggestion("Le contrat ?", "contrat " + "très long " * 20),
            )
            return Reply("suggestions", "Parlez-vous de ceci ?", said, suggestions=choices, conversation=conversation)
        if "long" in question:
            return Reply(
                "answer", "\n\n".join(f"Paragraphe {i} 🙂 " + "mot " * 150 for i in range(12)), said, entry="long"
            )
        if "écho" in question:
            return Reply("answer", question, said, entry="echo", conversation=conversation)
        if "inconnu" in question:
            return Reply("unknown", "Je ne sais pas : [écrire](mailto:a@b.fr)", said, conversation=conversation)
        sources = (Link("Fiche [officielle] *2024*", "https://example.fr/a_b?x=1&y=2", "2024-03"),)
        return Reply(
            "answer",
            ANSWER,
            said,
            sources,
            (Suggestion("Et le contrat ?", "quel contrat ?"),),
            0.9,
            "salaire",
            "id",
            conversation,
        )

    def forget(self, conversation: str) -> None:
        self.forgotten.append(conversation)

    def suggest(self, typed: str, limit: int = 6) -> list[str]:
        return ["quel salaire ?", "un texte long", "un sujet flou"][:limit]

    def title(self, entry: Entry, lang: str) -> str:
        return (entry.translations.get(lang) or entry).question


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    loaded = Loader(ROOT / "knowledge").load()
    assert loaded.knowledge is not None
    return loaded.knowledge


@pytest.fixture
def recorder(knowledge: Knowledge) -> Recorder:
    return Recorder(knowledge)


@pytest.fixture(params=["recorder", "assistant"])
def answering(request: pytest.FixtureRequest) -> Answering:
    """Who answers: the recorder, then the real assistant."""
    try:
        found: Answering = request.getfixturevalue(request.param)
    except pytest.FixtureLookupError:
        pytest.skip(f"no fixture {request.param}")
    return found


SHORT = 0.1
"""Seconds in a second of the fake server's limits, for tests that are not about waiting."""

MARGIN = 1.25
"""The bot's second is longer than the server's: on a busy machine, two requests may come closer than they left."""


@pytest.fixture
def api() -> Iterator[FakeBotApi]:
    """Telegram as strict as it is, in a hurry."""
    with running(second=SHORT) as server:
        yield server


@pytest.fixture
def slow_api() -> Iterator[FakeBotApi]:
    """Telegram with seconds of one second."""
    with running() as server:
        yield server


def settings_for(api: FakeBotApi, token: str = TOKEN) -> Settings:
    return load_settings(telegram_token=SecretStr(token), telegram_api=api.url, now=datetime(2026, 11, 24, 12))


@dataclass
class Office:
    """What a bot needs besides Telegram; a second bot with the same one is a restart, or a replica."""

    storage: Storage
    interests: Interests | None = None
    opinions: list[tuple[str, bool]] = field(default_factory=list)

    def service(self, assistant: Answering, api: FakeBotApi, **more: Any) -> TelegramService:
        """A bot that is not started. `more` are settings."""
        settings = settings_for(api).model_copy(update=more)
        desk = Desk(
            assistant, settings, Drafts(self.storage), self.interests, opinion=lambda *o: self.opinions.append(o)
        )  # fmt: skip
        return TelegramService(desk, self.storage, Pace(api.second * MARGIN) if api.second < 1 else None)


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with its tables, to be copied."""
    folder = tmp_path_factory.mktemp("database")
    Storage.open("", folder).close()
    return folder


@pytest.fixture
def office(empty_database: Path, tmp_path: Path) -> Iterator[Office]:
    storage = Storage.open("", Path(shutil.copytree(empty_database, tmp_path / "kept")))
    yield Office(storage)
    storage.close()


@pytest.fixture(params=["polling", "webhook"])
def mode(request: pytest.FixtureRequest) -> Mode:
    """How updates arrive."""
    found: Mode = request.param
    return found


@pytest.fixture
async def bot(api: FakeBotApi, recorder: Recorder, office: Office, mode: Mode) -> AsyncIterator[TelegramService]:
    """The bot, listening; the recorder answers."""
    async with started(recorder, api, office, mode) as service:
        yield service


@asynccontextmanager
async def started(
    assistant: Answering, api: FakeBotApi, office: Office, mode: Mode = "polling"
) -> AsyncIterator[TelegramService]:
    """A bot at work until the block ends; with the webhook, behind a server that Telegram calls."""
    service = office.service(assistant, api, telegram_mode=mode)
    async with served_webhook(service, api) if mode == "webhook" else nullcontext():
        running = asyncio.create_task(service.run())
        await asyncio.sleep(0)
        try:
            yield service
        finally:
            await service.stop()
            await running


@asynccontextmanager
async def served_webhook(service: TelegramService, api: FakeBotApi) -> AsyncIterator[Carrier]:
    """The route of the webhook on a real socket, and Telegram bringing updates to it."""
    app = FastAPI()
    app.include_router(service.router())
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="critical", lifespan="off"))
    serving = asyncio.create_task(server.serve())
    await until(lambda: server.started)
    door = Door.of(settings_for(api))
    port = server.servers[0].sockets[0].getsockname()[1]
    api.webhook = {"url": f"http://127.0.0.1:{port}{door.path}", "secret_token": door.secret}
    with carrying(api) as carrier:
        try:
            yield carrier
        finally:
            api.webhook = {"url": ""}
            server.should_exit = True
            await serving

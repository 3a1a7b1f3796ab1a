"""The bot under test: the real application over real sockets, before a fake Telegram."""

from __future__ import annotations

import threading
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

import pytest
from pydantic import SecretStr

from bot.reply import Link, Reply, Suggestion
from bot.settings import ROOT, Settings, load_settings
from bot.telegram.application import create_application
from bot.telegram.desk import Answering
from bot.telegram.polling import Polling
from bot.telegram.sending import Pace
from index.knowledge import Knowledge
from index.loader import Loader
from tests.fake_bot_api import TOKEN, FakeBotApi, running

ANSWER = "Le salaire est de **4 000 €** & plus.\n\n- selon l'expérience <brut>\n- par mois"


@dataclass
class Recorder:
    """Answers what it is told to, and remembers what it was asked."""

    knowledge: Knowledge
    asked: list[tuple[str, str | None, str | None]] = field(default_factory=list)
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

    def suggest(self, typed: str, limit: int = 6) -> list[str]:
        return ["quel salaire ?", "un texte long", "un sujet flou"][:limit]


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


@pytest.fixture
async def bot(api: FakeBotApi, recorder: Recorder) -> AsyncIterator[Polling]:
    """The bot, listening; the recorder answers."""
    async with started(recorder, api) as polling:
        yield polling


@asynccontextmanager
async def started(assistant: Answering, api: FakeBotApi) -> AsyncIterator[Polling]:
    pace = Pace(api.second * MARGIN) if api.second < 1 else Pace()
    polling = Polling(create_application(assistant, settings_for(api), pace))
    polling.start()
    try:
        yield polling
    finally:
        await polling.stop()

"""Updates as no friend would send them: every kind of the Bot API, fields missing or extreme, by both ways in."""

import json
import logging
from datetime import UTC, datetime
from random import Random

import pytest
from telegram import Update

from bot.interest.service import Interests
from bot.storage.tables import telegram_updates
from bot.telegram.service import TelegramService
from index.knowledge import Knowledge
from tests.bot_api_schema import KINDS, Schema
from tests.fake_bot_api import FakeBotApi, until
from tests.telegram_bot import Office, Recorder

pytest_plugins = ("tests.telegram_bot",)

ROUNDS = 8
"""Updates of each kind."""


@pytest.fixture(autouse=True)
def interests(office: Office, knowledge: Knowledge) -> None:
    office.interests = Interests(office.storage, lambda: knowledge, lambda: datetime.now(UTC), mail=False)


@pytest.mark.parametrize("sparse", [0.3, 0.7, 1.0])
async def test_every_kind_of_update(
    api: FakeBotApi, bot: TelegramService, office: Office, sparse: float, caplog: pytest.LogCaptureFixture
) -> None:
    """No handler fails, nothing is left unanswered in the storage, and a candidate is answered right after."""
    caplog.set_level(logging.INFO)
    schema, random = Schema(Random(7 + sparse), sparse), Random(3)
    api.everyone = True
    for _ in range(ROUNDS):
        for kind in KINDS:
            update = schema.update(kind, 0)
            update.pop("update_id")
            _tame(update, random)
            api.push(**update)
    api.say("salaire", 777)
    await until(lambda: any("4 000" in m["text"] for m in api.shown(777)), 60)
    await until(lambda: api.pending() == 0 and _waiting(office) == 0, 60)
    failed = [r.getMessage() for r in caplog.records if r.levelno >= logging.ERROR and r.name.startswith("bot")]
    assert not failed
    assert not [r for r in api.refusals if r.code == 400 and "query is too old" not in r.description]


def test_the_updates_are_those_of_the_library() -> None:
    """Most of them can be read, else the test above would show nothing."""
    made = [Schema(Random(seed), 0.3).update(kind, 1) for seed in range(8) for kind in KINDS]
    read = [Update.de_json(json.loads(json.dumps(update)), None) for update in made]
    assert {str(kind) for update in read for kind in KINDS if getattr(update, kind)} == set(map(str, KINDS))


NOBODY = {"message": {"message_id": 2**70, "date": 1, "chat": {"id": 2**70, "type": "private"}, "text": "a"}}
"""A message from a chat that does not exist."""

JUNK = [None, 3, "hello", [], {}, [[]], {"message": 1}, {"message": {}}, {"message": {"chat": {}}}, {"callback_query": None},
        {"message": {"message_id": 1, "date": "now", "chat": {"id": "x", "type": 5}}}, {"inline_query": {"id": {}}},
        NOBODY]  # fmt: skip


@pytest.mark.parametrize("content", JUNK, ids=lambda c: json.dumps(c)[:40])
async def test_what_is_no_update_at_all(
    api: FakeBotApi, bot: TelegramService, recorder: Recorder, content: object, caplog: pytest.LogCaptureFixture
) -> None:
    if isinstance(content, dict):
        api.push(**content)
    else:
        api.push(message=content)
    api.say("salaire", 777)
    await until(lambda: api.shown(777))
    await until(lambda: api.refusals or content is not NOBODY)  # the answer to nobody has come back
    assert not [r for r in caplog.records if r.levelno >= logging.ERROR]


def _tame(update: dict[str, object], random: Random) -> None:
    """Few chats and people, so that limits on each of them are met, and order within each counts."""
    for content in update.values():
        if isinstance(content, dict):
            for key in ("chat", "from"):
                if isinstance(content.get(key), dict):
                    content[key]["id"] = random.choice((5, 6, 7, -1005, 0, 2**40))
            if "id" in content and isinstance(content["id"], str):  # what must be repeated to Telegram can be
                content["id"] = f"q{random.random()}"


def _waiting(office: Office) -> int:
    with office.storage.read() as tx:
        return len(tx.execute(telegram_updates.select().where(telegram_updates.c.state == "waiting")).all())

"""Everything that is not a plain question: a courteous reply or silence, never an error."""

import asyncio
import logging
from functools import partial
from time import monotonic
from typing import Any

import pytest

from bot.telegram.service import TelegramService
from tests.fake_bot_api import BOT, FakeBotApi, Json, until
from tests.telegram_bot import Recorder

pytest_plugins = ("tests.telegram_bot",)

FILE = {"file_id": "f", "file_unique_id": "u"}
PERSON = {"id": 1, "is_bot": False, "first_name": "P"}
GROUP = -100123

REPLIED: dict[str, Json] = {
    "photo": {"photo": [{**FILE, "width": 1, "height": 1}]},
    "photo with a caption": {"photo": [{**FILE, "width": 1, "height": 1}], "caption": "quel salaire ?"},
    "voice": {"voice": {**FILE, "duration": 3}},
    "video note": {"video_note": {**FILE, "duration": 3, "length": 3}},
    "sticker": {"sticker": {**FILE, "type": "regular", "width": 1, "height": 1, "is_animated": False, "is_video": False}},
    "document": {"document": FILE},
    "location": {"location": {"latitude": 48.8, "longitude": 2.3}},
    "contact": {"contact": {"phone_number": "+33612345678", "first_name": "Jeanne"}},
    "dice": {"dice": {"emoji": "🎲", "value": 3}},
    "poll": {
        "poll": {
            "id": "1", "question": "?", "options": [{"text": "a", "voter_count": 0, "persistent_id": "1"}], "total_voter_count": 0, "is_closed": False,
            "is_anonymous": True, "type": "regular", "allows_multiple_answers": False,
            "members_only": False, "allows_revoting": False,
        }
    },
    "story": {"story": {"id": 1, "chat": {"id": 5, "type": "private"}}},
}  # fmt: skip

MESSAGE: Json = {
    "message_id": 5,
    "date": 1,
    "chat": {"id": 1, "type": "private", "first_name": "P"},
    "from": PERSON,
    "text": "salaire",
}
CHANNEL: Json = {
    "message_id": 5,
    "date": 1,
    "chat": {"id": -1009, "type": "channel", "title": "C"},
    "text": "@GuichetBot salaire",
}
MEMBER = {"status": "member", "user": BOT}

SILENT: dict[str, Json] = {
    "edited message": {"edited_message": {**MESSAGE, "edit_date": 2}},
    "channel post": {"channel_post": CHANNEL},
    "edited channel post": {"edited_channel_post": CHANNEL},
    "business message": {"business_message": {**MESSAGE, "business_connection_id": "b"}},
    "another bot": {"message": {**MESSAGE, "from": {"id": 9, "is_bot": True, "first_name": "B"}}},
    "our own inline answer": {"message": {**MESSAGE, "via_bot": BOT}},
    "pinned": {"message": {**MESSAGE, "text": None, "pinned_message": MESSAGE}},
    "migration": {"message": {**MESSAGE, "text": None, "chat": {"id": -5, "type": "group", "title": "G"}, "migrate_to_chat_id": -1005}},
    "new member": {"message": {**MESSAGE, "text": None, "chat": {"id": GROUP, "type": "supergroup", "title": "G"}, "new_chat_members": [BOT]}},
    "blocked": {
        "my_chat_member": {
            "chat": MESSAGE["chat"], "from": PERSON, "date": 1, "old_chat_member": MEMBER,
            "new_chat_member": {"status": "kicked", "user": BOT, "until_date": 0},
        }
    },
    "poll state": {"poll": REPLIED["poll"]["poll"]},
    "poll answer": {"poll_answer": {"poll_id": "1", "user": PERSON, "option_ids": [0], "option_persistent_ids": ["1"]}},
    "reaction": {"message_reaction": {"chat": MESSAGE["chat"], "message_id": 5, "date": 1, "old_reaction": [], "new_reaction": []}},
    "nothing": {},
    "unknown kind": {"something_of_next_year": {"a": 1}},
    "no sender, in a group": {"message": {k: v for k, v in MESSAGE.items() if k != "from"} | {"chat": {"id": GROUP, "type": "group"}}},
    "unreadable": {"message": {"message_id": 5}},
    "unreadable too": {"message": "hello"},
    "callback without a message": {"callback_query": {"id": "none", "from": PERSON, "chat_instance": "1", "data": "a=salaire"}},
    "callback of a game": {"callback_query": {"id": "none", "from": PERSON, "chat_instance": "1", "game_short_name": "g", "message": MESSAGE}},
}  # fmt: skip


def clean(content: dict[str, Any]) -> dict[str, Any]:
    return {k: {n: v for n, v in c.items() if v is not None} if isinstance(c, dict) else c for k, c in content.items()}


async def shown(api: FakeBotApi, count: int, chat: int = 1) -> list[Json]:
    """The bot's messages, once a later question of somebody else has been answered: nothing more is to come."""
    await until(lambda: len(api.shown(chat)) >= count)
    before = len(api.shown(777))
    api.say("salaire", 777)
    await until(lambda: len(api.shown(777)) > before)
    await asyncio.sleep(0.02)
    found = api.shown(chat)
    assert len(found) == count, [m["text"] for m in found]
    return found


@pytest.fixture(autouse=True)
def nothing_fails(caplog: pytest.LogCaptureFixture) -> Any:
    """No handler fails in any of these tests."""
    yield
    failures = [r.getMessage() for r in caplog.records if r.levelno >= logging.ERROR]
    assert not failures


@pytest.mark.parametrize("content", REPLIED.values(), ids=REPLIED)
async def test_a_courteous_reply(
    api: FakeBotApi, bot: TelegramService, recorder: Recorder, content: dict[str, Any]
) -> None:
    api.message(**content)
    [reply] = await shown(api, 1)
    assert "question en quelques mots" in reply["text"]
    assert [q for q, _, _ in recorder.asked] == ["salaire"]


@pytest.mark.parametrize("content", SILENT.values(), ids=SILENT)
async def test_silence(api: FakeBotApi, bot: TelegramService, recorder: Recorder, content: dict[str, Any]) -> None:
    api.chats |= {1, GROUP, -5, -1009}
    api.push(**clean(content))
    for chat in (1, GROUP, -5, -1009):
        await shown(api, 0, chat)


async def test_an_album_gets_one_reply(api: FakeBotApi, bot: TelegramService) -> None:
    for _ in range(5):
        api.message(photo=REPLIED["photo"]["photo"], media_group_id="album")
    await shown(api, 1)


async def test_a_forwarded_question_is_answered(api: FakeBotApi, bot: TelegramService) -> None:
    api.say("quel salaire ?", forward_origin={"type": "hidden_user", "date": 1, "sender_user_name": "Jeanne"})
    [reply] = await shown(api, 1)
    assert "4 000" in reply["text"]


async def test_groups(api: FakeBotApi, bot: TelegramService, recorder: Recorder) -> None:
    api.say("quel salaire ?", GROUP)
    api.say("/dates", GROUP)
    api.say("salut @GuichetBotDeux", GROUP)
    api.message(GROUP, photo=REPLIED["photo"]["photo"])
    await shown(api, 0, GROUP)
    api.say("@guichetbot quel salaire ?", GROUP)
    [reply] = await shown(api, 1, GROUP)
    assert recorder.asked[-2][0] == "quel salaire ?"
    assert reply["data"]["reply_parameters"]["message_id"]
    api.say("et le contrat ?", GROUP, reply_to_message={**reply, "from": BOT})
    await shown(api, 2, GROUP)
    api.say("/dates@GuichetBot", GROUP)
    await shown(api, 3, GROUP)
    api.say("@GuichetBot quel salaire ?", GROUP, user=2)
    await shown(api, 4, GROUP)
    conversations = [c for q, c, _ in recorder.asked if q == "quel salaire ?"]
    assert len(set(conversations)) == 2


async def test_a_forum_topic_is_answered_in_it(api: FakeBotApi, bot: TelegramService) -> None:
    api.say("@GuichetBot quel salaire ?", GROUP, message_thread_id=42, is_topic_message=True)
    [reply] = await shown(api, 1, GROUP)
    assert int(reply["data"]["message_thread_id"]) == 42


async def test_hostile_text(api: FakeBotApi, bot: TelegramService) -> None:
    texts = ["écho " + t for t in ("\x00", "\ud83d", "<b>", "&lt;", "ﷺ" * 1300, "**", "\u202e", "[a](tg://x)")] + [" "]
    for chat, text in enumerate(texts, start=1):
        api.say(text, chat)
    for chat in range(1, len(texts) + 1):
        await until(partial(api.shown, chat))
    assert not api.refusals


async def test_flood_is_noticed_once(api: FakeBotApi, bot: TelegramService, recorder: Recorder) -> None:
    for number in range(60):
        api.say(f"écho {number}")
    await until(lambda: len(api.shown()) == 13, 30)
    notices = [m["text"] for m in api.shown() if "plus vite" in m["text"]]
    assert len(notices) == 1
    assert [q for q, _, _ in recorder.asked] == [f"écho {n}" for n in range(12)]
    await shown(api, 13)


async def test_flood_of_buttons(api: FakeBotApi, bot: TelegramService) -> None:
    api.say("salaire")
    [reply] = await shown(api, 1)
    began = monotonic()
    for _ in range(60):
        api.press_data(reply, "a:expired")
    await until(lambda: api.count("answerCallbackQuery") >= 41)
    assert "plus vite" in " ".join(c.data["text"] for c in api.calls if c.method == "answerCallbackQuery")
    await shown(api, 1)
    grown = 2 * (monotonic() - began)  # two more are allowed each second, however slow the machine
    assert api.count("answerCallbackQuery") <= 41 + grown

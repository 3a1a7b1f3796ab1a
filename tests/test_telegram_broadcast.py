"""Messages that nobody has just asked for: each person is told at most once, whatever goes wrong."""

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from bot.telegram.broadcast import NotNow
from bot.telegram.service import TelegramService
from tests.fake_bot_api import FakeBotApi, until
from tests.telegram_bot import Office, Recorder, started

pytest_plugins = ("tests.telegram_bot",)

TEXT = "**L’appel est ouvert** jusqu’au 3 avril."


@pytest.fixture
async def service(api: FakeBotApi, recorder: Recorder, office: Office) -> AsyncIterator[TelegramService]:
    api.chats |= set(range(1, 300))
    async with started(recorder, api, office) as running:
        await until(lambda: running.state == "listening")
        yield running


async def test_told(api: FakeBotApi, service: TelegramService) -> None:
    assert await service.sender.send(5, TEXT) == "sent"
    assert [m["html"] for m in api.shown(5)] == ["<b>L’appel est ouvert</b> jusqu’au 3 avril."]


async def test_who_has_blocked_the_bot_or_left_is_gone(api: FakeBotApi, service: TelegramService) -> None:
    api.blocked.add(5)
    assert await service.sender.send(5, TEXT) == "gone"
    assert await service.sender.send(99_999, TEXT) == "gone"
    assert api.count("sendMessage") == 2


async def test_a_chat_that_moved(api: FakeBotApi, service: TelegramService) -> None:
    api.migrated[6] = 7
    assert await service.sender.send(6, TEXT) == "sent"
    assert len(api.shown(7)) == 1


@pytest.mark.parametrize("trouble", ["cut", "slow"])
async def test_what_may_have_arrived_is_not_sent_again(
    api: FakeBotApi, service: TelegramService, trouble: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if trouble == "cut":
        api.trouble("sendMessage", cut=True)
    else:
        api.trouble("sendMessage", delay=7)
    assert await service.sender.send(5, TEXT) == "unknown"
    assert api.count("sendMessage") == 1


@pytest.mark.parametrize("code", [502, 500])
async def test_out_of_order_means_later(api: FakeBotApi, service: TelegramService, code: int) -> None:
    api.trouble("sendMessage", code)
    with pytest.raises(NotNow) as later:
        await service.sender.send(5, TEXT)
    assert later.value.pause > timedelta(seconds=5)
    assert await service.sender.send(5, TEXT) == "sent"
    assert len(api.shown(5)) == 1


async def test_telegram_away_means_later(api: FakeBotApi, service: TelegramService) -> None:
    api.stop()
    with pytest.raises(NotNow):
        await service.sender.send(5, TEXT)


async def test_before_the_start_and_after_the_stop_means_later(
    api: FakeBotApi, recorder: Recorder, office: Office
) -> None:
    service = office.service(recorder, api)
    with pytest.raises(NotNow):
        await service.sender.send(5, TEXT)
    assert api.calls == []


async def test_too_many_requests_are_waited_for(api: FakeBotApi, service: TelegramService) -> None:
    api.trouble("sendMessage", 429, retry_after=1)
    at = time.monotonic()
    assert await service.sender.send(5, TEXT) == "sent"
    assert time.monotonic() - at >= 1
    api.trouble("sendMessage", 429, times=2, retry_after=1)
    with pytest.raises(NotNow) as later:
        await service.sender.send(6, TEXT)
    assert later.value.pause == timedelta(seconds=1)


async def test_many_at_the_pace_of_all_messages(api: FakeBotApi, service: TelegramService) -> None:
    """A broadcast and candidates' questions share the limit; questions are answered meanwhile."""
    sending = asyncio.gather(*(service.sender.send(chat, TEXT) for chat in range(10, 250)))
    api.say("salaire", 2)
    await until(lambda: any("4 000" in m["text"] for m in api.shown(2)), 30)
    assert set(await sending) == {"sent"}
    assert all(len(api.shown(chat)) == 1 for chat in range(10, 250))
    assert len(api.refusals) < 3


async def test_a_long_message_and_an_unacceptable_one(api: FakeBotApi, service: TelegramService) -> None:
    assert await service.sender.send(5, "\n\n".join(["mot " * 400] * 4)) == "sent"
    assert len(api.shown(5)) == 2
    api.trouble("sendMessage", 400)
    assert await service.sender.send(6, TEXT) == "unknown"

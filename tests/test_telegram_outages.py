"""Telegram out of order, and the bot too: what was asked is answered, and nobody's words are in the log."""

import asyncio
import logging
import time
from collections.abc import Iterator

import pytest

from bot.telegram.application import create_application, feed
from bot.telegram.polling import Polling
from bot.telegram.service import TelegramService
from tests.fake_bot_api import TOKEN, FakeBotApi, until
from tests.telegram_bot import Recorder, settings_for, started

pytest_plugins = ("tests.telegram_bot",)

SECRETS = ("salaire-secret", "987654321", "Jeanne", TOKEN, TOKEN.split(":")[1])


@pytest.fixture(autouse=True)
def log(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Every line of every library; none may name a person, a chat, a question or the token."""
    caplog.set_level(logging.DEBUG)
    yield caplog
    for record in caplog.records:
        if record.name.startswith(("bot", "telegram", "httpx", "httpcore")):
            text = record.getMessage() + (caplog.handler.format(record) if record.exc_info else "")
            assert not [s for s in SECRETS if s in text], text


def lines(log: pytest.LogCaptureFixture) -> list[str]:
    return [r.getMessage() for r in log.records if r.name.startswith("bot.telegram") and r.levelno >= logging.INFO]


@pytest.mark.parametrize("code", [502, 500, 429])
async def test_a_message_refused_for_a_moment_is_sent_again(api: FakeBotApi, bot: Polling, code: int) -> None:
    api.trouble("sendMessage", code, retry_after=1 if code == 429 else 0)
    at = time.monotonic()
    api.say("salaire")
    await until(api.shown)
    assert time.monotonic() - at >= 1
    assert len(api.shown()) == 1


async def test_retry_after_is_honoured(api: FakeBotApi, bot: Polling) -> None:
    api.trouble("sendMessage", 429, retry_after=2)
    api.say("salaire")
    await until(api.shown)
    first, second = (c.at for c in api.calls if c.method == "sendMessage")
    assert second - first >= 2


@pytest.mark.parametrize("method", ["getUpdates", "sendMessage"])
async def test_a_cut_connection(api: FakeBotApi, bot: Polling, method: str) -> None:
    await until(lambda: bot.state == "listening")
    api.trouble(method, cut=True)
    if method == "getUpdates":
        api.push()  # ends the request under way; the next one is cut
    api.say("salaire")
    await until(api.shown)


async def test_a_slow_server(api: FakeBotApi, bot: Polling) -> None:
    api.trouble("sendMessage", delay=2)
    api.say("salaire", 1)
    api.say("salaire", 2)
    await until(lambda: api.shown(1) or api.shown(2), 1.9)  # whichever was second is not kept waiting
    await until(lambda: api.shown(1) and api.shown(2))


@pytest.mark.parametrize("code", [502, 429, 409])
async def test_updates_refused_for_a_moment(
    api: FakeBotApi, recorder: Recorder, log: pytest.LogCaptureFixture, code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.telegram.polling.CONFLICT_PAUSE", 1.0)
    api.trouble("getUpdates", code, times=2, retry_after=1 if code == 429 else 0)
    api.say("salaire")
    async with started(recorder, api) as polling:
        await until(api.shown)
        assert polling.state == "listening"
    said = [m for m in lines(log) if "another program" in m or "does not answer" in m]
    assert len(said) == (0 if code == 429 else 1)


async def test_two_bots_with_one_token(api: FakeBotApi, recorder: Recorder, log: pytest.LogCaptureFixture) -> None:
    async with started(recorder, api) as first, started(recorder, api) as second:
        await until(lambda: "conflict" in (first.state, second.state))
    assert [m for m in lines(log) if "Stop the other one" in m]


async def test_a_person_who_blocked_the_bot(api: FakeBotApi, bot: Polling, log: pytest.LogCaptureFixture) -> None:
    api.blocked.add(987654321)
    api.say("salaire-secret", 987654321)
    api.say("salaire", 2)
    await until(lambda: api.shown(2))
    await until(lambda: any("blocked" in m for m in lines(log)))
    assert not [r for r in log.records if r.levelno >= logging.ERROR]
    assert not api.shown(987654321)


async def test_a_group_that_migrated(api: FakeBotApi, bot: Polling) -> None:
    api.migrated[-987654321] = -1987654321
    api.chats.add(-1987654321)
    api.say("@GuichetBot salaire", -987654321)
    [shown] = await until(lambda: api.shown(-1987654321))
    assert "4 000" in shown["text"]


async def test_a_deleted_message_is_answered_anew(api: FakeBotApi, bot: Polling) -> None:
    api.say("un sujet flou")
    [shown] = await until(api.shown)
    api.messages.clear()
    api.press(shown, "Le salaire ?")
    [shown] = await until(api.shown)
    assert "4 000" in shown["text"]


async def test_an_error_is_told_once_and_names_nobody(
    api: FakeBotApi, bot: Polling, recorder: Recorder, log: pytest.LogCaptureFixture
) -> None:
    recorder.fails = True
    for _ in range(3):
        api.message(987654321, text="salaire-secret")
    await until(lambda: sum("RuntimeError" in m for m in lines(log)) == 3)
    [shown] = api.shown(987654321)
    assert "le problème vient de moi" in shown["text"]
    assert [m for m in lines(log) if "while handling message, at " in m and "questions.py:" in m]
    recorder.fails = False
    api.say("salaire", 987654321)
    await until(lambda: len(api.shown(987654321)) == 2)


async def test_a_message_that_telegram_refuses_for_good(
    api: FakeBotApi, bot: Polling, log: pytest.LogCaptureFixture
) -> None:
    api.trouble("sendMessage", 400)
    api.say("salaire-secret", 987654321)
    [shown] = await until(lambda: api.shown(987654321))
    assert "le problème vient de moi" in shown["text"]
    assert any("BadRequest" in m for m in lines(log))


async def test_telegram_down_at_the_start(api: FakeBotApi, recorder: Recorder, log: pytest.LogCaptureFixture) -> None:
    api.stop()
    polling = Polling(create_application(recorder, settings_for(api)))
    at = time.monotonic()
    polling.start()
    assert time.monotonic() - at < 0.1
    await until(lambda: polling.state == "unreachable")
    await asyncio.sleep(1.5)
    api.say("salaire")
    api.start()
    await until(api.shown)
    await polling.stop()
    assert len([m for m in lines(log) if "does not answer" in m]) == 1


async def test_telegram_away_in_between(api: FakeBotApi, bot: Polling) -> None:
    api.say("salaire")
    await until(api.shown)
    api.stop()
    await until(lambda: bot.state == "unreachable")
    api.say("contrat")
    api.start()
    await until(lambda: len(api.shown()) == 2, 15)


@pytest.mark.parametrize("token", ["999:wrong-token-wrong", "not a token", "1:é/../x"])
async def test_a_wrong_token(api: FakeBotApi, recorder: Recorder, log: pytest.LogCaptureFixture, token: str) -> None:
    polling = Polling(create_application(recorder, settings_for(api, token)))
    polling.start()
    await until(lambda: polling.state == "refused")
    await polling.stop()
    [line] = [m for m in lines(log) if "refuses the token" in m]
    assert "BOT_TELEGRAM_TOKEN" in line
    assert not [
        r for r in log.records if r.name.startswith(("bot", "telegram", "httpx")) and "wrong-token" in r.getMessage()
    ]


async def test_without_a_token(api: FakeBotApi, recorder: Recorder) -> None:
    settings = settings_for(api).model_copy(update={"telegram_token": None})
    with pytest.raises(ValueError, match="BOT_TELEGRAM_TOKEN"):
        create_application(recorder, settings)


async def test_a_menu_that_cannot_be_written_keeps_nobody_from_answers(api: FakeBotApi, recorder: Recorder) -> None:
    api.trouble("setMyCommands", 400, times=9)
    api.say("salaire")
    async with started(recorder, api):
        await until(api.shown)


async def test_a_webhook_left_behind_is_removed(api: FakeBotApi, recorder: Recorder) -> None:
    api.webhook = {"url": "https://old.example/hook", "pending_update_count": 0}
    api.say("salaire")
    async with started(recorder, api):
        await until(api.shown)


async def test_stopping_is_quick_finishes_what_was_received_and_confirms_it(
    api: FakeBotApi, recorder: Recorder
) -> None:
    recorder.slow = 0.5
    async with started(recorder, api) as polling:
        await until(lambda: polling.state == "listening")
        api.say("salaire")
        await until(lambda: recorder.asked)
        at = time.monotonic()
        await polling.stop()
        assert time.monotonic() - at < 3
    assert len(api.shown()) == 1
    assert api.pending() == 0
    async with started(recorder, api):
        api.say("contrat")
        await until(lambda: len(api.shown()) == 2)
    assert [q for q, _, _ in recorder.asked] == ["salaire", "contrat"]


async def test_stopping_while_telegram_is_away(api: FakeBotApi, recorder: Recorder) -> None:
    api.stop()
    async with started(recorder, api) as polling:
        await until(lambda: polling.state == "unreachable")
        at = time.monotonic()
        await polling.stop()
        await polling.stop()
        assert time.monotonic() - at < 2
        assert polling.state == "stopped"


async def test_an_update_fed_by_hand_is_done_when_it_returns(api: FakeBotApi, bot: Polling) -> None:
    from telegram import Update

    await until(lambda: bot.state == "listening")
    api.chats.add(5)
    chat = {"id": 5, "type": "private"}
    raw = {
        "update_id": 1,
        "message": {
            "message_id": 1,
            "date": 1,
            "chat": chat,
            "from": {"id": 5, "is_bot": False, "first_name": "P"},
            "text": "salaire",
        },
    }
    await feed(bot.app, Update.de_json(raw, bot.app.bot))
    assert len(api.shown(5)) == 1


async def test_the_service_runs_beside_others_until_it_is_stopped(api: FakeBotApi, recorder: Recorder) -> None:
    service = TelegramService(recorder, settings_for(api))
    running = asyncio.create_task(service.run())
    api.say("salaire")
    await until(api.shown)
    assert service.state == "listening"
    await service.stop()
    await asyncio.wait_for(running, 1)


async def test_a_webhook_is_refused_clearly(api: FakeBotApi, recorder: Recorder, log: pytest.LogCaptureFixture) -> None:
    service = TelegramService(recorder, settings_for(api).model_copy(update={"telegram_mode": "webhook"}))
    await service.run()
    await service.stop()
    assert any("BOT_TELEGRAM_MODE=polling" in m for m in lines(log))
    assert not api.calls

"""Telegram out of order, and the bot too: what was asked is answered, and nobody's words are in the log."""

import asyncio
import logging
import time
from collections.abc import Iterator
from datetime import timedelta

import pytest
from pydantic import SecretStr

from bot.telegram.service import TelegramService
from tests.fake_bot_api import TOKEN, FakeBotApi, until
from tests.telegram_bot import Office, Recorder, started

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
async def test_a_message_refused_for_a_moment_is_sent_again(api: FakeBotApi, bot: TelegramService, code: int) -> None:
    api.trouble("sendMessage", code, retry_after=1 if code == 429 else 0)
    at = time.monotonic()
    api.say("salaire")
    await until(api.shown)
    assert time.monotonic() - at >= 1
    assert len(api.shown()) == 1


async def test_retry_after_is_honoured(api: FakeBotApi, bot: TelegramService) -> None:
    api.trouble("sendMessage", 429, retry_after=2)
    api.say("salaire")
    await until(api.shown)
    first, second = (c.at for c in api.calls if c.method == "sendMessage")
    assert second - first >= 2


@pytest.mark.parametrize("method", ["getUpdates", "sendMessage"])
async def test_a_cut_connection(api: FakeBotApi, bot: TelegramService, method: str) -> None:
    await until(lambda: bot.state == "listening")
    api.trouble(method, cut=True)
    if method == "getUpdates":
        api.push()  # ends the request under way; the next one is cut
    api.say("salaire")
    await until(api.shown)


async def test_a_slow_server(api: FakeBotApi, bot: TelegramService) -> None:
    api.trouble("sendMessage", delay=2)
    api.say("salaire", 1)
    api.say("salaire", 2)
    await until(lambda: api.shown(1) or api.shown(2), 1.9)  # whichever was second is not kept waiting
    await until(lambda: api.shown(1) and api.shown(2))


@pytest.mark.parametrize("code", [502, 429, 409])
async def test_updates_refused_for_a_moment(
    api: FakeBotApi,
    recorder: Recorder,
    office: Office,
    log: pytest.LogCaptureFixture,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("bot.telegram.patience.CONFLICT_PAUSE", 1.0)
    api.trouble("getUpdates", code, times=2, retry_after=1 if code == 429 else 0)
    api.say("salaire")
    async with started(recorder, api, office) as polling:
        await until(api.shown)
        assert polling.state == "listening"
    said = [m for m in lines(log) if "another program" in m or "does not answer" in m]
    assert len(said) == (0 if code == 429 else 1)


async def test_two_bots_with_one_token(
    api: FakeBotApi, recorder: Recorder, office: Office, log: pytest.LogCaptureFixture
) -> None:
    async with started(recorder, api, office) as first, started(recorder, api, office) as second:
        await until(lambda: "conflict" in (first.state, second.state))
    assert [m for m in lines(log) if "Stop the other one" in m]


async def test_a_person_who_blocked_the_bot(
    api: FakeBotApi, bot: TelegramService, log: pytest.LogCaptureFixture
) -> None:
    api.blocked.add(987654321)
    api.say("salaire-secret", 987654321)
    api.say("salaire", 2)
    await until(lambda: api.shown(2))
    await until(lambda: any("blocked" in m for m in lines(log)))
    assert not [r for r in log.records if r.levelno >= logging.ERROR]
    assert not api.shown(987654321)


async def test_a_group_that_migrated(api: FakeBotApi, bot: TelegramService) -> None:
    api.migrated[-987654321] = -1987654321
    api.chats.add(-1987654321)
    api.say("@GuichetBot salaire", -987654321)
    [shown] = await until(lambda: api.shown(-1987654321))
    assert "4 000" in shown["text"]


async def test_a_deleted_message_is_answered_anew(api: FakeBotApi, bot: TelegramService) -> None:
    api.say("un sujet flou")
    [shown] = await until(api.shown)
    api.messages.clear()
    api.press(shown, "Le salaire ?")
    [shown] = await until(api.shown)
    assert "4 000" in shown["text"]


async def test_an_error_is_told_once_and_names_nobody(
    api: FakeBotApi, bot: TelegramService, recorder: Recorder, office: Office, log: pytest.LogCaptureFixture
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
    api: FakeBotApi, bot: TelegramService, log: pytest.LogCaptureFixture
) -> None:
    api.trouble("sendMessage", 400)
    api.say("salaire-secret", 987654321)
    [shown] = await until(lambda: api.shown(987654321))
    assert "le problème vient de moi" in shown["text"]
    assert any("BadRequest" in m for m in lines(log))


async def test_telegram_down_at_the_start(
    api: FakeBotApi, recorder: Recorder, office: Office, log: pytest.LogCaptureFixture
) -> None:
    api.stop()
    polling = office.service(recorder, api)
    at = time.monotonic()
    running = asyncio.create_task(polling.run())
    assert time.monotonic() - at < 0.1
    await until(lambda: polling.state == "unreachable")
    await asyncio.sleep(1.5)
    api.say("salaire")
    api.start()
    await until(api.shown)
    await polling.stop()
    await running
    assert len([m for m in lines(log) if "does not answer" in m]) == 1


async def test_telegram_away_in_between(api: FakeBotApi, recorder: Recorder, office: Office) -> None:
    async with started(recorder, api, office) as bot:
        api.say("salaire")
        await until(api.shown)
        api.stop()
        await until(lambda: bot.state == "unreachable")
        api.say("contrat")
        api.start()
        await until(lambda: len(api.shown()) == 2, 15)


async def test_an_answer_that_cannot_be_sent_is_sent_later(
    api: FakeBotApi, recorder: Recorder, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the webhook: questions still come in while Telegram cannot be reached."""
    monkeypatch.setattr("bot.telegram.sending.RETRIES", (0.05,))
    monkeypatch.setattr("bot.telegram.intake.FIRST_WAIT", timedelta(seconds=0.2))
    monkeypatch.setattr("bot.telegram.intake.BEAT", 0.1)
    async with started(recorder, api, office, "webhook") as bot:
        await until(lambda: bot.state == "listening")
        api.stop()
        api.say("salaire")
        api.say("contrat")
        await until(lambda: recorder.asked)
        await asyncio.sleep(0.3)
        api.start()
        await until(lambda: len(api.shown()) == 2)
    assert [q for q, _, _ in recorder.asked if q == "contrat"] == ["contrat"], "it has waited behind the first"


async def test_telegram_down_at_the_start_with_the_webhook(
    api: FakeBotApi, recorder: Recorder, office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes in before Telegram can be reached is stored, and answered then."""
    monkeypatch.setattr("bot.telegram.patience.FIRST_PAUSE", 0.2)
    api.stop()
    async with started(recorder, api, office, "webhook") as bot:
        await until(lambda: bot.state == "unreachable")
        api.say("salaire")
        api.say("@GuichetBot contrat", -100)
        api.say("quelque chose entre nous", -100)
        await until(lambda: api.pending() == 0)
        assert not recorder.asked
        api.start()
        await until(lambda: api.shown() and api.shown(-100))
    assert sorted(q for q, _, _ in recorder.asked) == ["contrat", "salaire"]


@pytest.mark.parametrize("token", ["999:wrong-token-wrong", "not a token", "1:é/../x"])
async def test_a_wrong_token(
    api: FakeBotApi, recorder: Recorder, office: Office, log: pytest.LogCaptureFixture, token: str
) -> None:
    polling = office.service(recorder, api, telegram_token=SecretStr(token))
    running = asyncio.create_task(polling.run())
    await until(lambda: polling.state == "refused")
    await polling.stop()
    await running
    [line] = [m for m in lines(log) if "refuses the token" in m]
    assert "BOT_TELEGRAM_TOKEN" in line
    assert not [
        r for r in log.records if r.name.startswith(("bot", "telegram", "httpx")) and "wrong-token" in r.getMessage()
    ]


async def test_without_a_token(api: FakeBotApi, recorder: Recorder, office: Office) -> None:
    with pytest.raises(ValueError, match="BOT_TELEGRAM_TOKEN"):
        office.service(recorder, api, telegram_token=None)


async def test_a_menu_that_cannot_be_written_keeps_nobody_from_answers(
    api: FakeBotApi, recorder: Recorder, office: Office
) -> None:
    api.trouble("setMyCommands", 400, times=9)
    api.say("salaire")
    async with started(recorder, api, office):
        await until(api.shown)


async def test_a_webhook_left_behind_is_removed(api: FakeBotApi, recorder: Recorder, office: Office) -> None:
    api.webhook = {"url": "https://old.example/hook", "pending_update_count": 0}
    api.say("salaire")
    async with started(recorder, api, office):
        await until(api.shown)


async def test_stopping_is_quick_finishes_what_was_received_and_confirms_it(
    api: FakeBotApi, recorder: Recorder, office: Office
) -> None:
    recorder.slow = 0.5
    async with started(recorder, api, office) as polling:
        await until(lambda: polling.state == "listening")
        api.say("salaire")
        await until(lambda: recorder.asked)
        at = time.monotonic()
        await polling.stop()
        assert time.monotonic() - at < 3
    assert len(api.shown()) == 1
    assert api.pending() == 0
    async with started(recorder, api, office):
        api.say("contrat")
        await until(lambda: len(api.shown()) == 2)
    assert [q for q, _, _ in recorder.asked] == ["salaire", "contrat"]


async def test_stopping_while_telegram_is_away(api: FakeBotApi, recorder: Recorder, office: Office) -> None:
    api.stop()
    async with started(recorder, api, office) as polling:
        await until(lambda: polling.state == "unreachable")
        at = time.monotonic()
        await polling.stop()
        await polling.stop()
        assert time.monotonic() - at < 2
        assert polling.state == "stopped"

"""`guichet telegram webhook set|delete|info`, against the fake Bot API."""

import json
from collections.abc import Iterator

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.telegram.webhook import Door
from tests.fake_bot_api import TOKEN, FakeBotApi, running
from tests.telegram_bot import settings_for


@pytest.fixture
def api() -> Iterator[FakeBotApi]:
    with running() as server:
        yield server


@pytest.fixture(autouse=True)
def environment(api: FakeBotApi, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in (("TOKEN", TOKEN), ("API", api.url), ("MODE", "webhook")):
        monkeypatch.setenv(f"BOT_TELEGRAM_{name}", value)
    monkeypatch.setenv("BOT_PUBLIC_URL", "https://guichet.example.fr/")


def webhook(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["telegram", "webhook", *arguments])


def test_set_and_delete(api: FakeBotApi) -> None:
    api.say("salaire")
    assert webhook("set").exit_code == 0
    door = Door.of(settings_for(api))
    assert api.webhook["url"] == f"https://guichet.example.fr{door.path}"
    assert api.webhook["secret_token"] == door.secret
    assert set(api.webhook["allowed_updates"]) == {"message", "callback_query", "inline_query"}
    assert not api.webhook.get("drop_pending_updates") and api.pending() == 1, "what waits is kept"
    assert webhook("delete").exit_code == 0
    assert api.webhook["url"] == "" and api.pending() == 1


def test_info(api: FakeBotApi) -> None:
    assert json.loads(webhook("info", "--json").stdout)["webhook"] == "none"
    webhook("set")
    api.say("salaire")
    api.webhook |= {"last_error_date": 1_800_000_000, "last_error_message": "Connection refused"}
    found = json.loads(webhook("info", "--json").stdout)
    assert found["webhook"] == "here" and found["waiting"] == 1
    assert (found["last_error"], found["last_error_at"][:4]) == ("Connection refused", "2027")
    api.webhook["url"] = "https://elsewhere.example/hook"
    shown = webhook("info")
    assert "elsewhere" in shown.stderr and "elsewhere.example" not in shown.stderr


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [("TELEGRAM_TOKEN", "", "BOT_TELEGRAM_TOKEN is not set"), ("PUBLIC_URL", "", "BOT_PUBLIC_URL is not set"),
     ("TELEGRAM_TOKEN", "999:wrong-token", "copy it again"), ("TELEGRAM_API", "http://127.0.0.1:9", "does not answer")],
)  # fmt: skip
def test_what_is_wrong_is_said_on_one_line(monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str) -> None:
    monkeypatch.setenv(f"BOT_{name}", value)
    done = webhook("set")
    assert done.exit_code == 1 and said in done.stderr
    assert "Traceback" not in done.stderr and "wrong-token" not in done.stderr and TOKEN not in done.stderr


def test_what_telegram_refuses_is_said(api: FakeBotApi) -> None:
    api.trouble("setWebhook", 400)
    done = webhook("set")
    assert done.exit_code == 1 and "Telegram refuses" in done.stderr


def test_only_these_actions() -> None:
    assert webhook("drop").exit_code == 2

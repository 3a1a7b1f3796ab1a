from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.settings import BadSettings, Settings, load_settings

PARIS = ZoneInfo("Europe/Paris")
TOKEN = "123456:AAE-very-secret-token"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without `.env`."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_anything_set_it_serves_this_machine_alone() -> None:
    found = load_settings()
    assert (found.host, found.port, found.encoder) == ("127.0.0.1", 8000, "bundled,universal")
    assert found.telegram_token is None and found.widget_origins == () and found.now is None


def test_every_setting_says_what_it_is() -> None:
    for name, field in Settings.model_fields.items():
        assert field.description, name


def test_the_environment_wins_over_the_file_and_arguments_over_both(
    elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (elsewhere / ".env").write_text("BOT_PORT=8001\nBOT_HOST=0.0.0.0\nOTHER=x\n")
    monkeypatch.setenv("BOT_PORT", "8002")
    assert (load_settings().host, load_settings().port) == ("0.0.0.0", 8002)
    assert load_settings(port=8003).port == 8003


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("BOT_PORT", "many", "integer"), ("BOT_PORT", "70000", "65535"), ("BOT_NOW", "yesterday", "datetime"),
        ("BOT_TELEGRAM_MODE", "pigeon", "polling"), ("BOT_PUBLIC_URL", "guichet.example.fr", "http"),
        ("BOT_TELEGRAM_API", "ftp://x", "http"), ("BOT_RATE_PER_MINUTE", "0", "1"), ("BOT_BODY_LIMIT", "10", "1000"),
    ],
)  # fmt: skip
def test_a_wrong_setting_is_named_with_what_is_wanted(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, said: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(BadSettings) as refused:
        load_settings()
    assert str(refused.value).startswith(f"{name}: ") and said in str(refused.value)


def test_all_mistakes_are_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_PORT", "x")
    monkeypatch.setenv("BOT_NOW", "y")
    with pytest.raises(BadSettings) as refused:
        load_settings()
    assert len(str(refused.value).splitlines()) == 2


@pytest.mark.parametrize(
    "value",
    [
        "https://a.example, https://b.example/",
        '["https://a.example", "https://b.example"]',
        "https://a.example,https://b.example,",
    ],
)
def test_sites_are_listed_as_people_list_them(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("BOT_WIDGET_ORIGINS", value)
    assert load_settings().widget_origins == ("https://a.example", "https://b.example")


@pytest.mark.parametrize(
    "value", ["a.example", "*", "https://a.example b.example", '["https://a.example"', "[1]", "[null]"]
)
def test_sites_that_are_no_addresses_are_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("BOT_WIDGET_ORIGINS", value)
    with pytest.raises(BadSettings, match="BOT_WIDGET_ORIGINS"):
        load_settings()


def test_secrets_are_never_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TELEGRAM_TOKEN", TOKEN)
    found = load_settings()
    assert found.telegram_token and found.telegram_token.get_secret_value() == TOKEN
    assert "secret-token" not in f"{found!r} {found} {found.model_dump_json()}"
    monkeypatch.setenv("BOT_PORT", "x")
    with pytest.raises(BadSettings) as refused:
        load_settings()
    assert "secret-token" not in str(refused.value)


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_token_is_none(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("BOT_TELEGRAM_TOKEN", value)
    assert load_settings().telegram_token is None


def test_addresses_lose_their_last_slash() -> None:
    assert load_settings(public_url="https://guichet.example.fr/").public_url == "https://guichet.example.fr"


def test_settings_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings().port = 1  # type: ignore[misc]


def test_the_clock_is_aware_whatever_was_written() -> None:
    assert load_settings(now="2022-03-20T10:00").clock(PARIS) == datetime(2022, 3, 20, 10, tzinfo=PARIS)
    assert load_settings(now="2022-03-20T10:00:00Z").clock(PARIS) == datetime(2022, 3, 20, 10, tzinfo=UTC)
    assert abs(load_settings().clock(PARIS) - datetime.now(UTC)).total_seconds() < 5
    assert load_settings().clock(PARIS).tzinfo == PARIS

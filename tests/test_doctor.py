from __future__ import annotations

import socket
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.doctor import Finding, examine
from bot.settings import Settings
from index.prepared import tuning_file
from tests.conftest import VAR
from tests.folders import link_tuning


@pytest.fixture
def prepared_settings(small: Path, small_store: Path) -> Settings:
    """The small folder with its snapshot and the prepared encoder, on a port of the system's choice."""
    link_tuning(small)
    return Settings(_env_file=None, knowledge=small, var=small_store, port=0)  # type: ignore[call-arg]


def found(settings: Settings, **changes: object) -> dict[str, Finding]:
    return {f.name: f for f in examine(settings.model_copy(update=changes))}


def test_all_is_well(prepared_settings: Settings) -> None:
    findings = found(prepared_settings)
    assert {n: f.message for n, f in findings.items() if f.level == "problem"} == {}
    assert findings["knowledge"].message.startswith("10 entries, 2 projects, 1 events")
    assert findings["encoder"].level == "ok" and "896 dimensions" in findings["encoder"].message
    assert findings["index"].level == "ok" and "up to date" in findings["index"].message
    assert findings["telegram"].level == "info" and "BOT_TELEGRAM_TOKEN" in findings["telegram"].message
    assert findings["widget origins"].level == "info"


def test_nothing_is_changed_by_looking(prepared_settings: Settings, tmp_path: Path) -> None:
    empty = tmp_path / "nothing"
    found(prepared_settings, var=empty)
    assert not empty.exists()


def test_a_missing_folder_is_a_problem(prepared_settings: Settings, tmp_path: Path) -> None:
    finding = found(prepared_settings, knowledge=tmp_path / "nowhere")["knowledge"]
    assert finding.level == "problem" and "BOT_KNOWLEDGE" in finding.message


def test_a_broken_file_is_a_problem_with_its_place(prepared_settings: Settings) -> None:
    (prepared_settings.knowledge / "faq" / "soir.md").write_text("rien")
    finding = found(prepared_settings)["knowledge"]
    assert finding.level == "problem" and "faq/soir.md:1" in finding.message and "check" in finding.message


def test_an_edit_makes_the_index_older_than_the_files(prepared_settings: Settings) -> None:
    path = prepared_settings.knowledge / "faq" / "soir.md"
    path.write_text(path.read_text(encoding="utf-8") + "\nEt voilà.\n", encoding="utf-8")
    finding = found(prepared_settings)["index"]
    assert finding.level == "info" and "older than the files" in finding.message


def test_without_an_encoder_it_says_what_comes(prepared_settings: Settings, tmp_path: Path) -> None:
    findings = found(prepared_settings, var=tmp_path / "new")
    assert findings["encoder"].level == "info" and "first start" in findings["encoder"].message
    assert findings["index"].level == "info"


def test_without_an_index_it_says_what_comes(prepared_settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / "models").symlink_to(VAR / "models")
    finding = found(prepared_settings, var=tmp_path / "new")["index"]
    assert finding.level == "info" and "python -m bot build" in finding.message


def test_a_spoilt_tuning_file_is_a_problem(prepared_settings: Settings) -> None:
    tuning = tuning_file(prepared_settings.knowledge, "universal")
    tuning.unlink(missing_ok=True)
    tuning.write_bytes(b"spoilt")
    assert found(prepared_settings)["encoder"].level == "problem"


def test_a_taken_port_is_told(prepared_settings: Settings) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        finding = found(prepared_settings, port=taken.getsockname()[1])["port"]
    assert "is taken" in finding.message and "BOT_PORT" in finding.message


@pytest.mark.parametrize(
    ("changes", "level", "said"),
    [
        ({"telegram_token": "123456:ABC-secret"}, "ok", "polling"),
        ({"telegram_token": "no-colon-secret"}, "problem", "BotFather"),
        ({"telegram_token": "123456:ABC-secret", "telegram_mode": "webhook"}, "problem", "BOT_PUBLIC_URL"),
        (
            {"telegram_token": "123456:ABC-secret", "telegram_mode": "webhook", "public_url": "https://a.example"},
            "ok",
            "webhook",
        ),
    ],
)
def test_telegram(prepared_settings: Settings, changes: dict[str, str], level: str, said: str) -> None:
    values = {"knowledge": prepared_settings.knowledge, "var": prepared_settings.var, "port": 0} | changes
    findings = examine(Settings(_env_file=None, **values))  # type: ignore[call-arg, arg-type]
    (finding,) = [f for f in findings if f.name == "telegram"]
    assert finding.level == level and said in finding.message
    assert not any("secret" in f.message for f in findings), "tokens are never shown"


def test_mail_is_looked_at(prepared_settings: Settings) -> None:
    assert found(prepared_settings)["mail"].level == "info"
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        url = SecretStr(f"smtp://user:secret@127.0.0.1:{server.getsockname()[1]}")
        there = {"smtp_url": url, "public_url": "https://guichet.example.fr"}
        away = found(prepared_settings, **there)["mail"]
        server.listen()
        assert found(prepared_settings, **there)["mail"].level == "ok"
    assert away.level == "problem" and "BOT_SMTP_URL" in away.message and "secret" not in away.message
    assert "BOT_PUBLIC_URL" in found(prepared_settings, smtp_url=url)["mail"].message

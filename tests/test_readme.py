"""The documents say what the code does: settings, commands and rooms, none missing and none invented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer.main

from bot.cli import app
from bot.settings import ROOT, Settings, load_settings

README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def settings_table() -> str:
    """The README's table, from the settings themselves."""
    rows = ["| Setting | Default | What it is |", "|---|---|---|"]
    for name, field in Settings.model_fields.items():
        rows.append(f"| `BOT_{name.upper()}` | {_shown(field.default)} | {field.description} |")
    return "\n".join(rows)


def _shown(default: object) -> str:
    if isinstance(default, Path):
        return f"`{default.relative_to(ROOT)}/`"
    if default in (None, "", ()):
        return ""
    return f"`{str(default).lower() if isinstance(default, bool) else default}`"


def test_the_table_of_settings_is_the_settings() -> None:
    found = re.search(r"<!-- settings:.*?-->\n(.*?)<!-- /settings -->", README, re.DOTALL)
    assert found is not None
    assert found.group(1).strip() == settings_table(), f"README.md, Settings: write\n\n{settings_table()}\n"


def test_the_example_of_env_has_every_setting_once() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    named = re.findall(r"^#(BOT_[A-Z_]+)=", example, re.MULTILINE)
    assert sorted(named) == sorted(f"BOT_{name.upper()}" for name in Settings.model_fields)


def test_the_example_of_env_can_be_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All its lines at once, as somebody who removes every # would have them."""
    for name in Settings.model_fields:
        monkeypatch.delenv(f"BOT_{name.upper()}", raising=False)
    text = (ROOT / ".env.example").read_text(encoding="utf-8")
    (tmp_path / ".env").write_text(re.sub(r"^#(?=BOT_)", "", text, flags=re.MULTILINE), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert load_settings().public_url == "https://guichet.example.fr"


def commands() -> set[str]:
    """Every command of the command line, those of groups with the group's name."""
    root = typer.main.get_command(app)
    found = set()
    for name, command in getattr(root, "commands", {}).items():
        found |= {f"{name} {inner}" for inner in getattr(command, "commands", {})} or {name}
    return found


def test_the_table_of_commands_is_the_commands() -> None:
    table = README.partition("### Commands")[2].partition("### Settings")[0]
    assert set(re.findall(r"^\| `([a-z ]+)` \|", table, re.MULTILINE)) == commands()


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"])
def test_what_a_document_says_to_type_exists(document: str) -> None:
    text = (ROOT / document).read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):(?!=)", MAKEFILE, re.MULTILINE))
    assert set(re.findall(r"(?:^\$ |`)make ([a-z]+)", text, re.MULTILINE)) <= targets
    typed = re.findall(r"(?:guichet|python -m bot) ((?:model|telegram|keys|interests) [a-z]+|[a-z]+)", text)
    assert set(typed) <= commands()


@pytest.mark.parametrize(
    "document", ["README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "CHANGELOG.md", "knowledge/LICENCE.md"]
)
def test_links_to_files_lead_somewhere(document: str) -> None:
    path = ROOT / document
    links = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_room_is_described_and_none_is_invented() -> None:
    rooms = {
        str(path.relative_to(ROOT))
        for package in ("index", "bot")
        for path in (ROOT / package).rglob("*.py")
        if path.name != "__init__.py"
    }
    assert set(re.findall(r"^- `((?:index|bot)/[a-z_/]+\.py)`", ARCHITECTURE, re.MULTILINE)) == rooms

"""The commands on the database, in processes of their own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.settings import ROOT
from bot.storage.cipher import new_key
from bot.storage.engine import Storage
from bot.storage.tables import questions

OLD, NEW = new_key(), new_key()


def guichet(var: Path, *arguments: str, said: str = "", **settings: str) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("BOT_")}
    chosen = {"BOT_VAR": str(var), "BOT_DATA_KEYS": OLD} | settings
    return subprocess.run(
        [sys.executable, "-m", "bot", *arguments], env=environment | chosen, cwd=ROOT, input=said, text=True,
        capture_output=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.fixture
def var(tmp_path: Path) -> Path:
    """A database with a question of 2020 and one of today."""
    storage = Storage.open("", tmp_path / "var", keys=(OLD,))
    with storage.begin() as tx:
        for answer, asked in (("old", datetime(2020, 1, 1, tzinfo=UTC)), ("new", datetime.now(UTC))):
            tx.execute(
                questions.insert().values(
                    answer=answer, text="combien ?", kind="answer", confidence=0.5, lang="fr", channel="web", asked_at=asked
                )
            )  # fmt: skip
    storage.close()
    return tmp_path / "var"


def count(var: Path) -> int:
    storage = Storage.open("", var, keys=(OLD,))
    with storage.read() as tx:
        number = tx.scalar(select(func.count()).select_from(questions)) or 0
    storage.close()
    return number


def test_a_dry_purge_tells_what_a_purge_does(var: Path) -> None:
    dry = json.loads(guichet(var, "purge", "--dry-run", "--json").stdout)
    assert dry["questions"] == 1 and count(var) == 2
    assert json.loads(guichet(var, "purge", "--json").stdout) == dry and count(var) == 1
    later = guichet(var, "purge", "--dry-run", "--now", "2099-01-01T10:00")
    assert "       1  questions\n" in later.stdout


def test_backup_and_restore(var: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite3"
    assert guichet(var, "backup", str(copy)).returncode == 0
    guichet(var, "purge")
    assert guichet(var, "restore", str(copy), said="n\n").returncode == 1 and count(var) == 1
    done = guichet(var, "restore", str(copy), "--yes")
    assert done.returncode == 0 and count(var) == 2
    serving = Storage.open("", var, keys=(OLD,))
    refused = guichet(var, "restore", str(copy), "--yes")
    serving.close()
    assert refused.returncode == 1 and "stop it first" in refused.stderr and "Traceback" not in refused.stderr


def test_keys_are_made_and_rotated(var: Path) -> None:
    made = guichet(var, "keys", "new").stdout.strip()
    assert guichet(var, "keys", "rotate", BOT_DATA_KEYS=f"{made},{OLD}").returncode == 0
    assert guichet(var, "purge", "--dry-run", BOT_DATA_KEYS=made).returncode == 0
    lost = guichet(var, "purge", "--dry-run")
    assert lost.returncode == 1 and "BOT_DATA_KEYS" in lost.stderr and OLD not in lost.stderr
    without = guichet(var, "keys", "rotate", BOT_DATA_KEYS="")
    assert without.returncode == 1 and "guichet keys new" in without.stderr


@pytest.mark.parametrize("command", [("backup", "nowhere/copy"), ("restore", "nothing", "--yes"), ("purge",)])
def test_what_cannot_be_done_is_told_on_one_line(var: Path, command: tuple[str, ...]) -> None:
    (var / "guichet.sqlite3").write_bytes(b"damaged" * 1_000)
    done = guichet(var, *command)
    assert done.returncode == 1 and len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "guichet.sqlite3" not in done.stderr or "damaged" in done.stderr

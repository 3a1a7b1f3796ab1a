"""The command `announce`, in a process of its own, on the database that a server would use."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.storage.engine import Storage
from tests import folders
from tests.folders import ROOT
from tests.world import World, at, event

CALL = event("appel", start="2026-03-02", end="2026-04-03")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    storage = Storage.open("", tmp_path)
    made = World(storage, at("2026-02-20T12:00"), {"appel": CALL})
    for chat in (1, 2):
        made.agreed(chat)
    made.clerk.round()
    yield made
    storage.close()


def announce(var: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    files = folders.folder(**{"calendar.yaml": folders.CALENDAR + CALL})
    for name, content in files.items():
        (var / "knowledge" / name).parent.mkdir(parents=True, exist_ok=True)
        (var / "knowledge" / name).write_bytes(content)
    kept = {k: v for k, v in os.environ.items() if not k.startswith("BOT_")}
    environment = kept | {"PYTHONPATH": str(ROOT), "BOT_VAR": str(var), "BOT_KNOWLEDGE": str(var / "knowledge")}
    command = [sys.executable, "-m", "bot", "announce", *arguments]
    return subprocess.run(command, env=environment, cwd=var, capture_output=True, text=True, check=False)


def test_a_dry_run_counts_and_the_real_one_puts_into_the_outbox(world: World, tmp_path: Path) -> None:
    asked = announce(tmp_path, "--dry-run", "--json", "--now", "2026-03-02T10:00")
    assert asked.returncode == 0, asked.stderr
    assert json.loads(asked.stdout) == {"calls": [{"call": "appel", "people": {"telegram": 2}}], "announced": 0}
    assert world.outbox.waiting() == {}
    done = announce(tmp_path, "--now", "2026-03-02T10:00")
    assert done.returncode == 0 and "appel: 2 by telegram" in done.stderr and "2 messages" in done.stderr
    assert world.outbox.waiting() == {("announcement", "telegram"): 2}
    again = announce(tmp_path, "--now", "2026-03-02T11:00")
    assert again.returncode == 0 and "no call is due" in again.stderr
    assert world.outbox.waiting() == {("announcement", "telegram"): 2}

"""How fast the real knowledge answers over HTTP, and how soon an edit is live: `python -m tests.bench_live`.

Needs the snapshot that `python -m bot build` leaves in `var`. It and the folder are copied, so that nothing of yours changes.
"""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import httpx

from bot.opening import open_index
from bot.settings import load_settings
from index.knowledge import Knowledge
from index.snapshot import NAME
from server import create_app
from tests.serving import served

QUESTIONS, AT_ONCE, EDITS = 400, 8, 5


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        folder, var = Path(scratch) / "knowledge", Path(scratch) / "var"
        settings = load_settings()
        shutil.copytree(settings.knowledge, folder)
        var.mkdir()
        shutil.copy2(settings.var / NAME, var / NAME)
        (var / "models").symlink_to(settings.var / "models")
        own = {"knowledge": folder, "var": var, "database_url": None, "watch": True, "rate_per_minute": 1_000_000}
        settings = settings.model_copy(update=own)
        index = open_index(settings, save=False, fit=False)
        knowledge = index.engine.knowledge
        with served(create_app(settings, index)) as url, httpx.Client(base_url=url, timeout=30) as client:
            asking(client, url, knowledge)
            editing(client, folder, knowledge)


def asking(client: httpx.Client, url: str, knowledge: Knowledge) -> None:
    """Print the time of one question after the other, and of many at once."""
    said = [phrasing for entry in knowledge.entries for phrasing in entry.also][::7][:QUESTIONS]
    alone = sorted(took(client, q) for q in said)
    started = time.perf_counter()
    with ThreadPoolExecutor(AT_ONCE) as pool:
        clients = [httpx.Client(base_url=url, timeout=30) for _ in range(AT_ONCE)]
        list(pool.map(lambda i: took(clients[i % AT_ONCE], said[i]), range(len(said))))
    rate = len(said) / (time.perf_counter() - started)
    print(
        f"one question: median {statistics.median(alone) * 1000:.0f} ms, 95th percentile {alone[int(0.95 * len(alone))] * 1000:.0f} ms"
    )
    print(f"{AT_ONCE} at once: {rate:.0f} questions a second")


def took(client: httpx.Client, question: str) -> float:
    started = time.perf_counter()
    client.post("/api/ask", json={"question": question}).raise_for_status()
    return time.perf_counter() - started


def editing(client: httpx.Client, folder: Path, knowledge: Knowledge) -> None:
    """Print how long after it is saved an edited answer is given, asking ten times a second."""
    entry = next(e for e in knowledge.entries if not e.rule)
    path, delays = folder / entry.place.path, []
    for turn in range(EDITS):
        mark = f"bench {turn}"
        path.write_text(f"{path.read_text('utf-8').rstrip()}\n\n{mark}.\n", encoding="utf-8")
        saved = time.perf_counter()
        there = partial(client.post, "/api/ask", json={"question": entry.question})
        while mark not in there().json()["text"]:
            time.sleep(0.1)
        delays.append(time.perf_counter() - saved)
    print(
        f"an edit is live after {', '.join(f'{d:.2f}' for d in delays)} s ({len(knowledge.entries) + len(knowledge.projects)} entries and projects)"
    )


if __name__ == "__main__":
    main()

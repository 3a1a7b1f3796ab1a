from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import httpx
import pytest

from bot.assistant import Assistant
from bot.settings import Settings
from index.encoder import Encoder
from index.engine import Engine
from index.live import LiveIndex
from index.loader import NoKnowledge
from index.snapshot import load
from server import create_app, make_assistant
from tests import small as small_folder
from tests.conftest import open_small
from tests.folders import ROOT
from tests.serving import NOW, served

pytestmark = pytest.mark.slow

SOIR = "faq/soir.md"
BROKEN = small_folder.entries()[SOIR].replace("topic: demande", "topic: nulle-part\nvalid_from: demain")


def until(true: Callable[[], bool], seconds: float = 60) -> float:
    """Wait for `true`; the seconds that it took."""
    started = time.perf_counter()
    while not true():
        assert time.perf_counter() - started < seconds, "it never came"
        time.sleep(0.01)
    return time.perf_counter() - started


@contextmanager
def watched(index: LiveIndex) -> Iterator[None]:
    stop = threading.Event()
    thread = threading.Thread(target=index.watch, args=(stop,), daemon=True)
    thread.start()
    time.sleep(0.3)
    try:
        yield
    finally:
        stop.set()
        thread.join(10)
    assert not thread.is_alive()


def edit(folder: Path, old: str, new: str, name: str = SOIR) -> None:
    """Save a file as editors do: write another one, then rename it."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    (folder / "faq" / ".tmp~").write_text(text.replace(old, new), encoding="utf-8")
    (folder / "faq" / ".tmp~").rename(path)


def body(engine: Engine, entry: str = "soir") -> str:
    return engine.knowledge.entries_by_id[entry].body


# Starting


def test_a_fitting_snapshot_is_served_without_encoding(small_live: LiveIndex) -> None:
    assert small_live.follows_files and not small_live.built.stale and not small_live.report.problems
    assert small_live.engine.rank("ouvrir le soir").first.id == "soir"


def test_files_edited_meanwhile_are_read_at_the_start(
    small: Path, small_store: Path, tmp_path: Path, remembering: Encoder
) -> None:
    edit(small, "est appréciée", "suffit")
    index = open_small(small, small_store, tmp_path, remembering)
    assert "suffit" in body(index.engine) and index.follows_files and not index.built.stale


def test_broken_files_at_the_start_keep_the_last_good_answers(
    small: Path, small_store: Path, tmp_path: Path, remembering: Encoder
) -> None:
    (small / SOIR).write_text(BROKEN, encoding="utf-8")
    index = open_small(small, small_store, tmp_path, remembering)
    assert "soir" in index.engine.knowledge.entries_by_id and not index.follows_files
    assert {p.path for p in index.report.errors} == {SOIR}


def test_broken_files_and_no_snapshot_serve_the_good_ones(small: Path, tmp_path: Path, remembering: Encoder) -> None:
    (small / SOIR).write_text(BROKEN, encoding="utf-8")
    index = LiveIndex(small, tmp_path / "var", remembering)
    index.start()
    assert "soir" not in index.engine.knowledge.entries_by_id and "montant" in index.engine.knowledge.entries_by_id
    assert index.engine.rank("la thune").first.id == "montant"
    assert index.report.errors and not (tmp_path / "var" / "snapshot.safetensors").exists(), (
        "what is not sound is not kept"
    )


def test_a_missing_folder_is_named(tmp_path: Path, remembering: Encoder) -> None:
    index = LiveIndex(tmp_path / "nowhere", tmp_path / "var", remembering)
    with pytest.raises(NoKnowledge, match="nowhere: no such folder; set BOT_KNOWLEDGE"):
        index.start()
    with pytest.raises(NoKnowledge):
        _ = index.engine


def test_an_empty_folder_says_what_to_write(tmp_path: Path, remembering: Encoder) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoKnowledge, match=r"programme\.yaml"):
        LiveIndex(tmp_path / "empty", tmp_path / "var", remembering).start()


def test_not_saving_leaves_no_snapshot(small: Path, tmp_path: Path, remembering: Encoder) -> None:
    LiveIndex(small, tmp_path / "var", remembering).start(save=False)
    assert not (tmp_path / "var" / "snapshot.safetensors").exists()


# Following the files


def test_a_good_edit_is_served_and_kept(small: Path, small_live: LiveIndex, remembering: Encoder) -> None:
    before = small_live.engine
    assert small_live.refresh() is False, "nothing changed"
    edit(small, "est appréciée", "suffit")
    assert small_live.refresh() is True
    assert "suffit" in body(small_live.engine) and "suffit" not in body(before), "an engine in use never changes"
    assert small_live.settle() is True and small_live.settle() is False
    kept = load(small_live.store, remembering.fingerprint)
    assert kept and kept.knowledge.digest == small_live.engine.knowledge.digest
    again = LiveIndex(small, small_live.store, remembering)
    again.start()
    assert "suffit" in body(again.engine)


def test_a_broken_edit_keeps_the_last_good_answers_until_it_is_mended(small: Path, small_live: LiveIndex) -> None:
    before, good = small_live.engine, (small / SOIR).read_text(encoding="utf-8")
    (small / SOIR).write_text(BROKEN, encoding="utf-8")
    assert small_live.refresh() is False
    assert small_live.engine is before and not small_live.follows_files
    lines = BROKEN.splitlines()
    assert {(p.path, p.line) for p in small_live.report.errors} == {
        (SOIR, lines.index("topic: nulle-part") + 1), (SOIR, lines.index("valid_from: demain") + 1)
    } or {(p.path, p.line) for p in small_live.report.errors} == {(SOIR, lines.index("valid_from: demain") + 1)}  # fmt: skip
    (small / SOIR).write_text(good.replace("est appréciée", "suffit"), encoding="utf-8")
    assert small_live.refresh() is True
    assert "suffit" in body(small_live.engine) and small_live.follows_files and not small_live.report.errors


def test_taking_a_broken_edit_back_is_enough(small: Path, small_live: LiveIndex) -> None:
    good = (small / SOIR).read_bytes()
    (small / SOIR).write_bytes(b"\xff\xfe broken")
    assert small_live.refresh() is False
    (small / SOIR).write_bytes(good)
    small_live.refresh()
    assert (
        small_live.follows_files
        and not small_live.report.errors
        and "soir" in small_live.engine.knowledge.entries_by_id
    )


@pytest.mark.parametrize(
    "name", ["programme.yaml", "calendar.yaml", "smalltalk.yaml", "off_topic.yaml", "synonyms.yaml"]
)
@pytest.mark.parametrize("content", ["", "a: [", "- - -", "\x00"])
def test_no_spoilt_file_ever_stops_the_service(small: Path, small_live: LiveIndex, name: str, content: str) -> None:
    (small / name).write_text(content, encoding="utf-8")
    small_live.refresh()
    assert small_live.engine.rank("ouvrir le soir").first.id == "soir"


def test_a_folder_that_vanishes_keeps_being_served(small: Path, small_live: LiveIndex) -> None:
    small.rename(small.with_name("elsewhere"))
    assert small_live.refresh() is False
    assert small_live.engine.rank("ouvrir le soir").first.id == "soir"


def test_a_new_entry_is_found_at_once_and_fitted_later(small: Path, small_live: LiveIndex) -> None:
    text = small_folder.entry(
        "amendes", "Que fait-on des amendes de retard ?", ["pénalités de retard"], "La commune les garde."
    )
    (small / "faq" / "amendes.md").write_text(text, encoding="utf-8")
    assert small_live.refresh() and small_live.built.stale
    assert small_live.engine.rank("que deviennent les amendes de retard ?").first.id == "amendes"
    assert small_live.refit() is True and not small_live.built.stale
    assert small_live.engine.rank("que deviennent les amendes de retard ?").first.id == "amendes"
    assert small_live.refit() is False


def test_a_fit_that_an_edit_overtook_is_dropped(
    small: Path, small_live: LiveIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    from index import live as module

    edit(small, "est appréciée", "suffit")
    small_live.refresh()
    plain = module.build

    def slowly(*args: object, **options: object) -> object:
        fitted = plain(*args, **options)
        edit(small, "suffit", "est obligatoire")
        monkeypatch.setattr(module, "build", plain)
        assert small_live.refresh()
        return fitted

    monkeypatch.setattr(module, "build", slowly)
    assert small_live.refit() is False
    assert "est obligatoire" in body(small_live.engine)


# Watching


def test_watching_follows_good_edits_reports_broken_ones_and_fits(small: Path, small_live: LiveIndex) -> None:
    with watched(small_live):
        edit(small, "est appréciée", "suffit")
        until(lambda: "suffit" in body(small_live.engine))
        until(lambda: not small_live.built.stale)
        (small / SOIR).write_text(BROKEN, encoding="utf-8")
        until(lambda: bool(small_live.report.errors))
        assert "suffit" in body(small_live.engine)
        (small / SOIR).write_text(small_folder.entries()[SOIR], encoding="utf-8")
        until(lambda: "est appréciée" in body(small_live.engine) and small_live.follows_files)


def test_watching_survives_a_folder_that_is_replaced(small: Path, small_live: LiveIndex) -> None:
    with watched(small_live):
        shutil.move(small, small.with_name("old"))
        time.sleep(1.5)
        assert small_live.engine.rank("ouvrir le soir").first.id == "soir"
        small_folder.write(small, {SOIR: small_folder.entries()[SOIR].replace("est appréciée", "suffit")})
        until(lambda: "suffit" in body(small_live.engine))


def test_watching_survives_whatever_a_reload_raises(
    small: Path, small_live: LiveIndex, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    plain, failed = small_live.refresh, threading.Event()

    def failing() -> bool:
        if not failed.is_set():
            failed.set()
            raise MemoryError
        return plain()

    monkeypatch.setattr(small_live, "refresh", failing)
    with watched(small_live):
        until(failed.is_set)
        edit(small, "est appréciée", "suffit")
        until(lambda: "suffit" in body(small_live.engine))
    assert "the last good knowledge keeps serving" in caplog.text


class Unfitted(LiveIndex):
    """Takes every edit, and leaves the fit that follows (minutes of work at this size) to the tests above."""

    def refit(self) -> bool:
        return False


def test_an_edit_at_full_size_is_live_without_a_restart_and_no_request_fails(
    live: LiveIndex, settings: Settings, encoder: Encoder, tmp_path: Path
) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge", folder)
    index = open_small(folder, settings.var, tmp_path, encoder, Unfitted)
    assert len(index.engine.material.units) > 300
    entry = next(e for e in index.engine.knowledge.entries if not e.rule)
    app = create_app(settings.model_copy(update={"knowledge": folder, "watch": True}), index)
    path, mark = folder / entry.place.path, "la phrase toute neuve"
    failures: list[str] = []
    at_start = index.report
    delays: list[float] = []
    with served(app) as url:
        done = threading.Event()
        asked = [0, 0]

        def ask(place: int) -> None:
            with httpx.Client(base_url=url, timeout=10) as client:
                while not done.is_set():
                    answer = client.post("/api/ask", json={"question": entry.question})
                    asked[place] += 1
                    if answer.status_code != 200 or not answer.json()["text"]:
                        failures.append(answer.text)
                    time.sleep(0.02)

        askers = [threading.Thread(target=ask, args=(i,)) for i in range(2)]
        for asker in askers:
            asker.start()
        client = httpx.Client(base_url=url, timeout=10)

        def there(wanted: str) -> bool:
            return wanted in client.post("/api/ask", json={"question": entry.question}).json()["text"]

        try:
            until(lambda: index.report is not at_start)  # the files have been read once
            for turn in range(3):
                text = path.read_text(encoding="utf-8")
                path.write_text(f"{text.rstrip()}\n\nVoici {mark} {turn}.\n", encoding="utf-8")
                delays.append(until(partial(there, f"{mark} {turn}")))
        finally:
            done.set()
            for asker in askers:
                asker.join()
    print(f"an edit was served after {', '.join(f'{d:.2f}' for d in delays)} s, {sum(asked)} questions asked meanwhile")
    assert failures == [] and min(asked) > 3
    assert max(delays) < 45  # the delay itself is printed: how long it takes depends on what else the machine does


def test_an_assistant_answers_from_what_is_live(small: Path, small_live: LiveIndex, settings: Settings) -> None:
    assistant: Assistant = make_assistant(small_live, settings)
    assert "appréciée" in assistant.reply("Faut-il ouvrir le soir ?", now=NOW).markdown
    edit(small, "est appréciée", "suffit")
    small_live.refresh()
    assert "suffit" in assistant.reply("Faut-il ouvrir le soir ?", now=NOW).markdown

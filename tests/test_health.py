from __future__ import annotations

from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient
from prometheus_client.parser import text_string_to_metric_families

from bot.reply import Reply
from bot.settings import Settings
from bot.web.health import Figures, health_router
from index.encoder import Encoder
from index.live import LiveIndex
from server import create_app
from tests.serving import served


def figures_of(text: str) -> dict[str, float]:
    samples = [s for family in text_string_to_metric_families(text) for s in family.samples]
    return {s.name + "".join(f"|{v}" for _, v in sorted(s.labels.items())): s.value for s in samples}


def site(live: LiveIndex, figures: Figures | None = None, **checks: object) -> TestClient:
    app = FastAPI()
    app.include_router(health_router(live, figures or Figures(), checks))  # type: ignore[arg-type]
    return TestClient(app)


def test_alive_says_nothing_of_the_index(tmp_path: Path, remembering: Encoder) -> None:
    nothing = LiveIndex(tmp_path, tmp_path, remembering)
    done = site(nothing).get("/health")
    assert done.status_code == 200 and done.json() == {"status": "alive"}


def test_not_ready_until_something_is_loaded(tmp_path: Path, remembering: Encoder) -> None:
    done = site(LiveIndex(tmp_path, tmp_path, remembering)).get("/ready")
    assert done.status_code == 503 and done.json()["index"] is False


def test_ready_when_all_that_must_hold_does(small_index: LiveIndex) -> None:
    done = site(small_index, storage=lambda: True).get("/ready")
    assert done.status_code == 200 and done.json() == {"index": True, "storage": True, "knowledge_as_written": True}
    assert site(small_index, storage=lambda: False).get("/ready").status_code == 503


def test_a_broken_edit_is_told_but_serving_goes_on(small: Path, small_live: LiveIndex) -> None:
    (small / "faq" / "soir.md").write_text("rien")
    small_live.refresh()
    client = site(small_live)
    assert client.get("/ready").status_code == 200 and client.get("/ready").json()["knowledge_as_written"] is False
    assert figures_of(client.get("/metrics").text)["guichet_knowledge_problems"] >= 1


def test_replies_are_counted_by_kind_and_channel(small_index: LiveIndex) -> None:
    figures = Figures()
    figures.observer("web")(Reply("answer", "", "fr"), 0.02)
    figures.observer("web")(Reply("answer", "", "fr"), 0.2)
    figures.observer("telegram")(Reply("unknown", "", "fr"), 0.02)
    found = figures_of(site(small_index, figures).get("/metrics").text)
    assert found["guichet_answers_total|web|answer"] == 2 and found["guichet_answers_total|telegram|unknown"] == 1
    assert found["guichet_answer_seconds_count"] == 3 and found["guichet_answer_seconds_sum"] == pytest.approx(0.24)
    assert found["guichet_knowledge_units"] == 14


def test_what_the_database_refuses_and_the_purge_removes_is_counted(small_index: LiveIndex) -> None:
    figures = Figures()
    figures.storage_failed("away")
    figures.purged({"questions": 3, "interests": 0})
    figures.lost.inc(2)
    found = figures_of(site(small_index, figures).get("/metrics").text)
    assert found["guichet_storage_failures_total|away"] == 1 and found["guichet_storage_failures_total|full"] == 0
    assert found["guichet_purged_total|questions"] == 3 and found["guichet_questions_dropped_total"] == 2


def test_figures_hold_nothing_that_was_asked(small_index: LiveIndex, settings: Settings) -> None:
    with served(create_app(settings, small_index)) as url, httpx.Client(base_url=url, timeout=30) as client:
        secret = "mon adresse est jeanne.dupont@example.fr"
        given = client.post("/api/ask", json={"question": f"la thune, {secret}"}).json()
        text = client.get("/metrics").text
    for word in ("thune", "jeanne", given["conversation"], given["answer"]):
        assert word not in text
    assert figures_of(text)["guichet_answer_seconds_count"] == 1

"""Feedback over HTTP, to the real server with a real database."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from fastapi.testclient import TestClient
from pydantic import SecretStr
from sqlalchemy import select
from starlette.exceptions import HTTPException

from bot.settings import Settings
from bot.storage.engine import Storage
from bot.storage.tables import questions
from bot.web.errors import on_http_error, on_invalid
from bot.web.feedback import feedback_router
from index.live import LiveIndex
from server import create_app
from tests.serving import served
from tests.test_api import refused


@pytest.fixture
def site(database: str, small_index: LiveIndex, settings: Settings) -> Iterator[httpx.Client]:
    chosen = settings.model_copy(update={"database_url": SecretStr(database)})
    with served(create_app(chosen, small_index)) as url, httpx.Client(base_url=url, timeout=30) as client:
        yield client


def kept(database: str, tmp_path: Path) -> list[tuple[object, ...]]:
    storage = Storage.open(database, tmp_path)
    with storage.read() as connection:
        found = connection.execute(
            select(questions.c.text, questions.c.channel, questions.c.helpful, questions.c.comment)
        )
        rows = [tuple(row) for row in found]
    storage.close()
    return rows


def test_an_opinion_stands_beside_the_question(site: httpx.Client, database: str, tmp_path: Path) -> None:
    asked = {"question": "Combien la bourse peut-elle verser ? Je suis jeanne@example.fr"}
    answer = site.post("/api/ask", json=asked).json()["answer"]
    done = site.post("/api/feedback", json={"answer": answer, "helpful": False, "comment": "trop court"})
    assert done.status_code == 204 and done.content == b""
    text = "Combien la bourse peut-elle verser ? Je suis [e-mail]"
    assert kept(database, tmp_path) == [(text, "web", False, "trop court")]


def test_an_unknown_answer_is_told_nothing(site: httpx.Client, database: str, tmp_path: Path) -> None:
    assert site.post("/api/feedback", json={"answer": "never-given", "helpful": True}).status_code == 204
    assert kept(database, tmp_path) == []


class Opinions:
    """Nothing that is refused may reach it."""

    def feedback(self, answer: str, helpful: bool, comment: str = "") -> None:
        raise AssertionError


def route() -> TestClient:
    """The route alone."""
    app = FastAPI()
    app.add_exception_handler(HTTPException, on_http_error)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.include_router(feedback_router(Opinions()))
    return TestClient(app)


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"answer": "a"},
        {"answer": "a", "helpful": "yes"},
        {"answer": "a b", "helpful": True},
        {"answer": "", "helpful": True},
        {"answer": "a" * 33, "helpful": True},
        {"answer": "a", "helpful": True, "comment": "c" * 2_001},
        {"answer": "a", "helpful": True, "more": 1},
    ],
)
def test_what_is_no_opinion_is_refused(body: dict[str, object]) -> None:
    refused(route().post("/api/feedback", json=body), 422, "invalid")


def test_what_is_not_json_is_refused() -> None:
    done = route().post("/api/feedback", content="answer=a", headers={"content-type": "text/plain"})
    refused(done, 415, "not_json")


def test_clearing_a_conversation_takes_its_questions_back(site: httpx.Client, database: str, tmp_path: Path) -> None:
    site.get("/")
    for question in ("Combien la bourse peut-elle verser ?", "et pour qui ?"):
        site.post("/chat", data={"question": question}, headers={"sec-fetch-site": "same-origin"})
    answer = site.post("/api/ask", json={"question": "Faut-il ouvrir le soir ?"}).json()["answer"]
    site.post("/chat/clear", headers={"sec-fetch-site": "same-origin"})
    site.post("/api/feedback", json={"answer": answer, "helpful": True})
    assert [row[0] for row in kept(database, tmp_path)] == ["Faut-il ouvrir le soir ?"]


def test_questions_are_answered_while_the_database_is_away(
    small_index: LiveIndex, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.journal.PATIENCE", 0.2)
    away = settings.model_copy(update={"database_url": SecretStr("postgresql://nobody@127.0.0.1:9/none")})
    with served(create_app(away, small_index)) as url:
        answer = httpx.post(f"{url}/api/ask", json={"question": "Combien la bourse peut-elle verser ?"}).json()
        assert answer["entry"] == "montant"
        ready = httpx.get(f"{url}/ready")
        assert ready.status_code == 503 and ready.json()["storage"] is False and ready.json()["index"] is True
        done = httpx.post(f"{url}/api/feedback", json={"answer": answer["answer"], "helpful": True}, timeout=30)
        refused(done, 503, "unavailable")
        assert int(done.headers["retry-after"]) > 0
        assert 'guichet_storage_failures_total{kind="away"}' in httpx.get(f"{url}/metrics").text

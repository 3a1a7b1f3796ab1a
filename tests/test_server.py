from __future__ import annotations

import threading
import time
from pathlib import Path

import httpx
import pytest

from bot.assistant import Assistant
from bot.settings import Settings
from index.live import LiveIndex
from server import create_app
from tests.conftest import open_small
from tests.serving import served
from tests.test_api import refused


def watchers() -> list[threading.Thread]:
    return [t for t in threading.enumerate() if t.name == "watch"]


def test_it_follows_the_files_while_it_runs_and_stops_cleanly(
    small: Path, small_live: LiveIndex, settings: Settings
) -> None:
    app = create_app(settings.model_copy(update={"watch": True}), small_live)
    assert not watchers()
    with served(app) as url:
        assert len(watchers()) == 1
        path = small / "faq" / "soir.md"
        path.write_text(path.read_text(encoding="utf-8").replace("est appréciée", "suffit"), encoding="utf-8")
        deadline = time.monotonic() + 20
        while "suffit" not in httpx.post(f"{url}/api/ask", json={"question": "Faut-il ouvrir le soir ?"}).text:
            assert time.monotonic() < deadline
    assert not watchers()


def test_it_need_not_follow_the_files(small_index: LiveIndex, settings: Settings) -> None:
    with served(create_app(settings, small_index)):
        assert not watchers()


def test_only_sites_that_are_named_may_call_from_a_browser(small_index: LiveIndex, settings: Settings) -> None:
    asked = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    named = settings.model_copy(update={"widget_origins": ("https://site.example",)})
    with served(create_app(named, small_index)) as url:
        for origin, allowed in (("https://site.example", True), ("https://evil.example", False)):
            before = httpx.options(f"{url}/api/ask", headers={"origin": origin} | asked)
            done = httpx.post(f"{url}/api/ask", json={"question": "bonjour"}, headers={"origin": origin})
            for answer in (before, done):
                assert (answer.headers.get("access-control-allow-origin") == origin) is allowed
                assert "access-control-allow-credentials" not in answer.headers
    with served(create_app(settings, small_index)) as url:
        done = httpx.post(f"{url}/api/ask", json={"question": "bonjour"}, headers={"origin": "https://site.example"})
        assert "access-control-allow-origin" not in done.headers


def test_a_crash_is_told_in_the_form_of_errors_and_hides_why(
    small_index: LiveIndex, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*args: object, **options: object) -> None:
        raise RuntimeError("secret of la thune")

    monkeypatch.setattr(Assistant, "reply", crash)
    with served(create_app(settings, small_index)) as url:
        done = httpx.post(f"{url}/api/ask", json={"question": "la thune"})
        refused(done, 500, "error")
        assert "secret" not in done.text
        assert httpx.get(f"{url}/health").status_code == 200


def test_another_programme_is_served_by_the_same_code(small_index: LiveIndex, settings: Settings) -> None:
    with served(create_app(settings, small_index)) as url:
        page = httpx.get(f"{url}/").text
        assert "Lecture Vive" in page and "EIG" not in page
        found = httpx.post(f"{url}/api/ask", json={"question": "Combien la bourse peut-elle verser ?"}).json()
    assert found["entry"] == "montant" and "12 000 euros" in found["text"]
    assert "encore" in found["text"], "the date in it was made for today"


def test_conversations_of_the_page_and_of_the_api_are_of_one_server(
    small: Path, small_store: Path, tmp_path: Path, small_index: LiveIndex, settings: Settings
) -> None:
    other = open_small(small, small_store, tmp_path, small_index.encoder)
    with served(create_app(settings, small_index)) as first, served(create_app(settings, other)) as second:
        told = httpx.post(f"{first}/api/ask", json={"question": "Quand l'argent est-il versé ?"}).json()
        follow = {"question": "c'était pareil avant ?", "conversation": told["conversation"]}
        assert httpx.post(f"{first}/api/ask", json=follow).json()["entry"] == "versement-1"
        assert httpx.post(f"{second}/api/ask", json=follow).json()["entry"] != "versement-1"

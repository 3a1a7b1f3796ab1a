from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest

from bot.settings import Settings
from bot.texts import catalogue
from index.live import LiveIndex
from server import create_app
from tests.serving import served
from tests.test_api import HEAD, refused, rest


@pytest.fixture(scope="module")
def strict_url(small_index: LiveIndex, settings: Settings) -> Iterator[str]:
    """A server with the limits that people get."""
    plain = Settings(_env_file=None, now=settings.now, watch=False)  # type: ignore[call-arg]
    with served(create_app(plain, small_index)) as url:
        yield url


def test_the_sixty_first_question_of_a_minute_is_refused(small_index: LiveIndex, settings: Settings) -> None:
    plain = Settings(_env_file=None, now=settings.now, watch=False)  # type: ignore[call-arg]
    assert plain.rate_per_minute == 60
    with served(create_app(plain, small_index)) as url, httpx.Client(base_url=url, timeout=30) as client:
        codes = [client.post("/api/ask", json={"question": "bonjour"}).status_code for _ in range(60)]
        assert codes == [200] * 60
        for lang in ("fr", "en"):
            done = client.post("/api/ask", json={"question": "bonjour"}, headers={"accept-language": lang})
            refused(done, 429, "too_many", lang)
            assert 1 <= int(done.headers["retry-after"]) <= 60
        page = client.post("/", data={"question": "bonjour"}, headers={"accept": "text/html"})
        assert page.status_code == 429 and page.headers["content-type"].startswith("text/html")
        assert catalogue("fr")["error.too_many"] in page.text
        assert client.get("/").status_code == client.get("/api/suggest", params={"q": "a"}).status_code == 200, (
            "reading is free"
        )


def test_the_limit_is_of_each_address_and_ends_with_the_minute(small_index: LiveIndex, settings: Settings) -> None:
    app = create_app(settings.model_copy(update={"rate_per_minute": 2}), small_index)
    with pytest.MonkeyPatch.context() as patch, served(app) as url, httpx.Client(base_url=url, timeout=30) as client:

        def ask() -> int:
            return client.post("/api/ask", json={"question": "bonjour"}).status_code

        assert [ask() for _ in range(3)] == [200, 200, 429]
        later = time.time() + 61
        patch.setattr(time, "time", lambda: later)
        assert ask() == 200


def test_a_body_announced_too_large_is_refused_before_it_is_sent(strict_url: str) -> None:
    at = urlsplit(strict_url)
    with socket.create_connection((at.hostname, at.port), timeout=10) as connection:
        connection.sendall(HEAD + b"Content-Length: 5000000\r\n\r\n")
        answer = rest(connection)
    assert answer.startswith(b"HTTP/1.1 413 ") and b'"too_large"' in answer


def test_a_body_that_grows_too_large_is_refused_on_the_way(strict_url: str) -> None:
    at = urlsplit(strict_url)
    with socket.create_connection((at.hostname, at.port), timeout=10) as connection:
        connection.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
        for size in (32_000, 32_001):  # one byte too many, and the body is never ended
            connection.sendall(b"%x\r\n%s\r\n" % (size, b"a" * size))
        answer = rest(connection)
    assert answer.startswith(b"HTTP/1.1 413 ") and b'"too_large"' in answer


@pytest.mark.parametrize("chunked", [False, True])
def test_five_megabytes_are_refused_and_the_server_lives(strict_url: str, chunked: bool) -> None:
    body = b'{"question": "' + b"a" * 5_000_000 + b'"}'
    content = iter([body[i : i + 65536] for i in range(0, len(body), 65536)]) if chunked else body
    with httpx.Client(base_url=strict_url, timeout=30) as client:
        try:
            done = client.post("/api/ask", content=content, headers={"content-type": "application/json"})
        except httpx.TransportError:
            pass  # the connection was closed while the rest was still being sent: refused all the same
        else:
            refused(done, 413, "too_large")
        assert client.get("/health").status_code == 200


def test_a_body_just_within_the_limit_is_read(strict_url: str) -> None:
    body = b'{"question": "bonjour"' + b" " * (64_000 - 23) + b"}"
    assert len(body) == 64_000
    headers = {"content-type": "application/json"}
    assert httpx.post(f"{strict_url}/api/ask", content=body, headers=headers).status_code == 200
    assert httpx.post(f"{strict_url}/api/ask", content=body + b" ", headers=headers).status_code == 413


def test_a_body_sent_slowly_and_in_pieces_is_read_whole(strict_url: str) -> None:
    def pieces() -> Iterator[bytes]:
        for piece in (b'{"ques', b'tion": "bon', b"jour", b'"}'):
            yield piece
            time.sleep(0.05)

    done = httpx.post(f"{strict_url}/api/ask", content=pieces(), headers={"content-type": "application/json"})
    assert done.status_code == 200 and done.json()["entry"] == "bonjour"


@pytest.mark.parametrize("path", ["/api/ask", "/health", "/", "/nothing"])
def test_browsers_are_told_to_be_careful(strict_url: str, path: str) -> None:
    headers = httpx.get(f"{strict_url}{path}").headers
    assert headers["x-content-type-options"] == "nosniff" and headers["referrer-policy"]
    assert headers["x-frame-options"] == "DENY" or "frame-ancestors" in headers.get("content-security-policy", "")


def test_many_callers_at_once_are_all_answered(small_index: LiveIndex, settings: Settings) -> None:
    with served(create_app(settings, small_index)) as url:
        codes: list[int] = []

        def call() -> None:
            with httpx.Client(base_url=url, timeout=30) as client:
                codes.extend(client.post("/api/ask", json={"question": "la thune"}).status_code for _ in range(4))

        threads = [threading.Thread(target=call) for _ in range(40)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert codes == [200] * 160

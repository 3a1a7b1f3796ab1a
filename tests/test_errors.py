from __future__ import annotations

import json

import pytest
from fastapi import Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException

from bot.texts import catalogue
from bot.web.errors import error, language_of, on_crash, on_http_error, on_invalid


def request(path: str = "/api/ask", **headers: str) -> Request:
    lines = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
    return Request(
        {"type": "http", "method": "POST", "path": path, "headers": lines, "query_string": b"", "root_path": ""}
    )


def told(response: object) -> dict[str, str]:
    found: dict[str, dict[str, str]] = json.loads(response.body)  # type: ignore[attr-defined]
    return found["error"]


@pytest.mark.parametrize(
    ("accepted", "lang"),
    [
        ("", "fr"),
        ("en", "en"),
        ("EN-us", "en"),
        ("de, en;q=0.8", "en"),
        ("fr-CA,en", "fr"),
        ("*", "fr"),
        ("zz", "fr"),
        (",;,", "fr"),
    ],
)
def test_the_language_is_the_first_that_we_speak(accepted: str, lang: str) -> None:
    assert language_of(request(accept_language=accepted)) == lang


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize("status", [400, 403, 404, 405, 413, 415, 422, 429, 500, 503, 418])
def test_every_status_has_a_code_and_a_sentence(status: int, lang: str) -> None:
    response = error(request(accept_language=lang), status)
    found = told(response)
    assert response.status_code == status and set(found) == {"code", "message"}
    assert found["message"] == catalogue(lang)[f"error.{found['code']}"]


def test_what_is_added_comes_after_the_sentence() -> None:
    found = told(error(request(), 422, "(question)", {"Retry-After": "3"}))
    assert found["message"].endswith(" (question)")


async def test_fields_are_named_and_their_content_is_not() -> None:
    mistakes = [
        {"type": "x", "loc": ("body", "question"), "input": "secret", "msg": "secret"},
        {"type": "y", "loc": ("body",)},
    ]
    response = await on_invalid(request(), RequestValidationError(mistakes))
    assert response.status_code == 422
    assert told(response)["message"].endswith("(question, body)") and "secret" not in told(response)["message"]


async def test_what_cannot_be_parsed_is_a_bad_request() -> None:
    response = await on_invalid(request(), RequestValidationError([{"type": "json_invalid", "loc": ("body", 3)}]))
    assert response.status_code == 400 and told(response)["code"] == "bad_request"


async def test_headers_of_a_refusal_are_kept() -> None:
    response = await on_http_error(request(), HTTPException(405, headers={"Allow": "POST"}))
    assert response.status_code == 405 and response.headers["allow"] == "POST"


async def test_a_crash_tells_nothing_of_itself() -> None:
    for response in (
        await on_crash(request(), RuntimeError("secret")),
        await on_http_error(request(), RuntimeError("secret")),
    ):
        assert response.status_code == 500 and told(response)["code"] == "error" and b"secret" not in response.body


def test_a_browser_gets_a_page_except_from_the_api() -> None:
    page = error(request("/nothing", accept="text/html"), 404)
    assert page.headers["content-type"].startswith("text/html") and "<main" in bytes(page.body).decode()
    assert error(request("/api/nothing", accept="text/html"), 404).headers["content-type"] == "application/json"

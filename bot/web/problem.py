"""What a browser shows instead of an error in JSON: what went wrong, and the way back to the chat page."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from fastapi import Request
from fastapi.responses import HTMLResponse

from bot.web.assets import Assets
from bot.web.view import HEADERS, View


def wants_page(request: Request) -> bool:
    """Whether a person's browser asks, not a program: it names HTML, and the address is not one of the API."""
    return "text/html" in request.headers.get("accept", "") and not request.url.path.startswith("/api/")


def problem_page(
    request: Request, status: int, message: str, lang: str, headers: Mapping[str, str] | None = None
) -> HTMLResponse:
    """`message`, in `lang`, as a page with `status`. Needs neither knowledge nor storage, which may be what is missing."""
    html = _view().problem(message, lang, request.scope.get("root_path", ""))
    return HTMLResponse(html, status, {**HEADERS, **(headers or {})})


@cache
def _view() -> View:
    return View(Assets())

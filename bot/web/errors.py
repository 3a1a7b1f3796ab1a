"""Errors as the API gives them: {"error": {"code", "message"}}, in the caller's language, with the right status."""

from __future__ import annotations

import logging

from fastapi import Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, Response
from starlette.exceptions import HTTPException

from bot.storage.errors import StorageAway, StorageError, StorageFull
from bot.texts import FIRST, catalogue, say
from bot.web.problem import problem_page, wants_page

_log = logging.getLogger("guichet")

_CODES = {
    400: "bad_request",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    413: "too_large",
    415: "not_json",
    422: "invalid",
    429: "too_many",
    503: "unavailable",
    507: "full",
}


def language_of(request: Request) -> str:
    """The first language of Accept-Language that we speak."""
    for part in request.headers.get("accept-language", "").split(","):
        lang = part.split(";")[0].strip()[:2].lower()
        if lang in ("fr", "en"):
            return lang
    return FIRST


def error(request: Request, status: int, detail: str = "", headers: dict[str, str] | None = None) -> Response:
    """The error answer for `status`. `detail` (where and what) is added to the message."""
    code = _CODES.get(status, "error")
    lang = language_of(request)
    known = f"error.{code}" in catalogue(lang)
    message = say(lang, f"error.{code}" if known else "error.error")
    if wants_page(request):
        return problem_page(request, status, message, lang, headers)
    return JSONResponse({"error": {"code": code, "message": f"{message} {detail}".strip()}}, status, headers)


async def on_http_error(request: Request, exception: Exception) -> Response:
    status = exception.status_code if isinstance(exception, HTTPException) else 500
    headers = dict(exception.headers or {}) if isinstance(exception, HTTPException) else None
    return error(request, status, headers=headers)


async def on_invalid(request: Request, exception: Exception) -> Response:
    """Says which fields are wrong, never their content."""
    if not isinstance(exception, RequestValidationError):
        return error(request, 422)
    kinds = {e["type"] for e in exception.errors()}
    if "json_invalid" in kinds:
        return error(request, 400)
    fields = [".".join(str(p) for p in e["loc"][1:]) or "body" for e in exception.errors()]
    return error(request, 422, f"({', '.join(dict.fromkeys(fields))})")


async def on_storage_error(request: Request, exception: Exception) -> Response:
    """The database is away (503) or full (507): when to come back. What else it refuses is our fault (500)."""
    assert isinstance(exception, StorageError)
    if not isinstance(exception, (StorageAway, StorageFull)):
        _log.error("database: %s", exception)
        return error(request, 500)
    status = 507 if isinstance(exception, StorageFull) else 503
    return error(request, status, headers={"Retry-After": str(exception.retry_after)})


async def on_crash(request: Request, exception: Exception) -> Response:
    return error(request, 500)

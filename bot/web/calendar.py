"""The dates as a calendar to subscribe to: `/calendar.ics`, and `/calendar/{call}.ics` for one call or cohort."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from email.utils import format_datetime
from typing import Annotated

from fastapi import APIRouter, HTTPException, Query, Request, Response

from bot.ics import Feed, Revisions, feed
from bot.web.forms import preferred
from index.knowledge import Knowledge

FRESH = 900
"""Seconds for which a copy may be shown without asking whether a date has moved."""

_Lang = Annotated[str, Query(max_length=12, description="language of the titles; by default Accept-Language")]
_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,119}")


def calendar_router(
    knowledge: Callable[[], Knowledge], clock: Callable[[], datetime], revisions: Revisions | None = None
) -> APIRouter:
    """The routes. `revisions` tells how often a date has moved, where more is known of it than the calendar says."""
    router = APIRouter(tags=["calendar"])

    def answer(request: Request, lang: str, call: str | None) -> Response:
        known = knowledge()
        offered = known.programme.languages
        chosen = lang if lang in offered else preferred(request.headers.get("accept-language", ""), offered)
        try:
            made = feed(known, clock(), chosen, call, revisions)
        except KeyError:
            raise HTTPException(404) from None
        headers = _headers(made, call or "calendar")
        asked = {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}
        if asked & {headers["ETag"], "*"}:
            return Response(None, 304, headers)
        return Response(made.content, 200, headers, "text/calendar; charset=utf-8")

    @router.api_route(
        "/calendar.ics", methods=["GET", "HEAD"], summary="The dates of the calls in question now", response_class=Response,
        responses={200: {"content": {"text/calendar": {}}}, 304: {"description": "Unchanged"}}, operation_id="calendar",
    )  # fmt: skip
    def calendar(request: Request, lang: _Lang = "") -> Response:
        return answer(request, lang, None)

    @router.api_route(
        "/calendar/{call}.ics", methods=["GET", "HEAD"], summary="The dates of one call or cohort", response_class=Response,
        responses={200: {"content": {"text/calendar": {}}}, 304: {"description": "Unchanged"}}, operation_id="calendar_of",
    )  # fmt: skip
    def calendar_of(request: Request, call: str, lang: _Lang = "") -> Response:
        if not _NAME.fullmatch(call):
            raise HTTPException(404)
        return answer(request, lang, call)

    return router


def _headers(made: Feed, name: str) -> dict[str, str]:
    headers = {
        "ETag": f'"{made.tag}"',
        "Cache-Control": f"public, max-age={FRESH}, stale-if-error=86400",
        "Vary": "Accept-Language",
        "Content-Disposition": f'inline; filename="{name}.ics"',
    }
    if made.modified:
        headers["Last-Modified"] = format_datetime(made.modified, usegmt=True)
    return headers

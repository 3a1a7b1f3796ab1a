"""What every request passes first: a limit on its size, on its rate, and headers that keep browsers careful."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Container, Mapping
from typing import ClassVar

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.errors import error


class BodyLimit:
    """Refuses bodies over a size, whether announced or streamed, with 413."""

    def __init__(self, app: ASGIApp, limit: int, others: Mapping[str, int] = {}) -> None:
        """`others`: the limit of paths that have one of their own."""
        self._app, self._limit, self._others = app, limit, others

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit = self._others.get(scope["path"], self._limit)
        announced = Headers(scope=scope).get("content-length", "")
        if announced.isdigit() and int(announced) > limit:
            await self._refuse(scope, receive, send)
            return
        body = bytearray()
        more = scope["method"] in ("POST", "PUT", "PATCH", "DELETE")
        while more:
            message = await receive()
            if message["type"] == "http.disconnect":
                return
            body += message.get("body", b"")
            more = message.get("more_body", False)
            if len(body) > limit:
                await self._refuse(scope, receive, send)
                return
        sent = False

        async def replay() -> Message:
            nonlocal sent
            if sent:
                return await receive()
            sent = True
            return {"type": "http.request", "body": bytes(body), "more_body": False}

        await self._app(scope, replay, send)

    async def _refuse(self, scope: Scope, receive: Receive, send: Send) -> None:
        response = error(Request(scope), 413, headers={"Connection": "close"})
        await response(scope, receive, send)


class RateLimit:
    """Refuses a network address that asks too often, with 429 and Retry-After. Counts nothing but POST requests."""

    def __init__(self, app: ASGIApp, per_minute: int, exempt: Container[str] = ()) -> None:
        """`exempt`: paths that nobody but a known caller knows."""
        self._app, self._exempt = app, exempt
        self._item = RateLimitItemPerMinute(per_minute)
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._lock = asyncio.Lock()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "POST" and scope["path"] not in self._exempt:
            address = (scope.get("client") or ("?",))[0]
            if not self._limiter.hit(self._item, address):
                stats = self._limiter.get_window_stats(self._item, address)
                wait = max(1, round(stats.reset_time - time.time()))
                await error(Request(scope), 429, headers={"Retry-After": str(wait)})(scope, receive, send)
                return
        await self._app(scope, receive, send)


class CarefulHeaders:
    """Headers for every answer that does not set its own."""

    _DEFAULTS: ClassVar = {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "X-Frame-Options": "DENY",
        "Cross-Origin-Opener-Policy": "same-origin",
    }

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def careful(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._DEFAULTS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, careful if scope["type"] == "http" else send)

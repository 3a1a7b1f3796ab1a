"""Sites that embed the widget, on an origin of their own, and the server that it asks."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from bot.web.embed import POLICY
from tests.serving import served

STRICT = "strict"
"""Query that gives a page the strictest policy under which the widget must work."""


@dataclass
class Site:
    """A site with as many pages as are asked for, each with the widget. What its pages hold can be changed."""

    url: str = ""
    server: str = ""
    """Address of the server that the pages name."""
    element: str = ""
    """The element as the page writes it; without one, the widget adds its own."""
    head: str = ""
    body: str = "<main><h1>Une page</h1><p>Du texte.</p><p><a href='/autre'>Autre page</a></p></main>"
    lang: str = "fr"

    def page(self, request: Request) -> Response:
        if request.url.path == "/favicon.ico":
            return Response(status_code=204)
        headers = {}
        if STRICT in request.query_params:
            headers["Content-Security-Policy"] = POLICY.format(server=self.server)
        lang = request.query_params.get("lang", self.lang)
        return HTMLResponse(
            f"<!doctype html><html lang='{lang}'><head><meta charset='utf-8'><title>Un site</title>"
            f"<meta name='viewport' content='width=device-width, initial-scale=1'>{self.head}"
            f"<script src='{self.server}/widget.js' defer></script></head><body>{self.body}{self.element}</body></html>",
            headers=headers,
        )


@contextmanager
def open_site() -> Iterator[Site]:
    """A site whose pages are asked of a free port of the loopback interface."""
    site = Site()
    with served(Starlette(routes=[Route("/{path:path}", site.page)])) as url:
        site.url = url
        yield site


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

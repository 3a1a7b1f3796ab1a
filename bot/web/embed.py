"""What other sites embed: the widget's files, and `/demo`, which shows it in a page like theirs.

`/widget.js` is the address that sites write down; it is looked at again after some minutes, so that an update reaches
them. Under the name that holds its hash the same file is kept for a year, and a site can have its browser verify it.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from dataclasses import dataclass
from typing import Protocol

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse

from bot.settings import Settings
from bot.web.assets import Assets
from bot.web.forms import preferred
from bot.web.starters import featured, languages, topics
from bot.web.view import HEADERS, View
from index.knowledge import Knowledge

FRESH = 300
"""Seconds for which browsers use `/widget.js` without asking whether it has changed."""

POLICY = (
    "default-src 'none'; script-src {server}; connect-src {server}; img-src {server}; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
"""The strictest policy that a page with the widget can have: what the widget needs is to be told of its server."""

_NAME = re.compile(r"(widget|talk)\.[0-9a-f]{12}\.js")


@dataclass(frozen=True)
class Script:
    """One built file. `name` holds the hash of its content; `integrity` is what a page may demand of it."""

    name: str
    content: bytes
    packed: bytes
    media_type: str

    @property
    def integrity(self) -> str:
        return "sha384-" + base64.b64encode(hashlib.sha384(self.content).digest()).decode()


class Knows(Protocol):
    @property
    def knowledge(self) -> Knowledge: ...


def scripts() -> dict[str, Script]:
    """`widget.js`, which every visitor loads, and `talk.js`, loaded when they write."""
    assets = Assets("widget/dist")
    found = {}
    for file in ("widget.js", "talk.js"):
        asset = assets.file(file)
        found[file] = Script(asset.name, asset.content, gzip.compress(asset.content, 9, mtime=0), asset.media_type)
    return found


def embed_router(assistant: Knows, settings: Settings) -> APIRouter:
    """The routes `/widget.js`, `/widget/NAME.HASH.js` and `/demo`."""
    files = scripts()
    view = View(Assets())
    router = APIRouter(include_in_schema=False)

    def served(request: Request, script: Script, cache: str) -> Response:
        headers = {
            "Cache-Control": cache,
            "ETag": f'"{script.name}"',
            # Any page may load it, also one that isolates itself; who may read the API is another matter (CORS).
            "Cross-Origin-Resource-Policy": "cross-origin",
            "Vary": "Accept-Encoding, Origin",
        }
        if headers["ETag"] in request.headers.get("if-none-match", ""):
            return Response(None, 304, headers)
        if "gzip" in request.headers.get("accept-encoding", ""):
            return Response(script.packed, 200, headers | {"Content-Encoding": "gzip"}, script.media_type)
        return Response(script.content, 200, headers, script.media_type)

    @router.api_route("/widget.js", methods=["GET", "HEAD"])
    def widget(request: Request) -> Response:
        return served(request, files["widget.js"], f"public, max-age={FRESH}, stale-while-revalidate=86400")

    @router.api_route("/widget/{name}", methods=["GET", "HEAD"])
    def named(request: Request, name: str) -> Response:
        found = _NAME.fullmatch(name)
        if found is None:
            return Response("404", 404, {"X-Content-Type-Options": "nosniff"}, "text/plain")
        script = files[f"{found[1]}.js"]
        # A page opened before an update asks for the former name: it gets what there is, and must not keep it under that.
        return served(request, script, "public, max-age=31536000, immutable" if script.name == name else "no-cache")

    @router.api_route("/demo", methods=["GET", "HEAD"])
    def demo(request: Request, page: int = 1) -> HTMLResponse:
        knowledge = assistant.knowledge
        offered = languages(knowledge)
        wanted = request.query_params.get("lang", "")
        lang = wanted if wanted in offered else preferred(request.headers.get("accept-language", ""), offered)
        root = request.scope.get("root_path", "")
        server = settings.public_url or f"{request.url.scheme}://{request.url.netloc}{root}"
        questions = featured(topics(knowledge, lang, settings.clock(knowledge.calendar.zone).date()))
        html = view.demo(
            lang, knowledge, root,
            server=server, script=files["widget.js"], policy=POLICY.format(server=server), page=page, questions=questions[:3],
        )  # fmt: skip
        policy = (
            POLICY.format(server="'self'")
            + "; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
        )
        return HTMLResponse(html, 200, {**HEADERS, "Content-Security-Policy": policy, "Vary": "Accept-Language"})

    return router

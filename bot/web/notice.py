"""The notice about personal data as a page."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Request
from fastapi.responses import Response

from bot.interest.privacy import notice
from bot.settings import Settings
from bot.web.sheets import Sheets
from index.knowledge import Knowledge


def notice_router(knowledge: Callable[[], Knowledge], settings: Settings) -> APIRouter:
    """The route `/confidentialite`."""
    sheets, router = Sheets(knowledge), APIRouter(include_in_schema=False)

    @router.api_route("/confidentialite", methods=["GET", "HEAD"])
    def show(request: Request) -> Response:
        lang = sheets.lang(request)
        content = notice(settings, knowledge().programme, lang)
        return sheets.draw(request, "notice.html", lang, title=content.title, notice=content,
                           self_path="/confidentialite", private=False)  # fmt: skip

    return router

"""The interest form as a page, and the link that confirms what was sent with it.

Opening a link (GET) shows a button and nothing else, so that a mail scanner which follows it confirms nothing; what the
link is for happens when the button is pressed (POST).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from bot.interest.answers import InvalidAnswers, check
from bot.interest.form import interest_form
from bot.interest.limits import Admission, TooMany
from bot.interest.receipts import KeyReused
from bot.interest.service import Interests
from bot.interest.tokens import BadLink
from bot.settings import Settings
from bot.texts import catalogue, say
from bot.web.forms import from_elsewhere
from bot.web.interest import acknowledged, public_root, sender
from bot.web.posted import Posted, answered, one
from bot.web.sheets import Button, Sheets, at
from index.knowledge import Knowledge

FASTEST = timedelta(seconds=3)
"""A person takes longer to fill in the form."""

OLDEST = timedelta(hours=24)
"""A form older than this was kept by a machine, or forgotten in a tab: it is sent once more."""


def submission_router(
    interests: Interests, admission: Admission, knowledge: Callable[[], Knowledge], settings: Settings
) -> APIRouter:
    """The routes `/interet` and `/confirmer/…`."""
    pages = _Pages(interests, admission, knowledge, settings)
    router = APIRouter(include_in_schema=False)
    show = ["GET", "HEAD"]
    router.add_api_route("/interet", pages.form, methods=show)
    router.add_api_route("/interet", pages.leave, methods=["POST"])
    router.add_api_route("/confirmer/{token}", pages.ask_to_confirm, methods=show)
    router.add_api_route("/confirmer/{token}", pages.confirm, methods=["POST"])
    return router


class _Pages:
    """Handlers are plain functions: the framework runs them in threads, as the database wants it."""

    def __init__(
        self, interests: Interests, admission: Admission, knowledge: Callable[[], Knowledge], settings: Settings
    ) -> None:
        self._interests, self._admission, self._knowledge, self._settings = interests, admission, knowledge, settings
        self._sheets = Sheets(knowledge)

    def form(self, request: Request) -> Response:
        return self._form(request, self._sheets.lang(request))

    def leave(self, request: Request, sent: Posted) -> Response:
        lang = self._sheets.lang(request, sent)
        form = interest_form(self._knowledge(), lang)
        raw = answered(form, sent)
        if from_elsewhere(request, self._settings.public_url):
            return self._form(request, lang, {}, trouble="elsewhere", status=403)
        if one(sent, "website"):
            return self._form(request, lang, raw, trouble="trapped")
        try:
            answers = check(form, raw)
        except InvalidAnswers as problem:
            return self._form(request, lang, raw, problem.messages)
        if not self._in_time(one(sent, "drawn")):
            return self._form(request, lang, raw, trouble="too_fast")
        once = one(sent, "once")
        try:
            with self._admission.admitted(sender(request), self._interests.records.digest(answers.contact)):
                receipt = self._interests.submit(answers, "page", lang, once if 8 <= len(once) <= 64 else None)
        except TooMany as problem:
            wait = {"Retry-After": str(problem.retry_after)}
            return self._form(request, lang, raw, trouble=say(lang, "me.too_many"), status=429, headers=wait)
        except KeyReused:  # the page was sent, gone back to and changed: this is another one
            receipt = self._interests.submit(answers, "page", lang)
        done = acknowledged(receipt, lang, request, self._settings)
        return self._sheets.said(request, lang, "thanks", [done["message"]], link=done["manage"])

    def _form(
        self, request: Request, lang: str, values: Mapping[str, Any] | None = None,
        errors: Mapping[str, str] | None = None, trouble: str = "", status: int = 0,
        headers: Mapping[str, str] | None = None,
    ) -> Response:  # fmt: skip
        form, drawn = interest_form(self._knowledge(), lang), self._interests.tokens.drawn(datetime.now(UTC))
        said = say(lang, f"me.page.{trouble}") if f"me.page.{trouble}" in catalogue(lang) else trouble
        return self._sheets.draw(
            request, "interest.html", lang, status or (422 if errors or trouble else 200), headers, title=form.title,
            form=form, values=values or {}, errors=errors or {}, trouble=said, drawn=drawn,
            once=secrets.token_urlsafe(16), groups=self._sheets.groups(form, values or {}), self_path="/interet",
        )  # fmt: skip

    def _in_time(self, drawn: str) -> bool:
        """By the real clock: a fixed one would make every form too fast."""
        try:
            age = datetime.now(UTC).timestamp() - self._interests.tokens.read_drawn(drawn)
        except BadLink:
            return False
        return FASTEST.total_seconds() <= age + 1 and age <= OLDEST.total_seconds()

    def ask_to_confirm(self, request: Request, token: str) -> Response:
        lang = self._sheets.lang(request)
        press = [Button(at("confirmer", token), "confirm", say(lang, "me.page.confirm_button"))]
        return self._sheets.said(request, lang, "confirm", [say(lang, "me.page.confirm_text")], press=press)

    def confirm(self, request: Request, token: str, sent: Posted) -> Response:
        lang = self._sheets.lang(request, sent)
        try:
            manage = self._interests.confirm(token)
        except BadLink:
            return self._sheets.bad(request, lang)
        press = [Button(f"/moi/{manage}", "open", say(lang, "me.page.open_button"))]
        link = f"{public_root(request, self._settings)}/moi/{manage}"
        return self._sheets.said(
            request, lang, "confirmed", [say(lang, "me.page.confirmed_text")], link=link, press=press
        )

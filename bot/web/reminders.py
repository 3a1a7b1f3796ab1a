"""Reminders by mail: `/api/reminders` asks for one; the links in letters confirm it, stop it, or keep an interest.

As everywhere, opening a link (GET) shows a button and nothing else; what it is for happens when the button is pressed.
Mail programs press the one of `/arret/…` for their users (RFC 8058), without cookies, from anywhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Literal

from babel.dates import format_datetime
from fastapi import APIRouter, Depends, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from bot.announcements import Announcements
from bot.interest.answers import InvalidAnswer, check_field
from bot.interest.expiry import Expiry
from bot.interest.form import interest_form
from bot.interest.limits import Admission, TooMany
from bot.interest.tokens import BadLink
from bot.reminders.events import TOLD
from bot.reminders.notices import titled
from bot.reminders.schedule import MOST_DAYS
from bot.reminders.service import CONFIRM_WITHIN, NoSuchEvent, Reminder, Reminders, TooLate
from bot.settings import Settings
from bot.texts import FIRST, say
from bot.web.api import json_only
from bot.web.interest import refused, sender
from bot.web.posted import Posted
from bot.web.sheets import Button, Sheets
from index.knowledge import Knowledge

_PRIVATE = {"Cache-Control": "no-store"}


class Asked(BaseModel):
    """Which date: the start or the end of an event of the calendar, or of `next`, the next call."""

    model_config = ConfigDict(extra="forbid")

    event: str = Field(max_length=120, pattern=r"^[a-z0-9][a-z0-9-]*$", examples=["next"])
    when: Literal["start", "end"] = "start"
    days: int = Field(0, ge=0, le=MOST_DAYS, description="how many days before")
    email: str = Field(max_length=300)
    lang: str = Field(FIRST, max_length=2)


def reminders_router(reminders: Reminders, admission: Admission, knowledge: Callable[[], Knowledge]) -> APIRouter:
    """The API. Handlers are plain functions: the framework runs them in threads, as the database wants it."""
    router = APIRouter(prefix="/api", tags=["reminders"], dependencies=[Depends(json_only)])

    @router.post("/reminders", summary="Ask to be reminded of a date by mail", status_code=202)
    def ask(asked: Asked, request: Request) -> Response:
        """It counts once the link in the letter was followed. The answer is the same whether or not the address is known."""
        form = interest_form(knowledge(), asked.lang)
        if not reminders.mail:
            return _refused(form.lang, 409, "no_mail")
        try:
            address = str(check_field(form, "contact", asked.email))
            with admission.admitted(sender(request), reminders.digest(address)):
                reminders.ask(asked.event, asked.when, asked.days, lang=form.lang, address=address)
        except InvalidAnswer as problem:
            return _refused(form.lang, 422, "invalid", {"email": problem.message})
        except TooMany as problem:
            return refused(form.lang, 429, "too_many", {"Retry-After": str(problem.retry_after)})
        except NoSuchEvent:
            return _refused(form.lang, 422, "invalid", {"event": say(form.lang, "message.api.no_event")})
        except TooLate:
            return _refused(form.lang, 422, "invalid", {"event": say(form.lang, "message.api.too_late")})
        message = say(form.lang, "message.api.confirm_by_mail", days=CONFIRM_WITHIN.days)
        return JSONResponse({"status": "confirm_by_mail", "message": message}, 202, _PRIVATE)

    return router


def _refused(lang: str, status: int, code: str, fields: dict[str, str] | None = None) -> Response:
    message = next(iter(fields.values())) if fields else say(lang, f"message.api.{code}")
    content = {"code": code, "message": message, **({"fields": fields} if fields else {})}
    return JSONResponse({"error": content}, status, _PRIVATE)


def links_router(
    reminders: Reminders, announcements: Announcements, expiry: Expiry, knowledge: Callable[[], Knowledge],
    settings: Settings,
) -> APIRouter:  # fmt: skip
    """The pages behind the links of letters: `/rappel/…`, `/arret/…` and `/garder/…`."""
    pages = _Pages(reminders, announcements, expiry, knowledge, settings)
    router = APIRouter(include_in_schema=False)
    for path, show, act in (
        ("/rappel/{token}", pages.ask_to_confirm, pages.confirm),
        ("/arret/{token}", pages.ask_to_stop, pages.stop),
        ("/garder/{token}", pages.ask_to_keep, pages.keep),
    ):
        router.add_api_route(path, show, methods=["GET", "HEAD"])
        router.add_api_route(path, act, methods=["POST"])
    return router


class _Pages:
    """Handlers are plain functions, as above."""

    def __init__(
        self, reminders: Reminders, announcements: Announcements, expiry: Expiry, knowledge: Callable[[], Knowledge],
        settings: Settings,
    ) -> None:  # fmt: skip
        self._reminders, self._announcements, self._expiry = reminders, announcements, expiry
        self._knowledge, self._months = knowledge, settings.keep_interests_months
        self._sheets = Sheets(knowledge)

    def ask_to_confirm(self, request: Request, token: str) -> Response:
        return self._ask(request, "confirm", f"/rappel/{token}")

    def confirm(self, request: Request, token: str, sent: Posted) -> Response:
        lang = self._sheets.lang(request, sent)
        try:
            confirmed = self._reminders.confirm(token)
        except BadLink:
            return self._bad(request, lang)
        return self._said(request, lang, "confirmed", [self._planned(confirmed, lang)])

    def ask_to_stop(self, request: Request, token: str) -> Response:
        return self._ask(request, "stop", f"/arret/{token}")

    def stop(self, request: Request, token: str, sent: Posted) -> Response:
        lang = self._sheets.lang(request, sent)
        try:
            self._reminders.stop(token)
        except BadLink:  # it does not come from a reminder: from an announcement, then
            try:
                self._announcements.leave(token)
            except BadLink:
                return self._bad(request, lang)
        return self._said(request, lang, "stopped", [say(lang, "message.page.stopped_text")])

    def ask_to_keep(self, request: Request, token: str) -> Response:
        return self._ask(request, "keep", f"/garder/{token}")

    def keep(self, request: Request, token: str, sent: Posted) -> Response:
        lang = self._sheets.lang(request, sent)
        try:
            self._expiry.keep(token)
        except BadLink:
            return self._bad(request, lang)
        return self._said(request, lang, "kept", [say(lang, "message.page.kept_text", months=self._months)])

    def _planned(self, reminder: Reminder, lang: str) -> str:
        """What a confirmed reminder will do."""
        calendar = self._knowledge().calendar
        title = titled(calendar.event(reminder.event), reminder.event, lang)
        if reminder.state == TOLD:
            return say(lang, "message.page.confirmed_told", title=title)
        if reminder.due is None:
            return say(lang, "message.page.confirmed_unknown", title=title)
        day = format_datetime(reminder.due.astimezone(calendar.zone), "d MMMM y", locale=lang)
        return say(lang, "message.page.confirmed_due", title=title, day=day)

    def _ask(self, request: Request, what: str, path: str) -> Response:
        lang = self._sheets.lang(request)
        text = say(lang, f"message.page.{what}_text", months=self._months)
        press = [Button(path, what, say(lang, f"message.page.{what}_button"))]
        return self._said(request, lang, what, [text], press=press)

    def _bad(self, request: Request, lang: str) -> Response:
        return self._draw(request, lang, say(lang, "me.page.bad"), [say(lang, "me.bad_link")], status=404)

    def _said(
        self, request: Request, lang: str, title: str, lines: Sequence[str], press: Sequence[Button] = ()
    ) -> Response:
        return self._draw(request, lang, say(lang, f"message.page.{title}"), lines, press)

    def _draw(
        self, request: Request, lang: str, title: str, lines: Sequence[str], press: Sequence[Button] = (),
        status: int = 200,
    ) -> Response:  # fmt: skip
        return self._sheets.draw(request, "said.html", lang, status, title=title, lines=lines, press=press,
                                 link=None, again=False, lost=False)  # fmt: skip

"""What is held about somebody, as pages behind their private link: to see, correct, withdraw, take along or erase it.

Opening a link (GET) shows a button and nothing else, so that a mail scanner which follows it sees nothing; what the
link is for happens when the button is pressed (POST).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from babel.dates import format_datetime
from fastapi import APIRouter, Request
from fastapi.responses import Response

from bot.interest.answers import InvalidAnswers
from bot.interest.erasure import Proof
from bot.interest.form import Choice, interest_form
from bot.interest.held import Held
from bot.interest.limits import Admission, TooMany
from bot.interest.privacy import keep_until
from bot.interest.service import Interests
from bot.interest.tokens import BadLink
from bot.settings import Settings
from bot.texts import say
from bot.web.interest import recover
from bot.web.posted import Fields, Posted, answered, one
from bot.web.sheets import Button, Sheets, at
from index.documents import in_language
from index.knowledge import Knowledge


def me_router(
    interests: Interests, admission: Admission, knowledge: Callable[[], Knowledge], settings: Settings
) -> APIRouter:
    """The routes `/moi` and `/moi/…`."""
    pages = _Pages(interests, admission, knowledge, settings)
    router = APIRouter(include_in_schema=False)
    show = ["GET", "HEAD"]
    router.add_api_route("/moi", pages.lost, methods=show)
    router.add_api_route("/moi", pages.find, methods=["POST"])
    router.add_api_route("/moi/{token}", pages.closed, methods=show)
    router.add_api_route("/moi/{token}", pages.mine, methods=["POST"])
    return router


class _Pages:
    """Handlers are plain functions: the framework runs them in threads, as the database wants it."""

    def __init__(
        self, interests: Interests, admission: Admission, knowledge: Callable[[], Knowledge], settings: Settings
    ) -> None:
        self._interests, self._admission, self._knowledge, self._settings = interests, admission, knowledge, settings
        self._sheets = Sheets(knowledge)

    def lost(self, request: Request) -> Response:
        return self._lost(request, self._sheets.lang(request))

    def find(self, request: Request, sent: Posted) -> Response:
        lang, address = self._sheets.lang(request, sent), one(sent, "contact")
        if not self._interests.mail:
            return self._lost(request, lang)
        try:
            recover(self._interests, self._admission, interest_form(self._knowledge(), lang), address, request)
        except InvalidAnswers as problem:
            return self._lost(request, lang, address, {"contact": problem.messages["contact"]}, status=422)
        except TooMany as problem:
            wait = {"Retry-After": str(problem.retry_after)}
            return self._lost(request, lang, address, trouble=say(lang, "me.too_many"), status=429, headers=wait)
        return self._sheets.said(request, lang, "lost", [say(lang, "me.link_sent")])

    def _lost(
        self, request: Request, lang: str, address: str = "", errors: Mapping[str, str] | None = None,
        trouble: str = "", status: int = 200, headers: Mapping[str, str] | None = None,
    ) -> Response:  # fmt: skip
        return self._sheets.draw(
            request, "lost.html", lang, status, headers, title=say(lang, "me.page.lost"), mail=self._interests.mail,
            form=interest_form(self._knowledge(), lang), values={"contact": address}, errors=errors or {},
            trouble=trouble, self_path="/moi",
        )  # fmt: skip

    def closed(self, request: Request, token: str) -> Response:
        lang = self._sheets.lang(request)
        press = [Button(at("moi", token), "open", say(lang, "me.page.open_button"))]
        return self._sheets.said(request, lang, "open", [say(lang, "me.page.open_text")], press=press)

    def mine(self, request: Request, token: str, sent: Posted) -> Response:
        lang, act = self._sheets.lang(request, sent), one(sent, "act")
        try:
            match act:
                case "edit":
                    return self._edit(request, lang, token)
                case "correct":
                    return self._correct(request, lang, token, sent)
                case "withdraw-contact" | "withdraw-share":
                    kind = act.removeprefix("withdraw-")
                    left = self._interests.withdraw(token, kind)
                    if isinstance(left, Proof):
                        return self._erased(request, lang, left, last=True)
                    return self._held(request, lang, token, left, say(lang, f"me.page.withdrawn_{kind}"))
                case "erase":
                    self._interests.held(token)
                    return self._sure(request, lang, token)
                case "erase-now":
                    return self._erased(request, lang, self._interests.erase(token))
                case "json":
                    content = json.dumps(self._interests.held(token).to_json(), ensure_ascii=False, indent=2)
                    file = {"Content-Disposition": 'attachment; filename="guichet.json"', "Cache-Control": "no-store"}
                    return Response(content, 200, file, "application/json")
                case _:
                    return self._held(request, lang, token, self._interests.held(token))
        except BadLink:
            return self._sheets.bad(request, lang)

    def _held(self, request: Request, lang: str, token: str, held: Held, done: str = "") -> Response:
        form = self._interests.form(held, lang)
        zone = self._knowledge().calendar.zone

        def day(moment: datetime) -> str:
            return format_datetime(moment.astimezone(zone), "d MMMM y, HH:mm", locale=lang)

        def page(key: str, **values: object) -> str:
            return say(lang, f"me.page.{key}", **values)

        notes = []
        if held.state == "unverified":
            notes.append(page("unverified"))
        if held.state == "pending":
            notes.append(page("pending"))
        if held.changing_to:
            notes.append(page("changing", address=held.changing_to))
        history = [page("created", day=day(held.created_at)), page("updated", day=day(held.updated_at))]
        if held.confirmed_at:
            history.append(page("confirmed_on", day=day(held.confirmed_at)))
        until = keep_until(self._settings, held.last_contact_at)
        history.append(page("expires", day=format_datetime(until.astimezone(zone), "d MMMM y", locale=lang)))
        return self._sheets.draw(
            request, "me.html", lang, title=page("held"), done=done, notes=notes, history=history,
            path=request.scope.get("root_path", "") + at("moi", token),
            answers=[(f, _shown(f.choices, held, f.id)) for f in form.fields if f.kind != "consent"],
            agreements=[
                {
                    "kind": a.kind, "sentence": a.sentence,
                    "given": page("given", day=day(a.given_at), channel=say(lang, f"me.channel.{a.channel}")),
                    "withdrawn": page("withdrawn", day=day(a.withdrawn_at)) if a.withdrawn_at else "",
                }
                for a in held.consents
            ],
            reminders=[self._reminder(lang, r) for r in held.reminders],
            messages=[
                page("message", day=day(m["created_at"]), state=say(lang, f"me.state.{m['state']}")) for m in held.messages
            ],
        )  # fmt: skip

    def _reminder(self, lang: str, reminder: Mapping[str, Any]) -> str:
        events = {event.id: event for event in self._knowledge().calendar.events}
        event = events.get(reminder["event"])
        title = in_language(event.title, lang) if event else reminder["event"]
        when = say(lang, f"me.edge.{reminder['edge']}", days=reminder["days"])
        return f"{title} – {when}"

    def _edit(
        self, request: Request, lang: str, token: str, values: Mapping[str, Any] | None = None,
        errors: Mapping[str, str] | None = None,
    ) -> Response:  # fmt: skip
        held = self._interests.held(token)
        form, values = self._interests.form(held, lang), values if values is not None else held.answers
        return self._sheets.draw(
            request, "correct.html", lang, 422 if errors else 200, title=say(lang, "me.page.correct_title"), form=form,
            values=values, errors=errors or {}, groups=self._sheets.groups(form, values),
            path=request.scope.get("root_path", "") + at("moi", token),
        )  # fmt: skip

    def _correct(self, request: Request, lang: str, token: str, sent: Fields) -> Response:
        held = self._interests.held(token)
        raw = answered(self._interests.form(held, lang), sent)
        if "contact" not in sent:  # a chat is not typed
            raw["contact"] = held.answers["contact"]
        try:
            corrected = self._interests.correct(token, raw, lang, "page")
        except InvalidAnswers as problem:
            return self._edit(request, lang, token, raw, problem.messages)
        return self._held(request, lang, token, corrected, say(lang, "me.page.corrected"))

    def _sure(self, request: Request, lang: str, token: str) -> Response:
        press = [
            Button(at("moi", token), "erase-now", say(lang, "me.page.erase_button"), "danger"),
            Button(at("moi", token), "open", say(lang, "me.page.keep"), "second"),
        ]
        return self._sheets.said(request, lang, "erase_title", [say(lang, "me.page.erase_text")], press=press)

    def _erased(self, request: Request, lang: str, proof: Proof, last: bool = False) -> Response:
        moment = proof.erased_at.astimezone(self._knowledge().calendar.zone)
        day = format_datetime(moment, "d MMMM y, HH:mm", locale=lang)
        lines = [say(lang, "me.page.erased_last")] if last else []
        lines.append(say(lang, "me.page.erased_text", proof=proof.id, day=day))
        lines.append(say(lang, "me.page.counts", **proof.counts))
        return self._sheets.said(request, lang, "erased", lines, again=True)


def _shown(choices: tuple[Choice, ...], held: Held, field_id: str) -> list[str]:
    """An answer as lines to read."""
    labels = {c.id: c.label for c in choices}
    value = held.answers.get(field_id, "")
    if isinstance(value, tuple):
        return [labels.get(v, v) for v in value]
    return [labels.get(line, line) for line in str(value).split("\n")] if value else []

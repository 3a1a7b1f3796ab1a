"""Pages without a script: the interest form, and what its sender can do with it later.

Opening a link (GET) shows a button and nothing else, so that a mail scanner which follows it neither confirms nor sees
anything; what the link is for happens when the button is pressed (POST). These pages send no referrer.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Annotated, Any
from urllib.parse import parse_qsl, quote

from babel.dates import format_datetime
from fastapi import APIRouter, Depends, Request
from fastapi.responses import HTMLResponse, Response

from bot.interest.erasure import Proof
from bot.interest.form import Choice, Form, InvalidAnswers, check, interest_form
from bot.interest.limits import Admission, TooMany
from bot.interest.privacy import keep_until, notice
from bot.interest.service import Held, Interests, KeyReused
from bot.interest.tokens import BadLink
from bot.settings import Settings
from bot.texts import catalogue, say
from bot.web.assets import Assets
from bot.web.forms import from_elsewhere, preferred
from bot.web.interest import acknowledged, public_root, recover, sender
from bot.web.starters import languages
from bot.web.view import HEADERS, View
from index.documents import in_language
from index.knowledge import Knowledge

FASTEST = timedelta(seconds=3)
"""A person takes longer to fill in the form."""

OLDEST = timedelta(hours=24)
"""A form older than this was kept by a machine, or forgotten in a tab: it is sent once more."""

_FIELDS = 80
_HEADERS = {**HEADERS, "Referrer-Policy": "no-referrer"}

Fields = Mapping[str, list[str]]


@dataclass(frozen=True)
class Button:
    to: str
    act: str
    label: str
    style: str = "main"


@dataclass(frozen=True)
class Group:
    """Choices under a heading that opens."""

    name: str
    choices: tuple[Choice, ...]
    chosen: bool


async def read_fields(request: Request) -> Fields:
    """Every field of the form in the body, with all its values; none when the body is something else."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/x-www-form-urlencoded":
        return {}
    body = (await request.body()).decode("utf-8", "replace")
    found: dict[str, list[str]] = {}
    try:
        for name, value in parse_qsl(body, keep_blank_values=True, errors="replace", max_num_fields=_FIELDS):
            found.setdefault(name, []).append(value)
    except ValueError:  # more fields than anybody fills in
        return {}
    return found


Posted = Annotated[Fields, Depends(read_fields)]


def me_router(
    interests: Interests, admission: Admission, knowledge: Callable[[], Knowledge], settings: Settings
) -> APIRouter:
    """The routes `/interet`, `/confirmer/…`, `/moi…` and `/confidentialite`."""
    pages = _Pages(interests, admission, knowledge, settings)
    router = APIRouter(include_in_schema=False)
    show = ["GET", "HEAD"]
    router.add_api_route("/interet", pages.form, methods=show)
    router.add_api_route("/interet", pages.leave, methods=["POST"])
    router.add_api_route("/confirmer/{token}", pages.ask_to_confirm, methods=show)
    router.add_api_route("/confirmer/{token}", pages.confirm, methods=["POST"])
    router.add_api_route("/moi", pages.lost, methods=show)
    router.add_api_route("/moi", pages.find, methods=["POST"])
    router.add_api_route("/moi/{token}", pages.closed, methods=show)
    router.add_api_route("/moi/{token}", pages.mine, methods=["POST"])
    router.add_api_route("/confidentialite", pages.notice, methods=show)
    return router


class _Pages:
    """Handlers are plain functions: the framework runs them in threads, as the database wants it."""

    def __init__(
        self, interests: Interests, admission: Admission, knowledge: Callable[[], Knowledge], settings: Settings
    ) -> None:
        self._interests, self._admission, self._knowledge, self._settings = interests, admission, knowledge, settings
        self._view = View(Assets())

    # The form

    def form(self, request: Request) -> Response:
        return self._form(request, self._lang(request))

    def leave(self, request: Request, sent: Posted) -> Response:
        lang = self._lang(request, sent)
        form = interest_form(self._knowledge(), lang)
        raw = _answers(form, sent)
        if from_elsewhere(request, self._settings.public_url):
            return self._form(request, lang, {}, trouble="elsewhere", status=403)
        if _one(sent, "website"):
            return self._form(request, lang, raw, trouble="trapped")
        try:
            answers = check(form, raw)
        except InvalidAnswers as problem:
            return self._form(request, lang, raw, problem.messages)
        if not self._in_time(_one(sent, "drawn")):
            return self._form(request, lang, raw, trouble="too_fast")
        once = _one(sent, "once")
        try:
            with self._admission.admitted(sender(request), self._interests.records.digest(answers.contact)):
                receipt = self._interests.submit(answers, "page", lang, once if 8 <= len(once) <= 64 else None)
        except TooMany as problem:
            wait = {"Retry-After": str(problem.retry_after)}
            return self._form(request, lang, raw, trouble=say(lang, "me.too_many"), status=429, headers=wait)
        except KeyReused:  # the page was sent, gone back to and changed: this is another one
            receipt = self._interests.submit(answers, "page", lang)
        done = acknowledged(receipt, lang, request, self._settings)
        return self._said(request, lang, "thanks", [done["message"]], link=done["manage"])

    def _form(
        self, request: Request, lang: str, values: Mapping[str, Any] | None = None,
        errors: Mapping[str, str] | None = None, trouble: str = "", status: int = 0,
        headers: Mapping[str, str] | None = None,
    ) -> Response:  # fmt: skip
        form, drawn = interest_form(self._knowledge(), lang), self._interests.tokens.drawn(datetime.now(UTC))
        said = say(lang, f"me.page.{trouble}") if f"me.page.{trouble}" in catalogue(lang) else trouble
        return self._draw(
            request, "interest.html", lang, status or (422 if errors or trouble else 200), headers, title=form.title,
            form=form, values=values or {}, errors=errors or {}, trouble=said, drawn=drawn,
            once=secrets.token_urlsafe(16), groups=self._groups(form, values or {}), self_path="/interet",
        )  # fmt: skip

    def _in_time(self, drawn: str) -> bool:
        """By the real clock: a fixed one would make every form too fast."""
        try:
            age = datetime.now(UTC).timestamp() - self._interests.tokens.read_drawn(drawn)
        except BadLink:
            return False
        return FASTEST.total_seconds() <= age + 1 and age <= OLDEST.total_seconds()

    # Confirming

    def ask_to_confirm(self, request: Request, token: str) -> Response:
        lang = self._lang(request)
        press = [Button(_at("confirmer", token), "confirm", say(lang, "me.page.confirm_button"))]
        return self._said(request, lang, "confirm", [say(lang, "me.page.confirm_text")], press=press)

    def confirm(self, request: Request, token: str, sent: Posted) -> Response:
        lang = self._lang(request, sent)
        try:
            manage = self._interests.confirm(token)
        except BadLink:
            return self._bad(request, lang)
        press = [Button(f"/moi/{manage}", "open", say(lang, "me.page.open_button"))]
        link = f"{public_root(request, self._settings)}/moi/{manage}"
        return self._said(request, lang, "confirmed", [say(lang, "me.page.confirmed_text")], link=link, press=press)

    # In the candidate's hands

    def lost(self, request: Request) -> Response:
        return self._lost(request, self._lang(request))

    def find(self, request: Request, sent: Posted) -> Response:
        lang, address = self._lang(request, sent), _one(sent, "contact")
        if not self._interests.mail:
            return self._lost(request, lang)
        try:
            recover(self._interests, self._admission, interest_form(self._knowledge(), lang), address, request)
        except InvalidAnswers as problem:
            return self._lost(request, lang, address, {"contact": problem.messages["contact"]}, status=422)
        except TooMany as problem:
            wait = {"Retry-After": str(problem.retry_after)}
            return self._lost(request, lang, address, trouble=say(lang, "me.too_many"), status=429, headers=wait)
        return self._said(request, lang, "lost", [say(lang, "me.link_sent")])

    def _lost(
        self, request: Request, lang: str, address: str = "", errors: Mapping[str, str] | None = None,
        trouble: str = "", status: int = 200, headers: Mapping[str, str] | None = None,
    ) -> Response:  # fmt: skip
        return self._draw(
            request, "lost.html", lang, status, headers, title=say(lang, "me.page.lost"), mail=self._interests.mail,
            form=interest_form(self._knowledge(), lang), values={"contact": address}, errors=errors or {},
            trouble=trouble, self_path="/moi",
        )  # fmt: skip

    def closed(self, request: Request, token: str) -> Response:
        lang = self._lang(request)
        press = [Button(_at("moi", token), "open", say(lang, "me.page.open_button"))]
        return self._said(request, lang, "open", [say(lang, "me.page.open_text")], press=press)

    def mine(self, request: Request, token: str, sent: Posted) -> Response:
        lang, act = self._lang(request, sent), _one(sent, "act")
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
            return self._bad(request, lang)

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
        return self._draw(
            request, "me.html", lang, title=page("held"), done=done, notes=notes, history=history,
            path=request.scope.get("root_path", "") + _at("moi", token),
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
        return self._draw(
            request, "correct.html", lang, 422 if errors else 200, title=say(lang, "me.page.correct_title"), form=form,
            values=values, errors=errors or {}, groups=self._groups(form, values),
            path=request.scope.get("root_path", "") + _at("moi", token),
        )  # fmt: skip

    def _correct(self, request: Request, lang: str, token: str, sent: Fields) -> Response:
        held = self._interests.held(token)
        raw = _answers(self._interests.form(held, lang), sent)
        if "contact" not in sent:  # a chat is not typed
            raw["contact"] = held.answers["contact"]
        try:
            corrected = self._interests.correct(token, raw, lang, "page")
        except InvalidAnswers as problem:
            return self._edit(request, lang, token, raw, problem.messages)
        return self._held(request, lang, token, corrected, say(lang, "me.page.corrected"))

    def _sure(self, request: Request, lang: str, token: str) -> Response:
        press = [
            Button(_at("moi", token), "erase-now", say(lang, "me.page.erase_button"), "danger"),
            Button(_at("moi", token), "open", say(lang, "me.page.keep"), "second"),
        ]
        return self._said(request, lang, "erase_title", [say(lang, "me.page.erase_text")], press=press)

    def _erased(self, request: Request, lang: str, proof: Proof, last: bool = False) -> Response:
        moment = proof.erased_at.astimezone(self._knowledge().calendar.zone)
        day = format_datetime(moment, "d MMMM y, HH:mm", locale=lang)
        lines = [say(lang, "me.page.erased_last")] if last else []
        lines.append(say(lang, "me.page.erased_text", proof=proof.id, day=day))
        lines.append(say(lang, "me.page.counts", **proof.counts))
        return self._said(request, lang, "erased", lines, again=True)

    def _bad(self, request: Request, lang: str) -> Response:
        return self._said(request, lang, "bad", [say(lang, "me.bad_link")], status=404, again=True, lost=True)

    # The notice

    def notice(self, request: Request) -> Response:
        lang = self._lang(request)
        content = notice(self._settings, self._knowledge().programme, lang)
        return self._draw(request, "notice.html", lang, title=content.title, notice=content,
                          self_path="/confidentialite", private=False)  # fmt: skip

    # Drawing

    def _said(
        self, request: Request, lang: str, title: str, lines: Sequence[str], link: str | None = None,
        press: Sequence[Button] = (), status: int = 200, again: bool = False, lost: bool = False,
    ) -> Response:  # fmt: skip
        return self._draw(request, "said.html", lang, status, title=say(lang, f"me.page.{title}"), lines=lines,
                          link=link, press=press, again=again, lost=lost)  # fmt: skip

    def _draw(
        self, request: Request, template: str, lang: str, status: int = 200,
        headers: Mapping[str, str] | None = None, **shown: object,
    ) -> Response:  # fmt: skip
        root = request.scope.get("root_path", "")
        shown = {"self_path": "", "private": True, "title": "", **shown}
        html = self._view.sheet(template, lang, self._knowledge(), root, **shown)
        return HTMLResponse(html, status, {**_HEADERS, **(headers or {})})

    def _groups(self, form: Form, values: Mapping[str, Any]) -> dict[str, list[Group]]:
        """The projects under their cohorts, since there are many."""
        field = form.field("projects")
        if field is None:
            return {}
        knowledge, by_cohort = self._knowledge(), dict[str, list[Choice]]()
        for choice in field.choices:
            project = knowledge.projects_by_id.get(choice.id)
            by_cohort.setdefault(project.cohort if project else "", []).append(choice)
        chosen = values.get("projects", ())
        found = []
        for cohort_id, choices in by_cohort.items():
            cohort = knowledge.programme.cohort(cohort_id)
            name = in_language(cohort.name, form.lang) if cohort else ""
            marked = any(c.id in chosen for c in choices)
            found.append(Group(name[:1].upper() + name[1:], tuple(choices), marked))
        return {"projects": found}

    def _lang(self, request: Request, sent: Fields | None = None) -> str:
        offered = languages(self._knowledge())
        chosen = _one(sent or {}, "lang") or request.query_params.get("lang", "")
        return chosen if chosen in offered else preferred(request.headers.get("accept-language", ""), offered)


def _at(page: str, token: str) -> str:
    """The address of a link's page. What a visitor put in the place of the token leads nowhere else."""
    return f"/{page}/{quote(token, safe='')}"


def _one(sent: Fields, name: str) -> str:
    return sent.get(name, [""])[-1]


def _answers(form: Form, sent: Fields) -> dict[str, Any]:
    """What was sent, as the form's check reads it: an unticked box is no, and no box at all is none."""
    found: dict[str, Any] = {}
    for field in form.fields:
        values = sent.get(field.id, [])
        found[field.id] = values if field.kind == "choices" else values[-1] if values else ""
        if field.kind == "consent":
            found[field.id] = bool(values) and values[-1] == "on"
    return found


def _shown(choices: tuple[Choice, ...], held: Held, field_id: str) -> list[str]:
    """An answer as lines to read."""
    labels = {c.id: c.label for c in choices}
    value = held.answers.get(field_id, "")
    if isinstance(value, tuple):
        return [labels.get(v, v) for v in value]
    return [labels.get(line, line) for line in str(value).split("\n")] if value else []

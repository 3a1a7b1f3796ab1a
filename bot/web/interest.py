"""The HTTP API of the interest form: `/api/interest`, and `/api/me` for who holds the private link."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Header, HTTPException, Query, Request
from fastapi.responses import JSONResponse, Response
from pydantic import BaseModel, ConfigDict, Field

from bot.interest.answers import InvalidAnswers, check
from bot.interest.erasure import Proof
from bot.interest.form import Form, interest_form
from bot.interest.limits import Admission, TooMany
from bot.interest.receipts import KeyReused, Receipt
from bot.interest.service import Interests
from bot.interest.tokens import BadLink
from bot.settings import Settings
from bot.texts import FIRST, say
from bot.web.api import json_only
from bot.web.errors import language_of
from index.knowledge import Knowledge

Raw = dict[str, Any]


class Sent(BaseModel):
    """Answers by the form's identifiers: a text, a list of them, or true for a consent."""

    model_config = ConfigDict(extra="forbid")

    answers: Raw = Field(max_length=50)
    lang: str = Field(FIRST, max_length=2)
    channel: Literal["widget", "page", "api"] = "api"


class Corrected(BaseModel):
    """The answers to change; the others stay as they are."""

    model_config = ConfigDict(extra="forbid")

    answers: Raw = Field(max_length=50)
    lang: str | None = Field(None, max_length=2)


class Withdrawn(BaseModel):
    model_config = ConfigDict(extra="forbid")

    consent: Literal["contact", "share"]


class Lost(BaseModel):
    """The address whose private link is asked for again."""

    model_config = ConfigDict(extra="forbid")

    email: str = Field(max_length=300)
    lang: str = Field(FIRST, max_length=2)


def interest_router(
    interests: Interests, admission: Admission, knowledge: Callable[[], Knowledge], settings: Settings
) -> APIRouter:
    """The routes. Handlers are plain functions: the framework runs them in threads, as the database wants it."""
    router = APIRouter(prefix="/api", tags=["interest"], dependencies=[Depends(json_only)])

    @router.get("/interest/form", summary="What is asked, and why")
    def form(lang: Annotated[str, Query(max_length=2)] = FIRST) -> dict[str, Any]:
        return described(interest_form(knowledge(), lang))

    @router.post("/interest", summary="Leave an interest", status_code=202)
    def leave(
        sent: Sent, request: Request,
        key: Annotated[str | None, Header(alias="Idempotency-Key", pattern=r"^[A-Za-z0-9_-]{8,64}$")] = None,
    ) -> Response:  # fmt: skip
        """Sent again with the same `Idempotency-Key`, it is one. With the private link as a bearer token, what was
        sent before is updated. The answer is the same whether or not the address is known."""
        asked = interest_form(knowledge(), sent.lang)
        try:
            answers = check(asked, sent.answers)
            with admission.admitted(sender(request), interests.records.digest(answers.contact)):
                receipt = interests.submit(answers, sent.channel, asked.lang, key, token=bearer(request))
        except InvalidAnswers as problem:
            return invalid(asked.lang, problem.messages)
        except TooMany as problem:
            return refused(asked.lang, 429, "too_many", {"Retry-After": str(problem.retry_after)})
        except KeyReused:
            return refused(asked.lang, 422, "key_reused")
        except BadLink:
            return refused(asked.lang, 401, "bad_link")
        return JSONResponse(acknowledged(receipt, asked.lang, request, settings), 202, _PRIVATE)

    @router.get("/me", summary="Everything that is held")
    def me(request: Request) -> Response:
        return _answer(request, lambda token: interests.held(token).to_json())

    @router.patch("/me", summary="Correct answers")
    def correct(corrected: Corrected, request: Request) -> Response:
        lang = corrected.lang or language_of(request)
        try:
            return _answer(request, lambda t: interests.correct(t, corrected.answers, lang, "api").to_json())
        except InvalidAnswers as problem:
            return invalid(lang, problem.messages)

    @router.delete("/me", summary="Erase everything, at once")
    def erase(request: Request) -> Response:
        return _answer(request, lambda token: proved(interests.erase(token)))

    @router.post("/me/withdraw", summary="Withdraw one consent; with the last one, everything is erased")
    def withdraw(withdrawn: Withdrawn, request: Request) -> Response:
        def act(token: str) -> dict[str, Any]:
            left = interests.withdraw(token, withdrawn.consent)
            return proved(left) if isinstance(left, Proof) else left.to_json()

        return _answer(request, act)

    @router.post("/me/link", summary="Have the private link sent again", status_code=202)
    def link(lost: Lost, request: Request) -> Response:
        """The answer is the same whether or not the address is known."""
        asked = interest_form(knowledge(), lost.lang)
        if not interests.mail:
            raise HTTPException(404)
        try:
            recover(interests, admission, asked, lost.email, request)
        except InvalidAnswers as problem:
            return invalid(asked.lang, {"email": problem.messages["contact"]})
        except TooMany as problem:
            return refused(asked.lang, 429, "too_many", {"Retry-After": str(problem.retry_after)})
        return JSONResponse({"status": "sent", "message": say(asked.lang, "me.link_sent")}, 202, _PRIVATE)

    return router


_PRIVATE = {"Cache-Control": "no-store"}


def _answer(request: Request, act: Callable[[str], Mapping[str, Any]]) -> Response:
    token = bearer(request)
    try:
        return JSONResponse(act(token or ""), headers=_PRIVATE)
    except BadLink:
        return refused(language_of(request), 401, "bad_link", {"WWW-Authenticate": "Bearer"})


def recover(interests: Interests, admission: Admission, form: Form, address: object, request: Request) -> None:
    """Have the private link of `address` sent to it. Raises InvalidAnswers for what is no address, and TooMany."""
    given = check(form, {"contact": address, "consent_contact": True})
    with admission.admitted(sender(request), interests.records.digest(given.contact)):
        interests.recover(given.contact, form.lang)


def described(form: Form) -> dict[str, Any]:
    """The form as the API gives it."""
    fields = [
        {
            "id": f.id, "kind": f.kind, "label": f.label, "why": f.why, "required": f.required,
            "choices": [{"id": c.id, "label": c.label} for c in f.choices], "limit": f.limit,
            "autocomplete": f.autocomplete,
        }
        for f in form.fields
    ]  # fmt: skip
    return {
        "version": form.version, "title": form.title, "intro": form.intro, "submit": form.submit, "lang": form.lang,
        "notice": f"/confidentialite?lang={form.lang}", "fields": fields,
    }  # fmt: skip


def acknowledged(receipt: Receipt, lang: str, request: Request, settings: Settings) -> dict[str, Any]:
    manage = f"{public_root(request, settings)}/moi/{receipt.manage}" if receipt.manage else None
    return {"status": receipt.status, "message": say(lang, f"me.{receipt.status}"), "manage": manage}


def proved(proof: Proof) -> dict[str, Any]:
    """The proof of an erasure as the API gives it."""
    return {
        "status": "erased",
        "proof": proof.id,
        "erased_at": proof.erased_at.isoformat(),
        "counts": dict(proof.counts),
    }


def public_root(request: Request, settings: Settings) -> str:
    """The address of the server as the one who asks knows it. Never for letters, which go to others."""
    return settings.public_url or str(request.base_url).rstrip("/")


def sender(request: Request) -> str:
    return request.client.host if request.client else "?"


def bearer(request: Request) -> str | None:
    """The private link's token in `Authorization: Bearer TOKEN`."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and token.strip():
        return token.strip()
    return None


def invalid(lang: str, messages: Mapping[str, str]) -> Response:
    """What is wrong, a message for each field."""
    content = {"code": "invalid", "message": say(lang, "me.invalid"), "fields": dict(messages)}
    return JSONResponse({"error": content}, 422, _PRIVATE)


def refused(lang: str, status: int, code: str, headers: Mapping[str, str] | None = None) -> Response:
    content = {"code": code, "message": say(lang, f"me.{code}")}
    return JSONResponse({"error": content}, status, {**_PRIVATE, **(headers or {})})

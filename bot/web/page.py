"""The chat page: a form, and the conversation as the server keeps it. No script, no third party.

Asking is a POST that redirects to the page (303), so that going back or reloading never asks twice. The conversation
is found by a cookie that holds a random number and nothing else: first-party, gone with the browser session, unreadable
to scripts. It is not in the address, because addresses are copied, shared and logged, and because an address that
someone prepared would let them read along. Such a cookie serves only what the visitor asks for and follows nobody, so
it needs no consent. Where a browser keeps none, the answer is drawn at once and the forms carry the number.
"""

from __future__ import annotations

import re
from typing import Annotated, Protocol

from fastapi import APIRouter, Depends, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from bot.conversation import new_conversation
from bot.reply import Reply
from bot.settings import Settings
from bot.web.assets import Assets
from bot.web.forms import Form, from_elsewhere, preferred, read_form
from bot.web.starters import languages
from bot.web.transcripts import Transcripts, Turn
from bot.web.view import Showing, View
from index.knowledge import Knowledge
from index.text import clean

LATEST = "derniere"
"""Fragment of the newest turn, which the browser brings into view."""

COMMENT = 1_000
"""Characters of a comment that are taken."""

_VISIT = re.compile(r"[A-Za-z0-9_-]{24}")


class Answers(Protocol):
    """What the page needs of the assistant."""

    @property
    def knowledge(self) -> Knowledge: ...

    def reply(self, question: str, conversation: str | None = None, *, reader: str | None = None) -> Reply: ...

    def forget(self, conversation: str) -> None: ...


class Opinions(Protocol):
    """Where opinions are kept."""

    def feedback(self, answer: str, helpful: bool, comment: str = "") -> None: ...


def page_router(assistant: Answers, settings: Settings, opinions: Opinions) -> APIRouter:
    """The routes of the chat page: `/`, `/chat`, `/chat/clear`, `/chat/feedback` and `/static/`.

    What is wrong with a form is said on the page, with status 422 (nothing to ask) or 403 (sent by another site).
    """
    page = _Page(assistant, settings, opinions)
    router = APIRouter(include_in_schema=False)
    router.add_api_route("/", page.show, methods=["GET", "HEAD"])
    router.add_api_route("/chat", page.show, methods=["GET", "HEAD"])
    router.add_api_route("/chat", page.ask, methods=["POST"])
    router.add_api_route("/chat/clear", page.clear, methods=["POST"])
    router.add_api_route("/chat/feedback", page.judge, methods=["POST"])
    router.add_api_route("/static/{name}", page.static, methods=["GET", "HEAD"])
    return router


class _Page:
    """Handlers are plain functions: the framework runs them in threads, as the assistant wants it."""

    def __init__(self, assistant: Answers, settings: Settings, opinions: Opinions) -> None:
        self._assistant, self._settings, self._opinions = assistant, settings, opinions
        self._transcripts, self._assets = Transcripts(), Assets()
        self._view = View(self._assets)

    def show(self, request: Request) -> Response:
        visit = self._cookie(request)
        response = self._draw(request, Form(), visit)
        if not visit:
            self._remember(request, response, new_conversation())
        return response

    def ask(self, request: Request, form: Annotated[Form, Depends(read_form)]) -> Response:
        cookie = self._cookie(request)
        if from_elsewhere(request, self._settings.public_url):
            # The field is not filled in: another site must not choose what stands in it.
            return self._draw(request, Form(lang=form.lang), cookie, "elsewhere", 403)
        sent = form.visit if _VISIT.fullmatch(form.visit) else ""
        visit = cookie or sent or new_conversation()
        question = clean(form.question)
        if not question:
            return self._draw(request, form, cookie or sent, "empty", 422, hidden=not cookie)
        transcript = self._transcripts.get(visit)
        if not transcript.repeats(question, form.after):
            reply = self._assistant.reply(
                form.question,
                conversation=transcript.turns[-1].reply.conversation if transcript.turns else None,
                reader=self._lang(request, form),
            )
            self._transcripts.add(visit, Turn(question, reply))
        if cookie:
            return self._back(request, form, f"#{LATEST}")
        response = self._draw(request, Form(lang=form.lang), visit, hidden=True)
        self._remember(request, response, visit)
        return response

    def clear(self, request: Request, form: Annotated[Form, Depends(read_form)]) -> Response:
        if from_elsewhere(request, self._settings.public_url):
            return self._draw(request, Form(lang=form.lang), self._cookie(request), "elsewhere", 403)
        visit = self._cookie(request) or form.visit
        for conversation in {c for turn in self._transcripts.get(visit).turns if (c := turn.reply.conversation)}:
            self._assistant.forget(conversation)
        self._transcripts.forget(visit)
        response = self._back(request, form)
        response.delete_cookie(self._cookie_name(request), secure=self._secure(request), httponly=True, samesite="lax")
        return response

    def judge(self, request: Request, form: Annotated[Form, Depends(read_form)]) -> Response:
        """Whether an answer of this conversation helped; of another one nothing is said."""
        cookie = self._cookie(request)
        if from_elsewhere(request, self._settings.public_url):
            return self._draw(request, Form(lang=form.lang), cookie, "elsewhere", 403)
        visit = cookie or form.visit
        shown = {turn.reply.answer for turn in self._transcripts.get(visit).turns} - {None}
        if form.answer not in shown or form.helpful not in ("yes", "no"):
            return self._back(request, form)
        comment = clean(form.comment)[:COMMENT]
        self._opinions.feedback(form.answer, form.helpful == "yes", comment)
        self._transcripts.judge(visit, form.answer, form.helpful == "yes", bool(comment))
        if cookie:
            return self._back(request, form, f"#avis-{form.answer}")
        return self._draw(request, Form(lang=form.lang), visit, hidden=True)

    def static(self, name: str) -> Response:
        asset = self._assets.get(name)
        if asset is None:
            return Response("404", 404, {"X-Content-Type-Options": "nosniff"}, "text/plain")
        headers = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}
        return Response(asset.content, 200, headers, asset.media_type)

    def _draw(
        self, request: Request, form: Form, visit: str, problem: str = "", status: int = 200, *, hidden: bool = False
    ) -> HTMLResponse:
        """The page of `visit`; `hidden`: its forms carry the visit's identifier."""
        knowledge = self._assistant.knowledge
        showing = Showing(
            lang=self._lang(request, form),
            transcript=self._transcripts.get(visit),
            problem=problem,
            typed=clean(form.question),
            visit=visit if hidden else "",
            root=request.scope.get("root_path", ""),
        )
        return self._view.page(showing, knowledge, self._settings.clock(knowledge.calendar.zone), status)

    def _back(self, request: Request, form: Form, fragment: str = "") -> RedirectResponse:
        """To the page, which a reload then shows again without asking; the language is named if the visitor chose it."""
        lang = self._lang(request, form)
        chosen = f"?lang={lang}" if lang != self._lang(request, Form()) else ""
        root = request.scope.get("root_path", "")
        return RedirectResponse(f"{root}/chat{chosen}{fragment}", 303, {"Cache-Control": "no-store"})

    def _lang(self, request: Request, form: Form) -> str:
        """The language that the visitor chose, else the one that the browser asks for."""
        offered = languages(self._assistant.knowledge)
        chosen = form.lang or request.query_params.get("lang", "")
        return chosen if chosen in offered else preferred(request.headers.get("accept-language", ""), offered)

    def _secure(self, request: Request) -> bool:
        return request.url.scheme == "https" or self._settings.public_url.startswith("https://")

    def _cookie_name(self, request: Request) -> str:
        """With the prefix __Host- no other site of the same domain can set it."""
        return "__Host-guichet" if self._secure(request) else "guichet"

    def _cookie(self, request: Request) -> str:
        """The visit's identifier, "" when there is none of the right form."""
        value = request.cookies.get(self._cookie_name(request), "")
        return value if _VISIT.fullmatch(value) else ""

    def _remember(self, request: Request, response: Response, visit: str) -> None:
        secure = self._secure(request)
        response.set_cookie(self._cookie_name(request), visit, path="/", secure=secure, httponly=True, samesite="lax")

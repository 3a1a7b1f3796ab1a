"""The HTTP API about questions: ask, proposals while typing, forget a conversation, the contact; JSON in, JSON out."""

from __future__ import annotations

from typing import Annotated

import anyio.to_thread
from fastapi import APIRouter, Depends, HTTPException, Query, Request
from pydantic import BaseModel, ConfigDict, Field, field_validator

from bot.assistant import Assistant
from bot.texts import FIRST
from bot.web.errors import language_of
from bot.wire import Answer, Extended, extend, present
from index.documents import in_language
from index.text import clean

QUESTION_CHARACTERS = 20_000
"""Characters of a question that are accepted; the assistant reads the beginning."""


class Question(BaseModel):
    """What is asked. `conversation`: the identifier of an earlier answer, to go on with; `lang`: the language in which to
    answer, whatever that of the question. Without it the question tells, or else the header Accept-Language."""

    model_config = ConfigDict(extra="forbid", strict=True)

    question: str = Field(max_length=QUESTION_CHARACTERS, examples=["C’est payé combien ?"])
    conversation: str | None = Field(None, max_length=64, pattern=r"^[A-Za-z0-9_-]*$")
    lang: str | None = Field(None, max_length=12)

    @field_validator("question")
    @classmethod
    def _not_empty(cls, value: str) -> str:
        if not clean(value):
            raise ValueError("empty")
        return value

    @field_validator("lang")
    @classmethod
    def _known(cls, value: str | None) -> str | None:
        if value in (None, ""):
            return None
        if not value.isascii() or not value.replace("-", "").isalpha():
            raise ValueError("not a language")
        return value[:2].lower()


class Conversation(BaseModel):
    """Which conversation: the identifier that came with its answers."""

    model_config = ConfigDict(extra="forbid", strict=True)

    conversation: str = Field(max_length=64, pattern=r"^[A-Za-z0-9_-]+$")


class Contact(BaseModel):
    """The people behind the programme."""

    name: str
    email: str
    url: str


def json_only(request: Request) -> None:
    """Refuses a body that does not call itself JSON. Raises HTTPException 415."""
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    if request.method == "POST" and not (kind == "application/json" or kind.endswith("+json")):
        raise HTTPException(415)


def api_router(assistant: Assistant) -> APIRouter:
    """The routes under /api."""
    router = APIRouter(prefix="/api", tags=["api"], dependencies=[Depends(json_only)])

    @router.post("/ask", summary="Ask a question")
    async def ask(question: Question, request: Request, extras: bool = False) -> Extended | Answer:
        """With `extras`, the reply also has what helps to draw it: cards of projects, the address of a calendar."""
        reader = language_of(request) if "accept-language" in request.headers else None
        reply = await anyio.to_thread.run_sync(
            lambda: assistant.reply(question.question, question.conversation or None, question.lang, reader=reader)
        )
        return extend(reply, assistant.knowledge) if extras else present(reply)

    @router.post("/forget", summary="Forget what a conversation is about", status_code=204)
    def forget(conversation: Conversation) -> None:
        assistant.forget(conversation.conversation)

    @router.get("/contact", summary="Who answers what the assistant cannot")
    async def contact(lang: Annotated[str, Query(max_length=2)] = FIRST) -> Contact:
        found = assistant.knowledge.programme.contact
        return Contact(name=in_language(found.name, lang), email=found.email, url=found.url)

    @router.get("/suggest", summary="Questions that complete what is typed")
    async def suggest(
        q: Annotated[str, Query(max_length=200)] = "", lang: Annotated[str, Query(max_length=2)] = "fr"
    ) -> list[str]:
        return assistant.suggest(q, lang=lang)

    return router

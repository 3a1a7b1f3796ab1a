"""`POST /api/feedback`: whether an answer helped."""

from __future__ import annotations

from typing import Protocol

from fastapi import APIRouter, Depends, Response
from pydantic import BaseModel, ConfigDict, Field

from bot.web.api import json_only

COMMENT_CHARACTERS = 2_000
"""Characters of a comment that are accepted."""


class Opinions(Protocol):
    """Where opinions are kept."""

    def feedback(self, answer: str, helpful: bool, comment: str = "") -> None: ...


class Feedback(BaseModel):
    """`answer`: the identifier that came with the answer. A comment is kept without what identifies its author."""

    model_config = ConfigDict(extra="forbid", strict=True)

    answer: str = Field(max_length=32, pattern=r"^[A-Za-z0-9_-]+$")
    helpful: bool
    comment: str = Field("", max_length=COMMENT_CHARACTERS)


def feedback_router(opinions: Opinions) -> APIRouter:
    """The route. An identifier that is not known is told nothing: nobody can try which ones exist."""
    router = APIRouter(prefix="/api", tags=["api"], dependencies=[Depends(json_only)])

    @router.post("/feedback", status_code=204, summary="Say whether an answer helped")
    def feedback(given: Feedback) -> Response:
        opinions.feedback(given.answer, given.helpful, given.comment)
        return Response(status_code=204)

    return router

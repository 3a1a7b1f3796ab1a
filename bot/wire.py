"""A reply as it leaves the process: the fields that the API and the command line give."""

from __future__ import annotations

from pydantic import BaseModel, Field

from bot.markdown import to_html, to_text
from bot.reply import Reply


class SourceOut(BaseModel):
    title: str
    url: str
    updated: str


class SuggestionOut(BaseModel):
    label: str
    question: str


class Answer(BaseModel):
    """The answer. `text` is plain, `html` the same, sanitised. `answer` names this answer, for feedback."""

    conversation: str
    kind: str = Field(description="answer, suggestions, unknown, chitchat or form")
    text: str
    html: str
    sources: list[SourceOut]
    suggestions: list[SuggestionOut]
    confidence: float = Field(ge=0, le=1)
    answer: str | None
    entry: str | None
    lang: str


def present(reply: Reply) -> Answer:
    """A reply with the fields of the API."""
    return Answer(
        conversation=reply.conversation or "",
        kind=reply.kind,
        text=to_text(reply.markdown),
        html=to_html(reply.markdown),
        sources=[SourceOut(title=s.title, url=s.url, updated=s.updated) for s in reply.sources],
        suggestions=[SuggestionOut(label=s.label, question=s.question) for s in reply.suggestions],
        confidence=round(min(1.0, max(0.0, reply.confidence)), 4),
        answer=reply.answer,
        entry=reply.entry,
        lang=reply.lang,
    )

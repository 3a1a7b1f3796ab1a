"""A reply as it leaves the process: the fields that the API and the command line give."""

from __future__ import annotations

from pydantic import BaseModel, Field

from bot.answering.answers import facts_of
from bot.markdown import to_html, to_text
from bot.reply import Reply
from index.documents import in_language
from index.knowledge import DATES_PREFIX, Knowledge


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


class Card(BaseModel):
    """One project of a list. Its name, asked, gives the whole of it."""

    name: str
    summary: str
    facts: str = Field(description="cohort, administration, place")


class Extended(Answer):
    """The answer, and what helps to draw it."""

    cards: list[Card] = Field(description="the projects of a list, in its order")
    calendar: str | None = Field(description="where the dates of the answer can be put into a calendar")


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


def extend(reply: Reply, knowledge: Knowledge) -> Extended:
    """A reply with the fields of the API and those that need the knowledge."""
    return Extended(**present(reply).model_dump(), cards=cards(reply, knowledge), calendar=calendar(reply))


def cards(reply: Reply, knowledge: Knowledge) -> list[Card]:
    """The projects of a list. The reply about a single one says all of it, and has no card."""
    listed = reply.projects if reply.suggestions else ()
    sides = reply.sides or ("",) * len(listed)
    return [
        _card(p, knowledge, reply.lang, s) for p, s in zip(listed, sides, strict=False) if p in knowledge.projects_by_id
    ]


def calendar(reply: Reply) -> str | None:
    """Where the dates that the reply is about can be put into a calendar; None when it is about none."""
    return f"/calendar.ics?lang={reply.lang}" if (reply.entry or "").startswith(DATES_PREFIX) else None


def _card(project_id: str, knowledge: Knowledge, lang: str, side: str = "") -> Card:
    project = knowledge.projects_by_id[project_id]
    facts = " · ".join(filter(None, (facts_of(project, knowledge.programme, lang), side)))
    return Card(name=project.name, summary=in_language(project.summary, lang), facts=facts)

"""What the assistant hands to a channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

ReplyKind = Literal["answer", "suggestions", "unknown", "chitchat", "form"]


@dataclass(frozen=True)
class Link:
    """A source of an answer. `updated`: the day, month or year at which it says so (may be empty)."""

    title: str
    url: str
    updated: str = ""


@dataclass(frozen=True)
class Suggestion:
    """A button: what it shows, and the question that it asks."""

    label: str
    question: str


@dataclass(frozen=True)
class Reply:
    """One answer. `markdown` is the text as written; channels show it as text, HTML or their own format."""

    kind: ReplyKind
    markdown: str
    lang: str
    sources: tuple[Link, ...] = ()
    suggestions: tuple[Suggestion, ...] = ()
    confidence: float = 0.0
    entry: str | None = None
    """The knowledge entry that answers, when one does."""
    answer: str | None = None
    """Identifier of this very answer, for feedback."""
    conversation: str | None = None
    projects: tuple[str, ...] = ()
    """Identifiers of the projects shown, for channels that draw cards."""
    sides: tuple[str, ...] = ()
    """What else was asked of each of them (its team, its state), for these cards; () where nothing was."""

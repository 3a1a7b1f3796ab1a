"""Many questions from a file, as `ask --batch` and the golden questions need them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.assistant import Assistant
from bot.markdown import to_text
from bot.reply import Reply
from bot.texts import say


def in_turn(assistant: Assistant, turns: Sequence[str], now: datetime) -> Reply:
    """The reply to the last of `turns`, asked one after the other in a conversation of their own."""
    if not turns:
        raise ValueError("no turns")
    conversation: str | None = None
    for turn in turns:
        reply = assistant.reply(turn, conversation, now=now)
        conversation = reply.conversation
    if conversation:
        assistant.forget(conversation)
    return reply


def answer_lines(assistant: Assistant, path: Path, default: datetime) -> Iterator[dict[str, Any]]:
    """One reply for each line {"id", "turns", "clock"?} of a file, with its id.

    Raises ValueError that names the line when one cannot be read.
    """
    from bot.wire import present

    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            turns = [str(t) for t in row["turns"]]
            now = parse_clock(row.get("clock"), default)
            reply = in_turn(assistant, turns, now)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise ValueError(
                f'{path}:{number}: expected {{"id": …, "turns": ["…"], "clock"?: "2022-03-20T10:00"}} ({error})'
            ) from None
        yield {"id": row.get("id"), **present(reply).model_dump()}


def parse_clock(text: str | None, default: datetime) -> datetime:
    """An ISO moment, in the time zone of `default` if it names none. Raises ValueError."""
    if not text:
        return default
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=default.tzinfo)


def as_text(reply: Reply) -> str:
    """A reply for a terminal."""
    parts = [to_text(reply.markdown)]
    if reply.suggestions:
        parts.append("\n".join(f"  → {s.label}" for s in reply.suggestions))
    if reply.sources:
        lines = []
        for source in reply.sources:
            dated = f" ({say(reply.lang, 'reply.updated', date=source.updated)})" if source.updated else ""
            lines.append(f"  {source.title}{dated}\n  {source.url}")
        parts.append(say(reply.lang, "reply.sources") + "\n" + "\n".join(lines))
    return "\n\n".join(parts)

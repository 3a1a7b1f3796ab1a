"""Inline mode: the best answers, offered in any chat."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from hashlib import blake2b

from telegram import InlineQueryResultArticle, InlineQueryResultsButton, InputTextMessageContent, Update
from telegram.error import BadRequest

from bot.markdown import to_text
from bot.reply import Reply
from bot.telegram.desk import Context, Desk
from bot.telegram.formatting import label, plain, to_messages
from bot.telegram.questions import sources

RESULTS = 6
CACHED = 60
"""Seconds for which Telegram may give the same results again: answers speak of today's date."""


async def inline(update: Update, context: Context) -> None:
    """Answer an inline query with the questions that it may mean, and their answers."""
    query = update.inline_query
    if query is None:
        return
    desk = Desk.of(context)
    found = await asyncio.to_thread(_answers, desk, query.query, desk.language(update))
    private = InlineQueryResultsButton(desk.say(update, "inline_private"), start_parameter="inline")
    with suppress(BadRequest):  # the person has typed on, or left
        await query.answer(
            [_article(desk, q, r) for q, r in found], cache_time=CACHED, is_personal=True, button=private
        )


def _answers(desk: Desk, typed: str, lang: str) -> list[tuple[str, Reply]]:
    """Questions and their replies, an answer once."""
    if not typed.strip():
        return []
    found: dict[str, tuple[str, Reply]] = {}
    first = desk.assistant.reply(typed)
    questions = [s.question for s in first.suggestions] if first.kind == "suggestions" else []
    replies = [(typed, first)] + [
        (q, desk.assistant.reply(q)) for q in dict.fromkeys([*desk.assistant.suggest(typed, RESULTS), *questions])
    ]
    for question, reply in replies:
        if reply.kind == "answer" and label(question):
            entry = desk.assistant.knowledge.entries_by_id.get(reply.entry or "")
            title = desk.assistant.title(entry, reply.lang) if entry else question
            found.setdefault(reply.entry or reply.markdown, (title, reply))
    return list(found.values())[:RESULTS]


def _article(desk: Desk, question: str, reply: Reply) -> InlineQueryResultArticle:
    text = "\n\n".join([f"**{plain(question)}**", reply.markdown, sources(desk, reply)])
    return InlineQueryResultArticle(
        id=blake2b(f"{question}\0{text}".encode("utf-8", "replace"), digest_size=16).hexdigest(),
        title=label(question, 120),
        description=label(to_text(reply.markdown), 160),
        input_message_content=InputTextMessageContent(to_messages(text)[0]),
    )

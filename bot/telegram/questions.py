"""A question in a chat -> an answer in it."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from telegram import InlineKeyboardButton, Message, Update

from bot.answering.compose import Composer
from bot.reply import Link, Reply
from bot.telegram import keyboards
from bot.telegram.admission import words_to_bot
from bot.telegram.desk import Context, Desk
from bot.telegram.formatting import link, plain
from bot.telegram.sending import send, typing
from bot.texts import say
from index.windows import Moment

SOURCES = 5
"""Sources shown under an answer."""


async def question(update: Update, context: Context) -> None:
    """Free text, in a private chat or addressed to the bot in a group."""
    await ask(update, context, words_to_bot(update, context.bot.username))


async def ask(
    update: Update,
    context: Context,
    words: str,
    *,
    heading: str = "",
    edit: Message | None = None,
    others: Sequence[Sequence[InlineKeyboardButton]] = (),
) -> None:
    """Answer `words`. `heading` recalls the question where nothing else shows it; `others` are buttons to keep."""
    desk = Desk.of(context)
    reply, _ = await asyncio.gather(
        asyncio.to_thread(desk.assistant.reply, words, desk.conversation(update), desk.chosen(update)),
        typing(update, context),
    )
    await show(update, context, reply, heading=heading, edit=edit, others=others)


async def ask_project(update: Update, context: Context, project_id: str) -> bool:
    """Show a project; False when there is none of that identifier.

    It is asked for by its name, so that the conversation goes on about it; a name that is also a common word can lead
    elsewhere, and then the card is shown all the same.
    """
    desk = Desk.of(context)
    knowledge = desk.assistant.knowledge
    project = knowledge.projects_by_id.get(project_id)
    if project is None:
        return False
    lang = desk.language(update)
    reply, _ = await asyncio.gather(
        asyncio.to_thread(desk.assistant.reply, project.name, desk.conversation(update), lang), typing(update, context)
    )
    if reply.entry != project_id:
        now = desk.settings.clock(knowledge.calendar.zone)
        reply = await asyncio.to_thread(Composer(knowledge, now, lang).project, project, 1.0)
    await show(update, context, reply)
    return True


async def show(
    update: Update,
    context: Context,
    reply: Reply,
    *,
    heading: str = "",
    edit: Message | None = None,
    others: Sequence[Sequence[InlineKeyboardButton]] = (),
) -> None:
    """Send a reply with its sources and its suggestions."""
    desk = Desk.of(context)
    parts = [f"**{plain(heading)}**" if heading else "", reply.markdown, sources(desk, reply)]
    rows = [*keyboards.suggested(desk, reply), *others, *keyboards.opinion(desk, reply)]
    await send(update, context, "\n\n".join(p for p in parts if p), keyboards.keyboard(rows), edit)


def sources(desk: Desk, reply: Reply) -> str:
    """« Source : title, March 2022 », each a link; "" when there is none."""
    if not reply.sources:
        return ""
    shown = [_source(desk, s, reply.lang) for s in dict.fromkeys(reply.sources[:SOURCES])]
    return say(reply.lang, "telegram.source" if len(shown) == 1 else "telegram.sources", list=" · ".join(shown))


def _source(desk: Desk, source: Link, lang: str) -> str:
    title = link(source.title, source.url)
    try:
        return f"{title}, {desk.dates(lang).moment(Moment.parse(source.updated), weekday=False)}"
    except ValueError:  # no date, or one in words
        return title

"""What each command says."""

from __future__ import annotations

import asyncio
import re

from telegram import Message, Update

from bot.telegram import keyboards
from bot.telegram.catalogue import turn, used_themes, written
from bot.telegram.desk import Context, Desk
from bot.telegram.formatting import link, plain
from bot.telegram.interest import START as INTEREST_LINK
from bot.telegram.interest import interested
from bot.telegram.questions import ask, ask_project
from bot.telegram.sending import send
from index.documents import in_language

PROJECT_LINK = "projet-"
QUESTION_LINK = "q-"


async def start(update: Update, context: Context) -> None:
    """Welcome; or, through a link `t.me/BOT?start=PAYLOAD`, the answer that the link is for."""
    payload = context.args[0] if context.args else ""
    if payload.startswith(PROJECT_LINK) and await ask_project(update, context, payload.removeprefix(PROJECT_LINK)):
        return
    if payload == INTEREST_LINK:
        await interested(update, context)
        return
    if payload.startswith(QUESTION_LINK) and (words := _linked_question(Desk.of(context), payload)):
        await ask(update, context, words, heading=words)
        return
    desk = Desk.of(context)
    lang, programme = desk.language(update), desk.assistant.knowledge.programme
    text = desk.say(
        update, "welcome", programme=plain(programme.name), description=plain(in_language(programme.description, lang))
    )
    rows = keyboards.commands(desk, lang, _menu(desk))
    await send(update, context, text, keyboards.keyboard(rows))


def _menu(desk: Desk) -> tuple[str, ...]:
    """The commands that have a button under the welcome."""
    offered = ("interest", "my_data") if desk.interests else ()
    return ("dates", "projects", *offered, "contact", "language")


def _linked_question(desk: Desk, payload: str) -> str:
    """The question of an entry (`q-ENTRY`), else the payload's own words (`q-combien-on-gagne`)."""
    words = payload.removeprefix(QUESTION_LINK)
    entry = desk.assistant.knowledge.entries_by_id.get(words)
    return entry.question if entry else re.sub(r"[-_]+", " ", words).strip()


async def help_(update: Update, context: Context) -> None:
    desk = Desk.of(context)
    rows = keyboards.commands(desk, desk.language(update), _menu(desk))
    await send(
        update,
        context,
        desk.say(update, "help", bot=plain(context.bot.username), theme=_a_theme(desk, update)),
        keyboards.keyboard(rows),
    )


def _a_theme(desk: Desk, update: Update) -> str:
    """A theme of the programme, as an example of what to search for."""
    themes = desk.assistant.knowledge.programme.terms.get("themes", ())
    return plain(in_language(themes[0].name, desk.language(update))) if themes else ""


async def unknown(update: Update, context: Context) -> None:
    """A command that does not exist."""
    await send(update, context, Desk.of(context).say(update, "unknown_command"))


async def dates(update: Update, context: Context) -> None:
    """Where the calls stand, then all dates known of the cohort in question."""
    desk = Desk.of(context)
    speaker = desk.dates(desk.language(update))
    texts = await asyncio.to_thread(lambda: (speaker.calls(), speaker.calendar_of(None)))
    await send(update, context, "\n\n".join(dict.fromkeys(texts)))


async def projects(update: Update, context: Context) -> None:
    """The menu of themes; with words (`/projets santé`), the projects that they name."""
    desk = Desk.of(context)
    search = " ".join(context.args or ())[:200]
    if search:
        if not await list_projects(update, context, search, 0):
            await ask(update, context, desk.say(update, "search", words=search))
        return
    lang, knowledge = desk.language(update), desk.assistant.knowledge
    rows = keyboards.themes(desk, lang, used_themes(knowledge))
    await send(
        update,
        context,
        desk.say(update, "projects_menu", count=len(knowledge.projects), theme=_a_theme(desk, update)),
        keyboards.keyboard(rows),
    )


async def list_projects(
    update: Update, context: Context, search: str, number: int, edit: Message | None = None
) -> bool:
    """Show a page of projects; False when the search names nothing known."""
    desk = Desk.of(context)
    lang, knowledge = desk.language(update), desk.assistant.knowledge
    page = await asyncio.to_thread(turn, knowledge, search, number, lang)
    if page is None:
        return False
    rows = keyboards.page(desk, lang, page, page.projects)
    await send(update, context, written(knowledge, page, lang), keyboards.keyboard(rows), edit)
    return True


async def contact(update: Update, context: Context) -> None:
    desk = Desk.of(context)
    programme, lang = desk.assistant.knowledge.programme, desk.language(update)
    links = [link(s.title, s.url) for s in programme.links]
    name = plain(in_language(programme.contact.name, lang))
    text = desk.say(
        update,
        "contact",
        contact=name,
        email=plain(programme.contact.email),
        url=link(programme.contact.url, programme.contact.url),
    )
    await send(update, context, "\n".join([text, "", *(f"- {line}" for line in links)]))


async def language(update: Update, context: Context) -> None:
    """Choose the language (`/langue en`); without one, buttons."""
    desk = Desk.of(context)
    code = context.args[0].lower() if context.args else ""
    if not await set_language(update, context, code):
        await send(update, context, desk.say(update, "language"), keyboards.keyboard(keyboards.languages(desk)))


async def set_language(update: Update, context: Context, code: str, edit: Message | None = None) -> bool:
    """Speak `code` in this chat from now on; False when the programme does not."""
    desk = Desk.of(context)
    if code not in desk.assistant.knowledge.programme.languages:
        return False
    desk.languages.put(desk.key(update), code)
    await send(update, context, desk.say(update, "language_set"), edit=edit)
    return True


async def not_text(update: Update, context: Context) -> None:
    """Anything but text. An album is several messages, and gets one reply."""
    desk, message = Desk.of(context), update.effective_message
    if not isinstance(message, Message):
        return
    album = message.media_group_id
    if album and not desk.albums.first(f"{desk.key(update)} {album}"):
        return
    personal = message.contact or message.location or message.document or message.passport_data
    heard = message.voice or message.audio or message.video_note
    key = "not_text_personal" if personal else "not_text_heard" if heard else "not_text"
    await send(update, context, desk.say(update, key))

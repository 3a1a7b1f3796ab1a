"""The buttons under a message."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Message

from bot.reply import Reply
from bot.telegram.catalogue import THEME, Page
from bot.telegram.desk import Desk
from bot.telegram.formatting import label
from bot.texts import say
from index.documents import Programme, Project, in_language

# What a button does: the first letter of its data.
ASK = "a"
"""Asks a question; the answer comes below."""
MEAN = "d"
"""« Did you mean »: the answer takes the place of the question."""
LIST = "l"
"""Turns to a page of projects: `NUMBER|SEARCH`."""
PROJECT = "p"
LANGUAGE = "g"
COMMAND = "c"
FORM = "f"
"""A step of the interest form; see `steps`."""
HELPFUL, UNHELPFUL = "u", "v"
"""What somebody thinks of an answer, by the answer's identifier."""
DATA = "m"
"""What is held about a person, and what is done with it; see `privacy`."""

REMINDER = "r"
"""Asks for a reminder, or stops one; see `reminding`."""

ROWS = 8
"""Suggestions shown at most."""

Rows = list[list[InlineKeyboardButton]]


def button(desk: Desk, text: str, action: str, value: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(label(text) or "…", callback_data=desk.payloads.pack(action, value))


def keyboard(rows: Sequence[Sequence[InlineKeyboardButton]]) -> InlineKeyboardMarkup | None:
    return InlineKeyboardMarkup(rows) if rows else None


def suggested(desk: Desk, reply: Reply) -> Rows:
    """A button a suggestion, one a row."""
    action = MEAN if reply.kind == "suggestions" else ASK
    return [[button(desk, s.label, action, s.question)] for s in reply.suggestions[:ROWS] if label(s.label)]


def opinion(desk: Desk, reply: Reply) -> Rows:
    """« Helpful? » under an answer; nothing where opinions are not noted."""
    if desk.opinion is None or reply.kind != "answer" or not reply.answer:
        return []
    pair = ((HELPFUL, "button_helpful"), (UNHELPFUL, "button_unhelpful"))
    return [[button(desk, say(reply.lang, f"telegram.{key}"), action, reply.answer) for action, key in pair]]


def without(message: Message, *actions: str) -> Rows:
    """The buttons of `message`, but for those that do any of `actions`."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    kept = [[b for b in row if str(b.callback_data or "")[:1] not in actions] for row in rows]
    return [row for row in kept if row]


def others(message: Message, pressed: str) -> Rows:
    """The suggestions of `message` that were not pressed: a wrong choice must not take the right one away."""
    rows = without(message, HELPFUL, UNHELPFUL)
    return [row for row in rows if not any(b.callback_data == pressed for b in row)][:ROWS]


def commands(desk: Desk, lang: str, names: Iterable[str]) -> Rows:
    return in_pairs([button(desk, say(lang, f"telegram.button_{name}"), COMMAND, name) for name in names])


def languages(desk: Desk) -> Rows:
    codes = desk.assistant.knowledge.programme.languages
    return in_pairs([button(desk, say(code, "telegram.this_language"), LANGUAGE, code) for code in codes])


def themes(desk: Desk, lang: str, used: Iterable[str]) -> Rows:
    """All projects, then a button a theme that has any."""
    programme: Programme = desk.assistant.knowledge.programme
    found = [(t, in_language(t.name, lang)) for i in used if (t := programme.term("themes", i))]
    found.sort(key=lambda pair: pair[1])
    every = [button(desk, say(lang, "telegram.button_every_project"), LIST, "0|")]
    return [every, *in_pairs([button(desk, _capital(name), LIST, f"0|{THEME}{t.id}") for t, name in found])]


def page(desk: Desk, lang: str, shown: Page, projects: Iterable[Project]) -> Rows:
    """A button a project, then back and forth."""
    rows = in_pairs([button(desk, p.name, PROJECT, p.id) for p in projects])
    turns: list[InlineKeyboardButton] = []
    if shown.number > 0:
        turns.append(button(desk, say(lang, "telegram.button_previous"), LIST, f"{shown.number - 1}|{shown.search}"))
    if shown.number + 1 < shown.count:
        turns.append(button(desk, say(lang, "telegram.button_next"), LIST, f"{shown.number + 1}|{shown.search}"))
    menu = [button(desk, say(lang, "telegram.button_themes"), COMMAND, "projects")]
    return [*rows, *([turns] if turns else []), menu]


def in_pairs(buttons: Sequence[InlineKeyboardButton]) -> Rows:
    return [list(buttons[i : i + 2]) for i in range(0, len(buttons), 2)]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

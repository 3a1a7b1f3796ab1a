"""A step of the interest form: what is written in the message, and the buttons under it."""

from __future__ import annotations

from telegram import InlineKeyboardButton

from bot.interest.answers import Value
from bot.interest.form import Field, Form
from bot.telegram.desk import Desk
from bot.telegram.draft import CORRECT, REVIEW, SENT, Draft, Offer, chosen, offer, question
from bot.telegram.formatting import plain
from bot.telegram.keyboards import FORM, Rows, button, in_pairs
from bot.texts import say

# What a button of the form does: the first part of its value, `VERB|QUESTION|CHOICE`.
ONE, TOGGLE, NEXT, BACK, PAGE, GO, SEND, CANCEL, ALL = "o", "t", "n", "b", "p", "g", "s", "x", "a"

SHORT = 24
"""Labels up to this length stand two in a row."""


def written(form: Form, draft: Draft, problem: str = "") -> str:
    """The message of the step, in Markdown. `problem` is what was wrong with the last answer."""
    asked = question(form, draft)
    parts = [f"⚠️ {plain(problem)}"] if problem else []
    if asked:
        number = form.fields.index(asked) + 1
        parts.append(f"**{plain(asked.label)}** ({number}/{len(form.fields)})")
        parts.append(plain(asked.why))
        if hint := _hint(form, draft, asked):
            parts.append(f"*{plain(hint)}*")
    elif draft.at == CORRECT:
        parts.append(_say(form, "which"))
    else:
        parts.append(f"**{plain(_say(form, 'review'))}**")
        parts.append("\n".join(f"- {line}" for line in answered(form, draft)))
    return "\n\n".join(p for p in parts if p)


def answered(form: Form, draft: Draft) -> list[str]:
    """A line an answer, in Markdown."""
    return [f"{plain(f.label)} – **{plain(shown(form, f, draft.answers.get(f.id, '')))}**" for f in form.fields]


def shown(form: Form, asked: Field, value: Value) -> str:
    """An answer as its writer reads it."""
    if isinstance(value, bool):
        return _say(form, "yes" if value else "no")
    ids = value if isinstance(value, tuple) else (value,) if value else ()
    labels = {c.id: c.label for c in asked.choices}
    if asked.kind == "consent":
        return _say(form, "no")
    return ", ".join(labels.get(i, i) for i in ids) or _say(form, "empty")


def buttons(desk: Desk, form: Form, draft: Draft) -> Rows:
    """The buttons of the step."""
    asked = question(form, draft)
    if asked is None and draft.at == SENT:
        return []
    if asked is None and draft.at == REVIEW:
        return [
            [_button(desk, form.submit, SEND)],
            [_button(desk, _say(form, "correct"), ALL), _button(desk, _say(form, "cancel"), CANCEL)],
        ]
    if asked is None:
        fields = [_button(desk, f.label, GO, f.id) for f in form.fields]
        return [*([b] for b in fields), [_button(desk, _say(form, "back"), BACK)]]
    rows = _answers(desk, form, draft, asked)
    ways: list[InlineKeyboardButton] = []
    if draft.correcting or asked is not form.fields[0]:
        ways.append(_button(desk, _say(form, "back"), BACK, asked.id))
    return [*rows, [*ways, _button(desk, _say(form, "cancel"), CANCEL)]]


def _answers(desk: Desk, form: Form, draft: Draft, asked: Field) -> Rows:
    if asked.kind == "consent":
        yes, no = (_button(desk, _say(form, word), ONE, asked.id, word) for word in ("yes", "no"))
        return [[yes, no]]
    page = offer(asked, draft)
    verb = TOGGLE if asked.kind == "choices" else ONE
    picked = chosen(draft, asked.id)
    choices = [_button(desk, f"✓ {c.label}" if c.id in picked else c.label, verb, asked.id, c.id) for c in page.choices]
    wide = any(len(b.text) > SHORT for b in choices)
    rows = [[b] for b in choices] if wide else in_pairs(choices)
    if turns := _turns(desk, form, draft, asked, page):
        rows.append(turns)
    if not asked.required:
        going = asked.id in draft.answers and draft.answers[asked.id]
        rows.append([_button(desk, _say(form, "next" if going else "skip"), NEXT, asked.id)])
    elif asked.kind in ("email", "text", "long") and draft.answers.get(asked.id):
        rows.append([_button(desk, _say(form, "keep"), NEXT, asked.id)])
    return rows


def _turns(desk: Desk, form: Form, draft: Draft, asked: Field, page: Offer) -> list[InlineKeyboardButton]:
    turns: list[InlineKeyboardButton] = []
    if page.number > 0:
        turns.append(_button(desk, say(form.lang, "telegram.button_previous"), PAGE, asked.id, str(page.number - 1)))
    if draft.search:
        turns.append(_button(desk, _say(form, "everything"), PAGE, asked.id, "all"))
    if page.number + 1 < page.pages:
        turns.append(_button(desk, say(form.lang, "telegram.button_next"), PAGE, asked.id, str(page.number + 1)))
    return turns


def _hint(form: Form, draft: Draft, asked: Field) -> str:
    page = offer(asked, draft)
    if asked.kind in ("choice", "choices") and page.pages > 1:
        return _say(form, "search", page=page.number + 1, pages=page.pages)
    if asked.kind in ("text", "long", "email"):
        value = draft.answers.get(asked.id)
        return _say(form, "answered", value=shown(form, asked, value)) if value else _say(form, "write")
    return ""


def _say(form: Form, key: str, **values: object) -> str:
    return say(form.lang, f"telegram.form.{key}", **values)


def _button(desk: Desk, text: str, verb: str, field_id: str = "", choice: str = "") -> InlineKeyboardButton:
    return button(desk, text, FORM, f"{verb}|{field_id}|{choice}")

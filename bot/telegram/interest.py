"""The interest form in the chat: one question at a time, in the storage from one message to the next."""

from __future__ import annotations

import asyncio
import secrets
from dataclasses import replace
from functools import partial

from telegram import InlineKeyboardButton, Message, Update

from bot.interest.answers import InvalidAnswer, InvalidAnswers, check
from bot.interest.form import TELEGRAM, Form, interest_form
from bot.interest.receipts import KeyReused
from bot.telegram import draft as drafts
from bot.telegram import keyboards, steps
from bot.telegram.desk import Context, Desk
from bot.telegram.draft import CORRECT, REVIEW, SENT, Draft
from bot.telegram.formatting import plain
from bot.telegram.questions import question
from bot.telegram.sending import send
from bot.texts import say

START = "interesse"
"""What a link `t.me/BOT?start=interesse` carries."""


async def interested(update: Update, context: Context) -> None:
    """Begin the form, or go on with the one that was begun."""
    desk = Desk.of(context)
    chat, message = update.effective_chat, update.effective_message
    if chat is None or message is None:
        return
    if desk.interests is None:
        await send(update, context, desk.say(update, "not_offered"))
        return
    if chat.type != "private":  # in a group, everybody would read the answers
        link = f"https://t.me/{context.bot.username}?start={START}"
        row = [InlineKeyboardButton(desk.say(update, "form.private_button"), url=link)]
        await send(update, context, desk.say(update, "form.private"), keyboards.keyboard([row]))
        return
    kept = await asyncio.to_thread(desk.drafts.load, chat.id)
    if kept and kept.draft.in_work and not kept.expired:
        form = _form(desk, kept.draft.lang)
        await send(update, context, desk.say(update, "form.again"))
        await _show(update, context, form, drafts.repaired(form, kept.draft))
        return
    form = _form(desk, desk.language(update))
    await send(update, context, f"**{plain(form.title)}**\n\n{plain(form.intro)}\n\n{desk.say(update, 'form.intro')}")
    began = drafts.begin(form, secrets.token_urlsafe(9))
    if (token := await asyncio.to_thread(desk.interests.token_of_chat, chat.id)) is not None:
        held = await asyncio.to_thread(desk.interests.held, token)
        began = drafts.repaired(form, replace(began, at=REVIEW, answers=dict(held.answers)))
    await _keep_and_show(update, context, form, began)


async def written(update: Update, context: Context) -> None:
    """Free text: the answer to a question of the form, else a question."""
    desk, message = Desk.of(context), update.message
    private = message is not None and message.chat.type == "private"
    kept = await asyncio.to_thread(desk.drafts.load, message.chat.id) if message and private else None
    if kept is None or not kept.draft.in_work or message is None or desk.interests is None:
        await question(update, context)
        return
    if kept.expired:
        await asyncio.to_thread(desk.drafts.forget, message.chat.id)
        await send(update, context, desk.say(update, "form.expired"))
        await question(update, context)
        return
    form = _form(desk, kept.draft.lang)
    draft = drafts.repaired(form, kept.draft)
    asked = drafts.question(form, draft)
    if asked is None:  # the answers are shown; what is written is a question like any other
        await question(update, context)
        return
    if draft.seen == update.update_id:  # received again after a crash: it has been taken
        await _show(update, context, form, draft)
        return
    text = message.text or ""
    problem = ""
    try:
        if asked.kind in ("choice", "choices"):
            narrowed = drafts.searched(asked, draft, text)
            problem = "" if narrowed is not draft else say(form.lang, "telegram.form.not_found")
            draft = narrowed
        elif asked.kind == "consent":
            draft = drafts.take(form, draft, _yes_or_no(form, text))
        else:
            draft = drafts.take(form, draft, text)
    except InvalidAnswer as invalid:
        problem = invalid.message
    await _keep_and_show(update, context, form, draft, problem)


async def pressed(update: Update, context: Context, value: str, message: Message | None) -> bool:
    """A button of the form: `VERB|QUESTION|CHOICE`. False for one that was never ours."""
    desk, chat = Desk.of(context), update.effective_chat
    verb, _, rest = value.partition("|")
    field_id, _, choice = rest.partition("|")
    kept = await asyncio.to_thread(desk.drafts.load, chat.id) if chat and desk.interests else None
    if chat is None or kept is None or not kept.draft.in_work or kept.expired:
        await send(update, context, desk.say(update, "form.over"))
        return True
    form = _form(desk, kept.draft.lang)
    draft = drafts.repaired(form, kept.draft)
    if verb == steps.CANCEL:
        await asyncio.to_thread(desk.drafts.forget, chat.id)
        await send(update, context, desk.say(update, "form.cancelled"), edit=message)
        return True
    if draft.seen == update.update_id or not _fits(draft, verb, field_id):
        await _show(update, context, form, draft, edit=message)
        return True
    if verb == steps.SEND:
        await _send(update, context, form, draft, message)
        return True
    problem = ""
    try:
        after = _moved(form, draft, verb, field_id, choice)
    except InvalidAnswer as invalid:
        after, problem = draft, invalid.message
    if after is None:
        return False
    await _keep_and_show(update, context, form, after, problem, edit=message)
    return True


def _moved(form: Form, draft: Draft, verb: str, field_id: str, choice: str) -> Draft | None:
    """The draft after a button; None for a button that does not exist. Raises InvalidAnswer."""
    match verb:
        case steps.ONE:
            return drafts.take(form, draft, choice)
        case steps.TOGGLE:
            return drafts.toggle(form, draft, choice)
        case steps.NEXT:
            return drafts.take(form, draft, draft.answers.get(draft.at))
        case steps.BACK:
            return drafts.back(form, draft)
        case steps.PAGE if choice == "all":
            return replace(draft, page=0, search="")
        case steps.PAGE:
            number = int(choice) if choice.isascii() and choice.isdigit() and len(choice) < 6 else 0
            return replace(draft, page=number)
        case steps.ALL:
            return drafts.at(draft, CORRECT)
        case steps.GO if form.field(field_id):
            return drafts.at(draft, field_id, correcting=True)
        case _:
            return None


def _fits(draft: Draft, verb: str, field_id: str) -> bool:
    """Whether a button belongs to the step at which the form is: an old message keeps its buttons."""
    match verb:
        case steps.SEND | steps.ALL:
            return draft.at == REVIEW
        case steps.GO:
            return draft.at in (REVIEW, CORRECT)
        case steps.BACK:
            return field_id in ("", draft.at)
        case _:
            return field_id == draft.at


async def _send(update: Update, context: Context, form: Form, draft: Draft, message: Message | None) -> None:
    desk, chat = Desk.of(context), update.effective_chat
    if desk.interests is None or chat is None:
        return
    try:
        answers = check(form, draft.answers)
    except InvalidAnswers as invalid:
        draft, problem = drafts.refused(form, draft, invalid)
        await _keep_and_show(update, context, form, draft, problem, edit=message)
        return
    submit = partial(desk.interests.submit, answers, TELEGRAM, form.lang, telegram_chat=chat.id)
    try:
        receipt = await asyncio.to_thread(submit, key=draft.id)
    except KeyReused:  # sent, and corrected before this chat learned of it: another sending
        receipt = await asyncio.to_thread(submit, key=secrets.token_urlsafe(9))
    # What was answered is now where it belongs, and no longer here.
    await asyncio.to_thread(desk.drafts.save, chat.id, Draft(draft.id, draft.lang, SENT))
    key = "form.mail" if receipt.status == "confirm_by_mail" else "form.saved"
    rows = keyboards.commands(desk, form.lang, ("my_data",))
    await send(update, context, say(form.lang, f"telegram.{key}"), keyboards.keyboard(rows), edit=message)


async def _keep_and_show(
    update: Update, context: Context, form: Form, draft: Draft, problem: str = "", edit: Message | None = None
) -> None:
    """Kept first: what the chat shows is never ahead of what would be found after a crash."""
    draft = replace(draft, seen=update.update_id)
    if update.effective_chat:
        await asyncio.to_thread(Desk.of(context).drafts.save, update.effective_chat.id, draft)
    await _show(update, context, form, draft, problem, edit)


async def _show(
    update: Update, context: Context, form: Form, draft: Draft, problem: str = "", edit: Message | None = None
) -> None:
    rows = steps.buttons(Desk.of(context), form, draft)
    await send(update, context, steps.written(form, draft, problem), keyboards.keyboard(rows), edit)


def _form(desk: Desk, lang: str) -> Form:
    return interest_form(desk.assistant.knowledge, lang, TELEGRAM)


def _yes_or_no(form: Form, text: str) -> object:
    """« oui » in the form's language as a truth value; anything else as it is, for the form to judge."""
    word = text.strip().strip(".!").casefold()
    words = {say(form.lang, f"telegram.form.{key}").casefold(): key == "yes" for key in ("yes", "no")}
    return words.get(word, text or "?")

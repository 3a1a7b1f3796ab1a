"""How a message leaves: at Telegram's pace, in parts that it takes, to the chat that asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

import httpx
from aiolimiter import AsyncLimiter
from telegram import InlineKeyboardMarkup, Message, ReplyParameters, Update
from telegram.constants import ChatAction
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import AIORateLimiter

from bot.telegram.desk import Context
from bot.telegram.formatting import to_messages
from bot.telegram.handling import note_sent

OVERALL = 25
"""Messages a second to all chats; Telegram refuses more than 30."""

CHAT_PAUSE = 1.05
"""Seconds between two messages of one chat; Telegram refuses less than 1."""

TYPING = 16
"""Requests at once that only show « typing »: when more people ask at once, their answers come first."""

RETRIES = (1.0, 3.0)
"""Seconds before each new attempt when Telegram is out of order or the connection breaks."""

ONE_ATTEMPT = 1
"""As `rate_limit_args`: wait once when Telegram asks for it, and send nothing again after a connection that broke."""

JSONDict = dict[str, Any]
Call = Callable[..., Coroutine[Any, Any, bool | JSONDict | list[JSONDict]]]


class Pace(AIORateLimiter):
    """PTB's limiter (overall, groups, 429), and besides: one message a second a chat, and patience with outages.

    The overall limit is spread evenly: a bucket of 30 would let 30 messages go at once and 30 more in the same second.
    """

    def __init__(self, second: float = 1.0) -> None:
        """`second`: how long the limits' second is; a test before a server of its own has a shorter one."""
        super().__init__(overall_max_rate=1, overall_time_period=second / OVERALL, max_retries=3)
        self._pause = CHAT_PAUSE * second
        self._chats: dict[int | str, AsyncLimiter] = {}
        self._typing = 0

    async def process_request(  # the base class's signature
        self,
        callback: Call,
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: int | None,
    ) -> bool | JSONDict | list[JSONDict]:
        if endpoint == "sendChatAction":  # Telegram does not count it, and it is worth no waiting
            return await self._show_typing(callback, args, kwargs)
        if "chat_id" not in data:  # an acknowledgement too late is worth nothing; connecting has a patience of its own
            return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
        await self._chat(data["chat_id"]).acquire()
        if rate_limit_args == ONE_ATTEMPT:
            return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
        for pause in RETRIES:
            try:
                return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)
            except (BadRequest, TimedOut):  # not worth repeating; or done already, for all that we know
                raise
            except NetworkError:
                await asyncio.sleep(pause)
        return await super().process_request(callback, args, kwargs, endpoint, data, rate_limit_args)

    async def _show_typing(self, callback: Call, args: Any, kwargs: dict[str, Any]) -> bool | JSONDict | list[JSONDict]:
        if self._typing >= TYPING:
            return True
        self._typing += 1
        try:
            return await callback(*args, **kwargs)
        finally:
            self._typing -= 1

    def _chat(self, chat: int | str) -> AsyncLimiter:
        if len(self._chats) > 1_000:
            self._chats = {k: limiter for k, limiter in self._chats.items() if not limiter.has_capacity()}
        return self._chats.setdefault(chat, AsyncLimiter(1, self._pause))


async def send(
    update: Update,
    context: Context,
    markdown: str,
    keyboard: InlineKeyboardMarkup | None = None,
    edit: Message | None = None,
) -> None:
    """Say `markdown` where `update` comes from; `edit` is the message whose place it takes, if it still can.

    In a group it is a reply to the message that asked. Buttons stand under the last part. Raises TelegramError.
    """
    chat, message = update.effective_chat, update.effective_message
    if chat is None:
        return
    parts = to_messages(markdown) or ["…"]
    topic = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
    quoted = (
        ReplyParameters(message.message_id, allow_sending_without_reply=True)
        if message and chat.type != "private"
        else None
    )
    for number, part in enumerate(parts):
        last = keyboard if number == len(parts) - 1 else None
        if number == 0 and edit is not None and await _edited(edit, context, part, last):
            continue
        try:
            await context.bot.send_message(
                chat.id, part, reply_markup=last, message_thread_id=topic, reply_parameters=quoted
            )
        except ChatMigrated as error:
            await context.bot.send_message(error.new_chat_id, part, reply_markup=last)
        note_sent()


async def _edited(message: Message, context: Context, text: str, keyboard: InlineKeyboardMarkup | None) -> bool:
    try:
        await context.bot.edit_message_text(text, message.chat.id, message.message_id, reply_markup=keyboard)
    except BadRequest as error:
        # A button pressed twice changes nothing the second time; a message deleted or too old is sent anew.
        return "not modified" in error.message.lower()
    note_sent()
    return True


def gone(error: BaseException | None) -> bool:
    """Whether nothing can be sent there any more: the bot is blocked or was removed, or the account was deleted."""
    if isinstance(error, BadRequest):
        return any(told in error.message.lower() for told in ("chat not found", "deactivated"))
    return isinstance(error, Forbidden)


def unsent(error: BaseException | None) -> bool:
    """Whether nothing has surely arrived, and the same request may work later: Telegram was not reached, or was too busy.

    A connection that broke, or an answer that did not come, tells nothing.
    """
    if isinstance(error, RetryAfter):
        return True
    if not isinstance(error, NetworkError) or isinstance(error, BadRequest):
        return False
    cause = error.__cause__
    never_left = isinstance(cause, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)
    return never_left or cause is None or isinstance(cause, TelegramError)  # answered: out of order


async def typing(update: Update, context: Context) -> None:
    """Show that an answer is coming; a failure to do so is nobody's concern."""
    chat, message = update.effective_chat, update.effective_message
    if chat is None:
        return
    topic = message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None
    with suppress(TelegramError):
        await context.bot.send_chat_action(chat.id, ChatAction.TYPING, message_thread_id=topic)

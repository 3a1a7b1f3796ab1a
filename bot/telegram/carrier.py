"""Carries messages of the outbox to chats, with a button by which one stops them."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from bot.notices import Composer, Notice
from bot.outbox import Carrier, GivenUp, Later, Message, NotDue, Unsure
from bot.telegram import keyboards
from bot.telegram.broadcast import NotNow, Sender
from bot.telegram.desk import Desk
from bot.telegram.privacy import WITHDRAW
from bot.texts import say


def telegram_carrier(sender: Sender, desk: Desk, composers: Mapping[str, Composer]) -> Carrier:
    """Sends the messages of the channel `telegram`, each composed when it is sent."""

    async def carry(message: Message) -> None:
        composer = composers.get(message.kind)
        if composer is None:
            raise GivenUp("nobody composes messages of this kind")
        notice = await asyncio.to_thread(composer, message)
        if notice is None:
            raise NotDue
        try:
            outcome = await sender.send(int(message.recipient), notice.body, keyboards.keyboard(_rows(desk, notice)))
        except NotNow as error:
            raise Later(error.pause) from None
        if outcome == "gone":
            raise GivenUp("the chat is gone")
        if outcome == "unknown":
            raise Unsure

    return carry


def _rows(desk: Desk, notice: Notice) -> keyboards.Rows:
    if notice.button == "withdraw":
        text = say(notice.lang, "telegram.data.withdraw_contact")
        return [[keyboards.button(desk, text, keyboards.DATA, f"{WITHDRAW}contact")]]
    return keyboards.commands(desk, notice.lang, ("reminder",)) if notice.button == "reminders" else []

"""Reminders and announcements in a chat, over the wire: asked for, told, stopped; withdrawn from by a button."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.outbox import Outbox, Postman
from bot.telegram.carrier import telegram_carrier
from bot.telegram.desk import Desk
from bot.telegram.drafts import Drafts
from bot.telegram.sending import Pace
from bot.telegram.service import TelegramService
from tests.fake_bot_api import FakeBotApi, buttons, until
from tests.telegram_bot import SHORT, Office, Recorder, settings_for
from tests.test_telegram_form import Chat
from tests.world import World, at, event

pytest_plugins = ("tests.telegram_bot",)

CALL = event("appel", start="2026-03-02", end="2026-04-03")


@pytest.fixture
def world(office: Office) -> World:
    return World(office.storage, at("2026-02-20T12:00"), {"appel": CALL})


@asynccontextmanager
async def listening(world: World, api: FakeBotApi) -> AsyncIterator[tuple[Desk, TelegramService]]:
    desk = Desk(Recorder(world.knowledge()), settings_for(api), Drafts(world.storage), world.interests, world.reminders)
    service = TelegramService(desk, world.storage, Pace(SHORT * 1.25))
    running = asyncio.create_task(service.run())
    try:
        await until(lambda: service.state == "listening")
        yield desk, service
    finally:
        await service.stop()
        await running


async def post(world: World, desk: Desk, service: TelegramService) -> list[tuple[str, str, str]]:
    """What is due by now, sent; the outcomes."""
    seen: list[tuple[str, str, str]] = []
    await asyncio.to_thread(world.clerk.round)
    carriers = {"telegram": telegram_carrier(service.sender, desk, world.composers)}
    postman = Postman(
        Outbox(world.storage, world.clock), carriers, observe=lambda *o: seen.append(o), per_minute=60_000
    )
    while await postman.round():
        pass
    return seen


async def test_a_reminder_is_chosen_told_and_shown(world: World, api: FakeBotApi) -> None:
    async with listening(world, api) as (desk, service):
        chat = Chat(api)
        await chat.types("/rappel", "prévienne")
        assert chat.labels() == ["Ouverture – Appel", "7 jours avant la fin – Appel"]
        await chat.presses("Ouverture – Appel", "C’est noté, je vous écrirai ici.")
        assert "le 2 mars 2026" in chat.last["text"].replace("\u00a0", " ")
        assert chat.labels() == ["7 jours avant la fin – Appel", "✕ Ouverture – Appel"]
        world.now = at("2026-03-02T10:00")
        assert await post(world, desk, service) == [("reminder", "telegram", "sent")]
        told = await chat.sees("c’est ouvert")
        assert [b["text"] for b in buttons(told)]
        assert await post(world, desk, service) == []


async def test_a_reminder_is_stopped(world: World, api: FakeBotApi) -> None:
    async with listening(world, api):
        chat = Chat(api)
        await chat.types("/reminder", "prévienne")
        await chat.presses("7 jours avant la fin – Appel", "C’est noté")
        await chat.presses("✕ 7 jours avant la fin – Appel", "ce rappel est supprimé")
        assert world.reminders.of_chat(1) == []


async def test_too_late_is_said(world: World, api: FakeBotApi) -> None:
    async with listening(world, api):
        chat = Chat(api)
        await chat.types("/rappel", "prévienne")
        world.now = at("2026-04-05T10:00")
        await chat.presses("Ouverture – Appel", "trop tard")
        assert world.reminders.of_chat(1) == []


async def test_an_announcement_has_a_button_that_withdraws(world: World, api: FakeBotApi) -> None:
    world.agreed(1, consent_share=True)
    world.clerk.round()
    async with listening(world, api) as (desk, service):
        chat = Chat(api)
        await chat.types("/rappel", "prévienne")
        world.now = at("2026-03-02T10:00")
        assert await post(world, desk, service) == [("announcement", "telegram", "sent")]
        await chat.sees("c’est ouvert")
        await chat.presses("Ne plus m’écrire", "nous ne vous écrirons plus")
        world.edit(autre=event("autre", start="2026-03-02", end="2026-03-25"))
        assert await post(world, desk, service) == []


async def test_who_has_blocked_the_bot_is_given_up(world: World, api: FakeBotApi) -> None:
    world.agreed(1)
    world.clerk.round()
    async with listening(world, api) as (desk, service):
        await Chat(api).types("/rappel", "prévienne")
        world.now = at("2026-03-02T10:00")
        api.trouble("sendMessage", 403)
        assert await post(world, desk, service) == [("announcement", "telegram", "failed")]
        assert await post(world, desk, service) == []


async def test_telegram_that_asks_to_wait_is_waited_for(world: World, api: FakeBotApi) -> None:
    world.agreed(1)
    world.clerk.round()
    async with listening(world, api) as (desk, service):
        await Chat(api).types("/rappel", "prévienne")
        world.now = at("2026-03-02T10:00")
        api.trouble("sendMessage", 429, retry_after=1)
        assert await post(world, desk, service) == [("announcement", "telegram", "sent")]
        assert len(api.shown(1)) == 2


async def test_without_a_connection_nothing_is_lost(world: World, api: FakeBotApi) -> None:
    world.agreed(1)
    world.clerk.round()
    async with listening(world, api) as (desk, service):
        pass
    world.now = at("2026-03-02T10:00")
    assert await post(world, desk, service) == [("announcement", "telegram", "later")]

"""The webhook over the wire: its secret, what is acknowledged and when, restarts, replicas, a thousand people at once."""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.settings import Settings
from bot.storage.engine import Storage
from bot.storage.errors import StorageAway
from bot.telegram.inbox import Arrival, Inbox
from bot.telegram.intake import CLAIMS
from bot.telegram.service import TelegramService
from bot.telegram.webhook import Door
from index.live import LiveIndex
from server import create_app
from tests.fake_bot_api import TOKEN, FakeBotApi, Json, running, until
from tests.fake_webhook import carrying
from tests.serving import served
from tests.telegram_bot import SHORT, Mode, Office, Recorder, served_webhook, settings_for, started

pytest_plugins = ("tests.telegram_bot",)


def update(number: int, text: str = "salaire", chat: int = 1) -> Json:
    person = {"id": chat, "is_bot": False, "first_name": "P", "language_code": "fr"}
    place = {"id": chat, "type": "private", "first_name": "P"}
    return {
        "update_id": number,
        "message": {"message_id": number, "date": 1, "chat": place, "from": person, "text": text},
    }


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(timeout=10) as opened:
        yield opened


async def post(
    client: httpx.AsyncClient, api: FakeBotApi, content: Any, secret: str | None = None, url: str = ""
) -> httpx.Response:
    headers = {"X-Telegram-Bot-Api-Secret-Token": api.webhook["secret_token"] if secret is None else secret}
    body = content if isinstance(content, bytes) else json.dumps(content).encode()
    return await client.post(url or api.webhook["url"], content=body, headers=headers)


@pytest.fixture
async def hook(api: FakeBotApi, recorder: Recorder, office: Office) -> AsyncIterator[TelegramService]:
    api.chats |= set(range(1, 50))
    async with started(recorder, api, office, "webhook") as service:
        await until(lambda: service.state == "listening")
        yield service


# Who may call


@pytest.mark.parametrize(
    "secret", ["", "wrong", "é", "x" * 100_00, Door.of(Settings(telegram_token=TOKEN)).secret[:-1]]
)  # type: ignore[call-arg, arg-type]
async def test_a_wrong_secret(
    api: FakeBotApi, hook: TelegramService, recorder: Recorder, client: httpx.AsyncClient, secret: str
) -> None:
    headers = [(b"X-Telegram-Bot-Api-Secret-Token", secret.encode())]
    done = await client.post(api.webhook["url"], content=json.dumps(update(1)), headers=headers)
    assert done.status_code == 403
    done = await client.post(api.webhook["url"], content=json.dumps(update(1)))
    assert done.status_code == 403
    assert (await post(client, api, update(2, "contrat"))).status_code == 200
    await until(api.shown)
    assert [q for q, _, _ in recorder.asked] == ["contrat"]


async def test_another_path_is_not_there(api: FakeBotApi, hook: TelegramService, client: httpx.AsyncClient) -> None:
    base = api.webhook["url"].rpartition("/")[0]
    for path in ("", "/", "/x", "/%C3%A9", "/" + "0" * 32, "/" + TOKEN):
        assert (await post(client, api, update(1), url=base + path)).status_code in (404, 405)
    assert (await client.get(api.webhook["url"])).status_code == 405


def test_path_and_secret_follow_from_the_token_and_tell_nothing_of_it(api: FakeBotApi) -> None:
    door, same = Door.of(settings_for(api)), Door.of(settings_for(api))
    other = Door.of(settings_for(api, "999:another"))
    assert door == same and len({door.path, other.path, door.secret, other.secret}) == 4
    assert len(door.path) >= 40 and 1 <= len(door.secret) <= 256
    assert TOKEN not in door.path + door.secret and door.secret not in door.path


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"3", b"null", b'"a"', b"{}", b'{"update_id": "1"}', b'{"update_id": true}', b'{"update_id": -1}',
     b'{"update_id": 99999999999999999999}', b"\xff\xfe", b"[" * 100_000, b'{"update_id": 1.5}'],
)  # fmt: skip
async def test_what_telegram_would_never_send(
    api: FakeBotApi, hook: TelegramService, client: httpx.AsyncClient, body: bytes
) -> None:
    assert (await post(client, api, body)).status_code == 400


async def test_an_update_that_cannot_be_read_is_not_brought_again(
    api: FakeBotApi, hook: TelegramService, client: httpx.AsyncClient
) -> None:
    for content in ({"update_id": 1, "message": {"message_id": 5}}, {"update_id": 2, "message": "x"}, {"update_id": 3}):
        assert (await post(client, api, content)).status_code == 200


# What is acknowledged


async def test_a_duplicate_is_answered_once(
    api: FakeBotApi, hook: TelegramService, client: httpx.AsyncClient, recorder: Recorder
) -> None:
    recorder.slow = 0.1
    done = await asyncio.gather(*(post(client, api, update(7)) for _ in range(5)))
    assert {d.status_code for d in done} == {200}
    await until(api.shown)
    assert (await post(client, api, update(7))).status_code == 200
    assert (await post(client, api, update(8, "contrat"))).status_code == 200
    await until(lambda: len(api.shown()) == 2)
    assert [q for q, _, _ in recorder.asked] == ["salaire", "contrat"]


async def test_what_cannot_be_stored_is_not_acknowledged(
    api: FakeBotApi, recorder: Recorder, office: Office, monkeypatch: pytest.MonkeyPatch, mode: Mode
) -> None:
    """Telegram brings it again, or keeps it, until it is."""
    monkeypatch.setattr("bot.telegram.patience.STORAGE_PAUSE", 0.1)
    real, away = Inbox.put, True

    def put(self: Inbox, *args: Any) -> None:
        if away:
            raise StorageAway("the database does not answer")
        real(self, *args)

    monkeypatch.setattr(Inbox, "put", put)
    async with started(recorder, api, office, mode):
        api.say("salaire")
        await asyncio.sleep(0.5)
        assert api.pending() == 1 and not recorder.asked
        away = False
        await until(api.shown)
        assert api.pending() == 0 and len(api.shown()) == 1


async def test_storage_away_is_told_with_503(
    api: FakeBotApi, hook: TelegramService, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def put(*args: Any) -> None:
        raise StorageAway("the database does not answer")

    monkeypatch.setattr(Inbox, "put", put)
    done = await post(client, api, update(1))
    assert done.status_code == 503 and int(done.headers["Retry-After"]) > 0


async def test_a_crash_between_storing_and_answering(
    api: FakeBotApi, recorder: Recorder, office: Office, mode: Mode, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that dies with updates in its hands: another one answers them when its leases have run out."""
    monkeypatch.setattr("bot.telegram.inbox.LEASE", timedelta(seconds=0.5))
    monkeypatch.setattr("bot.telegram.intake.BEAT", 0.1)
    dead = Inbox(office.storage, "dead")
    chat = office.storage.cipher.digest("telegram chat", "1")
    with office.storage.begin() as tx:
        dead.put(tx, [Arrival(n, chat, update(n, f"écho {n}")) for n in (1, 2, 3)])
        assert dead.claim(tx, chat) is not None
    api.chats.add(1)
    async with started(recorder, api, office, mode):
        await until(lambda: len(api.shown()) == 3)
    assert [m["text"] for m in api.shown()] == ["écho 1", "écho 2", "écho 3"]


async def test_stored_before_a_stop_answered_after_it(
    api: FakeBotApi, recorder: Recorder, office: Office, mode: Mode
) -> None:
    recorder.slow = 0.3
    async with started(recorder, api, office, mode) as service:
        await until(lambda: service.state == "listening")
        for number in range(6):
            api.say(f"écho {number}")
        await until(lambda: api.pending() == 0)
    before = len(api.shown())
    assert before < 6, "a stop does not wait for all of them"
    async with started(recorder, api, office, mode):
        await until(lambda: len(api.shown()) == 6)
    assert [m["text"] for m in api.shown()] == [f"écho {n}" for n in range(6)]


async def test_an_update_that_takes_its_process_down_is_left_out(
    api: FakeBotApi, recorder: Recorder, office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    chat = office.storage.cipher.digest("telegram chat", "1")
    with office.storage.begin() as tx:
        inbox = Inbox(office.storage, "dead")
        inbox.put(tx, [Arrival(1, chat, update(1, "poison")), Arrival(2, chat, update(2, "écho sain"))])
        for _ in range(CLAIMS):
            assert inbox.claim(tx, chat)
            inbox.prolong(tx, [1])
            tx.exec_driver_sql("UPDATE telegram_updates SET taken_until = NULL")
    api.chats.add(1)
    async with started(recorder, api, office, "webhook"):
        await until(api.shown)
    assert [q for q, _, _ in recorder.asked] == ["écho sain"]
    assert any("left out" in r.getMessage() for r in caplog.records)


async def test_a_cut_request_and_a_slow_one(api: FakeBotApi, hook: TelegramService, recorder: Recorder) -> None:
    """Half a request is nothing; the whole one that follows is answered."""
    address = httpx.URL(api.webhook["url"])
    body = json.dumps(update(1)).encode()
    head = f"POST {address.path} HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\nX-Telegram-Bot-Api-Secret-Token: {api.webhook['secret_token']}\r\n\r\n"
    _, writer = await asyncio.open_connection(address.host, address.port)
    writer.write(head.encode() + body[:20])
    await writer.drain()
    writer.close()
    reader, writer = await asyncio.open_connection(address.host, address.port)
    for part in (head.encode(), body[:20], body[20:]):
        writer.write(part)
        await writer.drain()
        await asyncio.sleep(0.1)
    assert b"200 OK" in await reader.readline()
    writer.close()
    await until(api.shown)
    assert len(recorder.asked) == 1


# Several servers, many people


@pytest.fixture(params=["sqlite", "postgresql"])
def shared(request: pytest.FixtureRequest, office: Office, tmp_path: Path) -> Iterator[tuple[Office, Office]]:
    """What two replicas share."""
    sqlite = request.param == "sqlite"
    url = str(office.storage.url) if sqlite else str(request.getfixturevalue("postgres").database())
    first, second = Storage.open(url, tmp_path), Storage.open(url, tmp_path)
    yield Office(first), Office(second)
    first.close()
    second.close()


async def test_two_replicas_answer_each_update_once_and_in_order(
    api: FakeBotApi, shared: tuple[Office, Office], recorder: Recorder, client: httpx.AsyncClient
) -> None:
    """Telegram's requests go now to one, now to the other; some go to both."""
    first, second = (office.service(recorder, api, telegram_mode="webhook") for office in shared)
    chats = range(1, 9)
    api.chats |= set(chats)
    async with served_webhook(first, api):
        here = api.webhook["url"]
        async with served_webhook(second, api):
            there = api.webhook["url"]
            running = [asyncio.create_task(s.run()) for s in (first, second)]
            await until(lambda: first.state == second.state == "listening")

            async def of(chat: int) -> None:
                for n in range(8):
                    number = chat * 100 + n
                    said = update(number, f"écho {chat} {n}", chat)
                    for url in (here, there) if n % 3 == 0 else ((here, there)[n % 2],):
                        sent = partial(post, client, api, said, url=url, secret=Door.of(settings_for(api)).secret)
                        tries = [(await sent()).status_code for _ in range(2)]  # Telegram repeats what failed
                        assert 200 in tries and set(tries) <= {200, 503}

            await asyncio.gather(*map(of, chats))
            await until(lambda: len(api.messages) >= 64, 30)
            await asyncio.sleep(0.3)
            for service in (first, second):
                await service.stop()
            await asyncio.gather(*running)
    for chat in chats:
        assert [m["text"] for m in api.shown(chat)] == [f"écho {chat} {n}" for n in range(8)]
    assert len(recorder.asked) == 64


@contextmanager
def hurried() -> Iterator[FakeBotApi]:
    with running(second=SHORT / 2) as server:
        yield server


@pytest.mark.slow
async def test_a_thousand_people_at_once(recorder: Recorder, office: Office, mode: Mode) -> None:
    """Everybody is answered what they asked, at the pace that Telegram allows: 25 messages in each of its seconds."""
    with hurried() as api:
        async with started(recorder, api, office, mode) as service:
            await until(lambda: service.state == "listening")
            began = time.monotonic()
            for chat in range(1, 1001):
                api.say(f"écho {chat}", chat)
            await until(lambda: len(api.messages) >= 1000, 100)
            took = time.monotonic() - began
        found = sorted((chat, m["text"]) for (chat, _), m in api.messages.items())
        assert found == [(chat, f"écho {chat}") for chat in range(1, 1001)]
        assert took < 90, f"{1000 / took:.0f} answers a second"


# In the whole server


async def test_limits_for_the_public_are_not_for_telegram(
    api: FakeBotApi, settings: Settings, small_index: LiveIndex, tmp_path: Path, client: httpx.AsyncClient
) -> None:
    """More than sixty requests a minute, a body over the public's limit; the web is served all the while."""
    mine = settings.model_copy(
        update={
            "telegram_token": settings_for(api).telegram_token, "telegram_api": api.url, "telegram_mode": "webhook",
            "rate_per_minute": 5, "var": tmp_path, "body_limit": 2_000,
        }
    )  # fmt: skip
    door = Door.of(mine)
    api.stop()  # Telegram is down at the start: the web is served, and updates are stored
    with served(create_app(mine, small_index)) as url:
        assert (await client.get(f"{url}/health")).status_code == 200
        api.webhook = {"url": url + door.path, "secret_token": door.secret}
        with carrying(api) as carrier:
            for number in range(12):
                api.say("Combien la bourse peut-elle verser ?", 100 + number, field_of_next_year="é" * 1_000)
            await until(lambda: api.pending() == 0)
            assert set(carrier.statuses) == {200}
            assert (await client.post(url + door.path, json={})).status_code == 403
            api.start()
            await until(lambda: all(api.shown(100 + n) for n in range(12)), 20)
    assert "12 000 euros" in api.shown(100)[0]["text"]

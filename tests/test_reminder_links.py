"""Reminders over HTTP: asked for, confirmed and stopped by links that do nothing until a button is pressed; the feed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from icalendar import Calendar as Ical
from pydantic import SecretStr
from sqlalchemy import func, select
from starlette.exceptions import HTTPException

from bot.interest.limits import ADDRESS_A_DAY, Admission
from bot.settings import Settings
from bot.storage.engine import Storage
from bot.storage.tables import interests, reminders
from bot.web.calendar import calendar_router
from bot.web.errors import on_http_error, on_invalid
from bot.web.reminders import links_router, reminders_router
from tests.databases import KEY
from tests.serving import served
from tests.world import World, at, event

ADA = "ada@exemple.org"
CALL = event("appel", start="2026-03-02", end="2026-04-03")


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    storage = Storage.open("", tmp_path, keys=(KEY,))
    yield World(storage, at("2026-02-20T12:00"), {"appel": CALL})
    storage.close()


@pytest.fixture
def client(world: World) -> Iterator[httpx.Client]:
    """The routes of this room over a real socket. The whole server is tried elsewhere."""
    settings = Settings(_env_file=None, data_keys=SecretStr(KEY))  # type: ignore[call-arg]
    app = FastAPI()
    app.add_exception_handler(HTTPException, on_http_error)
    app.add_exception_handler(RequestValidationError, on_invalid)
    app.include_router(reminders_router(world.reminders, Admission(1000), world.knowledge))
    links = links_router(world.reminders, world.announcements, world.expiry, world.knowledge, settings)
    app.include_router(links)
    app.include_router(calendar_router(world.knowledge, world.clock, world.dates.revision))
    with served(app) as url, httpx.Client(base_url=url) as client:
        yield client


def ask(client: httpx.Client, **more: object) -> httpx.Response:
    return client.post("/api/reminders", json={"event": "appel", "email": ADA} | more)


def rows(world: World) -> list[str]:
    with world.storage.read() as tx:
        return list(tx.scalars(select(reminders.c.state)))


def link(text: str, path: str) -> str:
    found = re.search(rf"/{path}/[\w.~=-]+", text)
    assert found, text
    return found[0]


def test_a_reminder_is_asked_for_confirmed_and_stopped(world: World, client: httpx.Client) -> None:
    answer = ask(client, when="end", days=30, lang="fr")
    assert answer.status_code == 202 and answer.json()["status"] == "confirm_by_mail" and ADA not in answer.text
    [letter] = world.work()
    path = link(letter.notice.body, "rappel")
    for method in ("GET", "HEAD"):
        page = client.request(method, path)
        assert page.status_code == 200 and page.headers["referrer-policy"] == "no-referrer"
    assert rows(world) == ["unconfirmed"], "whoever follows a link confirms nothing"
    page = client.post(path)
    assert rows(world) == ["waiting"] and "4 mars 2026" in page.text and "Appel" in page.text
    [told] = world.until("2026-03-05T12:00")
    assert told.kind == "reminder"
    stop = link(told.notice.stop, "arret")
    assert client.get(stop).status_code == 200 and rows(world) == ["told"]
    # As mail programs do it, from anywhere and without cookies.
    done = client.post(stop, data={"List-Unsubscribe": "One-Click"}, headers={"Origin": "https://mail.example"})
    assert done.status_code == 200 and rows(world) == []
    assert client.post(stop).status_code == 200, "a second click is no error"


def test_the_answer_is_the_same_whether_it_was_asked_before(world: World, client: httpx.Client) -> None:
    world.by_mail(ADA, "appel")
    known, new = ask(client), ask(client, email="bob@exemple.org")
    assert (known.status_code, known.json()) == (new.status_code, new.json())


@pytest.mark.parametrize(
    "body, field",
    [
        ({"email": "ada"}, "email"), ({"email": "ada@exemple.org\nBcc: x@y.fr"}, "email"), ({"event": "rien"}, "event"),
        ({"event": "depot-1"}, "event"), ({"days": 61}, ""), ({"days": -1}, ""), ({"when": "middle"}, ""),
        ({"event": "../etc"}, ""), ({"event": ""}, ""), ({"extra": 1}, ""), ({"email": None}, ""),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said(world: World, client: httpx.Client, body: dict[str, object], field: str) -> None:
    answer = ask(client, **body)
    assert answer.status_code == 422 and answer.json()["error"]["code"] == "invalid" and rows(world) == []
    if field:
        assert list(answer.json()["error"]["fields"]) == [field]


def test_a_mailbox_is_not_filled_by_strangers(client: httpx.Client) -> None:
    codes = [ask(client, when="end", days=n).status_code for n in range(ADDRESS_A_DAY + 2)]
    assert codes == [202] * ADDRESS_A_DAY + [429, 429]
    assert int(ask(client).headers["retry-after"]) > 0


def test_without_mail_it_is_said(world: World, client: httpx.Client) -> None:
    world.reminders.mail = False
    answer = ask(client, lang="en")
    assert answer.status_code == 409 and answer.json()["error"]["code"] == "no_mail"


@pytest.mark.parametrize("path", ["rappel", "arret", "garder"])
def test_forged_links_do_nothing_and_say_nothing(world: World, client: httpx.Client, path: str) -> None:
    tokens = world.reminders.tokens
    forged = ("x", "a" * 400, tokens.made("other", "id"), tokens.made("reminder", "id") + "x", "%00", "é")
    for token in forged:
        assert client.get(f"/{path}/{token}").status_code == 200
        answer = client.post(f"/{path}/{token}")
        assert answer.status_code == 404 and "<form" not in answer.text


def test_one_click_withdraws_from_announcements(world: World, client: httpx.Client) -> None:
    world.agreed(1)
    [told] = world.until("2026-03-02T12:00")
    stop = link(told.notice.stop, "arret")
    client.get(stop)
    with world.storage.read() as tx:
        assert tx.scalar(select(func.count()).select_from(interests)) == 1
    assert client.post(stop, data={"List-Unsubscribe": "One-Click"}).status_code == 200
    with world.storage.read() as tx:
        assert tx.scalar(select(func.count()).select_from(interests)) == 0


def test_an_interest_is_kept_by_a_button(world: World, client: httpx.Client) -> None:
    world.agreed(1)
    world.work()
    world.edit(appel="")
    world.now = at("2028-01-25T12:00")
    [told] = world.work()
    keep = link(told.notice.body, "garder")
    assert "24" in client.get(keep).text
    with world.storage.read() as tx:
        assert tx.scalar(select(interests.c.last_contact_at)) == at("2026-02-20T12:00")
    assert client.post(keep, data={"lang": "en"}).status_code == 200
    with world.storage.read() as tx:
        assert tx.scalar(select(interests.c.last_contact_at)) == world.now


# The calendar


def test_the_feed_is_served_and_not_sent_twice(world: World, client: httpx.Client) -> None:
    answer = client.get("/calendar.ics")
    assert answer.status_code == 200 and answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert "max-age" in answer.headers["cache-control"] and "Accept-Language" in answer.headers["vary"]
    [found] = Ical.from_ical(answer.content).walk("VEVENT")
    assert found["UID"] == "appel@essai.guichet" and found["SEQUENCE"] == 0
    tag = answer.headers["etag"]
    for given in (tag, f'"x", W/{tag}', "*"):
        again = client.get("/calendar.ics", headers={"If-None-Match": given})
        assert again.status_code == 304 and again.content == b"" and again.headers["etag"] == tag
    assert client.get("/calendar.ics", headers={"If-None-Match": '"x"'}).status_code == 200
    assert client.head("/calendar.ics").status_code == 200
    assert client.get("/calendar/appel.ics").status_code == client.get("/calendar/session-2.ics").status_code == 200


def test_an_edit_without_a_history_raises_the_sequence_at_once(world: World, client: httpx.Client) -> None:
    world.work()
    before = client.get("/calendar.ics")
    world.edit(appel=event("appel", start="2026-03-02", end="2026-04-19"))
    after = client.get("/calendar.ics", headers={"If-None-Match": before.headers["etag"]})
    [found] = Ical.from_ical(after.content).walk("VEVENT")
    assert after.status_code == 200 and found["SEQUENCE"] == 1
    world.work()
    [found] = Ical.from_ical(client.get("/calendar.ics").content).walk("VEVENT")
    assert found["SEQUENCE"] == 1 and found["UID"] == "appel@essai.guichet"


def test_languages_of_the_feed(client: httpx.Client) -> None:
    names = [
        Ical.from_ical(client.get("/calendar.ics", params=params, headers=headers).content)["NAME"]
        for params, headers in (({"lang": "en"}, {}), ({}, {"Accept-Language": "en-GB"}), ({"lang": "xx"}, {}))
    ]
    assert [name.rpartition(" ")[0].rpartition(" ")[2].rpartition("\u00a0")[2] for name in names][:2] == ["the", "the"]
    assert names[2].endswith("les dates")


@pytest.mark.parametrize("name", ["nothing", "..%2f..%2fetc", "A", "é", "x" * 200, "session-1-bis"])
def test_no_such_call(client: httpx.Client, name: str) -> None:
    answer = client.get(f"/calendar/{name}.ics", headers={"Accept-Language": "en"})
    assert answer.status_code == 404 and answer.json()["error"]["code"] == "not_found"

"""The page of the interest form, without a browser: what it takes from people, and not from machines or other sites."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from sqlalchemy import select

from bot.storage.engine import Storage
from bot.storage.tables import interests
from tests.interest_site import Site, count, filled, link
from tests.serving import served


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Storage]:
    opened = Storage.open("", tmp_path)
    yield opened
    opened.close()


@pytest.fixture
def site(kept: Storage) -> Site:
    return Site(kept)


@pytest.fixture
def client(site: Site) -> Iterator[httpx.Client]:
    with served(site.app) as url, httpx.Client(base_url=url) as made:
        yield made


def test_the_form_has_every_field_with_its_reason_and_no_consent_ticked(client: httpx.Client, site: Site) -> None:
    page = client.get("/interet?lang=en")
    assert page.status_code == 200 and '<html lang="en">' in page.text
    for name in (
        "first_name",
        "contact",
        "profile",
        "themes",
        "projects",
        "message",
        "consent_contact",
        "consent_share",
    ):
        assert f'name="{name}"' in page.text and f'id="{name}-why"' in page.text
    assert "checked" not in page.text and "<script" not in page.text and "style=" not in page.text
    policy = page.headers["content-security-policy"]
    assert (
        "default-src 'none'" in policy
        and "script-src" not in policy
        and page.headers["referrer-policy"] == "no-referrer"
    )
    assert page.headers["cache-control"] == "no-store"


def test_mistakes_keep_what_was_typed_and_lead_to_the_fields(client: httpx.Client, site: Site, kept: Storage) -> None:
    data = filled(
        site, contact="ada", first_name="<b>", message='"><script>x</script>', themes="mer", consent_contact=""
    )
    page = client.post("/interet", data=data)
    assert page.status_code == 422 and count(kept) == 0
    assert "&lt;b&gt;" in page.text and "<script" not in page.text and 'value="ada"' in page.text
    for field in ("contact", "first_name", "consent_contact"):
        assert f'href="#{field}"' in page.text and f'id="{field}-error"' in page.text
        assert re.search(rf'id="{field}"[^>]*aria-describedby="{field}-why {field}-error"', page.text)


@pytest.mark.parametrize(("seconds", "taken"), [(-60, False), (-20, False), (4, True), (3600, True), (90_000, False)])
def test_machines_are_too_fast_or_too_late(
    client: httpx.Client, site: Site, kept: Storage, seconds: int, taken: bool
) -> None:
    page = client.post("/interet", data=filled(site, seconds=seconds))
    assert (page.status_code == 200, count(kept)) == (taken, int(taken))
    assert taken or 'value="ada@exemple.org"' in page.text, "nothing that was typed is lost"


@pytest.mark.parametrize("drawn", ["", "x", "faux.signature", "é"])
def test_when_the_page_was_made_is_signed(client: httpx.Client, site: Site, kept: Storage, drawn: str) -> None:
    assert client.post("/interet", data=filled(site, drawn=drawn)).status_code == 422 and count(kept) == 0


def test_the_trap_catches(client: httpx.Client, site: Site, kept: Storage) -> None:
    page = client.post("/interet", data=filled(site, website="https://spam.example"))
    assert page.status_code == 422 and count(kept) == 0 and "spam.example" not in page.text


def test_another_site_sends_nothing_in_a_visitors_name(client: httpx.Client, site: Site, kept: Storage) -> None:
    page = client.post("/interet", data=filled(site), headers={"Sec-Fetch-Site": "cross-site"})
    assert page.status_code == 403 and count(kept) == 0 and "ada@" not in page.text


def test_a_reload_sends_nothing_twice(client: httpx.Client, site: Site, kept: Storage) -> None:
    data = filled(site)
    assert link(client.post("/interet", data=data)) == link(client.post("/interet", data=data)) and count(kept) == 1
    assert client.post("/interet", data=data | {"first_name": "Bea"}).status_code == 200 and count(kept) == 2


def test_confirming_is_a_button(kept: Storage) -> None:
    site = Site(kept, mail=True)
    with served(site.app) as url, httpx.Client(base_url=url) as client:
        assert "ouvrez-le" in client.post("/interet", data=filled(site)).text
        with kept.read() as tx:
            pending = tx.scalar(select(interests.c.id))
        path = f"/confirmer/{site.interests.tokens.confirm(pending or '')}"
        assert "ada@" not in client.get(path).text and client.head(path).status_code == 200
        assert site.interests.token_of_address("ada@exemple.org") is None
        mine = link(client.post(path))
        assert mine.startswith(f"{url}/moi/")
        assert client.post(mine, data={"lang": "fr"}).text.count("<li>Message du 1 octobre 2026") == 2
        assert site.interests.token_of_address("ada@exemple.org")
        assert (
            client.post("/moi", data={"contact": "ada@exemple.org"}).text
            == client.post("/moi", data={"contact": "b@exemple.org"}).text
        )
        assert client.post("/moi", data={"contact": "x"}).status_code == 422


def test_too_many_forms_are_told_on_the_page(kept: Storage) -> None:
    site = Site(kept, an_hour=1)
    with served(site.app) as url, httpx.Client(base_url=url) as client:
        client.post("/interet", data=filled(site))
        page = client.post("/interet", data=filled(site, once="another-once-1"))
    assert page.status_code == 429 and page.headers["retry-after"] and 'value="ada@exemple.org"' in page.text


@pytest.mark.parametrize("body", [b"\xff" * 100, b"a=1&" * 500, b"contact=%ff%fe&consent_contact=on", b""])
def test_any_body_is_survived(client: httpx.Client, body: bytes) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/interet", content=body, headers=form).status_code == 422
    assert client.post("/interet", content=body, headers={"Content-Type": "text/plain"}).status_code == 422
    assert client.post("/moi/faux", content=body, headers=form).status_code == 404

"""The pages of the interest form, without a browser: what each shows, and to whom it does not."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from bot.storage.engine import Storage
from bot.storage.tables import interests
from tests.interest_site import Site
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


def filled(site: Site, seconds: float = 10, **more: Any) -> dict[str, Any]:
    """What a browser sends `seconds` after it got the page; fewer than none, so that a slow machine is still too fast."""
    drawn = site.interests.tokens.drawn(datetime.now(UTC) - timedelta(seconds=seconds))
    given = {"contact": "ada@exemple.org", "first_name": "Ada", "consent_contact": "on", "drawn": drawn, "website": ""}
    return given | {"once": "once-12345678", "lang": "fr"} | more


def count(storage: Storage) -> int:
    with storage.read() as tx:
        return tx.scalar(select(func.count()).select_from(interests)) or 0


def link(response: httpx.Response) -> str:
    (found,) = re.findall(r'class="token" href="([^"]+)"', response.text)
    return html.unescape(found)


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


def test_left_and_managed_by_the_private_link(client: httpx.Client, site: Site, kept: Storage) -> None:
    mine = link(client.post("/interet", data=filled(site, themes=["mer", "sante"])))
    closed = client.get(mine)
    assert closed.status_code == 200 and "ada@exemple.org" not in closed.text and "Ada" not in closed.text
    opened = client.post(mine, data={"act": "open", "lang": "fr"})
    assert "ada@exemple.org" in opened.text and "Santé" in opened.text and "J’accepte" in opened.text
    assert client.post(mine, data={"act": "json"}).json()["contact"] == "ada@exemple.org"
    edit = client.post(mine, data={"act": "edit"})
    assert 'value="Ada"' in edit.text and edit.text.count("checked") == 3
    saved = client.post(
        mine, data={"act": "correct", "contact": "ada@exemple.org", "first_name": "", "consent_contact": "on"}
    )
    assert saved.status_code == 200 and "Santé" not in saved.text
    wrong = client.post(mine, data={"act": "correct", "contact": "x", "consent_contact": "on"})
    assert wrong.status_code == 422 and 'aria-invalid="true"' in wrong.text
    assert "Oui, tout effacer" in client.post(mine, data={"act": "erase"}).text and count(kept) == 1
    erased = client.post(mine, data={"act": "erase-now"})
    assert "Tout est effacé" in erased.text and "ada@" not in erased.text and count(kept) == 0
    assert client.post(mine, data={"act": "open"}).status_code == 404


def test_withdrawing_on_the_page(client: httpx.Client, site: Site, kept: Storage) -> None:
    mine = link(client.post("/interet", data=filled(site, consent_share="on")))
    assert "ne sera plus montré" in client.post(mine, data={"act": "withdraw-share"}).text
    assert "dernier accord" in client.post(mine, data={"act": "withdraw-contact"}).text and count(kept) == 0


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


@pytest.mark.parametrize("path", ["/moi/faux", "/confirmer/faux", "/moi/" + "a" * 500, "/moi/%C3%A9", "/moi/%00"])
def test_links_that_lead_nowhere(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 200, "whether a link is good is told to nobody who only looks"
    page = client.post(path, data={"act": "open"})
    assert page.status_code == 404 and "ne mène à rien" in page.text


def test_what_stands_in_the_place_of_a_token_leads_nowhere_else(client: httpx.Client) -> None:
    page = client.get("/moi/%3Fx=%22%3E%3Cb%3E")
    assert 'action="/moi/%3Fx%3D%22%3E%3Cb%3E"' in page.text and "<b>" not in page.text


@pytest.mark.parametrize("act", ["edit", "correct", "withdraw-contact", "erase", "erase-now", "json", "anything", ""])
def test_no_act_serves_without_a_good_link(client: httpx.Client, act: str) -> None:
    assert client.post("/moi/faux", data={"act": act}).status_code == 404


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


def test_without_mail_the_lost_link_is_the_teams_business(client: httpx.Client) -> None:
    assert "equipe@exemple.fr" in client.get("/moi").text
    assert client.post("/moi", data={"contact": "ada@exemple.org"}).status_code == 200


def test_too_many_forms_are_told_on_the_page(kept: Storage) -> None:
    site = Site(kept, an_hour=1)
    with served(site.app) as url, httpx.Client(base_url=url) as client:
        client.post("/interet", data=filled(site))
        page = client.post("/interet", data=filled(site, once="another-once-1"))
    assert page.status_code == 429 and page.headers["retry-after"] and 'value="ada@exemple.org"' in page.text


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_notice_says_everything_and_links_to_it_are_there(client: httpx.Client, lang: str) -> None:
    page = client.get(f"/confidentialite?lang={lang}")
    assert page.status_code == 200 and "24" in page.text and "equipe@exemple.fr" in page.text
    for where in (f"/interet?lang={lang}", f"/chat?lang={lang}"):
        assert f"/confidentialite?lang={lang}" in client.get(where).text
    assert f"/interet?lang={lang}" in client.get(f"/chat?lang={lang}").text


@pytest.mark.parametrize("body", [b"\xff" * 100, b"a=1&" * 500, b"contact=%ff%fe&consent_contact=on", b""])
def test_any_body_is_survived(client: httpx.Client, body: bytes) -> None:
    form = {"Content-Type": "application/x-www-form-urlencoded"}
    assert client.post("/interet", content=body, headers=form).status_code == 422
    assert client.post("/interet", content=body, headers={"Content-Type": "text/plain"}).status_code == 422
    assert client.post("/moi/faux", content=body, headers=form).status_code == 404

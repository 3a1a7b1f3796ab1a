"""The pages about what is held, without a browser: what each shows, and to whom it does not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.storage.engine import Storage
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


def test_without_mail_the_lost_link_is_the_teams_business(client: httpx.Client) -> None:
    assert "equipe@exemple.fr" in client.get("/moi").text
    assert client.post("/moi", data={"contact": "ada@exemple.org"}).status_code == 200

"""`/api/interest` and `/api/me` over sockets: what the contract says, and what it must not tell."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import func, select

from bot.interest.limits import ADDRESS_A_DAY, Admission, TooMany, network_of
from bot.storage.engine import Storage
from bot.storage.errors import StorageAway
from bot.storage.tables import interests, outbox
from tests.interest_site import GOOD, Site
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


@pytest.fixture
def mailed(kept: Storage) -> Iterator[httpx.Client]:
    with served(Site(kept, mail=True).app) as url, httpx.Client(base_url=url) as made:
        yield made


def leave(client: httpx.Client, headers: dict[str, str] | None = None, **raw: Any) -> httpx.Response:
    body = {"answers": GOOD | raw, "lang": "fr", "channel": "widget"}
    return client.post("/api/interest", json=body, headers=headers or {})


def bearer(response: httpx.Response) -> dict[str, str]:
    return {"Authorization": f"Bearer {response.json()['manage'].rpartition('/')[2]}"}


def count(storage: Storage, table: Any = interests) -> int:
    with storage.read() as tx:
        return tx.scalar(select(func.count()).select_from(table)) or 0


def test_the_form_says_what_is_asked_and_why(client: httpx.Client) -> None:
    form = client.get("/api/interest/form?lang=en").json()
    assert set(form) == {"version", "title", "intro", "submit", "lang", "notice", "fields"}
    assert form["notice"] == "/confidentialite?lang=en"
    assert {f["id"]: f["kind"] for f in form["fields"]}["consent_share"] == "consent"
    for field in form["fields"]:
        assert set(field) == {"id", "kind", "label", "why", "required", "choices", "limit", "autocomplete"}
    assert client.get("/api/interest/form?lang=xx").json()["lang"] == "fr"


def test_left_seen_corrected_withdrawn_and_erased(client: httpx.Client, kept: Storage) -> None:
    response = leave(client, themes=["mer"], consent_share=True)
    assert response.status_code == 202 and response.json()["status"] == "saved" and response.json()["message"]
    assert response.headers["cache-control"] == "no-store"
    me = bearer(response)
    held = client.get("/api/me", headers=me).json()
    assert (held["contact"], held["channel"], held["answers"]["themes"]) == ("ada@exemple.org", "widget", ["mer"])
    assert [(c["kind"], c["withdrawn_at"]) for c in held["consents"]] == [("contact", None), ("share", None)]
    corrected = client.patch("/api/me", headers=me, json={"answers": {"first_name": "Ada L"}}).json()
    assert (corrected["answers"]["first_name"], corrected["answers"]["themes"]) == ("Ada L", ["mer"])
    left = client.post("/api/me/withdraw", headers=me, json={"consent": "share"}).json()
    assert left["answers"]["consent_share"] is False and left["consents"][1]["withdrawn_at"]
    erased = client.delete("/api/me", headers=me).json()
    assert erased["status"] == "erased" and erased["proof"] and erased["counts"]["interests"] == 1
    assert client.get("/api/me", headers=me).status_code == 401
    assert count(kept) == 0


def test_withdrawing_the_last_consent_erases(client: httpx.Client, kept: Storage) -> None:
    me = bearer(leave(client))
    assert client.post("/api/me/withdraw", headers=me, json={"consent": "contact"}).json()["status"] == "erased"
    assert count(kept) == 0


def test_mistakes_are_told_field_by_field(client: httpx.Client, kept: Storage) -> None:
    response = leave(client, contact="ada", consent_contact=False)
    error = response.json()["error"]
    assert response.status_code == 422 and error["code"] == "invalid" and error["message"]
    assert set(error["fields"]) == {"contact", "consent_contact"} and "arobase" in error["fields"]["contact"]
    me = bearer(leave(client))
    wrong = client.patch("/api/me", headers=me, json={"answers": {"contact": "x"}, "lang": "en"})
    assert wrong.status_code == 422 and "@ sign" in wrong.json()["error"]["fields"]["contact"]
    assert count(kept) == 1


@pytest.mark.parametrize(
    "body",
    [
        {}, {"answers": []}, {"answers": {}, "lang": "fra"}, {"answers": {}, "channel": "telegram"},
        {"answers": {}, "more": 1}, {"answers": {str(n): "" for n in range(51)}},
    ],
)  # fmt: skip
def test_what_is_no_form_is_refused(client: httpx.Client, body: dict[str, Any]) -> None:
    assert client.post("/api/interest", json=body).status_code == 422


def test_only_json_is_read(client: httpx.Client) -> None:
    assert client.post("/api/interest", content=json.dumps({"answers": GOOD})).status_code == 415


def test_sent_again_with_the_same_key_it_is_one(client: httpx.Client, kept: Storage) -> None:
    key = {"Idempotency-Key": "abcdefgh-1"}
    first, again = leave(client, key), leave(client, key)
    assert first.json() == again.json() and count(kept) == 1
    assert leave(client, key, first_name="Autre").json()["error"]["code"] == "key_reused"
    assert leave(client, {"Idempotency-Key": "court"}).status_code == 422


def test_with_the_private_link_what_was_sent_is_updated(client: httpx.Client, kept: Storage) -> None:
    me = bearer(leave(client))
    assert leave(client, me, first_name="Ada L").status_code == 202
    assert client.get("/api/me", headers=me).json()["answers"]["first_name"] == "Ada L" and count(kept) == 1
    assert leave(client, {"Authorization": "Bearer faux"}).status_code == 401


def test_a_known_address_is_answered_like_an_unknown_one(mailed: httpx.Client, kept: Storage) -> None:
    first = leave(mailed)
    with kept.begin() as tx:
        tx.execute(interests.update().values(state="confirmed"))
    again, unknown = leave(mailed), leave(mailed, contact="inconnu@exemple.org")
    assert first.json() == again.json() == unknown.json()
    assert first.json()["status"] == "confirm_by_mail" and first.json()["manage"] is None
    assert {r.status_code for r in (first, again, unknown)} == {202}


def test_the_lost_link_is_sent_to_whoever_asks_and_nothing_is_told(mailed: httpx.Client, kept: Storage) -> None:
    known, unknown = (mailed.post("/api/me/link", json={"email": e}) for e in ("ada@exemple.org", "bob@exemple.org"))
    assert known.status_code == 202 and known.json() == unknown.json()
    assert count(kept, outbox) == 2
    assert set(mailed.post("/api/me/link", json={"email": "x"}).json()["error"]["fields"]) == {"email"}


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer faux", "Basic YTpi", "Bearer " + "a" * 5000])
def test_without_the_private_link_nothing_is_shown(client: httpx.Client, authorization: str) -> None:
    leave(client)
    for method, body in (("GET", None), ("DELETE", None), ("PATCH", {"answers": {}})):
        response = client.request(method, "/api/me", headers={"Authorization": authorization}, json=body)
        assert response.status_code == 401 and response.json()["error"]["code"] == "bad_link"


def test_one_address_is_not_flooded(client: httpx.Client) -> None:
    for number in range(ADDRESS_A_DAY):
        assert leave(client, first_name="A" * (number + 1)).status_code == 202
    refused = leave(client, contact="ADA@exemple.org")
    assert refused.status_code == 429 and int(refused.headers["retry-after"]) > 1000
    assert refused.json()["error"]["code"] == "too_many"
    assert leave(client, contact="bob@exemple.org").status_code == 202


def test_one_network_does_not_flood(kept: Storage) -> None:
    with served(Site(kept, an_hour=2).app) as url, httpx.Client(base_url=url) as client:
        answers = [leave(client, contact=f"a{n}@exemple.org").status_code for n in range(3)]
    assert answers == [202, 202, 429]


def test_networks_are_counted_as_subscribers_have_them() -> None:
    assert network_of("2001:db8:1:2::1") == network_of("2001:db8:1:2:ffff::9") != network_of("2001:db8:1:3::1")
    assert network_of("::ffff:192.0.2.1") == network_of("192.0.2.1") != network_of("192.0.2.2")
    assert network_of("testclient") == "testclient"
    admission = Admission(1)
    admission.admit("192.0.2.1", "a")
    with pytest.raises(TooMany) as refusal:
        admission.admit("192.0.2.1", "b")
    assert 0 < refusal.value.retry_after <= 3600


def test_a_database_that_is_away_is_told(client: httpx.Client, site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def away() -> None:
        raise StorageAway("away")

    monkeypatch.setattr(site.storage, "begin", away)
    response = leave(client)
    assert response.status_code == 503 and response.headers["retry-after"] and "ada" not in response.text

"""From the form to the mailbox and back, with a real SMTP server and a real queue."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from bot.interest.export import people
from bot.interest.letters import Letters, mail_carrier, make_mailer
from bot.outbox import Outbox, Postman
from bot.settings import Settings
from bot.storage.engine import Storage
from tests import folders
from tests.interest_site import GOOD, Site, clock
from tests.serving import served
from tests.test_mail import Mailbox, mailbox, port  # noqa: F401  # fixtures


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Storage]:
    opened = Storage.open("", tmp_path)
    yield opened
    opened.close()


def test_signing_up_by_mail(kept: Storage, mailbox: Mailbox, port: int) -> None:  # noqa: F811
    site = Site(kept, mail=True)
    programme = folders.knowledge().programme
    with served(site.app) as url, httpx.Client(base_url=url) as client:
        settings = Settings(_env_file=None, smtp_url=f"smtp://127.0.0.1:{port}", public_url=url)  # type: ignore[call-arg, arg-type]
        mailer = make_mailer(settings, programme)
        assert mailer is not None
        letters = Letters(site.interests, folders.knowledge, settings.address)
        postman = Postman(Outbox(kept, clock), {"mail": mail_carrier(mailer, letters.writers, clock)})

        def letter() -> str:
            asyncio.run(postman.round())
            return mailbox.messages[-1].get_content()

        def link(text: str, path: str) -> str:
            (found,) = re.findall(rf"{re.escape(url)}/{path}/\S+", text)
            return str(found)

        body = {"answers": GOOD | {"message": "Texte du formulaire"}, "lang": "en", "channel": "page"}
        assert client.post("/api/interest", json=body).json()["status"] == "confirm_by_mail"
        text = letter()
        message = mailbox.messages[-1]
        assert message["To"] == "ada@exemple.org" and message["From"].addresses[0].addr_spec == programme.contact.email
        assert "Confirm" in message["Subject"] and message["Content-Language"] == "en"
        assert "Ada" not in text and "Texte" not in text, "nothing that a stranger could have typed"
        confirm = link(text, "confirmer")
        for _ in range(3):  # what scanners do
            assert "ada@exemple.org" not in client.get(confirm).text
        assert people(kept, "contact") == []
        assert client.post(confirm, data={"act": "confirm"}).status_code == 200
        assert [p.contact for p in people(kept, "contact")] == ["ada@exemple.org"]
        assert client.post(confirm).status_code == 404, "a link serves once"
        manage = link(letter(), "moi")
        assert "ada@exemple.org" not in client.get(manage).text
        assert "ada@exemple.org" in client.post(manage, data={"act": "open"}).text
        for address in ("inconnu@exemple.org", "ada@exemple.org"):
            client.post("/api/me/link", json={"email": address, "lang": "fr"})
        assert link(letter(), "moi") == manage and mailbox.messages[-1]["To"] == "ada@exemple.org"
        assert len(mailbox.messages) == 3, "nothing is sent to an unknown address"
        assert client.post(manage, data={"act": "erase-now"}).status_code == 200
        assert people(kept, "contact") == [] and client.post(manage).status_code == 404

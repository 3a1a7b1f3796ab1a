"""The page of the notice, without a browser."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from bot.storage.engine import Storage
from tests.interest_site import Site
from tests.serving import served


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_notice_says_everything_and_links_to_it_are_there(tmp_path: Path, lang: str) -> None:
    storage = Storage.open("", tmp_path)
    with served(Site(storage).app) as url, httpx.Client(base_url=url) as client:
        page = client.get(f"/confidentialite?lang={lang}")
        assert page.status_code == 200 and "24" in page.text and "equipe@exemple.fr" in page.text
        for where in (f"/interet?lang={lang}", f"/chat?lang={lang}"):
            assert f"/confidentialite?lang={lang}" in client.get(where).text
        assert f"/interet?lang={lang}" in client.get(f"/chat?lang={lang}").text
    storage.close()

"""What other sites embed: the built files, how they are served, and that they are what their source says."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest

from bot.settings import ROOT, Settings
from bot.texts import catalogue
from bot.web.embed import POLICY, scripts
from index.live import LiveIndex
from server import create_app
from tests.serving import served

SOURCE = ROOT / "bot" / "web" / "widget"
SITE = "https://www.site.example"

EVERY_VISITOR = 6_000
"""Bytes, compressed, that every visitor of a page with the widget downloads at most."""

IN_ALL = 14_000
"""With what is loaded when the visitor writes."""


@pytest.fixture(scope="module")
def client(small_index: LiveIndex, settings: Settings) -> Iterator[httpx.Client]:
    app = create_app(settings.model_copy(update={"widget_origins": (SITE,)}), small_index)
    with served(app) as url, httpx.Client(base_url=url, timeout=30) as found:
        yield found


# The files


def test_what_a_visitor_downloads_is_small() -> None:
    size = {name: len(gzip.compress(script.content, 9)) for name, script in scripts().items()}
    assert size["widget.js"] <= EVERY_VISITOR, size
    assert sum(size.values()) <= IN_ALL, size


def test_nothing_in_them_parses_text_as_markup_or_runs_it() -> None:
    sinks = r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment|\beval\(|new Function|srcdoc|setHTML"
    for name, script in scripts().items():
        assert re.findall(sinks, script.content.decode()) == [], name


def test_they_name_no_other_address() -> None:
    for name, script in scripts().items():
        assert set(re.findall(r"https?://[\w./-]+", script.content.decode())) <= {"http://www.w3.org/2000/svg"}, name


def test_every_sentence_is_that_of_the_other_channels() -> None:
    built = {name.removesuffix(".js"): script.content.decode() for name, script in scripts().items()}
    for part, wanted in json.loads((SOURCE / "texts.json").read_text(encoding="utf-8")).items():
        for lang in ("fr", "en"):
            stale = [key for key in wanted.values() if catalogue(lang)[key] not in built[part]]
            assert stale == [], "run `make widget`: these sentences have changed since it was built"


def test_the_first_part_names_the_second_by_its_hash() -> None:
    found = scripts()
    assert found["talk.js"].name in found["widget.js"].content.decode()


def test_they_are_what_the_source_says(tmp_path: Path) -> None:
    """The same sources give the same bytes, on any machine with Node."""
    if not shutil.which("node") or not (SOURCE / "node_modules").is_dir():
        pytest.skip("the widget is not built again to compare: that needs Node 20 and, once, `make widget`")
    done = subprocess.run(
        ["node", "build.mjs", str(tmp_path)], cwd=SOURCE, capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    for name, script in scripts().items():
        assert (tmp_path / name).read_bytes() == script.content, f"run `make widget`: {name} is older than its source"


def test_the_types_hold() -> None:
    if not (SOURCE / "node_modules" / ".bin" / "tsc").exists():
        pytest.skip("the widget's types are not checked: that needs Node 20 and, once, `make widget`")
    done = subprocess.run(["npm", "run", "check"], cwd=SOURCE, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_lock_file_pins_everything_and_names_no_registry() -> None:
    lock = json.loads((SOURCE / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages and all("resolved" not in p and p["integrity"].startswith("sha512-") for p in packages.values())
    wanted = json.loads((SOURCE / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert all(re.fullmatch(r"\d+\.\d+\.\d+", version) for version in wanted.values())


# How they are served


def test_the_address_that_sites_write_down_is_looked_at_again(client: httpx.Client) -> None:
    script = scripts()["widget.js"]
    done = client.get("/widget.js")
    assert done.content == script.content
    assert done.headers["content-type"] == "text/javascript; charset=utf-8"
    assert done.headers["content-encoding"] == "gzip" and int(done.headers["content-length"]) <= EVERY_VISITOR
    assert "max-age=300" in done.headers["cache-control"] and "immutable" not in done.headers["cache-control"]
    assert done.headers["cross-origin-resource-policy"] == "cross-origin"
    assert "set-cookie" not in done.headers
    again = client.get("/widget.js", headers={"if-none-match": done.headers["etag"]})
    assert again.status_code == 304 and again.content == b""
    plain = client.get("/widget.js", headers={"accept-encoding": "identity"})
    assert "content-encoding" not in plain.headers and plain.content == script.content
    assert "Accept-Encoding" in plain.headers["vary"]


@pytest.mark.parametrize("file", ["widget.js", "talk.js"])
def test_under_the_name_with_the_hash_it_is_kept(client: httpx.Client, file: str) -> None:
    script = scripts()[file]
    assert script.name == f"{file[:-3]}.{hashlib.sha256(script.content).hexdigest()[:12]}.js"
    done = client.get(f"/widget/{script.name}", headers={"origin": SITE})
    assert done.content == script.content and "immutable" in done.headers["cache-control"]
    assert done.headers["access-control-allow-origin"] == SITE
    assert client.head(f"/widget/{script.name}").headers["etag"] == done.headers["etag"]


def test_a_page_from_before_an_update_gets_what_there_is(client: httpx.Client) -> None:
    done = client.get("/widget/talk.0123456789ab.js")
    assert done.content == scripts()["talk.js"].content and done.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path", ["nothing.js", "talk.js", "talk.0123456789ab.js.map", "..%2fembed.py", "talk.0123456789AB.js", "%00", "é"]
)
def test_no_other_name_is_served(client: httpx.Client, path: str) -> None:
    assert client.get(f"/widget/{path}").status_code == 404


def test_sites_that_are_not_named_cannot_read(client: httpx.Client) -> None:
    wanted = {"access-control-request-method": "POST", "access-control-request-headers": "content-type,idempotency-key"}
    for origin, allowed in (
        (SITE, True),
        ("https://evil.example", False),
        ("null", False),
        (f"{SITE}.evil.example", False),
    ):
        for path in ("/api/ask", "/api/feedback", "/api/interest"):
            done = client.options(path, headers={"origin": origin, **wanted})
            assert (done.status_code == 200) is allowed, (origin, path)
            assert (done.headers.get("access-control-allow-origin") == origin) is allowed
            assert "access-control-allow-credentials" not in done.headers
        got = client.get("/api/suggest?q=livres", headers={"origin": origin})
        assert ("access-control-allow-origin" in got.headers) is allowed
    assert "access-control-allow-origin" not in client.get("/api/suggest?q=livres").headers


# What the widget asks for


def test_extras_are_given_only_to_who_asks(client: httpx.Client) -> None:
    question = {"question": "quelles réalisations à Valmer ou à Port-Clos pour une bibliothécaire ?"}
    plain = client.post("/api/ask", json=question).json()
    assert "cards" not in plain and "calendar" not in plain
    more = client.post("/api/ask?extras=true", json=question).json()
    assert set(more) - set(plain) == {"cards", "calendar"} and more["calendar"] is None
    facts = {card["name"]: card["facts"] for card in more["cards"]}
    assert facts == {
        "La Malle aux contes": "année 1, 2025 · Mairie de Valmer · Valmer",
        "Ludobus": "année 1, 2025 · Mairie de Valmer · Port-Clos",
    }
    alone = client.post("/api/ask?extras=true", json={"question": "Ludobus"}).json()
    assert alone["entry"] == "ludobus" and alone["cards"] == []
    dated = client.post("/api/ask?extras=true", json={"question": "Quand déposer une demande de bourse ?"}).json()
    assert dated["calendar"] == "/calendar.ics?lang=fr"


def test_the_contact(client: httpx.Client) -> None:
    assert client.get("/api/contact").json() == {
        "name": "la cellule lecture", "email": "bourse@lecture.example", "url": "https://lecture.example/"
    }  # fmt: skip
    assert client.get("/api/contact?lang=en").json()["name"] == "the reading desk"
    assert client.get("/api/contact?lang=xx").json()["name"] == "la cellule lecture"


def test_a_conversation_is_forgotten(client: httpx.Client) -> None:
    first = client.post("/api/ask", json={"question": "Quand l’argent est-il versé ?"}).json()
    assert client.post("/api/forget", json={"conversation": first["conversation"]}).status_code == 204
    follow = {"question": "c'était pareil avant ?", "conversation": first["conversation"]}
    assert client.post("/api/ask", json=follow).json()["entry"] != "versement-1"
    for wrong in ({}, {"conversation": ""}, {"conversation": "x" * 65}, {"conversation": 1}, {"conversation": "a b"}):
        assert client.post("/api/forget", json=wrong).status_code == 422


# The demonstration and the documents


def test_the_demonstration_says_what_to_paste(client: httpx.Client) -> None:
    done = client.get("/demo", headers={"accept-language": "fr"})
    page = unescape(done.text)
    script = scripts()["widget.js"]
    assert script.integrity == "sha384-" + base64.b64encode(hashlib.sha384(script.content).digest()).decode()
    server = str(client.base_url).rstrip("/")
    assert f'<script src="{server}/widget.js" defer></script>' in page
    assert (
        f'<script src="{server}/widget/{script.name}" integrity="{script.integrity}" crossorigin="anonymous" defer>'
        in page
    )
    assert POLICY.format(server=server) in page
    policy = done.headers["content-security-policy"]
    assert "default-src 'none'" in policy and "require-trusted-types-for 'script'" in policy and "unsafe" not in policy


def test_the_readme_says_what_the_code_does() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    script = scripts()["widget.js"]
    assert f"/widget/{script.name}" in readme and script.integrity in readme, (
        f"README.md, Put the chat on a site: write widget/{script.name} and {script.integrity}"
    )
    assert POLICY.format(server="https://guichet.example.fr").replace("; ", ";\n") in readme
    desk = (SOURCE / "src" / "desk.ts").read_text(encoding="utf-8")
    element = (SOURCE / "src" / "widget.ts").read_text(encoding="utf-8")
    sheets = "".join(sheet.read_text(encoding="utf-8") for sheet in (SOURCE / "src").glob("*.css"))
    read = set(re.findall(r'given\("(\w+)"\)', desk)) | set(re.findall(r'getAttribute\("(\w+)"\)', element))
    table = readme.partition("#### Attributes")[2].partition("####")[0]
    assert set(re.findall(r"^\| `(\w+)`", table, re.MULTILINE)) == read | {"lang", "theme"}
    themes = readme.partition("#### Colours")[2].partition("####")[0]
    assert set(re.findall(r"--guichet-[a-z-]+", themes)) == set(re.findall(r"--guichet-[a-z-]+", sheets))
    sources = desk + (SOURCE / "src" / "dom.ts").read_text(encoding="utf-8")
    sources += "".join((SOURCE / "src" / f"{n}.ts").read_text(encoding="utf-8") for n in ("talk", "opinion", "reply"))
    parts = set(re.findall(r'part: "(\w+)"', sources)) | {"question", "answer"}
    assert set(re.findall(r"`::part\((\w+)\)`", themes)) == parts

from __future__ import annotations

import re
from datetime import date, datetime
from html import unescape
from typing import Any

import pytest
from fastapi import FastAPI, Request, Response
from fastapi.testclient import TestClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.dates.sentences import Dates
from bot.texts import catalogue
from bot.web.forms import preferred
from bot.web.problem import problem_page, wants_page
from bot.web.starters import languages, topics
from bot.web.view import around_list, as_of
from tests.page_site import KNOWLEDGE, TableAssistant, site

FORM = "application/x-www-form-urlencoded"


@pytest.fixture
def assistant() -> TableAssistant:
    return TableAssistant()


@pytest.fixture
def client(assistant: TableAssistant) -> TestClient:
    return TestClient(site(assistant), follow_redirects=False)


def ask(client: TestClient, question: str, **fields: str) -> Any:
    return client.post("/chat", data={"question": question, **fields})


def turns(html: str) -> list[str]:
    return [unescape(q) for q in re.findall(r'<h2 dir="auto">(.*?)</h2>', html, re.DOTALL)]


def after(html: str) -> str:
    found = re.search(r'name="after" value="(\d+)"', html)
    assert found
    return found.group(1)


# Opinions


def test_an_opinion_is_kept_with_its_comment_and_shown(client: TestClient, assistant: TableAssistant) -> None:
    ask(client, "chiens")
    back = client.post("/chat/feedback", data={"answer": "a1", "helpful": "no", "lang": "fr"})
    assert back.status_code == 303 and back.headers["location"].endswith("#avis-a1")
    page = client.get("/chat").text
    assert 'value="no" aria-pressed="true"' in page and 'value="yes" aria-pressed="false"' in page
    assert catalogue("fr")["talk.thanks"] in page and "<textarea" in page
    client.post("/chat/feedback", data={"answer": "a1", "helpful": "no", "comment": " les\u200b chats "})
    assert assistant.opinions == [("a1", False, ""), ("a1", False, "les chats")]
    assert "<textarea" not in client.get("/chat").text


@pytest.mark.parametrize(
    "fields", [{}, {"answer": "a1"}, {"answer": "a1", "helpful": "maybe"}, {"answer": "a2", "helpful": "yes"},
               {"answer": "", "helpful": "yes"}]
)  # fmt: skip
def test_an_opinion_of_nothing_shown_is_none(
    client: TestClient, assistant: TableAssistant, fields: dict[str, str]
) -> None:
    ask(client, "chiens")
    assert client.post("/chat/feedback", data=fields).status_code == 303
    assert assistant.opinions == []


def test_another_site_gives_no_opinion(client: TestClient, assistant: TableAssistant) -> None:
    ask(client, "chiens")
    sent = {"answer": "a1", "helpful": "no"}
    assert client.post("/chat/feedback", data=sent, headers={"origin": "https://evil.example"}).status_code == 403
    assert assistant.opinions == []


def test_without_a_cookie_an_opinion_is_found_by_the_form(client: TestClient, assistant: TableAssistant) -> None:
    page = ask(client, "chiens").text
    found = re.search(r'name="visit" value="([^"]+)"', page)
    assert found
    client.cookies.clear()
    page = client.post("/chat/feedback", data={"answer": "a1", "helpful": "yes", "visit": found.group(1)}).text
    assert assistant.opinions == [("a1", True, "")] and 'value="yes" aria-pressed="true"' in page


# What the page is


@pytest.mark.parametrize("path", ["/", "/chat"])
def test_the_page_needs_no_script_and_says_so_in_its_policy(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert page.status_code == 200
    policy = page.headers["content-security-policy"]
    for part in ("default-src 'none'", "style-src 'self'", "img-src 'self' data:", "form-action 'self'",
                 "frame-ancestors 'none'", "base-uri 'none'"):  # fmt: skip
        assert part in policy
    assert "unsafe" not in policy
    assert page.headers["x-content-type-options"] == "nosniff"
    assert page.headers["referrer-policy"] == "same-origin"
    assert page.headers["cache-control"] == "no-store"
    assert not re.search(r"<script|<style|\sstyle=|\son\w+=", page.text)
    assert '<html lang="fr">' in page.text
    assert '<label for="question">' in page.text
    assert "Jardins partagés &amp; Cie" in page.text
    assert "mailto:jardins@example.fr" in page.text


def test_head_is_answered(client: TestClient) -> None:
    assert client.head("/").status_code == 200


def test_starters_hold_on_the_day_and_ask_their_question(client: TestClient) -> None:
    html = client.get("/").text
    for question in ("Les chiens sont-ils admis ?", "Qui prête les outils ?", "Quand ouvre le jardin ?"):
        assert f'name="question" value="{question}"' in html
    assert "clé" not in html
    assert "Vide" not in html


def test_starters_put_what_staff_translated_first_and_offer_only_the_language() -> None:
    day = date(2026, 11, 24)
    assert [t.questions[0] for t in topics(KNOWLEDGE, "fr", day)] == [
        "Quand ouvre le jardin ?",
        "Qui prête les outils ?",
    ]
    assert [t.questions for t in topics(KNOWLEDGE, "en", day)] == [
        ("When does the garden open?",),
        ("Who lends the tools?",),
    ]
    assert [t.name for t in topics(KNOWLEDGE, "en", day)] == ["Dates and calendar", "Rules"]


# Asking


def test_asking_redirects_and_reloading_asks_no_more(client: TestClient, assistant: TableAssistant) -> None:
    client.get("/")
    sent = ask(client, "Les chiens ?")
    assert sent.status_code == 303
    assert sent.headers["location"] == "/chat#derniere"
    for _ in range(3):
        html = client.get("/chat").text
        assert turns(html) == ["Les chiens ?"]
    assert "<strong>Oui</strong>, en laisse." in html
    assert 'id="derniere"' in html
    assert len(assistant.asked) == 1


def test_an_answer_shows_its_sources_and_their_date(client: TestClient) -> None:
    client.get("/")
    ask(client, "chiens")
    html = client.get("/chat").text
    assert '<a href="https://example.fr/reglement" rel="noopener noreferrer">Règlement</a>' in html
    assert "à jour en avril 2024" in html
    assert "à jour le 3 avril 2022" in html
    assert "javascript:" not in html
    assert "Piège" in html


def test_an_older_answer_drops_its_suggestions_and_a_text_that_announces_them_keeps_them(client: TestClient) -> None:
    client.get("/")
    ask(client, "chiens")
    assert ">Les outils</button>" in client.get("/chat").text
    ask(client, "autre chose")
    ask(client, "chiens")
    ask(client, "rien")
    html = client.get("/chat").text
    assert ">Les outils</button>" not in html
    assert html.count(">Les chiens</button>") == 2
    assert html.count('id="derniere"') == 1
    assert turns(html) == ["chiens", "autre chose", "chiens", "rien"]


def test_a_follow_up_continues_the_assistants_conversation(client: TestClient, assistant: TableAssistant) -> None:
    client.get("/")
    ask(client, "chiens")
    ask(client, "et les chats")
    assert [c for _, c, _ in assistant.asked] == [None, "c1"]


def test_a_form_sent_twice_asks_once_and_a_new_one_asks_again(client: TestClient, assistant: TableAssistant) -> None:
    number = after(client.get("/").text)
    for _ in range(2):
        assert ask(client, "chiens", after=number).status_code == 303
    assert len(assistant.asked) == 1
    ask(client, "chiens", after=after(client.get("/chat").text))
    assert turns(client.get("/chat").text) == ["chiens", "chiens"]


def test_an_answer_in_another_language_is_marked(client: TestClient) -> None:
    client.get("/")
    ask(client, "outils")
    html = client.get("/chat").text
    assert '<div class="reply reply-answer" lang="en">' in html
    assert "<script" not in html
    assert 'href="javascript' not in html


def test_two_visitors_see_nothing_of_each_other(assistant: TableAssistant) -> None:
    app = site(assistant)
    one, other = TestClient(app, follow_redirects=False), TestClient(app, follow_redirects=False)
    for visitor in (one, other):
        visitor.get("/")
    ask(one, "secret")
    assert turns(other.get("/chat").text) == []


def test_clearing_forgets_the_page_and_the_context(client: TestClient, assistant: TableAssistant) -> None:
    client.get("/")
    before = client.cookies["guichet"]
    ask(client, "chiens")
    cleared = client.post("/chat/clear", data={"lang": "fr"})
    assert (cleared.status_code, cleared.headers["location"]) == (303, "/chat")
    assert assistant.forgotten == ["c1"]
    assert turns(client.get("/chat").text) == []
    assert client.cookies["guichet"] != before
    client.cookies.set("guichet", before)
    assert turns(client.get("/chat").text) == []


# The cookie


def test_the_cookie_is_small_and_first_party(client: TestClient) -> None:
    cookie = client.get("/").headers["set-cookie"]
    assert re.fullmatch(r"guichet=[\w-]{24}; HttpOnly; Path=/; SameSite=lax", cookie)
    assert "set-cookie" not in client.get("/").headers


def test_behind_https_only_this_host_can_set_it(assistant: TableAssistant) -> None:
    client = TestClient(site(assistant, public_url="https://guichet.example.fr"), base_url="https://guichet.example.fr")
    cookie = client.get("/").headers["set-cookie"]
    assert cookie.startswith("__Host-guichet=")
    assert "Secure" in cookie
    ask(client, "chiens")
    assert turns(client.get("/chat").text) == ["chiens"]


def test_a_malformed_cookie_is_replaced(client: TestClient) -> None:
    page = client.get("/", headers={"cookie": "guichet=../../etc"})
    assert "set-cookie" in page.headers


def test_without_cookies_the_answer_comes_at_once_and_forms_carry_the_visit(assistant: TableAssistant) -> None:
    app = site(assistant)
    first = ask(TestClient(app), "chiens")
    assert first.status_code == 200
    assert turns(first.text) == ["chiens"]
    visit = re.search(r'name="visit" value="([\w-]{24})"', first.text)
    assert visit
    again = ask(TestClient(app), "chiens", visit=visit.group(1), after="0")
    assert turns(again.text) == ["chiens"], "a reload that sends the form again does not ask again"
    second = ask(TestClient(app), "et les chats", visit=visit.group(1), after=after(first.text))
    assert turns(second.text) == ["chiens", "et les chats"]
    assert [c for _, c, _ in assistant.asked] == [None, "c1"]


# Languages


def test_the_visitor_chooses_the_language_and_forms_keep_it(client: TestClient, assistant: TableAssistant) -> None:
    html = client.get("/chat?lang=en").text
    assert '<html lang="en">' in html
    assert '<input type="hidden" name="lang" value="en">' in html
    assert "the gardens team" in html
    assert "Who lends the tools?" in html
    assert "Les chiens" not in html
    assert ask(client, "chiens", lang="en").headers["location"] == "/chat?lang=en#derniere"
    ask(client, "chiens", lang="fr")
    assert [reader for _, _, reader in assistant.asked] == ["en", "fr"]


def test_the_browser_says_the_language_when_the_visitor_does_not(client: TestClient) -> None:
    assert '<html lang="en">' in client.get("/", headers={"accept-language": "en-GB,en;q=0.9"}).text
    assert '<html lang="fr">' in client.get("/?lang=xx", headers={"accept-language": "de"}).text


@pytest.mark.parametrize(
    ("header", "lang"),
    [("", "fr"), ("*", "fr"), ("en", "en"), ("de, en;q=0.5", "en"), ("en;q=0.2, fr-CA;q=0.8", "fr"),
     ("en;q=0", "fr"), ("en;q=x", "fr"), ("fr, en", "fr"), (",;;q=,", "fr"), ("en;q=nan", "fr")],
)  # fmt: skip
def test_preferred(header: str, lang: str) -> None:
    assert preferred(header, ("fr", "en")) == lang


def test_the_languages_are_those_with_sentences() -> None:
    assert languages(KNOWLEDGE) == ("fr", "en")


def test_both_languages_say_the_same_things() -> None:
    sections = [{k: v for k, v in catalogue(lang).items() if k.startswith("page.")} for lang in ("fr", "en")]
    assert sections[0].keys() == sections[1].keys()
    for key in sections[0]:
        assert re.findall(r"{\w+}", sections[0][key]) == re.findall(r"{\w+}", sections[1][key]), key


# Hostile input


def test_html_in_a_question_is_text(client: TestClient) -> None:
    client.get("/")
    question = "<img src=x onerror=alert(1)>\"'</h2>"
    ask(client, question)
    html = client.get("/chat").text
    assert "<img src=x" not in html
    assert unescape("&lt;img src=x onerror=alert(1)&gt;") in turns(html)[0]


@pytest.mark.parametrize(
    "body",
    ["question=%00chiens%00", "question=chiens%ED%A0%80", "question=%FF%FEchiens", "question=" + "chiens+" * 10_000,
     "question=chiens&question=chiens", "question=chiens&after=%00", "question=chiens&after=" + "9" * 4000,
     "question=chiens&lang=%00&visit=%ED%A0%80", "question=chiens&after=%D9%A3"],
)  # fmt: skip
def test_a_readable_question_in_a_strange_form_is_asked(client: TestClient, body: str) -> None:
    client.get("/")
    assert client.post("/chat", content=body, headers={"content-type": FORM}).status_code == 303
    shown = turns(client.get("/chat").text)[0]
    assert "chiens" in shown
    assert len(shown) <= 1_000
    assert "\0" not in shown


@pytest.mark.parametrize(
    ("body", "kind"),
    [("", FORM), ("question=", FORM), ("question=+%E2%80%8B%00", FORM), ("q=chiens", FORM), ("&" * 50, FORM), ("a=b&" * 50, FORM),
     ('{"question": "chiens"}', "application/json"), ("question=chiens", "text/plain"), ("question=chiens", ""),
     ("x", "multipart/form-data; boundary=x"), ("\xff\xfe", "image/png")],
)  # fmt: skip
def test_nothing_to_ask_is_said_on_the_page(
    client: TestClient, assistant: TableAssistant, body: str, kind: str
) -> None:
    client.get("/")
    page = client.post("/chat", content=body.encode("latin-1"), headers={"content-type": kind})
    assert page.status_code == 422
    assert 'aria-invalid="true"' in page.text
    assert 'id="problem"' in page.text
    assert 'aria-describedby="problem"' in page.text
    assert page.headers["content-security-policy"]
    assert assistant.asked == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=st.one_of(st.binary(max_size=300), st.binary(max_size=200).map(lambda b: b"question=" + b)),
    kind=st.sampled_from([FORM, FORM + "; charset=utf-16", "", "multipart/form-data", ";", "x" * 500]),
    path=st.sampled_from(["/chat", "/chat/clear", "/chat?lang=%00", "/chat/clear?lang=%ED%A0%80"]),
    cookie=st.text('ab\\"=;%-_é' + "z" * 3, max_size=40).map(lambda text: text.encode("utf-8")),
)
def test_no_bytes_break_the_page(client: TestClient, body: bytes, kind: str, path: str, cookie: bytes) -> None:
    client.cookies.clear()
    answer = client.post(path, content=body, headers={b"content-type": kind.encode(), b"cookie": b"guichet=" + cookie})
    assert answer.status_code in (200, 303, 422)
    shown = client.get("/chat")
    assert shown.status_code == 200
    shown.text.encode("utf-8")


# Other sites


@pytest.mark.parametrize(
    "headers",
    [{"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://evil.example"}, {"origin": "null"},
     {"origin": "http://["}, {"origin": "http://testserver.evil.example"}, {"origin": ""}],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/chat", "/chat/clear"])
def test_a_form_of_another_site_is_refused(
    client: TestClient, assistant: TableAssistant, headers: dict[str, str], path: str
) -> None:
    client.get("/")
    ask(client, "chiens")
    page = client.post(path, data={"question": "moi aussi"}, headers=headers)
    assert page.status_code == 403
    assert 'id="problem"' in page.text
    assert "moi aussi" not in page.text
    assert turns(client.get("/chat").text) == ["chiens"]
    assert len(assistant.asked) == 1


@pytest.mark.parametrize(
    "headers", [{"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}, {"origin": "http://testserver"},
                {"origin": "https://guichet.example.fr"}, {}],
)  # fmt: skip
def test_the_pages_own_forms_are_taken(assistant: TableAssistant, headers: dict[str, str]) -> None:
    client = TestClient(site(assistant, public_url="https://guichet.example.fr"), follow_redirects=False)
    assert client.post("/chat", data={"question": "chiens"}, headers=headers).status_code in (200, 303)
    assert len(assistant.asked) == 1


# Style and icon


def test_style_is_named_by_its_content_and_kept(client: TestClient) -> None:
    html = client.get("/").text
    for kind in (r"chat\.[0-9a-f]{12}\.css", r"icon\.[0-9a-f]{12}\.svg"):
        found = re.search(rf'"(/static/{kind})"', html)
        assert found
        answer = client.get(found.group(1))
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["content-type"].startswith(("text/css", "image/svg+xml"))


@pytest.mark.parametrize("name", ["chat.css", "chat.000000000000.css", "%2e%2e%2fpage.py", "..%2Fpage.py", "%00"])
def test_only_known_names_are_served(client: TestClient, name: str) -> None:
    assert client.get(f"/static/{name}").status_code == 404


def test_under_a_path_every_address_begins_with_it(assistant: TableAssistant) -> None:
    client = TestClient(site(assistant), root_path="/aide", follow_redirects=False)
    html = client.get("/chat").text
    local = re.findall(r'(?:href|src|action)="(/[^"]*)"', html)
    assert local
    assert all(address.startswith("/aide/") for address in local)
    assert ask(client, "chiens").headers["location"] == "/aide/chat#derniere"


def test_a_problem_is_a_page_for_browsers_only() -> None:
    app = FastAPI()

    @app.get("/{path:path}")
    def refuse(request: Request) -> Response:
        if wants_page(request):
            return problem_page(request, 429, "Trop de <questions>.", "fr", {"Retry-After": "7"})
        return Response("{}", 429)

    client = TestClient(app)
    page = client.get("/chat", headers={"accept": "text/html,*/*;q=0.8"})
    assert (page.status_code, page.headers["retry-after"]) == (429, "7")
    assert "default-src 'none'" in page.headers["content-security-policy"]
    assert "Trop de &lt;questions&gt;." in page.text
    assert 'href="/chat?lang=fr"' in page.text
    assert client.get("/chat", headers={"accept": "*/*"}).text == "{}"
    assert client.get("/api/ask", headers={"accept": "text/html"}).text == "{}"


@pytest.mark.parametrize(
    ("updated", "lang", "words"),
    [("2024", "fr", "en 2024"), ("2026-04", "fr", "en avril 2026"), ("2022-04-01", "fr", "le 1er avril 2022"),
     ("2022-04-03", "en", "on 3 April 2022"), ("printemps 2020", "fr", "printemps 2020"), ("2022-13", "fr", "2022-13"),
     ("1-2-3-4", "fr", "1-2-3-4")],
)  # fmt: skip
def test_as_of(updated: str, lang: str, words: str) -> None:
    now = datetime(2026, 11, 24, tzinfo=KNOWLEDGE.calendar.zone)
    assert as_of(Dates(KNOWLEDGE, now, lang), updated) == words


@pytest.mark.parametrize(
    ("markdown", "lead", "rest"),
    [
        (
            "Deux projets :\n\n- **A** : un\n- **B** : deux\n\nLes autres : C.",
            "Deux projets :\n\n",
            "\nLes autres : C.",
        ),
        ("- **A** : un\n- **B** : deux", "", ""),
        ("Aucun projet – pour l'instant.", "Aucun projet – pour l'instant.", ""),
    ],
)
def test_cards_stand_where_the_list_stood(markdown: str, lead: str, rest: str) -> None:
    assert around_list(markdown) == (lead, rest)

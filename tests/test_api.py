"""`/api` over real sockets: the fields, the conversation, and everything that is not a question."""

from __future__ import annotations

import contextlib
import json
import socket
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, given
from hypothesis import settings as examples

from bot.reply import Reply
from bot.texts import catalogue
from bot.wire import present
from index.knowledge import Knowledge

FIELDS = {"conversation", "kind", "text", "html", "sources", "suggestions", "confidence", "answer", "entry", "lang"}
KINDS = {"answer", "suggestions", "unknown", "chitchat", "form"}


@pytest.fixture
def client(server_url: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server_url, timeout=30) as found:
        yield found


def ask(client: httpx.Client, question: str, **more: object) -> dict[str, object]:
    """The answer to a question, which has the design's fields and types."""
    done = client.post("/api/ask", json={"question": question, **more})
    assert done.status_code == 200, done.text
    assert done.headers["content-type"] == "application/json"
    found: dict[str, object] = done.json()
    assert set(found) == FIELDS and found["kind"] in KINDS
    assert isinstance(found["confidence"], (int, float)) and 0 <= found["confidence"] <= 1
    assert found["text"] and found["html"] and found["conversation"] and found["answer"]
    for source in found["sources"]:
        assert set(source) == {"title", "url", "updated"} and source["url"].startswith(("https://", "http://"))
    for suggestion in found["suggestions"]:
        assert set(suggestion) == {"label", "question"} and suggestion["label"] and suggestion["question"]
    return found


def refused(done: httpx.Response, status: int, code: str, lang: str = "fr") -> str:
    """The message of an error, which has the design's form, the right status and the right language."""
    assert done.status_code == status, done.text
    body = done.json()
    assert set(body) == {"error"} and set(body["error"]) == {"code", "message"}
    assert body["error"]["code"] == code
    assert body["error"]["message"].startswith(catalogue(lang)[f"error.{code}"])
    return str(body["error"]["message"])


# Answers


def test_an_answer_has_its_entry_its_source_and_its_date(client: httpx.Client, knowledge: Knowledge) -> None:
    found = ask(client, "C’est payé combien ?")
    assert found["kind"] == "answer" and found["lang"] == "fr"
    assert knowledge.unit_of(str(found["entry"])) == "salaire"
    assert found["sources"] and found["sources"][0]["updated"]
    assert "**" not in str(found["text"]) and "<p>" in str(found["html"])


def test_the_language_of_the_question_is_the_language_of_the_answer(client: httpx.Client) -> None:
    assert ask(client, "how much does it pay?")["lang"] == "en"
    assert ask(client, "salaire", lang="en")["lang"] == "en"
    assert ask(client, "salaire", lang="en-GB")["lang"] == "en"
    assert ask(client, "salaire", lang="fr")["lang"] == "fr"
    assert ask(client, "salaire", lang="")["lang"] == "fr"


def test_a_language_that_nobody_wrote_gets_the_first_one_with_a_notice(client: httpx.Client) -> None:
    found = ask(client, "¿cuánto se gana al mes en este programa?")
    if found["kind"] == "answer":
        assert str(found["text"]).startswith(catalogue("fr")["notice.es"])


def test_a_conversation_goes_on(client: httpx.Client, knowledge: Knowledge) -> None:
    first = ask(client, "combien gagne un EIG ?")
    second = ask(client, "et à la promo 6 ?", conversation=first["conversation"])
    assert second["conversation"] == first["conversation"] and second["answer"] != first["answer"]
    assert knowledge.unit_of(str(second["entry"])) == "salaire" and second["entry"] != first["entry"]
    assert ask(client, "et à la promo 6 ?")["entry"] != second["entry"], "another conversation knows nothing of it"


@pytest.mark.parametrize("conversation", [None, "", "never-seen", "A" * 64])
def test_a_conversation_that_is_not_known_begins(client: httpx.Client, conversation: str | None) -> None:
    found = ask(client, "bonjour", conversation=conversation)
    assert found["conversation"] == conversation or not conversation


def test_what_nobody_wrote_is_not_answered(client: httpx.Client) -> None:
    found = ask(client, "quelle est la capitale de la Mongolie ?")
    assert found["kind"] in ("unknown", "suggestions") and found["entry"] is None
    assert "@" in str(found["text"]) or found["suggestions"]


def test_suggestions_lead_somewhere(client: httpx.Client) -> None:
    found = ask(client, "budget")
    for suggestion in found["suggestions"]:
        assert ask(client, suggestion["question"])["kind"] == "answer", suggestion


def test_typing_is_completed(client: httpx.Client) -> None:
    found = client.get("/api/suggest", params={"q": "sal"}).json()
    assert 0 < len(found) <= 6 and all(isinstance(t, str) and "sal" in t.lower() for t in found)
    assert client.get("/api/suggest").json() == client.get("/api/suggest", params={"q": "zzzz"}).json() == []
    english = client.get("/api/suggest", params={"q": "how", "lang": "en"}).json()
    assert english and any(t.startswith("How") for t in english)


@pytest.mark.parametrize("params", [{"q": "a" * 201}, {"q": "a", "lang": "english"}])
def test_typing_too_much_is_refused(client: httpx.Client, params: dict[str, str]) -> None:
    refused(client.get("/api/suggest", params=params), 422, "invalid")


@pytest.mark.parametrize("typed", ["ﷺ" * 200, "\x00", "😀", "((((", "%00", "a b c d e f g h"])
def test_typing_anything_is_harmless(client: httpx.Client, typed: str) -> None:
    assert client.get("/api/suggest", params={"q": typed}).status_code == 200


# Odd questions that deserve an answer


@pytest.mark.parametrize("question", ["😀", "???", "👩‍🚀🏳️‍🌈", "…", "!!"])
def test_signs_without_a_word_get_a_courteous_reply(client: httpx.Client, question: str) -> None:
    found = ask(client, question)
    assert found["kind"] == "chitchat" and found["text"] == catalogue("fr")["reply.empty"]


def test_a_very_long_question_is_read_from_its_beginning(client: httpx.Client, knowledge: Knowledge) -> None:
    found = ask(client, ("C’est payé combien par mois, un EIG ? " + "et par mois " * 1000)[:10_000])
    assert str(found["text"]).startswith(catalogue("fr")["reply.too_long"])


@pytest.mark.parametrize(
    "question",
    [
        "ﷺ" * 3000,
        "sal\x00aire",
        "a" * 10_000,
        "salaire\u202e\u2066",
        "e" + "\u0301" * 3000,
        "\U000e0001 salaire",
        "' OR 1=1 --",
    ],
    ids=["grows", "nul", "one word", "bidi", "marks", "tags", "sql"],
)
def test_odd_texts_are_answered(client: httpx.Client, question: str) -> None:
    ask(client, question)


@pytest.mark.parametrize(
    "question",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)> salaire",
        "[clic](javascript:alert(1))",
        "**<b>salaire</b>**",
    ],
)
def test_nothing_of_a_question_comes_back_as_markup(client: httpx.Client, question: str) -> None:
    found = ask(client, question)
    html = str(found["html"]).lower()
    for part in ("<script", "onerror", "javascript:", "<img", "<b>"):
        assert part not in html
    assert "alert(1)" not in html + str(found["text"])


# What is no question


@pytest.mark.parametrize("question", ["", " ", "\n\t\r", "\u00a0\u2003", "\x00\x01", "\u200b\u200d"])
def test_an_empty_question_is_refused(client: httpx.Client, question: str) -> None:
    message = refused(client.post("/api/ask", json={"question": question}), 422, "invalid")
    assert "question" in message


@pytest.mark.parametrize("text", ['"\\ud800"', '"\\udfff\\ud800"', '"quel \\ud83d salaire ?"'])
def test_lone_surrogates_are_no_reason_to_fail(client: httpx.Client, text: str) -> None:
    done = client.post("/api/ask", content=f'{{"question": {text}}}', headers={"content-type": "application/json"})
    assert done.status_code in (200, 422), done.text
    if done.status_code == 422:
        refused(done, 422, "invalid")


def test_too_many_characters_are_refused(client: httpx.Client) -> None:
    refused(client.post("/api/ask", json={"question": "a" * 30_000}), 422, "invalid")


@pytest.mark.parametrize("language", ["en", "en-GB,en;q=0.9,fr;q=0.8", "de, en;q=0.5"])
def test_errors_are_in_the_language_of_the_caller(client: httpx.Client, language: str) -> None:
    done = client.post("/api/ask", json={"question": ""}, headers={"accept-language": language})
    refused(done, 422, "invalid", "en")


@pytest.mark.parametrize(
    "body",
    [
        {}, [], "salaire", 3, None, True, {"question": None}, {"question": 3}, {"question": ["a"]}, {"question": {"a": 1}},
        {"text": "salaire"}, {"question": "a", "conversation": 3}, {"question": "a", "conversation": "a b"},
        {"question": "a", "conversation": "é"}, {"question": "a", "conversation": "x" * 65}, {"question": "a", "lang": 7},
        {"question": "a", "lang": "<fr>"}, {"question": "a", "lang": "français très long"}, {"question": "a", "more": 1},
        {"question": "a", "conversation": "../../etc"}, {"question": "a", "conversation": "a\n"},
    ],
    ids=json.dumps,
)  # fmt: skip
def test_json_of_another_shape_is_refused(client: httpx.Client, body: object) -> None:
    done = client.post("/api/ask", content=json.dumps(body), headers={"content-type": "application/json"})
    message = refused(done, 422, "invalid")
    assert "etc" not in message and "<fr>" not in message, "what was sent is not repeated"


@pytest.mark.parametrize(
    "body", [b"", b"{", b"{'question': 'a'}", b"\xff\xfe", b"\x00", b'{"question": "a"', b"[" * 20_000]
)
def test_what_is_no_json_is_refused(client: httpx.Client, body: bytes) -> None:
    done = client.post("/api/ask", content=body, headers={"content-type": "application/json"})
    assert done.status_code in (400, 422), done.text
    refused(done, done.status_code, "bad_request" if done.status_code == 400 else "invalid")


def test_numbers_that_are_none_are_refused(client: httpx.Client) -> None:
    for text in ("NaN", "Infinity", "1e999", "9" * 5000):
        done = client.post("/api/ask", content=f'{{"question": {text}}}', headers={"content-type": "application/json"})
        assert done.status_code in (400, 422), text


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "", "json"]
)
def test_another_content_type_is_refused(client: httpx.Client, kind: str) -> None:
    done = client.post("/api/ask", content=b'{"question": "salaire"}', headers={"content-type": kind})
    message = refused(done, 415, "not_json")
    assert "application/json" in message


@pytest.mark.parametrize(
    "kind", ["application/json", "application/json; charset=utf-8", "Application/JSON", "application/ld+json"]
)
def test_json_by_any_of_its_names_is_read(client: httpx.Client, kind: str) -> None:
    done = client.post("/api/ask", content=b'{"question": "bonjour"}', headers={"content-type": kind})
    assert done.status_code == 200


def test_an_address_that_is_none(client: httpx.Client) -> None:
    refused(client.get("/api/nothing"), 404, "not_found")
    refused(client.post("/api/nothing", json={}), 404, "not_found")
    refused(client.get("/api/nothing", headers={"accept-language": "en"}), 404, "not_found", "en")


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
def test_a_method_that_is_none(client: httpx.Client, method: str) -> None:
    done = client.request(method, "/api/ask", json={"question": "a"} if method != "GET" else None)
    refused(done, 405, "method_not_allowed")
    assert "POST" in done.headers["allow"]


# Requests as no client library writes them


def raw(server_url: str, request: bytes) -> bytes:
    """What comes back for bytes on the wire, until the other side has nothing more to say."""
    at = urlsplit(server_url)
    with socket.create_connection((at.hostname, at.port), timeout=10) as connection:
        with contextlib.suppress(ConnectionError):  # refused before all of it was sent
            connection.sendall(request)
        return rest(connection)


def rest(connection: socket.socket) -> bytes:
    """All that comes on a connection until it is closed, or silent for a second."""
    connection.settimeout(1)
    found = b""
    with contextlib.suppress(TimeoutError, ConnectionError):
        while part := connection.recv(65536):
            found += part
    return found


HEAD = b"POST /api/ask HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"


@pytest.mark.parametrize(
    "request_bytes",
    [
        b"nonsense\r\n\r\n", HEAD + b"Content-Length: -1\r\n\r\n", HEAD + b"Content-Length: abc\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n", HEAD + b"X: " + b"a" * 100_000 + b"\r\n\r\n",
        HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
    ],
    ids=["no http", "negative", "no number", "address", "header", "chunk"],
)  # fmt: skip
def test_what_is_no_http_is_refused_and_the_server_lives(server_url: str, request_bytes: bytes) -> None:
    answer = raw(server_url, request_bytes)
    assert answer == b"" or answer.split(b" ")[1][:1] in (b"4", b"5"), answer[:100]
    assert httpx.get(f"{server_url}/health").status_code == 200


def test_a_caller_that_hangs_up_harms_nobody(server_url: str) -> None:
    at = urlsplit(server_url)
    for _ in range(20):
        with socket.create_connection((at.hostname, at.port), timeout=10) as connection:
            connection.sendall(HEAD + b'Content-Length: 500\r\n\r\n{"question": ')
    with httpx.Client(base_url=server_url, timeout=30) as client:
        ask(client, "bonjour")


# The description of itself


def test_it_describes_itself(client: httpx.Client) -> None:
    described = client.get("/openapi.json").json()
    assert {"/api/ask", "/api/suggest", "/health", "/ready", "/metrics"} <= set(described["paths"])
    answer = described["components"]["schemas"]["Answer"]["properties"]
    assert set(answer) == FIELDS
    assert client.get("/docs").status_code == 200


def test_no_request_of_any_shape_is_a_crash(server_url: str) -> None:
    """Requests made from the description, right and wrong, a dozen for each route."""
    asked: set[str] = set()
    for found in schemathesis.openapi.from_url(f"{server_url}/openapi.json").get_all_operations():
        operation = found.ok()

        @examples(
            max_examples=12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
        )
        @given(case=operation.as_strategy())
        def check(case: schemathesis.Case) -> None:
            done = case.call()
            assert done.status_code < 500, done.text

        check()
        asked.add(operation.path)
    assert {"/api/ask", "/api/suggest", "/metrics"} <= asked


def test_a_reply_is_presented_within_bounds() -> None:
    found = present(Reply("answer", "*a* <b>", "fr", confidence=1.2, conversation=None))
    assert found.confidence == 1 and found.conversation == "" and "<b>" not in found.html

"""A Bot API server for tests, over a real socket: as strict as Telegram's, and out of order when it is told to be."""

# ruff: noqa: N802  # methods are named as Telegram names them

from __future__ import annotations

import asyncio
import json
import socket
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes
from typing import Any
from urllib.parse import parse_qsl

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from tests.telegram_html import EntityError, parse, units

TOKEN = "12345:test-token"
BOT: dict[str, Any] = {
    "id": 12345,
    "is_bot": True,
    "first_name": "Guichet",
    "username": "GuichetBot",
    "supports_inline_queries": True,
}
Json = dict[str, Any]

LEEWAY = 0.25
"""Share of a second by which a message may come too early for its chat: on a busy machine what was sent in time is held up,
and what is sent after it is not."""


class RefusedError(Exception):
    """An error answer of the Bot API."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        self.code, self.description, self.parameters = code, description, parameters


@dataclass(frozen=True)
class Call:
    """A request that was received: its method, its values, and when."""

    method: str
    data: Json
    at: float


@dataclass
class Trouble:
    """What goes wrong with the next `times` calls of a method (`*`: of any)."""

    method: str
    times: int
    code: int = 0
    parameters: dict[str, int] = field(default_factory=dict)
    delay: float = 0.0
    cut: bool = False


class FakeBotApi:
    """The server and what happened on it. Methods are called from the tests' thread."""

    def __init__(self, limits: bool = True, second: float = 1.0) -> None:
        """`limits`: refuse more than 30 messages a second, and two in a second in a chat. `second`: how long that is."""
        self.limits, self.second = limits, second
        self.calls: list[Call] = []
        self.refusals: list[RefusedError] = []
        self.messages: dict[tuple[int, int], Json] = {}
        self.commands: dict[str, list[Json]] = {}
        self.webhook: Json = {"url": "", "pending_update_count": 0}
        self.chats: set[int] = set()
        self.everyone = False
        """Whether any number is a chat that the bot may write to."""
        self.blocked: set[int] = set()
        self.documents: list[bytes] = []
        self.migrated: dict[int, int] = {}
        self.allowed: list[str] | None = None
        self._troubles: list[Trouble] = []
        self._updates: dict[int, Json] = {}
        self._next_update, self._next_message, self._poll = 1000, 1, 0
        self._sent: deque[float] = deque()
        self._sent_in: dict[int, float] = {}
        self._answered: dict[str, bool] = {}
        self._lock = threading.RLock()
        self._server: uvicorn.Server | None = None
        self._thread: threading.Thread | None = None
        self._port = 0

    # The server

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Listen; on the same port as before after a stop."""
        sock = socket.socket()
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(("127.0.0.1", self._port))
        self._port = sock.getsockname()[1]
        app = Starlette(routes=[Route("/bot{token}/{method}", self._handle, methods=["GET", "POST"])])
        config = uvicorn.Config(app, log_level="critical", lifespan="off", timeout_graceful_shutdown=0)
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(target=self._server.run, kwargs={"sockets": [sock]}, daemon=True)
        self._thread.start()
        wait_until(lambda: self._server is not None and self._server.started)

    def stop(self) -> None:
        if self._server and self._thread:
            self._server.should_exit = self._server.force_exit = True
            self._thread.join(5)

    # What a test does

    def trouble(
        self, method: str, code: int = 0, *, times: int = 1, delay: float = 0.0, cut: bool = False, retry_after: int = 0
    ) -> None:
        """Make the next `times` calls of `method` fail with `code`, or wait `delay` seconds, or break off."""
        with self._lock:
            self._troubles.append(
                Trouble(method, times, code, {"retry_after": retry_after} if retry_after else {}, delay, cut)
            )

    def push(self, **content: Any) -> int:
        """An update of any form; returns its identifier."""
        with self._lock:
            self._next_update += 1
            self._updates[self._next_update] = {"update_id": self._next_update, **content}
            return self._next_update

    def message(self, chat: int = 1, user: int | None = None, **content: Any) -> int:
        """A message of a person: in private (`chat` > 0, the person's own number) or in a group."""
        person = user or (chat if chat > 0 else 1)
        kind = (
            {"id": chat, "type": "private", "first_name": f"P{chat}"}
            if chat > 0
            else {"id": chat, "type": "supergroup", "title": "G"}
        )
        sender = {
            "id": person,
            "is_bot": False,
            "first_name": f"P{person}",
            "language_code": content.pop("language", "fr"),
        }
        with self._lock:
            self.chats.add(chat)
            self._next_message += 1
            number = self._next_message
        return self.push(
            message={"message_id": number, "date": int(time.time()), "chat": kind, "from": sender, **content}
        )

    def say(self, text: str, chat: int = 1, **content: Any) -> int:
        """A text message; its command and mention are marked as Telegram marks them."""
        entities = []
        if text.startswith("/"):
            entities.append({"type": "bot_command", "offset": 0, "length": units(text.split(maxsplit=1)[0])})
        if (start := text.find(f"@{BOT['username']}")) >= 0 and not text.startswith("/"):
            entities.append({"type": "mention", "offset": units(text[:start]), "length": len(BOT["username"]) + 1})
        if entities:
            content["entities"] = entities
        return self.message(chat, text=text, **content)

    def press(self, shown: Json, label: str, user: int | None = None) -> int:
        """Press a button of a message that the bot sent."""
        data = next(b["callback_data"] for b in buttons(shown) if b["text"] == label)
        return self.press_data(shown, data, user)

    def press_data(self, shown: Json, data: str, user: int | None = None) -> int:
        person = {"id": user or shown["chat"]["id"], "is_bot": False, "first_name": "P", "language_code": "fr"}
        with self._lock:
            number = f"q{len(self._answered)}"
            self._answered[number] = False
        return self.push(
            callback_query={"id": number, "from": person, "chat_instance": "1", "data": data, "message": shown}
        )

    def type_inline(self, query: str, user: int = 1) -> str:
        with self._lock:
            number = f"i{len(self._answered)}"
            self._answered[number] = False
        person = {"id": user, "is_bot": False, "first_name": "P", "language_code": "fr"}
        self.push(inline_query={"id": number, "from": person, "query": query, "offset": ""})
        return number

    def count(self, method: str) -> int:
        return sum(c.method == method for c in list(self.calls))

    def last(self, method: str) -> Json:
        return next(c.data for c in reversed(list(self.calls)) if c.method == method)

    def shown(self, chat: int = 1) -> list[Json]:
        """The bot's messages in a chat as they are now, oldest first."""
        return [m for (where, _), m in sorted(self.messages.copy().items()) if where == chat]

    def pending(self) -> int:
        return len(self._updates)

    # Requests

    async def _handle(self, request: Request) -> Response:
        method = request.path_params["method"]
        raw = await request.body()
        body = self._body(request, raw)
        data = {k: _value(v) for k, v in {**request.query_params, **body}.items()}
        with self._lock:
            self.calls.append(Call(method, data, time.monotonic()))
            trouble = next((t for t in self._troubles if t.method in ("*", method)), None)
            if trouble:
                trouble.times -= 1
                if trouble.times == 0:
                    self._troubles.remove(trouble)
        if trouble and trouble.delay:
            await asyncio.sleep(trouble.delay)
        if trouble and trouble.cut:
            return StreamingResponse(_broken(), headers={"content-length": "1000"})
        try:
            if trouble and trouble.code:
                raise RefusedError(trouble.code, f"Trouble {trouble.code}", **trouble.parameters)
            if request.path_params["token"] != TOKEN:
                raise RefusedError(401, "Unauthorized")
            if method == "getUpdates":
                return _json({"ok": True, "result": await self._get_updates(data)})
            with self._lock:
                answer = getattr(self, f"_do_{method}", None)
                if answer is None:
                    raise RefusedError(404, "Not Found")
                return _json({"ok": True, "result": answer(data)})
        except RefusedError as refused:
            self.refusals.append(refused)
            if refused.code == 502:
                return Response("<html>Bad Gateway</html>", 502)
            error: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
            if refused.parameters:
                error["parameters"] = refused.parameters
            return _json(error, refused.code)

    def _body(self, request: Request, raw: bytes) -> Json:
        kind = request.headers.get("content-type", "")
        if "json" in kind:
            return dict(json.loads(raw))
        if "multipart" not in kind:
            return dict(parse_qsl(raw.decode(), keep_blank_values=True))
        values = {}
        for part in message_from_bytes(f"Content-Type: {kind}\r\n\r\n".encode() + raw).get_payload():
            content: Any = part.get_payload(decode=True)  # type: ignore[union-attr]  # each is a message
            if part.get_filename():  # type: ignore[union-attr]
                self.documents.append(content)
            else:
                name = part.get_param("name", header="content-disposition")  # type: ignore[union-attr]
                values[str(name)] = content.decode()
        return values

    async def _get_updates(self, data: Json) -> list[Json]:
        if self.webhook["url"]:
            raise RefusedError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
            )
        self._poll += 1
        mine, end = self._poll, time.monotonic() + min(int(data.get("timeout", 0)), 50)
        self.allowed = data.get("allowed_updates", self.allowed)
        offset = int(data.get("offset", 0))
        while True:
            if self._poll != mine:
                raise RefusedError(
                    409,
                    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
                )
            with self._lock:
                self._updates = {n: u for n, u in self._updates.items() if n >= offset}
                found = [u for _, u in sorted(self._updates.items())][: int(data.get("limit", 100))]
            if found or time.monotonic() >= end:
                return found
            await asyncio.sleep(0.01)

    def _do_getMe(self, data: Json) -> Json:
        return BOT

    def _do_setMyCommands(self, data: Json) -> bool:
        for command in data["commands"]:
            name = command["command"]
            if not (
                1 <= len(name) <= 32 and all(c.islower() or c.isdigit() or c == "_" for c in name) and name.isascii()
            ):
                raise RefusedError(400, "Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(command["description"]) <= 256:
                raise RefusedError(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands[data.get("language_code", "")] = data["commands"]
        return True

    def _do_setWebhook(self, data: Json) -> bool:
        url = data.get("url", "")
        if url and not url.startswith("http"):
            raise RefusedError(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        self.webhook = {**data, "pending_update_count": len(self._updates), "has_custom_certificate": False}
        self.allowed = data.get("allowed_updates", self.allowed)
        return True

    def _do_deleteWebhook(self, data: Json) -> bool:
        self.webhook = {"url": "", "pending_update_count": 0}
        return True

    def _do_getWebhookInfo(self, data: Json) -> Json:
        shown = {k: v for k, v in self.webhook.items() if k not in ("secret_token", "drop_pending_updates")}
        return {"has_custom_certificate": False, **shown, "pending_update_count": len(self._updates)}

    def _do_sendChatAction(self, data: Json) -> bool:
        self._chat(data)
        return True

    def _do_sendMessage(self, data: Json) -> Json:
        chat = self._chat(data)
        self._pace(chat)
        self._next_message += 1
        return self._show(chat, self._next_message, data)

    def _do_sendDocument(self, data: Json) -> Json:
        chat = self._chat(data)
        self._pace(chat)
        self._next_message += 1
        return {"message_id": self._next_message, "date": 1, "chat": {"id": chat, "type": "private"}, "from": BOT}

    def _do_editMessageText(self, data: Json) -> Json:
        chat = self._chat(data)
        before = self.messages.get((chat, int(data["message_id"])))
        if before is None:
            raise RefusedError(400, "Bad Request: message to edit not found")
        self._pace(chat)
        if before["html"] == data["text"] and before.get("reply_markup") == data.get("reply_markup"):
            raise RefusedError(400, "Bad Request: message is not modified")
        return self._show(chat, int(data["message_id"]), data)

    def _do_editMessageReplyMarkup(self, data: Json) -> Json:
        chat = self._chat(data)
        before = self.messages.get((chat, int(data["message_id"])))
        if before is None:
            raise RefusedError(400, "Bad Request: message to edit not found")
        self._pace(chat)
        if before.get("reply_markup") == data.get("reply_markup"):
            raise RefusedError(400, "Bad Request: message is not modified")
        return self._show(chat, int(data["message_id"]), {**before["data"], "reply_markup": data.get("reply_markup")})

    def _do_answerCallbackQuery(self, data: Json) -> bool:
        return self._answer(data["callback_query_id"])

    def _do_answerInlineQuery(self, data: Json) -> bool:
        results = data["results"]
        if len(results) > 50 or len({r["id"] for r in results}) != len(results):
            raise RefusedError(400, "Bad Request: RESULT_ID_DUPLICATE")
        for result in results:
            if not 1 <= len(result["id"].encode()) <= 64:
                raise RefusedError(400, "Bad Request: RESULT_ID_INVALID")
            if not result["title"]:
                raise RefusedError(400, "Bad Request: ARTICLE_TITLE_EMPTY")
            _text(result["input_message_content"]["message_text"], result["input_message_content"].get("parse_mode"))
        return self._answer(data["inline_query_id"])

    def _answer(self, number: str) -> bool:
        if self._answered.get(number, True):
            raise RefusedError(400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
        self._answered[number] = True
        return True

    def _chat(self, data: Json) -> int:
        chat = int(data["chat_id"])
        if chat in self.migrated:
            raise RefusedError(
                400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=self.migrated[chat]
            )
        if chat in self.blocked:
            raise RefusedError(403, "Forbidden: bot was blocked by the user")
        if chat not in self.chats and not self.everyone:
            raise RefusedError(400, "Bad Request: chat not found")
        return chat

    def _pace(self, chat: int) -> None:
        if not self.limits:
            return
        now = time.monotonic()
        while self._sent and now - self._sent[0] >= self.second:
            self._sent.popleft()
        if len(self._sent) >= 30 or now - self._sent_in.get(chat, -1) < self.second * (1 - LEEWAY):
            raise RefusedError(429, "Too Many Requests: retry after 1", retry_after=1)
        self._sent.append(now)
        self._sent_in[chat] = now

    def _show(self, chat: int, number: int, data: Json) -> Json:
        text = _text(data["text"], data.get("parse_mode"))
        markup = data.get("reply_markup")
        for button in buttons({"reply_markup": markup}):
            if not button["text"].strip():
                raise RefusedError(400, "Bad Request: text buttons are allowed only with non-empty text")
            if "url" not in button and not 1 <= len(button["callback_data"].encode()) <= 64:
                raise RefusedError(400, "Bad Request: BUTTON_DATA_INVALID")
        kind = "private" if chat > 0 else "supergroup"
        message: Json = {
            "message_id": number,
            "date": int(time.time()),
            "chat": {"id": chat, "type": kind},
            "from": BOT,
            "text": text,
        }
        if markup:
            message["reply_markup"] = markup
        self.messages[chat, number] = {**message, "html": data["text"], "data": data}
        return message


def _text(text: str, mode: str | None) -> str:
    """What a reader sees of `text`. Raises RefusedError as Telegram does."""
    if not isinstance(text, str):
        text = str(text)
    try:
        seen = parse(text) if mode == "HTML" else text
    except EntityError as error:
        raise RefusedError(400, f"Bad Request: can't parse entities: {error}") from None
    if not seen.strip():
        raise RefusedError(400, "Bad Request: message text is empty")
    if units(seen) > 4096:
        raise RefusedError(400, "Bad Request: message is too long")
    return seen


def _value(value: Any) -> Any:
    """A form's value: JSON where it is a list, an object, a number or a boolean."""
    if isinstance(value, str) and (value[:1] in "[{" or value in ("true", "false")):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def _json(answer: Json, code: int = 200) -> Response:
    """In ASCII, as Telegram writes it, so that half a surrogate pair arrives as it was sent."""
    return Response(json.dumps(answer), code, media_type="application/json")


async def _broken() -> Any:
    yield b"{"
    raise ConnectionResetError


def buttons(message: Json) -> list[Json]:
    """All buttons of a message, in order."""
    return [b for row in (message.get("reply_markup") or {}).get("inline_keyboard", []) for b in row]


def wait_until(true: Callable[[], Any], seconds: float = 10.0) -> Any:
    """Wait for `true` to be so, in a thread of its own. Raises AssertionError when it does not come true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if value := true():
            return value
        time.sleep(0.005)
    raise AssertionError("what the test waits for has not happened")


async def until(true: Callable[[], Any], seconds: float = 10.0) -> Any:
    """Wait for `true` to be so without holding the loop. Raises AssertionError when it does not come true."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if value := true():
            return value
        await asyncio.sleep(0.005)
    raise AssertionError("what the test waits for has not happened")


@contextmanager
def running(limits: bool = True, second: float = 1.0) -> Iterator[FakeBotApi]:
    """A server that listens, stopped at the end."""
    api = FakeBotApi(limits, second)
    api.start()
    try:
        yield api
    finally:
        api.stop()

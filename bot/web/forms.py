"""What a browser sends to the page, read without trusting it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from fastapi import Request

FIELDS = 20
"""Fields of a form that are read; the page's own have four."""

_FORM = "application/x-www-form-urlencoded"


@dataclass(frozen=True)
class Form:
    """The fields of the page's forms; what is missing or malformed is empty."""

    question: str = ""
    lang: str = ""
    visit: str = ""
    """The visit's identifier, sent by pages shown to a browser that keeps no cookie."""
    after: int = -1
    """How many questions had been asked when the page was made."""
    answer: str = ""
    """The answer that an opinion is about."""
    helpful: str = ""
    """yes or no."""
    comment: str = ""


async def read_form(request: Request) -> Form:
    """The form in the body; an empty one when the body is something else. Lone surrogates and bad UTF-8 become U+FFFD."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        return Form()
    body = (await request.body()).decode("utf-8", "replace")
    try:
        fields = dict(parse_qsl(body, keep_blank_values=True, errors="replace", max_num_fields=FIELDS))
    except ValueError:  # more fields than any of the page's forms has
        return Form()
    after = fields.get("after", "")
    number = int(after) if after.isascii() and after.isdigit() and len(after) < 9 else -1
    texts = {name: fields.get(name, "") for name in ("question", "lang", "visit", "answer", "helpful", "comment")}
    return Form(**texts, after=number)


def from_elsewhere(request: Request, public_url: str) -> bool:
    """Whether another site's page sent this form.

    Nothing on the page needs a signed-in person, but another site must not put words in a visitor's conversation.
    Browsers say where a form comes from in Sec-Fetch-Site, older ones and those on plain HTTP in Origin; a client that
    sends neither is no browser, and carries nobody's cookie.
    """
    if site := request.headers.get("sec-fetch-site"):
        return site not in ("same-origin", "none")
    origin = request.headers.get("origin")
    if origin is None:
        return False
    ours = {request.headers.get("host", ""), _host(public_url)} - {""}
    return _host(origin) not in ours


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""


def preferred(header: str, offered: Sequence[str]) -> str:
    """The language of `offered` that an Accept-Language header prefers, the first one when it names none."""
    wanted: list[tuple[float, str]] = []
    for part in header.split(",")[:FIELDS]:
        tag, _, weight = part.strip().partition(";q=")
        try:
            wanted.append((float(weight or 1), tag.strip().lower().partition("-")[0]))
        except ValueError:
            continue
    # Sorting is stable: among equal weights the first named wins.
    ranked = sorted(((w, lang) for w, lang in wanted if w > 0), key=lambda item: item[0], reverse=True)
    return next((lang for _, lang in ranked if lang in offered), offered[0])

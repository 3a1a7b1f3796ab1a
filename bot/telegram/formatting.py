"""Markdown -> messages in Telegram's HTML, the only place where text is escaped for Telegram.

A text becomes spans of one style each, and every span is written with its own opening and closing tags. Whatever the
Markdown, tags are balanced, never nested in a way that Telegram refuses, and a message can be cut between any two spans.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from bot.telegram.blocks import Block, Span, blocks, trimmed, visible
from index.fields import safe_link

LIMIT = 4_096
"""UTF-16 units of a message, its tags included: Telegram counts without them, and whoever counts otherwise agrees too."""

_CHUNK = 500
"""A word longer than this may be cut. As escaped characters and with the longest link, it still fits a message."""

_ATOM = re.compile(rf"\n|[^\S\n]{{1,{_CHUNK}}}|\S{{1,{_CHUNK}}}")
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~])")


def to_messages(markdown: str, limit: int = LIMIT) -> list[str]:
    """The messages that say `markdown`, in order: none when it shows nothing.

    Each is at most `limit` UTF-16 units long (at least 4,096), cut between paragraphs where possible, else between lines, else words.
    """
    messages: list[str] = []
    current = ""
    for block in (part for whole in blocks(_clean(markdown)) for part in _fitting(whole, limit)):
        html = _html(block)
        if current and _units(current) + 2 + _units(html) <= limit:
            current += "\n\n" + html
        else:
            messages.append(current)
            current = html
    return [m for m in (*messages, current) if m]


def plain(text: str) -> str:
    """Markdown that shows `text` as it is, on one line."""
    return _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))


def link(title: str, url: str) -> str:
    """Markdown of a link; only its title when the address is not a web or mail address."""
    return f"[{plain(title)}](<{_PUNCTUATION.sub(_escaped, url)}>)" if safe_link(url) else plain(title)


def label(text: str, longest: int = 60) -> str:
    """`text` for a button, on one line; "" when it shows nothing."""
    line = " ".join(_clean(text).split())
    if not visible(line):
        return ""
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _escaped(match: re.Match[str]) -> str:
    return "&amp;" if match.group(0) == "&" else "\\" + match.group(0)


def _clean(text: str) -> str:
    """Without control characters and lone surrogates, which no request can carry."""
    return "".join(c for c in text if c in "\n\t" or unicodedata.category(c) not in {"Cc", "Cs"})


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


# Blocks -> HTML


def _fitting(block: Block, limit: int) -> Iterator[Block]:
    """`block` in parts that a message can hold, cut after a line, else after a word."""
    if _units(_html(block)) <= limit:
        yield block
        return
    room = limit - len("<blockquote></blockquote>")
    part: list[Span] = []
    size = 0
    for span in block.spans:
        for text in _ATOM.findall(span.text):
            atom = replace(span, text=text)
            cost = _units(_span(atom, block.quote))
            if size + cost > room:
                cut = next((i for i in range(len(part) - 1, len(part) // 2, -1) if part[i].text == "\n"), len(part))
                yield from _shown(part[:cut], block.quote)
                part = part[cut:]
                size = sum(_units(_span(s, block.quote)) for s in part)
            part.append(atom)
            size += cost
    yield from _shown(part, block.quote)


def _shown(spans: list[Span], quote: bool) -> Iterator[Block]:
    if visible("".join(s.text for s in spans)):
        yield Block(trimmed(spans), quote)


def _html(block: Block) -> str:
    html = "".join(_span(s, block.quote) for s in block.spans)
    return f"<blockquote>{html}</blockquote>" if block.quote else html


def _span(span: Span, quoted: bool) -> str:
    html = span.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if not visible(span.text):  # a style that shows nothing is refused
        return html
    for tag in ("pre", "code"):
        if tag in span.marks:
            return html if quoted else f"<{tag}>{html}</{tag}>"
    for tag in ("s", "i", "b"):
        if tag in span.marks:
            html = f"<{tag}>{html}</{tag}>"
    if span.href:
        address = span.href.replace("&", "&amp;").replace('"', "&quot;")
        html = f'<a href="{address}">{html}</a>'
    return html

"""Markdown -> blocks of spans of one style each: what a message is made of, before it is written for Telegram."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import reduce

from markdown_it import MarkdownIt
from markdown_it.token import Token

from index.fields import safe_link

_LONGEST_LINK = 1_000
_MARKDOWN = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("strikethrough").disable("image")
_TAGS = {"strong": "b", "em": "i", "s": "s"}
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks that show nothing."""


@dataclass(frozen=True)
class Span:
    """A run of text in one style. `marks` are tags of Telegram's HTML."""

    text: str
    marks: frozenset[str] = frozenset()
    href: str = ""


@dataclass(frozen=True)
class Block:
    """A paragraph, a list or a piece of code: what a message is preferably cut between."""

    spans: tuple[Span, ...]
    quote: bool = False


def visible(text: str) -> bool:
    """Whether a reader sees anything of `text` (Telegram refuses a message of which one sees nothing)."""
    return any(unicodedata.category(c)[0] not in "CZ" and c not in _BLANKS for c in text)


def blocks(markdown: str) -> list[Block]:
    """The blocks of `markdown` that show something."""
    found: list[Block] = []
    spans: list[Span] = []
    counters: list[int] = []
    quotes = 0
    heading = False

    def close() -> None:
        if visible("".join(s.text for s in spans)):
            found.append(Block(trimmed(spans), quotes > 0))
        spans.clear()

    for token in _MARKDOWN.parse(markdown):
        match token.type:
            case "blockquote_open" | "blockquote_close":
                close()
                quotes += token.nesting
            case "bullet_list_open" | "ordered_list_open":
                counters.append(int(token.attrGet("start") or 1) if token.type == "ordered_list_open" else -1)
            case "bullet_list_close" | "ordered_list_close":
                counters.pop()
                if not counters:
                    close()
            case "list_item_open":
                indent = "\u2003" * (len(counters) - 1)
                spans.append(Span(f"{indent}{counters[-1]}. " if counters[-1] >= 0 else f"{indent}• "))
                counters[-1] += counters[-1] >= 0
            case "list_item_close":
                if spans and not spans[-1].text.endswith("\n"):
                    spans.append(Span("\n"))
            case "inline":
                spans.extend(_inline(token.children or [], heading))
            case "heading_open":
                heading = True
            case "paragraph_close" | "heading_close":
                heading = False
                if counters:
                    spans.append(Span("\n"))
                else:
                    close()
            case "fence" | "code_block":
                close()
                spans.append(Span(token.content.rstrip("\n"), frozenset({"pre"})))
                close()
            case "hr":
                close()
                spans.append(Span("———"))
                close()
            case _:
                pass
    close()
    return found


def _inline(tokens: list[Token], heading: bool) -> Iterator[Span]:
    marks: list[str] = ["b"] if heading else []
    href = ""
    for token in tokens:
        match token.type:
            case "strong_open" | "em_open" | "s_open":
                marks.append(_TAGS[token.tag])
            case "strong_close" | "em_close" | "s_close":
                marks.remove(_TAGS[token.tag])
            case "link_open":
                href = str(token.attrGet("href") or "")
            case "link_close":
                if href.startswith(
                    "mailto:"
                ):  # Telegram opens no such link, but finds an address in the text by itself
                    yield Span(f" ({href.removeprefix('mailto:')})")
                href = ""
            case "code_inline":
                yield Span(token.content, frozenset({"code"}))
            case "softbreak" | "hardbreak":
                yield Span("\n" if token.type == "hardbreak" else " ", frozenset(marks), _web(href))
            case _:
                yield Span(token.content, frozenset(marks), _web(href))


def _web(href: str) -> str:
    return href if href.startswith(("http://", "https://")) and safe_link(href) and len(href) <= _LONGEST_LINK else ""


def trimmed(spans: list[Span]) -> tuple[Span, ...]:
    """Neighbours of one style joined, without white space at either end."""

    def joined(done: list[Span], span: Span) -> list[Span]:
        if not span.text:
            return done
        if done and (done[-1].marks, done[-1].href) == (span.marks, span.href):
            return [*done[:-1], replace(span, text=done[-1].text + span.text)]
        return [*done, span]

    kept: list[Span] = reduce(joined, spans, [])
    while kept and not kept[0].text.strip():
        kept.pop(0)
    while kept and not kept[-1].text.strip():
        kept.pop()
    if kept and "pre" not in kept[0].marks:
        kept[0] = replace(kept[0], text=kept[0].text.lstrip())
    if kept:
        kept[-1] = replace(kept[-1], text=kept[-1].text.rstrip())
    return tuple(kept)

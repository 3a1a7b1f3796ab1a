"""Staff's Markdown -> safe HTML and plain text. Knowledge files are input like any other: nothing of them is trusted."""

from __future__ import annotations

import re

import nh3
from markdown_it import MarkdownIt

from bot.typography import unbroken
from index.fields import safe_link

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "linkify": False}).enable("strikethrough").disable("image")
_TAGS = {"p", "br", "strong", "em", "s", "ul", "ol", "li", "a", "code", "pre", "blockquote", "h3", "h4", "hr"}
_BLANK_LINES = re.compile(r"\n{3,}")


def to_html(markdown: str) -> str:
    """Sanitised HTML. Links open only http(s) and mailto addresses."""
    tokens = _MARKDOWN.parse(markdown.encode(errors="replace").decode())  # a lone surrogate has no UTF-8
    for token in (child for block in tokens for child in block.children or () if child.type == "text"):
        token.content = unbroken(token.content)
    html = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    html = re.sub(r"<(/?)h[1256]>", r"<\1h3>", html)
    return nh3.clean(
        html, tags=_TAGS, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"},
        attribute_filter=_only_safe_links, link_rel="noopener noreferrer",
    ).strip()  # fmt: skip


def _only_safe_links(_tag: str, name: str, value: str) -> str | None:
    """Relative addresses go (in the widget they would lead into somebody else's site), and so do titles."""
    keep = safe_link(value) if name == "href" else name == "rel"
    return value if keep else None


def to_text(markdown: str) -> str:
    """Plain text, readable as it is: no marks, lists with dashes, a link's address after its words."""
    lines: list[str] = []
    prefix: list[str] = []
    counters: list[int] = []
    for token in _MARKDOWN.parse(markdown):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            counters.append(int(token.attrGet("start") or 1) if token.type == "ordered_list_open" else 0)
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            counters.pop()
            prefix = ["  " * len(counters)]
            if not counters:
                lines.append("")
        elif token.type == "list_item_open":
            number = counters[-1]
            prefix = ["  " * (len(counters) - 1) + (f"{number}. " if number else "- ")]
            counters[-1] = number + 1 if number else 0
        elif token.type == "inline":
            lines.append("".join(prefix) + _inline(token.children or []))
            prefix = ["  " * len(counters)] if counters else []
        elif token.type in ("paragraph_close", "heading_close", "blockquote_close") and not counters:
            lines.append("")
            prefix = []
        elif token.type in ("fence", "code_block"):
            lines.extend([*token.content.rstrip("\n").split("\n"), ""])
    return _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()


def _inline(tokens: list) -> str:  # type: ignore[type-arg]  # markdown-it's Token
    found: list[str] = []
    links: list[tuple[str, int]] = []
    for token in tokens:
        if token.type == "link_open":
            links.append((str(token.attrGet("href") or ""), len(found)))
        elif token.type == "link_close" and links:
            href, start = links.pop()
            words = "".join(found[start:])
            if safe_link(href) and href.removeprefix("mailto:") not in words:
                found.append(f" ({href.removeprefix('mailto:')})")
        elif token.type in ("text", "code_inline", "html_inline"):
            found.append(token.content)
        elif token.type in ("softbreak", "hardbreak"):
            found.append("\n" if token.type == "hardbreak" else " ")
    return "".join(found)

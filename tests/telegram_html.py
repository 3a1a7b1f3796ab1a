"""A strict parser of Telegram's HTML: refuses what Telegram refuses, and what its documentation forbids."""

from __future__ import annotations

import re
import unicodedata
from html import unescape

TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "tg-spoiler", "a", "code", "pre", "blockquote"}
_PART = re.compile(r"<(/?)([a-z-]+)((?:\s+[a-z]+=\"[^\"<>]*\")*)\s*>|&(amp|lt|gt|quot|#\d+|#x[0-9a-fA-F]+);|([^<>&]+)")
_HREF = re.compile(r'\s+href="(https?://[^"\s]+)"')


class EntityError(Exception):
    """What is wrong with the text, as Telegram says it."""


def units(text: str) -> int:
    """UTF-16 code units, in which Telegram counts."""
    return len(text.encode("utf-16-le")) // 2


def seen(text: str) -> bool:
    """Whether a reader sees anything of it."""
    return any(unicodedata.category(c)[0] not in "CZ" for c in text)


def parse(html: str) -> str:
    """The text that a reader sees, trimmed as Telegram does. Raises EntityError."""
    opened: list[tuple[str, int]] = []
    text = ""
    place = 0
    while place < len(html):
        part = _PART.match(html, place)
        if part is None:
            raise EntityError(f"unexpected character at offset {place}")
        place = part.end()
        closing, tag, attributes, entity, plain = part.groups()
        if plain or entity:
            text += plain or unescape(part.group(0))
            continue
        if tag not in TAGS:
            raise EntityError(f'unsupported start tag "{tag}" at offset {part.start()}')
        names = [name for name, _ in opened]
        if closing:
            if not names or names[-1] != tag:
                raise EntityError(f'unexpected end tag "{tag}" at offset {part.start()}')
            _, start = opened.pop()
            if not seen(text[start:]):
                raise EntityError(f"empty entity at offset {part.start()}")
            continue
        if {"code", "pre"} & set(names) or (tag in {"code", "pre"} and names):
            raise EntityError(f"code is never nested, at offset {part.start()}")
        if tag in names:
            raise EntityError(f'"{tag}" within itself at offset {part.start()}')
        if bool(attributes) != (tag == "a") or (attributes and not _HREF.fullmatch(attributes)):
            raise EntityError(f"bad attributes at offset {part.start()}")
        opened.append((tag, len(text)))
    if opened:
        raise EntityError(f'can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    if any(unicodedata.category(c) in {"Cc", "Cs"} and c not in "\n\t" for c in text):
        raise EntityError("control character")
    return text.strip() if seen(text) else ""

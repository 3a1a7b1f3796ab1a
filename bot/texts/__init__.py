"""Every sentence that the public reads, by language and key (`fr.toml`, `en.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

FIRST = "fr"


@cache
def catalogue(lang: str) -> dict[str, str]:
    """All sentences in `lang`, keys joined by dots. Languages without a file get the first one's."""
    path = files(__name__) / f"{lang}.toml"
    if not path.is_file():
        return catalogue(FIRST)
    return dict(_flat(tomllib.loads(path.read_text(encoding="utf-8")), ""))


def _flat(table: dict[str, Any], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        found.extend(_flat(value, f"{prefix}{key}.") if isinstance(value, dict) else [(prefix + key, str(value))])
    return found


def say(lang: str, key: str, **values: object) -> str:
    """The sentence `key` in `lang`, with its placeholders filled. Raises KeyError for an unknown key."""
    return catalogue(lang)[key].format(**values)

"""Every sentence that the public reads, by language and key (`fr.toml`, `en.toml`)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

FIRST = "fr"


@cache
def _catalogues() -> dict[str, dict[str, str]]:
    found = (path for path in files(__name__).iterdir() if path.name.endswith(".toml"))
    return {p.name.removesuffix(".toml"): dict(_flat(tomllib.loads(p.read_text("utf-8")), "")) for p in found}


def spoken(lang: str) -> str:
    """`lang` if there are sentences in it, else the first language."""
    return lang if lang in _catalogues() else FIRST


def catalogue(lang: str) -> dict[str, str]:
    """All sentences in `lang`, keys joined by dots. Languages without a file get the first one's."""
    return _catalogues()[spoken(lang)]


def _flat(table: dict[str, Any], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        found.extend(_flat(value, f"{prefix}{key}.") if isinstance(value, dict) else [(prefix + key, str(value))])
    return found


def say(lang: str, key: str, **values: object) -> str:
    """The sentence `key` in `lang`, with its placeholders filled. Raises KeyError for an unknown key."""
    return catalogue(lang)[key].format(**values)

"""Every sentence that the public reads, by language and key: one folder a language, one file a subject."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

FIRST = "fr"


@cache
def _catalogues() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for folder in sorted(files(__name__).iterdir(), key=lambda f: f.name):
        for path in sorted(folder.iterdir(), key=lambda f: f.name) if folder.is_dir() else ():
            if path.name.endswith(".toml"):
                sentences = found.setdefault(folder.name, {})
                sentences.update(_flat(tomllib.loads(path.read_text("utf-8")), ""))
    return found


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

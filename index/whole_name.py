"""The programme's whole name as people write it: of one or several, of women too, without its accents or its elision."""

from __future__ import annotations

import re

from index.text import words

_BETWEEN = r"[\s'’-]+(?:\w['’ ]?)?"
"""Between two words of a name, an elided one included (« d’ »)."""


def whole_name(name: str) -> re.Pattern[str]:
    """A pattern for `name` in folded text (« entrepreneuses d interet general », « entrepreneur·e·s d'intérêts généraux »)."""
    return re.compile(rf"\b{_BETWEEN.join(map(_any_form, words(name)))}\b")


def _any_form(word: str) -> str:
    one = re.escape(word.removesuffix("s"))
    if one.endswith("eur"):
        return rf"{one[:-1]}(?:se|r(?:\W?e)?)(?:\W?s)?"
    return rf"{one[:-1]}(?:le?s?|ux)" if one.endswith("al") else f"{one}s?"

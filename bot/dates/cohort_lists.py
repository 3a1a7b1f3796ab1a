"""Cohorts that a text names together (« aux sessions 4 à 6 »), cut to those that one had heard of.

A rule is written once for several cohorts. Told at an earlier clock, it must not speak of one that nobody knew.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from index.documents import Cohort, Programme, in_language

_JOINTS = {"fr": ("à", "et"), "en": ("to", "and")}
"""What stands between the first and the last of a row, and before the last of a list."""

_BEFORE = {"fr": r"aux|des|(?:dans|pour|sur) les", "en": r"in|of|for|from"}
"""After these one cohort may stand as well as several: no verb agrees with them."""

_BEFORE_ONE = {"aux": "à la", "des": "de la", "les": "la"}
"""French words before several of a feminine kind, and before one."""

_FEMININE = re.compile(r"[^aeiouyhàâéèêîôû].*(?:[st]ion|son|té)", re.IGNORECASE)
"""French words for cohorts before one of which these stand: the language tells by the ending, not the knowledge."""


def cut(text: str, programme: Programme, lang: str, unheard: Collection[Cohort]) -> str:
    """`text` in which no list of cohorts holds one of the `unheard` ones.

    A list stays as it is where none would be left, where it is more than one list or one row, and where the words around
    it would have to change with it.
    """
    several = _several(programme, lang)
    if not unheard or several is None:
        return text
    to, both = _JOINTS[lang]
    strange = _numbers(unheard, lang)

    def heard(match: re.Match[str]) -> str:
        told = _told(match, to)
        left = [number for number in told if number not in strange]
        before, kind = match["before"] or "", match["word"]
        if len(left) == len(told) or not left or ("," in match["numbers"] and match["joint"] == to):
            return match[0]
        if len(left) > 1:
            return f"{before}{kind}s {_listed(left, to, both)}"
        if lang != "fr" and before:
            return f"{before}{kind} {left[0]}"
        # « (promotions 6 et 7) »: nothing agrees with it.
        if not before and text[: match.start()].endswith("("):
            return f"{kind} {left[0]}"
        if not before or not _FEMININE.fullmatch(kind):
            return match[0]
        *others, article = before.split()
        one = _BEFORE_ONE[article.lower()]
        return " ".join([*others, one.capitalize() if article.istitle() else one, kind, str(left[0])])

    return several.sub(heard, text)


def only_of(text: str, programme: Programme, lang: str, unheard: Collection[Cohort]) -> list[str]:
    """The lists of cohorts in `text` that hold none but the `unheard` ones, as they are written."""
    several = _several(programme, lang)
    if not unheard or several is None:
        return []
    strange = _numbers(unheard, lang)
    found = (m for m in several.finditer(text) if set(_told(m, _JOINTS[lang][0])) <= strange)
    return [m[0][len(m["before"] or "") :] for m in found]


def item_of(block: str, programme: Programme, lang: str, cohort: Cohort) -> str:
    """The item of a list that begins with that `cohort`, or with several of which it is one (« - **Sessions 2 et 3** : … »); or ""."""
    word, number = programme.cohort_word.get(lang, ""), _numbers([cohort], lang)
    heads = re.compile(
        rf"- \*\*{re.escape(word)}s? (?P<numbers>\d+(?:, \d+)*)(?: (?P<joint>\w+) (?P<last>\d+))?\*\*", re.IGNORECASE
    )
    for item in block.split("\n") if word else ():
        head = heads.match(item)
        if head and number & set(
            _told(head, _JOINTS[lang][0]) if head["joint"] else map(int, head["numbers"].split(", "))
        ):
            return item
    return ""


def _several(programme: Programme, lang: str) -> re.Pattern[str] | None:
    """A list, or a row, of cohorts; None in a language of which it is not known how it is written."""
    word = programme.cohort_word.get(lang, "")
    if not word or lang not in _JOINTS:
        return None
    to, both = _JOINTS[lang]
    return re.compile(
        rf"(?P<before>\b(?:{_BEFORE[lang]}) )?\b(?P<word>{re.escape(word)})s (?P<numbers>\d+(?:, \d+)*),? "
        rf"(?P<joint>{to}|{both}) (?P<last>\d+)(?![\d+])(?! (?:bis|{both} \d))",
        re.IGNORECASE,
    )


def _numbers(cohorts: Collection[Cohort], lang: str) -> set[int]:
    plain = (in_language(cohort.name, lang) for cohort in cohorts if not cohort.side)
    return {int(number) for name in plain for number in re.findall(r"\d+", name)[-1:]}


def _told(match: re.Match[str], to: str) -> list[int]:
    """The numbers that a list, or a row, stands for."""
    *first, beginning = map(int, match["numbers"].split(", "))
    last = int(match["last"])
    return [*first, *(range(beginning, last + 1) if match["joint"] == to else (beginning, last))]


def _listed(numbers: Sequence[int], to: str, both: str) -> str:
    """« 4 et 5 », « 4 à 6 », « 2, 4 et 5 »."""
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{numbers[0]} {to} {numbers[-1]}"
    return f"{', '.join(map(str, numbers[:-1]))} {both} {numbers[-1]}"

"""Takes out of a text what tells who wrote it, before it is kept.

What is masked: e-mail addresses, also written around ("jeanne arobase exemple point fr"); telephone, bank, social
security and file numbers, with any separators or in words; account names and the paths of links; street addresses; a
name that is given as one's own. It is better to mask too much: dates, years and amounts stay, but a long run of figures
does not. What somebody tells of themselves in other words is theirs to keep, and the page asks them not to write it.
"""

from __future__ import annotations

import re

from index.text import QUESTION_LIMIT, clean

MAIL, NUMBER, ACCOUNT, ADDRESS, NAME = "[e-mail]", "[numéro]", "[compte]", "[adresse]", "[nom]"

_LOCAL = r"[\w.+%'’!#$&*/=^`{|}~-]{1,64}"
_LABEL = r"[^\W_](?:[\w-]{0,62})"
_DOT = r"(?:\.|\s?[(\[{<]?\s?\b(?:point|dot|punto|punkt)\b\s?[)\]}>]?\s?|\s?[(\[{<]\s?\.\s?[)\]}>]\s?)"
_AT_SIGN = r"\s{0,2}[(\[{<]?\s?@\s?[)\]}>]?\s{0,2}"
_AT_WORD = r"(?:\s?[(\[{<]\s?(?:at|arobase|arobas|arroba|a)\s?[)\]}>]\s?|[\s_-]{1,2}(?:arobase|arobas|arrobase|arroba)[\s_-]{1,2})"
# Bare "at" is an English word: only what follows tells that it stands for the sign.
_AT_BARE = r"\sat\s"

_MAIL_ADDRESSES = (
    re.compile(
        rf"(?:(?:(?<!\w)\w[ ._-]){{2,40}})?{_LOCAL}{_AT_SIGN}{_LABEL}(?:(?:{_DOT}|\s\.\s?|\.\s(?=(?:fr|com|org|net|eu|io|be|ch)\b)){_LABEL})*"
    ),
    re.compile(rf"{_LOCAL}(?:\s?\b(?:point|dot)\b\s?{_LOCAL})?{_AT_WORD}{_LABEL}(?:{_DOT}{_LABEL})*", re.IGNORECASE),
    re.compile(rf"{_LOCAL}{_AT_BARE}{_LABEL}(?:{_DOT}{_LABEL}){{0,3}}{_DOT}[a-z]{{2,12}}\b", re.IGNORECASE),
)
_TAIL_OF_LOCAL = re.compile(
    r"(?:[\w.+-]{1,64}\s?\b(?:point|dot|underscore|tiret)\b\s?){1,4}(?=\[e-mail\])", re.IGNORECASE
)

_LINK = re.compile(r"\b((?:https?://)?(?:[\w-]{1,63}\.){1,5}[a-z]{2,12})(?::\d{1,5})?[/?#][^\s<>\"»]+", re.IGNORECASE)
_HANDLE = re.compile(r"(?<![\w@])@\w[\w.-]{2,}")

_BETWEEN = r"[\W_]{0,3}"
_CODE = r"(?:[A-Za-z]{2}\d{2}(?:[\s-]?[A-Za-z0-9]{4}){2,7}(?:[\s-]?[A-Za-z0-9]{1,4})?)"
_BANK = re.compile(rf"\b{_CODE}\b")
_SOCIAL_SECURITY = re.compile(
    rf"(?<!\d)[12378]{_BETWEEN}\d\d{_BETWEEN}\d\d{_BETWEEN}(?:\d\d|2{_BETWEEN}[AB]){_BETWEEN}\d{{3}}{_BETWEEN}\d{{3}}"
    rf"(?:{_BETWEEN}\d\d)?(?!\d)",
    re.IGNORECASE,
)
_PAPERS = re.compile(r"\b(?:\d{2}[A-Za-z]{2}\d{5}|[A-Za-z]{1,2}\d{6,8}|[A-Za-z0-9]{2,4}\d{6,}[A-Za-z0-9]{0,4})\b")
_DIALLED = re.compile(rf"(?:\+|\b00){_BETWEEN}\d(?:{_BETWEEN}\d){{6,}}")
_FIGURES = re.compile(rf"\d(?:{_BETWEEN}\d){{7,}}")
_USUAL_ONE = (
    r"(?:\d{1,2}[\s./-]\d{1,2}[\s./-](?:19|20)\d\d|(?:19|20)\d\d[\s./-]\d{1,2}[\s./-]\d{1,2}|(?:19|20)\d\d"
    r"|\d{1,3}[ .]?000|\d{1,2}:\d\d)"
)
_USUAL = re.compile(rf"{_USUAL_ONE}(?:\D{{1,3}}{_USUAL_ONE}){{0,5}}")
"""Dates, years, amounts and times of day."""

_NUMERAL = (
    "zéro|zero|un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingts?|"
    "trente|quarante|cinquante|soixante|septante|huitante|octante|nonante|cents?|one|two|three|four|five|seven|eight|"
    "nine|ten|double|triple|oh"
)
_IN_WORDS = re.compile(
    rf"\b(?:{_NUMERAL}|\d)(?:[\s,.;/-]{{1,3}}(?:et\s)?(?:{_NUMERAL}|\d{{1,2}})){{4,}}\b", re.IGNORECASE
)

_STREET = re.compile(
    r"\b\d{1,4}\s?(?:bis|ter|quater)?\s?,?\s?\b(?:rue|avenue|av|bd|bld|boulevard|allée|allee|impasse|chemin|place|quai|"
    r"route|cours|square|passage|résidence|residence|lotissement|street|road|lane)\b\.?\s[^,;.!?\n]{1,60}"
    r"(?:,?\s?\b\d{5}\b(?:\s[\w'’-]{1,40})?)?",
    re.IGNORECASE,
)
_OWN_NAME = re.compile(
    r"(\b(?i:je m['’ ]?appell?e|j['’]m['’ ]?appell?e|mon (?:nom|prénom|prenom)(?: de famille)? (?:est|c['’]est)|moi c['’]est|"
    r"my name is|my name['’]s|i am called|nom\s?:|prénom\s?:|prenom\s?:|name\s?:)\s?)"
    r"[\w'’-]{2,40}(?:\s(?!(?:et|and|je|j['’]|i|mais|but|from|de|du|pour|à|a|est|suis|ai|am)\b)[^\W\d][\w'’-]{1,40}){0,2}",
)


def mask(text: str, limit: int = QUESTION_LIMIT) -> str:
    """`text`, cleaned and cut to `limit` characters, with a word in brackets for each thing that tells who wrote it.

    What is masked is masked before the cut, so that no half of a number stays at its edge.
    """
    text = clean(text, 2 * limit)
    text = _OWN_NAME.sub(rf"\1{NAME}", text)
    for pattern in _MAIL_ADDRESSES:
        text = pattern.sub(MAIL, text)
    text = _TAIL_OF_LOCAL.sub("", text)
    text = _LINK.sub(rf"\1/{ACCOUNT}", text)
    text = _HANDLE.sub(ACCOUNT, text)
    text = _STREET.sub(ADDRESS, text)
    text = _BANK.sub(_unless_words, text)
    text = _DIALLED.sub(NUMBER, _SOCIAL_SECURITY.sub(NUMBER, text))
    text = _FIGURES.sub(_unless_usual, text)
    text = _IN_WORDS.sub(_unless_listed, _PAPERS.sub(NUMBER, text))
    return text[:limit].strip()


def _unless_words(found: re.Match[str]) -> str:
    """A bank account holds figures: two letters, two figures and words are no account."""
    return NUMBER if sum(c.isdigit() for c in found[0]) >= 10 else found[0]


def _unless_listed(found: re.Match[str]) -> str:
    """A number that is dictated holds words; "2, 3, 4, 5 et 6" is a list."""
    return NUMBER if len(re.findall(r"[^\W\d]{2,}", found[0])) >= 4 else found[0]


def _unless_usual(found: re.Match[str]) -> str:
    return found[0] if _USUAL.fullmatch(found[0]) else NUMBER

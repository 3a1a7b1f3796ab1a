"""The round of a call that was told last, and what a turn means by « celui-là », « le sprint d'avant » or « celles du 4 »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.dates.numbered import numbers, numbers_of, told_in
from index.calendar import Event
from index.named_days import MONTHS
from index.numerals import ORDINALS, ordinal
from index.text import fold, words

_CALLED = r"(?:{word}|vague|session|appel|call|round|celui|celle|one)"
_ALONE = r"(?= *(?:$|[,?!.;:]|(?:c'est|c'etait|ils?|elles?|a|est|s'est|ouvr\w+|ferm\w+|was|is|did)\b))"
"""Follows what stands for a round with no noun of its own."""
_BESIDE = {
    0: r"(?:cel(?:ui|le)[- ](?:la|ci)|that one)\b(?! d['eu])",
    -1: r"{called} (?:juste )?(?:d'avant|precedente?)\b|(?:previous|preceding) {called}\b|{called} (?:just )?before\b",
    1: r"{called} (?:juste )?(?:d'apres|suivante?)\b|following {called}\b|{called} (?:just )?after\b",
}
"""What stands for the round that was told, the one before it, and the one after; not "the next call", which is to come."""
_BARE = {-1: r"precedente?", 1: r"suivante?"}
"""The same after an article, with no noun."""
_LAST = r"(?:dernier|last) {word}\b"
_ARTICLES = r"(?P<of>\b(?:du|de la|de|of the|of) |\bde l')?(?:\b(?:l[ae]|the|ce|cette) |\bl')?\b"
_THE = r"(?:(?P<of>\b(?:du|de la|of the) )|\b(?:l[ae]|the) )"
_ORDINAL = re.compile(rf"{_THE}(?P<n>{'|'.join(ORDINALS)}){_ALONE}")
"""« les oraux du quatrième »."""
_OF_A_NUMBER = re.compile(rf"(?P<of>\b(?:du|of the) )(?P<n>\d{{1,2}})\b(?! (?:{'|'.join(MONTHS)})\b){_ALONE}")
"""« celles du 4 », which is no day."""
_THE_NUMBER = re.compile(
    r"(?P<of>)(?:^|(?<=\bet )|(?<=\band )|(?<=\bmais ))(?:l[ae]|the) (?P<n>\d{1,2})(?=,? (?:[a-z' ]{0,16})?\b(?:quand|when|ferm\w+|ouvr\w+|ouvert\w*|clos\w*|termin\w+)\b)"
)
"""« et le 3, c'était quand ? »"""
_ENGLISH = re.compile(r"\b(?:the|that|one|of|previous|preceding|following|last)\b", re.IGNORECASE)


def told_round(markdown: str, events: Sequence[Event], calls: Sequence[Event], lang: str, apart: frozenset[str]) -> str:
    """« sprint 5 », where all that a reply names of the `events`, or says, and is counted as the `calls` are, is of that number.

    « sprint » where it names several, from the first on; "" where it names none, or others. `apart`: words that count cohorts.
    """
    counted = {word for e in calls for word, _ in numbers_of(e)} - apart
    named = told_in(markdown, events, lang)
    said = (n for e in named for n in numbers_of(e)) if named else iter(numbers(markdown))
    found = {n for n in said if n[0] in counted}
    nouns = {word for word, _ in found}
    if len(nouns) != 1:
        return ""
    if len(found) == 1:
        return " ".join(map(str, found.pop()))
    # « le premier » of two that are the fourth and the fifth is the fourth
    return nouns.pop() if {number for _, number in found} == set(range(1, len(found) + 1)) else ""


def with_its_round(question: str, spoken: str, calls: Sequence[Event], apart: frozenset[str]) -> str:
    """`question` with the number of the round that it alludes to, after the round that was `spoken` of (« sprint 5 »).

    `calls`: those that are known; `apart`: words for a cohort, which a round is not.
    """
    folded = fold(question)
    word, _, number = spoken.partition(" ")
    known = {n for e in calls for w, n in numbers_of(e) if w == word}
    if not known or len(folded) != len(question) or set(words(folded)) & apart:
        return question
    if any(w == word for w, _ in numbers(question)):
        return question
    called, told = _CALLED.format(word=word), int(number or 0)
    for step, said in _BESIDE.items() if number else ():
        bare = rf"|{_THE.replace('?P<of>', '?P<of_bare>')}{_BARE[step]}{_ALONE}" if step else ""
        match = re.search(f"{_ARTICLES}(?:{said.format(called=called)}){bare}", folded)
        if match and told + step in known:
            return _put(question, match, f"{word} {told + step}")
    last = (
        rf"{_THE}(?:derniere?|last one){_ALONE}|{_ARTICLES.replace('?P<of>', '?P<of_bare>')}{_LAST.format(word=word)}"
    )
    if match := re.search(last, folded):
        return _put(question, match, f"{word} {max(known)}")
    for match in _ORDINAL.finditer(folded):
        if (place := ordinal(match["n"])) in known:
            return _put(question, match, f"{word} {place}")
    match = _OF_A_NUMBER.search(folded) or _THE_NUMBER.search(folded)
    return _put(question, match, f"{word} {match['n']}") if match and int(match["n"]) in known else question


def _put(question: str, match: re.Match[str], named: str) -> str:
    """`question` with the round that is `named` in the place of what alludes to it."""
    of, english = match["of"] or match.groupdict().get("of_bare") or "", _ENGLISH.search(match[0])
    article = ("of " if of else "") if english else "du " if of else "le "
    return f"{question[: match.start()]}{article}{named}{question[match.end() :]}"

"""The events that a question tells by a number, or by a name: « le sprint 3 », « le jury de Mazzella »."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from functools import lru_cache
from itertools import pairwise

from index.calendar import Calendar, Event, Kind
from index.cohort_numbers import counts_time
from index.documents import in_language
from index.lexical import STOP_WORDS, stems
from index.named_days import MONTHS, without_days
from index.numerals import ordinal
from index.text import fold, original_words, words

TELLING = 5
"""Letters from which on a word is taken for a name."""

_GLUED = re.compile(r"([a-z]{3,})(\d{1,2})")
_FRACTION = re.compile(r"\d+ ?/ ?\d+(?:e|eme|ème|th)?")
"""« à 4/5e » counts nothing."""
_ONLY_A_NUMBER = re.compile(
    r"(?:(?:non|nan|pardon|plutot|enfin|euh|no|sorry) )*(?:(?:et|ou|and|or|what about) )?(?:(?:pour|for) )?(?:l[ea] |the )?(?:[a-z]{3,} )??(?:n |no |numero |number )?(?P<number>\d{1,2})(?:e|eme|er|th|rd|nd|st)?(?: one)?"
)
_OF_A_NUMBER = re.compile(
    r"(?P<link>\s(?:du|de la|of(?: the)?)) (?:(?:n° ?|num[ée]ro )?(?P<number>\d{1,2})(?:e|eme|ème|ième|th|rd|nd|st)?|(?P<word>[^\W\d]{5,}))[\s?!.]*$",
    re.IGNORECASE,
)
"""Ends what is said of one that is only numbered."""
_NUMBER_WHEN = re.compile(
    r"\b(?:le|la|the) (?P<number>\d{1,2})(?:e|eme|th)?(?: (?:est|sera|is|will be))? "
    r"(?:prevue?|(?:(?:alors|du coup|donc) )?(?:(?:on|vous) sa(?:it|vez) )?(?:c )?(?:est )?(?:pour )?quand(?! meme)|(?:c )?(?:est )?(?:dans longtemps|(?:pour )?bientot)|ouvre|ferme|fin quand|finit|se termine|commence(?= quand|$)|planned|when|opens|closes|starts)\b|"
    rf"\b(?:la date|les dates|the dates?) (?:du|de la|of|of the) (?P<dated>\d{{1,2}})(?:e|eme|th)?\b(?! (?:{'|'.join(MONTHS)})\b)|"
    r"\b(?:quand|when|dire|parlais|parle|meant|mean|plutot|rather)(?: [a-z]+){0,2} (?:le|la|du|the) (?P<after>\d{1,2})(?:e|eme|th)?(?: (?:en fait|plutot|pardon|desolee?|sorry|actually|svp))*$"
)
"""A number alone of which one asks when it is (« si je le rate, le 6 est prévu quand ? »)."""
_THE_NUMBER = re.compile(
    r"(?<![\w'])([Ll][ea]) (\d{1,2})(?= (?:ouvre|ferme|commence|démarre|est (?:prévu|quand)|sera|c['’]est quand|quand)\b)"
)
ROUNDS = frozenset("session sessions vague vagues tour round fenetre wave window intake".split())
"""What people call a round of a call, whatever its title says."""
ROUND_OF = re.compile(rf"(?:\b(?!\d+\b)\w+ )?\b(?:{'|'.join(sorted(ROUNDS))}) (?:d'|de |des |of )(?P<what>[a-z]+)")
"""A round of what is named after it, and the word before, which may count it."""
_COUNTING = frozenset("les des aux ces nos vos leurs these those our your".split())
_AND = frozenset("et and ou or puis".split())
"""Words inside a row of numbers (« sprints 1, 2 et 3 »)."""
_UP_TO = frozenset("a to".split())
"""Between the ends of a row (« sprints 2 à 4 »)."""
MOST_OF_A_ROW = 10
"""Numbers of a row are smaller: « sprint 3, 26 avril »."""
_YEAR = 4
"""Digits of a year, which numbers nothing (« pour 2026 »)."""
_NUMBER_SIGNS = frozenset({"n", "no", "numero", "number"})


def numbered(events: Sequence[Event], question: str) -> list[Event]:
    """The events whose title has a number that `question` gives, and that tells them apart from the others."""
    titles = [numbers_of(e) for e in events]
    asked = {n for n in numbers(question) if not all(n in numbers for numbers in titles)}
    return [e for e, numbers in zip(events, titles, strict=True) if asked & numbers]


def beyond(events: Sequence[Event], question: str) -> bool:
    """Whether `question` asks for a number after those of all the events that are counted so (« le sprint 6 » of five)."""
    titles = {n for e in events for n in numbers_of(e)}
    last = {word: max(n for w, n in titles if w == word) for word, _ in titles}
    return any(word in last and n > last[word] for word, n in numbers(question))


def of_round(events: Sequence[Event], question: str) -> list[Event]:
    """The events whose title has the number of a round that `question` calls otherwise (« la 2e session » of sprint 2)."""
    asked = {n for word, n in numbers(question) if word in ROUNDS}
    titles = [{n for _, n in numbers_of(e)} for e in events]
    apart = {n for n in asked if not all(n in title for title in titles)}
    return [e for e, title in zip(events, titles, strict=True) if apart & title]


def of_its_round(calendar: Calendar, event: Event) -> list[Event]:
    """The events of its cohort with the number that tells `event` from those of its kind, itself among them."""
    alike = [numbers_of(e) for e in calendar.of(event.kind, event.cohort)]
    own = {n for n in numbers_of(event) if not all(n in others for others in alike)}
    return [e for e in calendar.of(cohort=event.cohort) if e == event or own & numbers_of(e)]


def called(events: Sequence[Event], question: str, ordinary: Collection[str]) -> list[Event]:
    """The one or two events with a name in their title that `question` says, and the others do not have.

    A name is what is written with a capital inside a title and is none of the `ordinary` words.
    """
    titles = [
        {fold(w) for title in e.title.values() for w in original_words(title)[1:] if w[0].isupper()} for e in events
    ]
    said = {w for w in words(question) if len(w) >= TELLING and w not in ordinary}
    own = {w for w in said if 0 < sum(w in title for title in titles) <= min(2, len(titles) - 1)}
    return [e for e, title in zip(events, titles, strict=True) if own & title]


def told_in(text: str, events: Sequence[Event], lang: str) -> list[Event]:
    """The `events` of which `text` has the title, in their order; a longer title is not taken for the shorter one in it."""
    found = set()
    for event in sorted(events, key=lambda e: -len(in_language(e.title, lang))):
        if (title := in_language(event.title, lang)) in text:
            found.add(event.id)
            text = text.replace(title, " ")
    return [e for e in events if e.id in found]


def titled(events: Sequence[Event], question: str) -> list[Event]:
    """The one event whose title has all words of `question` that any title of the `events` has (« le séminaire de mi-parcours »)."""
    titles = [set(words(" ".join(e.title.values()))) for e in events]
    said = {w for w in words(question) if len(w) >= TELLING} & set().union(*titles)
    found = [e for e, title in zip(events, titles, strict=True) if said and said <= title]
    return found if len(found) == 1 < len(events) else []


def called_kinds(kinds: Sequence[Kind], said: str, asked: bool = False) -> list[Kind]:
    """The kinds of dates that have every telling word of `said` in their name, or (`asked`) in their question too."""
    telling = set(stems(said)) if said else set()

    def tells(kind: Kind) -> set[str]:
        of_whom = (kind.audience,) if asked and kind.call else ()  # « et pour les candidats ? »
        return set(stems(" ".join((*kind.name.values(), *of_whom, *(kind.question.values() if asked else ())))))

    return [k for k in kinds if telling and telling <= tells(k)]


def completed(question: str, events: Sequence[Event]) -> str:
    """« le sprint 2 ouvre quand ? » for « … le sprint 1. Le 2 ouvre quand ? », where `events` are counted so."""
    if not _THE_NUMBER.search(question):
        return question
    nouns = {word for e in events for word, _ in numbers_of(e)}
    said = {word for word, _ in numbers(question) if word in nouns}
    return _THE_NUMBER.sub(rf"\1 {next(iter(said))} \2", question) if len(said) == 1 else question


def beside(events: Sequence[Event], question: str, step: int) -> str:
    """« sprint 1 » for a question about the second of the sprints among `events` and a `step` of -1; "" where there is none."""
    titles = {n for e in events for n in numbers_of(e)}
    asked = sorted(numbers(question) & titles)
    if len(asked) != 1 or (asked[0][0], asked[0][1] + step) not in titles:
        return ""
    return f"{asked[0][0]} {asked[0][1] + step}"


def another(events: Sequence[Event], before: str, question: str) -> str:
    """« sprint 3 » for « et le 3 ? », or « et le sprint 3 », after a question about one of the sprints among `events`.

    "" where `question` asks for something else, or `before` told of nothing that is numbered.
    """
    asked = " ".join(words(question))
    match = _ONLY_A_NUMBER.fullmatch(asked) or _NUMBER_WHEN.search(asked)
    titles = {n for e in events for n in numbers_of(e)}
    if match is None:
        return ""
    said, following = set(words(before)), {(name, number + 1) for name, number in titles}  # « et le 6 ? » of five
    asked_for = next(int(n) for n in match.groups() if n)
    found = [name for name, number in sorted(titles | following) if number == asked_for and name in said]
    return f"{found[0]} {asked_for}" if found else ""


def named_round(events: Sequence[Event], question: str) -> str:
    """« sprint 6 » for a question that says so, where `events` are counted as sprints, that many or not; "" for others."""
    counted = {word for e in events for word, _ in numbers_of(e)}
    found = sorted(n for n in numbers(question) if n[0] in counted)
    return f"{found[0][0]} {found[0][1]}" if len(found) == 1 else ""


def alike_named(first: str, second: str) -> tuple[str, str]:
    """Two things that are counted alike, each with the noun that only one of them has (« le 3e et le 4e sprint »)."""

    def with_noun(text: str, other: str) -> str:
        named = sorted(_with_nouns(other))
        if _with_nouns(text) or len(named) != 1:
            return text
        if match := _ONLY_A_NUMBER.fullmatch(" ".join(words(text))):
            return f"{named[0][0]} {match['number']}"
        ends = _OF_A_NUMBER.search(text)  # « le début du 4e »
        number = (int(ends["number"]) if ends["number"] else ordinal(fold(ends["word"]))) if ends else None
        return f"{text[: ends.end('link')]} {named[0][0]} {number}" if ends and number else text

    return with_noun(first, second), with_noun(second, first)


def _with_nouns(text: str) -> set[tuple[str, int]]:
    """Things that are numbered by a noun: not « le 4 »."""
    return {(word, number) for word, number in numbers(text) if word not in STOP_WORDS}


_OF_A_YEAR = re.compile(
    r"\b(?!(?:de|la|le|les|un|une|du|des)\b)(?:premiere?|1ere?|1er|first) (?P<what>[a-z]+ (?:de |d'|en |of |in )20\d\d)\b"
)
"""« premier sprint de 2026 », which counts within a year."""


@lru_cache(maxsize=2048)  # titles of events are read again with every question
def numbers(text: str) -> frozenset[tuple[str, int]]:
    """Numbered things: « sprint 3 », « sprint3 », « sprint n° 3 », « 3e sprint », « troisième sprint » -> ("sprint", 3)."""
    tokens = [w for w in words(without_days(_OF_A_YEAR.sub(r"\g<what>", fold(text)))) if w not in _NUMBER_SIGNS]
    found: set[tuple[str, int]] = {(m[1], int(m[2])) for w in tokens if (m := _GLUED.fullmatch(w))}
    for first, second in pairwise(tokens):
        if second.isdigit() and first in _COUNTING:
            continue  # « les 34 lauréats » are counted, not numbered
        if second.isdigit() and first.isalpha() and len(second) < _YEAR:
            found.add((first, int(second)))
        elif (number := ordinal(first)) is not None:
            found.add((second, number))
    return frozenset(found | _rows(tokens))


def _rows(tokens: Sequence[str]) -> set[tuple[str, int]]:
    """Each of a row that one noun counts: « sprints 1, 2 et 3 », « sprints 2 à 4 »."""
    found: set[tuple[str, int]] = set()
    noun, row, ranges = "", list[int](), False
    for place, (before, token) in enumerate(pairwise([*tokens, ""]), 1):
        number = int(token) if token.isdigit() and not counts_time(tokens, [False] * len(tokens), place) else 0
        if number and before.isalpha() and before not in _AND | _UP_TO | _COUNTING:
            noun, row = before, [number]
        elif row and row[-1] < number < MOST_OF_A_ROW:
            row += range(row[-1] + 1, number + 1) if ranges else [number]
        elif row and token not in _AND | _UP_TO:
            # « sprint 2, 4 postes »: what follows is what the last number counts
            counted = len(row) == 2 and token and token not in STOP_WORDS and not noun.endswith("s")
            if len(row) > 1 and not counted:
                found |= {(word, n) for word in (noun, noun.removesuffix("s")) for n in row}
            row = []
        ranges = token in _UP_TO and noun.endswith("s")
    return found


def ordinals(text: str) -> set[int]:
    """The numbers in words or letters by which things are counted: « la 2e », « le premier »."""
    said = words(_FRACTION.sub(" ", without_days(text)))
    return {number for w in said if (number := ordinal(w)) is not None}


def numbers_of(event: Event) -> frozenset[tuple[str, int]]:
    """The numbered things of its titles, in every language."""
    return numbers(" ".join(event.title.values()))


def alike(event: Event, other: Event) -> bool:
    """Whether they may belong together, as the interviews of a sprint do with its call: no word has two numbers."""
    own, others = numbers_of(event), numbers_of(other)
    both = {word for word, _ in own} & {word for word, _ in others}
    return all({n for n in own if n[0] == word} & {n for n in others if n[0] == word} for word in both)

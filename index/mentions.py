"""The programme's vocabulary found in a question: cohorts, profiles, themes, places, administrations, statuses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from index.documents import Programme
from index.lexical import STOP_WORDS
from index.name_spelling import NameSpelling
from index.named_days import MONTHS, WEEKDAYS
from index.numerals import CARDINALS, ORDINALS, ROMAN
from index.text import closed_words, fold, original_words, words

FACETS = ("profiles", "themes", "places", "administrations", "statuses")

_NUMBERED = re.compile(r"(?P<word>[a-z]*)(?P<number>\d{1,2})(?P<ordinal>e|er|re|ere|eme|ieme|nd|nde|st|rd|th)?")
_THE = frozenset({"la", "the", "toute", "der", "die"})
_AND = frozenset({"et", "ou", "and", "or", "und", "e", "y"})
OR = frozenset({"ou", "or"})
_AT_ALL = frozenset("du tout vraiment".split())
EXCEPT = frozenset("hors dehors sauf excepte exceptee except excluding".split())
"""Leaves out what is named after it, at most EXCEPT_REACH words later: « hors Cour de cassation », « sauf ceux de l’Insee »."""

EXCEPT_REACH = 4
_ROUNDS = frozenset("vague vagues tour tours formule formules wave waves round rounds".split())
"""Words that may mean a part of a cohort as well."""
_FIRST = frozenset("premieres premiers first".split())
_ANY_OF = frozenset("aucun aucune un une de le la les any a the".split())
"""Words between « sans » and the profession that is lacking."""
_ASKING = frozenset(
    {
        *"commence commencait finit finissait termine terminait ouvre ouvrait ferme fermait demarre demarrait egalement aussi starts began ends".split(),
        "ici",
        "here",
        "etait",
        "etaient",
        "avait",
        "avaient",
        "quand",
        "combien",
        "quelle",
        "quel",
        "quels",
        "quelles",
        "when",
        "how",
        "which",
        "who",
    }
)
SAYING_NOTHING = frozenset(
    "quel quelle quels quelles which quoi que c'est est etait etaient sont ete raconte racontez resume resumez resumer presente presentez presenter dis dire dites "
    "parle parlez parler explique expliquez peux pouvez moi svp stp infos info details bref about tell what was were describe".split()
)
TELLING = 2
"""Words that a question must hold besides the programme's name to be read without it."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_MEASURES = frozenset(
    "an ans annee annees mois jour jours semaine semaines heure heures euros year years yrs month months day days week weeks hour hours".split()
)
"""What a number before them counts, whatever word stands before it: « promo 3 ans d’expérience »."""


@dataclass(frozen=True)
class Reading:
    """Words of a question, and what they can mean: one term, or several of which any may be meant (facet, term)."""

    said: tuple[str, ...]
    terms: tuple[tuple[str, str], ...]
    linked: str = ""
    """The word for "and" or "or" that joins it to the reading before it: « la mer ou les ponts »."""
    left_out: bool = False
    """Whether the question names it to leave it out: « hors Cour de cassation »."""


@dataclass(frozen=True)
class Mentions:
    """What a question names. Identifiers, in the order of the question, by facet; `years` are numbers."""

    cohorts: tuple[str, ...] = ()
    facets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    rest: tuple[str, ...] = ()
    """The folded words that are part of no mention."""
    neutral: str = ""
    """The question with the cohorts and years it names left out: what it asks, whichever cohort it asks it of."""
    readings: tuple[Reading, ...] = ()
    """Where each of the facets comes from, in the order of the question."""

    def __bool__(self) -> bool:
        return bool(self.cohorts or self.facets)


class Vocabulary:
    """Finds mentions. Built once for a programme."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._forms: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for cohort in programme.cohorts:
            years = [cohort.years] if len(words(cohort.years)) > 1 and not cohort.side else []  # « la promo 2021-2022 »
            self._add("cohorts", cohort.id, [*cohort.name.values(), *cohort.also, *years])
        for facet in FACETS:
            for term in programme.terms.get(facet, ()):
                self._add(facet, term.id, [*term.name.values(), *term.also, *term.narrower, *term.outside])
        places = programme.terms.get("places", ())
        self._outside = {tuple(_singular(w) for w in words(name)) for term in places for name in term.outside}
        self._longest = max(map(len, self._forms), default=0)
        named = (form for form, terms in self._forms.items() if any(facet == "cohorts" for facet, _ in terms))
        telling = {max(form, key=len) for form in named} | set(ORDINALS) | set(CARDINALS)
        self._telling = re.compile(r"\d|\b(?:" + "|".join(map(re.escape, sorted(telling))) + r")[sx]?\b")
        self._side = {c.id for c in programme.cohorts if c.side}
        self._cohort_word = next(iter(programme.cohort_word.values()))
        self._cohort_words = {w for text in programme.cohort_words for w in words(text)}
        several = {w for w in self._cohort_words if w[-1] in "sx" and _singular(w) in self._cohort_words}
        self._one_cohort = self._cohort_words - several
        self._names = [
            tuple(_singular(w) for w in words(n)) for n in (programme.name, programme.short_name) if words(n)
        ]
        self._own_names = {w for name in (programme.name, programme.short_name) for w in words(name)}

    def _add(self, facet: str, term_id: str, names: Iterable[str]) -> None:
        for name in names:
            form = tuple(_singular(w) for w in words(name))
            brief = tuple(w for w in form if w not in STOP_WORDS)  # « ministère intérieur »
            whole = facet == "administrations" and 1 < len(brief) < len(form)
            for said in (form, brief) if whole else (form,):
                if said and (facet, term_id) not in self._forms.setdefault(said, []):
                    self._forms[said].append((facet, term_id))

    @cached_property
    def _by_number(self) -> dict[int, str]:
        """Cohorts by the last number of their name, the plain ones first."""
        numbers: dict[int, str] = {}
        for cohort in sorted(self._programme.cohorts, key=lambda c: c.side):
            found = re.findall(r"\d+", next(iter(cohort.name.values())))
            if found:
                numbers.setdefault(int(found[-1]), cohort.id)
        return numbers

    def find(self, question: str) -> Mentions:
        """The mentions in `question`, longest forms first, none overlapping."""
        tokens, spelt, closed = words(question), original_words(question), closed_words(question)
        singular = [_singular(w) for w in tokens]
        several = [t != s and s in ORDINALS for t, s in zip(tokens, singular, strict=True)]  # « les premières »
        taken = [False] * len(tokens)
        found: list[tuple[int, str, str]] = []
        cohort_spans: set[int] = set()
        spans: list[tuple[int, int]] = []
        for size in range(min(self._longest, len(tokens)), 0, -1):
            for start in range(len(tokens) - size + 1):
                if any(taken[start : start + size]):
                    continue
                terms = self._forms.get(tuple(singular[start : start + size]))
                if (
                    terms
                    and all(_YEAR.fullmatch(t) for t in tokens[start : start + size])
                    and not _spans(tokens[start : start + size], question)
                    and not (
                        start and tokens[start - 1] in self._one_cohort and not any(closed[start : start + size - 1])
                    )
                ):
                    continue  # « les projets de 2021, 2022 et 2023 »
                if terms and not any(several[start : start + size]) and not _counts(tokens, closed, start + size - 1):
                    taken[start : start + size] = [True] * size
                    found.extend((start, facet, term) for facet, term in terms)
                    spans.append((start, start + size))
                    if all(facet == "cohorts" and term not in self._side for facet, term in terms):
                        cohort_spans.update(range(start, start + size))
        before = list(taken)
        found.extend(self._first_ones(tokens, taken))
        found.extend(self._numbered(tokens, closed, taken))
        cohort_spans.update(i for i, (was, now) in enumerate(zip(before, taken, strict=True)) if now and not was)
        years: list[int] = []
        for place, token in enumerate(tokens):
            if not taken[place] and _YEAR.fullmatch(token):
                taken[place] = True
                cohort_spans.add(place)
                years.append(int(token))
        found.sort()
        left = [w for i, w in enumerate(spelt if len(spelt) == len(tokens) else tokens) if i not in cohort_spans]
        neutral = question if not cohort_spans else self._without(left)
        facets = {f: tuple(dict.fromkeys(t for _, facet, t in found if facet == f)) for f in FACETS}
        return Mentions(
            tuple(dict.fromkeys(t for _, facet, t in found if facet == "cohorts")),
            {f: terms for f, terms in facets.items() if terms},
            tuple(years),
            tuple(t for t, used in zip(tokens, taken, strict=True) if not used),
            neutral,
            self._readings(tokens, singular, sorted(spans)),
        )

    def unnamed(self, question: str) -> str:
        """`question` without the programme's name, which says nothing of what is asked; the same where too little is left."""
        tokens, spelt = [_singular(w) for w in words(question)], original_words(question)
        kept = [True] * len(tokens)
        for name in self._names:
            for start in range(len(tokens) - len(name) + 1):
                if tuple(tokens[start : start + len(name)]) == name:
                    kept[start : start + len(name)] = [False] * len(name)
        if all(kept) or len(spelt) != len(tokens):
            return question
        left = [w for w, keep in zip(spelt, kept, strict=True) if keep]
        telling = [w for w in left if fold(w) not in STOP_WORDS and fold(w) not in SAYING_NOTHING]
        return " ".join(left) if len(telling) >= TELLING else question

    def _without(self, left: Sequence[str]) -> str:
        """What a question says besides a cohort: its other words, or that it asks for a cohort when they say nothing."""
        telling = [w for w in left if fold(w) not in STOP_WORDS and fold(w) not in SAYING_NOTHING]
        return " ".join(left) if telling else self._cohort_word

    @cached_property
    def _spelling(self) -> NameSpelling:
        # Not of themes, which are everyday words (« collègue » is no slip for « collège »), nor of cohorts.
        return NameSpelling(self._forms, set(FACETS) - {"themes"})

    def corrected(self, text: str) -> str:
        """`text` with its misspelt names of one word set right (« bordeau »), where a single letter is wrong."""
        return self._spelling(text)

    def _readings(self, tokens: list[str], singular: list[str], spans: list[tuple[int, int]]) -> tuple[Reading, ...]:
        """What each of the spans (first word, word after the last) stands for, cohorts left out."""
        found: list[Reading] = []
        end = len(tokens)
        for start, stop in spans:
            terms = tuple(t for t in self._forms[tuple(singular[start:stop])] if t[0] != "cohorts")
            if terms:
                between = tokens[end:start]
                joins = [w for w in between if w in _AND] if not set(between) - _AND - STOP_WORDS else []
                linked = joins[-1] if joins else ""
                outside = tuple(singular[start:stop]) in self._outside  # « en province »
                left_out = outside or bool(EXCEPT & set(tokens[max(end % len(tokens), start - EXCEPT_REACH) : start]))
                if all(facet == "places" for facet, _ in terms):  # « pas à Paris »
                    near = [w for w in tokens[:start] if w not in _AT_ALL][-2:]
                    left_out = outside != ("pas" in near) if outside else left_out or "pas" in near
                if {facet for facet, _ in terms} == {"profiles"}:  # « les équipes sans designer »
                    near = [w for w in tokens[max(0, start - 2) : start] if w not in _ANY_OF]
                    left_out = left_out or near[-1:] in (["sans"], ["without"])
                found.append(Reading(tuple(tokens[start:stop]), terms, linked, left_out))
                end = stop
        return tuple(found)

    def neutral(self, text: str) -> str:
        """`text` without the cohorts and years that it names."""
        # Few texts name one: a digit, an ordinal or the longest word of a cohort's name would be in them.
        return self.find(text).neutral if self._telling.search(fold(text)) else text

    def _numbered(self, tokens: list[str], closed: list[bool], taken: list[bool]) -> list[tuple[int, str, str]]:
        """« promo 4 », « promo4 », « la 4e », « quatrième édition », "cohorts 3 and 4": a number that a word marks."""
        found: list[tuple[int, str, str]] = []
        for place, token in enumerate(tokens):
            before = tokens[place - 1] if place else ""
            number, ordinal = self._number(token)
            if number < 0 and before in self._cohort_words and not (taken[place - 1] or closed[place - 1]):
                number = self._cardinal(token, before, closed[place])
            if taken[place] or number not in self._by_number or _counts(tokens, closed, place):
                continue
            after = tokens[place + 1] if place + 1 < len(tokens) else ""
            # "2 of them" counts; only an ordinal stands before the word.
            words_beside = {before, after} if ordinal else {before}
            marked = bool(words_beside & self._cohort_words) or (token[:1].isalpha() and not ordinal)
            # « la quatrième, c'était quand ? » names a cohort; « la première étape » does not.
            month = tokens[place + 2] if after == "of" and place + 2 < len(tokens) else after  # "the 3rd of April"
            dated = tokens[max(0, place - 2)] in WEEKDAYS or month in MONTHS  # "last Friday, the 4th"
            alone = before in _THE and not dated and (closed[place] or after in STOP_WORDS or after in _ASKING)
            # « promotions 2, 3 et 4 »: a number after one that was told, and that nothing follows which it could count.
            other = place - 1 - (before in _AND)
            linked = before in _AND or (other >= 0 and closed[other])
            counts = not (closed[place] or after in _AND or after in STOP_WORDS or after in _ASKING)
            told = [i >= 0 and taken[i] and tokens[i][-1:].isdigit() for i in (other, other - 1)]
            joined = linked and told[0] and (told[1] or not counts)
            # « la troisième promo et la cinquième laquelle… »
            second = ordinal and before in _THE and place > 2 and tokens[place - 2] in _AND and taken[place - 3]
            if not (marked or alone or joined or second):
                continue
            taken[place] = True
            for i in (place - 1, place + 1):
                if 0 <= i < len(tokens) and tokens[i] in words_beside & self._cohort_words:
                    taken[i] = True
            found.append((place, "cohorts", self._by_number[number]))
        return found

    def _first_ones(self, tokens: list[str], taken: list[bool]) -> list[tuple[int, str, str]]:
        """« les trois premières saisons », "the first three seasons": each of them."""
        found: list[tuple[int, str, str]] = []
        for place in range(len(tokens) - 2):
            one, other, noun = tokens[place : place + 3]
            counted = one if other in _FIRST else other if one in _FIRST else ""
            count = int(counted) if counted.isdigit() else CARDINALS.get(counted, 0)
            if (
                noun in self._cohort_words - self._own_names - _ROUNDS
                and 1 < count <= len(self._by_number)
                and not any(taken[place : place + 3])
            ):
                taken[place : place + 3] = [True] * 3
                found += [(place, "cohorts", c) for n in range(1, count + 1) if (c := self._by_number.get(n))]
        return found

    def _cardinal(self, word: str, before: str, closed: bool) -> int:
        """The number that a word right after one for cohorts says; -1 for none, and for the "I" of "the cohort I joined"."""
        if (word == "i" and not closed) or (word not in ROMAN and before in self._own_names):
            return -1  # « les lauréats deux par deux »
        return CARDINALS.get(word, -1)

    def _number(self, token: str) -> tuple[int, bool]:
        """The number that a word says, and whether it says it as an ordinal; -1 for none."""
        if token in ORDINALS:
            return ORDINALS[token], True
        match = _NUMBERED.fullmatch(token)
        if match is None or (match["word"] and match["word"] not in self._cohort_words):
            return -1, False
        return int(match["number"]), bool(match["ordinal"])

    def cohort_of_year(self, year: int, profiles: Sequence[str] = (), at_work: bool = False) -> str | None:
        """The cohort whose call began in `year`, else the one whose rules held in the middle of it.

        `at_work`: the one that went to work then. One that was for one of the `profiles` alone comes first.
        """
        begun = [c for c in self._programme.cohorts if at_work and c.years.startswith(str(year))]
        begun = begun or [c for c in self._programme.cohorts if c.starts.year == year]
        own = [c for c in begun if set(c.profiles) & set(profiles)]
        plain = [c for c in begun if not c.side]
        chosen = own[0] if own else plain[0] if plain else self._programme.cohort_on(date(year, 7, 1))
        return chosen.id if chosen else None


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word[-1] in "sx" and word[-2] not in "su" else word


def _spans(years: Sequence[str], question: str) -> bool:
    """Whether years stand as one span in a question (« 2021-2022 »), and not side by side."""
    return re.search(rf"(?<!\d){' ?[-‐‑–—/] ?'.join(years)}(?!\d)", question) is not None


def _counts(tokens: Sequence[str], closed: Sequence[bool], place: int) -> bool:
    """Whether the word at `place` is a number that counts years, months or the like, which the next word says."""
    counted = place + 1 < len(tokens) and not closed[place] and tokens[place + 1] in _MEASURES
    return counted and tokens[place].isdigit()

"""The programme's vocabulary found in a question: cohorts, profiles, themes, places, administrations, statuses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property

from index.cohort_numbers import AND, CohortNumbers, counts_time, counts_within_a_year
from index.documents import Programme
from index.leaving_out import ELSEWHERE_THAN, EXCEPT_REACH, FAR, NOT, is_left_out, not_ones_trade, so_too
from index.lexical import STOP_WORDS
from index.mentions import Mentions, Reading
from index.name_spelling import NameSpelling
from index.numerals import CARDINALS, ORDINALS
from index.text import apart_words, closed_words, fold, original_words, words
from index.whole_name import whole_name

FACETS = ("profiles", "themes", "places", "administrations", "statuses")

OR = frozenset({"ou", "or"})
INCLUDED = frozenset("compris comprise inclus incluse including included".split())
"""Says that what is named belongs to the rest: « Shom compris », « y compris le Shom »."""

_AT_ALL = frozenset("du tout vraiment uniquement seulement forcement only just".split())
_NOT_GOING = re.compile(
    r"\b(?:(?:pas (?:envie|question|possible|prevu)|hors de question|refuse) d[e' ]? ?[a-z]+(?: [a-z]+)?|(?:veux|peux|compte|pourrai|pourrais) pas (?:aller|monter|vivre|habiter|demenager|bosser|travailler|bouger)|(?:irai|bouge|demenage|monte|vais) pas|"
    r"(?:won ?t|not|don ?t|can ?t|cannot|never|refuse to)(?: want to| going to| wanting to)? (?:move|moving|go|going|live|living|relocate|relocating|come)) (?:a|en|sur|dans|to|in)$"
)
"""Stands before a place where one does not want to go (« pas envie de monter à Paris »)."""
_NOT_AROUND = re.compile(
    r"\b(?:(?:pas|not) (?:(?:uniquement|seulement|only|just) )?(?:autour|aux alentours|around)(?: (?:de|d|of))?|"
    r"(?:lesquel(?:le)?s|qui|ceux|celles) sort(?:ent|aient|ait)? d[eu]?(?: l[ae]?)?)$"
)
"""Stands before a place beyond which one asks (« pas uniquement autour de Paris », « lesquels sortent de Paris »)."""
_ALWAYS = frozenset("toujours tjrs tjs encore always".split())
_OR_ALWAYS = re.compile(
    r"\b(?:ou|or) (?:(?:c|est|ca|est ce|ca reste|s|it s|is it) )?(?:toujours|tjrs|tjs|forcement|seulement|uniquement|always|only|just)(?: (?:a|la|le|l|en|sur|dans|in|the))*$"
)
"""Stands before a place that one hopes it is not (« en Bretagne, ou c'est toujours la capitale ? »)."""
_STAYING = re.compile(
    r"\b(?:(?:bouge\w*|sor[st]\w*|par[st]\w*|eloign\w*) pas (?:de|du|des|d)|pas (?:bouger|sortir|partir|m eloigner) (?:de|du|des|d)|"
    r"quitt\w* (?:pas|jamais)|pas quitter|(?:not|don ?t|won ?t|can ?t|cannot|never) (?:leave|leaving))(?: (?:la|le|les|l))*(?: [a-z]+)?$"
)
"""Stands before a place where one stays (« je bouge pas du Finistère »)."""
_STEPS = re.compile(r"\b(?:\d+|un|deux|trois|quelques) pas(?: (?:de|du|des|la|le))*$")
"""« à deux pas de » is near."""
_ROUND = frozenset({"autour", "around"})
"""« pas autour de Paris »: its region is meant."""
_NONE_OF = frozenset("aucun aucune zero".split())
"""Says before a profession that nobody was of it (« n'avait aucun designer »)."""
_A_POST = frozenset("profil profile poste metier role specialiste".split())
"""Words that may stand between."""
_ANY_OF = frozenset("aucun aucune un une de le la les any a the".split())
"""Words between « sans » and the profession that is lacking."""
SAYING_NOTHING = frozenset(
    "quel quelle quels quelles which quoi que c'est est etait etaient sont ete raconte racontez resume resumez resumer presente presentez presenter dis dire dites "
    "parle parlez parler explique expliquez peux pouvez moi svp stp infos info details bref about tell what was were describe".split()
)
TELLING = 2
"""Words that a question must hold besides the programme's name to be read without it."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_BE = frozenset("is are am be been was were re".split())  # "re" of "they're"


def _says_what_is_done(tokens: Sequence[str], start: int, stop: int, facet: str) -> bool:
    """Whether words that have a name say what somebody does (« fini par embaucher », "what are they building?")."""
    after, before = tokens[stop:], [t for t in tokens[:start] if t not in ("you", "they", "we", "it")]
    in_the_end = facet == "statuses" and len(after) > 1 and after[0] == "par" and after[1].endswith(("er", "ir", "re"))
    return in_the_end or (stop - start == 1 and tokens[start].endswith("ing") and not _BE.isdisjoint(before[-1:]))


class Vocabulary:
    """Finds mentions. Built once for a programme."""

    def __init__(self, programme: Programme) -> None:
        self._programme = programme
        self._forms: dict[tuple[str, ...], list[tuple[str, str]]] = {}
        for cohort in programme.cohorts:
            spoken = words(cohort.years) if not cohort.side else []
            # « la promo 2021-2022 », « 2021-22 »
            years = [form for y in spoken[1:] for form in (f"{spoken[0]}-{y}", f"{spoken[0]}-{y[2:]}")]
            self._add("cohorts", cohort.id, [*cohort.name.values(), *cohort.also, *years])
        for facet in FACETS:
            for term in programme.terms.get(facet, ()):
                self._add(facet, term.id, [*term.name.values(), *term.also, *term.narrower, *term.outside])
        self._own = frozenset(words(programme.short_name))
        places = programme.terms.get("places", ())
        self._outside = {tuple(_singular(w) for w in words(name)) for term in places for name in term.outside}
        self._longest = max(map(len, self._forms), default=0)
        named = (form for form, terms in self._forms.items() if any(facet == "cohorts" for facet, _ in terms))
        telling = {max(form, key=len) for form in named} | set(ORDINALS) | set(CARDINALS)
        self._telling = re.compile(r"\d|\b(?:" + "|".join(map(re.escape, sorted(telling))) + r")[sx]?\b")
        self._side = {c.id for c in programme.cohorts if c.side}
        self._cohort_word = next(iter(programme.cohort_word.values()))
        self._numbers = CohortNumbers(programme)
        marking = self._numbers.words
        self._one_cohort = {w for w in marking if w[-1] not in "sx" or _singular(w) not in marking}
        self._short_name = programme.short_name
        self._full_name = whole_name(programme.name)
        self._names = [
            tuple(_singular(w) for w in words(n)) for n in (programme.name, programme.short_name) if words(n)
        ]

    def _add(self, facet: str, term_id: str, names: Iterable[str]) -> None:
        for name in names:
            form = tuple(_singular(w) for w in words(name))
            brief = tuple(w for w in form if w not in STOP_WORDS)  # « ministère intérieur »
            whole = facet == "administrations" and 1 < len(brief) < len(form)
            for said in (form, brief) if whole else (form,):
                if said and (facet, term_id) not in self._forms.setdefault(said, []):
                    self._forms[said].append((facet, term_id))

    def find(self, question: str) -> Mentions:
        """The mentions in `question`, longest forms first, none overlapping."""
        question = ELSEWHERE_THAN.sub("hors ", question)
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
                included = tokens[start + size : start + size + 1] and tokens[start + size] in INCLUDED
                beside_all = included or self._beside_all(tokens[:start])  # « toutes promotions, designers compris »
                if terms and {facet for facet, _ in terms} == {"profiles"} and beside_all:
                    continue
                counted = terms and singular[start] in ORDINALS and counts_within_a_year(tokens[start + size :])
                if counted and terms and all(facet == "cohorts" for facet, _ in terms):
                    continue
                if terms and _says_what_is_done(tokens, start, start + size, terms[0][0]):
                    continue
                if (
                    terms
                    and not any(several[start : start + size])
                    and not counts_time(tokens, closed, start + size - 1)
                ):
                    taken[start : start + size] = [True] * size
                    found.extend((start, facet, term) for facet, term in terms)
                    spans.append((start, start + size))
                    if all(facet == "cohorts" and term not in self._side for facet, term in terms):
                        cohort_spans.update(range(start, start + size))
        before = list(taken)
        found.extend((place, "cohorts", cohort) for place, cohort in self._numbers.find(tokens, closed, taken))
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
        readings = self._readings(tokens, singular, apart_words(question) if spans else [], sorted(spans), spelt)
        read = {term for reading in readings for term in reading.terms}
        facets = {f: tuple(dict.fromkeys(t for _, facet, t in found if facet == f and (f, t) in read)) for f in FACETS}
        return Mentions(
            tuple(dict.fromkeys(t for _, facet, t in found if facet == "cohorts")),
            {f: terms for f, terms in facets.items() if terms},
            tuple(years),
            tuple(t for t, used in zip(tokens, taken, strict=True) if not used),
            neutral,
            readings,
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

    def abbreviated(self, question: str) -> str:
        """`question` with the programme's name as its short one, by which most people ask."""
        folded = fold(question)
        if len(folded) != len(question):  # a letter that folds to two: its places are no more those of the question
            return question
        said, at = list[str](), 0
        for found in self._full_name.finditer(folded):
            said += [question[at : found.start()], self._short_name]
            at = found.end()
        return "".join([*said, question[at:]])

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

    def _readings(
        self, tokens: list[str], singular: list[str], apart: list[bool], spans: list[tuple[int, int]], spelt: list[str]
    ) -> tuple[Reading, ...]:
        """What each of the spans (first word, word after the last) stands for, cohorts left out."""
        if len(spelt) == len(tokens):  # « la gendarmerie où un designer… » joins nothing
            tokens = ["where" if word.lower() == "où" else token for word, token in zip(spelt, tokens, strict=True)]
        found: list[Reading] = []
        end, complained = len(tokens), -1
        for start, stop in spans:
            terms = tuple(t for t in self._forms[tuple(singular[start:stop])] if t[0] != "cohorts")
            only_places = all(facet == "places" for facet, _ in terms)
            sighs = start > 0 and tokens[start - 1] in _ALWAYS and (start == 1 or apart[start - 1])
            if only_places and (sighs or start == complained or _OR_ALWAYS.search(" ".join(tokens[:start]))):
                complained = stop  # « …, toujours Paris Paris ? »
                continue
            if {facet for facet, _ in terms} == {"profiles"} and not_ones_trade(tokens, start):
                continue
            if terms:
                between = tokens[end:start]
                joins = [w for w in between if w in AND] if not set(between) - AND - STOP_WORDS else []
                linked = joins[-1] if joins else ""
                if INCLUDED & set(tokens[max(0, start - 2) : start] + tokens[stop : stop + 1]):  # « (Shom compris) »
                    linked = linked or "or"
                outside = tuple(singular[start:stop]) in self._outside  # « en province »
                since = max(end % len(tokens), start - EXCEPT_REACH)
                left_out = outside or is_left_out(tokens, apart, since, start, stop)
                left_out = left_out or (bool(found) and so_too(between, terms, found[-1]))
                if only_places:  # « pas à Paris »
                    near = [w for w in tokens[:start] if w not in _AT_ALL][-2:]
                    told = " ".join(tokens[:start])
                    avoided = (bool(NOT & set(near)) and not (_STEPS.search(told) or _STAYING.search(told))) or bool(
                        _NOT_GOING.search(told) or _NOT_AROUND.search(told)
                    )
                    left_out = outside != avoided if outside else left_out or avoided
                    reach = set(tokens[max(0, start - EXCEPT_REACH) : start])
                    if left_out and (FAR | _ROUND) & reach:  # « loin de Paris »
                        regions = (t.region for _, i in terms if (t := self._programme.term("places", i)))
                        terms = (*terms, *(("places", r) for r in regions if r))
                kinds = {facet for facet, _ in terms}
                if kinds == {"profiles"}:  # « les équipes sans designer »
                    near = [w for w in tokens[max(0, start - 2) : start] if w not in _ANY_OF]
                    word = start - 1 - (start > 1 and tokens[start - 1] in _A_POST)
                    nobody = bool(start) and tokens[word] in _NONE_OF  # « aucun profil design »
                    left_out = left_out or nobody or near[-1:] in (["sans"], ["without"], ["ni"])
                elif "places" not in kinds:  # « un projet sans IA »
                    left_out = left_out or tokens[max(0, start - 1) : start] in (["sans"], ["without"])
                found.append(Reading(tuple(tokens[start:stop]), terms, linked, left_out))
                end = stop
        return tuple(found)

    def _beside_all(self, before: Sequence[str]) -> bool:
        """Whether what follows `before` is named beside all of the programme's people, by its short name: « des … ou designers »."""
        said = [w for w in before if w not in _ANY_OF | {"des"}][-2:]
        return len(said) == 2 and said[1] in OR and said[0] in self._own

    def neutral(self, text: str) -> str:
        """`text` without the cohorts and years that it names."""
        # Few texts name one: a digit, an ordinal or the longest word of a cohort's name would be in them.
        return self.find(text).neutral if self._telling.search(fold(text)) else text

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

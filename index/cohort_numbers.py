"""Cohorts that a question names by their number: « la 4 », « quatrième édition », "cohorts 3 and 4", « les trois premières »."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.documents import Programme
from index.lexical import STOP_WORDS
from index.named_days import MONTHS, WEEKDAYS
from index.numerals import CARDINALS, ORDINALS, ROMAN
from index.numerals import ordinal as numeral
from index.text import words

_NUMBERED = re.compile(r"(?P<word>[a-z]*)(?P<number>\d{1,2})(?P<ordinal>e|er|re|ere|eme|ieme|nd|nde|st|rd|th)?")
_THE = frozenset({"la", "the", "toute", "der", "die"})
_OF = frozenset({"de", "of"})
AND = frozenset({"et", "ou", "and", "or", "und", "e", "y"})
_UP_TO = frozenset("a to through".split())
"""Stands between the ends of a row: « promos 2 à 5 »."""
_SIGNS = frozenset("n no numero number nr".split())
"""Stands between the word for a cohort and its number."""
_EACH = frozenset("chaque chacune chacun toute toutes tous each every all jede alle".split())
"""Says that « de la 1 à la 6 » are all of these, and not the two that are compared."""
_ROUNDS = frozenset("intake intakes vague vagues tour tours formule formules wave waves round rounds".split())
"""Words that may mean a part of a cohort as well."""
_MISSED = frozenset("rate rater loupe louper manque manquer missed miss".split())
"""Say that one was not there: of the first of something, and hardly of the first cohort."""
_ON = frozenset("says said say until till by on before after closes closed close ends ended opens opened".split())
"""Stand before a day of the month in English."""
_FIRST = frozenset("premieres premiers first".split())
_ASKING = frozenset(
    "cherche cherchent recherche commence commencait finit finissait termine terminait ouvre ouvrait ferme fermait demarre demarrait egalement aussi starts began ends "
    "hors sauf sans excepte except without uniquement seulement exclusivement only pareil idem non oui maintenant now plutot alors stp svp donc ici here etait etaient avait avaient fait faisait faisaient payait payaient gagnait gagnaient durait duraient dure comptait comptaient compte recrutait recrute have has had any a ont avez avaient accueillait demandait exigeait imposait prevoyait proposait did paid lasted quand combien quelle quel quels quelles when how which who".split()
)
"""Words after « la 4 » that count nothing."""
_VERB = re.compile(
    r"(?:fini|commenc|termin|ouvr|ferm|demarr|arriv|debut|dur|pay|gagn|touch|recrut|travaill|boss|accueill|compt|start|end|last|open|clos)(?:ss?ai(?:en)?t|ai(?:en)?t|a|ent|era|ed|s|ing)$"
)
"""Says what a cohort that is only numbered did (« les contrats de la 5 finissaient quand ? »)."""
_MEASURES = frozenset(
    "an ans annee annees mois jour jours semaine semaines heure heures euros year years yrs month months day days week weeks hour hours".split()
)
"""What a number before them counts, whatever word stands before it: « promo 3 ans d’expérience »."""
ROW = 3
"""Numbers that stand for cohorts though nothing joins them."""

_PEOPLE = frozenset("personnes personne gens people persons membres members".split())
"""The same after a second number: « de la promo 2 à 3 personnes »."""


class CohortNumbers:
    """Finds them. Built once for a programme."""

    def __init__(self, programme: Programme) -> None:
        self.words = {w for text in programme.cohort_words for w in words(text)}
        """Those that mark a number as that of a cohort."""
        self._own_names = {w for name in (programme.name, programme.short_name) for w in words(name)}
        self._things = {w for text in programme.project_words for w in words(text)}
        self._by_number: dict[int, str] = {}
        """Cohorts by the last number of their name, the plain ones first."""
        for cohort in sorted(programme.cohorts, key=lambda c: c.side):
            if found := re.findall(r"\d+", next(iter(cohort.name.values()))):
                self._by_number.setdefault(int(found[-1]), cohort.id)

    def find(self, tokens: list[str], closed: list[bool], taken: list[bool]) -> list[tuple[int, str]]:
        """The place and the cohort of each that is named by its number, whose words become `taken`.

        `tokens`: the folded words of a question; `closed`: after which of them a mark stands.
        """
        found = self._in_a_row(tokens, taken) + self._first_ones(tokens, taken) + self._numbered(tokens, closed, taken)
        return found + self._rows(tokens, taken)

    def _in_a_row(self, tokens: list[str], taken: list[bool]) -> list[tuple[int, str]]:
        """Each of three numbers or more that stand one after the other behind a word for a cohort: « promo 1 2 3 4 »."""
        found: list[tuple[int, str]] = []
        for place in range(1, len(tokens)):
            end, numbers = place, list[int]()
            while end < len(tokens) and tokens[end].isdecimal() and (not numbers or int(tokens[end]) > numbers[-1]):
                numbers.append(int(tokens[end]))
                end += 1
            of_cohorts = tokens[place - 1] in self.words and set(numbers) <= self._by_number.keys()
            if of_cohorts and len(numbers) >= ROW:
                taken[place - 1 : end] = [True] * (end - place + 1)
                found += [(place, self._by_number[n]) for n in numbers]
        return found

    def _rows(self, tokens: list[str], taken: list[bool]) -> list[tuple[int, str]]:
        """Each cohort of a row of which the ends are told: « promos 2 à 5 », « chaque promo, de la 1 à la 6 »."""
        of_each, found = not _EACH.isdisjoint(tokens), list[tuple[int, str]]()
        for place in range(1, len(tokens) - 2):
            end = place + 2 + (tokens[place + 2] in _THE and place + 3 < len(tokens))
            first, last = (self._number(tokens[i])[0] for i in (place, end))
            several = tokens[place - 1] in self.words and tokens[place - 1][-1] in "sx"
            counts = tokens[end + 1 : end + 2] and tokens[end + 1] in _MEASURES | _PEOPLE  # « à 4 personnes »
            row = range(first, last + 1) if tokens[place + 1] in _UP_TO and not counts else range(0)
            if (several or (of_each and taken[place])) and len(row) > 1 and {first, last} <= self._by_number.keys():
                taken[place - several : end + 1] = [True] * (end + 1 - place + several)
                found += [(place, c) for n in row if (c := self._by_number.get(n))]
        return found

    def _numbered(self, tokens: list[str], closed: list[bool], taken: list[bool]) -> list[tuple[int, str]]:
        """« promo 4 », « promo4 », « la 4e », « quatrième édition », "cohorts 3 and 4": a number that a word marks."""
        found: list[tuple[int, str]] = []
        for place, token in enumerate(tokens):
            before = tokens[place - 1] if place else ""
            sign = place > 1 and before in _SIGNS and tokens[place - 2] in self.words  # « promo n° 4 », "cohort no. 4"
            before = tokens[place - 2] if sign else before
            number, ordinal = self._number(token)
            if number < 0 and before in self.words and not (taken[place - 1] or closed[place - 1]):
                number = self._cardinal(token, before, closed[place])
            if taken[place] or number not in self._by_number or counts_time(tokens, closed, place):
                continue
            after = _counted(tokens, place) if ordinal else tokens[place + 1] if place + 1 < len(tokens) else ""
            # "2 of them" counts; only an ordinal stands before the word.
            words_beside = {before, after} if ordinal else {before}
            if ordinal and (counts_within_a_year(tokens[place + 2 :]) or self._counts_within_one(tokens[place + 2 :])):
                continue
            if ordinal and after in self._own_names and self._things.intersection(tokens[place + 2 : place + 3]):
                continue  # "the first EIG project"
            marked = bool(words_beside & self.words) or (token[:1].isalpha() and not ordinal)
            # « la quatrième, c'était quand ? » names a cohort; « la première étape » does not.
            month = tokens[place + 2] if after == "of" and place + 2 < len(tokens) else after  # "the 3rd of April"
            dated = tokens[max(0, place - 2)] in WEEKDAYS or month in MONTHS  # "last Friday, the 4th"
            dated = dated or (before == "the" and place > 1 and tokens[place - 2] in _ON)  # "your page says the 5th"
            goes = after in STOP_WORDS or after in _ASKING or bool(_VERB.match(after))
            # « une réunion bientôt ? j'ai raté la 1re »
            missed = number == 1 and place > 1 and tokens[place - 2] in _MISSED
            alone = before in _THE and not (dated or missed) and (closed[place] or not after or goes)
            alone = alone or (tokens == ["et", "en", token])  # « et en 6 ? », and no more
            # « promotions 2, 3 et 4 »: a number after one that was told, and that nothing follows which it could count.
            other = place - 1 - (before in AND)
            row = (
                place > 1
                and tokens[place - 1].isdigit()
                and any(t in self.words and t[-1] in "sx" for t in tokens[: place - 1])
            )
            linked = before in AND or (other >= 0 and (closed[other] or row))  # « promos 4 / 5 / 6 »
            goes_on = after in AND or after in STOP_WORDS or after in _ASKING or (row and after.isdigit())
            counts = not (closed[place] or goes_on)
            told = [i >= 0 and taken[i] and tokens[i][-1:].isdigit() for i in (other, other - 1)]
            joined = linked and told[0] and (told[1] or not counts)
            # « la troisième promo et la cinquième laquelle… »
            second = ordinal and before in _THE and place > 2 and tokens[place - 2] in AND and taken[place - 3]
            beside = ordinal and before in AND and place > 1 and taken[place - 2]  # "in the second and third?"
            second = second or (beside and numeral(tokens[place - 2]) is not None and (closed[place] or not after))
            # « quels projets de la 5e cherchent du dev ? »
            named = place > 2 and tokens[place - 3] in self._things and tokens[place - 2] in _OF and before in _THE
            theirs = named and not dated and after not in _MEASURES
            if not (marked or alone or joined or second or theirs):
                continue
            taken[place] = True
            taken[place - 2 : place] = [True] * 2 if sign else taken[place - 2 : place]
            for i in (place - 1, place + 1):
                if 0 <= i < len(tokens) and tokens[i] in words_beside & self.words:
                    taken[i] = True
            found.append((place, self._by_number[number]))
        return found

    def _counts_within_one(self, after: Sequence[str]) -> bool:
        """Whether what stands `after` a noun that is counted says that it is one of a cohort's (« le premier appel à candidatures de la promo 7 »)."""
        end = next((i for i, token in enumerate(after[:4]) if token in _OF), None)
        if end is None or AND & set(after[:end]):  # « la première promo et celle de la deuxième »
            return False
        named = [t for t in after[end + 1 : end + 4] if t not in _THE]
        numbered = len(named) > 1 and named[0] in self.words and self._number(named[1])[0] in self._by_number
        return numbered or (bool(named) and named[0][:1].isalpha() and self._number(named[0])[0] in self._by_number)

    def _first_ones(self, tokens: list[str], taken: list[bool]) -> list[tuple[int, str]]:
        """« les trois premières saisons », "the first three seasons": each of them."""
        found: list[tuple[int, str]] = []
        for place in range(len(tokens) - 2):
            one, other, noun = tokens[place : place + 3]
            counted = one if other in _FIRST else other if one in _FIRST else ""
            count = int(counted) if counted.isdigit() else CARDINALS.get(counted, 0)
            if (
                noun in self.words - self._own_names - _ROUNDS
                and 1 < count <= len(self._by_number)
                and not any(taken[place : place + 3])
            ):
                taken[place : place + 3] = [True] * 3
                found += [(place, c) for n in range(1, count + 1) if (c := self._by_number.get(n))]
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
        if match is None or (match["word"] and match["word"] not in self.words):
            return -1, False
        return int(match["number"]), bool(match["ordinal"])


def _counted(tokens: Sequence[str], place: int) -> str:
    """The word after an ordinal, or after the ordinals that are joined to it ("the second and third cohorts"); "" at the end."""
    after = place + 1
    while after + 1 < len(tokens) and tokens[after] in AND:
        joined = after + 1 + (tokens[after + 1] in _THE)
        if joined >= len(tokens) or numeral(tokens[joined]) is None:
            break
        after = joined + 1
    return tokens[after] if after < len(tokens) else ""


def counts_within_a_year(after: Sequence[str]) -> bool:
    """Whether what stands `after` a noun that is counted says that it is one of a year (« le premier recrutement de l'année »)."""
    return list(after[:2]) == ["de", "annee"] or list(after[:3]) == ["of", "the", "year"]


def counts_time(tokens: Sequence[str], closed: Sequence[bool], place: int) -> bool:
    """Whether the word at `place` is a number that counts years, months or the like, which the next word says."""
    counted = place + 1 < len(tokens) and not closed[place] and tokens[place + 1] in _MEASURES
    return counted and tokens[place].isdigit()

"""Cohorts that a question tells otherwise than by their name: by when they began; and one's own of before, of which it asks nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from bot.dates.months import MONTH_NAMES
from bot.texts import FIRST
from bot.wording.date_cues import A_YEAR
from index.documents import Cohort, Programme, in_language
from index.named_days import MONTHS
from index.search_words import own_words, words_for_projects
from index.text import fold, words

_GROUP = r"(?:groupe|fourn[ée]e|classe|lot|group|class|intake|batch|year group)"
"""Stands for a cohort where the month and year of its start are told (« the September 2021 group »)."""
_COUNTING = frozenset("combien quelles quelle quels liste many which list existe nombre".split())
"""Words of a question about several, or about which one."""
_BEGUN = (
    r"(?:arriv[ée]e|entr[ée]e(?: en (?:poste|fonction))?|partie|lanc[ée]e|d[ée]marr[ée]e|commenc[ée]e|d[ée]but[ée]e|"
    r"qui (?:est arriv[ée]e|est entr[ée]e(?: en (?:poste|fonction))?|a (?:d[ée]marr[ée]|commenc[ée]|d[ée]but[ée])|d[ée]marrait|commen[çc]ait)|"
    r"(?:that|which) (?:began|started|arrived)|starting|that arrived)"
)
"""Says of a cohort when it began."""
_MONTHS = "|".join(sorted({*MONTHS, *MONTH_NAMES}, key=len, reverse=True))
"""The month by which a cohort is called (« la promo de septembre 2022 »)."""
_THE_OTHER = re.compile(
    rf"\b(?:celle|the one)(?:,? {_BEGUN} (?:en|in|au|à) (?:[a-zéû]+ (?:de )?)?| (?:de |d['’]|of )(?P<month>{_MONTHS}) )(?P<year>20\d\d)\b",
    re.IGNORECASE,
)
"""Another cohort, after one that is named by the year in which it began."""
_NEW = re.compile(
    r"\b(?:nouvelle|prochaine?|cette ann[ée]e|en ce moment|actuelle?|new|next|this year|current|now)\b", re.IGNORECASE
)
"""Asks of the programme as it is now."""
_OF_YOU = re.compile(r"\b(?:votre|vos|vous|your|you)\b", re.IGNORECASE)
"""Asks it of those who answer."""
_THEN = re.compile(
    r"\b(?!pourr|voudr|aur|ser|dev|sav|av)\w{2,}(?:iez|ait|aient)\b|\b(?:aviez|avait|avaient|etiez|etait|etaient|avez|ont|did|were|was)\b|\ba (?:ete|eu|fini|commence|dure)\b"
)
"""Asks of what was then."""


@cache
def _former(of: str) -> re.Pattern[str]:
    """Tells at the beginning of which former cohort one was; `of`: a pattern for the words for a cohort."""
    return re.compile(
        rf"^(?P<hello>(?:(?:bonjour|bonsoir|salut|coucou|hello|hi|hey)\b[^,.!?]{{0,20}}[,.!]+ *)?)(?:(?:je suis (?:une? )?|moi |i['’]m (?:an? )?)?(?:anciens?|anciennes?|alumn\w+|former(?: \w+)?|ex)(?: de| d['’]| of| from)?(?: la| the)? (?:{of}) \w+|"
        rf"j['’][ée]tais (?:de|dans) la (?:{of}) \w+)\s*[,.!:;]+\s*(?P<rest>.+)$",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _begun(of: str) -> tuple[re.Pattern[str], ...]:
    """A cohort by the year in which it began, by its month and year alone, which one began in a year that is asked on, and those before a year."""
    return (
        re.compile(
            rf"\b(?:la |the |l['’])?(?:{of})(?:,? {_BEGUN} (?:en|in|au|à|depuis) (?:[a-zéû]+ (?:de )?)?| (?:de |d['’]|of )?(?P<month>{_MONTHS}) )(?P<year>20\d\d)\b",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:(?:le |la |the )?{_GROUP} (?:de |d['’]|of )(?P<month>{_MONTHS}) (?P<year>20\d\d)|(?:the )?(?:{_MONTHS}) (?P<of>20\d\d) (?:{_GROUP}|{of}))\b",
            re.IGNORECASE,
        ),
        re.compile(  # « quelle promo est arrivée en 2018, et son appel… »
            rf"\b(?:quelle|which) (?:{of}) (?:est |a )?(?:arriv[ée]e|entr[ée]e|commenc[ée]|d[ée]but[ée]|d[ée]marr[ée]|started|began|arrived) (?:[\w'’]+ ){{0,4}}?(?:en|in) (?P<year>20\d\d),? "
            r"(?=(?:et|and) (?:son|sa|ses|leurs?|its|their)\b)",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:les |the |la )?(?:{of})s? (?:d['’]avant|avant|ant[ée]rieures? [àa]|(?:from )?before) (?P<year>20\d\d)\b",
            re.IGNORECASE,
        ),
    )


@cache
def _people(names: str) -> re.Pattern[str]:
    """People of the programme by the year in which they began (« les lauréats arrivés en septembre 2022 »); `names`: a pattern for its own."""
    who = rf"(?:les |the )?(?:laur[ée]ate?s|recrut[ée]e?s|fellows|gens|personnes|[ée]quipes|people|teams|{names})"
    return re.compile(
        rf"\b(?P<who>{who})(?: qui sont| who| that)? (?:arriv[ée]e?s|entr[ée]e?s|venue?s|arrived|started|came) (?:en|in) (?:[a-zéû]+ (?:de )?)?(?P<year>20\d\d)\b",
        re.IGNORECASE,
    )


def _words_for_one(programme: Programme) -> str:
    """A pattern for the words for a cohort, the longest first."""
    return "|".join(re.escape(w) for w in sorted(programme.cohort_words, key=len, reverse=True))


def without_ones_own(question: str, programme: Programme) -> str:
    """What somebody of a former cohort asks of now, without that cohort (« ancienne de la promo 2, je viendrai à votre clôture : c'est quand ? »)."""
    told = _former(_words_for_one(programme)).match(question)
    if told is None or not (
        _NEW.search(told["rest"]) or (_OF_YOU.search(told["rest"]) and not _THEN.search(fold(told["rest"])))
    ):
        return question
    return told["hello"] + told["rest"]


def named_by_its_start(question: str, programme: Programme) -> str:
    """« la promo arrivée en septembre 2022 », « les promos d'avant 2023 » with the cohort that began then, or last before."""
    if not A_YEAR.search(question):
        return question
    plain = sorted((c for c in programme.cohorts if not c.side), key=lambda c: c.starts)
    begun, group, which, before = _begun(_words_for_one(programme))
    if (said := begun.search(question) or group.search(question) or which.search(question)) and (
        then := _began_then(said, plain)
    ):
        rest = _the_other_by_its_start(question[said.end() :].lstrip(), plain)
        apart = "" if rest[:1] in (",", ".") else " "
        return f"{question[: said.start()]}la {in_language(then.name, FIRST)}{apart}{rest}".rstrip()
    people = _people("|".join(sorted(map(re.escape, own_words(programme)), key=len, reverse=True)) or "fellows")
    if (said := people.search(question)) and (then := _began_then(said, plain)):
        return f"{question[: said.end('who')]} de la {in_language(then.name, FIRST)}{question[said.end() :]}"
    if set(words(question)) & set(
        programme.cohort_words
    ):  # « les projets de la nouvelle promo (celle de septembre 2022) »
        question = _the_other_by_its_start(question, plain)
    counted = set(words(question)) & (words_for_projects(programme) | _COUNTING)  # « combien de promos avant 2020 ? »
    said = None if counted else before.search(question)
    if said and (earlier := [c for c in plain if c.years < said["year"]]):
        return f"{question[: said.start()]}la {in_language(earlier[-1].name, FIRST)}{question[said.end() :]}"
    return question


def _began_then(said: re.Match[str], plain: Sequence[Cohort]) -> Cohort | None:
    """The cohort that began in the year that is said; by a month, none that came round after round (« la vague de mars 2024 »)."""
    told = said.groupdict()
    then = next((c for c in plain if c.years.startswith(told.get("year") or told.get("of") or " ")), None)
    years = then.years.split("-") if then else []
    rounds = then is not None and int(years[-1]) - int(years[0]) > 1
    return None if rounds and (told.get("month") or told.get("of")) else then


def _the_other_by_its_start(text: str, plain: Sequence[Cohort]) -> str:
    """« … et celle partie en septembre 2022 », after one that is named so, with that cohort."""
    said = _THE_OTHER.search(text)
    then = _began_then(said, plain) if said else None
    return f"{text[: said.start()]}la {in_language(then.name, FIRST)}{text[said.end() :]}" if said and then else text

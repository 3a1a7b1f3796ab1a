"""What a turn leaves out and the former question names: the year of « la même année », what "7" is the number of."""

from __future__ import annotations

import re

from bot.conversation import Context
from bot.wording import cues, date_cues, which_cues
from bot.wording.trimming import corrected
from index.asking import speaks_of_a_call
from index.documents import Programme
from index.engine import Engine
from index.numerals import CARDINALS
from index.search_words import words_for_cohorts
from index.text import fold, words

_FIRST_ONES = re.compile(
    rf"\b(?:les (?:\d|{'|'.join(CARDINALS)}) premières|the first (?:\d|{'|'.join(CARDINALS)}))(?= *[?!.,]*$)",
    re.IGNORECASE,
)
"""Names the first of several, and does not say of what."""


def in_that_year(question: str, before: Context, engine: Engine) -> str:
    """« et les designers recrutés la même année ? » with the one year that the former question names."""
    said = date_cues.OF_THE_SAME_YEAR.search(question)
    years = engine.vocabulary.find(before.question).years if said else ()
    if said is None or len(years) != 1:
        return question
    english = said[0].lower().endswith("year")
    return f"{question[: said.start()]}{'in' if english else 'en'} {years[0]}{question[said.end() :]}"


_THE_NEW_ONE = re.compile(
    r"\s*(?:(?:ok|bon|et|and|mais)[, ]+)*(?:pour |de |for )?(?P<new>la nouvelle|the new one)(?= *(?:[?!.,]|$)| (?:pour|en|avec|alors|c'est|for|in|with)\b)",
    re.IGNORECASE,
)
"""Speaks of the new one of what was spoken of."""


def _named_by_number(programme: Programme) -> str:
    """A pattern for a cohort by its number; its group is the word for one."""
    nouns = sorted(words_for_cohorts(programme), key=len, reverse=True)
    return rf"\b({'|'.join(map(re.escape, nouns))}) ?\d"


def with_the_noun_before(question: str, former: str, programme: Programme) -> str:
    """« la dernière, c'était de quand à quand ? » with the word for a cohort that the `former` question has, which speaks of no call.

    « et la nouvelle ? » too, after one that is named by its number.
    """
    if (new := _THE_NEW_ONE.match(question)) and (spoken := re.search(_named_by_number(programme), fold(former))):
        return f"{question[: new.start('new')]}la {spoken[1]} actuelle{question[new.end() :]}"
    said = which_cues.THE_LAST_WAS.match(question.strip())
    if said is None or which_cues.RECRUITS.search(fold(former)) or speaks_of_a_call(former, programme):
        return question  # « combien de vagues de recrutement ? »
    nouns = words_for_cohorts(programme)
    asked = re.search(
        rf"(?<!d')\b(?:une|combien de|how many|is there a|another) ({'|'.join(map(re.escape, nouns))})\b", fold(former)
    )
    return f"{question.strip()[: said.end()]} {asked[1]}{question.strip()[said.end() :]}" if asked else question


_BESIDE = re.compile(
    r"(?P<before>(?:et |and )?(?:pour |de |for |of )?)(?:la|the|celle) (?P<which>pr[ée]c[ée]dente|suivante|d['’]avant|d['’]apr[èe]s|previous|next)(?: one)?[ ?!.]*",
    re.IGNORECASE,
)
"""Says nothing but which one beside what was told."""


def of_the_one_beside(question: str, before: Context, engine: Engine) -> str:
    """« la précédente ? », « non pas celle-là, la précédente » after a question that speaks of a cohort and names none, with the word for it."""
    said = _BESIDE.fullmatch(corrected(question).strip())
    if said is None or before.listed or engine.vocabulary.find(before.question).cohorts:
        return question
    nouns = "|".join(map(re.escape, words_for_cohorts(engine.knowledge.programme)))
    spoken = re.search(rf"\b(?:la|cette|une|the|this|a) ({nouns})\b", fold(before.question))
    if spoken is None:
        return question
    english = said["which"].lower() in ("previous", "next")
    named = f"the {said['which']} {spoken[1]}" if english else f"la {spoken[1]} {said['which']}"
    return f"{said['before']}{named} ?"


def of_that_number(question: str, before: Context, engine: Engine) -> str:
    """ "what about 7?" after a question that names cohort 6 and no other number, with the word for a cohort."""
    said, words_for_it = cues.ONLY_A_NUMBER.fullmatch(question.strip()), engine.knowledge.programme.cohort_word
    if said is None or not words_for_it or not engine.vocabulary.find(before.question).cohorts:
        return question
    # « 5 ans d'expérience en promo 7 », « et 3 ? »: of what?
    numbers = [w for w in words(before.question) if any(c.isdigit() for c in w)]
    named = f"{next(iter(words_for_it.values()))} {said['number']}"
    known = len(numbers) == 1 and engine.vocabulary.find(named).cohorts
    return f"{said['before']} {named} ?" if known else question


def of_the_first_ones(question: str, before: Context, engine: Engine) -> str:
    """« et pour les trois premières ? » after a question that names a cohort: the first three cohorts, by the word for them."""
    said, nouns = _FIRST_ONES.search(question), engine.knowledge.programme.cohort_word
    if said is None or before.listed or not nouns or not engine.vocabulary.find(before.question).cohorts:
        return question
    noun = nouns.get("en", "") if said[0].lower().startswith("the") else ""
    return f"{question[: said.end()]} {noun or next(iter(nouns.values()))}s{question[said.end() :]}"

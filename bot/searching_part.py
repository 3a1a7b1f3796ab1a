"""The part of a message that looks for projects, apart from what tells who asks."""

from __future__ import annotations

import re

from bot.clauses import clauses, pieces
from index.asking import WHICH_ARE, asks_for_everything, asks_for_projects, offers
from index.engine import Engine
from index.mentions import Mentions
from index.text import SENTENCE_END, fold, words

NAMING = 2
"""Words up to which a question only names what it looks for."""

_WHO = re.compile(r"(?:candidate?|etudiante?|ancien(?:ne)?|applicant|student|journalist|journaliste)\b")
"""Begins with who asks."""
_OF_ONESELF = re.compile(
    r"(?:je (?:suis|prepare|fais|travaille|bosse|finis|termine|redige)|j'(?:etudie|enseigne|ecris|habite)|i(?:'m| am| work| study| live| teach)|c'est pour (?:mon|ma|un|une))\b"
)
"""Tells who asks."""


def searching_part(engine: Engine, question: str, mentions: Mentions) -> str:
    """The part of `question` that is a search by itself, where the rest only tells who asks; else the whole.

    Mostly the last (« magistrate, je voudrais voir ce qui a été fait pour la justice »), which names all that the whole does.
    """
    programme = engine.knowledge.programme
    head, colon, rest = question.partition(":")
    headed = colon and _WHO.match(fold(head)) and not SENTENCE_END.search(head)  # « Candidate : quels projets… »
    for part in (_before_who_asks(question), rest.strip() if headed else question):
        named = engine.vocabulary.find(part)
        if part != question and named.facets and asks_for_projects(part, named, programme):
            return part
    parts, sentence = pieces(question), SENTENCE_END.split(question.strip())[-1].rstrip(" ?!.")
    for last in (sentence, parts[-1] if len(parts) > 1 else question):
        named = engine.vocabulary.find(last)
        before = question.rstrip(" ?!.").removesuffix(last)
        alone = last == sentence and by_itself(last)  # a story before it may say « où », « quand »
        who = (
            {"profiles"} - set(named.facets) if alone and named.facets else set[str]()
        )  # « géomaticien… quels projets ? »
        facets = {facet: ids for facet, ids in mentions.facets.items() if facet not in who}
        alike = (named.facets, named.cohorts, named.years) == (facets, mentions.cohorts, mentions.years)
        asks = "?" in before or offers(question) or (clauses(before) and not alone)
        more = len(words(last)) > NAMING  # « inondations / crues » are both looked for
        if before and more and named and alike and not asks and asks_for_projects(last, named, programme):
            return last
    return question


def _before_who_asks(question: str) -> str:
    """What `question` asks before it tells, at its end, who asks (« quels projets à l'IGN ? Je suis géomaticienne »)."""
    first, *others = SENTENCE_END.split(question.strip())
    if others:
        return first if all(_OF_ONESELF.match(fold(other)) and "?" not in other for other in others) else question
    *_, last = pieces(question) or [question]
    asked = question.rstrip(" ?!.").removesuffix(last).rstrip(" ,;")
    told = _OF_ONESELF.match(fold(last)) and "?" not in question.removeprefix(asked)
    return asked if asked and told else question


def by_itself(part: str) -> bool:
    """Whether a sentence begins as a search does, or asks for all there is."""
    return any(set(words(piece)[:2]) & WHICH_ARE for piece in pieces(part)[:2]) or asks_for_everything(part)

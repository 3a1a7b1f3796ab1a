"""Whether a question asks who had people of a profession, which teams somebody had, or what those of a cohort did."""

from __future__ import annotations

import re
from collections.abc import Set

from index.documents import Programme
from index.mentions import Mentions
from index.one_or_several import MADE
from index.search_words import words_for_projects
from index.text import fold

_MADE_BY_TEAMS = frozenset(
    "mis mise place placee placees embauche embauchee embauches recrute recrutee recrutes integre rejoint affecte hired recruited noms nom names just juste reellement put service services placed they produit produits product products actually vraiment".split()
)
"""Words beside which one asks who had somebody."""

_WHO_HAS = re.compile(
    r"\b(?:qui (?:en )?(?:a|ont|avait|avaient|fait|font|faisait|cherchait|recherchait|recrutait|recrute)|ou (?:travaill|boss)\w+|ou (?:il y avait|y avait-il|y a-t-il eu)|"
    r"(?:quel(?:le)?s|quel(?:le)?) (?:administration|ministere|organisme|equipe|service|produit)s?|who (?:has|had|hired|took)|"
    r"which (?:administration|ministrie|ministry|team|bodie|body|service|product)s?|ou (?:ont|avaient) ete (?:place|affecte|mis|envoye)e?s?|where (?:were|have|are) (?:they|the [a-z]+) (?:been )?(?:placed|put|sent))\b"
)
"""Asks who had, or has, people of a profession: « data engineer, qui en a recruté dans la 6 ? »."""

_WHERE_THEY_ARE = re.compile(r"\b(?:(?:sur|dans) quel(?:le)?s|(?:on|in) which) (?P<what>[a-z]+)\b")
"""Asks on what people of a profession work: « sur quels services a-t-on mis des designers ? »."""

_RECEIVED = re.compile(
    r"\bequipes?\b.{0,24}\b(?:passee?s?|recue?s?|accueillie?s?|venue?s?|intervenue?s?)\b|\b(?:a|ont|avons) (?:accueilli|recu)\b.{0,16}\bequipes?\b|\b(?:pris|recu|accueilli|heberge|eu) (?:des|vos|une) (?:gens|personnes|equipes?)\b"
)
_DOES_WITH_YOU = re.compile(
    r"\b(?:que|qu'est-ce que) (?:fait|font|faisait|faisaient|a fait|ont fait) .{2,30} (?:avec|chez) vous\b|\bwhat (?:is|are|does|do|did|has|have) .{2,30} (?:do|doing|done) with you\b"
)
"""Asks what an administration does, or did, with the programme."""
_WORKED_ON = re.compile(
    r"\b(?:sur quoi|a quoi) (?:ont )?(?:boss|travaill|planch)(?:e|ai)\w*\b|\bwhat did .{3,40} work on\b|\b(?:ils|elles) ont fait quoi\b"
)
"""Asks what those of a cohort did."""


def asks_who_has(folded: str, mentions: Mentions, programme: Programme, other: Set[str]) -> bool:
    """Whether it asks who had people of a profession in a cohort, or a year, and nothing else.

    `other`: the words of the question that are neither of asking nor name anything.
    """
    if "profiles" not in mentions.facets or other - _MADE_BY_TEAMS:
        return False
    where = _WHERE_THEY_ARE.search(folded)
    if where and where["what"] in MADE | words_for_projects(programme):
        return True
    return bool((mentions.cohorts or mentions.years) and _WHO_HAS.search(folded))


def asks_who_was_received(question: str) -> bool:
    """Whether it asks which teams somebody had (« combien d'équipes sont passées chez nous ? »), or what it does with the programme."""
    return bool(_RECEIVED.search(fold(question))) or asks_what_it_does(question)


def asks_what_it_does(question: str) -> bool:
    """Whether it asks what somebody does with the programme (« que fait l'IGN avec vous ? »)."""
    return bool(_DOES_WITH_YOU.search(fold(question)))


def asks_what_they_did(question: str) -> bool:
    """Whether it asks what people did (« sur quoi bossaient ceux de la 3 ? »)."""
    return bool(_WORKED_ON.search(fold(question)))

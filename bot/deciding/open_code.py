"""The projects whose code is open, where a question asks for those of a cohort, an administration or the like."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.deciding.case import Decision, RankedCase
from bot.deciding.projects import listed_of, speaks_of_oneself
from bot.wording.project_cues import ITS_CODE
from bot.wording.searching_part import LOOKS
from index.filters import Filters
from index.finder import PROJECTS, Found, find
from index.search_words import LISTING, words_for_projects
from index.text import fold, words

_NOT_ITS_CODE = re.compile(
    r"\b(?:pas(?! (?:juste|seulement|que|uniquement)\b)|aucune?|sans|jamais|no|not(?! (?:just|only|websites?|the site)\b)|without|never)\b|n't\b|\b(?:sur|about|on) (?:l'|le |la |the )?(?:open|code)"
)
"""Asks for those whose code is not open, or that are about open code."""
_ONES_TRADE = re.compile(
    r"(?:(?:bonjour|bonsoir|salut|hello|hi)[ ,!.]*)?(?:je suis |i am |i'm |en tant que |as )?(?:une? |an? )?[a-z]+(?: [a-z]+)?, ?(?:je|j'|i)\b"
)
"""Begins with what one is by trade."""
_WHO_DID = re.compile(
    r"^(?:tous )?(?:les |des |the |all the )?(?:repos|depots(?! de (?:candidatures?|dossiers?)\b)|repositories|codes)\b|\b(?:qui (?:a|ont|avait|avaient)|who (?:has|have)) (?:deja )?(?:leur |son |their )?(?:mis|publi\w+|ouvert|partage\w*|code|code source|put|opened|shared)\b|"
    r"\b(?:lesquel(?:le)?s (?:ont|avaient)|who (?:put|published|opened|shared))\b"
)
"""Asks who did something (« promo 1 qui a mis son code sur github »)."""


def whose_code_is_open(case: RankedCase) -> Decision | None:
    """« dans la promo 1, quels projets ont leur code en ligne ? »: those of which a link leads to the code."""
    question, programme, sought = case.question, case.engine.knowledge.programme, Filters.of(case.mentions)
    things = set(words(question)) & (words_for_projects(programme) | LISTING) or _WHO_DID.search(fold(question))
    folded = fold(question)
    asks = (
        ITS_CODE.search(folded)
        and not _NOT_ITS_CODE.search(folded)
        and things
        and (case.ranking.looks >= LOOKS or _WHO_DID.search(folded))
        and sought
    )
    if not asks or case.understood.ranking is not None or case.understood.filters or speaks_of_oneself(case):
        return None
    if _ONES_TRADE.match(folded):  # « développeur, je voudrais lire du code des projets de la promo 3 »
        sought = sought.without("profiles")
    found = find(case.engine.knowledge, sought, case.ranking.scores, question)
    having = tuple(p for p in found.projects if p.code) if found.exact else ()
    theirs = replace(sought, facets={**sought.facets, PROJECTS: tuple(p.id for p in having)})
    return listed_of(case, Found(having, True, theirs)) if having else None

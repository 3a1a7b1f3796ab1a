"""That no project was received by an administration, or a company, which a question names and no card does."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.deciding.case import Decision, RankedCase
from bot.reply import Reply
from bot.texts import say
from index.documents import in_language
from index.search_words import own_words, words_for_projects
from index.text import SENTENCE_END, fold, words

_NAME = r"[^\W\d_][\w&’'-]*"
_HOSTED = re.compile(
    rf"^(?:.*?[,.!:;] *)?(?:(?:est-ce qu(?:e |['’])|savoir si |si )|(?:has|have|did) )?(?:l['’]|la |le |les |the )?(?P<who>{_NAME}(?: {_NAME}){{0,6}}?)"
    r" (?:(?:a|ont|avait|avaient)(?:-t-(?:il|elle|ils|elles))? (?:d[ée]j[àa] |jamais |bien )?(?:eu|accueilli|port[ée]|h[ée]berg[ée]|propos[ée]|re[çc]u)|(?:ever |already )?(?:hosted?|had|received?|proposed?))"
    r" (?:des?|un|une|the|any|an?|d['’]|l['’]un)\b(?P<rest>[^?!.]*)[ ?!.]*$",
    re.IGNORECASE,
)
"""« est-ce que Pôle emploi ou France Travail a déjà eu un projet ? »."""
_OR = re.compile(r" (?:ou|et|or|and) |, ")
_OF_STATE = re.compile(r"(?:minist|direction |agence |office |secretariat |caisse )")
"""Begins the name of an administration, so that nothing else can be asked about."""
_TEAMS = frozenset("equipe equipes team teams".split())
"""Words for those who work on a project."""
_NOBODYS_NAME = re.compile(
    r"\b(?:^des|une?|mon|ma|mes|vos|votre|ces?|cette|quel\w*|lesquel\w*|combien|qui|que|quand|pourquoi|comment|on|il|ils|elles?|vous|nous|tu|je|y|ca|cela|quelqu'un|personne|who|which|what|when|why|how|it|they|you|we|anyone|somebody|an?|my|your)\b"
)
"""Says no name."""


def of_an_unknown_host(case: RankedCase) -> Decision | None:
    """« la SNCF a déjà porté un projet ? »: of hosts that are known, their projects are listed."""
    programme, engine = case.engine.knowledge.programme, case.engine
    first, *rest = (s.strip() for s in SENTENCE_END.split(case.question.strip()))
    alone = first if not any("?" in s for s in rest) else ""  # « … ? Je travaille au cabinet. »
    asked = _HOSTED.match(case.question.strip()) or _HOSTED.match(alone)
    if asked is None or (case.ranking.answered and not _OF_STATE.match(fold(asked["who"]))):
        return None
    who, things = asked["who"], words_for_projects(programme) | own_words(programme) | _TEAMS
    named = engine.vocabulary.find(who)
    known = "administrations" in named.facets or named.cohorts or own_words(programme) & set(words(who))
    if known or _NOBODYS_NAME.search(fold(who)) or not set(words(asked["rest"])) & things:
        return None
    names = [fold(name) for name in _OR.split(who)]
    if any(name in fold(p.administration) for name in names for p in engine.knowledge.projects):
        return None
    lang, unknown = case.composer.lang, case.composer.dates.unrevealed
    count = sum(p.cohort not in unknown for p in engine.knowledge.projects)
    otherwise = say(lang, "reply.search_otherwise", cohort_word=in_language(programme.cohort_word, lang))
    text = f"{say(lang, 'reply.no_host', count=count, who=who)} {otherwise}"
    return Reply("answer", text, lang, confidence=1.0), replace(case.before, question=case.question)

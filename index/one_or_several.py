"""Whether a search is for one project, for several, or for all there is of a sort."""

from __future__ import annotations

import re
from functools import lru_cache

from index.documents import Programme, Project
from index.lexical import STOP_WORDS, stems
from index.mentions import Mentions
from index.search_words import ASKING, LISTING, words_for_projects
from index.text import fold, words

OWN = 2
"""Words of a project's own that a search for one project needs to mean that one."""

CLEAR = 0.5
"""Share of the likelihood from which the first project is the single one that is meant."""

_ONE = re.compile(r"\b(?:le (?:truc|machin)|celui|l'outil|l'appli\w*|the (?:one|tool|app))\b")
"""Speaks of a single thing, besides the words for a project."""

_ONE_OF = re.compile(
    r"\b(?:une?|l'un|l'une|lequel|laquelle|one) (?:de|d'|parmi|of) (?:vos|les|ces|the|your|tous|toutes)\b"
)
"""Speaks of one among several."""

_FRENCH = "travaux equipes outils applis applications services sites produits trucs".split()
MADE = frozenset((*_FRENCH, "tools", "apps")) - {"applications"}
"""Words for what the projects made, or who made it; not those that mean other things in English."""

_MADE = rf"(?:{'|'.join(_FRENCH)})"
_THINGS = rf"(?:quel(?:le)?s|lesquel(?:le)?s de(?:s| vos| ces| tous les)|parmi (?:les|vos|ces|tous (?:les|vos))) {_MADE}|equipes (?:qui (?:melang|mari|reuni|associ|combin)\w+|mixtes|avec|ou il y avait|ayant)|quelle equipe(?= (?:de la|a|avait|etait|comptait|avec|n)\b)|which (?:[a-z]+ \d )?(?:teams?|tools|apps|services|products)"
_WHICH_THINGS = re.compile(rf"\b(?:{_THINGS})\b")
"""Asks which of what the projects made (« quels services… »)."""

_ANY = re.compile(
    rf"\b(?:{_THINGS}|qqch|quelque chose|quelques? trucs?|des (?:choses|trucs|outils)|something|anything)\b"
)
"""Asks whether there is anything of a sort."""

_DONE_FOR = re.compile(
    r"(?:(?<!est )(?<!est-)\bce qu[ei]?\b|\bqu'est[- ]ce qu[ei]?\b).{0,24}\b(?:a|ont|avez|aviez|as|avait)(?: ete| deja| bien)? (?:faite?s?|menee?s?|realisee?s?|construite?s?|inventee?s?|fabriquee?s?|developpee?s?|creee?s?|imaginee?s?|montee?s?)\b.{0,12}?\b(?:pour|dans|sur|avec|cote|chez|autour|par vos|au sein)\b|"
    r"\bque (?:faisaient|faisait|font) (?:les|vos)\b|\bwhat (?:have|has|did|was)\b.{0,24}\b(?:done|do|made|make|built|build) (?:for|in|on)\b|\b(?:avez|ont|a|as)(?:-vous)? fait (?:quoi|qqch|quelque chose|(?:un|des) (?:trucs?|choses?)) (?:pour|dans|sur|avec)\b|\bqu'avez[- ]vous fait (?:pour|dans|sur|avec)\b|"
    r"\b(?:quels?|quelles) (?:travaux|realisations?|chantiers?) (?:ont|a|avez|avait)\b|"
    r"\b(?:anything|something) (?:that )?you (?:guys |all )?(?:ever )?(?:did|made|built|ran) (?:in|for|on|about|with)\b|"
    r"\b(?:did|have) you (?:guys |all )?(?:ever )?(?:do|done|make|made|build|built|run) (?:something|anything) (?:in|for|on|about|with)\b|"
    r"\b(?:did|has|have) (?:an?|any) teams? (?:ever )?(?:work|worked|been|gone|join\w*) (?:for|with|at|in|to)\b|\bune equipe (?:a|est)(?:-t-elle)? (?:deja |jamais )?(?:travaill\w+|boss\w+|alle\w*|intervenue) (?:pour|chez|a|au|aux|dans)\b"
)
"""Asks what was done for somebody, or in a field (« ce qui a été fait pour la justice »)."""

_EVERYTHING = re.compile(
    r"\btout(?:es)? (?:ce qui|ce dont|les choses qui)\b.{0,24}\b(?:touche|concerne|parle|tourne|a rapport|traite)(?:nt)?\b|"
    r"\btout ce que (?:vous avez|tu as|vous auriez|il y a)\b(?: eu| fait)?.{0,12}\b(?:la-?dessus|la dessus|sur|autour|dans)\b|"
    r"\beverything (?:about|on|related to|to do with)\b|\beverything (?:that was |you (?:have )?|you've )(?:done|did|made)\b"
)
"""Asks for all there is of a sort (« tout ce qui touche à la pêche »)."""


def stems_of(project: Project) -> frozenset[str]:
    told = (project.plain, *(card.plain for card in project.translations.values()))
    about = (project.name, *project.summary.values(), project.administration, project.status.text)
    return kept_stems(" ".join((*about, *told)))


@lru_cache(maxsize=2_000)
def kept_stems(text: str) -> frozenset[str]:
    """Kept from one search to the next: the texts of projects hardly change."""
    return frozenset(stems(text))


def asks_for_one(question: str, mentions: Mentions, project: Project, programme: Programme) -> bool:
    """Whether a search speaks of a single project, and with enough words of `project`'s own to mean that one."""
    if asks_for_several(question, programme):
        return False
    own = {w for w in mentions.rest if w not in ASKING and w not in STOP_WORDS and set(stems(w)) <= stems_of(project)}
    return len(own) >= OWN


def means_one(question: str, share: float, programme: Programme) -> bool:
    """Whether a question speaks of a single project, and the first one has a clear `share` of the likelihood."""
    if share < CLEAR or asks_for_several(question, programme):
        return False
    folded = fold(question)
    return bool(_ONE.search(folded)) or any(
        re.search(rf"\b(?:le|the) {word}\b", folded) for word in words_for_projects(programme)
    )


def asks_for_several(question: str, programme: Programme) -> bool:
    """Whether a search is for projects, in the plural."""
    if _ONE_OF.search(fold(question)):
        return False
    if asks_for_everything(question):
        return True
    return bool(set(words(question)) & (LISTING | {w for w in words_for_projects(programme) if w.endswith("s")}))


def but_everything(question: str) -> str:
    """What a question that asks for all there is of a sort says besides (folded)."""
    return _EVERYTHING.sub(" ", fold(question))


def asks_for_everything(question: str) -> bool:
    """Whether a question asks for all there is of a sort (« tout ce qui touche à la pêche »)."""
    return bool(_EVERYTHING.search(fold(question)))


def asks_for_any(question: str) -> bool:
    """Whether a question asks whether there is anything of a sort (« il y a eu quelque chose pour les pompiers ? »)."""
    return bool(_ANY.search(fold(question)) or _DONE_FOR.search(fold(question)))


def asks_which_things(question: str) -> bool:
    """Whether a question asks which services, tools or sites there are (« quels services ont été repris ? »)."""
    return bool(_WHICH_THINGS.search(fold(question)))


def asks_what_was_done(question: str) -> bool:
    """Whether a question asks what was done for somebody, or in a field (« ce qui a été fait pour la justice »)."""
    return bool(_DONE_FOR.search(fold(question)))

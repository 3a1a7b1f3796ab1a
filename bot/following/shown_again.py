"""Whether a project's card tells what is asked of it: else it is said that there is no more."""

from __future__ import annotations

import re
from collections.abc import Collection

from bot.following.aspects import aspects
from bot.following.by_aspect import OF_EACH, SURELY
from bot.reply import Reply
from bot.wording import project_cues
from bot.wording.allusions import Wording
from bot.wording.card_cues import STAYED_SO
from bot.wording.which_cues import WHICH_ONE
from index.knowledge import Knowledge
from index.lexical import stems
from index.naming import says_name
from index.numerals import CARDINALS
from index.search_words import ASKING
from index.text import fold

_HOW_MANY = re.compile(r"\b(?:combien|cb|nombre) (?:de |d')(?P<what>[a-z]{4,})|\bhow many (?P<which>[a-z]{4,})")
"""Asks how many of something there are."""
_OF_EVERY_CARD = frozenset(
    "temps mois annees semaines postes places developpeurs developpeuses designers devs time months years weeks posts jobs developers".split()
)
"""What a card tells the number of in words of its own."""
_SHARE = re.compile(
    r"\b(?:pourcentage|proportion|quelle part|percentage|share|combien de pour ?cent|(?:taux|error) (?:d'erreurs?|rate))|\b(?:combien|cb) de %"
)
_FATE = re.compile(r"\b(?:licenci\w+|vires?|virees?|renvoy\w+|chomage|fired|laid off|dismissed|let go)\b")
"""Asks what became of the people."""
_SHARED = 5
"""Letters by which another form of a noun is known."""
_IT = "ça"
"""Stands for a project's name, as it would in a question that follows its card."""
OF_A_CARD, PLAINLY = 0.3, 0.9
"""Chance, of all that a card tells together, from which it is taken for told to who asks of a project by its name; and of one of
them from which it is, whatever else is said."""
SEVERAL = 2
"""Stems that a card has not, from which a question may ask for more than it tells."""


def told_by_the_card(question: str, reply: Reply, knowledge: Knowledge) -> bool:
    """Whether `reply` is no card of a project, says first what it lacks, surely tells what `question` asks for, or that asks nothing."""
    project = knowledge.projects_by_id.get(reply.entry or "")
    if project is None or reply.kind != "answer" or not reply.markdown.startswith(f"**{project.name}**"):
        return True
    wording = Wording(question)
    if "?" not in question and not wording.asks:
        return True  # « trop bien »
    card = reply.markdown.partition("\n\n**")[0]  # without what is told beside it
    if (noun := _counted(wording)) and not _tells_how_many(card, noun):
        return False  # « combien de CCAS l'utilisent ? »
    if (_FATE.search(wording.folded) and not STAYED_SO.search(card)) or (
        _SHARE.search(wording.folded) and "%" not in card
    ):
        return False  # « et les gens qui bossaient dessus, ils ont été licenciés ? », « il se trompe dans combien de % des cas ? »
    chances = aspects()(wording.stripped, False)
    label = max(chances, key=chances.__getitem__)
    return (label in OF_EACH and chances[label] >= SURELY) or not _untold(reply.markdown, wording)


def told_of_what_it_names(question: str, reply: Reply, knowledge: Knowledge) -> bool:
    """The same for the first card, of a project that `question` names; whether it likely tells what is asked is enough.

    « Compar:IA compare combien de modèles ? » gets the card, which does not tell it.
    """
    project = knowledge.projects_by_id.get(reply.entry or "")
    named = _named_by_it(question, project.name, knowledge.ordinary_words) if project else ""
    if not named or project is None or not reply.markdown.startswith(f"**{project.name}**"):
        return True
    wording = Wording(question.replace(named, _IT, 1))
    if WHICH_ONE.search(wording.folded):
        return True  # « entre les deux, lequel est pour les médias ? »
    if noun := _counted(wording):
        return _tells_how_many(reply.markdown, noun)
    if _SHARE.search(wording.folded) and "%" in reply.markdown:
        return True
    chances = aspects()(wording.stripped, False)
    label = max(chances, key=chances.__getitem__)
    likely = label in OF_EACH and sum(chances[each] for each in OF_EACH) >= OF_A_CARD
    untold = _untold(reply.markdown, wording)
    return not untold or (likely and (len(untold) < SEVERAL or chances[label] >= PLAINLY))


def _counted(wording: Wording) -> str:
    """What a question asks the number of; "" for nothing."""
    counted = _HOW_MANY.search(wording.folded)
    return (counted["what"] or counted["which"]) if counted else ""


def _tells_how_many(text: str, noun: str) -> bool:
    return noun in project_cues.COUNTED | _OF_EVERY_CARD or _counts(text, noun)


def _untold(text: str, wording: Wording) -> set[str]:
    """The stems of the telling words of a question that a text has not."""
    return {s for w in wording.content if w not in ASKING for s in stems(w)} - set(stems(text))


def _named_by_it(question: str, name: str, ordinary: Collection[str]) -> str:
    """The shortest part of a question that says a project's name; "" where it names it not, or asks nothing more of it."""
    said, most = question.split(), len(name.split()) + 1
    parts = (said[i : i + size] for size in range(1, most + 1) for i in range(len(said) - size + 1))
    named = next((part for part in map(" ".join, parts) if says_name(part, name, ordinary)), "")
    return named if named and "?" in question and len(Wording(question.replace(named, "")).content) else ""


def _counts(text: str, noun: str) -> bool:
    """Whether a text tells a number of what `noun` names."""
    number = rf"(?:\d[\d\u202f\u00a0 .,]*|\b(?:{'|'.join(map(re.escape, CARDINALS))})\b)"
    return bool(re.search(rf"{number} *(?:[^\s.,;:]+ ){{0,3}}{re.escape(noun[:_SHARED])}", fold(text)))

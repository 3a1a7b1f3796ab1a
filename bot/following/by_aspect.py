"""How a question goes on about the projects that were shown, where no pattern knows its words: by what it most likely asks for."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.following.aspects import NONE, aspects
from bot.following.of_its_host import shown
from bot.following.one_listed import PAIR, the_other_that_says
from bot.following.others import rarest_theme
from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording import amount_cues, list_cues, project_cues
from bot.wording.allusions import SHORT
from index.calendar import CANDIDATES
from index.filters import Filters
from index.knowledge import DATES_PREFIX
from index.one_or_several import MADE
from index.search_words import own_words, words_for_projects

OF_EACH = frozenset("code site people cohort place host state length purpose".split())
"""What a card, or the line of each project of a list, tells."""

SURELY, RATHER = 0.6, 0.45
"""Chance that a turn must have to ask for something of the projects that were shown; and where it plainly speaks of them."""

HARDLY = 0.15
"""Chance that it asks for nothing of them up to which the latter is enough."""

ELSEWHERE = 0.9
"""Confidence from which a question that leans on nothing is answered by itself."""

LONGEST = 4 * SHORT
"""Words up to which a turn is read so."""

_FOR_ONESELF = frozenset({"code", "site"})
"""What one asks for to use it oneself."""
_TO_ME = re.compile(r"\bm'|\b(?:me|moi|nous|us)\b|\bon (?:reste|bosse|travaille|gagne|touche|commence|finit|signe)\b")
"""Speaks of who asks, or of what everybody in the programme does."""
_OTHER = re.compile(r"\b(?:d'autres|un autre|une autre|les autres|l'autre|another|other|any other) (?P<what>[a-z]+)")
"""Asks for others of something, or the like."""
_AFTER_OTHER = frozenset(
    "de du des dans comme chez pour avec a au aux en sur dessus ou la les le ils elles qu que qui c aussi encore de like with for in at from of by there here too they one ones similar du meme genre type truc trucs".split()
)
"""Words after « d'autres » by which it stands for projects."""
_OF_ALL = frozenset("tout tous toute toutes all every licence license reutiliser reuse".split())
"""Speaks of all that there is, or of what a licence lets one do."""
_A_POST = frozenset(
    "metier metiers poste postes job jobs candidature candidater postuler inscrire inscription apply".split()
)
"""Words by which one asks for a post, or to apply, rather than for a site or code."""
_OF_ONE = frozenset("il elle it he she".split())
"""Stand for one of those that were listed."""


def aspect_of_the_list(turn: Turn) -> Understood | None:
    """« on peut fouiller dedans quelque part, pour ces deux-là ? » after a list: the list, with that of each."""
    listed = turn.before.listed
    if not turn.listed or len(listed) < PAIR or _names_or_is_long(turn):
        return None
    one = turn.wording.the_one or turn.wording.place(len(listed)) is not None or turn.wording.subject in _OF_ONE
    if one or turn.wording.the_other:  # « combien de mois il est resté ? » is of one of them
        return None
    label = _asked(turn, several=True)
    if label in _FOR_ONESELF and _speaks_of_them(turn) and not _of_the_programme(turn):
        return Understood(turn.question, turn.mentions, filters=turn.list_given, aspect=label)
    if label not in OF_EACH or (_of_oneself(turn) and label not in _FOR_ONESELF) or _elsewhere(turn):
        return None
    return Understood(turn.question, turn.mentions, filters=turn.list_given, aspect=label)


def aspect_of_the_project(turn: Turn) -> Understood | None:
    """« y a moyen de grimper à bord ? », « la même maison en a d'autres ? », « ça se visite en ligne ? » after a project."""
    if turn.project is None or _names_or_is_long(turn):
        return None
    label = _asked(turn, several=False)
    if label in OF_EACH and (one := the_other_that_says(turn)):  # « la 3D c'est qui qui l'a fait ? »
        return replace(turn.same(one, ()), aspect=label)
    if label == "people" and amount_cues.PAY.search(turn.wording.folded):
        return None  # « et ceux qui ont bossé dessus, ils touchaient combien ? »
    if label == "state" and amount_cues.HOW_MANY.search(turn.wording.folded):
        return None  # « combien de communes l'utilisent aujourd'hui ? »
    if label in _FOR_ONESELF and not _of_the_programme(turn):
        return replace(turn.same(), aspect=label)  # « et on peut voir le code qq part ? »
    if not label or _elsewhere(turn):
        return None
    if label in OF_EACH and _of_oneself(turn) and label not in _FOR_ONESELF:
        return None  # « quelle administration pourrait m'accueillir ? »
    if label in OF_EACH:
        return replace(turn.same(), aspect=label)
    if label == "join":
        call = turn.engine.knowledge.calendar.call_to(CANDIDATES)
        of_it = Understood(turn.question, turn.mentions, of_project=turn.project.id)
        return replace(of_it, unit=DATES_PREFIX + call.id) if call else None
    if label in ("others", "alike") and not _other_projects(turn):
        return None  # « et les autres ministères ? », « d'autres infos ? »
    if label == "others" and turn.hosts:  # where there is none, that is said
        theirs = Filters(facets={"administrations": turn.hosts}, left_out=shown(turn.project))
        return turn.search(theirs) or Understood(turn.question, turn.mentions, filters=theirs)
    if label == "alike" and not turn.wording.the_other and (own := rarest_theme(turn)):
        return turn.search_by_traits(Filters(facets={"themes": (own,)}, left_out=shown(turn.project)))
    return None


def _asked(turn: Turn, several: bool) -> str:
    """What it asks for of the projects that were shown; "" where that is not sure."""
    chances = aspects()(turn.wording.stripped, several)
    label = max(chances, key=chances.__getitem__)
    likely = chances[label] >= RATHER and chances[NONE] <= HARDLY and _speaks_of_them(turn)
    return label if label != NONE and (chances[label] >= SURELY or likely) else ""


def _of_oneself(turn: Turn) -> bool:
    """Whether it asks something for who asks (« quelle administration pourrait m'accueillir ? »)."""
    return turn.wording.personal or bool(_TO_ME.search(turn.wording.folded))


def _of_the_programme(turn: Turn) -> bool:
    """Whether it speaks to those who answer, or names the programme (« votre code est ouvert ? »)."""
    theirs = own_words(turn.engine.knowledge.programme) | project_cues.ADDRESSED | _OF_ALL | _A_POST
    return bool(turn.wording.said & theirs)


def _speaks_of_them(turn: Turn) -> bool:
    """Whether it says a word that stands for what was shown (« ces deux-là », « celui-là »)."""
    cues = (list_cues.THESE_SEVERAL, project_cues.THAT_ONE, project_cues.OF_ALL_OF_THEM)
    return any(cue.search(turn.wording.folded) for cue in cues)


def _other_projects(turn: Turn) -> bool:
    """Whether the others that it speaks of, if it says a noun for them, are projects."""
    things = words_for_projects(turn.engine.knowledge.programme) | MADE | _AFTER_OTHER
    return all(said["what"] in things for said in _OTHER.finditer(turn.wording.folded))


def _names_or_is_long(turn: Turn) -> bool:
    """Whether it names a cohort, a place or the like, or tells more than it asks."""
    named = turn.mentions.cohorts or turn.mentions.years or set(turn.mentions.facets) - {"statuses"}
    return bool(named) or turn.wording.length > LONGEST


def _elsewhere(turn: Turn) -> bool:
    """Whether it leans on nothing, and is surely answered by a rule or dates."""
    alone = turn.rank(turn.question)
    plain = alone.answered and alone.right >= ELSEWHERE and alone.first.kind != "project"
    return plain and not (turn.wording.pronoun or turn.wording.subject or _speaks_of_them(turn))

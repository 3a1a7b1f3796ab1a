"""How a question goes on by a number alone: a slip that is put right, the sum for those whom one has."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.following.turn import Turn
from bot.understood import Understood
from bot.wording.allusions import SHORT
from index.text import fold

_SLIP = re.compile(
    r"(?:(?:oups|oops|pardon|desolee?|sorry|non|no|zut|mince|euh|enfin|je (?:voulais|voulait) dire|i (?:meant|mean)|faute de frappe|erreur(?: de (?:frappe|saisie)|(?= ?[,:;]))|typo|coquille|"
    r"je me suis trompee?|j'ai fait une (?:faute|erreur)|my mistake|plutot|numero|chiffre|number|c'est|c'etait|it's|that's|la|de|du|d'|in fact|en fait|correction)[ ,.:;!]*)*(?P<number>\d{1,3})(?: ?(?:ans?|years?|mois|months?))?(?:,? (?:et )?(?:pas|non|au lieu de|not|instead of) (?P<wrong>\d{1,3})(?: ?(?:ans?|years?|mois|months?))?)?(?:[ ,.!?]+(?:j'oubliais|j'avais oublie|j'ai oublie|si on compte|en comptant|i forgot|counting)\b.{0,60})?[ ,.!?]*"
)
"""Says nothing but another number."""
_OWNS_UP = re.compile(
    r"\b(?:oups|oops|faute|erreur|typo|coquille|trompee?|mistake|(?:voulais|voulait) dire|meant|mean|pardon|desolee?|sorry)\b"
)
"""Owns that it was a slip."""
_NUMBER = re.compile(r"(?<![\w.,/-])\d{1,3}(?![\w.,/-]|e\b)")
_SUM = re.compile(
    r"(?:(?:donc|et|alors|du coup|ok|so|and) )*(?:(?:pour|for) (?:les (?:notres|deux|trois)|nous|eux (?:deux|trois)|ours|(?:the )?(?:two|three)(?: of them)?|us)[, ]*)?"
    r"(?:(?:ca|cela) (?:fait|ferait|donne)(?: donc)? (?:combien|cb)[, ]*|(?:how much|what) (?:is that|does that make)?[, ]*)?(?:(?:pour les|for the|sur les) (?:deux|trois|two|three) [a-z]+[, ]*)?(?:au total|en tout|ensemble|reunis|additionnees?|in total|altogether|together|in all)?[ ?!.]*"
)
"""Asks for the sum, of those whom one has or of all, and nothing else."""
_MONEY = re.compile(r"\d\s?(?:€|%|euros?\b)")
"""An amount that can be added up."""
_TOTAL = re.compile(
    r"\b(?:(?:ca|cela) (?:fait|ferait|donne)|au total|en tout|ensemble|reunis|additionnees?|in (?:total|all)|altogether|together|for the|(?:sur|pour) les (?:deux|trois|notres)|is that|does that make)\b"
)
"""Has a word of a sum."""


def slip_put_right(turn: Turn) -> Understood | None:
    """« oups, faute de frappe, 12 » after « j'ai 2 ans d'expérience, ça fait combien ? »: that question, with this number."""
    said, before = _SLIP.fullmatch(turn.wording.folded.strip()), turn.before.question
    numbers = list(_NUMBER.finditer(before))
    if said is None or len(numbers) != 1:
        return None
    if not (_OWNS_UP.search(turn.wording.folded) or said["wrong"] == numbers[0][0]):  # « 16, pas 6 »
        return None
    meant = f"{before[: numbers[0].start()]}{said['number']}{before[numbers[0].end() :]}"
    mentions = turn.engine.vocabulary.find(meant)
    return Understood(meant, mentions, mentions.cohorts or turn.before.cohorts)


def their_sum(turn: Turn) -> Understood | None:
    """« donc pour les nôtres, au total ? » after a rule that tells an amount: the same."""
    known = turn.before.unit in turn.engine.knowledge.versions and _MONEY.search(turn.text)
    folded = fold(turn.question).strip()
    asks = turn.wording.length <= 2 * SHORT and _SUM.fullmatch(folded) and _TOTAL.search(folded)
    return replace(turn.same(), question=turn.joined) if known and asks and not turn.mentions.cohorts else None

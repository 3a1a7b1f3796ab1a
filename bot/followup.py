"""What a question means after what was said before: alone, about the same subject, or about the same search."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.conversation import Context
from index.engine import Engine
from index.finder import Filters
from index.lexical import STOP_WORDS
from index.mentions import Mentions
from index.text import fold, words

SHORT = 7
"""Words up to which a question may be the rest of another one."""

ELSEWHERE = 0.9
"""Confidence from which a question that leans on a project is about something else."""

SAME_SUBJECT, SAME_TOPIC = 2.0, 1.2
"""Added to the fused score of the former answer, and of its neighbours, when a question leans on it."""

_LINK = re.compile(
    r"^(?:(?:et|mais|ou|sinon|alors|donc|ok|d'accord|oui|non|pardon|plutot|and|but|what about|how about|or|so|no|yes)\b[\s,:!]*)+",
    re.IGNORECASE,
)
_CUE = re.compile(r"^(?:et|mais|sinon|non|oui|donc|alors|pardon|plutot|and|but|what about|how about)\b")
_PRONOUN = re.compile(
    r"\b(?:ca|cela|celui-ci|celui-la|celle-ci|la-bas|la dedans|dedans|y|ils?|elles?|pareil|idem|it|that|there|this one|them)\b"
)
_MORE = re.compile(
    r"\b(?:precise[rsz]?|plus de details?|plus d'infos?|en savoir plus|detaille[rz]?|developpe[rz]?|c'est-a-dire|"
    r"more details?|tell me more|elaborate|be more precise)\b"
)
_LANGUAGES = {
    "en": re.compile(r"\b(?:en anglais|in english|english)\b"),
    "fr": re.compile(r"\b(?:en francais|in french)\b"),
}
_BARE = frozenset(
    "combien quand ou pourquoi comment qui quoi lequel laquelle lesquels lesquelles quel quelle quels quelles alors donc how "
    "much when where why who which many long cb kan koi pk comb temps jours jour mois argent heure exactement longtemps "
    "exacte adresse lieu ville date dates".split()
)
"""Words that ask for a side of a subject without naming one."""
_SAME = frozenset("meme memes pareil idem avant apres deja etait etaient depuis toujours same before after".split())
"""Words that ask whether it was so at another time."""
_NEXT = frozenset("apres ensuite then next".split())
"""Words that ask for what follows, not for the same again."""
_ASKED = frozenset("combien quand ou pourquoi comment qui how when where why who".split())
_QUANTITY = re.compile(r"\d")
_OF_A_PROJECT = _BARE | frozenset(
    ["equipe", "lien", "site", "statut", "administration", "ministere", "place", "city", "team", "link"]
)


@dataclass(frozen=True)
class Understood:
    """How a question is to be taken.

    question: to be ranked, completed if need be; bonus: for units that the conversation makes likelier; unit: the same
    subject again; filters: a project search (refined); more: details on the last answer; translate_to: the last answer
    in another language.
    """

    question: str
    mentions: Mentions
    cohorts: tuple[str, ...] = ()
    unit: str | None = None
    filters: Filters | None = None
    more: bool = False
    translate_to: str | None = None
    bonus: dict[str, float] = field(default_factory=dict)


def understand(question: str, mentions: Mentions, before: Context, engine: Engine) -> Understood:
    """Take `question` in the light of `before`. Without a context it stands alone."""
    folded = fold(question)
    alone = Understood(question, mentions)
    if not before.question and not before.unit:
        return alone
    content = [w for w in words(_LINK.sub("", folded)) if w not in STOP_WORDS]
    short = len(words(folded)) <= SHORT
    for target, pattern in _LANGUAGES.items():
        if before.unit and pattern.search(folded) and len(content) <= 3:
            return Understood(before.question, mentions, before.cohorts, before.unit, translate_to=target)
    if before.unit and short and _MORE.search(folded) and len(content) <= 3:
        return Understood(before.question, mentions, before.cohorts, more=True)
    pronoun = bool(_PRONOUN.search(folded))
    cue = pronoun or bool(_CUE.search(folded))
    in_project = before.unit in engine.knowledge.projects_by_id
    if in_project and short and pronoun and not mentions.cohorts and not set(mentions.facets) - {"statuses"}:
        other = engine.rank(question)
        if not (other.answered and other.right >= ELSEWHERE):
            return Understood(before.question, mentions, before.cohorts, before.unit)
    rest = [w for w in words(_LINK.sub("", fold(" ".join(mentions.rest)))) if w not in STOP_WORDS]
    said = set(words(folded))
    if (mentions or mentions.years) and (cue or short) and not set(rest) - _SAME - _BARE:
        if before.unit and said & _ASKED and not before.filters and not in_project:
            return _leaning(question, mentions, before, engine, bare=True, pronoun=pronoun)
        return _turned(question, mentions, before, engine)
    if in_project and short and set(content) <= _OF_A_PROJECT:
        return Understood(before.question, mentions, before.cohorts, before.unit)
    if before.listed and before.unit is None and _CUE.search(folded) and short and not mentions:
        word = next(iter(engine.knowledge.programme.project_words), "")
        return Understood(f"{word} {_LINK.sub('', question).strip()}", mentions)
    bare = short and set(content) <= _BARE | _SAME | _NEXT
    if not bare and not (cue and len(words(folded)) <= 2 * SHORT):
        return alone
    if in_project and short and not mentions:
        other = engine.rank(question)
        if not (other.answered and other.right >= ELSEWHERE):
            return Understood(before.question, mentions, before.cohorts, before.unit)
    return _leaning(question, mentions, before, engine, bare, pronoun)


def _turned(question: str, mentions: Mentions, before: Context, engine: Engine) -> Understood:
    """The question only names something: the former subject, with that changed."""
    if before.filters:
        return Understood(question, mentions, filters=before.filters.merged(Filters.of(mentions)))
    if (mentions.cohorts or mentions.years) and not mentions.facets and before.unit:
        if before.unit in engine.knowledge.projects_by_id:
            return Understood(question, mentions)
        return Understood(before.question, mentions, mentions.cohorts, before.unit)
    if (mentions.cohorts or mentions.years) and not mentions.facets:
        return Understood(before.question, mentions, mentions.cohorts)
    return _leaning(question, mentions, before, engine, bare=True, pronoun=False)


def _leaning(
    question: str, mentions: Mentions, before: Context, engine: Engine, bare: bool, pronoun: bool
) -> Understood:  # fmt: skip
    """The question read alone, joined to the former one and with a preference for its surroundings: the surest wins.

    A question that says nothing by itself (« combien ? ») is never read alone when the former one helps.
    """
    stripped = _LINK.sub("", question).strip(" ?!.") or question
    joined = f"{before.question.strip(' ?!.')} {stripped} ?"
    bonus = _surroundings(before, engine, itself=bare and not set(words(fold(stripped))) & _NEXT)
    cohorts = before.cohorts
    if _QUANTITY.search(stripped) and not bare:  # « et avec 12 ans d'expérience ? »
        joint = engine.rank(joined)
        if before.unit and joint.first.id == before.unit and (joint.answered or joint.suggested):
            return Understood(joined, mentions, cohorts, before.unit)
    single, leaning, both = (
        engine.rank(stripped), engine.rank(stripped, bonus), engine.rank(joined, bonus),
    )  # fmt: skip
    if not bare and not pronoun and single.answered and single.right >= max(leaning.right, both.right) - 0.05:
        return Understood(stripped, mentions, cohorts)
    if not bare and not pronoun and not single.answered and not single.suggested:
        return Understood(stripped, mentions, cohorts)  # another subject, of which nothing is known
    if both.right >= leaning.right and (both.answered or both.right > single.right):
        return Understood(joined, mentions, cohorts, bonus=bonus)
    if leaning.right >= single.right or bare:
        return Understood(stripped, mentions, cohorts, bonus=bonus)
    return Understood(stripped, mentions, cohorts)


def _surroundings(before: Context, engine: Engine, itself: bool) -> dict[str, float]:
    """Units near the former answer: of its topic, named by it as related, and (for a bare question) itself."""
    knowledge = engine.knowledge
    if before.unit is None:
        return {}
    found: dict[str, float] = {}
    group = knowledge.versions.get(before.unit, ())
    topics = {entry.topic for entry in group}
    for unit, entries in knowledge.versions.items():
        if topics & {entry.topic for entry in entries}:
            found[unit] = SAME_TOPIC
    for entry in group:
        for other in entry.related:
            if unit_id := knowledge.unit_of(other):
                found[unit_id] = SAME_TOPIC
    if itself:
        found[before.unit] = SAME_SUBJECT
    else:
        found.pop(before.unit, None)
    return found

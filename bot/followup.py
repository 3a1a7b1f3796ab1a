"""What a question means after what was said before: alone, about the same subject, or about the same search."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.conversation import Context
from index.engine import Engine
from index.finder import Filters
from index.lexical import STOP_WORDS
from index.mentions import Mentions
from index.text import fold, words

SHORT = 6
"""Words up to which a question may be the rest of another one."""

_LINK = re.compile(r"^(?:et|mais|ou|sinon|alors|donc|ok|d'accord|and|but|what about|how about|or|so)\b[\s,:]*", re.IGNORECASE)
_CUE = re.compile(
    r"^(?:et|mais|sinon|and|but|what about|how about)\b|\b(?:ca|cela|celui-ci|celui-la|celle-ci|la-bas|la dedans|ce projet|cette promo|pareil|idem|"
    r"it|that|there|this one)\b"
)
_MORE = re.compile(
    r"\b(?:precise[rsz]?|plus de details?|plus d'infos?|en savoir plus|detaille[rz]?|developpe[rz]?|explique[rz]?|c'est-a-dire|"
    r"more details?|tell me more|elaborate|be more precise|explain)\b"
)
_LANGUAGES = {
    "en": re.compile(r"\b(?:en anglais|in english|english)\b"),
    "fr": re.compile(r"\b(?:en francais|in french)\b"),
}
_BARE = frozenset(
    "combien quand ou pourquoi comment qui quoi lequel laquelle lesquels how much when where why who which many long "
    "cb kan koi pk comb".split()
)
"""Question words that ask nothing by themselves."""


@dataclass(frozen=True)
class Understood:
    """How a question is to be taken.

    question: to be ranked, completed if need be; unit: the same subject again; filters: a project search (refined);
    more: details on the last answer; translate_to: the last answer in another language.
    """

    question: str
    mentions: Mentions
    cohorts: tuple[str, ...] = ()
    unit: str | None = None
    filters: Filters | None = None
    more: bool = False
    translate_to: str | None = None


def understand(question: str, mentions: Mentions, before: Context, engine: Engine, lang: str) -> Understood:
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
    cue = bool(_CUE.search(folded))
    rest = [w for w in mentions.rest if w not in STOP_WORDS and w not in {"et", "mais", "sinon", "and", "but", "what", "about"}]
    only_mentions = bool(mentions) and not rest
    year_only = bool(mentions.years) and not rest
    if (only_mentions or year_only) and (cue or short):
        return _turned(question, mentions, before, engine, cue)
    if before.unit in engine.knowledge.projects_by_id and short and set(content) <= _BARE | {"lieu", "ville", "adresse", "equipe", "lien"}:
        return Understood(before.question, mentions, before.cohorts, before.unit)
    bare = short and bool(content) and set(content) <= _BARE
    if not (cue and short) and not bare and not (short and not content):
        return alone
    return _completed(question, mentions, before, engine)


def _turned(question: str, mentions: Mentions, before: Context, engine: Engine, cue: bool) -> Understood:
    """The question only names something: the former subject, with that changed."""
    programme_only = mentions.cohorts or mentions.years
    if before.filters:
        return Understood(question, mentions, filters=before.filters.merged(Filters.of(mentions)))
    if programme_only and not mentions.facets and before.unit:
        if before.unit in engine.knowledge.projects_by_id:
            return Understood(question, mentions)
        return Understood(before.question, mentions, mentions.cohorts, before.unit)
    if not cue:
        return Understood(question, mentions)
    return _completed(question, mentions, before, engine)


def _completed(question: str, mentions: Mentions, before: Context, engine: Engine) -> Understood:
    """The question joined to the former one, if that makes a surer question than either reading alone."""
    stripped = _LINK.sub("", question).strip(" ?!.") or question
    former = before.question.strip(" ?!.")
    joined = f"{former} {stripped} ?"
    bare, both = engine.rank_all([stripped, joined])
    title = ""
    if before.unit and (versions := engine.knowledge.versions.get(before.unit)):
        title = versions[0].question
    if bare.answered and bare.right >= both.right - 0.05:
        return Understood(stripped, mentions)
    if both.answered or both.right > bare.right:
        return Understood(joined, mentions, before.cohorts)
    if title:
        titled = f"{title} {stripped}"
        if engine.rank(titled).right > bare.right:
            return Understood(titled, mentions, before.cohorts)
    return Understood(stripped, mentions)

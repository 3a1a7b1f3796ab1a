"""The parts of a question that ask for something by themselves, each with what it means."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.allusions import Wording
from bot.circumstances import counted_once, likelier
from bot.clauses import clauses, named, only_names, topic_of
from bot.dates import Dates
from bot.search import SURE
from index.calendar import CANDIDATES
from index.engine import Engine, Ranking
from index.knowledge import DATES_PREFIX
from index.text import fold

CLEARLY = 0.9
"""Chance of being right from which a part of a story is taken for what it asks whatever the rest is about, or the whole for
itself."""

PLAINLY = 0.85
"""Share that what a part means must have by itself for it to be plain."""

ASIDE = 0.5
"""Share of the likelihood that others than candidates must have in the whole for its parts to be about them."""

NOT_THEIRS = -9.0
"""Added there to the fused score of dates for candidates."""

WHEN = "quand"
"""Makes a question of what is only named."""

_WHEN = re.compile(r"\b(?:quand(?! meme)|dates?|jours?|calendrier|when|days?|timeline|schedule|wann|cuando|quando)\b")


@dataclass(frozen=True)
class Part:
    """A part of a question that asks for something by itself: its words, what they mean, and the cohorts that they name."""

    text: str
    ranking: Ranking
    cohorts: tuple[str, ...]
    every: bool = False
    """Whether it asks for all dates at once (« quelles sont les échéances ? »): what of, the whole says."""

    @property
    def unit(self) -> str:
        return self.ranking.first.id

    @property
    def of_dates(self) -> bool:
        return self.ranking.first.kind == "dates"

    @property
    def leans(self) -> bool:
        """Whether it says a pronoun for what the rest of the question names."""
        return Wording(self.text).leans_on_a_noun

    @property
    def plain(self) -> bool:
        """Whether there is hardly a doubt what it means by itself: it leans on nothing, and is sure."""
        return (
            not (self.every or self.leans) and self.ranking.right >= CLEARLY and self.ranking.hits[0].share >= PLAINLY
        )


def asked_parts(
    question: str, cohorts: tuple[str, ...], engine: Engine, dates: Dates, whole: Ranking | None = None
) -> list[Part]:
    """The parts of `question` that ask for something by themselves; none when it has only one.

    Of one that asks for dates, or says nothing but names, also what it names: « la restitution et le dernier jour ».
    `whole`: what the question means as one; where that is about others than candidates, its parts are.
    """
    asks = [text for text in clauses(question) if not Wording(text).of_its_source]
    asking, bare, of_dates = _complete(asks, question), only_names(question), bool(_WHEN.search(fold(question)))
    naming = [piece for piece in named(question) if piece not in asking] if bare or of_dates else []
    when = [f"{WHEN} {piece} ?" for piece in naming]
    texts = [*asking, *when, *(naming if not of_dates else ())]
    bonus = likelier(cohorts, engine, dates) | (_not_theirs(whole, engine) if whole else {})
    rankings = [counted_once(r, engine) for r in engine.rank_all(texts, bonus)] if texts else []
    every = {DATES_PREFIX + kind for kind in engine.knowledge.calendar.every}
    cohorts_of = (engine.vocabulary.find(t).cohorts for t in texts)
    found = [Part(t, r, c, r.first.id in every) for t, r, c in zip(texts, rankings, cohorts_of, strict=True)]
    parts, names = _with_when(found[: len(asking)], question, engine, bonus, every), found[len(asking) :]
    surest = (max(names[i :: len(naming)], key=lambda p: p.ranking.right) for i in range(len(naming)))
    kinds = ("dates",) if of_dates else ("dates", "entry")
    meant = [p for p in surest if p.ranking.first.kind in kinds and p.ranking.right >= CLEARLY]
    return [*parts, *(meant if parts or len(meant) > 1 else ())]


def _with_when(
    parts: list[Part], question: str, engine: Engine, bonus: Mapping[str, float], every: Collection[str]
) -> list[Part]:  # fmt: skip
    """The `parts`, of which those that only name something ask when it is, beside dates (« trop tard ? et l'oral ? »)."""
    if not any(p.of_dates and p.ranking.answered for p in parts):
        return parts
    pieces = named(question)
    bare = [p for p in parts if not (p.of_dates or p.plain) and p.text in pieces]
    rankings = engine.rank_all([f"{WHEN} {p.text} ?" for p in bare], bonus) if bare else []
    dated = {
        p.text: replace(p, ranking=counted_once(r, engine), every=r.first.id in every)
        for p, r in zip(bare, rankings, strict=True)
        if r.first.kind == "dates" and r.right >= max(SURE, p.ranking.right)
    }
    return [dated.get(p.text, p) for p in parts]


def asks_for_its_source(question: str) -> bool:
    """Whether a part of `question` asks where the answer to the rest comes from (« c'est fermé, et c'est de quand, cette info ? »)."""
    return any(Wording(text).of_its_source for text in clauses(question))


def _complete(asking: Sequence[str], question: str) -> list[str]:
    """The asking parts, each with what the question names at its beginning for all of them."""
    topic = topic_of(question)
    return [f"{topic} : {text}" if topic and not text.startswith(topic) else text for text in asking]


def _not_theirs(whole: Ranking, engine: Engine) -> dict[str, float]:
    """What makes dates for candidates unlikely, where a question is about others."""
    knowledge = engine.knowledge
    aside = sum(h.share for h in whole.hits if knowledge.audience(h.unit.id) not in ("", CANDIDATES))
    theirs = (DATES_PREFIX + k.id for k in knowledge.calendar.kinds if k.audience == CANDIDATES)
    return dict.fromkeys(theirs, NOT_THEIRS) if aside >= ASIDE else {}


def cohorts_of_each(parts: Sequence[Part]) -> dict[str, tuple[str, ...]]:
    """Unit -> the cohorts that its part names, where the parts name different ones (« la fin de la 5 et le début de la 6 »)."""
    of_each = {p.unit: p.cohorts for p in parts if p.cohorts}
    return of_each if len(set(of_each.values())) > 1 else {}

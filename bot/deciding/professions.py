"""Who tells their profession, and asks whether one can apply: « je suis développeuse, vous prenez en ce moment ? ».

The profession is what such a question speaks of most, but it is told in passing: where the calls stand is asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.dates.circumstances import counted_once
from bot.deciding.leading import LIKELY, STORY, led_by
from bot.deciding.part import PLAINLY, Part
from bot.wording.allusions import Wording
from index.engine import Engine
from index.mentions import Mentions
from index.ranking import Ranking
from index.text import words

PROFESSIONS, STATUSES = "profiles", "statuses"
ALREADY = frozenset("deja already".split())


def led_by_the_calls(
    question: str, mentions: Mentions, ranking: Ranking, parts: Sequence[Part], engine: Engine
) -> Ranking:  # fmt: skip
    """The ranking, led by what says whether one can apply, where it is about a profession that is only told in passing."""
    told, wording = mentions.facets.get(PROFESSIONS, ()), Wording(question)
    of_now = wording.of_time or wording.now or STATUSES in mentions.facets or wording.said & ALREADY
    if not told or not of_now or set(mentions.facets) - {PROFESSIONS, STATUSES}:
        return ranking
    about = engine.facets.get(ranking.first.id, {}).get(PROFESSIONS, ())
    if ranking.first.kind != "entry" or not set(told) & set(about) or ranking.scope < LIKELY:
        return ranking  # « ce dispositif de l'Insee pour data scientists, c'est ouvert ? »
    own = next((p.ranking for p in parts if p.plain and _of_calls(p.ranking, engine)), None)
    led = own or _without(question, mentions, engine)
    return led_by(ranking, led) if _of_calls(led, engine) else ranking


def _of_calls(ranking: Ranking, engine: Engine) -> bool:
    """Whether it plainly asks whether one can apply."""
    plain = ranking.scope >= STORY and ranking.hits[0].share >= PLAINLY
    return plain and ranking.first.id in engine.knowledge.of_calls


def _without(question: str, mentions: Mentions, engine: Engine) -> Ranking:
    """What the question means without the profession."""
    said = mentions.said_of(PROFESSIONS)
    return counted_once(engine.rank(" ".join(w for w in words(question) if w not in said)), engine)

"""What a question may mean after what was said before it: some units, or nothing, with what speaks for each."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from bot.following.choice import Array, chances
from bot.following.sides import side
from bot.following.turn import Turn
from bot.wording import project_cues
from index.calendar import CANDIDATES
from index.knowledge import DATES_PREFIX, Unit
from index.ranking import Ranking
from index.search_words import own_words

FEATURES = (
    "right_alone", "scope_alone", "right_together", "length", "pronoun", "bare", "link", "personal", "asks", "after_dates",
    "after_project", "own_name", "addressed", "side",
    "alone", "together", "first_alone", "first_together", "near", "near_trail", "facet", "same", "same_leans", "same_elliptic",
    "told", "earlier", "dates", "dates_when", "project", "audience", "same_side",
    "nothing", "nothing_alone", "nothing_together",
)  # fmt: skip
"""What is known of a candidate. First of the turn, the same for all:

right_alone, right_together: chances that the first hit of the question alone, or after the former one, answers it; scope_alone:
that the knowledge speaks of it; length: in words, 1 being LONG; pronoun, bare, link, personal, asks: its wording; after_dates,
after_project: what was told last; own_name, addressed: whether it says the programme's name, or speaks to it or of oneself; side: after a project, how clearly its words ask
for a side of it. Of a unit: alone, together: the logarithms of its shares of the likelihood; first_alone,
first_together: whether it is first; near, near_trail: of the topic of what was told, or before that; facet: about the
profession or place named before; same: what was told last (again, where the question leans, or is elliptic); told: the share
of the telling words that its answer has; earlier: told before that; dates (after a word of time), project; audience: for those
who were spoken to; same_side: what was told last, that clearly. Of nothing: that it is that, and how likely nothing is by either ranking.
"""

WIDE = 12
"""Units of either ranking that are candidates."""

LONG = 14
"""Words from which on a question is as long as can be."""


@dataclass(frozen=True)
class Candidates:
    """features: (units + 1, len(FEATURES)), the last row that of nothing; own, both: the rankings of the question alone and
    after the former one.
    """

    units: tuple[Unit, ...]
    features: Array
    own: Ranking
    both: Ranking

    def chances(self) -> Array:
        """The probability of each, (units + 1,)."""
        return chances(self.features)


def candidates(turn: Turn) -> Candidates:
    """The units that the question may mean, alone or after the former one, with what speaks for each."""
    before, wording, knowledge = turn.before, turn.wording, turn.engine.knowledge
    own, both = turn.engine.rank_all([wording.stripped, turn.joined], turn.likelier, WIDE)
    units = {hit.unit.id: hit.unit for hit in (*own.hits, *both.hits) if hit.unit.kind != "smalltalk"}
    told = [u for u in (before.unit, *before.trail) if u in knowledge.units_by_id]
    units |= {u: knowledge.units_by_id[u] for u in told if u}
    if not turn.again and len(units) > 1:
        units.pop(before.unit or "", None)
    if turn.mentions.cohorts:  # what is of other cohorts alone does not answer
        own_cohorts, about = set(turn.mentions.cohorts), turn.engine.about
        units = {i: unit for i, unit in units.items() if i not in about or about[i] & own_cohorts} or units
    alone, together = own.log_chances, both.log_chances
    length = min(wording.length, LONG) / LONG
    kept = {} if turn.mentions.facets else turn.facets_before
    topics = {topic for u in before.trail for topic in knowledge.topics(u)}
    audiences = {knowledge.audience(u) for u in told[:2] if u}
    asks_side = side(wording.stripped) if turn.project is not None else 0.0
    context = {
        "right_alone": own.right,
        "scope_alone": own.scope,
        "right_together": both.right,
        "length": length,
        "pronoun": wording.pronoun,
        "bare": wording.bare,
        "link": wording.opens_with_link,
        "personal": wording.personal,
        "asks": wording.asks or "?" in turn.question,
        "after_dates": (before.unit or "").startswith(DATES_PREFIX),
        "after_project": turn.project is not None,
        "own_name": bool(wording.said & own_words(knowledge.programme)),
        "addressed": bool(wording.said & project_cues.ADDRESSED),
        "side": asks_side,
    }
    rows = []
    for id, unit in units.items():
        same, dates, audience = id == before.unit, unit.kind == "dates", knowledge.audience(id)
        rows.append(
            context
            | {
                "alone": alone[id],
                "together": together[id],
                "first_alone": id == own.first.id,
                "first_together": id == both.first.id,
                "near": id in turn.surroundings,
                "near_trail": bool(topics & knowledge.topics(id)),
                "facet": bool(kept) and turn.is_about(id, kept),
                "same": same,
                "same_leans": same * wording.leans,
                "same_elliptic": same * wording.elliptic,
                "told": turn.told_by(id),
                "earlier": id in before.trail,
                "dates": dates,
                "dates_when": dates * wording.of_time,
                "project": unit.kind == "project",
                "audience": audience != CANDIDATES and audience in audiences,
                "same_side": same * asks_side,
            }
        )
    rows.append(
        context | {"nothing": 1.0, "nothing_alone": _log_odds(own.scope), "nothing_together": _log_odds(both.right)}
    )
    features = np.array([[float(row.get(name, 0.0)) for name in FEATURES] for row in rows])
    return Candidates(tuple(units.values()), features, own, both)


def _log_odds(chance: float) -> float:
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    return float(np.log(chance / (1 - chance)))

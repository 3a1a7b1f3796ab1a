"""Which unit a question means after what was said before it: its own ranking and that of both questions, pooled.

A logarithmic opinion pool (Genest and Zidek 1986) of the question alone and of the two questions as one, with what the
conversation tells of each unit; that nothing answers is one more choice. The weights are those of a conditional logit
(McFadden 1974), fitted on dialogues by `python -m tests.fit_leaning`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from bot.turn import Turn, Understood
from index.asking import asks_for_projects, words_for_projects
from index.calendar import CANDIDATES
from index.engine import Hit, Ranking
from index.finder import Filters, find
from index.knowledge import DATES_PREFIX, Unit

Array = npt.NDArray[np.float64]

WEIGHTS = {
    "alone": 0.29, "alone_sure": 0.23, "alone_leans": -0.08, "first_sure": 1.43, "together": 0.43, "near": 1.26, "trail_near": 0.25, "facet": 1.73,
    "same": 2.43, "same_long": -3.40, "same_leans": -0.46, "same_elliptic": 1.58, "same_told": 0.57, "earlier": 2.32,
    "same_dates": -1.46, "dates_when": -0.16, "other_dates": -1.63, "project_unasked": 2.66, "audience": 1.62,
    "nothing": -1.91, "nothing_alone": -0.99, "nothing_together": -0.56, "nothing_long": 3.78,
}  # fmt: skip
"""What each feature adds to the log-odds of a unit, or of nothing."""

WIDE = 12
"""Units of either ranking that are candidates."""

LONG = 14
"""Words from which on a question is as long as can be."""

COURTESY = 0.98
"""Confidence from which a question is taken for courtesy (« tu es un robot ? »): briefer words ask for something here."""

ANSWER_FROM = 1.6
"""How many times likelier the answer must be right than nothing."""

LEAST = 0.3
"""Chance of being right below which nothing is answered."""


@dataclass(frozen=True)
class Candidates:
    """What a question may mean: some units, or nothing that is known.

    features: (units + 1, len(WEIGHTS)), the last row that of nothing; own, both: the rankings of the question alone and
    after the former one.
    """

    units: tuple[Unit, ...]
    features: Array
    own: Ranking
    both: Ranking

    def chances(self) -> Array:
        """The probability of each, (units + 1,)."""
        scores = self.features @ np.array(list(WEIGHTS.values()))
        odds = np.exp(scores - scores.max())
        return np.asarray(odds / odds.sum())


def leaning(turn: Turn) -> Understood:
    """The unit that the question means, alone or with what was said before."""
    wording = turn.wording
    asked = f"{wording.stripped} ?" if "?" in turn.question else wording.stripped
    alone = asked if wording.opens_with_link else turn.question
    if _searches(turn):
        return _among_those(turn) or turn.another(alone)
    found = candidates(turn)
    if found.own.first.kind == "smalltalk" and found.own.answered and found.own.right >= COURTESY:
        return turn.another(alone)
    ranking = _pooled(found, turn)
    unit = ranking.first.id
    if not ranking.answered and wording.bare and turn.before.unit in turn.engine.knowledge.versions:
        return replace(turn.same(), said=alone, again=True)  # « pourquoi ? »
    told = turn.told_by(unit)
    untold = (
        told < 1 if wording.conditional else not told
    )  # « et si mon employeur dit non ? »: that it names him is not enough
    again = unit == turn.before.unit and bool(turn.telling) and untold
    apart = found.own.log_chances[unit] >= found.both.log_chances[unit] and unit != turn.before.unit
    if not apart or unit in turn.before.trail or unit in turn.surroundings:
        question = alone if apart else turn.joined
        return Understood(question, turn.mentions, turn.cohorts, ranking=ranking, said=alone, again=again)
    return replace(turn.another(alone, turn.cohorts if wording.past or wording.bare else ()), ranking=ranking)


def _searches(turn: Turn) -> bool:
    """Whether it looks for projects by itself, in so many words (« quels projets à Lyon pour une designer ? »)."""
    programme = turn.engine.knowledge.programme
    asks = asks_for_projects(turn.question, turn.mentions, programme)
    return asks and bool(turn.mentions.facets) and bool(turn.wording.said & words_for_projects(programme))


def _among_those(turn: Turn) -> Understood | None:
    """« et y a des sujets sur le climat dedans ? » after a cohort: those of that cohort."""
    cohorts = turn.before.cohorts if turn.wording.pronoun and not turn.mentions.cohorts else ()
    filters = replace(Filters.of(turn.mentions), cohorts=cohorts)
    exact = cohorts and find(turn.engine.knowledge, filters, {}).exact
    return Understood(turn.question, turn.mentions, cohorts, filters=filters) if exact else None


def candidates(turn: Turn) -> Candidates:
    """The units that the question may mean, alone or after the former one, with what speaks for each."""
    before, wording, knowledge = turn.before, turn.wording, turn.engine.knowledge
    own, both = turn.engine.rank_all([wording.stripped, turn.joined], turn.likelier, WIDE)
    units = {hit.unit.id: hit.unit for hit in (*own.hits, *both.hits) if hit.unit.kind != "smalltalk"}
    told = [u for u in (before.unit, *before.trail) if u in knowledge.units_by_id]
    units |= {u: knowledge.units_by_id[u] for u in told if u}
    if not turn.again and len(units) > 1:
        units.pop(before.unit or "", None)
    alone, together = own.log_chances, both.log_chances
    length = min(wording.length, LONG) / LONG
    kept = {} if turn.mentions.facets else turn.facets_before
    topics = {topic for u in before.trail for topic in knowledge.topics(u)}
    audiences = {knowledge.audience(u) for u in told[:2] if u}
    rows = []
    for id, unit in units.items():
        same, dates, audience = id == before.unit, unit.kind == "dates", knowledge.audience(id)
        rows.append(
            {
                "alone": alone[id],
                "alone_sure": alone[id] * own.right,
                "alone_leans": alone[id] * wording.leans,
                "first_sure": own.right * (id == own.first.id),
                "together": together[id],
                "near": id in turn.surroundings,
                "trail_near": bool(topics & knowledge.topics(id)),
                "facet": bool(kept) and turn.is_about(id, kept),
                "same": same,
                "same_long": same * length,
                "same_leans": same * wording.leans,
                "same_elliptic": same * wording.elliptic,
                "same_told": same * turn.told_by(id),
                "earlier": id in before.trail,
                "same_dates": same * dates * (not wording.of_time),
                "dates_when": dates * wording.of_time,
                "other_dates": dates * (not same) * (before.unit or "").startswith(DATES_PREFIX),
                "project_unasked": (unit.kind == "project") * bool(before.unit and turn.project is None),
                "audience": audience != CANDIDATES and audience in audiences,
            }
        )
    rows.append(
        {
            "nothing": 1.0,
            "nothing_alone": _log_odds(own.scope),
            "nothing_together": _log_odds(both.right),
            "nothing_long": length,
        }
    )
    features = np.array([[float(row.get(name, 0.0)) for name in WEIGHTS] for row in rows])
    return Candidates(tuple(units.values()), features, own, both)


def _pooled(found: Candidates, turn: Turn) -> Ranking:
    """The candidates, likeliest first, with the chances that the first is right and that any is."""
    chances = found.chances()
    hits = tuple(Hit(found.units[i], float(chances[i])) for i in np.argsort(-chances[:-1]))
    right, nothing = hits[0].share, float(chances[-1])
    # What leans on nothing and would be answered by itself is answered where the pool means the same.
    agreed = found.own.first.id == hits[0].unit.id and found.own.answered and not turn.wording.leans
    answered = agreed or (right >= LEAST and right >= ANSWER_FROM * nothing)
    suggested = not answered and 1 - nothing >= turn.engine.learned.judge.suggest_from
    return Ranking(hits, right, 1 - nothing, answered, suggested, found.own.scores)


def _log_odds(chance: float) -> float:
    chance = min(max(chance, 1e-4), 1 - 1e-4)
    return float(np.log(chance / (1 - chance)))

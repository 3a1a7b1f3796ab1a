"""Fits what is learned from the loaded knowledge, each part on questions that the others have not seen.

In each fold some phrasings are hidden: a share of every unit's, and all of some units', so that the weights and the
confidence see questions both near to and far from what staff thought of. Families of off-topic questions are hidden
whole. What was measured on hidden questions is kept in a `Bench`, from which `evaluation` draws its figures.

Which are hidden and asked is drawn by their own texts, and questions are learned from in that order: an edit of one text
changes little of what is learned, and so nothing of what is answered elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from index import fusion
from index.affinity import Affinity
from index.compared import Material
from index.confidence import Boundary, Evidence, Judge, answers, operating_point
from index.draws import Draws, draws
from index.encoded import Encoded
from index.lexical import Thesaurus
from index.looking import NOTHING, Looking
from index.matcher import Matcher
from index.space import Space
from index.timing import NO_TIMING, Timing

FOLDS = 3
HIDDEN_UNITS = 0.25
"""Share of units that lose all their phrasings but the titles in the fold that hides them."""

ASKED_LIMIT = 1_500
"""Hidden phrasings asked in one fold; of more, a sample."""

FIT_CELLS = 1_500_000
"""Questions times units on which the weights are fitted; of more, a sample of questions."""

FEW = 60
"""With fewer hidden phrasings than this, stand-ins are asked instead and the weights stay the default ones."""

Progress = Callable[[float], None]


@dataclass(frozen=True)
class OffTopicSet:
    """Off-topic questions and the number of the family of each."""

    texts: tuple[str, ...]
    encoded: Encoded
    families: npt.NDArray[np.int64]
    near: npt.NDArray[np.bool_]
    unseen: npt.NDArray[np.bool_]
    """Those that may be asked: the encoder was not tuned on their family."""


@dataclass(frozen=True)
class Asked:
    """Questions and the position of the unit that answers each."""

    texts: tuple[str, ...]
    encoded: Encoded
    owners: npt.NDArray[np.int64]


@dataclass(frozen=True)
class Bench:
    """Unseen questions and what was found for each: the material of the reported figures.

    `rank`: how many units came before the right one; -1 for off-topic questions. `sure` and `inside`: both
    probabilities of each, by judges fitted on the other folds.
    """

    texts: tuple[str, ...]
    evidence: npt.NDArray[np.float32]
    rank: npt.NDArray[np.int64]
    near: npt.NDArray[np.bool_]
    fold: npt.NDArray[np.int64]
    sure: npt.NDArray[np.float32]
    inside: npt.NDArray[np.float32]

    @property
    def scope(self) -> npt.NDArray[np.bool_]:
        return self.rank >= 0


@dataclass(frozen=True)
class Learned:
    """All that is fitted for a knowledge."""

    affinity: Affinity
    weights: fusion.Weights
    boundary: Boundary
    judge: Judge
    looking: Looking = NOTHING
    timing: Timing = NO_TIMING


def train(
    material: Material, space: Space, thesaurus: Thesaurus, off_topic: OffTopicSet, stand_ins: Asked,
    askable: npt.NDArray[np.bool_] | None = None, progress: Progress = lambda share: None, seed: str = "",
) -> tuple[Learned, Bench]:  # fmt: skip
    """Fit everything. Takes about 8 seconds a fold for 5,000 phrasings on two cores.

    `stand_ins` are asked where there are too few phrasings to hide; `askable` tells which phrasings may be hidden and
    asked (those that the encoder was not tuned on). Another `seed` draws others.
    """
    hidden_in, asked_first = _folds(material, seed), draws(material.phrasings, f"asked {seed}")
    if askable is not None:
        hidden_in = np.where(askable, hidden_in, -1)
    few = int((hidden_in >= 0).sum()) < FEW
    family_fold = np.where(off_topic.unseen, off_topic.families % FOLDS, -1)
    mapped_off = space(off_topic.encoded.vectors, "query")
    parts = []
    for fold in range(FOLDS):
        hidden = _sampled(hidden_in == fold, asked_first)
        shown_material = material.without(hidden)
        matcher = fitted_matcher(shown_material, space, thesaurus)
        strange = family_fold == fold
        others = [t for t, s in zip(off_topic.texts, strange, strict=True) if not s]
        boundary = Boundary.fit(matcher.mapped_phrasings, mapped_off[~strange], shown_material.phrasings, others)
        asked = _stand_ins(stand_ins, fold) if few else _hidden(material, hidden)
        parts.append(
            _Part(
                matcher,
                boundary,
                (*asked.texts, *(t for t, s in zip(off_topic.texts, strange, strict=True) if s)),
                Encoded.join([asked.encoded, off_topic.encoded.take(strange)]),
                np.r_[asked.owners, np.full(int(strange.sum()), -1)],
                np.r_[np.zeros(len(asked.texts), bool), off_topic.near[strange]],
            )  # fmt: skip
        )
        progress((fold + 1) / (FOLDS + 1))
    all_signals = [p.matcher.signals(p.texts, p.encoded) for p in parts]
    inside = [p.owners >= 0 for p in parts]
    without = fusion.BARE if material.phrasing_is_title.all() else fusion.DEFAULT
    weights = without if few else _weights(all_signals, inside, parts)
    bench = _bench(parts, all_signals, weights)
    judge = Judge.fit(bench.evidence, bench.rank == 0, bench.scope)
    judge = judge.at(operating_point(bench.sure, bench.inside, bench.scope))
    final = fitted_matcher(material, space, thesaurus)
    boundary = Boundary.fit(final.mapped_phrasings, mapped_off, material.phrasings, off_topic.texts)
    progress(1.0)
    affinity = final.affinity or Affinity.plain(space.mapping.shape[1])
    return Learned(affinity, weights, boundary, judge, timing=_timing(final, mapped_off)), bench


def _timing(matcher: Matcher, strange: npt.NDArray[np.float32]) -> Timing:
    """Learned from the phrasings of dates, those of rules and courtesies, and mapped off-topic questions."""
    material = matcher.material
    kinds = np.array([unit.kind for unit in material.units])[material.phrasing_owner]
    dates, mapped = kinds == "dates", matcher.mapped_phrasings
    said = [text for text, own in zip(material.phrasings, dates, strict=True) if own]
    # Not those of projects: « quand a commencé Basegun ? » asks for dates too.
    return Timing.fit(mapped[dates], np.vstack([mapped[~dates & (kinds != "project")], strange]), said)


def fitted_matcher(material: Material, space: Space, thesaurus: Thesaurus) -> Matcher:
    """A matcher whose affinity is fitted on the material's own phrasings."""
    matcher = Matcher(material, space, thesaurus)
    order = np.argsort(draws(material.phrasings, "affinity"))
    matcher.affinity = Affinity.fit(matcher.mapped_phrasings, material.phrasing_owner, matcher.passage_means, order)
    return matcher


def _weights(
    signals: Sequence[npt.NDArray[np.float32]],
    inside: Sequence[npt.NDArray[np.bool_]],
    parts: Sequence[_Part],
) -> fusion.Weights:
    rows = [(k, i) for k, mask in enumerate(inside) for i in np.flatnonzero(mask & parts[k].known)]
    if len(rows) < FEW:
        rows = [(k, i) for k, mask in enumerate(inside) for i in np.flatnonzero(mask)]
    most = max(200, FIT_CELLS // max(1, signals[0].shape[1]))
    if len(rows) > most:
        chosen = draws([parts[k].texts[i] for k, i in rows], "weighed")
        rows = [rows[i] for i in np.sort(np.argsort(chosen)[:most])]
    return fusion.fit(np.stack([signals[k][i] for k, i in rows]), [int(parts[k].owners[i]) for k, i in rows])


def _sampled(hidden: npt.NDArray[np.bool_], drawn: Draws) -> npt.NDArray[np.bool_]:
    """At most ASKED_LIMIT of the hidden phrasings: those for which the least was drawn."""
    rows = np.flatnonzero(hidden)
    kept = np.zeros(len(hidden), dtype=bool)
    kept[rows[np.argsort(drawn[rows])[:ASKED_LIMIT]]] = True
    return kept


def _hidden(material: Material, hidden: npt.NDArray[np.bool_]) -> Asked:
    texts = tuple(p for p, h in zip(material.phrasings, hidden, strict=True) if h)
    encoded = Encoded(material.phrasing_vectors[hidden], material.phrasing_tokens.take(hidden))
    return Asked(texts, encoded, material.phrasing_owner[hidden])


def _stand_ins(asked: Asked, fold: int) -> Asked:
    rows = [i for i in range(len(asked.texts)) if i % FOLDS == fold][:ASKED_LIMIT]
    return Asked(tuple(asked.texts[i] for i in rows), asked.encoded.take(rows), asked.owners[rows])


@dataclass(frozen=True)
class _Part:
    """One fold's questions, with a matcher that has not seen them."""

    matcher: Matcher
    boundary: Boundary
    texts: tuple[str, ...]
    encoded: Encoded
    owners: npt.NDArray[np.int64]
    near: npt.NDArray[np.bool_]

    @property
    def known(self) -> npt.NDArray[np.bool_]:
        """Which questions are of a unit that has kept phrasings besides its titles, as nearly all have when served."""
        material = self.matcher.material
        said = np.bincount(material.phrasing_owner[~material.phrasing_is_title], minlength=len(material.units)) > 0
        return said[np.maximum(self.owners, 0)] & (self.owners >= 0)


def _folds(material: Material, seed: str) -> npt.NDArray[np.int64]:
    """The fold in which each phrasing is hidden; -1 for titles, which always stay."""
    units = [unit.id for unit in material.units]
    whole = np.where(draws(units, f"whole {seed}") < HIDDEN_UNITS, _fold(units, seed), -1)
    of_unit = whole[material.phrasing_owner]
    folds = np.where(of_unit >= 0, of_unit, _fold(material.phrasings, seed))
    return np.where(material.phrasing_is_title, -1, folds)


def _fold(texts: Sequence[str], seed: str) -> npt.NDArray[np.int64]:
    return (draws(texts, f"fold {seed}") * FOLDS).astype(np.int64)


def _bench(parts: Sequence[_Part], signals: Sequence[npt.NDArray[np.float32]], weights: fusion.Weights) -> Bench:
    texts: list[str] = []
    evidence, ranks, near, folds = [], [], [], []
    for number, (part, signal) in enumerate(zip(parts, signals, strict=True)):
        fused = fusion.scores(signal, weights)
        collect = Evidence(part.matcher, part.boundary)
        texts.extend(part.texts)
        evidence.append(collect(part.texts, part.encoded, signal, fused))
        own = np.take_along_axis(fused, np.maximum(part.owners, 0)[:, None], axis=1)
        ranks.append(np.where(part.owners >= 0, (fused > own).sum(axis=1), -1))
        near.append(part.near)
        folds.append(np.full(len(part.texts), number))
    order = np.argsort(draws(texts, "bench"))
    found, rank, fold = (np.concatenate(parts_of)[order] for parts_of in (evidence, ranks, folds))
    asked = tuple(texts[i] for i in order)
    return Bench(asked, found, rank, np.concatenate(near)[order], fold, *crossed(found, rank, fold))


def crossed(
    evidence: npt.NDArray[np.float32], rank: npt.NDArray[np.int64], fold: npt.NDArray[np.int64]
) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Both probabilities of each question, by judges fitted on the other folds; shapes (questions,)."""
    sure, inside = np.zeros(len(rank), np.float32), np.zeros(len(rank), np.float32)
    for own in np.unique(fold):
        test = fold == own
        others = ~test if not test.all() else test
        judge = Judge.fit(evidence[others], rank[others] == 0, rank[others] >= 0)
        sure[test], inside[test] = judge(evidence[test])
    return sure, inside


def decided(bench: Bench) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Whether each unseen question is answered, and else whether something is suggested, by what the other folds taught."""
    answered, suggested = np.zeros(len(bench.texts), bool), np.zeros(len(bench.texts), bool)
    for fold in range(FOLDS):
        test = bench.fold == fold
        if not test.any() or test.all():
            continue
        answer_from, suggest_from = operating_point(bench.sure[~test], bench.inside[~test], bench.scope[~test])
        answered[test] = answers(bench.sure[test], bench.inside[test], answer_from)
        suggested[test] = ~answered[test] & (bench.inside[test] >= suggest_from)
    return answered, suggested

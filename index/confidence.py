"""How sure the first unit is the answer, and whether the question is one that the knowledge speaks of at all.

Two calibrated probabilities, each the mean of a logistic regression on the evidence below and its pairwise products, and of
some small networks, fitted when the index is built on questions that everything else had not seen: hidden phrasings, and off-topic questions. Fixed
thresholds on a cosine do not carry over from one knowledge to another; these are chosen on the loaded one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from index.encoded import Encoded
from index.fusion import Signals, chances
from index.interaction import LACKS
from index.matcher import SIGNALS, Matcher
from index.networks import Networks
from index.surface import Surface
from index.vectors import make_index, nearest

Array = npt.NDArray[np.float32]

EVIDENCE = (
    "boundary", "surface", "inside_1", "inside_5", "inside_20", "outside_1", "outside_5", "outside_20", "known", "words", "letters",
    "chance", "chance_3", "best", "margin", "above_mean", "spread", "doubt", *LACKS, *SIGNALS,
)  # fmt: skip
"""What is known of a question before answering:

boundary: side and distance of the linear boundary between phrasings and off-topic questions, as vectors; surface: the
same by their letters and words; inside_k / outside_k: mean
cosine with the k nearest phrasings / off-topic questions; known: share of its words, by rarity, that the knowledge
uses; words, letters: its length (log); chance(_3): softmax of the best (three) units; best, margin, above_mean, spread,
doubt: fused score of the first unit, its lead, its height over the mean, standard deviation and entropy over units;
what of the question the first unit lacks (`index/interaction.py`); then the first unit's own signals.
"""

LEAST = 0.35
"""What is less likely right than this is never answered, however little is off-topic."""

NEAREST = 20
"""Phrasings, and off-topic questions, to which a question is near."""

ENOUGH = 200
"""Questions from which on networks are fitted beside the regressions."""

ANSWERED_OFF_TOPIC = 0.044
"""Share of off-topic questions that may be answered at the operating point: what is measured on others is some half a percent more."""

KEPT_IN_SCOPE = 0.965
"""Share of hidden phrasings that must not be turned away as off-topic."""


@dataclass(frozen=True)
class Boundary:
    """Linear separations of questions, by their mapped vectors and by their surface, and the off-topic vectors."""

    weights: Array
    bias: float
    outside: Array
    surface: Surface

    @classmethod
    def fit(
        cls, inside: Array, outside: Array, said: Sequence[str] = (), strange: Sequence[str] = ()
    ) -> Boundary:  # fmt: skip
        """`inside`: mapped phrasings, `outside`: mapped off-topic questions; both (n, dimension).

        `said` and `strange` are the same as texts.
        """
        from sklearn.linear_model import LogisticRegression

        labels = np.r_[np.ones(len(inside)), np.zeros(len(outside))]
        model = LogisticRegression(C=3.0, max_iter=300, tol=1e-3).fit(np.vstack([inside, outside]), labels)
        surface = Surface.fit(said, strange)
        return cls(np.asarray(model.coef_[0], np.float32), float(model.intercept_[0]), outside, surface)


class Evidence:
    """Collects the evidence for questions. Built once for a matcher and a boundary."""

    def __init__(self, matcher: Matcher, boundary: Boundary) -> None:
        self._matcher, self._boundary = matcher, boundary
        self._outside = make_index(boundary.outside)

    def __call__(self, questions: Sequence[str], encoded: Encoded, signals: Signals, fused: Array) -> Array:
        """Shape (questions, len(EVIDENCE)). `encoded` are the same questions."""
        return self.of_each(questions, encoded, signals, (fused,))[0]

    def of_each(
        self, questions: Sequence[str], encoded: Encoded, signals: Signals, ways: Sequence[Array],
        near: Array | None = None,
    ) -> list[Array]:  # fmt: skip
        """The same for several `ways` to fuse the signals; what does not depend on them is computed once.

        In the last of them nothing is added to the scores of any unit: how those of all lie is taken from it. What nobody
        knew at some moment is far below in the others, and says nothing of the question.

        `near`: the cosines with the nearest phrasings, NEAREST of them, where they are known.
        """
        mapped = self._matcher.space(encoded.vectors, "query")
        near = self._matcher.nearest(mapped, NEAREST) if near is None else near
        own = [
            mapped @ self._boundary.weights + self._boundary.bias,
            self._boundary.surface(questions),
            *_means(near),
            *_means(nearest(self._outside, mapped, min(NEAREST, self._outside.ntotal))[0]),
            [self._matcher.known_share(q) for q in questions],
            np.log1p([len(q.split()) for q in questions]),
            np.log1p([len(q) for q in questions]),
        ]
        lacking: dict[bytes, Array] = {}  # by the first units: mostly they are the same
        found: list[Array] = []
        for fused in ways:
            first = fused.argmax(axis=1)
            if (key := first.tobytes()) not in lacking:
                lacking[key] = self._matcher.interaction.lacks(encoded.tokens, first)
            columns = [
                *own,
                *_of_scores(fused, ways[-1]),
                *lacking[key].T,
                *signals[np.arange(len(questions)), first].T,
            ]
            found.append(np.stack([np.asarray(c, dtype=np.float32) for c in columns], axis=1))
        return found


def _of_scores(fused: Array, plain: Array) -> list[Array]:
    """The columns of EVIDENCE from "chance" to "doubt"; `plain`: the scores to which nothing was added."""
    order, share = np.sort(fused, axis=1)[:, ::-1], chances(fused)
    ranked = np.sort(share, axis=1)[:, ::-1]
    second = order[:, 1] if order.shape[1] > 1 else np.zeros(len(fused), np.float32)
    return [
        ranked[:, 0],
        ranked[:, :3].sum(axis=1),
        order[:, 0],
        order[:, 0] - second,
        order[:, 0] - plain.mean(axis=1),
        plain.std(axis=1),
        -(share * np.log(share + 1e-9)).sum(axis=1),
    ]


def _means(cosines: Array) -> list[Array]:
    """The mean of the first one, five and twenty of each row's `cosines`, or of all where there are fewer."""
    return [cosines[:, :k].mean(axis=1) for k in (1, 5, NEAREST)]


@dataclass(frozen=True)
class Judge:
    """The two probabilities and the operating point. Served with numpy alone."""

    mean: Array
    scale: Array
    product_mean: Array
    product_scale: Array
    right: Array
    """Coefficients (bias first) of "the first unit answers the question"."""
    scope: Array
    """Coefficients of "the knowledge speaks of this"."""
    nets: tuple[Networks, Networks] | None = None
    """Of the same two, whose probabilities are averaged with those of the regressions; None where both labels lack."""
    answer_from: float = 1.0
    """Answer when the first probability reaches LEAST, and its odds against "off-topic" (`gain`) this."""
    suggest_from: float = 0.3
    """Otherwise suggest when the second one reaches this; else say that nothing answers."""

    @classmethod
    def fit(cls, evidence: Array, right: npt.NDArray[np.bool_], scope: npt.NDArray[np.bool_]) -> Judge:
        """Fit on unseen questions: `right`: the first unit was the answer; `scope`: there is an answer.

        Without an operating point: that needs the probabilities of questions that the judge was not fitted on.
        """
        mean, scale = evidence.mean(axis=0), evidence.std(axis=0) + 1e-6
        products = _products((evidence - mean) / scale)
        product_mean, product_scale = products.mean(axis=0), products.std(axis=0) + 1e-6
        rows = (products - product_mean) / product_scale
        nets = None
        if len(rows) >= ENOUGH and all(labels.any() and not labels.all() for labels in (right, scope)):
            standard = np.clip((evidence - mean) / scale, -5, 5)
            nets = Networks.fit(standard, right), Networks.fit(standard, scope)
        return cls(mean, scale, product_mean, product_scale, _logistic(rows, right), _logistic(rows, scope), nets)

    def at(self, point: tuple[float, float]) -> Judge:
        """The same judge with another operating point (answer_from, suggest_from)."""
        return replace(self, answer_from=point[0], suggest_from=point[1])

    def answers(self, right: Array | float, scope: Array | float) -> npt.NDArray[np.bool_]:
        """Whether to answer, from both probabilities."""
        return answers(right, scope, self.answer_from)

    def __call__(self, evidence: Array) -> tuple[Array, Array]:
        """(probability that the first unit answers, probability that the knowledge speaks of it), each (questions,)."""
        standard = np.clip((evidence - self.mean) / self.scale, -5, 5)
        rows = (_products(standard) - self.product_mean) / self.product_scale
        right, scope = _sigmoid(rows @ self.right[1:] + self.right[0]), _sigmoid(rows @ self.scope[1:] + self.scope[0])
        if self.nets is None:
            return right, scope
        both = (right + self.nets[0](standard)) / 2, (scope + self.nets[1](standard)) / 2
        return np.asarray(both[0], np.float32), np.asarray(both[1], np.float32)


def answers(right: Array | float, scope: Array | float, answer_from: float) -> npt.NDArray[np.bool_]:
    """Whether to answer, from both probabilities, at an operating point."""
    return np.asarray((right >= LEAST) & (gain(right, scope) >= answer_from))


def operating_point(sure: Array, inside: Array, scope: npt.NDArray[np.bool_]) -> tuple[float, float]:
    """`answer_from` and `suggest_from` that let the intended shares through, from the two probabilities of questions.

    They should be those of judges that had not seen the questions: on its own ones a judge is too sure, and 7 % of what
    is off-topic would be answered where 5 % are meant.
    """
    off = gain(sure, inside)[~scope]
    answer_from = float(np.quantile(off, 1 - ANSWERED_OFF_TOPIC)) if len(off) else 1.0
    suggest_from = float(np.quantile(inside[scope], 1 - KEPT_IN_SCOPE)) if scope.any() else 0.3
    return min(max(answer_from, 0.5), 25.0), min(max(suggest_from, 0.05), 0.6)


def gain(right: Array | float, scope: Array | float) -> Array:
    """How many times likelier a right answer is than an answer to something off-topic.

    Of all rules that let the same share of off-topic questions be answered, answering where this is high gives the most
    right answers (Neyman and Pearson 1933).
    """
    return np.asarray(right / (1.02 - scope), dtype=np.float32)


def _products(standard: Array) -> Array:
    """The columns and the products of each pair of them."""
    left, right = np.triu_indices(standard.shape[1])
    return np.hstack([standard, standard[:, left] * standard[:, right]])


def _logistic(rows: Array, labels: npt.NDArray[np.bool_]) -> Array:
    if labels.all() or not labels.any():  # nothing to tell apart: the prior alone, held off the ends
        share = (labels.sum() + 1.0) / (len(labels) + 2.0)
        return np.asarray(np.r_[np.log(share / (1 - share)), np.zeros(rows.shape[1])], dtype=np.float32)
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=min(0.02, len(rows) * 5e-6), max_iter=300, tol=1e-3).fit(rows, labels)
    return np.asarray(np.r_[model.intercept_, model.coef_[0]], dtype=np.float32)


def _sigmoid(values: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -30, 30))), dtype=np.float32)

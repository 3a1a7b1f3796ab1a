from __future__ import annotations

import numpy as np
import pytest

from index.affinity import Affinity, unit_rows
from index.confidence import ANSWERED_OFF_TOPIC, EVIDENCE, Boundary, Evidence, Judge, gain, operating_point
from index.evaluation import auroc, calibration_error, reliability
from index.lexical import Thesaurus
from index.matcher import SIGNALS, Matcher
from tests.test_matcher import DIMENSION, SPACE, encoded_of, material, vectors_of

COUNT = 1200


def asked(seed: int = 0) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Evidence of questions, of which the third column grows with being right and the first with being in scope."""
    rng = np.random.default_rng(seed)
    rows = rng.normal(size=(COUNT, len(EVIDENCE))).astype(np.float32)
    scope = rows[:, 0] + 0.5 * rng.normal(size=COUNT) > 0
    right = scope & (rows[:, 2] + 0.5 * rng.normal(size=COUNT) > 0)
    return rows, right, scope


@pytest.fixture(scope="module")
def judge() -> Judge:
    fitted = Judge.fit(*asked())
    rows, _, scope = asked(seed=4)
    return fitted.at(operating_point(*fitted(rows), scope))


def test_both_probabilities_tell_apart_what_they_were_fitted_to(judge: Judge) -> None:
    rows, right, scope = asked(seed=1)
    sure, inside = judge(rows)
    assert sure.shape == inside.shape == (COUNT,)
    assert ((sure >= 0) & (sure <= 1) & (inside >= 0) & (inside <= 1)).all()
    assert auroc(sure[right], sure[~right]) > 0.8
    assert auroc(inside[scope], inside[~scope]) > 0.85


def test_a_stated_probability_is_how_often_it_is_right(judge: Judge) -> None:
    rows, right, scope = asked(seed=2)
    sure, inside = judge(rows)
    assert calibration_error(reliability(sure, right)) < 0.12
    assert calibration_error(reliability(inside, scope)) < 0.12


def test_few_off_topic_questions_are_answered_at_the_operating_point(judge: Judge) -> None:
    rows, _, scope = asked(seed=4)
    answered = judge.answers(*judge(rows))
    assert answered[~scope].mean() <= ANSWERED_OFF_TOPIC + 0.005 or judge.answer_from == 25
    assert 0.5 <= judge.answer_from <= 25 and 0.05 <= judge.suggest_from <= 0.6


def test_what_is_likelier_wrong_is_not_answered_and_scope_counts(judge: Judge) -> None:
    right, scope = np.array([0.34, 0.9, 0.9], np.float32), np.array([1.0, 1.0, 0.9], np.float32)
    assert judge.answers(right, scope).tolist()[:2] == [False, True]
    assert np.all(np.diff(gain(right, scope)[1:]) < 0), "the same chance counts for less where more is off-topic"


def test_evidence_never_seen_in_its_like_stays_a_probability(judge: Judge) -> None:
    wild = np.array([[1e6] * len(EVIDENCE), [-1e6] * len(EVIDENCE), [0] * len(EVIDENCE)], np.float32)
    for found in judge(wild):
        assert np.isfinite(found).all() and ((found >= 0) & (found <= 1)).all()


@pytest.mark.parametrize("always", [True, False])
def test_with_one_kind_of_question_only_the_share_is_stated(always: bool) -> None:
    rows, _, _ = asked()
    same = np.full(COUNT, always)
    sure, inside = Judge.fit(rows, same, same)(rows)
    for found in (sure, inside):
        assert found.std() == pytest.approx(0, abs=1e-6)
        assert found[0] == pytest.approx((COUNT * always + 1) / (COUNT + 2), abs=1e-4)


def test_the_boundary_has_the_phrasings_on_its_positive_side() -> None:
    rng = np.random.default_rng(3)
    inside = unit_rows((rng.normal(size=(60, 5)) + [2, 0, 0, 0, 0]).astype(np.float32))
    outside = unit_rows((rng.normal(size=(60, 5)) - [2, 0, 0, 0, 0]).astype(np.float32))
    found = Boundary.fit(inside, outside)
    assert (inside @ found.weights + found.bias > 0).mean() > 0.9 and (
        outside @ found.weights + found.bias < 0
    ).mean() > 0.9


@pytest.fixture
def evidence() -> Evidence:
    matcher = Matcher(material(), SPACE, Thesaurus({}), Affinity.plain(DIMENSION))
    return Evidence(matcher, Boundary.fit(matcher.mapped_phrasings, vectors_of(["météo", "recette", "foot"])))


def test_all_that_is_known_of_a_question_in_the_order_of_its_names(evidence: Evidence) -> None:
    questions = ["thune", "un mot de plus"]
    signals = np.random.default_rng(0).random((2, 3, len(SIGNALS))).astype(np.float32)
    fused = np.array([[3, 1, 0], [0.5, 0.5, 0.5]], np.float32)
    found = evidence(questions, encoded_of(questions), signals, fused)
    named = {name: found[:, EVIDENCE.index(name)] for name in EVIDENCE}
    assert found.shape == (2, len(EVIDENCE)) and np.isfinite(found).all()
    assert named["inside_1"][0] == pytest.approx(1, abs=1e-4), "thune is a phrasing"
    assert named["words"] == pytest.approx(np.log1p([1, 4])) and named["letters"] == pytest.approx(np.log1p([5, 14]))
    assert named["best"].tolist() == [3, 0.5] and named["margin"].tolist() == [2, 0]
    assert named["worst_met"][0] > 0.97 > named["worst_met"][1], (
        "the first unit says thune, and of the other some words"
    )
    assert named["known"][0] == 1 and named["doubt"][1] > named["doubt"][0]
    assert found[0, -len(SIGNALS) :] == pytest.approx(signals[0, 0]), "the first unit's own signals"


def test_one_unit_alone_leads_by_its_own_score(evidence: Evidence) -> None:
    signals = np.zeros((1, 1, len(SIGNALS)), np.float32)
    found = evidence(["thune"], encoded_of(["thune"]), signals, np.array([[2.0]], np.float32))
    assert found[0, EVIDENCE.index("margin")] == 2 and np.isfinite(found).all()

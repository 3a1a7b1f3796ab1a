from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest
from sklearn.metrics import roc_auc_score

from index.evaluation import (
    auroc,
    bench_figures,
    calibration_error,
    public_figures,
    read_public,
    reliability,
    retrieval,
    searches_figures,
    trade_off,
)
from index.live import LiveIndex
from tests.conftest import Remembering


def test_retrieval_by_hand() -> None:
    found = retrieval([[0], [2], [11], [0, 1], []])
    assert found["queries"] == 5
    assert found["hit@1"] == pytest.approx(2 / 5) and found["hit@3"] == pytest.approx(3 / 5)
    assert found["mrr@10"] == pytest.approx((1 + 1 / 3 + 0 + 1 + 0) / 5)
    assert found["ndcg@10"] == pytest.approx((1 + 1 / np.log2(4) + 0 + 1 + 0) / 5)
    assert retrieval([])["hit@1"] == 0


def test_the_second_of_two_relevant_units_far_away_costs_gain() -> None:
    ideal = 1 + 1 / np.log2(3)
    assert retrieval([[0, 5]])["ndcg@10"] == pytest.approx((1 + 1 / np.log2(7)) / ideal)


def test_auroc_agrees_with_scikit_learn_ties_and_all() -> None:
    rng = np.random.default_rng(0)
    inside, outside = np.round(rng.normal(0.6, 0.3, 200), 1), np.round(rng.normal(0.4, 0.3, 90), 1)
    labels = np.r_[np.ones(200), np.zeros(90)]
    assert auroc(inside, outside) == pytest.approx(roc_auc_score(labels, np.r_[inside, outside]))
    assert auroc(inside, outside[:0]) is None and auroc(inside[:0], outside) is None
    assert auroc(np.array([1.0]), np.array([0.0])) == 1


def test_reliability_and_its_error() -> None:
    stated = np.array([0.05, 0.05, 0.95, 0.95, 1.0])
    curve = reliability(stated, np.array([False, False, True, True, False]))
    assert (
        curve.count == (2, 3)
        and curve.stated == pytest.approx((0.05, 2.9 / 3))
        and curve.observed == pytest.approx((0, 2 / 3))
    )
    assert calibration_error(curve) == pytest.approx((2 * 0.05 + 3 * (2.9 / 3 - 2 / 3)) / 5)
    assert calibration_error(reliability(np.zeros(0), np.zeros(0, bool))) == 0


def test_trade_off_goes_from_all_to_nothing() -> None:
    stated = np.array([0.9, 0.6, 0.3, 0.8])
    curve = trade_off(stated, np.array([True, False, True, False]), np.array([True, True, True, False]))
    assert curve.stated[0] == 1 and curve.observed[0] == pytest.approx(2 / 3) and curve.count[0] == 1000
    assert curve.stated[-1] == 0 and curve.observed[-1] == 1 and curve.count[-1] == 0
    assert list(curve.stated) == sorted(curve.stated, reverse=True)


def test_how_well_searches_are_told_from_what_is_like_them(live: LiveIndex, small_index: LiveIndex) -> None:
    found = searches_figures(live.built)
    assert found["looking"] > 500 and found["others"] > 500
    assert found["auroc"] > 0.93, "each message is judged by what the others teach"
    assert found["found"] > 0.8 and found["others_taken_for_one"] < 0.12
    assert searches_figures(small_index.built) == {}, "a folder without such messages has nothing to say of them"


def test_figures_of_a_build_are_shares(small_index: LiveIndex) -> None:
    measured = bench_figures(small_index.built.snapshot.bench)
    figures = measured.figures
    assert figures["in_scope"] > 60 and figures["off_topic"] > 100
    for name, value in figures.items():
        assert name in ("in_scope", "off_topic") or value is None or 0 <= value <= 1, name
    assert figures["hit@1"] <= figures["hit@3"]
    assert figures["coverage"] <= figures["answered_or_suggested"]
    assert figures["off_topic_turned_away"] <= figures["off_topic_not_answered"]
    assert figures["auroc_far"] > 0.75
    assert sum(len(v) for v in measured.scores.values()) == figures["in_scope"] + figures["off_topic"]
    json.dumps(figures)


@pytest.fixture
def beir(tmp_path: Path) -> Path:
    (tmp_path / "corpus.jsonl").write_text(
        '{"id": "a", "title": "Quel salaire ?", "text": "Deux mille euros par mois.", "also": ["la paie"]}\n'
        '{"id": "b", "title": "Où travaille-t-on ?", "text": "À Brest, sur le port."}\n\n'
        '{"id": "c", "text": "Le contrat dure un an."}\n',
        encoding="utf-8",
    )
    (tmp_path / "queries.jsonl").write_text(
        "".join(
            f'{{"id": "{i}", "text": "{t}"}}\n'
            for i, t in enumerate(
                ["combien on gagne", "dans quelle ville", "durée du contrat", "salaire mensuel", "sans réponse"]
            )
        ),
        encoding="utf-8",
    )
    (tmp_path / "qrels.tsv").write_text(
        "query-id\tcorpus-id\tscore\n0\ta\t1\n1\tb\t1\n2\tc\t1\n3\ta\t1\n4\tb\t0\n", encoding="utf-8"
    )
    return tmp_path


def test_a_public_set_is_read_as_units_and_questions(beir: Path) -> None:
    found = read_public(beir)
    assert [(u.id, u.questions, u.also, u.passages) for u in found.units] == [
        ("a", ("Quel salaire ?",), ("la paie",), ("Deux mille euros par mois.",)),
        ("b", ("Où travaille-t-on ?",), (), ("À Brest, sur le port.",)),
        ("c", (), (), ("Le contrat dure un an.",)),
    ]
    assert found.questions == ("combien on gagne", "dans quelle ville", "durée du contrat", "salaire mensuel")
    assert found.relevant == ((0,), (1,), (2,), (0,))


def test_a_split_gives_some_questions_and_asks_the_others(beir: Path) -> None:
    found = read_public(beir, split=0.5)
    assert found.units[0].also == ("la paie", "salaire mensuel")
    assert found.questions == ("combien on gagne", "dans quelle ville", "durée du contrat")
    given = {a for u in found.units for a in u.also}
    assert not given & set(found.questions)


@pytest.mark.parametrize(
    ("name", "line", "message"),
    [
        ("corpus.jsonl", '{"id": 3, "text": "x"}', r"corpus.jsonl:\d+: id missing or not text"),
        ("corpus.jsonl", '{"id": "x"}', r"corpus.jsonl:\d+: text missing"),
        ("corpus.jsonl", "[1]", r"corpus.jsonl:\d+: not a JSON object"),
        ("queries.jsonl", "{nope", r"queries.jsonl:\d+: not a JSON object"),
        ("qrels.tsv", "0\tnobody\t1", r"qrels.tsv:\d+: expected query, document and score"),
        ("qrels.tsv", "0 a 1", r"qrels.tsv:\d+: expected query, document and score"),
        ("qrels.tsv", "0\ta\tone", r"qrels.tsv:\d+: expected query, document and score"),
    ],
)
def test_a_mistake_in_a_public_set_names_file_and_line(beir: Path, name: str, line: str, message: str) -> None:
    with (beir / name).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(ValueError, match=message):
        read_public(beir)


def test_a_set_without_phrasings_is_measured_all_the_same(beir: Path, remembering: Remembering) -> None:
    steps: list[tuple[str, float]] = []
    measured = public_figures(
        read_public(beir),
        ["recette du far breton", "météo à Lille"],
        remembering,
        lambda step, share: steps.append((step, share)),
    )
    figures = measured.figures
    assert figures["units"] == 3 and figures["queries"] == 4 and figures["off_topic"] == 2
    assert figures["hit@1"] >= 0.5 and figures["hit@3"] == 1
    assert 0 <= figures["coverage"] <= 1 and 0 <= figures["auroc"] <= 1
    assert {step for step, _ in steps} == {"encoding", "fitting", "asking"} and all(
        0 <= share <= 1 for _, share in steps
    )


def test_without_off_topic_questions_nothing_is_said_of_them(beir: Path, remembering: Remembering) -> None:
    figures = public_figures(read_public(beir), [], remembering).figures
    assert "auroc" not in figures and "off_topic" not in figures

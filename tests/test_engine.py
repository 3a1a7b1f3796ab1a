from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest

from index.engine import NOT_SAID, Engine
from index.live import LiveIndex
from index.ranking import LEAST_SHARE, Ranking


@pytest.fixture(scope="module")
def engine(small_index: LiveIndex) -> Engine:
    return small_index.engine


def ids(ranking: Ranking) -> list[str]:
    return [h.unit.id for h in ranking.hits]


def test_the_best_come_first(engine: Engine) -> None:
    ranking = engine.rank("quelle somme peut-on toucher ?", top=5)
    scores = [ranking.scores[i] for i in ids(ranking)]
    assert len(scores) == 5 and scores == sorted(scores, reverse=True)
    assert ranking.first is ranking.hits[0].unit and ranking.first.id == "montant"
    assert set(ranking.scores) == {u.id for u in engine.material.units}


def test_shares_are_parts_of_one(engine: Engine) -> None:
    ranking = engine.rank("le dossier", top=99)
    assert len(ranking.hits) == len(engine.material.units)
    assert sum(h.share for h in ranking.hits) == pytest.approx(1, abs=1e-4)


def test_both_probabilities_and_what_they_decide(engine: Engine) -> None:
    judge = engine.learned.judge
    for question in ("Que contient le dossier de demande ?", "recette des crêpes", "zzz", "", "le maire joue au foot"):
        ranking = engine.rank(question)
        assert 0 <= ranking.right <= 1 and 0 <= ranking.scope <= 1
        right, scope = np.float32(ranking.right), np.float32(ranking.scope)
        assert ranking.answered == bool(judge.answers(right, scope))
        assert ranking.suggested == (not ranking.answered and ranking.scope >= judge.suggest_from)


def test_an_off_topic_example_word_for_word_is_turned_away(engine: Engine) -> None:
    for family in engine.knowledge.off_topic:
        for example in family.examples:
            ranking = engine.rank(f"{example.upper()} !!")
            assert not ranking.answered and not ranking.suggested and ranking.scope <= NOT_SAID


def test_what_the_knowledge_says_is_surer_than_what_it_does_not(engine: Engine) -> None:
    said = [
        engine.rank(q).right for q in ("Faut-il ouvrir le soir ?", "acheter des livres d'occasion", "pièces du dossier")
    ]
    strange = [engine.rank(q).right for q in ("capitale du Pérou", "mon chat tousse", "recette de quiche")]
    assert min(said) > max(strange)


def test_a_bonus_lifts_a_unit_and_no_other(engine: Engine) -> None:
    plain, lifted = engine.rank("la bourse"), engine.rank("la bourse", {"soir": 50.0, "nobody": 50.0})
    assert plain.first.id != "soir" and lifted.first.id == "soir"
    others = set(plain.scores) - {"soir"}
    assert {i: lifted.scores[i] for i in others} == pytest.approx({i: plain.scores[i] for i in others})


def test_log_chances_are_those_of_the_shares(engine: Engine) -> None:
    ranking = engine.rank("la bourse")
    assert set(ranking.log_chances) == set(ranking.scores)
    for hit in ranking.hits:
        assert np.exp(ranking.log_chances[hit.unit.id]) == pytest.approx(max(hit.share, LEAST_SHARE), rel=1e-3)


def test_many_at_once_are_ranked_as_one_by_one(engine: Engine) -> None:
    questions = ["la thune", "les horaires du soir", "who can apply", "bonjour", ""]
    for together, question in zip(engine.rank_all(questions), questions, strict=True):
        alone = engine.rank(question)
        assert ids(together)[:3] == ids(alone)[:3] and together.right == pytest.approx(alone.right, abs=0.02)


@pytest.mark.parametrize("text", ["ﷺ" * 3000, "\ud800 salaire", "\x00", "a" * 10_000, "😀", "<b>x</b>", "\n\t "])
def test_any_text_can_be_ranked(engine: Engine, text: str) -> None:
    ranking = engine.rank(text)
    assert len(ranking.hits) == 10 and np.isfinite(list(ranking.scores.values())).all()


def test_the_cohort_named_does_not_change_the_unit(engine: Engine) -> None:
    assert engine.rank("quand l'argent est-il versé en année 1 ?").first.id == "versement"
    assert engine.rank("année 2 : quand l'argent est-il versé ?").first.id == "versement"


def test_threads_get_their_own_answers(engine: Engine) -> None:
    questions = ["la thune", "ouvrir le soir", "livres d'occasion", "équipe de bénévoles"]
    expected = {q: engine.rank(q).first.id for q in questions}
    wrong: list[str] = []

    def ask(question: str) -> None:
        wrong.extend(question for _ in range(15) if engine.rank(question).first.id != expected[question])

    threads = [threading.Thread(target=ask, args=(q,)) for q in questions * 2]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == [] and len(set(expected.values())) == 4


def test_what_staff_wrote_word_for_word_is_answered_without_a_doubt(engine: Engine) -> None:
    for unit in engine.material.units:
        for phrasing in unit.phrasings if unit.kind != "project" else unit.questions:
            if len(phrasing.replace("'", " ").split()) >= 4 and "année" not in phrasing:
                ranking = engine.rank(f" {phrasing.upper()} ")
                assert ranking.answered and ranking.first.id == unit.id and ranking.right > 0.98, phrasing


def test_what_two_units_say_is_weighed_as_ever(engine: Engine) -> None:
    assert engine._said and all(len(said) >= 3 for said in engine._said)
    assert ("combien", "de") not in engine._said


def test_titles_asked_by_a_button_are_answered(live: LiveIndex) -> None:
    units = [u for u in live.engine.material.units if u.questions and len(u.questions[0].split()) > 4][::7]
    rankings = live.engine.rank_all([u.questions[0] for u in units])
    wrong = [u.id for u, r in zip(units, rankings, strict=True) if not r.answered or r.first.id != u.id]
    assert len(units) > 20 and wrong == []


def test_naming_a_cohort_makes_a_question_likelier_in_scope(engine: Engine) -> None:
    assert 1 <= engine._named_odds <= 10
    for question in ("quelle somme peut-on toucher ?", "recette des crêpes bretonnes", "le dossier"):
        before = engine.rank(question)
        after = engine._named(before)
        assert before.scope <= after.scope <= 1 and before.right <= after.right <= 1
        assert after.hits == before.hits and not (after.answered and after.suggested)


def test_a_question_that_names_the_programme_is_also_read_without_its_name(live: LiveIndex) -> None:
    ranking = live.engine.rank("quels principes guident les entrepreneurs d'intérêt général")
    assert ranking.first.id == "valeurs-programme" and ranking.answered


def test_what_is_first_and_sure_by_itself_is_answered_though_the_moment_makes_it_less_sure(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Moved:
        """Judges what the moment adds to as unsure, and the question by itself as sure."""

        suggest_from = 0.3

        def __init__(self) -> None:
            self.asked = 0

        def __call__(self, evidence: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
            self.asked += 1
            return tuple(np.full(len(evidence), 0.1 if self.asked % 2 else 0.9, np.float32) for _ in range(2))  # type: ignore[return-value]

        def answers(self, right: np.ndarray, scope: np.ndarray) -> np.ndarray:
            return np.asarray(right) >= 0.5

    question = "combien d'argent une bibliothèque reçoit-elle ?"
    alone = engine.rank(question)
    encoded = engine.encoder.read([question], "query")
    monkeypatch.setattr(engine, "learned", replace(engine.learned, judge=Moved()))
    same = engine.rank_encoded([question], encoded, bonus={alone.hits[1].unit.id: 0.01})[0]
    assert same.first.id == alone.first.id and same.answered and same.right < 0.5
    other = engine.rank_encoded([question], encoded, bonus={alone.hits[1].unit.id: 50.0})[0]
    assert other.first.id != alone.first.id and not other.answered


def test_a_name_without_its_blanks_is_read_as_it_is_written(live: LiveIndex) -> None:
    assert live.engine.rank("nosgestesclimat, c'est porté par qui ?").first.id == "nos-gestes-climat"

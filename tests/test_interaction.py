from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from index.encoded import Tokens
from index.interaction import LEAST_RARITY, Interaction

DIMENSION = 96
WORDS = ["salaire", "ville", "contrat", "durée", "de", "le", "un"]
NONE = Tokens.of([], [], DIMENSION)


def vector(word: str) -> np.ndarray:
    """A direction of its own for every word; those of one stem (before a dash) lie near each other."""
    stem, _, form = word.partition("-")
    one = np.random.default_rng(sum(stem.encode())).normal(size=DIMENSION)
    other = np.random.default_rng(sum(word.encode()) + 1).normal(size=DIMENSION)
    found = one + 0.5 * other if form else one
    return (found / np.linalg.norm(found)).astype(np.float32)


def tokens(*said: str) -> Tokens:
    split = [text.split() for text in said]
    parts = [np.stack([vector(w) for w in words]) if words else np.zeros((0, DIMENSION), np.float32) for words in split]
    return Tokens.of(parts, [[sum(w.encode()) for w in words] for words in split], DIMENSION)


def interaction(phrasings: list[tuple[int, str]], passages: list[tuple[int, str]], units: int) -> Interaction:
    return Interaction(
        tokens(*(t for _, t in phrasings)), np.array([i for i, _ in phrasings], np.int64),
        tokens(*(t for _, t in passages)), np.array([i for i, _ in passages], np.int64), units,
    )  # fmt: skip


def everything(questions: int, units: int) -> np.ndarray:
    return np.tile(np.arange(units), (questions, 1))


def test_every_word_met_is_one_and_half_of_them_half() -> None:
    found = interaction([(0, "salaire ville"), (1, "contrat"), (2, "durée")], [], 3)
    phrasing, passage = found(tokens("ville salaire", "salaire contrat"), everything(2, 3))
    assert phrasing[0, 0] == pytest.approx(1, abs=0.02)
    met = float(vector("contrat") @ vector("salaire")), float(vector("contrat") @ vector("ville"))
    assert phrasing[1, 0] == pytest.approx((1 + max(met)) / 2, abs=0.02), "the best token of the text, for each"
    assert (passage == 0).all(), "no passage, nothing to say"


def test_the_best_text_of_a_unit_speaks_for_it() -> None:
    found = interaction([(0, "de"), (0, "salaire"), (0, "le un"), (1, "ville")], [(0, "contrat"), (1, "durée")], 2)
    phrasing, passage = found(tokens("salaire", "durée"), everything(2, 2))
    assert phrasing[0].argmax() == 0 and phrasing[0, 0] == pytest.approx(1, abs=0.02)
    assert passage[1].argmax() == 1 and passage[1, 1] == pytest.approx(1, abs=0.02)


def test_rare_words_count_more_than_those_that_all_texts_have() -> None:
    texts = [(i, f"le {word}") for i, word in enumerate(("salaire", "ville", "contrat", "durée"))]
    phrasing, _ = interaction(texts, [], 4)(tokens("le salaire"), everything(1, 4))
    rare, common = np.log(5 / 2), LEAST_RARITY
    other = max(float(vector("salaire") @ vector(w)) for w in ("le", "ville"))
    assert phrasing[0, 1] == pytest.approx((common + rare * other) / (common + rare), abs=0.02)
    assert phrasing[0, 0] == pytest.approx(1, abs=0.02)


def test_another_form_of_a_word_is_met_nearly_as_well() -> None:
    phrasing, _ = interaction([(0, "salaire-s"), (1, "ville-s")], [], 2)(tokens("salaire"), everything(1, 2))
    assert 0.75 < phrasing[0, 0] < 0.98 and phrasing[0, 1] < 0.4


def test_only_candidates_are_looked_at_and_the_rest_gets_the_lowest() -> None:
    found = interaction([(0, "salaire"), (1, "ville"), (2, "contrat")], [], 3)
    whole, _ = found(tokens("salaire"), everything(1, 3))
    few, _ = found(tokens("salaire"), np.array([[0, 2]]))
    assert few[0, [0, 2]] == pytest.approx(whole[0, [0, 2]]) and few[0, 1] == few[0, 2]


def test_eight_bits_give_what_single_precision_gives() -> None:
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(40, DIMENSION)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    asked, texts = rows[:8], [rows[8 + 8 * i : 16 + 8 * i] for i in range(4)]
    told = Tokens.of(texts, [range(8 * i, 8 * i + 8) for i in range(4)], DIMENSION)
    question = Tokens.of([asked], [range(100, 108)], DIMENSION)
    found, _ = Interaction(told, np.arange(4), NONE, np.zeros(0, np.int64), 4)(question, everything(1, 4))
    exact = [(asked @ text.T).max(axis=1).mean() for text in texts]
    assert found[0] == pytest.approx(exact, abs=3e-3)


def test_questions_asked_together_are_answered_as_alone() -> None:
    found = interaction([(0, "salaire"), (0, "le"), (1, "ville de")], [(0, "un contrat de"), (1, "")], 2)
    asked = ["salaire", "", "la ville", "un contrat"]
    together = found(tokens(*asked), everything(4, 2))
    for i, question in enumerate(asked):
        alone = found(tokens(question), everything(1, 2))
        assert together[0][i] == pytest.approx(alone[0][0], abs=1e-5)
        assert together[1][i] == pytest.approx(alone[1][0], abs=1e-5)
    assert not together[0][1].any(), "a question without a token meets nothing"


@examples(deadline=None)
@given(st.data())
def test_no_texts_at_random_make_it_raise(data: st.DataObject) -> None:
    units = data.draw(st.integers(1, 4))
    text = st.lists(st.sampled_from(WORDS), max_size=4).map(" ".join)
    owned = st.lists(st.tuples(st.integers(0, units - 1), text), max_size=6).map(
        lambda rows: sorted(rows, key=lambda r: r[0])
    )
    found = interaction(data.draw(owned), data.draw(owned), units)
    questions = data.draw(st.lists(text, max_size=3))
    for scores in found(tokens(*questions), everything(len(questions), units)):
        assert scores.shape == (len(questions), units) and scores.dtype == np.float32
        assert np.isfinite(scores).all() and (np.abs(scores) <= 1.01).all()

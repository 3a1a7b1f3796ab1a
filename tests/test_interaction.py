from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from index.encoded import Tokens
from index.interaction import LACKS, LEAST_RARITY, Interaction

DIMENSION = 96
WORDS = ["salaire", "ville", "contrat", "durée", "de", "le", "un"]


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
    kinds = [
        (tokens(*(t for _, t in texts)), np.array([i for i, _ in texts], np.int64)) for texts in (phrasings, passages)
    ]
    return Interaction(*kinds, units=units)


def everything(questions: int, units: int) -> np.ndarray:
    return np.tile(np.arange(units), (questions, 1))


def test_every_word_met_is_one_and_half_of_them_half() -> None:
    found = interaction([(0, "salaire ville"), (1, "contrat"), (2, "durée")], [], 3)
    met = found(tokens("ville salaire", "salaire contrat"), everything(2, 3))
    assert met[0, 0] == pytest.approx(1, abs=0.02)
    near = float(vector("contrat") @ vector("salaire")), float(vector("contrat") @ vector("ville"))
    assert met[1, 0] == pytest.approx((1 + max(near)) / 2, abs=0.02), "the best token of the unit, for each"


def test_all_texts_of_a_unit_speak_for_it_together() -> None:
    found = interaction([(0, "de"), (0, "salaire"), (0, "le un"), (1, "ville")], [(0, "contrat"), (1, "durée")], 2)
    met = found(tokens("salaire", "durée", "contrat salaire"), everything(3, 2))
    assert met[0].argmax() == 0 and met[0, 0] == pytest.approx(1, abs=0.02)
    assert met[1].argmax() == 1 and met[1, 1] == pytest.approx(1, abs=0.02)
    assert met[2, 0] == pytest.approx(1, abs=0.02), "one word from a phrasing, the next from a passage"
    assert found.sizes.tolist() == [5, 2]


def test_rare_words_count_more_than_those_that_all_texts_have() -> None:
    texts = [(i, f"le {word}") for i, word in enumerate(("salaire", "ville", "contrat", "durée"))]
    met = interaction(texts, [], 4)(tokens("le salaire"), everything(1, 4))
    rare, common = np.log(5 / 2), LEAST_RARITY
    other = max(float(vector("salaire") @ vector(w)) for w in ("le", "ville"))
    assert met[0, 1] == pytest.approx((common + rare * other) / (common + rare), abs=0.02)
    assert met[0, 0] == pytest.approx(1, abs=0.02)


def test_what_a_unit_lacks_is_the_word_that_it_does_not_say() -> None:
    texts = [(i % 2, f"le {word}") for i, word in enumerate(["salaire", "ville"] + ["un"] * 18)]
    found = interaction(sorted(texts), [], 2)
    asked = tokens("le salaire", "le contrat", "", "le le le le le contrat")
    lacks = dict(zip(LACKS, found.lacks(asked, np.zeros(4, np.int64)).T, strict=True))
    assert lacks["heaviest_lack"][0] == pytest.approx(0, abs=0.03) and lacks["worst_met"][0] > 0.97
    near = max(float(vector("contrat") @ vector(w)) for w in ("le", "salaire", "un"))
    assert lacks["worst_met"][1] == pytest.approx(near, abs=0.02)
    assert lacks["heaviest_lack"][1] > 0.3 > lacks["heaviest_lack"][0]
    assert lacks["rarest_lack"][3] == pytest.approx(lacks["rarest_lack"][1], abs=1e-4), "whatever else is said"
    assert all(values[2] == 0 for values in lacks.values()), "a question without a token lacks nothing"


def test_another_form_of_a_word_is_met_nearly_as_well() -> None:
    met = interaction([(0, "salaire-s"), (1, "ville-s")], [], 2)(tokens("salaire"), everything(1, 2))
    assert 0.75 < met[0, 0] < 0.98 and met[0, 1] < 0.4


def test_only_candidates_are_looked_at_and_the_rest_gets_the_lowest() -> None:
    found = interaction([(0, "salaire"), (1, "ville"), (2, "contrat")], [], 3)
    whole = found(tokens("salaire"), everything(1, 3))
    few = found(tokens("salaire"), np.array([[0, 2]]))
    assert few[0, [0, 2]] == pytest.approx(whole[0, [0, 2]]) and few[0, 1] == few[0, 2]


def test_eight_bits_give_what_single_precision_gives() -> None:
    rng = np.random.default_rng(0)
    rows = rng.normal(size=(40, DIMENSION)).astype(np.float32)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    asked, texts = rows[:8], [rows[8 + 8 * i : 16 + 8 * i] for i in range(4)]
    told = Tokens.of(texts, [range(8 * i, 8 * i + 8) for i in range(4)], DIMENSION)
    question = Tokens.of([asked], [range(100, 108)], DIMENSION)
    found = Interaction((told, np.arange(4)), units=4)(question, everything(1, 4))
    exact = [(asked @ text.T).max(axis=1).mean() for text in texts]
    assert found[0] == pytest.approx(exact, abs=3e-3)


def test_questions_asked_together_are_answered_as_alone() -> None:
    found = interaction([(0, "salaire"), (0, "le"), (1, "ville de")], [(0, "un contrat de"), (1, "")], 2)
    asked = ["salaire", "", "la ville", "un contrat"]
    together = found(tokens(*asked), everything(4, 2))
    for i, question in enumerate(asked):
        alone = found(tokens(question), everything(1, 2))
        assert together[i] == pytest.approx(alone[0], abs=1e-5)
    assert not together[1].any(), "a question without a token meets nothing"


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
    scores = found(tokens(*questions), everything(len(questions), units))
    assert scores.shape == (len(questions), units) and scores.dtype == np.float32
    assert np.isfinite(scores).all() and (np.abs(scores) <= 1.01).all()
    lacks = found.lacks(tokens(*questions), np.zeros(len(questions), np.int64))
    assert lacks.shape == (len(questions), len(LACKS)) and np.isfinite(lacks).all()


def test_counting_leaves_the_tokens_where_they_are() -> None:
    told = tokens("ville salaire ville", "un contrat de salaire")
    before = told.ids.copy()
    Interaction((told, np.array([0, 1], np.int64)), units=2)
    assert np.array_equal(told.ids, before)

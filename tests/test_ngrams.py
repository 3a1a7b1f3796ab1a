from __future__ import annotations

import numpy as np
import pytest

from index.ngrams import NGrams, word_grams

TEXTS = ["quel salaire", "candidature en ligne", "télétravail possible", "contrat de travail", ""]


@pytest.fixture
def grams() -> NGrams:
    return NGrams(TEXTS)


def test_rows_are_unit_rows(grams: NGrams) -> None:
    norms = np.sqrt(grams.rows.multiply(grams.rows).sum(axis=1)).A1 if hasattr(grams.rows, "A1") else None
    norms = np.linalg.norm(grams.rows.toarray(), axis=1) if norms is None else norms
    assert norms[:4] == pytest.approx(np.ones(4), abs=1e-5) and norms[4] == 0


def test_the_texts_themselves_come_back_as_their_own_rows(grams: NGrams) -> None:
    assert np.allclose(grams(TEXTS).toarray(), grams.rows.toarray(), atol=1e-6)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("salair", 0),
        ("saliare", 0),
        ("candidatrue", 1),
        ("canditature", 1),
        ("teletravaill", 2),
        ("TÉLÉ-TRAVAIL", 2),
        ("contra", 3),
    ],
)
def test_misspelt_words_are_nearest_to_what_was_meant(grams: NGrams, typed: str, text: int) -> None:
    scores = (grams([typed]) @ grams.rows.T).toarray()[0]
    assert scores.argmax() == text and scores[text] > 0.25


def test_what_was_never_seen_matches_nothing(grams: NGrams) -> None:
    assert grams(["zzqqxx", "", "😀"]).nnz == 0


def test_shapes_hold_for_no_text_at_all(grams: NGrams) -> None:
    assert grams([]).shape == (0, grams.rows.shape[1])
    assert NGrams([]).rows.shape == (0, 0)
    assert NGrams([])(["a"]).shape == (1, 0)


def test_asking_teaches_nothing(grams: NGrams) -> None:
    before = grams.rows.shape[1]
    grams(["des mots tout nouveaux"])
    assert grams(["x"]).shape[1] == before


def test_grams_keep_the_ends_of_a_word() -> None:
    assert {" s", "sa", "aire ", " sal"} <= set(word_grams("salaire"))
    assert word_grams("y") and all(word_grams("y"))


@pytest.mark.parametrize("texts", [TEXTS, [], [""]])
def test_what_was_learned_is_read_again_from_arrays(texts: list[str]) -> None:
    made = NGrams(texts)
    again = NGrams.of_arrays(made.arrays())
    assert np.array_equal(again.rows.toarray(), made.rows.toarray())
    asked = ["quel salair", "zzz", ""]
    assert np.array_equal(again(asked).toarray(), made(asked).toarray())

"""Names that are known with a wrong letter, and everyday words that are none."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from index.name_spelling import NameSpelling
from index.text import words
from index.vocabulary import Vocabulary
from tests.folders import real

FORMS = {("bordeaux",): [("places", "33")], ("cour", "de", "cassation"): [("administrations", "cc")]}


def test_a_word_of_a_name_is_not_another_one_misspelt() -> None:
    vocabulary = Vocabulary(real().programme)
    assert vocabulary.corrected("un projet a bordeau") == "un projet a bordeaux"
    assert "finistere" not in vocabulary.corrected("les projets du ministère de la justice")


def test_an_everyday_word_is_no_theme_misspelt() -> None:
    vocabulary = Vocabulary(real().programme)
    assert "college" not in vocabulary.corrected("ma collègue est de la promo 6")


def test_a_long_word_of_an_administration_is_known_with_a_wrong_letter() -> None:
    vocabulary = Vocabulary(real().programme)
    found = vocabulary.find(vocabulary.corrected("les projets de la cour de cassasion"))
    assert found.facets["administrations"] == ("cour-de-cassation",)
    assert vocabulary.corrected("un bon entretien") == "un bon entretien"


@settings(deadline=None, max_examples=200, database=None)
@given(st.text(max_size=60))
def test_only_whole_words_change_and_each_for_a_name(text: str) -> None:
    before, after = words(text), NameSpelling(FORMS, {"places"})(text).split()
    assert len(after) == len(before)
    assert all(a == b or b in {"bordeaux", "cassation"} for a, b in zip(before, after, strict=True))

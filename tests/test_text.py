"""The text guard: whatever comes in, what goes out is short, normal and printable."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.text import QUESTION_LIMIT, apart_words, clean, fold, has_letters, strip_accents, words

HOSTILE = st.text(st.characters(), max_size=300) | st.text(
    st.sampled_from(
        "a é\u0301\u0327\ud800\udfff\x00\x1b\x7f\u200b\u200d\u202e\ufeffﷺ´¨ﬁ²Å½\u2028\u3000\xa0\t\n가힣\U000e0041"
    ),
    max_size=400,
)
QUICK = settings(deadline=None, max_examples=300, database=None)


@QUICK
@given(HOSTILE, st.integers(1, 60))
def test_clean_is_short_normal_and_printable(text: str, limit: int) -> None:
    cleaned = clean(text, limit)
    assert len(cleaned) <= limit
    assert unicodedata.is_normalized("NFKC", cleaned)
    assert not {unicodedata.category(c) for c in cleaned} & {"Cc", "Cf", "Cs", "Co", "Cn"}
    assert "  " not in cleaned and cleaned == cleaned.strip()
    assert clean(cleaned, limit) == cleaned


@QUICK
@given(HOSTILE)
def test_no_text_breaks_the_folding(text: str) -> None:
    for word in words(clean(text)):
        assert word and " " not in word
    strip_accents(text)
    fold(text)
    has_letters(text)


@pytest.mark.parametrize(
    "text",
    [
        "ﷺ" * 3000,
        "a" * 1_000_000,
        "\x00" * 5000,
        "\ud800" * 5000,
        "e\u0301" * 5000,
        "\U0001f469\u200d\U0001f4bb" * 2000,
        "½" * 3000,
    ],
)
def test_long_and_growing_texts_stay_in_bounds(text: str) -> None:
    assert len(clean(text)) <= QUESTION_LIMIT
    assert clean(clean(text)) == clean(text)


def test_a_lone_surrogate_never_reaches_an_encoder() -> None:
    clean("salaire \ud83d ?").encode("utf-8")
    assert clean("salaire \ud83d ?") == "salaire ?"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("  L’âge\tmax\u00a0?\r\n", "L’âge max ?"),
        ("ｓａｌａｉｒｅ", "salaire"),
        ("te\u200bletravail", "teletravail"),
        ("", ""),
        ("\x00\x01", ""),
        ("a\x00b", "ab"),
        ("1\u00bd", "11⁄2"),
    ],
)
def test_clean(text: str, expected: str) -> None:
    assert clean(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’État", "l'etat"),
        ("ŒUVRES", "oeuvres"),
        ("  deux   mots ", "deux mots"),
        ("À L’ÉTÉ", "a l'ete"),
        ("Straße", "strasse"),
    ],
)
def test_fold(text: str, expected: str) -> None:
    assert fold(text) == expected
    assert fold(fold(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’État, jusqu’à quand ?", ["etat", "a", "quand"]),
        ("qu'est-ce que c'est", ["est", "ce", "que", "est"]),
        ("aujourd'hui", ["aujourd", "hui"]),
        ("session 6+", ["session", "6+"]),
        ("snake_case 12", ["snake", "case", "12"]),
        ("?! 🙂", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [("?", False), ("🙂👍", False), ("6", True), ("é", True), ("", False), ("多", True)]
)
def test_has_letters(text: str, expected: bool) -> None:
    assert has_letters(text) is expected


@given(st.text(max_size=200))
def test_each_word_has_what_stands_before_it(text: str) -> None:
    assert len(apart_words(text)) == len(words(text))


def test_marks_before_words() -> None:
    assert apart_words("la Justice (pas la Cour), mais non") == [True, False, True, False, False, True, False]

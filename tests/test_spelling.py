"""Questions read against the words that the knowledge uses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.spelling import Speller

SPELLER = Speller(
    [
        "l’année",
        "une année d’expérience",
        "le lieu de travail",
        "quel lieu ?",
        "le salaire net",
        "mon salaire",
        "une candidature",
        "déposer sa candidature",
    ],
    {"cb": "combien", "jpeu": "je peux", "sa": "ça", "vs": "vous", "svp": "s'il vous plaît", "ya": "il y a"},
    ["le dieu de la mer", "un dieu grec", "un lien"],
)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("cb de salaire", "combien de salaire"),
        ("salire", "salaire"),
        ("kandidature", "candidature"),  # a long word may begin otherwise
        ("candidatrue", "candidature"),
        ("loeu", "lieu"),
        ("lieux", "lieu"),
        ("mieu", "mieu"),  # the first letter of a short word is hardly ever mistaken
        ("est ce que dieu existe", "est ce que dieu existe"),  # said twice elsewhere: a word, no mistake
        ("le", "le"),
        ("lannée, dexpérience", "l'année d'expérience"),
        ("dinou", "dinou"),  # no known word
        ("", ""),
    ],
)
def test_mistakes_are_read_as_the_nearest_known_word(typed: str, read: str) -> None:
    assert SPELLER.read(typed) == read


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("cb de salaire, jpeu ?", "combien de salaire, je peux ?"),
        ("CB ou espèces", "CB ou espèces"),  # no shorthand in capitals
        ("ceux de lIGN, dIGN", "ceux de l'IGN, d'IGN"),
        ("les DINUM, sInsee", "les DINUM, sInsee"),
        ("Cb de temps ?", "combien de temps ?"),  # at the beginning, a telephone writes a capital
        ("sa durée : l'année", "sa durée : l'année"),
        ("la 4 vs la 5 svp", "la 4 vs la 5 svp"),  # means something else too; courtesy is known as it is
        ("¿ya está abierta?", "¿ya está abierta?"),
        ("kandidature cb", "kandidature combien"),  # mistakes stay as they are
    ],
)
def test_shorthand_alone_is_written_out(typed: str, written: str) -> None:
    assert SPELLER.written_out(typed) == written


@given(st.lists(st.sampled_from("cb jpeu sa vs svp ya lieu , ? 4 Cb".split())).map(" ".join))
def test_what_is_written_out_stays(text: str) -> None:
    once = SPELLER.written_out(text)
    assert SPELLER.written_out(once) == once


@given(st.text(max_size=60))
def test_reading_again_changes_nothing(text: str) -> None:
    once = SPELLER.read(text)
    assert SPELLER.read(once) == once

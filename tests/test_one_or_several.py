"""Whether a search is for one project, for several, or for all there is of a sort."""

from __future__ import annotations

import pytest

from index.one_or_several import (
    CLEAR,
    asks_for_any,
    asks_for_everything,
    asks_for_one,
    asks_for_several,
    asks_what_was_done,
    asks_which_things,
    means_one,
)
from index.vocabulary import Vocabulary
from tests.test_finder import AGENCIES

PROGRAMME = AGENCIES.programme


def test_a_search_for_one() -> None:
    phare = AGENCIES.projects_by_id["phare"]
    for question, one in (
        ("un projet du Shom pour un phare ?", True), ("des projets du Shom pour un phare ?", False), ("un projet ?", False),
    ):  # fmt: skip
        assert asks_for_one(question, Vocabulary(AGENCIES.programme).find(question), phare, AGENCIES.programme) is one


@pytest.mark.parametrize(
    ("question", "several"),
    [
        ("des projets sur la mer", True),
        ("le projet sur la mer", False),
        ("un de vos projets sur la mer", False),  # one among several
        ("tout ce qui touche à la mer", True),
        ("everything about the sea", True),
        ("tout va bien en mer", False),
    ],
)
def test_a_search_for_several(question: str, several: bool) -> None:
    assert asks_for_several(question, PROGRAMME) is several


def test_the_one_that_is_clearly_meant() -> None:
    assert means_one("le projet sur la mer", CLEAR, PROGRAMME) and means_one("l'outil pour la mer", CLEAR, PROGRAMME)
    assert not means_one("le projet sur la mer", CLEAR - 0.1, PROGRAMME)
    assert not means_one("un projet sur la mer", CLEAR, PROGRAMME)


def test_all_there_is_and_any_and_what_was_done() -> None:
    assert asks_for_everything("tout ce qui concerne la pêche") and not asks_for_everything("la pêche")
    assert asks_for_any("il y a eu quelque chose pour la mer ?") and not asks_for_any("il y a eu la mer")
    for asked in (
        "vous avez fait un truc pour la mer ?",
        "qu'est-ce qui a été fait pour la mer ?",
        "what was done for it",
    ):
        assert asks_what_was_done(asked), asked
    assert not asks_what_was_done("est-ce que ça se fait en mer ?")
    assert asks_which_things("quels services ont été repris ?") and not asks_which_things("quel service ?")

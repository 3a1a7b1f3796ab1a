"""The words of a search for projects."""

from __future__ import annotations

import pytest

from index.knowledge import Knowledge
from index.search_words import ASKING, compares_cohorts, own_words, vague_words, words_for_cohorts, words_for_projects
from index.text import fold


@pytest.mark.parametrize("word", ["projets", "challenges", "quelque", "lesquels"])
def test_what_says_a_search(knowledge: Knowledge, word: str) -> None:
    assert word in vague_words(knowledge.programme)


def test_a_subject_says_no_search(knowledge: Knowledge) -> None:
    assert not {"sante", "salaire", "lyon"} & (vague_words(knowledge.programme) | ASKING)


def test_words_of_the_programme_are_those_of_its_file(knowledge: Knowledge) -> None:
    programme = knowledge.programme
    assert words_for_projects(programme) == {fold(text) for text in programme.project_words}
    assert words_for_cohorts(programme).isdisjoint(words_for_projects(programme))
    assert own_words(programme) >= {"eig"}


@pytest.mark.parametrize(
    ("question", "compares"),
    [
        ("laquelle des promotions a été la plus longue ?", True),
        ("quelle promo a duré le plus longtemps", True),
        ("which of the cohorts lasted the longest?", True),
        ("quel projet de la promo 6 a duré le plus longtemps ?", False),
        ("la promo 6 : quelle mission était la plus longue ?", False),
    ],
)
def test_cohorts_that_are_compared_are_no_projects(knowledge: Knowledge, question: str, compares: bool) -> None:
    assert compares_cohorts(question, knowledge.programme) is compares

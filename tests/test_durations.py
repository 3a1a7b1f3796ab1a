"""How long projects took, where a question looks for them by that."""

from __future__ import annotations

import pytest

from index.durations import MOST, Lasting, asked_duration, lasting_so
from index.filters import Filters
from index.finder import find
from tests.folders import real


@pytest.mark.parametrize(
    ("question", "months"),
    [
        ("les défis qui ont duré un an", 12),
        ("quels projets ont duré six mois ?", 6),
        ("projets d'une durée de 9 mois", 9),
        ("which projects lasted only 6 months?", 6),
        ("quelles missions durent un an ?", 0),  # of today
        ("quels projets ont duré douze mois ?", 12),
        ("ont duré une année", 12),
        ("combien de missions peut-on faire sur un an ?", 0),
        ("quels projets ont duré longtemps ?", 0),
        ("je suis là dans 6 mois, quels projets ?", 0),
        ("un projet qui dure quelques mois", 0),
    ],
)
def test_months(question: str, months: int) -> None:
    assert asked_duration(question) == (Lasting(months, months) if months else None)


@pytest.mark.parametrize(
    ("question", "lasting"),
    [
        ("ceux qui ont duré moins de 8 mois", Lasting(1, 7)),
        ("qui ont dépassé six mois", Lasting(7, MOST)),
        ("longer than ten months", Lasting(11, MOST)),
        ("8 mois ou plus", Lasting(8, MOST)),
        ("ça fait bien cinq ans pile aujourd'hui ?", None),
        ("ils disent 2017, moi je suis sûre que c'est un an avant", None),
        ("pas plus de 6 mois", Lasting(1, 6)),
        ("d'au plus 6 mois", Lasting(1, 6)),
        ("combien n'ont duré qu'un semestre ?", Lasting(6, 6)),
        ("défi 6 mois", Lasting(6, 6)),
        ("les plus courts", Lasting(longest=False)),
        ("longest-running assignment", Lasting(longest=True)),
        ("plus de dix-huit mois", None),  # a number of two words is not read, and not misread
        ("un an et demi", None),
        ("designer depuis 10 ans, je cherche des projets", None),
        ("depuis plus de deux ans", None),
        ("il y a deux ans", None),
        ("j'ai 10 ans d'expérience", None),
    ],
)
def test_more_is_heard_of_a_question_that_surely_looks_for_projects(question: str, lasting: Lasting | None) -> None:
    assert asked_duration(question, surely=True) == lasting


def test_the_longest_is_a_project_only_beside_a_word_for_one() -> None:
    assert asked_duration("quel est le contrat le plus long ?", surely=True, of_things=False) is None


def test_the_longest_and_the_shortest_of_those_that_tell() -> None:
    longest = lasting_so(real().projects, Lasting(longest=True))
    assert {p.duration_months for p in longest} == {12} and len(longest) == 5
    assert {p.duration_months for p in lasting_so(real().projects, Lasting(longest=False))} == {6}
    assert not find(real(), Filters(lasting=Lasting(60, MOST)), {}).exact


def test_projects_that_took_so_long() -> None:
    found = find(real(), Filters(lasting=Lasting(9, 9)), {})
    assert [p.id for p in found.projects] == ["recrues"] and found.exact
    assert not find(real(), Filters(lasting=Lasting(3, 3)), {}).exact
    assert Filters(lasting=Lasting(6, 6)).merged(Filters(facets={"places": ("lyon",)})).lasting == Lasting(6, 6)

"""How long projects took, where a question looks for them by that."""

from __future__ import annotations

import pytest

from index.durations import Lasting, asked_duration
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


def test_projects_that_took_so_long() -> None:
    found = find(real(), Filters(lasting=Lasting(9, 9)), {})
    assert [p.id for p in found.projects] == ["recrues"] and found.exact
    assert not find(real(), Filters(lasting=Lasting(3, 3)), {}).exact
    assert Filters(lasting=Lasting(6, 6)).merged(Filters(facets={"places": ("lyon",)})).lasting == Lasting(6, 6)

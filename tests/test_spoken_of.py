"""Projects found by words of a question rather than by traits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.filters import Filters
from index.spoken_of import saying_an_acronym, speaking_of
from index.vocabulary import Vocabulary
from tests.folders import real
from tests.test_finder import AGENCIES


@pytest.mark.parametrize(
    ("question", "ids"),
    [
        ("phare", ["phare"]),
        ("un projet de phare ?", ["phare"]),
        ("phare bouée", ["bouee", "phare"]),  # no project has both: those that have one
        ("phare cassé", []),  # a word of no project, and no word for project
        ("projet phare cassé", ["phare"]),
        ("quels projets ?", []),
        ("", []),
    ],
)
def test_projects_by_words_that_few_share(question: str, ids: list[str]) -> None:
    assert sorted(p.id for p in speaking_of(AGENCIES, question, {}).projects) == ids


def test_an_acronym_that_few_projects_say() -> None:
    asked = "Je travaille sur les données de l'Assurance maladie (SNDS). Quels projets s'en sont servis ?"
    filters, every = Filters.of(Vocabulary(real().programme).find(asked)), Filters()
    said = saying_an_acronym(real(), asked, filters, {"open-chronic": 1.0})
    assert said and said.exact and said.words == "SNDS" and said.projects[0].id == "open-chronic"
    assert {p.id for p in said.projects} == {"ars-parcours-de-soin", "lab-sante", "open-chronic"}
    among = saying_an_acronym(real(), asked, replace(every, cohorts=("promo-2",)), {})
    assert among and [p.id for p in among.projects] == ["lab-sante"]
    for other in (
        asked.replace("SNDS", "XYZQ"),
        asked.replace("SNDS", "EIG"),
        asked.upper(),
        "quels projets du snds ?",
    ):
        assert saying_an_acronym(real(), other, every, {}) is None

"""What a question looks for among the projects that none of them speaks of."""

from __future__ import annotations

import pytest

from index.strange_words import strange_words
from index.vocabulary import Vocabulary
from tests.folders import real
from tests.test_finder import KNOWLEDGE, VOCABULARY


@pytest.mark.parametrize(
    ("question", "strange"),
    [
        ("un projet sur la Blockchain ?", ("Blockchain",)),
        ("trackdeshets c un projet ??", ("trackdeshets",)),
        ("un projet sur la santé ?", ()),
        ("avez-vous travaillé avec la Nasa ?", ("Nasa",)),
        ("je peux travailler avec un ami ?", ()),
        ("la blockchain, ça rapporte ?", ()),
        ("quand ferme l'appel à projets blockchain ?", ()),
        ("pourquoi pas de projet blockchain ?", ()),
        ("à quelle caisse cotise-t-on pendant le projet ?", ()),
        ("which insurance covers us during the project?", ()),
    ],
)
def test_what_no_project_speaks_of(question: str, strange: tuple[str, ...]) -> None:
    assert strange_words(question, VOCABULARY.find(question), KNOWLEDGE) == strange


def test_each_of_several_that_no_project_speaks_of() -> None:
    knowledge = real()
    for question, strange in (
        ("Un défi a-t-il déjà eu lieu à la SNCF ou à la RATP ?", ("SNCF", "RATP")),
        ("un défi en Guadeloupe ou Martinique ?", ("Guadeloupe", "Martinique")),
        ("Avez-vous eu un défi à Marseille, Nice ou Toulouse ?", ("Marseille", "Nice", "Toulouse")),
    ):
        mentions = Vocabulary(knowledge.programme).find(question)
        assert strange_words(question, mentions, knowledge, surely=True) == strange


@pytest.mark.parametrize(
    "question",
    [
        "une mission en télétravail ?", "un projet en freelance ?", "ma mission sera-t-elle visible sur LinkedIn ou ailleurs ?",
        "Honnêtement, ça sert à quelque chose ou tous ces projets finissent à la poubelle ?",
        "je finis une mission chez Capgemini, je peux postuler ?", "j'ai fait une mission en Afrique avec une ONG, ça compte ?",
    ],
)  # fmt: skip
def test_what_entries_speak_of_or_what_is_of_oneself_is_not_strange(question: str) -> None:
    knowledge = real()
    mentions = Vocabulary(knowledge.programme).find(question)
    assert strange_words(question, mentions, knowledge, surely=True) == ()

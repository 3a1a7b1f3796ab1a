"""Where those who ask live, apart from where they look for projects, with the real vocabulary."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.projects.dwelling import without_ones_own_place
from index.vocabulary import Vocabulary
from tests.folders import real
from tests.serving import NOW


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("jhabite a st denis ya eu des projet dans le 93 ?", {"saint-denis", "montreuil", "noisy-le-grand"}),
        ("J'habite le neuf-trois, on ne parle que de Paris. Quels projets dans mon département ?", {"saint-denis", "montreuil", "noisy-le-grand"}),
        ("I live in Lyon, any project in Brittany?", {"bretagne"}),
        ("j'habite à Lyon, des projets ici ?", {"lyon"}),
        ("j'habite à Montreuil, dans le 93 : des projets ?", {"saint-denis", "montreuil", "noisy-le-grand"}),
    ],
)  # fmt: skip
def test_the_places_that_are_asked_of(question: str, places: set[str]) -> None:
    found = without_ones_own_place(question, Vocabulary(real().programme).find(question))
    assert set(found.facets["places"]) == places


@pytest.mark.parametrize(
    ("question", "projects"),
    [
        ("y a deja eu des projets en bretagne ou c'est tout à Paris", {"balisenav", "monitorfish"}),
        ("J'ai été CTO 8 ans. Les missions de directeur technique au ministère de la Justice, elles étaient sur quels produits ?", {"a-just"}),
        ("Je suis en M2 à Lyon. Pourriez-vous m'indiquer quels projets ont été conduits à la Cour de cassation ? Je vous remercie par avance.", {"open-justice", "label"}),
        ("Je suis data engineer, pas data scientist. Dans la promo 5, quels projets ont vraiment pris quelqu'un comme moi ?", {"batid", "dases", "green-data-for-health"}),
        ("rappelez-moi les projets de la Cour de cassation", {"open-justice", "label"}),
        ("projets bilan carbone / empreinte perso / co2, lesquels svp", {"nos-gestes-climat", "impact-co2", "etat-bas-carbone"}),
    ],
)  # fmt: skip
def test_what_is_looked_for_beside_a_story(assistant: Assistant, question: str, projects: set[str]) -> None:
    told = assistant.reply(question, now=NOW)
    assert projects <= set(told.projects)


def test_the_place_of_ones_own_house_is_not_looked_for() -> None:
    vocabulary = Vocabulary(real().programme)
    ours = "Fonctionnaire au Shom à Brest, je voudrais savoir ce que notre maison a déjà fait avec vous."
    assert set(without_ones_own_place(ours, vocabulary.find(ours)).facets) == {"administrations"}
    there = "ce que le Shom à Brest a déjà fait avec vous"
    assert "places" in without_ones_own_place(there, vocabulary.find(there)).facets

"""A part of an answer of staff, asked of the real assistant: a stage, an item, an aim, since when it is so."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW
from tests.test_dates import at


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["Quelles étaient les phases du travail de la 6e promotion ?", "Combien de temps dure la troisième ?"], "phases-promo-6"),
        (["Pour la 7, la sélection se passe comment, étape par étape ?", "et une fois à la quatrième, j'ai le poste c'est sûr ?"], "etapes-selection-promo-7"),
        (["faut-il avoir terminé la fac pour candidater ?", "depuis quand c'est formulé comme ça ?"], "etudiant-promos-4-7"),
        (["combien de temps dure la phase d'incubation d'une mission ?", "et celle juste avant ?"], "phases-promo-7"),
        (["quelle est la part de femmes chez les recrutés ?", "et ils visaient combien ?"], "part-femmes"),
    ],
)  # fmt: skip
def test_it_is_told_again(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


@pytest.mark.parametrize(
    ("asked", "entry"),
    [("le deuxième, ça consiste en quoi au juste", "profil-technique"), ("la deuxième promo, c'était quoi ?", None)],
)
def test_one_of_its_items_in_bold(assistant: Assistant, asked: str, entry: str | None) -> None:
    told = in_turn(assistant, ["quels types de postes vous affichez maintenant ?", asked], NOW)
    assert told.entry == entry if entry else told.entry not in {"profil-technique", "profil-produit", "profil-impact"}


@pytest.mark.parametrize(
    ("asked", "then", "first"),
    [
        ("Pouvez-vous me rappeler les quatre phases d'accompagnement de la promotion 6 ?", "la troisième dure combien de temps ?", "Prouver la valeur : 3 mois"),
        ("quels profils vous affichez maintenant ?", "le dernier, il fait quoi exactement ?", "Le profil de direction de l’impact"),
        ("what roles do you look for?", "what does the last one do?", "The impact direction profile"),
    ],
)  # fmt: skip
def test_the_item_that_is_meant_is_told_first(assistant: Assistant, asked: str, then: str, first: str) -> None:
    assert in_turn(assistant, [asked, then], NOW).markdown.startswith(first)


def test_a_cohort_by_its_number_is_no_stage(assistant: Assistant) -> None:
    turns = ["Pour la 7, la sélection se passe comment, étape par étape ?", "et pour la promo 4 ?"]
    assert in_turn(assistant, turns, NOW).entry == "etapes-selection-promo-2-4"


def test_but_asks_for_no_aim(assistant: Assistant) -> None:
    turns = ["what is the share of women?", "but do I need a degree?"]
    assert in_turn(assistant, turns, NOW).entry == "diplome"


def test_another_cohort_by_its_ordinal_is_no_stage(assistant: Assistant) -> None:
    turns = ["Pour la 7, la sélection se passe comment, étape par étape ?", "et pour la 4e, ça se passait comment ?"]
    assert in_turn(assistant, turns, NOW).entry == "etapes-selection-promo-2-4"


def test_the_first_day_is_no_item(assistant: Assistant) -> None:
    turns = ["quels types de postes vous affichez maintenant ?", "le premier jour, ça consiste en quoi ?"]
    assert in_turn(assistant, turns, NOW).entry != "profil-produit"


def test_a_stage_by_its_number_alone(assistant: Assistant) -> None:
    turns = ["c'est quoi les étapes de sélection de la promo 7", "la 4 c'est quoi au juste ?"]
    assert in_turn(assistant, turns, at("2024-05-02T08:50")).entry == "etapes-selection-promo-7"
    turns[1] = "et pour la 4 ?"
    assert in_turn(assistant, turns, at("2024-05-02T08:50")).entry == "etapes-selection-promo-2-4"

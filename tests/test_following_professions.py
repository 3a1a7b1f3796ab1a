"""How a question goes on about a profession, with the real knowledge."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.test_dates import at

LATER = at("2026-11-29T10:00")


@pytest.mark.parametrize("asked", ["et les deux autres profils, ils font quoi ?", "what about the other two roles?"])
def test_the_other_professions(assistant: Assistant, asked: str) -> None:
    told = in_turn(assistant, ["c'est quoi la direction de l'impact ?", asked], LATER)
    assert told.entry == "profils-recherches-promo-7"


def test_another_profession_in_the_same_cohort(assistant: Assistant) -> None:
    turns = ["Dans quels défis de la promo 5 voulait-on un juriste ?", "et un data engineer ?"]
    told = in_turn(assistant, turns, at("2021-11-10T10:30"))
    projects = assistant.knowledge.projects_by_id
    assert told.projects
    assert {projects[p].cohort for p in told.projects} == {"promo-5"}


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["c'est quoi le profil direction technique ?", "et les deux autres ?"], "profils-recherches-promo-7"),
        (
            ["sur les 32 recrutés en 2024 et 2025, combien de directions de produit ?", "et les autres ?"],
            "repartition-profils",
        ),
    ],
)
def test_the_others_of_what_was_told(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, LATER).entry == entry


@pytest.mark.parametrize(
    "asked", ["avec un designer dedans", "avec un designer dans l'équipe", "seulement ceux avec une designer"]
)
def test_those_of_a_list_that_had_somebody(assistant: Assistant, asked: str) -> None:
    told = in_turn(assistant, ["projets gendarmerie", asked], at("2026-09-20T17:33"))
    assert set(told.projects) == {"brigade-numerique", "recrues", "neotac"}


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["je suis juriste, est-ce que mon profil peut vous intéresser ?", "et mon mari ? il est développeur"], "profil-developpement"),
        (["vous prenez des designers ?", "my sister is a developer, what about her?"], "profil-developpement"),
        (["vous prenez des designers ?", "mon frère est développeur, il gagnerait combien ?"], "salaire-promos-5-6"),
    ],
)  # fmt: skip
def test_somebody_of_another_profession(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, at("2021-04-20T20:11")).entry == entry


@pytest.mark.parametrize(
    ("asked", "then"),
    [
        ("What does an impact director do in this programme?", "Any of them up in Lille?"),
        ("que fait un directeur de l'impact ?", "il y en a un à Lille ?"),
    ],
)
def test_whether_there_is_one_somewhere(assistant: Assistant, asked: str, then: str) -> None:
    assert in_turn(assistant, [asked, then], LATER).projects == ("recommandations-collaboratives",)

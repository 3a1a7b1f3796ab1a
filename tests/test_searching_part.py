"""Which part of a message looks for projects, and which only tells who asks."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.wording.searching_part import searching_part
from tests.ranked import ENGINE
from tests.serving import NOW


def part(question: str) -> str:
    return searching_part(ENGINE, question, ENGINE.vocabulary.find(question))


def test_who_one_is_narrows_no_search() -> None:
    asked = "bibliothécaire, je voudrais voir ce qui a été fait pour la santé"
    assert part(asked) == "je voudrais voir ce qui a été fait pour la santé"
    marked = "Bibliothécaire, qu'est-ce qui a été fait pour la santé ?"
    assert part(marked) == "qu'est-ce qui a été fait pour la santé ?"
    for whole in ("des projets sur la santé ?", "quand ouvre l'appel ? et des projets sur la santé ?"):
        assert part(whole) == whole


@pytest.mark.parametrize(
    ("question", "searching"),
    [
        ("designer... quels projets sur la mer ?", "quels projets sur la mer"),
        ("Quels projets sur la mer ? Je suis designer à Lyon.", "Quels projets sur la mer ?"),
        ("quels projets sur la mer, je prépare une thèse de médecine", "quels projets sur la mer"),
        ("J'ai 24 ans et je finis une école de design. Quels projets sur la mer ?", "Quels projets sur la mer"),
        ("Je suis designer, quels projets de la promo 4 ?", "Je suis designer, quels projets de la promo 4 ?"),
        (
            "Magistrate à la chambre des comptes, je souhaiterais connaître les projets de la mer.",
            "je souhaiterais connaître les projets de la mer.",
        ),
        ("Candidate en design : quels projets sur la mer ?", "quels projets sur la mer ?"),
    ],
)
def test_a_profession_of_who_asks_is_none_of_projects(question: str, searching: str) -> None:
    assert part(question) == searching


def test_what_asks_for_more_is_no_story() -> None:
    for whole in ("Quels projets sur la mer ? Et à Lyon ?", "quels projets sur la mer, et combien c'est payé ?"):
        assert part(whole) == whole


@pytest.mark.parametrize(
    ("question", "part"),
    [
        ("Étudiante en droit, je rédige un mémoire : dans quelles équipes a-t-on pris un juriste ?", "dans quelles équipes a-t-on pris un juriste ?"),
        ("Étudiante à l’École des chartes, quels outils d’archives avez-vous faits ?", "quels outils d’archives avez-vous faits ?"),
        ("Chercheuse en sciences de l'éducation : quels défis sur la mer ?", "quels défis sur la mer ?"),
        ("Dans la promo 6, où travaillaient les data engineers ? Juste les noms d'équipes.", "Dans la promo 6, où travaillaient les data engineers ?"),
    ],
)  # fmt: skip
def test_who_asks_and_in_what_form(assistant: Assistant, question: str, part: str) -> None:
    engine = assistant._engine()
    assert searching_part(engine, question, engine.vocabulary.find(question)) == part


def test_a_word_or_two_of_oneself_before_a_search_of_its_own(assistant: Assistant) -> None:
    told = assistant.reply("Médecin et data, des défis de santé dans la promo 4 ?", now=NOW)
    assert set(told.projects) == {"adex", "datamed"}


def test_what_an_administration_does_now_is_of_the_cohort_at_work(assistant: Assistant) -> None:
    told = assistant.reply("que fait l'ADEME avec vous en ce moment ?", now=NOW)
    assert set(told.projects) == {"nos-gestes-climat", "impact-co2"}

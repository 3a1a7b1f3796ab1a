"""How a question goes on about what the former one named, with the real knowledge."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.test_dates import at

LATER = at("2026-11-29T10:00")


@pytest.mark.parametrize(
    ("turns", "entries"),
    [
        (["En promotion 6, combien de séminaires pour les porteurs de projet ?", "Et pour les EIG ?"], {"seminaires", "accompagnement-promo-6"}),
        (["quel délai pour les administrations ?", "et pour les candidats ?"], {"dates-candidatures"}),
    ],
)  # fmt: skip
def test_the_same_for_others(assistant: Assistant, turns: list[str], entries: set[str]) -> None:
    assert in_turn(assistant, turns, LATER).entry in entries


def test_for_whom_says_nothing_where_nobody_was_named(assistant: Assistant) -> None:
    told = in_turn(assistant, ["combien gagne-t-on ?", "et pour les designers ?"], LATER)
    assert told.entry == "salaire-promo-7"


@pytest.mark.parametrize("asked", ["et de devs ?", "et de développeuses ?"])
def test_how_many_of_another_profession(assistant: Assistant, asked: str) -> None:
    turns = ["Combien de lauréats dans la sixième promo ?", "dont combien de designers ?", asked]
    told = in_turn(assistant, turns, at("2022-10-03T13:00"))
    assert told.entry in ("repartition-profils", "promotion-6-en-bref")
    assert "11" in told.markdown


@pytest.mark.parametrize(
    ("turns", "clock", "entry", "begins"),
    [
        (["data scientist, 2 ans d'xp, je gagne combien dans la promo 5", "et pour les designers ?"], "2021-04-06T13:51", "salaire-promos-5-6", "Cette règle est la même pour tous les métiers"),
        (["vous prenez quels métiers maintenant, toujours des data scientists ?", "et des designers ?"], "2026-05-19T16:55", "profil-design", "Depuis la promotion 7"),
    ],
)  # fmt: skip
def test_the_same_of_another_profession(
    assistant: Assistant, turns: list[str], clock: str, entry: str, begins: str
) -> None:
    told = in_turn(assistant, turns, at(clock))
    assert told.entry == entry and told.markdown.startswith(begins)


def test_a_rule_that_is_no_profession_s_is_asked_again(assistant: Assistant) -> None:
    turns = ["un développeur doit avoir un diplôme ?", "et un designer ?"]
    assert in_turn(assistant, turns, at("2022-04-08T10:00")).entry == "diplome"


def test_where_there_were_fewest_of_what_was_counted(assistant: Assistant) -> None:
    turns = ["en tout ca fait combien de projets depuis le début", "et la promo où il y en a eu le moins ?"]
    told = in_turn(assistant, turns, at("2026-09-09T11:00"))
    assert told.entry == "nombre-projets" and "promotion 1 : 9" in told.markdown.replace("\u00a0", " ").replace(
        "\u202f", " "
    )


def test_how_many_in_some_years_after_how_many_in_all(assistant: Assistant) -> None:
    turns = ["Combien d'entrepreneurs d'intérêt général ont été recrutés depuis le début ?", "et rien que sur 2024 et 2025 ?"]  # fmt: skip
    told = in_turn(assistant, turns, at("2026-07-20T15:50"))
    assert told.entry == "promotion-7-en-bref" and "32 EIG" in told.markdown.replace("\u00a0", " ")

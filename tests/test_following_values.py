"""A value, a year or a figure that one heard, set against what was told, with the real knowledge."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW
from tests.test_dates import at


@pytest.mark.parametrize(
    ("turns", "entry"),
    [
        (["le contrat des promos 1 à 6 durait bien 10 mois ?", "pourtant mon collègue parle d'un an minimum, il se trompe ?"], "duree-promo-7"),
        (["combien gagne-t-on ?", "on m'a dit 3 500 €"], "salaire-promos-5-6"),
        (["quel cofinancement pour la promo 6 ?", "pourtant ma collègue parle de 4 mois de coût employeur"], "cofinancement-promo-4"),
    ],
)  # fmt: skip
def test_the_version_that_tells_the_value(assistant: Assistant, turns: list[str], entry: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == entry


def test_an_address_of_another_time(assistant: Assistant) -> None:
    turns = [
        "C'est quoi l'adresse mail du programme ?",
        "bizarre, dans mes notes j'ai entrepreneur-interet-general@data.gouv.fr",
    ]
    assert in_turn(assistant, turns, at("2021-11-10T11:11")).entry == "contact-adresse-promos-2-a-4"


@pytest.mark.parametrize(
    "turns",
    [
        ["En quelle année a été créé le dispositif ?", "Un confrère a écrit 2017, il s'est trompé ?"],
        ["le programme existe depuis quand ?", "2016 ou 2017 ?"],
    ],
)
def test_a_year_that_it_tells_is_told_again(assistant: Assistant, turns: list[str]) -> None:
    told = in_turn(assistant, turns, at("2026-11-29T10:00"))
    assert told.entry == "origine-programme"
    assert "2017" in told.markdown


def test_a_value_that_no_version_tells_changes_nothing(assistant: Assistant) -> None:
    told = in_turn(assistant, ["combien gagne-t-on ?", "on m'a dit 50 000 €"], at("2026-11-29T10:00"))
    assert told.entry == "salaire-promo-7"


def test_a_value_that_was_told_is_no_other(assistant: Assistant) -> None:
    turns = ["combien de temps durait la promo 6 ?", "on m'a pourtant dit dix mois"]
    assert in_turn(assistant, turns, at("2026-11-29T10:00")).entry == "duree-promos-4-6"


def test_no_value_of_a_cohort_that_nobody_knows_yet(assistant: Assistant) -> None:
    told = in_turn(assistant, ["combien gagne-t-on ?", "on m'a parlé de 4 250 €"], at("2022-03-20T10:00"))
    assert "promotion 7" not in told.markdown.casefold()


def test_a_career_is_no_value(assistant: Assistant) -> None:
    turns = ["combien gagne-t-on ?", "mon ami m'a dit qu'il a 10 ans d'expérience, ça change ?"]
    assert in_turn(assistant, turns, at("2022-03-20T10:00")).entry == "salaire-promos-5-6"


def test_how_many_of_them_a_cohort_had(assistant: Assistant) -> None:
    turns = ["c koi un EIG link", "y en avait cb dans la promo 5", "et celle d'avant ?"]
    for asked in (turns[:2], turns):
        assert in_turn(assistant, asked, at("2022-02-02T12:01")).entry == "coachs"


@pytest.mark.parametrize(
    ("turns", "clock", "entry"),
    [
        (["on voudrait 2 EIG dans notre service, y a un cofinancement ?", "c'est par personne ou pour le projet ?"], "2022-02-10T15:07", "cofinancement-promo-6"),
        (["Une fois les 10 mois passés, tout le monde repart dans le privé, non ?", "ah tiens. c'est quoi le pourcentage exact ?"], "2022-05-02T11:50", "suites-personnes"),
        (["mon fils a fini son master l'an dernier, pourrait-il être candidat ?", "même s'il n'a que 24 ans ?"], "2025-12-09T17:05", "age-limite"),
        (["is it paris only?", "where is the one near rennes exactly"], "2024-02-26T09:33", "sites-dinum"),
    ],
)  # fmt: skip
def test_what_goes_on_about_a_rule(assistant: Assistant, turns: list[str], clock: str, entry: str) -> None:
    assert in_turn(assistant, turns, at(clock)).entry == entry


def test_both_are_told_where_one_asks_whether_it_is_longer_than_before(assistant: Assistant) -> None:
    turns = ["Le contrat dans la promo 6 il durait combien de temps ?", "et maintenant ?", "donc c'est plus long qu'avant ou pas"]  # fmt: skip
    told = in_turn(assistant, turns, at("2024-03-19T16:00")).markdown
    assert "10 mois" in told and "un an au minimum" in told

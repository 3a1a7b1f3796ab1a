"""The round of a call that a question tells otherwise than by its name."""

from __future__ import annotations

from datetime import datetime

import pytest

from bot.dates.own_rounds import of_a_round, with_its_noun
from bot.dates.sentences import Dates
from index.vocabulary import Vocabulary
from tests.clocks import PARIS
from tests.folders import knowledge, real

REAL, SMALL = Vocabulary(real().programme), Vocabulary(knowledge().programme)
APRIL = datetime(2024, 4, 15, 11, 30, tzinfo=PARIS)


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("la vague 1 est close, la suite ?", "la sprint 1 est close, la suite ?"),
        ("et la 2e vague, elle ouvre quand ?", "et la sprint 2, elle ouvre quand ?"),
        ("la première vague a fermé quand ?", "la sprint 1 a fermé quand ?"),
        ("when does wave 2 close?", "when does sprint 2 close?"),
        ("la vague 9, c'est quand ?", "la sprint 9, c'est quand ?"),  # still to be announced
        ("les projets de la vague 1", "les projets de la vague 1"),  # of a cohort, as people call it
        ("le sprint 1, c'était quelle vague ?", "le sprint 1, c'était quelle vague ?"),
        ("J'ai candidaté en février, l'oral est passé ?", "J'ai candidaté en février, l'oral est passé ? (sprint 1)"),
        ("j'ai postulé en avril. Et maintenant ?", "j'ai postulé en avril. Et maintenant ? (sprint 2)"),
        ("j'ai postulé en décembre. Et maintenant ?", "j'ai postulé en décembre. Et maintenant ?"),
        ("elle a postulé en février", "elle a postulé en février"),
        ("j'ai postulé chez Google en avril", "j'ai postulé chez Google en avril"),
        ("j'ai envoyé ma thèse en février", "j'ai envoyé ma thèse en février"),
        ("j'ai postulé à la promo 6 en mars", "j'ai postulé à la promo 6 en mars"),
        (
            "la 2e vague d'auditions de la promo 6, c'est quand ?",
            "la 2e vague d'auditions de la promo 6, c'est quand ?",
        ),
        ("la 2e vague, payée combien ?", "la 2e vague, payée combien ?"),
        ("la toute première vague, c'était quand ?", "la toute première vague, c'était quand ?"),
        ("j'ai postulé en février 2021", "j'ai postulé en février 2021"),
    ],
)
def test_a_wave_and_the_month_in_which_one_applied(question: str, read: str) -> None:
    assert of_a_round(question, Dates(real(), APRIL, "fr"), REAL) == read


def test_after_a_call_the_number_of_a_wave_is_enough_even_of_one_to_come() -> None:
    dates = Dates(real(), APRIL, "fr")
    assert of_a_round("et la vague 2 ?", dates, REAL) == "et la vague 2 ?"
    assert of_a_round("et la vague 2 ?", dates, REAL, of_a_call=True) == "et la sprint 2 ?"
    assert of_a_round("and wave 9?", dates, REAL, of_a_call=True) == "and sprint 9?"


def test_a_number_alone_puts_right_which_call_was_meant() -> None:
    dates = Dates(real(), APRIL, "fr")
    assert of_a_round("non pardon, le premier", dates, REAL, of_a_call=True) == "sprint 1"
    assert of_a_round("non pardon, le premier", dates, REAL) == "non pardon, le premier"


def test_where_a_cohort_has_one_call_a_wave_is_no_round() -> None:
    before = Dates(real(), datetime(2022, 4, 1, tzinfo=PARIS), "fr")
    assert of_a_round("la vague 1, c'était quand ?", before, REAL) == "la vague 1, c'était quand ?"
    small = Dates(knowledge(), datetime(2026, 5, 1, tzinfo=PARIS), "fr")
    assert of_a_round("j'ai postulé en avril", small, SMALL) == "j'ai postulé en avril"


def test_nothing_is_known_before_the_first_call() -> None:
    assert of_a_round("la vague 1 ?", Dates(real(), datetime(2010, 1, 1, tzinfo=PARIS), "fr"), REAL) == "la vague 1 ?"


def test_a_round_with_the_year_in_which_it_was_held() -> None:
    now = Dates(real(), datetime(2026, 11, 28, 10, tzinfo=PARIS), "fr")
    asked = "la quatrième vague de 2025 a duré combien de jours"
    assert of_a_round(asked, now, REAL) == "la sprint 4 de 2025 a duré combien de jours"
    other = "la première vague de 2021 a fermé quand ?"
    assert of_a_round(other, now, REAL) == other


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("J'ai laissé passer la session de février. La suivante, elle commence quand ?", "J'ai laissé passer la session de février. le prochain appel, elle commence quand ?"),
        ("Vos vagues d'embauche m'intéressent. La troisième, en 2024, c'était quand ?", "Vos vagues d'embauche m'intéressent. la troisieme vague, en 2024, c'était quand ?"),
        ("J'ai deux filles. La troisième, c'est pour bientôt.", "J'ai deux filles. La troisième, c'est pour bientôt."),
    ],
)  # fmt: skip
def test_one_of_what_was_named_before_has_its_noun(question: str, read: str) -> None:
    assert with_its_noun(question) == read

"""What a question asks the time between."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dates.ends_named import ends_of
from bot.dates.sentences import Dates
from bot.deciding.ends import between_ends
from index.live import LiveIndex
from tests.folders import real
from tests.test_dates import at


@pytest.mark.parametrize(
    ("question", "ends"),
    [
        ("combien de temps entre le dépôt et l'arrivée ?", ("le dépôt", "l'arrivée")),
        ("Entre dépôt et oraux combien de jours", ("dépôt", "oraux")),
        ("combien de mois séparent le dépôt et l'arrivée ?", ("le dépôt", "l'arrivée")),
        ("how long between the close and the results?", ("the close", "the results")),
        ("quelle différence entre un dépôt et un oral ?", None),
        ("how long did it take, from the close to the results?", ("the close", "the results")),
        ("combien de fois la clôture de la session 1 a été reportée", None),
        ("combien de temps ?", None),
        (
            "combien de temps entre la fin du 3e sprint et le début du 4e ?",
            ("la fin du 3e sprint", "le début du sprint 4"),
        ),
        (
            "combien de jours entre la fin du sprint 3 et le début du quatrième ?",
            ("la fin du sprint 3", "le début du sprint 4"),
        ),
        ("la limite a glissé, de combien de jours au total par rapport à la date initiale ?", None),
        ("la toute première campagne de dépôt a duré combien de temps, de quand à quand ?", None),
        ("How long after the deadline did the interviews start, and when?", ("the deadline", "the interviews start")),
        ("combien de jours après la clôture commencent les oraux ?", ("la clôture", "commencent les oraux")),
        ("combien de temps avant la fermeture ?", None),
        (
            "Service de l'État, nous déposons le dossier de projet à l'instant. Combien de temps avant la fermeture ?",
            None,
        ),
        ("délai dépôt -> oral, session 1 et session 2", ("dépôt", "oral")),
        ("la réunion, c'était quand par rapport à la clôture ?", ("la réunion", "la clôture")),
        (
            "Entre la fin de la 1 et le début de la 2, il y a eu un trou ? De combien ?",
            ("la fin de la 1", "le début de la 2"),
        ),
        ("combien de jours séparent la fin du dépôt de l'arrivée ?", ("la fin du dépôt", "arrivée")),
        (
            "combien de jours séparent la fin des candidatures du premier jour ?",
            ("la fin des candidatures", "premier jour"),
        ),
        (
            "le séminaire est tombé combien de temps après leur arrivée ?",
            ("leur arrivée", "le séminaire est tombé"),
        ),
        (
            "combien de temps sépare la fin de la promo 4 du début de la promo 5 ?",
            ("la fin de la promo 4", "début de la promo 5"),
        ),
        ("combien de temps après les entretiens arrive la réponse ?", ("les entretiens", "arrive la réponse")),
        ("on commence combien de temps après les entretiens d'habitude ?", ("les entretiens", "on commence")),
        ("entre la 1 et la 2, laquelle a laissé le plus de temps ?", None),
        ("between the first and the second, which stayed open longer?", None),
        ("", None),
    ],
)
def test_the_ends_of_a_span(question: str, ends: tuple[str, str] | None) -> None:
    assert ends_of(question) == ends


@given(st.text(max_size=200))
def test_any_text(question: str) -> None:
    ends = ends_of(question)
    assert ends is None or all(end in question for end in ends)


@pytest.mark.parametrize(
    ("question", "cohorts", "days"),
    [
        ("combien de temps entre la clôture et l'arrivée ?", ("promo-5",), [134]),
        ("temps entre dépôt du dossier et entretien, promo 5 vs promo 6 svp", ("promo-5", "promo-6"), [36, 49]),
        ("entre la fin du dépôt et le premier jour, combien de mois ?", ("promo-6",), [146]),
        ("combien de temps entre le dernier jour de la promo 5 et le premier jour de la 6 ?", ("promo-5", "promo-6"), [62]),
        ("combien de temps entre la fin de la 5 et l'arrivée des suivants", ("promo-5",), [62]),
        ("combien de temps entre la fin de la 6 et la réouverture des candidatures ?", ("promo-6",), [202]),
        ("Entre le 3e et le 4e sprint il s'est écoulé combien de temps ?", (), [179]),
        ("combien de temps entre le sprint 3 et le 4 ?", (), [179]),
        ("combien de temps entre le dernier jour de la promo 6 et le lancement du premier sprint ?", ("promo-6",), [202]),
        ("combien de temps entre la clôture du sprint 3 et les entretiens suivants ?", (), [15]),
        ("Combien de temps s'est écoulé entre la fin de dépôt du sprint 4 et le début du sprint 5 ?", (), [160]),
        ("combien de temps entre la clôture du sprint 3 et le début du dépôt suivant ?", (), [179]),
        ("il s'est passé combien de temps entre le sprint 4 et le sprint 5 ?", (), [160]),
        ("d'habitude, combien de temps entre la fin d'un sprint et les entretiens ?", (), [10, 10, 15, 10, 8]),
        ("How many days between the opening and the closing of the call for candidates?", ("promo-2",), [30]),
        ("How long does it take between applying and the interview?", (), [8]),
        ("il se passera combien de semaines entre le dépôt et l'entretien ? au sprint 5 c'était comment", (), [8]),
        ("Lors de l'appel de l'automne 2025, combien de jours entre la clôture et le premier oral ?", (), [8]),
        ("Pour les promos 4, 5 et 6, combien de jours séparent la fin des candidatures du premier jour de travail ?", ("promo-4", "promo-5", "promo-6"), [86, 134, 146]),
        ("la semaine de bootcamp de la promo 3 est tombée combien de temps après leur arrivée ?", ("promo-3",), [41]),
        ("combien de temps entre le bac et le master ?", (), []),
        ("combien gagne un EIG ?", (), []),
    ],
)  # fmt: skip
def test_the_days_between_what_is_named(
    live: LiveIndex, question: str, cohorts: tuple[str, ...], days: list[int]
) -> None:
    dates = Dates(real(), at("2026-03-01T10:00"), "fr")
    assert [found.days for found in between_ends(question, cohorts, live.engine, dates)] == days


def test_from_the_end_of_a_cohort_until_one_could_apply_again(live: LiveIndex) -> None:
    dates = Dates(real(), at("2026-11-28T10:00"), "fr")
    asked = "combien de mois entre le dernier jour de la sixième promo et le moment où l'on a pu de nouveau postuler ?"
    (between,) = between_ends(asked, ("promo-6",), live.engine, dates)
    assert between.days == 202


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("combien de temps entre la clôture et les entretiens pour chaque sprint ?", [10, 10, 15, 10, 8]),
        ("dans les derniers recrutements par sprints, combien de temps entre la clôture et les entretiens ?", [10, 10, 15, 10, 8]),
    ],
)  # fmt: skip
def test_the_days_between_them_in_each_of_several_rounds(live: LiveIndex, question: str, days: list[int]) -> None:
    dates = Dates(real(), at("2026-03-01T10:00"), "fr")
    assert [found.days for found in between_ends(question, (), live.engine, dates)] == days

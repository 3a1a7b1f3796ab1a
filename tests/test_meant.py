"""The cohorts and the years that a question asks of."""

from __future__ import annotations

import pytest

from bot.dates.sentences import Dates
from bot.deciding.meant import as_noted, cohorts_meant, told_of_a_case, year_to_come, years_meant
from index.live import LiveIndex
from index.vocabulary import Vocabulary
from tests.folders import real
from tests.test_dates import at

VOCABULARY = Vocabulary(real().programme)


@pytest.mark.parametrize(
    ("question", "clock", "year"),
    [
        ("combien seront payés les EIG en 2030 ?", "2026-11-25T10:00", 2030),
        ("combien étaient payés les EIG en 2019 ?", "2026-11-25T10:00", None),
        ("et en 2026 ?", "2026-11-25T10:00", None),
        ("ça finit quand, en 2023 ?", "2022-03-20T10:00", None),  # dates of 2023 were known then
        ("combien ?", "2026-11-25T10:00", None),
    ],
)
def test_a_year_of_which_nothing_is_known(question: str, clock: str, year: int | None) -> None:
    assert year_to_come(VOCABULARY.find(question), Dates(real(), at(clock), "fr")) == year


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Ma sœur est prise, son contrat se termine fin février 2027. On doit lui dire quand ?", True),
        ("Son contrat se termine fin février 2027 ?", False),
        ("Il compte sur la rentrée de septembre 2027. Peut-il s'organiser là-dessus ?", False),
        ("Mon bail finit en 2027. Et en 2027, c'est payé combien ?", False),
    ],
)
def test_a_year_in_which_something_of_ones_own_ends_is_not_asked_of(question: str, told: bool) -> None:
    assert told_of_a_case(question) is told


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("les appels de 2019", (2019,)),
        ("tous les appels depuis 2023", (2023, 2024, 2025)),
        ("j'ai raté celui de 2025, le prochain c'est quand ?", ()),
        ("avant 2003, à quelle saison ?", (2000, 2001, 2002)),
        ("c'est en septembre, comme en 2021 ?", ()),
        ("en 2019 et en 2026", ()),  # who names this year asks of what holds now
        ("c'était ouvert quand en 2025 ? je voudrais deviner pour 2026", (2025,)),
        ("en 2019 ? et en 2026 ?", ()),
    ],
)
def test_the_past_years_that_a_question_asks_of(question: str, years: tuple[int, ...]) -> None:
    assert years_meant(question, VOCABULARY.find(question), 2026) == years


@pytest.mark.parametrize(
    ("question", "cohorts"),
    [
        ("elle l'a fait en 2021, elle touchait quoi ?", ("promo-5",)),
        ("je parlais pas d'aujourd'hui, elle l'a fait en 2021, elle touchait quoi ?", ("promo-5",)),
        ("c'était 4 000 en 2018, et aujourd'hui ?", ()),
        ("Alumna de la promo 2, j'aimerais venir à la clôture de la promo 5. Quel jour ?", ("promo-5",)),
        ("Ancien de la promo 2, on finissait quand ?", ("promo-2",)),
        ("Les anciens de la promo 2, ont-ils eu le contrat de la promo 7 ?", ("promo-2", "promo-7")),
        ("J'ai été refusée en 2018, combien de personnes retenues ?", ("promo-3",)),
        ("quand j'étais EIG en 2018, à quelle heure étaient les sessions ?", ("promo-2",)),
    ],
)
def test_the_cohort_of_a_past_year(live: LiveIndex, question: str, cohorts: tuple[str, ...]) -> None:
    assert cohorts_meant(question, VOCABULARY.find(question), live.engine, 2026) == cohorts


@pytest.mark.parametrize(
    ("question", "years", "cohorts"),
    [
        ("le règlement dit « 2 mai 2020 », c'est une blague ?", (), ("promo-5",)),  # a mistake that its note tells
        ("the rules say 2 May 2020: too late?", (), ("promo-5",)),
        ("c'est fermé depuis le 7 juin 2020 ?", (2020,), ()),
        ("et en mai 2020 ?", (2020,), ()),
        ("il y a une deuxième vague d'auditions ?", (), ()),  # a round of something else is no cohort
        ("la deuxième vague d'auditions de la promo 5", (), ("promo-5",)),
        ("promo 2 fenetre de depot dossiers candidats", (), ("promo-2",)),  # nor does « 2 » count windows
    ],
)
def test_a_day_that_only_a_note_tells_is_of_its_cohort(
    live: LiveIndex, question: str, years: tuple[int, ...], cohorts: tuple[str, ...]
) -> None:
    meant = as_noted(question, VOCABULARY.find(question), live.engine)
    assert (meant.years, meant.cohorts) == (years, cohorts)


@pytest.mark.parametrize(
    ("question", "cohorts"),
    [
        ("ancienne de la promo 3, comment sont suivis les EIG maintenant ?", ()),
        ("ancienne de la promo 3, combien étions-nous ?", ("promo-3",)),
        ("je suis EIG de la promo 6, je suis payée combien aujourd'hui ?", ("promo-6",)),
    ],
)
def test_who_one_was_is_not_of_what_one_asks_today(live: LiveIndex, question: str, cohorts: tuple[str, ...]) -> None:
    assert cohorts_meant(question, VOCABULARY.find(question), live.engine, 2026) == cohorts


def test_years_since_one_in_other_languages() -> None:
    for asked in ("Wie viele Runden gab es seit 2024?", "¿cuántas desde 2024?", "quante dal 2024?"):
        assert years_meant(asked, VOCABULARY.find(asked), 2026) == (2024, 2025), asked

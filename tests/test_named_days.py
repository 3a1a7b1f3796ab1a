"""Days that a question names."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.named_days import NamedDay, asks_weekday, listed_days, named_days, named_spans, with_their_month


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("le 14 janvier ça tient toujours ?", [NamedDay(14, 1)]),
        ("jusqu'au 3 avril 2022, c'est ça ?", [NamedDay(3, 4, 2022)]),
        ("le 1er mai", [NamedDay(1, 5)]),
        ("clos le 03/04 ou le 10/04/2022 ?", [NamedDay(3, 4), NamedDay(10, 4, 2022)]),
        ("on April 3rd, 2022?", [NamedDay(3, 4, 2022)]),
        ("the 3rd of April", [NamedDay(3, 4)]),
        ("du 1 août au 5 août", [NamedDay(1, 8), NamedDay(5, 8)]),
        ("le 1er et le 8 mai", [NamedDay(1, 5), NamedDay(8, 5)]),
        ("en mars 2022", []),
        ("le 45 mars", []),
        ("3/4 de mon temps", [NamedDay(3, 4)]),
        ("24/7 et 32/13", [NamedDay(24, 7)]),
        ("", []),
    ],
)
def test_days(question: str, days: list[NamedDay]) -> None:
    assert list(named_days(question)) == days


@given(st.text(max_size=80))
@settings(database=None, max_examples=200)
def test_any_text(text: str) -> None:
    assert all(1 <= d.day <= 31 and 1 <= d.month <= 12 for d in named_days(text))


def test_days_of_a_month_that_was_named_before() -> None:
    said = "j'y étais en novembre 2019, mais j'hésite entre le 12 et le 15"
    assert named_days(said) == (NamedDay(12, 11, 2019), NamedDay(15, 11, 2019))
    assert named_days("en novembre 2019, entre le 12 et le 15 ans de la fille") == ()


def test_of_a_year_or_of_any() -> None:
    assert NamedDay(3, 4).is_(date(2020, 4, 3)) and NamedDay(3, 4, 2022).is_(date(2022, 4, 3))
    assert not NamedDay(3, 4, 2022).is_(date(2021, 4, 3)) and not NamedDay(3, 4).is_(date(2022, 3, 4))


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("du 17 février au 2 mars", [((17, 2), (2, 3))]),
        ("absent du 10 au 13 juin 2022", [((10, 6), (13, 6))]),
        ("away from June 7th to June 9th", [((7, 6), (9, 6))]),
        ("le 8 juin et le 11", []),
        ("je pars au Japon le 1er mai et je reviens le 20", [((1, 5), (20, 5))]),
        ("I fly out on May 1st and I'm back on the 20th", [((1, 5), (20, 5))]),
        ("je quitte Paris le 28 avril, retour le 3 mai", [((28, 4), (3, 5))]),
        ("je pars le 20 mai et je reviens le 3", []),
        ("mon oral est le 1er mai et je reviens le 20", []),
        ("de 10 à 13 projets en juin", []),
    ],
)
def test_spans_of_days(text: str, spans: list[tuple[tuple[int, int], tuple[int, int]]]) -> None:
    assert [((a.day, a.month), (b.day, b.month)) for a, b in named_spans(text)] == spans


def test_days_that_are_listed_one_by_one() -> None:
    assert listed_days("Les 7, 8 et 13 juin.") == {(7, 6), (8, 6), (13, 6)}
    assert listed_days("On 7, 8 and 13 June.") == {(7, 6), (8, 6), (13, 6)}
    assert listed_days("Le 7 juin.") == frozenset()


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("il a duré du lundi au vendredi ?", True),
        ("from Monday to Friday?", True),
        ("c'était un mardi ?", True),
        ("ouvert du lundi au vendredi de 9 h à 18 h", False),
        ("c'était quand ?", False),
    ],
)
def test_whether_a_weekday_is_asked_for(question: str, asks: bool) -> None:
    assert asks_weekday(question) is asks


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ("à partir du samedi 18, ça va gêner ?", "à partir du samedi 18 octobre, ça va gêner ?"),
        ("Saturday the 18th?", "Saturday the 18th October?"),
        ("du samedi 11 au dimanche 17 juillet", "du samedi 11 au dimanche 17 juillet"),
        ("jeudi 9, 20 et 21 juillet", "jeudi 9, 20 et 21 juillet"),
        ("mardi 14-15 mai", "mardi 14-15 mai"),
        ("lundi 13.05.2022", "lundi 13.05.2022"),
        ("lundi 9 h30", "lundi 9 h30"),
        ("mardi 14 candidatures", "mardi 14 candidatures"),
    ],
)
def test_the_month_of_a_day_told_by_its_weekday(asked: str, named: str) -> None:
    assert with_their_month(asked, date(2025, 10, 9)) == named


def test_a_second_day_of_the_same_month() -> None:
    said = "je passe le permis le jeudi 10 juin, et le 15 je témoigne au tribunal"
    assert named_days(said) == (NamedDay(10, 6), NamedDay(15, 6))
    assert named_days("le 10 juin, et le 15 h du train") == (NamedDay(10, 6),)
    assert named_days("le 20 juin, et le 5 je suis là") == (NamedDay(20, 6),)  # of which month?

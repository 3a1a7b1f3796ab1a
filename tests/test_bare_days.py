"""Days of one's own told without their month."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.bare_days import with_its_month
from index.named_days import named_days


@pytest.mark.parametrize(
    ("question", "today", "read"),
    [
        ("je suis en congé du 23 au 27, catastrophe ?", date(2024, 9, 15), "je suis en congé du 23 au 27 septembre, catastrophe ?"),
        ("suis en Guadeloupe du 18 au 27, ça colle ?", date(2025, 10, 15), "suis en Guadeloupe du 18 au 27 octobre, ça colle ?"),
        ("je suis absent du 2 au 6.", date(2025, 12, 15), "je suis absent du 2 au 6 janvier."),
        ("je rentre le 27", date(2024, 4, 20), "je rentre le 27 avril"),
        ("I am back on the 27th", date(2024, 4, 20), "I am back on the 27th April"),
        ("I'm away from the 3rd to the 9th, is it a problem?", date(2025, 3, 20), "I'm away from the 3rd to the 9th April, is it a problem?"),
        ("je me marie le 12 juin et on part en voyage du 13 au 20.", date(2021, 5, 20), "je me marie le 12 juin et on part en voyage du 13 au 20 juin."),
        ("je suis absent du 2 au 6 juin", date(2025, 5, 15), "je suis absent du 2 au 6 juin"),
        ("je pars du 1er au 15 août, je rate quelque chose ?", date(2022, 1, 20), "je pars du 1er au 15 août, je rate quelque chose ?"),
        ("I may be away from the 3rd to the 9th.", date(2025, 3, 1), "I may be away from the 3rd to the 9th March."),
        ("j'ai des stagiaires du 18 au 27 ans", date(2025, 5, 15), "j'ai des stagiaires du 18 au 27 ans"),
        ("promos du 2 au 6 ?", date(2025, 5, 15), "promos du 2 au 6 ?"),
        ("je suis absent du 28 au 3", date(2025, 5, 15), "je suis absent du 28 au 3"),
        ("je suis absent du 25 au 31", date(2025, 5, 31), "je suis absent du 25 au 31 mai"),
    ],
)  # fmt: skip
def test_the_month_that_is_meant(question: str, today: date, read: str) -> None:
    assert with_its_month(question, today) == read


@given(st.dates(date(2021, 1, 1), date(2030, 12, 31)), st.integers(1, 31), st.integers(1, 31))
def test_the_last_of_them_is_not_over(today: date, first: int, last: int) -> None:
    read = with_its_month(f"je suis absente du {first} au {last}", today)
    for day in named_days(read):
        if day.day == last:
            assert (found := day.nearest(today, after=today)) and (found - today).days < 62

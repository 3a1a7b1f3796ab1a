import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.spelled_days import in_figures


@pytest.mark.parametrize(
    ("spelled", "figures"),
    [
        ("je rentre le premier mai au soir", "je rentre le 1 mai au soir"),
        ("absent du quinze au vingt-deux août", "absent du 15 au 22 août"),
        ("du quinze mai au deux juin", "du 15 mai au 2 juin"),
        ("Le vingt-cinq mars à Évry", "Le 25 mars à Évry"),
        ("le trente et un juillet", "le 31 juillet"),
        ("is it the first of May?", "is it the 1 of May?"),
        ("by the twenty-first of June", "by the 21 of June"),
    ],
)
def test_days_in_words_become_figures(spelled: str, figures: str) -> None:
    assert in_figures(spelled) == figures


@pytest.mark.parametrize(
    "text",
    ["those who come first may apply", "le premier projet de mars", "deux mois", "le 3 mai", "la promotion six en mai"],
)
def test_other_numbers_stay(text: str) -> None:
    assert in_figures(text) == text


DAYS = (
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf vingt "
    "vingt-et-un vingt-deux vingt-trois vingt-quatre vingt-cinq vingt-six vingt-sept vingt-huit vingt-neuf trente trente-et-un"
).split()


@given(
    st.sampled_from(["le", "du", "au", "vendredi"]),
    st.integers(2, 31),
    st.sampled_from("janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()),
    st.booleans(),
)
def test_every_day_is_heard(before: str, day: int, month: str, joined: bool) -> None:
    word = DAYS[day - 2] if joined else DAYS[day - 2].replace("-", " ")
    assert in_figures(f"{before} {word} {month}, ça va ?") == f"{before} {day} {month}, ça va ?"


@given(st.text(max_size=60))
def test_what_names_no_month_is_unchanged(text: str) -> None:
    assert in_figures(f"{text} le deux") == f"{text} le deux"

"""Documents: languages fall back to the first, places know the line of each field, cohorts follow the clock."""

from __future__ import annotations

from datetime import date

import pytest

from index.documents import Place, in_language
from tests.folders import knowledge


def test_a_missing_language_falls_back_to_the_first() -> None:
    assert in_language({"fr": "mer", "en": "sea"}, "en") == "sea"
    assert in_language({"fr": "mer"}, "en") == "mer"


def test_a_place_knows_the_line_of_the_first_known_name() -> None:
    place = Place("faq/a.md", 9, {"also": 4, "une phrase": 6})
    assert place.at("une phrase", "also") == 6
    assert place.at("inconnue", "also") == 4
    assert place.at("inconnue") == 9
    assert place == Place("faq/a.md", 9)


@pytest.mark.parametrize(
    ("day", "cohort"),
    [
        (date(2018, 12, 31), None),
        (date(2019, 1, 1), "session-1"),
        (date(2020, 6, 1), "session-1"),  # a special round never becomes the rule
        (date(2021, 1, 1), "session-2"),
        (date(2030, 1, 1), "session-2"),
    ],
)
def test_the_cohort_whose_rules_hold(day: date, cohort: str | None) -> None:
    found = knowledge().programme.cohort_on(day)
    assert (found.id if found else None) == cohort


def test_an_entry_holds_from_its_first_to_its_last_day() -> None:
    files = {"faq/age.md": "---\nid: age\nquestion: Quel âge ?\ntopic: argent\nvalid_from: 2020-02-01\nvalid_until: 2090-03-31\n"
             "source: [{title: P, url: https://exemple.fr/}]\nreviewed_on: 2026-01-05\n---\nAucun.\n"}  # fmt: skip
    entry = knowledge(**files).entries_by_id["age"]
    days = [date(2020, 1, 31), date(2020, 2, 1), date(2090, 3, 31), date(2090, 4, 1)]
    assert [entry.holds_on(day) for day in days] == [False, True, True, False]
    assert entry.place.at("valid_until") == 6

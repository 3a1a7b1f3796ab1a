"""The last calls, in a list."""

from __future__ import annotations

import pytest

from bot.dates.last_calls import in_lines, last_calls, steps_of_the_last
from bot.dates.sentences import Dates
from tests.folders import real
from tests.test_dates import at


def told(question: str, clock: str, lang: str = "fr") -> list[str]:
    return [e.id for e in last_calls(Dates(real(), at(clock), lang), question)]


FIVE = [f"promo-7-sprint-{n}-candidatures" for n in range(1, 6)]


@pytest.mark.parametrize(
    ("question", "clock", "calls"),
    [
        ("Could you list the last five application windows?", "2026-12-01T15:08", FIVE),
        ("les trois derniers appels, c'était quand ?", "2026-12-01T15:08", FIVE[2:]),
        ("combien de fois avez-vous recruté depuis 2024 ?", "2026-12-01T15:08", FIVE),
        ("combien de fois avez-vous ouvert en 2025 ?", "2026-12-01T15:08", FIVE[3:]),
        ("les deux derniers appels ?", "2024-04-10T10:00", FIVE[:2]),  # the second is open
        ("combien de temps entre les deux derniers appels ?", "2026-12-01T15:08", []),
        ("les trois dernières promotions", "2026-12-01T15:08", []),
        (
            "toutes les vagues de recrutement depuis début 2024, avec le premier et le dernier jour de chacune",
            "2026-12-01T15:08",
            FIVE,
        ),
        ("all the recruitment rounds since 2024?", "2025-06-02T15:08", FIVE[:4]),
        ("toutes les vagues de froid", "2026-12-01T15:08", []),
    ],
)
def test_the_calls_that_are_asked_for(question: str, clock: str, calls: list[str]) -> None:
    assert told(question, clock) == calls


def test_each_has_a_line_with_its_period() -> None:
    dates = Dates(real(), at("2026-12-01T15:08"), "en")
    text = in_lines(dates, last_calls(dates, "your last two calls"))
    assert text.count("\n- ") == 2 and "from 18 September to 5 October 2025" in text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("question", "clock", "steps"),
    [
        ("tout le déroulé de la toute dernière session de recrutement, du début à la fin ?", "2026-12-01T11:40", ["promo-7-sprint-5-candidatures", "promo-7-sprint-5-entretiens"]),
        ("toutes les étapes du dernier sprint ?", "2025-05-20T11:40", ["promo-7-sprint-4-candidatures", "promo-7-sprint-4-entretiens"]),
        ("toutes les étapes de la dernière réunion ?", "2026-12-01T11:40", []),
        ("la dernière session, c'était quand ?", "2026-12-01T11:40", []),
    ],
)  # fmt: skip
def test_all_steps_of_the_last_call(question: str, clock: str, steps: list[str]) -> None:
    assert [e.id for e in steps_of_the_last(Dates(real(), at(clock), "fr"), question)] == steps


def test_the_calls_since_there_is_no_longer_one_a_year() -> None:
    dates = Dates(real(), at("2026-12-01T11:40"), "fr")
    asked = "depuis que vous ne recrutez plus par fournée annuelle, combien de fois avez-vous ouvert ?"
    assert {e.cohort for e in last_calls(dates, asked)} == {"promo-7"} and len(last_calls(dates, asked)) == 5

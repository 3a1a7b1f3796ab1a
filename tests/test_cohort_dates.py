"""The dates of one cohort: its calendar, its special rounds, and what of a kind it does not have."""

from __future__ import annotations

from bot.dates import Dates
from tests.folders import real
from tests.test_dates import at


def dates(clock: str) -> Dates:
    return Dates(real(), at(clock), "fr")


def test_the_special_rounds_of_a_cohort_while_they_are_at_hand() -> None:
    assert [e.id for e in dates("2022-05-02T10:00").rounds_at_hand("promo-5")] == ["promo-5-bis-candidatures"]
    assert dates("2022-09-02T10:00").rounds_at_hand("promo-5") == []
    assert dates("2022-05-02T10:00").rounds_at_hand("promo-4") == []


def test_a_calendar_tells_what_was_known() -> None:
    early, late = (dates(clock).calendar_of("promo-6") for clock in ("2022-02-01T10:00", "2026-11-28T10:00"))
    assert "Le calendrier de la promotion 6" in early and "deuxième édition" not in early
    assert "deuxième édition des « Regards" in late.replace("\u00a0", " ")


def test_without_a_cohort_the_calendar_is_of_the_one_in_question() -> None:
    assert "promotion 6" in dates("2022-03-20T10:00").calendar_of(None)
    assert dates("2026-11-28T10:00").calendar_of(None).startswith("Aucun appel")


def test_what_a_cohort_does_not_have_of_a_kind_is_said_with_who_knows() -> None:
    seminars = real().calendar.kind("accompagnement")
    assert seminars is not None
    told = dates("2022-09-20T10:00").of_kind(seminars, "promo-6")
    assert "je n’ai pas cette date" in told and "Le calendrier de la promotion 6" in told

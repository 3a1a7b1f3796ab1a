"""The dates of one cohort: its calendar, its special rounds, and what of a kind it does not have."""

from __future__ import annotations

from bot.dates.sentences import Dates
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


def test_what_is_next_stands_before_a_calendar_of_which_some_is_over() -> None:
    running = dates("2021-01-13T18:00").calendar_of("promo-4")
    assert running.startswith(
        "Demo Day public de la promotion 4, en ligne : **le jeudi 11 février 2021** (dans 29 jours)."
    )
    for clock in ("2020-01-10T10:00", "2026-11-29T10:00"):  # nothing is over, or all is
        assert dates(clock).calendar_of("promo-4").startswith("Le calendrier de la promotion 4")


def test_what_is_on_today_and_this_week_of_all_cohorts() -> None:
    today = dates("2021-05-06T08:45").calendar_of(None, "qu'y a-t-il d'inscrit au calendrier aujourd'hui ?")
    assert "Session 6 de la promotion 4" in today and "Présélection" in today and "Le calendrier" not in today
    week = dates("2021-03-08T14:00").calendar_of(None, "et cette semaine ?")
    assert "du jeudi 11 mars au vendredi 12 mars 2021" in week
    assert (
        dates("2026-11-29T10:00").calendar_of(None, "aujourd'hui ?") == "Aucune date n’est annoncée pour ces jours-là."
    )
    for asked in ("toutes les dates annoncées à ce jour ?", "ce jour-là ?", "what are all the dates as of today?"):
        assert "Le calendrier de la promotion 7" in dates("2026-11-29T10:00").calendar_of("promo-7", asked)


def test_an_edition_that_is_named_is_of_its_own_cohorts() -> None:
    closing = real().calendar.kind("restitution")
    assert closing is not None
    asked = dates("2023-06-20T16:00").of_edition(
        closing, ("promo-1",), "la première édition des Regards sur l'innovation"
    )
    assert asked == ("promo-5", "promo-6")
    assert dates("2023-06-20T16:00").of_edition(closing, ("promo-1",), "la restitution de la première") == ("promo-1",)


def test_what_the_cohort_lacks_that_goes_on_is_told_of_it_and_not_of_an_older_one() -> None:
    seminars = real().calendar.kind("accompagnement")
    assert seminars is not None
    told = dates("2022-09-20T10:00").of_kind(seminars, None)
    assert "je n’ai pas cette date" in told and "Le calendrier de la promotion 6" in told and "2020" not in told
    assert dates("2022-09-20T10:00").lacking_now("accompagnement", "c'est quand ?") == ("promo-6",)
    assert dates("2024-09-20T10:00").lacking_now("accompagnement", "c'est quand ?") == ()
    assert dates("2022-05-20T10:00").lacking_now("auditions", "c'est quand ?") == ()
    assert dates("2022-09-20T10:00").lacking_now("accompagnement", "y a-t-il eu des séminaires ?") == ()

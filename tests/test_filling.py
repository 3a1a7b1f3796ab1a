"""Texts that refer to the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from bot.answering.filling import alive, fill
from bot.dates.sentences import Dates
from tests.clocks import PARIS
from tests.folders import real
from tests.test_dates import MARCH, at, base, event, with_events


@pytest.mark.parametrize(
    ("reference", "said"),
    [
        ("{{start:e}}", "1er mars 2022"),
        ("{{ end: e }}", "31 mars 2022 à 17 h"),
        ("{{period:e}}", "du 1er au 31 mars 2022 à 17 h"),
        ("{{start:nulle-part}}", "…"),
    ],
)
def test_references(reference: str, said: str) -> None:
    assert fill(Dates(with_events(MARCH), at("2022-01-01T12:00"), "fr"), f"Le {reference}.") == f"Le {said}."


def test_a_reference_to_what_is_not_announced_is_no_date() -> None:
    later = replace(MARCH, announced_on=date(2022, 2, 1))
    dates = Dates(with_events(later), at("2022-01-01T12:00"), "fr")
    assert fill(dates, "Le {{start:e}}.") == "Le (date non annoncée à ce jour)."
    assert "aucune date" in fill(dates, "{{status:e}}") and "Aucun appel" in fill(dates, "{{calls}}")


def test_parts_of_a_text_that_tell_of_nothing_announced_are_left_out() -> None:
    later = replace(event("2023-03-01", kind="oral"), id="later", announced_on=date(2023, 1, 1))
    dates = Dates(with_events(MARCH, later), at("2022-01-01T12:00"), "fr")
    body = "Il y en a deux : {{start:e}} ; {{start:later}}. Voilà.\n\n- Un : {{end:e}}.\n- Deux : {{end:later}}.\n\nOui. Le {{start:later}}."
    assert fill(dates, body) == "Il y en a deux : 1er mars 2022. Voilà.\n\n- Un : 31 mars 2022 à 17 h.\n\nOui."


def test_what_goes_on_from_a_part_that_is_left_out_is_left_out_too() -> None:
    later = replace(event("2023-03-01", kind="oral"), id="later", announced_on=date(2023, 1, 1))
    dates = Dates(with_events(MARCH, later), at("2022-01-01T12:00"), "fr")
    body = "- Fiches (le {{start:later}}) : trente ; certaines en comptent deux.\n- Autres : dix.\n\nLe {{start:later}} ; la suite. Le reste : oui."
    assert fill(dates, body) == "- Autres : dix.\n\nLe reste : oui."


def test_the_address_in_a_text_is_that_of_the_moment() -> None:
    contact = replace(base().programme.contact, former=((date(2022, 12, 31), "avant@exemple.fr"),))
    found = replace(with_events(MARCH), programme=replace(base().programme, contact=contact))
    body = f"Écrivez à {contact.email}."
    assert fill(Dates(found, at("2022-06-01T12:00"), "fr"), body) == "Écrivez à avant@exemple.fr."
    assert fill(Dates(found, at("2023-06-01T12:00"), "fr"), body) == body


def test_a_text_about_an_event_that_is_not_over_begins_with_it() -> None:
    body = "On pouvait déposer {{period:e}}."
    assert "c’est ouvert" in alive(Dates(with_events(MARCH), at("2022-03-10T12:00"), "fr"), body)[0]
    for clock, text in (
        ("2022-05-10T12:00", body),
        ("2021-12-10T12:00", body),
        ("2022-03-10T12:00", "{{status:e}} {{end:e}}"),
    ):
        assert alive(Dates(with_events(MARCH), at(clock), "fr"), text) == []


def test_a_text_does_not_tell_of_cohorts_of_which_nobody_knows_yet() -> None:
    cohort = base().programme.cohorts[-1]
    name = cohort.name["fr"]
    body = f"On attend un mois. À la {name}, on n’attend plus."
    before = datetime.combine(cohort.starts - timedelta(days=200), datetime.min.time(), PARIS)
    assert fill(Dates(base(), before, "fr"), body) == "On attend un mois."
    assert fill(Dates(base(), before + timedelta(days=300), "fr"), body) == body


def test_a_text_names_no_project_before_it_is_revealed() -> None:
    body = "Ce métier est recherché. Deux projets l’avaient : BatID et DaSES."
    assert fill(Dates(real(), at("2021-03-09T12:00"), "fr"), body) == "Ce métier est recherché."
    assert fill(Dates(real(), at("2021-05-24T12:00"), "fr"), body) == body


def test_what_announces_a_list_of_which_nothing_is_left_goes_too() -> None:
    dates = Dates(real(), at("2021-03-10T12:00"), "fr")
    text = "Il y en a eu plusieurs :\n\n- promotion 6 : deux ;\n- promotion 7 : une.\n\nDemandez à l’équipe."
    assert fill(dates, text) == "Demandez à l’équipe."
    known = "Il y en a eu plusieurs :\n\n- promotion 4 : deux ;\n- promotion 7 : une.\n\nDemandez à l’équipe."
    assert fill(dates, known).startswith("Il y en a eu plusieurs :\n\n- promotion 4")


def test_what_was_so_in_a_later_year_is_not_told_before_it() -> None:
    body = "Il y en avait 9. En 2024, on en comptait 12. En 2030, il y en aura 15. Voilà."
    written, early = date(2026, 11, 27), Dates(base(), at("2022-01-01T12:00"), "fr")
    told = fill(early, body, written)
    assert "12" not in told and "15" in told  # 2030 was to come for its writer too
    month = "Deux projets :\n\n- l’un fini en août 2021 ;\n- l’autre fini en août 2022."
    assert fill(early, month, written) == "Deux projets :\n\n- l’un fini en août 2021."
    ahead = "Deux dates :\n\n- l’une en août 2026 ;\n- l’autre en décembre 2026."
    assert fill(Dates(base(), at("2026-11-27T12:00"), "fr"), ahead, written) == ahead  # to come for its writer too
    assert "décembre 2026" in fill(early, ahead, written) and "août 2026" not in fill(early, ahead, written)
    assert fill(early, body) == body
    assert "on en comptait 12" in fill(Dates(base(), at("2024-06-01T12:00"), "fr"), body, written)
    assert fill(early, "En 2024, rien.", written) == "En 2024, rien."  # nothing else is known


def test_a_list_whose_announcement_is_left_out_goes_too() -> None:
    later = replace(event("2023-03-01", kind="oral"), id="later", announced_on=date(2023, 1, 1))
    dates = Dates(with_events(MARCH, later), at("2022-01-01T12:00"), "fr")
    body = "Voici.\n\nLe {{start:later}}, trois phases :\n\n- une ;\n- deux.\n\nEt la suite."
    assert fill(dates, body) == "Voici.\n\nEt la suite."

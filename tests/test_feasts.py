"""Feasts by which people name a date, written as days."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant import Assistant
from index.feasts import as_days
from tests.test_dates import at

TODAY = date(2022, 4, 10)


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("ça ferme avant ou après Pâques ?", "ça ferme avant ou après le 17 avril 2022 ?"),
        ("vous rouvrez d'ici Noël ?", "vous rouvrez d'ici le 25 décembre 2022 ?"),
        ("avant le lundi de Pentecôte 2021 ?", "avant le 24 mai 2021 ?"),
        ("jusqu'à la Toussaint", "jusqu'au 1 novembre 2022"),
        ("is it open before Easter Monday?", "is it open before 18 April 2022?"),
        ("before New Year's Eve?", "before 31 December 2022?"),
        ("until New Year's Day?", "until 1 January 2023?"),
        ("entre Noël et le nouvel an ?", "entre le 25 décembre 2021 et le 1 janvier 2022 ?"),
        ("Jean et Noël Durand", "Jean et Noël Durand"),
        ("d'ici à Noël ?", "d'ici le 25 décembre 2022 ?"),
        ("jusqu'au lundi de Pâques ?", "jusqu'au 18 avril 2022 ?"),
        ("le marché de Noël", "le marché de Noël"),
        ("les vacances de Pâques", "les vacances de Pâques"),
        ("avant Noël dernier", "avant Noël dernier"),
    ],
)
def test_written_as_days(asked: str, written: str) -> None:
    assert as_days(asked, TODAY) == written


@given(
    st.dates(date(2016, 1, 1), date(2030, 12, 31)),
    st.sampled_from(["avant Noël", "d'ici l'Ascension", "avant la Pentecôte"]),
)
def test_what_is_to_come_is_not_past(today: date, asked: str) -> None:
    written = as_days(asked, today)
    assert str(today.year) in written or str(today.year + 1) in written


def test_held_against_the_calendar(assistant: Assistant) -> None:
    told = assistant.reply("je peux encore postuler après Pâques ?", now=at("2022-04-15T10:00")).markdown.replace(
        "\u00a0", " "
    )
    assert told.startswith("Le dimanche 17 avril 2022 : c’est pendant cette période")
    told = assistant.reply(
        "les oraux c'est avant ou après la Pentecôte ?", now=at("2021-05-01T10:00")
    ).markdown.replace("\u00a0", " ")
    assert "Le dimanche 23 mai 2021 : c’est 15 jours avant le début" in told


def test_a_feast_on_which_a_step_may_fall(assistant: Assistant) -> None:
    asked = "Le lundi de Pentecôte vous faites passer des entretiens ou c'est férié chez vous aussi ?"
    told = assistant.reply(asked, now=at("2022-05-20T17:00")).markdown.replace("\u00a0", " ")
    assert told.startswith("Le lundi 6 juin 2022 : c’est un jour férié")
    assert as_days("travaille-t-on le lundi de Pentecôte ?", TODAY) == "travaille-t-on le lundi de Pentecôte ?"

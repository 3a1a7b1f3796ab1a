"""The hours of dates where somebody says to be, with the real knowledge."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.dates.sentences import Dates
from bot.dates.zones import in_their_time
from tests.folders import real
from tests.test_dates import at

CLOSE = datetime(2022, 4, 3, 23, 59, tzinfo=ZoneInfo("Europe/Paris"))


def told(question: str, clock: str, event: str, lang: str = "fr") -> str:
    dates = Dates(real(), at(clock), lang)
    found = dates.calendar.event(event)
    assert found is not None
    return in_their_time(dates, found.title[lang], question).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("question", "clock", "event", "words"),
    [
        ("je suis à Tunis, demain 14h ça fait quelle heure ?", "2021-03-29T19:02", "promo-5-webinaire-2", "Heure locale (Tunis) :\n"),
        ("je suis à Tunis, demain 14h ça fait quelle heure ?", "2021-03-29T19:02", "promo-5-webinaire-2", "à 13 h"),
        ("depuis La Réunion, ça ferme à quelle heure ?", "2022-04-02T10:00", "promo-6-candidatures", "lundi 4 avril 2022 à 1 h 59"),
        ("c'est à quelle heure au Québec ?", "2022-03-22T14:30", "promo-6-webinaire-2", "à 8 h 45"),
        ("i'm in san francisco, when is it?", "2022-03-22T14:30", "promo-6-webinaire-2", "à 5 h 45"),
        ("chez nous à montreal, jusqu'à quand ?", "2022-04-02T10:00", "promo-6-candidatures", "à 17 h 59"),
    ],
)  # fmt: skip
def test_at_their_hour(question: str, clock: str, event: str, words: str) -> None:
    assert words in told(question, clock, event)


@pytest.mark.parametrize(
    "question",
    [
        "on l'a dit à la réunion, ça ferme à quelle heure ?",
        "je suis à Bruxelles, ça ferme quand ?",
        "je suis à Vincennes, ça ferme quand ?",
        "New York m'a plu, ça ferme quand ?",
        "les dates de l'oral ?",
        "en général, ça ferme à quelle heure ?",
        "in general, when does it close?",
        "je suis dans le canton, ça ferme quand ?",
        "le projet de Jordan, ça ferme quand ?",
    ],
)
def test_nothing_where_the_hour_is_the_same_or_no_place_is_told(question: str) -> None:
    assert told(question, "2022-04-02T10:00", "promo-6-candidatures") == ""


def test_nothing_of_what_is_over_or_has_no_hour() -> None:
    assert told("à Montréal, ça ferme quand ?", "2022-05-02T10:00", "promo-6-candidatures") == ""
    assert told("à Montréal, c'est quand ?", "2022-05-02T10:00", "promo-6-arrivee") == ""


@given(st.sampled_from(["Tokyo", "Nairobi", "Dakar", "Lima", "Auckland", "Kolkata", "Honolulu"]))
def test_it_is_the_same_instant(city: str) -> None:
    zones = {"Tokyo": "Asia", "Nairobi": "Africa", "Dakar": "Africa", "Lima": "America", "Auckland": "Pacific"}
    zone = ZoneInfo(f"{zones.get(city, 'Asia' if city == 'Kolkata' else 'Pacific')}/{city}")
    there = CLOSE.astimezone(zone)
    said = told(f"I live in {city}, until when can I apply?", "2022-04-02T10:00", "promo-6-candidatures", "en")
    assert f"{there.day} April 2022 at {there.hour}:{there.minute:02}" in said.replace("at 0", "at ")


def test_where_one_lives_without_a_preposition() -> None:
    said = told("j'habite Montréal, ça fait quelle heure ici ?", "2022-04-02T10:00", "promo-6-candidatures")
    assert "Montréal" in said and "17 h 59" in said


def test_of_what_is_over_only_for_who_asks_in_whose_time_it_was() -> None:
    asked = "ça fermait à 17 h, mais 17 h de quel endroit ? J'étais à Saint-Denis de La Réunion"
    assert "19 h" in told(asked, "2026-12-02T16:22", "promo-3-candidatures")
    assert told("j'étais à La Réunion", "2026-12-02T16:22", "promo-3-candidatures") == ""


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Je suis Réunionnaise, ça tombe à quelle heure chez moi ?", "lundi 3 mai 2021 à 1 h 59"),
        ("Guadeloupéen, en heure locale c'est quand ?", "dimanche 2 mai 2021 à 17 h 59"),
        ("Je suis Réunionnaise, c'est quand ?", ""),
    ],
)
def test_where_one_is_from(question: str, words: str) -> None:
    said = told(question, "2021-05-01T12:00", "promo-5-candidatures")
    assert words in said and bool(said) == bool(words)


@pytest.mark.parametrize(
    ("question", "hour"),
    [
        ("Je vous écris de Saint-Denis de La Réunion, j’ai jusqu’à minuit d’ici ou de chez vous ?", "1 h 59"),
        ("je vous contacte depuis Montréal, quelle heure chez moi ?", "17 h 59"),
    ],
)
def test_where_one_writes_from(question: str, hour: str) -> None:
    assert hour in told(question, "2021-05-01T12:00", "promo-5-candidatures")

"""Whether what one says to have sent was in time."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.dates.sent import sent_in_time
from bot.dates.sentences import Dates
from tests.folders import real
from tests.test_dates import at


def told(question: str, clock: str) -> str:
    return sent_in_time(Dates(real(), at(clock), "fr"), question).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("question", "clock", "begins"),
    [
        ("j'ai envoyé mon dossier hier soir à 23h50, c'est bon ou j'étais hors délai ?", "2022-04-20T07:30", "Votre envoi était dans les temps"),
        ("jai envoye mon dossier hier a 23 h, c dans les temps ?", "2022-04-20T07:30", "Votre envoi était dans les temps"),
        ("j'ai envoyé mon dossier ce matin à 1h, c'est trop tard ?", "2021-05-03T08:30", "Votre envoi est arrivé après la clôture"),
        ("j'ai envoyé mon dossier hier, c'est bon ?", "2022-04-20T07:30", "C’était le dernier jour"),
        ("j'ai déposé mon dossier le 15 mars, c'est bon ?", "2022-03-20T07:30", "Votre envoi était dans les temps"),
        ("j'ai envoyé mon dossier hier à 23 h, c'est bon ?", "2025-10-06T07:30", "C’était le dernier jour"),  # its hour is not published
        ("j'ai envoyé mon dossier hier, c'est bon ?", "2026-04-20T07:30", ""),
        ("j'ai envoyé mon dossier hier soir à 23h50", "2022-04-20T07:30", ""),
        ("puis-je envoyer mon dossier ce soir à 23h50, c'est bon ?", "2022-04-19T07:30", ""),
    ],
)  # fmt: skip
def test_what_was_sent_is_held_against_the_close(question: str, clock: str, begins: str) -> None:
    assert told(question, clock).startswith(begins) and bool(told(question, clock)) == bool(begins)


@given(st.integers(0, 60 * 24 * 20))
def test_to_the_minute(minutes: int) -> None:
    """Of any minute around the close of a call, on a day that is over."""
    close = at("2022-04-19T23:59")
    sent = close - timedelta(days=13) + timedelta(minutes=minutes)
    asked = (
        f"j'ai envoyé mon dossier le {sent.day} avril 2022 à {sent.hour} h {sent.minute:02}, c'était dans les temps ?"
    )
    answer = sent_in_time(Dates(real(), datetime(2022, 4, 28, 10, tzinfo=close.tzinfo), "fr"), asked)
    assert answer.startswith("Votre envoi était dans les temps") == (sent <= close) and answer


def test_it_is_said_first(assistant: Assistant) -> None:
    asked = "jai envoyé mon dossier hier soir a 23h50, c'est bon ou jetais hors delai ?"
    reply = assistant.reply(asked, now=at("2022-04-20T07:30")).markdown
    assert reply.startswith("Votre envoi était dans les temps") and "dossier accepté après l’heure" not in reply


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("En juin 2020 j'étais à Montréal : j'ai envoyé à 18h30 heure d'ici le dernier jour, j'étais en retard ?", "est arrivé après la clôture"),
        ("En juin 2020 j'étais à Montréal : j'ai envoyé à 9h30 heure d'ici le dernier jour, j'étais en retard ?", "était dans les temps"),
        ("En juin 2020 j'ai envoyé à 18h30 le dernier jour, j'étais en retard ?", "était dans les temps"),
        ("En juin 2020 j'ai envoyé à 18h30 heure de Paris le dernier jour, mais j'étais au Canada, ça passait ?", "était dans les temps"),
        ("In June 2020 I pressed send at 6:30 pm on the last day, but I was in Montréal. Did I make it?", "est arrivé après la clôture"),
        ("In June 2020 I sent it at 9 am on the last day, I was in Montréal. Is it valid?", "était dans les temps"),
    ],
)  # fmt: skip
def test_an_hour_elsewhere_is_told_as_that_of_the_programme(question: str, words: str) -> None:
    said = told(question, "2026-12-02T20:30")
    assert words in said and ("à l’heure de Paris" in said) == ("Montréal" in question)

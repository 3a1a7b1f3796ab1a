"""A notice period that somebody tells, held against the day on which work begins, with the real knowledge."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.dates.notice_periods import held_against_the_start
from bot.dates.sentences import Dates
from bot.evaluating.batch import in_turn
from tests.folders import real
from tests.test_dates import at

START = date(2022, 9, 12)
"""The arrival of cohort 6, known since 24 January 2022."""


def told(question: str, clock: str, lang: str = "fr") -> str:
    return held_against_the_start(Dates(real(), at(clock), lang), question).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("question", "clock", "parts"),
    [
        (
            "Je suis pris ! Sauf que mon préavis à moi c'est deux mois, et je l'ai posé qu'aujourd'hui. Je tombe après la date, non ?",
            "2021-08-01T12:00",
            ["préavis de 2 mois", "18 jours après l’arrivée", "13 septembre 2021"],
        ),
        (
            "j'ai trois mois de préavis, je peux être là pour le premier jour ?",
            "2022-03-20T10:00",
            ["préavis de 3 mois", "20 juin 2022", "84 jours avant l’arrivée", "résultats", "33 jours après l’arrivée", "au plus tard le dimanche 12 juin 2022"],
        ),
        (
            "préavis de 6 semaines, si je démissionne aujourd'hui c'est jouable pour la rentrée ?",
            "2022-08-20T10:00",
            ["6 semaines", "1er octobre 2022", "19 jours après l’arrivée", "il fallait le donner au plus tard le lundi 1er août"],
        ),
        (
            "on me dit oui le 14 juillet, 2 mois de préavis : je rate la rentrée de combien ?",
            "2022-04-15T16:36",
            ["donné le jeudi 14 juillet 2022", "14 septembre 2022", "2 jours après l’arrivée"],
        ),
        (
            "j'ai 3 mois de préavis... si vous me répondez en juillet, ça rentre avant le 1er jour ?",
            "2021-04-14T19:48",
            ["donné le jeudi 1er juillet 2021", "18 jours après l’arrivée", "au plus tard le dimanche 13 juin 2021"],
        ),
        (
            "j'ai donné mon préavis de 2 mois le 15 mars, je serai libre à temps ?",
            "2022-04-08T10:00",
            ["donné le mardi 15 mars 2022", "15 mai 2022", "avant l’arrivée"],
        ),
        (
            "3 mois de préavis : libre le 3 mai, c'est possible ? je peux arriver quand ?",
            "2022-04-08T10:00",
            ["donné aujourd’hui", "résultats"],
        ),
        (
            "Je comptais donner ma démission le 15 juillet seulement, avec deux mois à faire. Ça passe niveau dates ?",
            "2022-07-08T13:33",
            ["préavis de 2 mois donné le vendredi 15 juillet 2022", "15 septembre 2022", "3 jours après l’arrivée"],
        ),
        (
            "J'ai deux mois de préavis. Admettons que j'aie ma réponse le 12 juillet et que je pose ma dém le jour même, je suis dans les clous ?",
            "2021-06-22T12:17",
            ["12 septembre 2021", "1 jour avant l’arrivée"],
        ),
        (
            "préavis de 15 jours, je serai libre à temps ?",
            "2022-08-20T10:00",
            ["préavis de 15 jours", "4 septembre 2022", "8 jours avant l’arrivée"],
        ),
        (
            "preavis de 3 mois chez moi, je peux arriver vers novembre plutot que en septembre?",
            "2022-04-08T12:03",
            ["donné aujourd’hui"],
        ),
        (
            "mon préavis légal est d'un mois, je serai dispo à temps ?",
            "2021-10-20T10:00",
            ["préavis d’un mois", "20 novembre 2021", "Aucune date d’arrivée n’est annoncée"],
        ),
    ],
)  # fmt: skip
def test_what_it_leads_to(question: str, clock: str, parts: list[str]) -> None:
    said = told(question, clock)
    assert [part for part in parts if part not in said] == []


@pytest.mark.parametrize(
    "question",
    [
        "mon préavis est d'un mois, combien je gagnerais ?",
        "j'ai un préavis, je serai là à temps ?",
        "I gave them notice: is there a webinar in 2 weeks?",
        "trois mois d'essai, et on commence quand ?",
        "I notice that it is six months of work: when does it start?",
        "mission de 10 mois à faire, faut-il démissionner de mon CDI avant le début ?",
        "je dépose ma lettre de motivation ce soir, il me reste 2 jours à faire, c'est jouable ?",
        "je quitte le programme avant la fin : le préavis est d'un mois ?",
    ],
)
def test_nothing_of_what_is_no_notice_period_or_asks_something_else(question: str) -> None:
    assert told(question, "2022-03-20T10:00") == ""


@given(st.dates(date(2022, 1, 25), date(2022, 9, 10)), st.integers(1, 12))
def test_early_or_late_as_the_days_say(today: date, weeks: int) -> None:
    said = told(f"{weeks}-week notice period, can I start on time?", f"{today}T10:00", "en").partition("\n\n")[0]
    in_time = today + timedelta(weeks=weeks) <= START
    on_that_day = today + timedelta(weeks=weeks) == START
    assert ("before the start" in said) == (in_time and not on_that_day)


def test_it_stands_before_the_rule(assistant: Assistant) -> None:
    asked = "J'ai trois mois de préavis, je peux être là pour le premier jour ?"
    reply = assistant.reply(asked, now=at("2022-03-20T10:00"))
    assert reply.entry == "preavis" and reply.markdown.startswith("Un préavis de 3 mois")


def test_half_a_month_more() -> None:
    text = told("Mon préavis est de 3 mois et demi, je peux arriver en octobre ?", "2022-03-30T08:44")
    assert "de 3 mois et demi" in text and "15 juillet 2022" in text


def test_whether_what_one_told_before_fits(assistant: Assistant) -> None:
    turns = ["prise dans la promo 6 !!! on démarre quel jour ?", "J'ai trois mois de préavis, et je pose ma démission demain matin", "ça passe ?"]  # fmt: skip
    told = in_turn(assistant, turns, at("2022-07-06T20:45")).markdown
    assert told.startswith("Un préavis de 3 mois donné le jeudi 7 juillet 2022") and "après l’arrivée" in told


def test_what_one_does_tomorrow_is_no_notice() -> None:
    asked = "j'ai deux mois de préavis ; si je postule demain et que je suis prise, je serai à temps ?"
    assert "donné aujourd’hui" in told(asked, "2022-03-20T10:00")


def test_a_notice_period_is_answered_though_nothing_else_is(assistant: Assistant) -> None:
    asked = "Hello! I work in Lyon and I have to give my employer six weeks' notice. If I wait for the final answer before resigning, would I be free on the first day of the programme?"
    told = in_turn(assistant, [asked], at("2022-03-25T10:45"))
    assert told.kind == "answer" and "17 days before the start" in told.markdown and told.sources


def test_the_day_on_which_one_applied_is_not_that_of_the_notice(assistant: Assistant) -> None:
    asked = "J'ai déposé mon dossier fin avril. Je suis en CDI avec trois mois de préavis. Quand saurai-je si je suis retenue et quel jour devrais-je commencer ?"
    told = assistant.reply(asked, None, now=at("2021-05-10T19:16")).markdown
    assert "donné à l’annonce des résultats" in told and "28 avril" not in told


def test_a_notice_period_that_ends_on_a_day_is_not_given_then(assistant: Assistant) -> None:
    asked = "Mon préavis de 3 mois me mène au 15 octobre. Est-ce que je peux arriver un mois après les autres ?"
    told = in_turn(assistant, [asked], at("2021-07-20T09:12")).markdown.replace("\u00a0", " ")
    assert (
        told.startswith("La date de début")
        and "Votre préavis finit le vendredi 15 octobre 2021. C’est 32 jours après" in told
    )
    today = in_turn(assistant, [asked], at("2026-12-03T10:00")).markdown.replace("\u00a0", " ")
    assert "Votre préavis finit le vendredi 15 octobre 2027." in today and "donné aujourd’hui" not in today

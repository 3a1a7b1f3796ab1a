"""How long a call is open or has been closed, and how far its close was put off."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.assistant import Assistant
from bot.dates.lasting import lasting
from bot.dates.sentences import Dates
from bot.evaluating.batch import in_turn
from index.calendar import Calendar, Event, Kind
from tests.clocks import CLOCKS, PARIS, events
from tests.folders import knowledge, real
from tests.serving import NOW
from tests.test_dates import KINDS, SETTINGS, at

REAL = Dates(real(), datetime(2026, 5, 1, tzinfo=PARIS), "fr")
APPLY = next(kind for kind in real().calendar.kinds if kind.id == "candidatures")


@pytest.mark.parametrize(
    ("question", "cohorts", "words", "alone"),
    [
        ("quelle promotion a laissé le plus de temps pour candidater ?", (), "Le plus long : Dépôt des candidatures de la promotion 5", True),
        ("d'habitude l'appel reste ouvert combien de temps ?", (), "(**17 jours**)", True),
        ("l'appel de la promo 1 est resté ouvert combien de temps ?", ("promo-1",), "De l’ouverture à la clôture : **18 jours** (19 en comptant le premier et le dernier).", False),
        ("combien de temps était-ce ouvert, en 2020 et en 2021 ?", ("promo-4", "promo-5"), "(**34 jours", True),
        ("lequel est resté ouvert le plus longtemps, l'appel de l'été 2024 ou celui du printemps 2025 ?", (), "Le plus long : Dépôt des candidatures de la promotion 7, sprint 4 (36 jours", True),
        ("laquelle a duré le plus longtemps, celle de 2021 ou celle de 2022 ?", (), "Le plus court : Dépôt des candidatures de la promotion 6 (43 jours", True),
        ("depuis combien de temps l'appel d'avril 2025 est-il fermé ?", (), "C’est clos depuis 385 jours", False),
        ("depuis combien de temps c'est fermé ?", (), "C’est clos depuis 208 jours, environ 7 mois.", False),
        ("le dernier appel remonte à combien de temps ?", (), "C’est clos depuis 208 jours", False),
        ("il y a combien de temps que c'est fermé ?", (), "C’est clos depuis 208 jours", False),
        ("ça fait donc combien de temps ?", (), "C’est clos depuis 208 jours", False),
        ("combien de jours les gens ont-ils eu pour postuler à la 2 ?", ("promo-2",), "**30 jours**", False),
        ("how many days did people have to apply?", ("promo-1",), "**18 jours**", False),
        ("de combien la clôture a été repoussée en tout ?", ("promo-6",), "reportée de **16 jours**, en 2 fois.", False),
        ("la clôture du sprint 4 a été repoussée de combien ?", (), "reportée de **7 jours**, en une fois.", False),
        ("la clôture du sprint 2 a été repoussée de combien ?", (), "", False),
        ("de combien de jours l'appel ouvert de la 6 a été prolongé ?", ("promo-6",), "**16 jours**", False),
        ("la clôture du sprint 6 a été repoussée de combien ?", (), "", False),
        ("l'appel de la 6 est resté ouvert combien de temps, prolongation comprise ?", ("promo-6",), "à la clôture : **43 jours", False),
        ("de combien de jours l'appel de la 2 a été prolongé ?", ("promo-2",), "", False),
        ("classe les cinq sprints du plus court au plus long", (), "- Dépôt des candidatures de la promotion 7, sprint 5 : du 18 septembre au 5 octobre 2025 (**17 jours", True),
        ("classe les cinq sprints du plus long au plus court", (), "- Dépôt des candidatures de la promotion 7, sprint 4 : du 6 mars au 11 avril 2025 (**36 jours", True),
        ("le dernier est resté ouvert moins longtemps que celui d'avant, non ?", (), "17 jours", True),
        ("le sprint 5 est plus court que celui du printemps 2025 ?", (), "36 jours", True),
        ("et pour le tout premier appel, on avait combien de temps pour postuler ?", (), "**18 jours**", False),
        ("was the last one open longer than the previous one?", (), "36 jours", True),
        ("les gens avaient combien de jours pour se porter candidats à la 1 ?", ("promo-1",), "**18 jours**", False),
        ("c'était court ! combien de jours en tout ?", (), "**17 jours**", False),
        ("la toute première annonce est restée en ligne combien de jours ?", (), "**18 jours**", False),
        ("combien de jours avant le prochain ?", (), "", False),
        ("dans combien de jours ouvre le prochain appel ?", (), "", False),
        ("combien de jours d'attente pour la réponse ?", (), "", False),
        ("j'ai raté de combien de jours ?", (), "", False),
        ("il reste combien de jours pour postuler ?", (), "", False),
        ("combien de jours me reste-t-il ?", (), "", False),
        ("c'est ouvert ?", (), "", False),
    ],
)  # fmt: skip
def test_how_long_a_call_is_open_or_closed(question: str, cohorts: tuple[str, ...], words: str, alone: bool) -> None:
    told, whole = lasting(REAL, APPLY, cohorts, question)
    assert words in told and bool(told) == bool(words) and whole == alone


def test_what_is_no_call_has_no_length() -> None:
    other = next(kind for kind in real().calendar.kinds if not kind.call)
    assert lasting(REAL, other, (), "combien de temps est-ce ouvert d'habitude ?") == ("", False)


@settings(SETTINGS, max_examples=100)
@given(st.lists(events(), max_size=6), CLOCKS, st.sampled_from(KINDS))
def test_of_any_calendar_what_is_the_whole_answer_compares_several_calls(
    found: list[Event], now: datetime, kind: Kind
) -> None:
    dates = Dates(replace(knowledge(), calendar=Calendar("Europe/Paris", KINDS, tuple(found))), now, "fr")
    cohorts = [c.id for c in dates.programme.cohorts]
    for asked in ("combien de temps c'est resté ouvert ?", "depuis quand c'est fermé ?"):
        told, whole = lasting(dates, kind, cohorts[:1], asked)
        assert not whole or told.count("- ") > 1, told


def test_which_of_two_left_most_days() -> None:
    text, alone = lasting(
        REAL, APPLY, ("promo-1", "promo-2"), "entre la 1 et la 2, laquelle laissait le plus de jours ?"
    )
    assert alone and "**18 jours**" in text and "**30 jours**" in text


def test_ranked_lengths_stand_in_the_order_that_is_asked() -> None:
    for asked, first, last in (
        ("du plus long au plus court", "sprint 4", "sprint 5"),
        ("du plus court au plus long", "sprint 5", "sprint 4"),
    ):
        told, alone = lasting(REAL, APPLY, (), f"classe les cinq sprints {asked}")
        assert alone and told.index(f"{first} :") < told.index(f"{last} :")


def test_interviews_of_two_cohorts_are_compared_by_their_days() -> None:
    interviews = next(kind for kind in real().calendar.kinds if kind.id == "auditions")
    told, alone = lasting(REAL, interviews, ("promo-3", "promo-4"), "plus long que pour la 3 ?")
    assert alone and "**3 jours**" in told and "**5 jours**" in told
    assert lasting(REAL, interviews, ("promo-4",), "plus long ?") == ("", False)


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("Les restitutions des deux premières promotions : quand, et combien de jours les séparent ?", "385 jours"),
        ("Les coachs de la promo 5 sont partis combien de jours après le reste de la promotion ?", "41 jours"),
        ("les auditions de la promo 5 s'étalaient sur combien de jours ?", "8 jours"),
    ],
)
def test_the_time_between_two_that_are_told_and_how_long_one_was(
    assistant: Assistant, question: str, words: str
) -> None:
    assert words in in_turn(assistant, [question], NOW).markdown


def test_how_long_one_interview_is_is_no_question_of_days(assistant: Assistant) -> None:
    told = in_turn(assistant, ["combien de temps dure un entretien du sprint 5 ?"], NOW).markdown
    assert "Du premier au dernier jour" not in told


def test_all_of_many_cohorts_have_a_line_each(assistant: Assistant) -> None:
    told = in_turn(assistant, ["à quelle heure fermait le dépôt pour chaque promotion, de la 2 à la 6 ?"], NOW).markdown
    assert all(f"promotion {n}" in told for n in range(2, 7)) and "17 h" in told and "23 h 59" in told


def test_how_long_ago_is_said_of_the_one_that_is_named(assistant: Assistant) -> None:
    told = assistant.reply(
        "le jury de Mazzella, c'était il y a combien de temps ?", now=at("2026-11-29T10:00")
    ).markdown
    assert "10 ans" in told and "C’était il y a" not in told


def test_of_all_between_the_first_and_the_last_that_are_named(assistant: Assistant) -> None:
    asked = "de la promo 1 à la 6, laquelle a eu la fenêtre la plus courte pour candidater et laquelle la plus longue (sans compter le 5 bis)"
    told = assistant.reply(asked, now=at("2026-11-02T21:00")).markdown
    assert told.count("- Dépôt") == 6 and "5 bis" not in told
    assert "Le plus long : Dépôt des candidatures de la promotion 5" in told


def test_by_how_much_one_of_two_is_longer(assistant: Assistant) -> None:
    asked = "Les 2 vagues d’inscription de 2025, la printanière et l’automnale, laquelle est restée ouverte le plus longtemps et de combien ?"
    told = assistant.reply(asked, now=at("2026-10-04T21:21")).markdown
    assert "L’écart est de 19 jours" in told and "2024" not in told


def test_cohorts_by_when_they_began_and_from_the_day_on_which_one_could_apply(assistant: Assistant) -> None:
    asked = "Entre l’édition partie en septembre 2021 et celle partie en septembre 2022, laquelle a laissé le plus de temps aux gens pour s’inscrire ?"
    told = assistant.reply(asked, now=at("2023-01-18T11:26")).markdown
    assert "62 jours" in told and "43 jours" in told and "5 bis" not in told
    asked = "entre le jour où on pouvait candidater et l'arrivée au ministère, est-ce que la 6e a attendu plus longtemps que la 5e ?"
    told = assistant.reply(asked, now=at("2026-07-03T13:27")).markdown
    assert "189 jours" in told and "196 jours" in told


def test_of_two_years_that_are_named(assistant: Assistant) -> None:
    asked = "entre 2021 et 2022 lequel des deux appels aux candidats est resté ouvert le plus longtemps ?"
    told = assistant.reply(asked, now=at("2025-06-17T11:44")).markdown
    assert "62 jours" in told and "43 jours" in told


@pytest.mark.parametrize(
    ("question", "moment", "words"),
    [
        ("le webinaire dure combien de temps ?", datetime(2022, 3, 17, 9, tzinfo=PARIS), "Cela dure **1 heure**."),
        ("les jours d'oral de la promo 6, et combien de jours entre le premier et le dernier ?", NOW, "**30 jours** (31 en comptant le premier et le dernier)."),
        ("le 3 avril j'avais rendu mon dossier, les retardataires ont eu combien de jours de plus que moi ?", datetime(2022, 4, 22, tzinfo=PARIS), "reportée de **16 jours**, en 2 fois."),
    ],
)  # fmt: skip
def test_answers(assistant: Assistant, question: str, moment: datetime, words: str) -> None:
    assert words in in_turn(assistant, [question], moment).markdown

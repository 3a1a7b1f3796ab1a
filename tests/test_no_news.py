"""Who has heard nothing when the day for the results is past."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.dates.no_news import no_news
from bot.dates.sentences import Dates
from bot.evaluating.batch import in_turn
from index.knowledge import DATES_PREFIX
from tests.folders import real
from tests.test_dates import at

RESULTS = DATES_PREFIX + "resultats"


def told(question: str, clock: str, unit: str = RESULTS) -> str:
    return no_news(Dates(real(), at(clock), "fr"), question, unit)


@pytest.mark.parametrize(
    "question", ["je n'ai reçu aucun mail, ça veut dire non ?", "toujours rien reçu", "donc c'est foutu ?"]
)
def test_what_silence_means_is_not_known(question: str) -> None:
    said = told(question, "2021-07-20T14:30")
    assert "absence de réponse" in said and "eig@data.gouv.fr" in said


def test_the_results_are_told_and_not_the_waiting_list_of_that_day() -> None:
    assert "Notification des résultats" in told("toujours rien reçu", "2022-07-16T12:00")


@pytest.mark.parametrize(
    ("question", "clock", "unit"),
    [
        ("toujours rien reçu", "2021-07-01T14:30", RESULTS),  # the day is to come
        ("toujours rien reçu", "2022-01-10T14:30", RESULTS),  # long over
        ("toujours rien reçu", "2021-07-20T14:30", DATES_PREFIX + "candidatures"),
        ("les résultats, c'était quand ?", "2021-07-20T14:30", RESULTS),
    ],
)
def test_nothing_is_said_of_it_otherwise(question: str, clock: str, unit: str) -> None:
    assert told(question, clock, unit) == ""


def test_it_is_the_results_that_one_waits_for(assistant: Assistant) -> None:
    asked = "Hier c'était la date limite pour être fixé et je n'ai reçu aucun mail. Ça veut dire non ?"
    told = in_turn(assistant, [asked], at("2021-07-14T09:00"))
    assert told.entry == RESULTS and "13 juillet 2021" in told.markdown.replace("\u00a0", " ")


def test_after_a_step_of_which_no_results_were_told_that_is_said() -> None:
    asked = "Candidature déposée fin septembre 2025, jamais un mot depuis. Est-ce que je dois encore espérer ?"
    said = told(asked, "2026-12-02T14:30", DATES_PREFIX + "auditions")
    assert "ni quand ni comment les réponses ont été données" in said
    assert not told("les entretiens, c'était quand ?", "2026-12-02T14:30", DATES_PREFIX + "auditions")
    assert not told(asked, "2022-06-20T14:30", DATES_PREFIX + "auditions")  # its results have a day


def test_the_step_that_is_under_way_is_told_before_the_results() -> None:
    asked = "J'ai envoyé mon dossier fin avril et depuis, silence radio. Trop tôt pour un signe ?"
    assert "résélection" in told(asked, "2021-05-18T10:20")
    assert told(asked, "2021-06-20T10:20") == ""  # nothing is

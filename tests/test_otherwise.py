"""What looks for projects, and what only seems to: an entry or dates answer it, or nothing does."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from tests.serving import NOW


@pytest.mark.parametrize(
    ("question", "projects"),
    [
        ("Promo 3 : combien d'équipes composées de deux data scientists et personne d'autre ?", {"adler", "datajust", "datareg", "explocode", "ia-flash"}),
        ("Étudiante en droit : vous avez pris des juristes quelque part ?", {"batid", "dases", "green-data-for-health"}),
        ("Dans la 1re promo presque tout le monde était seul ; quels sont les deux défis menés à deux ?", {"cartav", "machine-a-donnees"}),
        ("quel défi DIG a duré 8 mois ??", {"achadef"}),
        ("I live near Lyon and won't move to Paris. Which past teams were hosted in my city?", {"datarh", "proxirh", "sos-ponts"}),
    ],
)  # fmt: skip
def test_what_looks_for_projects_in_whatever_words(assistant: Assistant, question: str, projects: set[str]) -> None:
    assert set(assistant.reply(question, now=NOW).projects) == projects


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("soyez honnêtes, lesquels de vos projets se sont plantés ?", "projets-echoues"),
        ("Was everything in Paris, or were there fellows posted in other French cities too?", "hors-paris"),
        ("Quand les projets de la promo 6 ont-ils été révélés aux candidats ?", "dates-projets-publies"),
        ("où en sont les projets de la promo 5 ?", "suites-projets-promo-5"),
        ("en promo 5, deux personnes de l'administration suivaient l'équipe : lesquelles ?", "encadrement-promo-5-6"),
        ("Parmi les cinq sprints, lequel est resté ouvert le plus longtemps et lequel le moins ?", "dates-candidatures"),
        ("nous sommes une commune avec un projet d'appli", "admin-deconcentre-collectivite"),
    ],
)  # fmt: skip
def test_what_an_entry_or_dates_tell_is_no_search(assistant: Assistant, question: str, entry: str) -> None:
    told = assistant.reply(question, now=NOW)
    assert told.entry == entry and not told.projects


@pytest.mark.parametrize(
    "question",
    [
        "y a-t-il une équipe de foot à Lyon ?",
        "projets gagnants du budget participatif de rennes",
        "Doctolib, combien de gens dans l'équipe data et sur quels sujets ?",
        "les administrations d'outre-mer ont-elles le droit de déposer un projet ?",
    ],
)
def test_what_only_has_the_words_of_a_search_finds_none(assistant: Assistant, question: str) -> None:
    assert not assistant.reply(question, now=NOW).projects

"""Projects that a question tells of, or names, and what it asks of them, with the real knowledge."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW
from tests.test_dates import at


def test_several_of_a_theme_are_no_two(assistant: Assistant) -> None:
    told = assistant.reply("Je cherche ce que vous avez sur le réchauffement, le bilan carbone, tout ça", now=NOW)
    assert len(told.projects) == 5 and "en tout" in told.markdown


@pytest.mark.parametrize(
    ("turns", "url"),
    [
        (["SOS Ponts, quelle adresse internet ?"], "https://sosponts.recoconseil.fr/"),
        (["maire d'un village, j'ai un pont qui m'inquiète : un service de vos équipes ?", "c'est ça oui. Vous avez l'adresse du site svp"], "https://sosponts.recoconseil.fr/"),
    ],
)  # fmt: skip
def test_the_address_of_a_project(assistant: Assistant, turns: list[str], url: str) -> None:
    assert url in in_turn(assistant, turns, NOW).markdown.partition("\n")[0]


def test_a_place_of_the_state_is_no_name(assistant: Assistant) -> None:
    assert assistant.reply("atlas de la culture ?", now=NOW).entry == "atlas-culture"
    turns = ["projets de la promo 7 ?", "et à la Culture ?"]
    assert "atlas-culture" not in in_turn(assistant, turns, NOW).projects


def test_a_part_that_names_the_programme_leads(assistant: Assistant) -> None:
    told = assistant.reply("freelance ici, 550/jour. un eig touche cb ?", now=at("2024-09-02T23:10"))
    assert told.entry == "salaire-promo-7"


def test_what_is_so_today_of_the_latest_cohort(assistant: Assistant) -> None:
    turns = ["le sprint 5 est fini ?", "Et quand un poste se libère, où c'est affiché ?"]
    assert in_turn(assistant, turns, at("2026-07-09T19:03")).entry == "offres-publiees"
    assert in_turn(assistant, turns, at("2025-12-09T19:03")).entry == "offres-avant-2026"


def test_days_left_from_a_day_of_ones_own(assistant: Assistant) -> None:
    asked = "si mon équipe se met à la rédaction de notre fiche projet lundi 7, ça nous laisse combien de temps avant la fin du dépôt ?"
    told = assistant.reply(asked, now=at("2022-02-03T17:10")).markdown.replace("\u00a0", " ")
    assert "39 jours plus tard" in told.partition("\n")[0]


def test_a_year_in_figures(assistant: Assistant) -> None:
    asked = "mon contrat (1 an) a commencé le 3 juin 2024. au plus tard quand doit-on me dire s'il est renouvelé ?"
    told = assistant.reply(asked, now=at("2025-03-10T20:31")).markdown.replace("\u00a0", " ")
    assert "3 avril 2025" in told


def test_a_theme_in_passing_is_not_looked_for(assistant: Assistant) -> None:
    told = assistant.reply("ça sert vraiment à quelque chose ou tout finit au placard ? vos impots vos impots", now=NOW)
    assert told.entry == "suites-projets"
    assert len(assistant.reply("des projets sur nos impôts ?", now=NOW).projects) > 1

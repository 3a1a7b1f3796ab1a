"""Whether what is to be handed in still can be, after dates or a rule, with the real knowledge."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.test_dates import at


def test_the_request_that_a_rule_tells_of(assistant: Assistant) -> None:
    turns = ["On est une administration d'accueil de la promo 6, on voudrait prolonger notre designer", "aïe. c'est encore jouable d'envoyer la demande aujourd'hui ?"]  # fmt: skip
    late = in_turn(assistant, turns, at("2023-04-03T14:50"))
    assert late.entry == "dates-prolongation" and "du 13 au 29 mars 2023" in late.markdown.replace("\u00a0", " ")
    open_ = in_turn(assistant, turns, at("2023-03-20T14:50"))
    assert "c’est en cours" in open_.markdown.partition("\n")[0]


def test_what_is_left_to_do_after_a_close(assistant: Assistant) -> None:
    told = in_turn(assistant, ["La clôture, c’était hier soir ?", "du coup je fais quoi"], at("2025-10-06T08:05"))
    assert told.entry == "dates-candidatures" and "laisser vos coordonnées" in told.markdown


def test_ones_own_application_is_no_request_of_that_rule(assistant: Assistant) -> None:
    turns = ["le contrat est-il renouvelable ?", "et jusqu'à quand je peux envoyer ma candidature ?"]
    assert in_turn(assistant, turns, at("2023-03-20T10:00")).entry == "dates-candidatures"


@pytest.mark.parametrize(
    ("turns", "then"),
    [
        (["je peux encore envoyer mon dossier ce soir ?", "et demain matin ?"], "Lundi 9 septembre 2024 : c’est trop tard"),
        (["can i still send my application tonight?", "what about tomorrow morning?"], "Monday 9 September 2024: that is too late"),
    ],
)  # fmt: skip
def test_another_day_than_the_one_that_was_asked_of(assistant: Assistant, turns: list[str], then: str) -> None:
    told = in_turn(assistant, turns, at("2024-09-08T20:00")).markdown.replace("\u00a0", " ")
    assert told.startswith(then)
    asked_otherwise = in_turn(assistant, ["ça paye combien ?", "et demain ?"], at("2024-09-08T20:00")).markdown
    assert "trop tard, 1 jour" not in asked_otherwise

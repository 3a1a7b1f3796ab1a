"""Which version of a rule is given, with the real knowledge."""

from __future__ import annotations

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.test_dates import at


def test_what_is_so_today_of_the_latest_cohort(assistant: Assistant) -> None:
    turns = ["le sprint 5 est fini ?", "Et quand un poste se libère, où c'est affiché ?"]
    assert in_turn(assistant, turns, at("2026-07-09T19:03")).entry == "offres-publiees"
    assert in_turn(assistant, turns, at("2025-12-09T19:03")).entry == "offres-avant-2026"


def test_a_side_cohort_has_the_version_of_its_main_one_where_that_names_it(assistant: Assistant) -> None:
    assert assistant.reply("le contrat de la promo 5 bis peut être prolongé ?").entry == "renouvellement-promo-5"
    told = assistant.reply("quels critères pour le 5 bis ?", now=at("2026-11-20T10:00")).markdown
    assert told.startswith("Promotion 5 bis : je n’ai pas de réponse qui lui soit propre")

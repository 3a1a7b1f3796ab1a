"""Which version of a rule is given, with the real knowledge."""

from __future__ import annotations

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.test_dates import at


def test_what_is_so_today_of_the_latest_cohort(assistant: Assistant) -> None:
    turns = ["le sprint 5 est fini ?", "Et quand un poste se libère, où c'est affiché ?"]
    assert in_turn(assistant, turns, at("2026-07-09T19:03")).entry == "offres-publiees"
    assert in_turn(assistant, turns, at("2025-12-09T19:03")).entry == "offres-avant-2026"

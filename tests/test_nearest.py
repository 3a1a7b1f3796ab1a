"""Projects by their meaning, where the vocabulary knows nothing of what is looked for."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from tests.serving import NOW


def test_what_the_vocabulary_does_not_know_finds_the_nearest(assistant: Assistant) -> None:
    asked = "Ich suche alles, was ihr zum Thema Wohnen gemacht habt. Miete, Sanierung, Obdachlose."
    told = assistant.reply(asked, now=NOW)
    assert {"resorption-bidonvilles", "dossierfacile"} <= set(told.projects)
    assert "s’en approche" in told.markdown, "that these are the nearest is said"


@pytest.mark.parametrize("question", ["ya des titres resto dématérialisés ou pas", "que voir à séville en deux jours"])
def test_what_is_likely_off_topic_finds_none(assistant: Assistant, question: str) -> None:
    assert not assistant.reply(question, now=NOW).projects


def test_an_entry_that_surely_answers_comes_before(assistant: Assistant) -> None:
    assert assistant.reply("où trouver la liste de tous les projets ?", now=NOW).entry == "liste-projets"

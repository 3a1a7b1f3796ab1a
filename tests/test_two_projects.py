"""The two projects that a question tells of without their names, with the real knowledge."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from tests.serving import NOW


def test_several_of_a_theme_are_no_two(assistant: Assistant) -> None:
    told = assistant.reply("Je cherche ce que vous avez sur le réchauffement, le bilan carbone, tout ça", now=NOW)
    assert len(told.projects) == 5 and "en tout" in told.markdown


@pytest.mark.parametrize(
    ("asked", "begins"),
    [
        ("quels projets à la Cour de cassation, et quel lien entre les deux ?", "**LABEL** — Trois EIG"),
        ("Which projects ran at the Cour de cassation, and do they relate to each other?", "**LABEL** — Three EIGs"),
        ("quels projets à la Cour de cassation ?", "Voici les 2 projets"),
    ],
)
def test_how_those_of_a_list_are_linked(assistant: Assistant, asked: str, begins: str) -> None:
    assert assistant.reply(asked, now=NOW).markdown.replace("\u00a0", " ").startswith(begins)

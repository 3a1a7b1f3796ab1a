"""The two projects that a question tells of without their names, with the real knowledge."""

from __future__ import annotations

from bot.assistant import Assistant
from tests.serving import NOW


def test_several_of_a_theme_are_no_two(assistant: Assistant) -> None:
    told = assistant.reply("Je cherche ce que vous avez sur le réchauffement, le bilan carbone, tout ça", now=NOW)
    assert len(told.projects) == 5 and "en tout" in told.markdown

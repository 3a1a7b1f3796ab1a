"""What is said where nothing answers, with the real knowledge."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.test_dates import at


@pytest.mark.parametrize(
    ("turns", "kind"),
    [
        (["Is the UK Civil Service Fast Stream recruiting?", "And what does it pay?"], "unknown"),
        (["quelle est la recette des crêpes ?", "et c'est payé combien ?"], "answer"),  # of nobody
        (["quelle est la recette des crêpes ?", "et ils sont payés combien, les EIG ?"], "answer"),
        (["Are you recruiting?", "And what does it pay?"], "answer"),
    ],
)
def test_what_goes_on_about_something_else_is_not_answered(assistant: Assistant, turns: list[str], kind: str) -> None:
    assert in_turn(assistant, turns, at("2026-04-28T16:50")).kind == kind


def test_a_theme_that_no_project_has_after_one(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["un projet contre les faux avis ?", "et sur le harcèlement scolaire ?"], at("2025-10-21T20:40")
    )
    assert told.kind == "unknown" and "harcèlement scolaire" in told.markdown
    some = in_turn(assistant, ["un projet contre les faux avis ?", "et sur la santé ?"], at("2025-10-21T20:40"))
    assert len(some.projects) > 1


@pytest.mark.parametrize(
    ("asked", "clock", "said"),
    [
        ("ça ouvre à quelle heure les candidatures ?", "2022-03-07T08:05", "L’heure d’ouverture n’est pas précisée"),
        ("La candidatura cierra a las 23:59, ¿hora de París u hora local?", "2021-04-30T12:10", "Les heures sont celles de Paris"),
        ("la galerie virtuelle est-elle encore visitable ?", "2021-06-26T11:00", "Suite de la galerie virtuelle de la promotion 4 : c’était du 18 au 24 juin 2021"),
        ("un appel s'est terminé hier, c'était pour moi ?", "2022-05-05T09:00", "Appel réservé aux EIG de la promotion 5"),
    ],
)  # fmt: skip
def test_hours_and_what_has_just_ended(assistant: Assistant, asked: str, clock: str, said: str) -> None:
    assert said in in_turn(assistant, [asked], at(clock)).markdown.replace("\u00a0", " ").replace("**", "")

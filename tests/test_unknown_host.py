"""Hosts of which no project is."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ("est-ce que Pôle emploi ou France Travail a déjà eu un défi ?", "« Pôle emploi ou France Travail »"),
        ("la SNCF a déjà porté un projet ?", "« SNCF »"),
        ("has the CNRS ever hosted a project?", "“CNRS”"),
        ("le CNES a accueilli des EIG ?", "« CNES »"),
        (
            "L'Office national des forêts a-t-il déjà accueilli une équipe chez vous ? Je dois rendre une note ce soir.",
            "« Office national des forêts »",
        ),
    ],
)
def test_a_host_that_no_card_names(assistant: Assistant, asked: str, who: str) -> None:
    told = in_turn(assistant, [asked], NOW)
    assert (
        told.kind == "answer"
        and not told.projects
        and who in told.markdown.replace("\u00a0", " ")
        and "131" in told.markdown
    )


@pytest.mark.parametrize(
    "asked",
    ["est-ce que l'Insee a déjà eu un défi ?", "le programme a déjà eu un prix ?", "une designer a déjà eu un projet ?", "la SNCF a déjà eu un retard ?", "la gendarmerie a accueilli des EIG ?"],
)  # fmt: skip
def test_others_are_answered_otherwise(assistant: Assistant, asked: str) -> None:
    told = in_turn(assistant, [asked], NOW).markdown
    assert "pour administration «" not in told.replace("\u00a0", " ")

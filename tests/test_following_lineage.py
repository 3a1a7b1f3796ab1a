"""What a project became, or was before, asked of the real assistant."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import in_turn
from tests.serving import NOW
from tests.test_dates import at


@pytest.mark.parametrize(
    ("turns", "project"),
    [
        (["LABEL", "et avant ça ils avaient fait quoi avec vous ?"], "open-justice"),
        (["What is LABEL?", "and before that, what had they done with you?"], "open-justice"),
        (["Réfugiés.info c'est quoi ?", "ils étaient combien dessus au départ ?"], "karfur"),
        (
            ["BatID, c'est devenu quoi ?", "et qui bosse dessus aujourd'hui, quels postes ?"],
            "referentiel-national-des-batiments",
        ),
        (["BatID", "et à l'IGN ensuite, quels postes EIG ?"], "referentiel-national-des-batiments"),
        (["datalma", "et au départ c'était quoi ?"], "datalma"),
    ],
)
def test_what_it_was_before(assistant: Assistant, turns: list[str], project: str) -> None:
    assert in_turn(assistant, turns, NOW).entry == project


def test_a_follow_up_in_the_next_cohort(assistant: Assistant) -> None:
    told = in_turn(
        assistant, ["What is Lab Santé?", "Was there a follow-up in the next cohort?"], at("2024-06-18T12:05")
    )
    assert told.entry == "open-chronic"


def test_who_came_back_to_it(assistant: Assistant) -> None:
    assert (
        in_turn(assistant, ["Karfu'R", "des gens de chez vous y sont retournés ensuite ?"], NOW).entry
        == "refugies-info"
    )

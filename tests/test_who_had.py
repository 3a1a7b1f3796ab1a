"""Who had people of a profession, which teams somebody had, and what those of a cohort did."""

from __future__ import annotations

import pytest

from index.who_had import asks_what_they_did, asks_who_was_received


@pytest.mark.parametrize(
    ("question", "received"),
    [
        ("combien d'équipes sont passées chez nous ?", True),
        ("ce que notre ministère a accueilli comme équipes", True),
        ("une équipe de deux, c'est possible ?", False),
        ("mon équipe est reçue quand ?", True),  # an administration must be named beside
        ("qui a accueilli la réunion ?", False),
    ],
)
def test_which_teams_somebody_had(question: str, received: bool) -> None:
    assert asks_who_was_received(question) is received


@pytest.mark.parametrize(
    ("question", "did"),
    [
        ("Sur quoi bossaient ceux de la promo 3 ?", True),
        ("what did cohort 2 work on?", True),
        ("sur quoi je travaille à l'oral ?", False),
        ("sur quoi porte l'oral ?", False),
    ],
)
def test_what_they_did(question: str, did: bool) -> None:
    assert asks_what_they_did(question) is did

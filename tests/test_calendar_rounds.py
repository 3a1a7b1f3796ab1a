"""What else belongs to the round of a call that is spoken of."""

from __future__ import annotations

import pytest

from bot.dates.sentences import Dates
from tests.folders import real
from tests.test_dates import at


@pytest.mark.parametrize(
    ("clock", "kind", "question", "told"),
    [
        ("2025-09-25T11:30", "candidatures", "combien de jours me reste-t-il ?", "Entretiens de la promotion 7, sprint 5"),
        ("2024-05-10T09:40", "candidatures", "toujours pas de nouvelle", "Entretiens de la promotion 7, sprint 2 : **c’est en cours, encore 14 jours**"),
        ("2024-03-20T10:00", "candidatures", "c'est ouvert ?", "Entretiens de la promotion 7, sprint 2"),
        ("2024-08-25T10:00", "auditions", "quand sont les entretiens ?", "Dépôt des candidatures de la promotion 7, sprint 3"),
        ("2026-11-26T10:00", "candidatures", "le sprint 2, c'était quand ?", "Entretiens de la promotion 7, sprint 2"),
        ("2026-11-26T10:00", "candidatures", "c'est ouvert ?", ""),  # all is over
        ("2026-11-26T10:00", "candidatures", "les sprints 2 et 3", ""),  # of several, their dates are enough
        ("2022-03-20T10:00", "candidatures", "c'est ouvert ?", ""),  # one round only: its steps are told
        ("2025-08-20T10:00", "candidatures", "c'est ouvert ?", ""),
    ],
)  # fmt: skip
def test_the_other_events_of_the_round(clock: str, kind: str, question: str, told: str) -> None:
    found = Dates(real(), at(clock), "fr").rest_of_round(kind, None, question)
    assert told in found and bool(told) == bool(found)


def test_what_is_not_announced_yet_is_not_told() -> None:
    asked = "le sprint 5, c'est quand ?"
    assert Dates(real(), at("2025-06-01T10:00"), "fr").rest_of_round("candidatures", None, asked) == ""

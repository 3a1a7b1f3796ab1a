"""What is asked beside days of one's own."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from tests.test_following_calls import told


@pytest.mark.parametrize(
    ("asked", "clock", "entry", "said"),
    [
        ("partiel de droit le 9 juin, ça tombe sur vos oraux ?", "2022-03-30T12:48", "dates-auditions", "pendant cette période"),
        ("avion le 18 mai pour le Pérou, je vais louper mon entretien ?", "2025-05-05T18:18", "dates-auditions", "après la fin"),
        ("colonie avec les petits du 18 février au 3 mars, j'envoie ma candidature au retour", "2024-02-12T19:00", "dates-candidatures", "la clôture tombe pendant ces jours"),
        ("L'an passé à la même date on pouvait encore candidater ?", "2026-10-05T12:12", "dates-candidatures", "c’était le dernier jour"),
    ],
)  # fmt: skip
def test_what_is_asked_beside_a_plan(assistant: Assistant, asked: str, clock: str, entry: str, said: str) -> None:
    found, text = told(assistant, [asked], clock)
    assert found == entry and said in text


@pytest.mark.parametrize(
    "asked",
    [
        "rendez-vous chez le dentiste le 8 juin, vous prenez la carte vitale ?",
        "le brevet des collèges tombe le 27 juin ?",
    ],
)
def test_a_day_alone_does_not_make_it_of_the_calendar(assistant: Assistant, asked: str) -> None:
    entry, _ = told(assistant, [asked], "2022-03-30T12:48")
    assert entry is None


@pytest.mark.parametrize(
    ("asked", "clock", "entry", "said"),
    [
        ("Je passe des écrits du 1er au 4 septembre. Si j'étais prise comme juriste cette année, est-ce que ça tomberait en même temps que le démarrage ?", "2021-04-20T18:30", "dates-arrivee", "cela ne touche pas"),
        ("I'm a data engineer from Tunis. My work visa would only be valid from October 1st. If I'm picked, could I join the others a few weeks later?", "2021-06-01T16:45", "dates-arrivee", "cannot be moved"),
        ("je suis au ski avec mes enfants du 24 février au 3 mars sans mon ordi. ça attendra bien le lundi 4 non ?", "2024-02-25T21:45", "dates-candidatures", "il sera trop tard"),
    ],
)  # fmt: skip
def test_whether_days_of_ones_own_go_together_with_the_calendar(
    assistant: Assistant, asked: str, clock: str, entry: str, said: str
) -> None:
    answered, text = told(assistant, [asked], clock)
    assert answered == entry and said in text


def test_a_clash_with_something_else_is_not_of_the_calendar(assistant: Assistant) -> None:
    entry, _ = told(
        assistant, ["je suis à Lyon du 3 au 10 avril, trop tard pour réserver un hôtel ?"], "2022-03-30T10:00"
    )
    assert entry is None

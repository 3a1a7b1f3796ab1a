"""What dates answer whatever is ranked first, with the real knowledge."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from tests.test_dates import at


@pytest.mark.parametrize(
    ("asked", "clock", "words"),
    [
        (
            "Je remets de l'ordre dans mes carnets : en novembre 2019 j'étais à la présentation finale de la troisième "
            "promotion, mais ma plume hésite entre le 12 et le 15. Pouvez-vous me départager ?",
            "2026-11-05T16:30",
            ["12 novembre 2019", "15 novembre 2019"],
        ),
        ("appel a projets eig 6, entre la fermeture et le jury ya combien de jours", "2022-02-17T15:08", ["**13 jours**"]),
        (
            "Combien de temps sans aucun EIG entre la fin de la 5 et l'arrivée de la 6 (enfin, son arrivée prévue) ?",
            "2022-08-30T17:10",
            ["**62 jours"],
        ),
        (
            "quel sprint de la 7 a laissé le plus court délai entre la date limite et le premier entretien ?",
            "2026-04-21T14:30",
            ["**8 jours**", "**15 jours**", "sprint 5"],
        ),
        (
            "Entre les promotions 4, 5 et 6, laquelle a fait patienter le plus les gens entre la fin des candidatures et le premier jour de travail ?",
            "2023-02-21T09:30",
            ["**86 jours", "**134 jours", "**146 jours"],
        ),
        ("le contrat des EIG Link de la promo 5 finit combien de jours après celui des EIG ?", "2022-07-06T12:22", ["**41 jours"]),
        ("vous rallongez toujours le délai, non ? je peux miser dessus ?", "2025-09-28T15:50", ["jamais sûr", "sprint 4"]),
    ],
)  # fmt: skip
def test_it_is_told(assistant: Assistant, asked: str, clock: str, words: list[str]) -> None:
    told = assistant.reply(asked, now=at(clock)).markdown.replace("\u00a0", " ").replace("\u202f", " ")
    assert all(w in told for w in words), told[:600]

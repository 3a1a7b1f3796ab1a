"""The line of a reply's list that is asked for."""

from __future__ import annotations

from bot.answering.items import led_by_the_item
from bot.reply import Reply

TOLD = Reply("answer", "Quatre phases :\n\n- valider : 2 mois ;\n- prouver : 3 mois.\n\nC’est tout.", "fr")


def test_it_is_told_first() -> None:
    assert led_by_the_item(TOLD, 1).markdown == f"Prouver : 3 mois.\n\n{TOLD.markdown}"
    assert led_by_the_item(TOLD, 0).markdown.startswith("Valider : 2 mois.\n\n")


def test_none_beyond_the_list() -> None:
    assert led_by_the_item(TOLD, 2) is TOLD and led_by_the_item(Reply("answer", "Rien.", "fr"), 0).markdown == "Rien."

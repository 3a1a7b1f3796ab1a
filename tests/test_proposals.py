"""The questions that are proposed while one types."""

from __future__ import annotations

from functools import partial

from bot.assistant import Assistant
from bot.proposals import proposed
from tests.serving import NOW


def test_what_is_typed_is_completed(small_assistant: Assistant) -> None:
    suggest = partial(proposed, small_assistant.knowledge, limit=6, now=NOW)
    assert suggest("combien la") == small_assistant.suggest("combien la") == ["Combien la bourse peut-elle verser ?"]
    assert suggest("LIVRES occ") == ["Peut-on acheter des livres d’occasion ?"]
    assert suggest("ludo") == ["Ludobus"] and suggest("how mu", lang="en") == ["How much money does a library get?"]
    assert suggest("") == suggest("   ") == suggest("zzz") == suggest("😀") == []
    assert len(suggest("l")) <= 6 and len(suggest("l", limit=2)) <= 2
    assert len(set(suggest("b"))) == len(suggest("b"))

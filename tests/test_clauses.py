"""A question in several parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clauses import MOST, clauses


@pytest.mark.parametrize(
    ("question", "parts"),
    [
        ("c'est ouvert ? et l'oral c'est quand ?", ["c'est ouvert", "l'oral c'est quand"]),
        ("Combien de jours avant la fin, et l'entretien ?", ["Combien de jours avant la fin", "l'entretien"]),
        ("Peut-on déposer en ce moment, et quand a lieu l'oral", ["quand a lieu l'oral"]),
        ("Contract length and who is the employer?", ["Contract length", "who is the employer"]),
        ("Je suis en CDI et est-ce que je dois démissionner ?", ["est-ce que je dois démissionner"]),
        ("J'ai passé l'oral hier, la réponse arrive quand ?", ["la réponse arrive quand"]),
        ("until when is it open and when are the interviews?", ["until when is it open", "when are the interviews"]),
        ("quand est l'oral ?", []),
        ("", []),
        ("??? ,", []),
    ],
)
def test_parts_that_ask(question: str, parts: list[str]) -> None:
    assert clauses(question) == parts


@given(st.text(max_size=200))
def test_any_text(question: str) -> None:
    found = clauses(question)
    assert len(found) <= MOST and all(part and part in question for part in found)

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from bot.assistant import Assistant
from bot.evaluating import rounds
from bot.evaluating.batch import in_turn
from bot.evaluating.rounds import QueryVectors, in_rounds
from bot.reply import Reply
from index.encoded import Encoded, Role
from index.encoder import Encoder
from index.live import LiveIndex
from tests.serving import NOW

TURNS = [
    ("quelle somme au plus ?",), ("quand l'argent est-il versé ?", "et en année 1 ?"), ("Ludobus", "qui est l'équipe ?"),
    ("les contes", "et à Port-Clos ?"), ("recette des crêpes",), ("bonjour",), ("combien d'argent ?", "et le soir ?", "in English?"),
]  # fmt: skip


class Counting(Encoder):
    def __init__(self, encoder: Encoder) -> None:
        vars(self).update(vars(encoder))
        self.plain, self.seen = encoder, list[str]()

    def read(self, texts: Sequence[str], role: Role = "query") -> Encoded:
        self.seen += texts
        return self.plain.read(texts, role)


def hold(assistant: Assistant, turns: tuple[str, ...]) -> Reply:
    return in_turn(assistant, turns, NOW)


@pytest.mark.parametrize("together", [1, 3, 64])
def test_in_rounds_as_one_after_the_other(
    small_index: LiveIndex, small_assistant: Assistant, monkeypatch: pytest.MonkeyPatch, together: int
) -> None:
    monkeypatch.setattr(rounds, "TOGETHER", together)
    shares: list[float] = []
    found = in_rounds(small_index.engine, TURNS, hold, NOW, progress=shares.append)
    expected = [hold(small_assistant, turns) for turns in TURNS]
    assert [(r.kind, r.entry, r.projects, r.lang, r.markdown) for r in found] == [
        (r.kind, r.entry, r.projects, r.lang, r.markdown) for r in expected
    ]
    assert [r.confidence for r in found] == pytest.approx([r.confidence for r in expected], abs=1e-3)
    assert shares == sorted(shares) and shares[-1] == 1


def test_two_engines_that_are_asked_the_same_encode_each_text_once(small_index: LiveIndex) -> None:
    counting = Counting(small_index.engine.encoder)
    shared = QueryVectors(counting)
    first, second = (in_rounds(small_index.engine, TURNS, hold, NOW, shared) for _ in range(2))
    assert [r.markdown for r in first] == [r.markdown for r in second]
    assert len(counting.seen) == len(set(counting.seen)) > len(TURNS)
    assert shared.read([]).vectors.shape == (0, sum(counting.widths))


def test_a_text_is_encoded_as_when_it_is_asked_alone(encoder: Encoder) -> None:
    texts = ["le salaire", "une question bien plus longue que l'autre, sur le télétravail et les congés"]
    found = QueryVectors(encoder).read(texts).vectors
    assert all(np.array_equal(found[i], encoder.read([t]).vectors[0]) for i, t in enumerate(texts))


def test_nothing_to_ask(small_index: LiveIndex) -> None:
    assert in_rounds(small_index.engine, [], hold, NOW) == []


def test_what_goes_wrong_while_asking_is_not_swallowed(small_index: LiveIndex) -> None:
    def fail(assistant: Assistant, item: int) -> Reply:
        raise ValueError("that moment is none")

    with pytest.raises(ValueError, match="that moment"):
        in_rounds(small_index.engine, [1], fail, NOW)

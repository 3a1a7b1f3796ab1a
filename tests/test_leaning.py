"""What a question and the one before it mean together. Dialogues with the real knowledge are in `test_followup`."""

from __future__ import annotations

import pytest

from bot.allusions import Wording
from bot.conversation import Context
from bot.leaning import leaning, surest
from bot.turn import Turn
from index.live import LiveIndex
from index.mentions import Mentions

PAID = Context("Combien est-on payé ?", unit="montant")


def turn(small_index: LiveIndex, question: str, before: Context = PAID, again: bool = True) -> Turn:
    return Turn(question, Wording(question), Mentions(), before, small_index.engine, {}, again)


def test_bare_words_stay_with_the_subject(small_index: LiveIndex) -> None:
    assert leaning(turn(small_index, "combien ?")).bonus.get("montant", 0) > 0


def test_who_wants_more_of_something_is_not_given_the_same_again(small_index: LiveIndex) -> None:
    found = leaning(turn(small_index, "combien ?", again=False))
    assert found.unit != "montant"


def test_nothing_known_stays_alone(small_index: LiveIndex) -> None:
    found = leaning(turn(small_index, "et la recette du gâteau au yaourt de ma grand-mère"))
    assert found.bonus == {} and found.unit is None


@pytest.mark.parametrize("question", ["une question de bien plus de quatorze mots " * 3, "Combien est-on payé ?"])
def test_long_or_sure_questions_stand_alone(small_index: LiveIndex, question: str) -> None:
    assert surest(turn(small_index, question)).question == question

"""What a question and the one before it mean together. Dialogues with the real knowledge are in `test_followup`."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from bot.conversation import Context
from bot.following.candidates import FEATURES, candidates
from bot.following.leaning import leaning
from bot.following.turn import Turn
from bot.wording.allusions import Wording
from index.live import LiveIndex
from index.mentions import Mentions

PAID = Context("Combien est-on payé ?", unit="montant")


def turn(small_index: LiveIndex, question: str, before: Context = PAID, again: bool = True) -> Turn:
    return Turn(question, Wording(question), Mentions(), before, small_index.engine, {}, again)


def test_bare_words_stay_with_the_subject(small_index: LiveIndex) -> None:
    found = leaning(turn(small_index, "combien exactement ?"))
    assert found.ranking and found.ranking.first.id == "montant" and found.ranking.answered


def test_who_wants_more_of_something_is_not_given_the_same_again(small_index: LiveIndex) -> None:
    asked = turn(small_index, "combien ?", again=False)
    assert "montant" not in {unit.id for unit in candidates(asked).units}
    found = leaning(asked)
    assert found.ranking and found.ranking.first.id != "montant"


def test_nothing_known_is_the_likeliest_of_what_nothing_speaks_of(small_index: LiveIndex) -> None:
    found = leaning(turn(small_index, "et la recette du gâteau au yaourt de ma grand-mère"))
    assert found.unit is None and found.ranking and not found.ranking.answered


def test_a_question_that_is_a_phrasing_stands_alone(small_index: LiveIndex) -> None:
    other = next(u for u in small_index.engine.knowledge.units if u.kind == "entry" and u.id != "montant")
    found = leaning(turn(small_index, other.questions[0]))
    assert found.ranking and found.ranking.first.id == other.id and found.question == other.questions[0]


@pytest.mark.parametrize("question", ["combien ?", "et la mer ?", "une question de bien plus de quatorze mots " * 3])
@pytest.mark.parametrize(
    "before", [PAID, Context("Bonjour, je suis boulangère"), Context("x", unit="montant", trail=("versement",))]
)
def test_chances_are_chances(small_index: LiveIndex, question: str, before: Context) -> None:
    found = candidates(turn(small_index, question, before))
    chances = found.chances()
    assert found.features.shape == (len(found.units) + 1, len(FEATURES)) and np.isfinite(found.features).all()
    assert chances.min() >= 0 and chances.sum() == pytest.approx(1)
    known = {u.id for u in small_index.engine.knowledge.units}
    assert {u.id for u in found.units} <= known and all(u.kind != "smalltalk" for u in found.units)


def test_a_search_for_projects_stands_alone(small_index: LiveIndex) -> None:
    question = "et quelles réalisations à Valmer ou à Port-Clos pour une bibliothécaire ?"
    asked = turn(small_index, question)
    found = leaning(replace(asked, mentions=small_index.engine.vocabulary.find(question)))
    assert found.ranking is None and found.unit is None and "réalisations" in found.question

"""How a question goes on by a number alone, with the real knowledge."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.conversation import Context
from bot.evaluating.batch import in_turn
from bot.following.followup import understand
from index.live import LiveIndex
from tests.test_dates import at


@pytest.mark.parametrize(
    ("before", "slip", "meant"),
    [
        ("j'ai 2 ans d'expérience, ça me ferait combien ?", "oups faute de frappe, 12 !!", "j'ai 12 ans"),
        ("with 3 years of experience, how much?", "sorry, I meant 8", "with 8 years"),
    ],
)
def test_a_slip_is_put_right(live: LiveIndex, before: str, slip: str, meant: str) -> None:
    told = Context(before, "salaire", "salaire-promo-7")
    understood = understand(slip, live.engine.vocabulary.find(slip), told, live.engine)
    assert meant in understood.question


@pytest.mark.parametrize("said", ["12", "et avec 12 ans d'expérience ?", "oups", "pardon, la 6"])
def test_what_owns_no_slip_is_none(live: LiveIndex, said: str) -> None:
    told = Context("j'ai 2 ans d'expérience, ça me ferait combien ?", "salaire", "salaire-promo-7")
    understood = understand(said, live.engine.vocabulary.find(said), told, live.engine)
    assert "j'ai 12 ans" not in understood.question and "j'ai 6 ans" not in understood.question


def test_the_sum_for_ours(assistant: Assistant) -> None:
    turns = ["quel cofinancement pour la promotion 6 ?", "donc pour les nôtres, au total ?"]
    told = in_turn(assistant, turns, at("2023-03-20T09:54"))
    assert told.entry == "cofinancement-promo-6" and "40 000 €" in told.markdown.replace("\u00a0", " ").replace(
        "\u202f", " "
    )


def test_what_it_was_not_is_said_too(assistant: Assistant) -> None:
    turns = ["combien gagne un EIG avec 6 ans d'expérience ?", "pardon 16 pas 6"]
    assert in_turn(assistant, turns, at("2026-05-11T21:14")).entry == "salaire-promo-7"

"""Whether questions look for projects, as it is learned from messages."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from bot.assistant import Assistant
from index.looking import ENOUGH, NOTHING, Looking, unseen
from tests.serving import NOW

Rows = npt.NDArray[np.float32]
RNG = np.random.default_rng(0)
TEXTS = [f"message {i}" for i in range(4 * ENOUGH)]


def _unit(rows: Rows) -> Rows:
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)


def _around(centre: int, count: int) -> Rows:
    rows = 0.1 * RNG.normal(size=(count, 8))
    rows[:, centre] += 1
    return _unit(rows)


def test_what_is_like_the_messages_is_likely_and_what_is_not_is_not() -> None:
    looking, others = _around(0, 2 * ENOUGH), _around(1, 2 * ENOUGH)
    learned = Looking.fit(looking, others, TEXTS)
    assert learned(_around(0, 10)).min() > 0.9 and learned(_around(1, 10)).max() < 0.1


def test_messages_that_nothing_tells_apart_are_likely_neither() -> None:
    learned = Looking.fit(_around(0, 2 * ENOUGH), _around(0, 2 * ENOUGH), TEXTS)
    found = learned(_around(0, 20))
    assert found.min() > 0.2 and found.max() < 0.8, "a probability is calibrated on messages that were held out"


def test_each_message_is_judged_without_itself() -> None:
    looking, others = _around(0, 2 * ENOUGH), _around(1, 2 * ENOUGH)
    looking[0] = others[0]  # a message on the wrong side is not learned by heart
    assert unseen(looking, others, TEXTS)[0] < 0


def test_with_few_messages_nothing_is_known_of_any_question() -> None:
    few = Looking.fit(_around(0, ENOUGH - 1), _around(1, 2 * ENOUGH), TEXTS)
    assert few is NOTHING and few(_around(0, 3)).tolist() == [0.5, 0.5, 0.5]


@pytest.mark.parametrize(
    ("question", "projects"),
    [
        ("Promo 3 : combien d'équipes composées de deux data scientists et personne d'autre ?", {"adler", "datajust", "datareg", "explocode", "ia-flash"}),
        ("Étudiante en droit : vous avez pris des juristes quelque part ?", {"batid", "dases", "green-data-for-health"}),
        ("Dans la 1re promo presque tout le monde était seul ; quels sont les deux défis menés à deux ?", {"cartav", "machine-a-donnees"}),
        ("quel défi DIG a duré 8 mois ??", {"achadef"}),
        ("soyez honnêtes, lesquels de vos projets se sont plantés ?", set()),  # an entry tells which
        ("Quand les projets de la promo 6 ont-ils été révélés aux candidats ?", set()),
        ("nous sommes une commune avec un projet d'appli", set()),
        ("y a-t-il une équipe de foot à Lyon ?", set()),
    ],
)  # fmt: skip
def test_the_real_messages_teach_what_looks_for_projects(
    assistant: Assistant, question: str, projects: set[str]
) -> None:
    assert set(assistant.reply(question, now=NOW).projects) == projects


def test_what_the_vocabulary_does_not_know_finds_the_nearest(assistant: Assistant) -> None:
    told = assistant.reply(
        "Ich suche alles, was ihr zum Thema Wohnen gemacht habt. Miete, Sanierung, Obdachlose.", now=NOW
    )
    assert {"resorption-bidonvilles", "batid"} <= set(told.projects)
    assert "s’en approche" in told.markdown

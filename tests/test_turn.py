"""A question in its conversation."""

from __future__ import annotations

from bot.conversation import Context
from bot.following.turn import Turn
from bot.wording.allusions import Wording
from index.live import LiveIndex
from index.mentions import Mentions


def turn(small_index: LiveIndex, question: str, before: Context) -> Turn:
    return Turn(question, Wording(question), Mentions(), before, small_index.engine, {})


def test_both_questions_as_one(small_index: LiveIndex) -> None:
    assert turn(small_index, "et pour qui ?", Context("Combien ?")).joined == "Combien pour qui ?"


def test_cohorts_stay_unless_the_question_turns_to_today(small_index: LiveIndex) -> None:
    before = Context("x", cohorts=("session-1",))
    assert turn(small_index, "et où ?", before).cohorts == ("session-1",)
    assert turn(small_index, "et aujourd'hui ?", before).cohorts == ()


def test_neighbours_are_units_of_the_index_and_not_the_answer_itself(small_index: LiveIndex) -> None:
    units = {u.id for u in small_index.engine.material.units}
    near = turn(small_index, "et ?", Context("combien ?", unit="montant")).surroundings
    assert near and near <= units and "montant" not in near


def test_after_a_list_only_projects_that_have_a_word_of_the_question_are_near(small_index: LiveIndex) -> None:
    project = small_index.engine.knowledge.projects[0]
    before = Context("projets", listed=(project.id,))
    assert turn(small_index, f"celui de {project.name} ?", before).surroundings == {project.id}
    assert turn(small_index, "zut alors ?", before).surroundings == set()


def test_the_text_that_was_read_last(small_index: LiveIndex) -> None:
    knowledge = small_index.engine.knowledge
    entry, project = knowledge.entries[0], knowledge.projects[0]
    assert turn(small_index, "et ?", Context("x", unit=knowledge.unit_of(entry.id), entry=entry.id)).text == entry.body
    assert turn(small_index, "et ?", Context("x", unit=project.id, entry=project.id)).text == project.body
    assert turn(small_index, "et ?", Context("x")).text == ""


def test_how_much_of_a_question_an_answer_has(small_index: LiveIndex) -> None:
    entry = small_index.engine.knowledge.entries[0]
    unit = small_index.engine.knowledge.unit_of(entry.id) or ""
    assert turn(small_index, entry.body, Context("x")).told_by(unit) == 1
    assert (
        turn(small_index, "zzz ?", Context("x")).told_by(unit)
        == 0
        == turn(small_index, "?", Context("x")).told_by(unit)
    )

"""A question in its conversation."""

from __future__ import annotations

from bot.allusions import Wording
from bot.conversation import Context
from bot.turn import Turn
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
    near = turn(small_index, "et ?", Context("combien ?", unit="montant")).surroundings(itself=False)
    assert near and set(near) <= units and "montant" not in near
    assert "montant" in turn(small_index, "et ?", Context("combien ?", unit="montant")).surroundings(itself=True)


def test_after_a_list_only_projects_that_have_a_word_of_the_question_are_near(small_index: LiveIndex) -> None:
    project = small_index.engine.knowledge.projects[0]
    before = Context("projets", listed=(project.id,))
    assert turn(small_index, f"celui de {project.name} ?", before).surroundings(itself=False) == {project.id: 1.2}
    assert turn(small_index, "zut alors ?", before).surroundings(itself=False) == {}


def test_the_text_that_was_read_last(small_index: LiveIndex) -> None:
    knowledge = small_index.engine.knowledge
    entry, project = knowledge.entries[0], knowledge.projects[0]
    assert turn(small_index, "et ?", Context("x", unit=knowledge.unit_of(entry.id), entry=entry.id)).text == entry.body
    assert turn(small_index, "et ?", Context("x", unit=project.id, entry=project.id)).text == project.body
    assert turn(small_index, "et ?", Context("x")).text == ""


def test_the_answer_whose_text_has_the_words_of_the_question(small_index: LiveIndex) -> None:
    entries = [e for e in small_index.engine.knowledge.entries if small_index.engine.knowledge.unit_of(e.id)]
    units = [u for e in entries if (u := small_index.engine.knowledge.unit_of(e.id))]
    first, second = units[0], next(u for u in units if u != units[0])
    body = next(e for e in entries if small_index.engine.knowledge.unit_of(e.id) == second).body
    before = Context("x", unit=first, trail=(second,))
    assert turn(small_index, body, before).speaks_of_it == second
    assert turn(small_index, "zzz ?", before).speaks_of_it == first

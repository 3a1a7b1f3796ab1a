from __future__ import annotations

from dataclasses import replace

import pytest

from bot.assistant import Assistant
from bot.golden import Asked, ask_all, controls
from bot.reply import Reply
from index.documents import Golden, Place
from index.knowledge import Knowledge
from index.live import LiveIndex
from tests.serving import NOW


@pytest.fixture(scope="module")
def knowledge(small_index: LiveIndex) -> Knowledge:
    return small_index.engine.knowledge


def asked(assistant: Assistant, knowledge: Knowledge, **golden: object) -> Asked:
    (found,) = ask_all(assistant, replace(knowledge, golden=(Golden(**golden),)))
    return found


def test_the_control_questions_of_the_folder_are_answered_as_expected(
    small_assistant: Assistant, knowledge: Knowledge
) -> None:
    found = ask_all(small_assistant, knowledge)
    assert len(found) == 3
    assert [f.golden.question for f in found if not f.right] == []


def test_tests_of_entries_and_projects_are_controls_too(knowledge: Knowledge) -> None:
    entries = (replace(knowledge.entries[0], tests=("combien au plus ?",)), *knowledge.entries[1:])
    projects = (replace(knowledge.projects[0], tests=("le bus",)), *knowledge.projects[1:])
    found = controls(replace(knowledge, entries=entries, projects=projects))
    assert [(g.question, g.expect) for g in found[-2:]] == [
        ("combien au plus ?", knowledge.entries[0].id), ("le bus", knowledge.projects[0].id)
    ]  # fmt: skip
    assert len(found) == 5


def test_another_version_of_the_rule_is_right_unless_the_moment_is_named(
    small_assistant: Assistant, knowledge: Knowledge
) -> None:
    question = "Quand l'argent est-il versé ?"
    assert asked(small_assistant, knowledge, question=question, expect="versement-1").right
    assert not asked(
        small_assistant, knowledge, question=question, expect="versement-1", clock="2026-05-05T10:00"
    ).right
    assert asked(small_assistant, knowledge, question=question, expect="versement-1", clock="2025-05-05T10:00").right


def test_what_must_be_said_is_looked_for_in_the_text(small_assistant: Assistant, knowledge: Knowledge) -> None:
    question = "Combien la bourse peut-elle verser ?"
    assert asked(small_assistant, knowledge, question=question, expect="montant", contains=("12 000 EUROS",)).right
    assert not asked(small_assistant, knowledge, question=question, expect="montant", contains=("13 000",)).right


def test_an_answer_where_none_was_expected_is_wrong(small_assistant: Assistant, knowledge: Knowledge) -> None:
    found = asked(small_assistant, knowledge, question="Faut-il ouvrir le soir ?", expect="abstain")
    assert not found.right and not found.suggested
    assert "off_topic.yaml" in found.problem().hint


def test_the_right_entry_among_the_suggestions_is_told_apart(
    small_assistant: Assistant, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch
) -> None:
    choices = small_assistant.reply("zzz", now=NOW)
    from bot.reply import Suggestion

    suggesting = replace(
        choices, kind="suggestions", suggestions=(Suggestion("Faut-il ouvrir le soir ?", "Faut-il ouvrir le soir ?"),)
    )
    monkeypatch.setattr(Assistant, "reply", lambda self, *args, **options: suggesting)
    found = asked(small_assistant, knowledge, question="nuit", expect="soir")
    assert not found.right and found.suggested
    assert not asked(small_assistant, knowledge, question="nuit", expect="dossier").suggested


def test_a_problem_says_where_what_and_what_to_write() -> None:
    golden = Golden("où ?", "lieu", place=Place("golden/a.yaml", 7))
    problem = Asked(golden, Reply("answer", "", "fr", entry="salaire"), False, False).problem()
    assert (problem.path, problem.line, problem.level) == ("golden/a.yaml", 7, "warning")
    assert "« où ? » donne « salaire » au lieu de « lieu »" in problem.message and "also" in problem.hint

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.assistant import Assistant
from bot.evaluating.golden import Asked, ask_all, controls
from bot.reply import Reply
from index.documents import Golden, Place
from index.engine import Engine
from index.knowledge import Knowledge
from index.live import LiveIndex
from tests.serving import NOW


@pytest.fixture(scope="module")
def knowledge(small_index: LiveIndex) -> Knowledge:
    return small_index.engine.knowledge


@pytest.fixture(scope="module")
def engine(small_index: LiveIndex) -> Engine:
    return small_index.engine


def asked(engine: Engine, **golden: object) -> Asked:
    (found,) = ask_all(engine, [Golden(**golden)], NOW)
    return found


def test_the_control_questions_of_the_folder_are_answered_as_expected(engine: Engine, knowledge: Knowledge) -> None:
    found = ask_all(engine, controls(knowledge), NOW)
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


def test_a_test_of_an_entry_stands_in_its_line(knowledge: Knowledge) -> None:
    first = knowledge.entries[0]
    tested = replace(first, tests=("où ?",), place=Place("faq/a.md", 9, {"tests": 5, "où ?": 6}))
    assert controls(replace(knowledge, entries=(tested,)))[-1].place == Place("faq/a.md", 6)


def test_what_is_not_known_yet_is_not_right(engine: Engine) -> None:
    assert not asked(engine, question="les réalisations sur les contes", expect="entry-of-tomorrow").right


def test_another_version_of_the_rule_is_right_unless_the_moment_is_named(
    engine: Engine,
) -> None:
    question = "Quand l'argent est-il versé ?"
    assert asked(engine, question=question, expect="versement-1").right
    assert not asked(engine, question=question, expect="versement-1", clock="2026-05-05T10:00").right
    assert asked(engine, question=question, expect="versement-1", clock="2025-05-05T10:00").right


def test_what_must_be_said_is_looked_for_in_the_text(engine: Engine) -> None:
    question = "Combien la bourse peut-elle verser ?"
    assert asked(engine, question=question, expect="montant", contains=("12 000 EUROS",)).right
    assert not asked(engine, question=question, expect="montant", contains=("13 000",)).right


def test_an_answer_where_none_was_expected_is_wrong(engine: Engine) -> None:
    found = asked(engine, question="Faut-il ouvrir le soir ?", expect="abstain")
    assert not found.right and not found.suggested
    assert "off_topic.yaml" in found.problem().hint


def test_the_right_entry_among_the_suggestions_is_told_apart(
    small_assistant: Assistant, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    choices = small_assistant.reply("zzz", now=NOW)
    from bot.reply import Suggestion

    suggesting = replace(
        choices, kind="suggestions", suggestions=(Suggestion("Faut-il ouvrir le soir ?", "Faut-il ouvrir le soir ?"),)
    )
    monkeypatch.setattr(Assistant, "reply", lambda self, *args, **options: suggesting)
    found = asked(engine, question="nuit", expect="soir")
    assert not found.right and found.suggested and found.offered == ("soir",)
    assert not asked(engine, question="nuit", expect="dossier").suggested


def test_a_problem_says_where_what_and_what_to_write() -> None:
    golden = Golden("où ?", "lieu", place=Place("golden/a.yaml", 7))
    problem = Asked(golden, Reply("answer", "", "fr", entry="salaire"), False, False).problem()
    assert (problem.path, problem.line, problem.level) == ("golden/a.yaml", 7, "warning")
    assert "« où ? » donne « salaire » au lieu de « lieu »" in problem.message and "also" in problem.hint

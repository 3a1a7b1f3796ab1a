from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.evaluating.golden import Asked, ask_all, controls
from bot.evaluating.places import Comparison, Moved, compare, edited, place, published, with_vectors
from bot.reply import Reply
from index.documents import Golden, Place
from index.encoder import Encoder
from index.knowledge import Knowledge
from index.live import LiveIndex
from index.loader import Loader
from index.snapshot import Snapshot, save
from tests import small as small_folder
from tests.conftest import Remembering
from tests.serving import NOW

GOLDEN = Golden("combien ?", "montant", place=Place("golden/a.yaml", 3))
SUM, OFF = "combien d’argent peut-on recevoir ?", "recette des crêpes bretonnes"


@pytest.fixture(scope="module")
def before(small_index: LiveIndex) -> Snapshot:
    return small_index.built.snapshot


def edit(folder: Path, name: str, old: str, new: str) -> Knowledge:
    """The small folder's knowledge with one file changed."""
    text = small_folder.files()[name]
    assert old in text
    found = Loader(small_folder.write(folder, {name: text.replace(old, new, 1)})).load()
    assert found.knowledge is not None and not found.report.errors
    return found.knowledge


def asked(entry: str | None, right: bool, kind: str = "answer", suggested: bool = False) -> Asked:
    return Asked(GOLDEN, Reply(kind, "", "fr", entry=entry), right, suggested)  # type: ignore[arg-type]


def test_words_given_to_another_entry_send_their_question_there(
    before: Snapshot, remembering: Remembering, tmp_path: Path
) -> None:
    knowledge = edit(tmp_path, "faq/soir.md", "also:\n", f'also:\n  - "{SUM}"\n')
    found = compare(before, knowledge, remembering, NOW)
    (moved,) = found.moved
    assert moved.lost and not moved.gained and found.lost == 1
    problem = moved.problem()
    assert (problem.path, problem.line, problem.level) == ("golden/questions.yaml", 2, "warning")
    assert f"« {SUM} » : de « montant » à « soir » (juste avant, faux maintenant" in problem.message
    assert moved.problem(grave=True).level == "error" and "also" in problem.hint
    assert "cette question de contrôle ailleurs, dont 1" in str(found) and before.built_at in str(found)
    assert found.figures() == {"compared": True, "moved": 1, "lost": 1, "gained": 0}


def test_an_answer_to_what_must_not_be_answered_is_named(
    before: Snapshot, remembering: Remembering, tmp_path: Path
) -> None:
    knowledge = edit(tmp_path, "faq/soir.md", "also:\n", f'also:\n  - "{OFF}"\n')
    lost = [m for m in compare(before, knowledge, remembering, NOW).moved if m.lost]
    assert [m.after.golden.question for m in lost] == [OFF]
    assert place(lost[0].after) == "« soir »" and "off_topic.yaml" in lost[0].problem().hint


def test_an_edit_that_moves_nothing(before: Snapshot, remembering: Remembering, tmp_path: Path) -> None:
    found = compare(before, edit(tmp_path, "faq/soir.md", "est appréciée", "est très appréciée"), remembering, NOW)
    assert found.moved == () and "aucune question" in str(found)


def test_a_question_that_a_new_entry_answers_is_gained(
    before: Snapshot, remembering: Remembering, tmp_path: Path
) -> None:
    question = "peut-on garder un chat dans la salle de lecture ?"
    golden = small_folder.GOLDEN + f'  - {{question: "{question}", expect: chat}}\n'
    new = small_folder.entry("chat", "Un chat est-il admis ?", [question, "félin dans les rayons"], "Oui.")
    loaded = Loader(small_folder.write(tmp_path, {"golden/questions.yaml": golden, "faq/chat.md": new})).load()
    assert loaded.knowledge is not None
    gained = [m for m in compare(before, loaded.knowledge, remembering, NOW).moved if m.gained]
    assert [place(m.after) for m in gained] == ["« chat »"] and gained[0].problem(grave=True).level == "warning"


def test_an_answer_that_no_longer_says_what_it_must_is_lost_in_its_place(
    before: Snapshot, remembering: Remembering, tmp_path: Path
) -> None:
    golden = small_folder.GOLDEN.replace("expect: montant", 'expect: montant, contains: ["12 000"]')
    text = small_folder.files()["faq/montant.md"].replace("12 000 euros", "9 000 euros")
    loaded = Loader(small_folder.write(tmp_path, {"golden/questions.yaml": golden, "faq/montant.md": text})).load()
    assert loaded.knowledge is not None
    (moved,) = compare(before, loaded.knowledge, remembering, NOW).moved
    assert moved.lost and "toujours « montant »" in moved.problem().message and "contains" in moved.problem().hint


def test_what_was_asked_already_is_not_asked_again(
    before: Snapshot, remembering: Remembering, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    knowledge = edit(tmp_path, "faq/soir.md", "also:\n", f'also:\n  - "{SUM}"\n')
    engine = edited(knowledge, remembering, before)
    after = ask_all(engine, controls(knowledge), NOW)
    monkeypatch.setattr("bot.evaluating.places.edited", None)
    assert len(compare(before, knowledge, remembering, NOW, after=after).moved) == 1


def test_nothing_is_asked_when_nothing_was_edited(before: Snapshot, encoder: Encoder) -> None:
    found = compare(before, before.knowledge, None, NOW)  # type: ignore[arg-type]
    assert found == Comparison(before.built_at)
    assert edited(before.knowledge, encoder, before).knowledge is before.knowledge


def test_with_the_vectors_of_another_snapshot(before: Snapshot) -> None:
    other = replace(before, vectors=type(before.vectors)())
    assert with_vectors(other, before).vectors is before.vectors


def test_why_there_is_nothing_to_compare_with(before: Snapshot, remembering: Remembering, tmp_path: Path) -> None:
    assert published(tmp_path, remembering, before.knowledge) == (None, "rien n’a encore été publié.")
    save(replace(before, encoder="another"), tmp_path)
    found, reason = published(tmp_path, remembering, before.knowledge)
    assert found is None and "un autre encodeur" in reason
    save(before, tmp_path)
    assert published(tmp_path, remembering, before.knowledge)[0] is not None
    other = replace(before.knowledge, programme=replace(before.knowledge.programme, name="Un autre"))
    found, reason = published(tmp_path, remembering, other)
    assert found is None and before.knowledge.programme.name in reason
    assert reason in str(Comparison(reason=reason)) and not Comparison(reason=reason).figures()["compared"]


@pytest.mark.parametrize(
    ("reply", "words"),
    [
        (Reply("answer", "", "fr", entry="montant"), "« montant »"),
        (Reply("answer", "", "fr", projects=("malle", "ludobus")), "la liste des projets"),
        (Reply("unknown", "", "fr"), "aucune réponse"),
        (Reply("suggestions", "", "fr"), "des suggestions (« soir », « cumul »)"),
        (Reply("chitchat", "", "fr"), "une formule"),
    ],
)
def test_places_in_words(reply: Reply, words: str) -> None:
    offered = ("soir", "cumul") if reply.kind == "suggestions" else ()
    assert place(Asked(GOLDEN, reply, False, False, offered)) == words


def test_what_counts_as_moved() -> None:
    here = asked("montant", True)
    assert not Moved(here, here).real
    assert Moved(here, asked("cumul", True)).real
    assert Moved(here, asked("montant", False)).real
    suggested = asked(None, False, "suggestions", suggested=True)
    assert Moved(suggested, asked(None, False, "unknown")).real
    assert "proposée avant, faux maintenant" in Moved(suggested, asked("soir", False)).problem().message

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot import journal as module
from bot.journal import Journal
from bot.reply import Reply
from bot.storage.engine import Storage
from bot.storage.errors import StorageAway
from bot.storage.tables import questions

NOW = datetime(2026, 10, 1, 10, 42, 7, tzinfo=UTC)


def reply(answer: str | None = "a1", conversation: str | None = "talk") -> Reply:
    return Reply("answer", "…", "fr", confidence=0.91, entry="pay", answer=answer, conversation=conversation)


@pytest.fixture
def journal(storage: Storage) -> Iterator[Journal]:
    made = Journal(storage)
    made.start()
    yield made
    made.close()


def rows(storage: Storage) -> list[dict[str, object]]:
    with storage.read() as connection:
        found = connection.execute(select(questions).order_by(questions.c.answer))
        return [dict(row._mapping) for row in found]


def test_a_question_is_kept_without_whoever_asked_it(journal: Journal, storage: Storage) -> None:
    journal.asked("c'est payé combien ? jeanne@example.fr", reply(), "web", NOW)
    journal.close()
    assert rows(storage) == [
        {
            "answer": "a1", "text": "c'est payé combien ? [e-mail]", "kind": "answer", "entry": "pay", "confidence": 0.91,
            "lang": "fr", "channel": "web", "asked_at": datetime(2026, 10, 1, 10, tzinfo=UTC), "helpful": None,
            "comment": None,
        }
    ]  # fmt: skip


def test_an_opinion_is_kept_with_its_answer_before_it_is_acknowledged(journal: Journal, storage: Storage) -> None:
    journal.asked("combien ?", reply("a1"), "web", NOW)
    journal.asked("où ?", reply("a2"), "web", NOW)
    journal.feedback("a1", False, "appelez-moi au 06 12 34 56 78")
    assert [(r["helpful"], r["comment"]) for r in rows(storage)] == [
        (False, "appelez-moi au [numéro]"),
        (None, None),
    ]
    journal.feedback("a1", True)
    assert rows(storage)[0]["helpful"] is True and rows(storage)[0]["comment"]


def test_an_opinion_on_an_unknown_answer_is_none(journal: Journal, storage: Storage) -> None:
    journal.feedback("nothing", True)
    assert rows(storage) == []


def test_a_conversation_is_taken_back(journal: Journal, storage: Storage) -> None:
    for answer, talk in (("a1", "mine"), ("a2", "mine"), ("a3", "other")):
        journal.asked("combien ?", reply(answer, talk), "web", NOW)
    journal.forget("mine")
    journal.forget("never seen")
    journal.close()
    assert [row["answer"] for row in rows(storage)] == ["a3"]


def test_it_is_forgotten_which_questions_were_one_conversation(journal: Journal, storage: Storage) -> None:
    journal.asked("combien ?", reply("a1", "mine"), "web", NOW)
    journal.asked("où ?", reply("a2", "other"), "web", NOW + timedelta(minutes=32))
    journal.forget("mine")
    journal.close()
    assert len(rows(storage)) == 2
    assert "mine" not in str(rows(storage)) and "other" not in str(rows(storage))


def test_many_are_written_together_and_none_is_lost(journal: Journal, storage: Storage) -> None:
    def ask(thread: int) -> None:
        for i in range(100):
            journal.asked("combien ?", reply(f"{thread}-{i}"), "web", NOW)

    threads = [threading.Thread(target=ask, args=(i,)) for i in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    journal.close()
    assert len(rows(storage)) == 500


def test_one_row_at_fault_does_not_lose_the_others(storage: Storage) -> None:
    lost: list[int] = []
    journal = Journal(storage, dropped=lost.append)
    for answer in ("a1", "x" * 20, "a3"):
        asked = reply(answer)
        if len(answer) > 10:
            asked = Reply("answer", "", None, answer=answer)  # type: ignore[arg-type]  # a fault of the program
        journal.asked("combien ?", asked, "web", NOW)
    journal.start()
    journal.close()
    assert [row["answer"] for row in rows(storage)] == ["a1", "a3"] and sum(lost) == 1


def away(tmp_path: Path) -> tuple[Storage, Path]:
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    return Storage.open(f"sqlite:///{blocked}/guichet.sqlite3", tmp_path), blocked


def test_what_is_asked_while_the_database_is_away_is_kept_when_it_is_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_REST", (0.05,))
    storage, blocked = away(tmp_path)
    journal = Journal(storage)
    journal.start()
    journal.asked("combien ?", reply(), "web", NOW)
    time.sleep(0.2)
    blocked.unlink()
    journal.feedback("a1", True)
    assert rows(storage)[0]["helpful"] is True
    journal.close()
    storage.close()


def test_answers_go_on_when_too_many_wait_and_what_is_lost_is_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "WAITING", 10)
    monkeypatch.setattr(module, "PATIENCE", 0.1)
    storage, _ = away(tmp_path)
    lost: list[int] = []
    journal = Journal(storage, dropped=lost.append)
    started = time.perf_counter()
    for i in range(50):
        journal.asked("combien ?", reply(f"a{i}"), "web", NOW)
    assert time.perf_counter() - started < 0.1 and sum(lost) == 40
    with pytest.raises(StorageAway):
        journal.feedback("a1", True)
    journal.start()
    journal.close(5)
    assert sum(lost) == 50


def test_nothing_is_kept_when_nothing_shall_be(storage: Storage) -> None:
    journal = Journal(storage, keeps=False)
    journal.start()
    journal.asked("combien ?", reply(), "web", NOW)
    journal.feedback("a1", True)
    journal.close()
    assert rows(storage) == []

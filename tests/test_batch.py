from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.evaluating.batch import answer_lines, as_text, in_turn, parse_clock
from bot.reply import Link, Reply, Suggestion
from tests.serving import NOW


def lines(path: Path, *rows: object) -> Path:
    path.write_text("\n".join(json.dumps(r) if not isinstance(r, str) else r for r in rows) + "\n", encoding="utf-8")
    return path


def test_each_line_is_a_conversation_of_its_own(small_assistant: Assistant, tmp_path: Path) -> None:
    path = lines(
        tmp_path / "asked.jsonl",
        {"id": 1, "turns": ["Quand l'argent est-il versé ?"]},
        {"id": "deux", "turns": ["Quand l'argent est-il versé ?", "c'était pareil avant ?"]},
        "",
        {"id": None, "turns": ["c'était pareil avant ?"]},
    )
    found = list(answer_lines(small_assistant, path, NOW))
    assert [f["id"] for f in found] == [1, "deux", None]
    assert [f["entry"] for f in found[:2]] == ["versement-2", "versement-1"]
    assert found[2]["entry"] != "versement-1"
    assert set(found[0]) == {
        "id", "conversation", "kind", "text", "html", "sources", "suggestions", "confidence", "answer", "entry", "lang"
    }  # fmt: skip


def test_each_line_has_its_own_clock(small_assistant: Assistant, tmp_path: Path) -> None:
    turns = ["Quand l'argent est-il versé ?"]
    path = lines(
        tmp_path / "a.jsonl", {"id": 1, "turns": turns, "clock": "2025-05-05T10:00"}, {"id": 2, "turns": turns}
    )
    assert [f["entry"] for f in answer_lines(small_assistant, path, NOW)] == ["versement-1", "versement-2"]


@pytest.mark.parametrize(
    "bad",
    [
        "nope",
        "[]",
        "3",
        '{"id": 1}',
        '{"id": 1, "turns": []}',
        '{"id": 1, "turns": ["a"], "clock": "soon"}',
        '{"turns": 3}',
    ],
)
def test_a_bad_line_is_named(small_assistant: Assistant, tmp_path: Path, bad: str) -> None:
    path = lines(tmp_path / "asked.jsonl", {"id": 1, "turns": ["bonjour"]}, bad)
    with pytest.raises(ValueError, match=r"asked\.jsonl:2: expected"):
        list(answer_lines(small_assistant, path, NOW))


def test_the_last_turn_is_what_is_answered(small_assistant: Assistant) -> None:
    assert in_turn(small_assistant, ["Faut-il ouvrir le soir ?", "merci"], NOW).entry == "merci"
    with pytest.raises(ValueError, match="no turns"):
        in_turn(small_assistant, [], NOW)


def test_a_clock_without_a_zone_is_the_programmes() -> None:
    assert parse_clock("2022-03-20T10:00", NOW) == datetime(2022, 3, 20, 10, tzinfo=NOW.tzinfo)
    assert parse_clock("2022-03-20T10:00+00:00", NOW) == datetime(2022, 3, 20, 10, tzinfo=UTC)
    assert parse_clock(None, NOW) == parse_clock("", NOW) == NOW
    with pytest.raises(ValueError, match="Invalid isoformat"):
        parse_clock("demain", NOW)


def test_a_reply_for_a_terminal_has_its_choices_and_dated_sources() -> None:
    reply = Reply(
        "answer", "**Oui**, voir [ici](https://a.example).", "fr", (Link("Règlement", "https://b.example", "2026-02"),),
        (Suggestion("Et le dossier ?", "Et le dossier ?"),),
    )  # fmt: skip
    text = as_text(reply)
    assert "**" not in text and "→ Et le dossier ?" in text
    assert "Règlement" in text and "2026-02" in text and "https://b.example" in text
    assert as_text(Reply("chitchat", "Bonjour !", "fr")) == "Bonjour !"

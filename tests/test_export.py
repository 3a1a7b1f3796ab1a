"""The export, field by field: who is in it, once, and nothing that a spreadsheet would compute."""

from __future__ import annotations

import csv
import io
import json
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.interest.answers import check
from bot.interest.export import as_csv, as_json, people
from bot.interest.form import TELEGRAM, interest_form
from bot.interest.service import Interests
from bot.storage.engine import Storage
from tests import folders

KNOWLEDGE = folders.knowledge()
START = datetime(2026, 10, 1, 8, tzinfo=UTC)


def submit(storage: Storage, mail: bool = False, chat: int | None = None, **raw: Any) -> str:
    """Leave an interest, and confirm it; the token that manages it."""
    interests = Interests(storage, lambda: KNOWLEDGE, lambda: START, mail)
    given = {"contact": "ada@exemple.org", "consent_contact": True} | raw
    receipt = interests.submit(check(interest_form(KNOWLEDGE, "fr", TELEGRAM), given), "page", telegram_chat=chat)
    if receipt.manage:
        return receipt.manage
    with storage.read() as tx:
        pending = tx.exec_driver_sql("SELECT id FROM interests WHERE state = 'pending'").scalar()
    return interests.confirm(interests.tokens.confirm(str(pending)))


def test_every_field_is_as_it_was_given(storage: Storage) -> None:
    submit(
        storage, mail=True, first_name="Ada", profile="code", themes=["mer", "sante"], projects=["phare"],
        experience="2_to_5", availability="now", message="Bonjour,\nà bientôt", heard="press", consent_share=True,
    )  # fmt: skip
    sentence = interest_form(KNOWLEDGE, "fr").field("consent_share").label  # type: ignore[union-attr]
    (row,) = json.loads(as_json(people(storage, "share")))
    assert row.pop("consent_version")
    assert row == {
        "contact": "ada@exemple.org", "reached_by": "mail", "verified": True, "lang": "fr", "channel": "page",
        "first_name": "Ada", "profile": "code", "themes": ["sante", "mer"], "projects": ["phare"],
        "experience": "2_to_5", "availability": "now", "message": "Bonjour,\nà bientôt", "heard": "press",
        "consent": "share", "consent_text": sentence, "consent_given_at": START.isoformat(),
        "created_at": START.isoformat(), "updated_at": START.isoformat(),
    }  # fmt: skip
    (line,) = csv.DictReader(io.StringIO(as_csv(people(storage, "share"))))
    assert (line["themes"], line["verified"], line["message"]) == ("sante; mer", "yes", "Bonjour,\nà bientôt")


def test_only_those_who_agreed_and_confirmed(storage: Storage) -> None:
    submit(storage, contact="contact@exemple.org")
    submit(storage, contact="share@exemple.org", consent_contact=False, consent_share=True)
    interests = Interests(storage, lambda: KNOWLEDGE, lambda: START, mail=True)
    interests.submit(
        check(interest_form(KNOWLEDGE, "fr"), {"contact": "p@exemple.org", "consent_contact": True}), "page"
    )
    interests.withdraw(submit(storage, contact="w@exemple.org", consent_share=True), "contact")
    assert [p.contact for p in people(storage, "contact")] == ["contact@exemple.org"]
    assert {p.contact for p in people(storage, "share")} == {"share@exemple.org", "w@exemple.org"}


def test_each_is_there_once(storage: Storage) -> None:
    submit(storage, first_name="Ada")
    submit(storage, first_name="Bea")
    submit(storage, contact=TELEGRAM, chat=42)
    submit(storage, contact=TELEGRAM, chat=42)
    found = people(storage, "contact")
    assert sorted((p.contact, p.verified) for p in found) == [("42", True), ("ada@exemple.org", False)]
    submit(storage, mail=True, first_name="Cleo")
    submit(storage, first_name="Intrus")
    assert {p.answers["first_name"] for p in people(storage, "contact")} == {"Cleo", ""}


@pytest.mark.parametrize("message", ["=1+1", "+33", "-1", "@SUM(A1)", "  =cmd|x", "|calc", "%0A"])
def test_no_cell_is_a_formula(storage: Storage, message: str) -> None:
    submit(storage, message=message)
    (line,) = csv.DictReader(io.StringIO(as_csv(people(storage, "contact"))))
    assert line["message"] == f"'{message.strip()}"


def test_the_command_writes_a_file_for_its_owner_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("BOT_VAR", str(tmp_path / "var"))
    storage = Storage.open("", tmp_path / "var")
    submit(storage, first_name="Zoé")
    storage.close()
    run = CliRunner()
    shown = run.invoke(app, ["interests", "export", "--format", "json"])
    assert shown.exit_code == 0 and json.loads(shown.stdout)[0]["first_name"] == "Zoé"
    file = tmp_path / "out.csv"
    assert run.invoke(app, ["interests", "export", "--output", str(file)]).exit_code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o600 and "Zoé" in file.read_text("utf-8-sig")
    empty = run.invoke(app, ["interests", "export", "--consent", "share"])
    assert empty.exit_code == 0 and "Zoé" not in empty.stdout

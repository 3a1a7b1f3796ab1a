"""tests/broken: one mistake of every kind. Each is marked where it stands: « ✗ words of the message »."""

from __future__ import annotations

import re
from functools import cache

import pytest

from index.loader import Loaded, Loader, files
from index.problems import Problem
from tests.folders import BROKEN

MARK = re.compile(r"✗ (.+?)(?= +✗| -->|$)")

UNMARKED = {
    ("faq/sans-reponse.md", 8): "la réponse n’a pas de texte",
    ("faq/latin-1.md", 3): "le fichier n’est pas en UTF-8",
    ("faq/autre-bonne.de.md", 1): "langue inconnue : de",
    ("faq/autre-bonne.fr.md", 1): "« fr » est déjà la langue de la fiche",
    ("faq/orpheline.en.md", 1): "traduction d’une fiche qui n’existe pas",
}
"""Where the mistake leaves no place for a mark."""

WARNINGS = {"faq/perimee.md", "faq/partagee.md", "off_topic.yaml", "notes.md"}


@cache
def loaded(room: str) -> Loaded:
    return Loader(BROKEN / room).load()


def marked(room: str) -> list[tuple[str, int, str]]:
    """Path, line and words of every mistake that a folder holds."""
    found = [
        (path, line, words.strip())
        for path, content in files(BROKEN / room).items()
        for line, text in enumerate(content.decode(errors="replace").split("\n"), 1)
        for words in MARK.findall(text)
    ]
    if room == "knowledge":
        found.extend((path, line, words) for (path, line), words in UNMARKED.items())
    return found


def fits(problem: Problem, mark: tuple[str, int, str]) -> bool:
    path, line, words = mark
    return (problem.path, problem.line) == (path, line) and words in problem.message


ALL = [(room, mark) for room in ("knowledge", "programme") for mark in marked(room)]


@pytest.mark.parametrize(("room", "mark"), ALL, ids=[f"{m[0]}:{m[1]}" for _, m in ALL])
def test_every_mistake_is_told_once_where_it_stands(room: str, mark: tuple[str, int, str]) -> None:
    (problem,) = [p for p in loaded(room).report if fits(p, mark)]
    assert len(problem.hint) > 10 and problem.hint != problem.message


@pytest.mark.parametrize("room", ["knowledge", "programme"])
def test_nothing_else_is_told(room: str) -> None:
    strays = [str(p) for p in loaded(room).report if not any(fits(p, mark) for mark in marked(room))]
    assert strays == []


def test_the_folder_holds_every_kind_of_mistake() -> None:
    kinds = {
        re.sub(r"«.*?»|\d+|:.*", "", p.message) for room in ("knowledge", "programme") for p in loaded(room).report
    }
    assert len(kinds) >= 45
    assert {p.path for p in loaded("knowledge").report if p.level == "warning" and p.path in WARNINGS} == WARNINGS


def test_the_good_files_beside_them_are_served() -> None:
    knowledge = loaded("knowledge").knowledge
    assert knowledge is not None and not loaded("knowledge").sound
    assert {"bonne", "autre-bonne"} <= set(knowledge.entries_by_id)
    assert knowledge.entries_by_id["bonne"].translations["en"].body == "The good answer."
    assert "projet-bon" in knowledge.projects_by_id
    assert [e.id for e in knowledge.calendar.events][:1] == ["bon"]
    assert [s.id for s in knowledge.smalltalk] == ["salut"]
    assert knowledge.off_topic[0].near
    assert knowledge.synonyms.groups == (("salaire", "paie"),)
    assert knowledge.golden[0].expect == "bonne"
    refused = {"sans-question", "invisible", "trop-long", "yaml", "jour-faux", "liste"}
    assert not refused & set(knowledge.entries_by_id)


def test_without_a_programme_nothing_is_served_but_the_other_files_are_judged() -> None:
    assert loaded("programme").knowledge is None
    assert any(p.path == "faq/bonne.md" for p in loaded("programme").report)

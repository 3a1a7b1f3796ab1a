"""Each kind of file: what a good one gives, down to the last field."""

from __future__ import annotations

from datetime import date

import pytest

from index import formats, formats_projects
from index.documents import Source, Status
from index.problems import Report
from tests.folders import entry

ENTRY = """\
---
id: paie
question: Combien gagne-t-on ?
also:
  - thune
  - "c'est payé ?"
topic: argent
rule: salaire
cohorts: [session-1, session-2]
valid_from: 2020-01-01
valid_until: 2021-12-31
source:
  - {title: Le règlement, url: https://exemple.fr/r, updated: "2020"}
reviewed_on: 2026-01-05
related: [age]
tests: [combien je touche ?]
---

**Assez.** Voir {{start:depot-1}}.

- un
- deux
"""

PROJECT = """\
---
id: phare
name: Phare
also: [feux]
summary: Éclairer la côte
summary_en: Lighting the coast
cohort: session-1
years: 2019-2020
administration: Direction de la mer
administrations: [marine]
place: Brest (29)
places: [brest]
themes: [mer]
profiles: [design]
team: une personne
duration_months: 10
status: {id: acheve, text: Livré., as_of: "2020-05"}
links: [{title: Code, url: https://exemple.fr/code}]
source: [{title: Fiche, url: https://exemple.fr/f}]
reviewed_on: 2026-01-05
tests: [un projet de phare]
---
Le projet.
"""


def test_an_entry() -> None:
    report = Report()
    found = formats.entry(ENTRY, "faq/paie.md", "paie", report)
    assert found is not None and not report.problems
    assert (found.id, found.question, found.topic, found.rule) == ("paie", "Combien gagne-t-on ?", "argent", "salaire")
    assert found.also == ("thune", "c'est payé ?")
    assert found.cohorts == ("session-1", "session-2") and found.related == ("age",)
    assert (found.valid_from, found.valid_until, found.reviewed_on) == (
        date(2020, 1, 1),
        date(2021, 12, 31),
        date(2026, 1, 5),
    )
    assert found.sources == (Source("Le règlement", "https://exemple.fr/r", "2020"),)
    assert found.tests == ("combien je touche ?",)
    assert found.body == "**Assez.** Voir {{start:depot-1}}.\n\n- un\n- deux"
    assert (found.place.path, found.place.line) == ("faq/paie.md", 19)  # the first line of the answer
    assert found.place.at("c'est payé ?") == 6 and found.place.at("cohorts") == 9


@pytest.mark.parametrize(
    "change", [lambda t: t.replace("\n", "\r\n"), lambda t: "\ufeff" + t, lambda t: t.replace("---\n", "---  \n")]
)
def test_line_ends_marks_and_spaces_of_editors_change_nothing(change) -> None:  # type: ignore[no-untyped-def]
    report = Report()
    found = formats.entry(change(ENTRY), "faq/paie.md", "paie", report)
    assert found is not None and not report.problems
    assert found.place.line == 19 and found.body.replace("\r", "").endswith("- un\n- deux")


def test_a_project() -> None:
    report = Report()
    found = formats_projects.project(PROJECT, "projects/phare.md", "phare", report, ("fr", "en"))
    assert found is not None and not report.problems
    assert found.summary == {"fr": "Éclairer la côte", "en": "Lighting the coast"}
    assert found.status == Status("acheve", "Livré.", "2020-05")
    assert (found.themes, found.profiles, found.places) == (("mer",), ("design",), ("brest",))
    assert (found.administrations, found.place_name) == (("marine",), "Brest (29)")
    assert (found.duration_months, found.team, found.years) == (10, "une personne", "2019-2020")
    assert found.links == (Source("Code", "https://exemple.fr/code"),)
    assert found.place.at("status") == 17


CARD = "---\nlang: en\nteam: one person\nstatus: Delivered.\n---\nA lighthouse, told in English.\n"


def test_a_card_in_another_language() -> None:
    report = Report()
    found = formats_projects.card(CARD, "projects/phare.en.md", "en", report)
    assert found is not None and not report.problems
    assert (found.body, found.team, found.status) == ("A lighthouse, told in English.", "one person", "Delivered.")


@pytest.mark.parametrize(
    "text",
    [
        "no header",
        "---\nlang: de\n---\nText.\n",
        "---\nlang: en\n---\n",
        CARD.replace("team: one", "crew: one"),
        CARD.replace("A light", "A\u202elight"),
    ],
)
def test_a_wrong_card_is_reported(text: str) -> None:
    report = Report()
    assert formats_projects.card(text, "projects/phare.en.md", "en", report) is None and report.errors


def test_a_translation() -> None:
    report = Report()
    text = "---\nlang: en\nquestion: What is the pay?\nalso: [salary]\n---\nEnough.\n"
    found = formats.translation(text, "faq/paie.en.md", "en", report)
    assert found is not None and not report.problems
    assert (found.question, found.also, found.body) == ("What is the pay?", ("salary",), "Enough.")
    assert (found.place.path, found.place.line) == ("faq/paie.en.md", 6)


def test_a_translation_has_no_source_of_its_own() -> None:
    report = Report()
    text = "---\nlang: en\nquestion: What?\nsource: []\n---\nEnough.\n"
    assert formats.translation(text, "faq/paie.en.md", "en", report) is None
    assert [p.line for p in report] == [4]


def test_lists_keep_their_good_elements() -> None:
    report = Report()
    text = "entries:\n  - {id: a, examples: [salut], reply: Bonjour, reply_en: Hi}\n  - {id: b, examples: [], reply: X}\n  - oups\n"
    found = formats.smalltalk(text, "smalltalk.yaml", report, ("fr", "en"))
    assert [(s.id, s.examples, dict(s.reply)) for s in found] == [("a", ("salut",), {"fr": "Bonjour", "en": "Hi"})]
    families = formats.off_topic(
        "families:\n  - {id: a, near: true, examples: [x]}\n  - {id: b, examples: [y]}\n", "o", Report()
    )
    assert [(f.id, f.near, f.examples) for f in families] == [("a", True, ("x",)), ("b", False, ("y",))]


def test_messages_that_look_for_projects_and_those_like_them() -> None:
    report = Report()
    found = formats.searches(
        "searches: [des projets sur la mer ?]\nothers:\n  - la mer, on y va quand ?\n", "s", report
    )
    assert found.looking == ("des projets sur la mer ?",) and found.others == ("la mer, on y va quand ?",)
    assert not report.problems
    formats.searches("searches: [la mer ?]\n", "s", report)
    assert [p.message for p in report] == ["il manque la liste « others »"]


def test_synonyms_and_acronyms() -> None:
    report = Report()
    found = formats.synonyms("groups: [[paie, salaire]]\nacronyms: {CDD: contrat à durée déterminée}\n", "s", report)
    assert found.groups == (("paie", "salaire"),) and found.acronyms == {"CDD": "contrat à durée déterminée"}
    assert not report.problems


@pytest.mark.parametrize("text", ["groups:\nacronyms:\n", "acronyms: {}\n"])
def test_empty_synonyms_are_no_mistake(text: str) -> None:
    report = Report()
    assert formats.synonyms(text, "s", report).groups == () and not report.problems


def test_control_questions() -> None:
    report = Report()
    text = (
        "questions:\n  - {question: c payé cb ?, expect: paie, turns: [bonjour], clock: 2026-05-01T10:00, contains: [Assez]}\n"
        "  - {question: il pleut ?, expect: abstain}\n"
    )
    first, second = formats.golden(text, "golden/a.yaml", report)
    assert (first.expect, first.turns, first.clock, first.contains) == (
        "paie",
        ("bonjour",),
        "2026-05-01T10:00",
        ("Assez",),
    )
    assert (second.expect, second.clock, second.place.line) == (formats.ABSTAIN, None, 3)
    assert not report.problems


@pytest.mark.parametrize("hidden", ["\x00", "\x08", "\x1b", "\u2028", "\u202e", "\u2066", "\x85"])
def test_signs_that_show_something_else_are_refused_on_their_line(hidden: str) -> None:
    report = Report()
    assert formats.entry(entry("a", body=f"un\ndeux\ntr{hidden}ois"), "faq/a.md", "a", report) is None
    assert [p.line for p in report] == [10]


@pytest.mark.parametrize("shown", ["\t", "🙂", "👩\u200d💻", "\u00a0", "\u202f", "’"])
def test_signs_of_good_typography_are_not(shown: str) -> None:
    report = Report()
    assert formats.entry(entry("a", body=f"un{shown}deux"), "faq/a.md", "a", report) is not None


def test_the_header_ends_at_the_first_line_of_dashes() -> None:
    report = Report()
    found = formats.entry(entry("a", body="Une règle :\n\n---\n\net la suite."), "faq/a.md", "a", report)
    assert found is not None and found.body.endswith("et la suite.")


@pytest.mark.parametrize("text", ["", "---\n", "---\nid: a\n", "id: a\n---\n", "----\nid: a\n----\n"])
def test_no_header(text: str) -> None:
    report = Report()
    assert formats.entry(text, "faq/a.md", "a", report) is None
    assert [p.message for p in report] == ["pas d’en-tête"]

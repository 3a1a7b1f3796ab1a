"""Units: the versions of a rule are one, and every answer can be named."""

from __future__ import annotations

from index.calendar import CANDIDATES
from tests.folders import entry, knowledge, project

VERSIONS = {
    "faq/paie-1.md": entry(
        "paie-1", "also: [thune]\nrule: paie\ncohorts: [session-1]\nvalid_until: 2020-12-31\n", "Peu."
    ),
    "faq/paie-2.md": entry(
        "paie-2", "also: [thune, sous]\nrule: paie\ncohorts: [session-2]\nvalid_from: 2021-01-01\n", "Assez."
    ),
    "faq/paie-2.en.md": "---\nlang: en\nquestion: What is the pay?\nalso: [salary]\n---\nEnough.\n",
    "smalltalk.yaml": "entries: [{id: salut, examples: [salut, coucou], reply: Bonjour !}]\n",
}


def test_versions_of_a_rule_are_one_unit_newest_first() -> None:
    found = knowledge(**VERSIONS)
    assert [e.id for e in found.versions["paie"]] == ["paie-2", "paie-1"]
    unit = next(u for u in found.units if u.id == "paie")
    assert unit.kind == "entry"
    assert unit.questions == ("Que dit paie-2 ?", "What is the pay?", "Que dit paie-1 ?")
    assert unit.also == ("thune", "sous", "salary")
    assert unit.passages == ("Assez.", "Enough.", "Peu.")
    assert unit.lang_of == {"What is the pay?": "en", "salary": "en"}
    assert unit.phrasings[:1] == ("Que dit paie-2 ?",)


def test_a_past_version_is_no_mistake_while_a_newer_one_holds() -> None:
    assert knowledge(**VERSIONS).entries_by_id["paie-1"].valid_until is not None


def test_every_answer_is_found_by_its_name() -> None:
    found = knowledge(**VERSIONS)
    names = ["paie", "paie-1", "paie-2", "age", "phare", "salut", "dates-depot"]
    assert [found.unit_of(name) for name in names] == ["paie", "paie", "paie", "age", "phare", "salut", "dates-depot"]
    assert [found.unit_of(name) for name in ("dates-rien", "depot", "", "dates-")] == [None] * 4
    assert {u.id for u in found.units} == {"paie", "age", "phare", "salut", "dates-depot", "dates-oral"}


def test_a_project_is_found_by_what_it_is_about() -> None:
    found = knowledge(**{"projects/phare.md": project("phare", "also: [feu]\nthemes: [mer]\nsummary_en: A project\n")})
    unit = next(u for u in found.units if u.kind == "project")
    assert unit.questions == ("Projet phare",)
    assert unit.also == ("feu", "Un projet", "A project")
    assert "mer" in unit.passages[0] and "Lyon" in unit.passages[0] and "Un ministère" in unit.passages[0]


def test_a_courtesy_has_no_passage_and_a_date_has_its_name() -> None:
    units = {u.id: u for u in knowledge(**VERSIONS).units}
    assert units["salut"].passages == () and units["salut"].phrasings == ("salut", "coucou")
    assert units["dates-depot"].passages == ("dépôt",) and units["dates-depot"].questions == ("Quand déposer ?",)


def test_for_whom_a_unit_is() -> None:
    found = knowledge(**{**VERSIONS, "projects/phare.md": project("phare")})
    for kind in found.calendar.kinds:
        assert found.audience(f"dates-{kind.id}") == kind.audience
    assert found.audience("paie") == CANDIDATES and found.audience("phare") == ""

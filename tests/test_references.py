"""What only shows across files. Most kinds stand in tests/broken; here are the finer points."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from index.references import REFERENCE
from tests.folders import CALENDAR, PROGRAMME, entry, folder, knowledge, load, project


def problems(**more: str) -> list[tuple[str, int, str]]:
    return [(p.path, p.line, p.message) for p in load(folder(**more)).report]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{{start:a-1}}", [("start", "a-1")]),
        ("{{ start : a }}", []),
        ("{{ start: a }}", [("start", "a")]),
        ("{{calls}}", [("calls", "")]),
        ("{{end:a}}{{end:b}}", [("end", "a"), ("end", "b")]),
        ("{start:a}", []),
        ("{{start:a}", []),
        ("{{Start:a}}", []),
    ],
)
def test_the_form_of_a_reference(text: str, found: list[tuple[str, str]]) -> None:
    assert REFERENCE.findall(text) == found


@pytest.mark.parametrize(
    "body",
    ["Le {{start:depot-1}}, {{period:depot-1}}.", "{{calls}}", "{{status:depot-1}}", "{ seule }", "{{ end: depot-1 }}"],
)
def test_good_references(body: str) -> None:
    assert problems(**{"faq/age.md": entry("age", body=body)}) == []


@pytest.mark.parametrize(
    "body",
    [
        "{{calls:depot-1}}",
        "{{start}}",
        "{{start:depot-2}}",
        "{{fin:depot-1}}",
        "{{start:depot-1}",
        "}}",
        "{{START:depot-1}}",
        "{{start:\ndepot-1}}",
    ],
)
def test_bad_references_are_told_on_their_line(body: str) -> None:
    found = problems(**{"faq/age.md": entry("age", body=f"Une réponse,\npuis {body}")})
    assert found and all(path == "faq/age.md" and line >= 9 for path, line, _ in found)
    assert found[0][1] == 9


def test_a_project_cites_the_calendar_too() -> None:
    text = project("phare").replace("Le projet.", "Le projet, du {{start:nulle-part}}.")
    assert problems(**{"projects/phare.md": text}) == [("projects/phare.md", 15, "événement inconnu : nulle-part")]


def test_identifiers_are_unique_across_kinds_of_files() -> None:
    found = problems(**{"projects/age.md": project("age")})
    assert found == [("projects/age.md", 2, "l’identifiant « age » est déjà pris")]


@pytest.mark.parametrize("name", ["abstain", "dates-depot"])
def test_some_identifiers_have_a_meaning_already(name: str) -> None:
    assert problems(**{f"faq/{name}.md": entry(name)}) == [(f"faq/{name}.md", 2, f"« id: {name} » est réservé")]


def rule(name: str, cohorts: str, period: str = "") -> str:
    return entry(name, f"rule: paie\ncohorts: [{cohorts}]\n{period}")


def test_versions_that_follow_one_another_are_no_mistake() -> None:
    assert knowledge(**{
        "faq/a.md": rule("a", "session-1", "valid_until: 2020-12-31\n"),
        "faq/b.md": rule("b", "session-2", "valid_from: 2021-01-01\n"),
        "faq/c.md": rule("c", "session-1-bis"),  # a special round is beside the row of versions
    })  # fmt: skip


@pytest.mark.parametrize("until", ["", "valid_until: 2021-01-01\n", "valid_until: 2022-05-01\n"])
def test_two_versions_on_one_day_are(until: str) -> None:
    found = problems(
        **{"faq/a.md": rule("a", "session-1", until), "faq/b.md": rule("b", "session-2", "valid_from: 2021-01-01\n")}
    )
    assert found == [("faq/b.md", 7, "deux versions de « paie » valent le même jour")]


@pytest.mark.parametrize(("days", "count"), [(0, 0), (1, 0), (-1, 1)])
def test_an_answer_is_past_the_day_after_its_last(days: int, count: int) -> None:
    until = date.today() + timedelta(days=days)
    assert len(problems(**{"faq/age.md": entry("age", f"valid_until: {until}\n")})) == count


def test_a_phrasing_belongs_to_one_unit() -> None:
    shared = "also:\n  - autre\n  - Combien d’années\n"
    found = problems(**{
        "faq/age.md": entry("age", "also: [combien d'annees]\n"),
        "faq/an.md": entry("an", shared),
    })  # fmt: skip
    assert found == [("faq/an.md", 7, "« combien d'annees » figure dans age et an")]


def test_a_message_looks_for_projects_or_does_not() -> None:
    found = problems(**{
        "faq/age.md": entry("age", "also: [la mer]\n"),
        "searches.yaml": "searches:\n  - la mer\n  - des ponts\nothers:\n  - des Ponts\n  - combien d'annees\n",
    })  # fmt: skip
    assert found == [
        ("searches.yaml", 2, "« la mer » figure dans age et « searches »"),
        ("searches.yaml", 5, "« des ponts » figure dans « searches » et « others »"),
    ]


def test_versions_of_a_rule_share_their_phrasings() -> None:
    assert knowledge(**{
        "faq/a.md": entry("a", "rule: paie\nalso: [thune]\nvalid_until: 2020-12-31\n"),
        "faq/b.md": entry("b", "rule: paie\nalso: [thune]\nvalid_from: 2021-01-01\n"),
    })  # fmt: skip


def test_phrasings_of_translations_count() -> None:
    found = problems(**{
        "faq/age.en.md": "---\nlang: en\nquestion: What age?\nalso: [too old]\n---\nAny.\n",
        "smalltalk.yaml": "entries:\n  - id: vieux\n    examples:\n      - too old\n    reply: Non !\n",
    })  # fmt: skip
    assert found == [("smalltalk.yaml", 4, "« too old » figure dans age et vieux")]


def test_close_identifiers_are_offered() -> None:
    (problem,) = load(folder(**{"faq/age.md": entry("age", "related: [phares]\n")})).report
    assert problem.hint == "peut-être : phare"


@pytest.mark.parametrize("expect", ["age", "phare", "dates-oral", "abstain"])
def test_what_a_control_question_may_expect(expect: str) -> None:
    assert problems(**{"golden/a.yaml": f"questions: [{{question: quoi ?, expect: {expect}}}]\n"}) == []


def test_standing_entries_exist() -> None:
    assert knowledge(**{"programme.yaml": PROGRAMME + "standing_entries: [age]\n"}).programme.standing_entries == (
        "age",
    )
    found = problems(**{"programme.yaml": PROGRAMME + "standing_entries: [age, agee]\n"})
    assert [message for _, _, message in found] == ["« standing_entries: agee » n’existe pas"]


def test_the_entry_for_who_comes_late_exists() -> None:
    late = CALENDAR.replace("question: Quand sont les oraux ?}", "question: Quand sont les oraux ?, if_late: age}")
    assert problems(**{"calendar.yaml": late}) == []
    found = problems(**{"calendar.yaml": late.replace("if_late: age", "if_late: agee")})
    assert [message for _, _, message in found] == ["« if_late: agee » n’existe pas"]

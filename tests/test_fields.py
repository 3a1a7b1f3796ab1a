"""Fields read from a mapping: every mistake has its line and a hint, and nothing is cut in silence."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.fields import Fields, safe_link
from index.problems import Report
from index.yaml_nodes import parse

Read = Callable[[Fields], object]


def read(text: str, known: str = "a b c d") -> tuple[Fields, Report]:
    report = Report()
    return Fields(parse(text), "x.yaml", report, "l’essai", known.split()), report


@pytest.mark.parametrize(
    ("text", "how", "value"),
    [
        ("a: '  deux   mots '", lambda f: f.text("a"), "deux mots"),
        ("b: 1", lambda f: f.text("a"), ""),
        ("a:", lambda f: f.text("a"), ""),
        ("a: no", lambda f: f.text("a"), "no"),
        ("a: un-id-2", lambda f: f.identifier("a"), "un-id-2"),
        ("a: x\na_en: y", lambda f: f.texts("a", ("fr", "en")), {"fr": "x", "en": "y"}),
        ("a: x", lambda f: f.texts("a", ("fr", "en")), {"fr": "x"}),
        ("a: [x, y]", lambda f: f.phrases("a"), ("x", "y")),
        ("a:", lambda f: f.phrases("a"), ()),
        ("a: [x-1, y]", lambda f: f.identifiers("a"), ("x-1", "y")),
        ("a: 2026-01-05", lambda f: f.day("a"), date(2026, 1, 5)),
        ("b: x", lambda f: f.day("a"), None),
        ("b: x", lambda f: f.moment("a"), None),
        ("a: True", lambda f: f.flag("a"), True),
        ("b: x", lambda f: f.flag("a"), False),
        ("a: 10", lambda f: f.number("a"), 10),
        ("b: x", lambda f: f.number("a"), None),
        ("b: x", lambda f: f.sources("a"), ()),
    ],
)
def test_a_good_field(text: str, how: Read, value: object) -> None:
    fields, report = read(text, "a a_en b")
    assert how(fields) == value
    assert fields.ok and not report.problems


@pytest.mark.parametrize(
    ("text", "how", "message"),
    [
        ("b: 1\na: {x: y}", lambda f: f.text("a"), "doit être un texte"),
        ("b: 1\na:\n  - x", lambda f: f.text("a"), "doit être un texte"),
        ("b: 1\na: '  '", lambda f: f.text("a", required=True), "est vide"),
        ("b: 1\na: 'trop long'", lambda f: f.text("a", limit=8), "dépasse 8 signes"),
        ("b: 1\na: '12345678 9'", lambda f: f.text("a", limit=8), "dépasse 8 signes"),
        ("b: 1\na: É", lambda f: f.identifier("a"), "n’est pas un identifiant"),
        ("b: 1\na: x", lambda f: f.phrases("a"), "doit être une liste"),
        ("b: 1\na: ['1234 5']", lambda f: f.phrases("a", limit=4), "élément de plus de 4 signes"),
        ("b: 1\na: ['?!']", lambda f: f.phrases("a"), "sans lettre ni chiffre"),
        ("b: 1\na: [[x]]", lambda f: f.phrases("a"), "chaque élément doit être un texte"),
        ("b: 1\na: 2026-01", lambda f: f.day("a"), "n’est pas un jour"),
        ("b: 1\na: hier", lambda f: f.moment("a"), "n’est pas une date"),
        ("b: 1\na: oui", lambda f: f.flag("a"), "ni true ni false"),
        ("b: 1\na: -3", lambda f: f.number("a"), "nombre entier"),
        ("b: 1\na: ٣", lambda f: f.number("a"), "nombre entier"),
        ("b: 1\na: {x: y}", lambda f: f.items("a"), "doit être une liste"),
        ("b: 1\na: []", lambda f: f.sources("a", required=True), "aucune source"),
    ],
)
def test_a_bad_field_is_told_on_its_line(text: str, how: Read, message: str) -> None:
    fields, report = read(text)
    how(fields)
    (problem,) = report.problems
    assert not fields.ok
    assert message in problem.message and problem.line == 2 and problem.hint and problem.path == "x.yaml"


@pytest.mark.parametrize(
    ("how", "message"),
    [
        (lambda f: f.text("c", required=True), "il manque le champ « c »"),
        (lambda f: f.phrases("c", required=True), "il manque la liste « c »"),
        (lambda f: f.sources("c", required=True), "il manque la liste « c »"),
    ],
)
def test_a_missing_field_is_told_where_the_mapping_begins(how: Read, message: str) -> None:
    fields, report = read("# rien\n\nb: 1\nd: 2\n")
    how(fields)
    assert [(p.message, p.line) for p in report] == [(message, 3)]


def test_unknown_and_repeated_fields_are_told_on_the_line_of_the_key() -> None:
    _, report = read("a: 1\nz:\n  - x\na: 2\n")
    assert [(p.line, p.message) for p in report] == [
        (2, "champ inconnu « z »"),
        (4, "le champ « a » est écrit deux fois"),
    ]


def test_of_something_that_is_no_mapping_one_problem_is_enough() -> None:
    fields, report = read("- a\n")
    fields.text("a", required=True)
    fields.phrases("b", required=True)
    fields.sources("c", required=True)
    assert [p.message for p in report] == ["l’essai : on attend des champs « nom: valeur »"]


def test_the_lines_of_fields_and_list_elements_are_kept() -> None:
    fields, _ = read("a: 1\nb:\n  - premier\n  - second\n")
    fields.phrases("b")
    assert fields.lines == {"a": 1, "b": 2, "premier": 3, "second": 4}


@settings(deadline=None, max_examples=200, database=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80), st.integers(1, 20))
def test_a_text_is_whole_or_refused(text: str, limit: int) -> None:
    quoted = '"' + "".join(f"\\U{ord(c):08X}" for c in text) + '"'
    fields, report = read(f"a: {quoted}\n")
    value = fields.text("a", limit=limit)
    assert len(value) <= limit
    if not report.problems:
        whole = read(f"a: {quoted}\n")[0].text("a", limit=2_000)
        assert value == whole


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://exemple.fr/a?b=c#d", True),
        ("http://exemple.fr", True),
        ("HTTPS://exemple.fr", True),
        ("https://exemple.fr/d%C3%A9fi", True),
        ("https://exemple.fr/d’été", True),
        ("mailto:equipe@exemple.fr", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("java\nscript:alert(1)", False),
        ("\x01javascript:alert(1)", False),
        ("\x01https://exemple.fr", False),
        ("data:text/html,<script>", False),
        ("vbscript:x", False),
        ("//exemple.fr/a", False),
        ("/staff", False),
        ("page.html", False),
        ("", False),
        ("https://", False),
        ("https://@", False),
        ("https:///a", False),
        ("https://[::1", False),
        ("https:\\\\exemple.fr", False),
        ("https://exemple.fr/\u202efdp.exe", False),
        ('https://exemple.fr/"onclick=', False),
        ("https://exemple.fr/<b>", False),
        ("https://exemple.fr/a b", False),
        ("mailto:", False),
        ("mailto:@", False),
        ("mailto:equipe", False),
        ("ftp://exemple.fr", False),
        ("file:///etc/passwd", False),
    ],
)
def test_safe_link(url: str, safe: bool) -> None:
    assert safe_link(url) is safe


@settings(deadline=None, max_examples=400, database=None)
@given(
    st.text(max_size=60)
    | st.lists(
        st.sampled_from(
            [
                "javascript",
                "data",
                "https",
                "mailto",
                ":",
                "//",
                "/",
                "@",
                "a",
                ".fr",
                "\x00",
                "\t",
                "\n",
                " ",
                "[",
                "]",
                "\\",
                '"',
                "<",
                "%0a",
                "é",
            ]
        ),
        max_size=8,
    ).map("".join)
)
def test_a_safe_link_is_a_web_or_mail_address(url: str) -> None:
    if safe_link(url):
        assert url.lower().startswith(("http://", "https://", "mailto:"))
        assert url.isprintable() and not set(url) & set(' <>"\\')

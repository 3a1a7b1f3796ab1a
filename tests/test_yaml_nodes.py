"""YAML as staff type it: text stays text, every node knows its line, and nothing but YamlProblem comes out."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.yaml_nodes import Node, YamlProblem, parse

PIECES = [
    "id: a\n", "q: 'x'\n", "- ", "? ", ": ", "[", "]", "{", "}", "&a ", "*a", "!!binary ", "!<x>", "|", ">", "|9", "\t", "\x00",
    "\x85", "\u2028", "\ufeff", "\ud800", "---\n", "...\n", "%YAML 3.0\n---\n", "%YAML 1\n---\n", "%TAG\n", "%FOO\n",
    '"\\UFFFFFFFF"', '"\\ud800"', '"\\x"', "'", '"', "%", "@", "`", "#", "\r", "<<: *a\n", "\n", "  ", "é", "0", "null", "~",
]  # fmt: skip


def shape(node: Node) -> object:
    if isinstance(node.value, list):
        return [shape(child) for child in node.value]
    if isinstance(node.value, dict):
        return {key: shape(child) for key, child in node.value.items()}
    return node.value


@settings(deadline=None, max_examples=600, database=None)
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=120), st.integers(1, 50))
def test_only_yaml_problems_come_out(text: str, first_line: int) -> None:
    try:
        node = parse(text, first_line)
    except YamlProblem as problem:
        assert str(problem)
        assert first_line <= problem.line <= first_line + len(text)
    else:
        assert node.line >= first_line


def test_scalars_stay_what_was_typed() -> None:
    text = "a: no\nb: 2017\nc: 12:30\nd: 1.0\ne: ~\nf:\ng: 'null'\nh: ''\ni: 0x1F\n"
    assert shape(parse(text)) == {
        "a": "no", "b": "2017", "c": "12:30", "d": "1.0", "e": None, "f": None, "g": "null", "h": "", "i": "0x1F",
    }  # fmt: skip


def test_every_node_knows_its_line() -> None:
    root = parse("a: 1\nb:\n  - x\n  - {c: y}\nd: >-\n  long\n  text\n", first_line=10)
    assert isinstance(root.value, dict)
    assert root.key_lines == {"a": 10, "b": 11, "d": 14}
    items = root.value["b"].value
    assert isinstance(items, list) and [item.line for item in items] == [12, 13]
    assert root.value["d"].value == "long text"


def test_keys_written_twice_are_kept_for_the_report() -> None:
    assert parse("a: 1\nb: 2\na: 3\n").repeated == (("a", 3),)


def test_a_no_break_space_before_the_colon_is_no_part_of_the_key() -> None:
    assert shape(parse("question\u00a0: oui\n")) == {"question": "oui"}


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("id: a\nq: x : y\n", 2, "deux-points de trop"),
        ("id: a\nq x\nz: 1\n", 2, "il manque un deux-points"),
        ("id: a\n\tq: x\n", 2, "tabulation"),
        ('id: a\nq: "x\nz: 1\nt: 2\n', 2, "guillemet n’est pas fermé"),
        ("id: a\nq: [x, y\nz: 1\n", 2, "crochet"),
        ("id: a\nq: 'l'eau'\nz: 1\n", 2, "guillemet de trop"),
        ("id: a\n- b\n", 2, "alignée"),
        ("id: a\n---\nb: c\n", 2, "« --- » de trop"),
        ("id: a\nq: *gras*\n", 2, "astérisque"),
        ("id: a\nq: @nous\n", 2, "sans guillemets"),
        ("a: - b\n", 1, "tiret"),
        ("id: a\nq: \x01\n", 2, "caractère invisible"),
        ("a: &x [1]\nb: *x\n", 1, "renvois"),
        ("a: 1\nb: " + "[" * 20 + "]" * 20, 2, "imbriqués"),
        ("[" * 20_000, 1, "imbriqués"),
        ('a: "\\UFFFFFFFF"\n', 1, "YAML n’admet pas"),
        ("%YAML 3.0\n---\na: 1\n", 1, "YAML n’admet pas"),
    ],
)
def test_what_is_not_yaml_is_told_in_french_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(YamlProblem, match=words) as caught:
        parse(text)
    assert caught.value.line == line


def test_an_empty_text_is_an_empty_node() -> None:
    assert parse("# rien\n") == Node(None, 1)

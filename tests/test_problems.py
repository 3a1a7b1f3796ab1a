"""A problem says where, what and what to write instead; a report shows each once, in the order of the files."""

from __future__ import annotations

from index.problems import Problem, Report


def test_a_problem_reads_like_a_compiler_message() -> None:
    assert str(Problem("faq/a.md", 3, "pas de texte", "l’écrire")) == "faq/a.md:3: erreur : pas de texte → l’écrire"
    warning = Problem("faq/a.md", 3, "vieux", "relire", "warning")
    assert str(warning).startswith("faq/a.md:3: attention : ")


def test_a_report_is_sorted_and_says_nothing_twice() -> None:
    report = Report()
    report.error("b.md", 2, "deux", "x")
    report.error("a.md", 10, "dix", "x")
    report.warning("a.md", 9, "neuf", "x")
    report.error("b.md", 2, "deux", "x")
    assert [(p.path, p.line) for p in report] == [("a.md", 9), ("a.md", 10), ("b.md", 2)]
    assert {p.message for p in report.errors} == {"deux", "dix"}

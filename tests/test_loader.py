"""A folder is read whatever it holds, every time from what changed only, and each file stands for itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index import formats
from index.loader import FILE_LIMIT, Loaded, Loader, NoKnowledge, digest_of, files
from tests.folders import CALENDAR, PROGRAMME, entry, folder, load, project

SETTINGS = settings(deadline=None, max_examples=250, database=None)

GOOD = folder(
    **{
        "faq/age.en.md": "---\nlang: en\nquestion: What age?\n---\nAny.\n",
        "faq/paie.md": entry("paie", "also: [thune]\nrelated: [age]\n", "Voir {{end:depot-1}}."),
        "smalltalk.yaml": "entries: [{id: salut, examples: [salut], reply: Bonjour !}]\n",
        "off_topic.yaml": "families: [{id: meteo, near: true, examples: [il pleut]}]\n",
        "searches.yaml": "searches: [la mer ?]\nothers: [la mer, quand ?]\n",
        "synonyms.yaml": "groups: [[paie, salaire]]\nacronyms: {CDD: contrat}\n",
        "golden/a.yaml": "questions: [{question: quel âge ?, expect: age}]\n",
    }
)


def test_the_good_folder_is_sound() -> None:
    assert [str(p) for p in load(GOOD).report] == [] and load(GOOD).sound


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, bytes]:
    """The good folder with some files cut, glued, spoilt or replaced by noise."""
    found = dict(GOOD)
    for name in draw(st.lists(st.sampled_from(sorted(GOOD)), min_size=1, max_size=3)):
        content = found[name]
        for _ in range(draw(st.integers(1, 4))):
            at = draw(st.integers(0, len(content)))
            length = draw(st.integers(0, 12))
            piece = draw(
                st.binary(max_size=6)
                | st.sampled_from([b"\n", b": ", b"- ", b"[", b"}", b'"', b"'", b"&a ", b"*a", b"---\n", b"\t", b"\x00", b"\xff",
                                   b"{{", b"}}", b"{{start:", b"!!map ", b"%YAML 3.0\n", b'"\\ud800"', b'"\\UFFFFFFFF"', b"\xef\xbb\xbf"])
            )  # fmt: skip
            content = content[:at] + piece + content[at + length :]
        found[name] = content
    return found


def checked(loaded: Loaded, contents: dict[str, bytes]) -> None:
    for problem in loaded.report:
        assert problem.path in contents or problem.path == "programme.yaml"
        lines = len(contents.get(problem.path, b"").decode(errors="replace").splitlines()) + 1
        assert 1 <= problem.line <= lines, problem
        assert problem.message and problem.hint
        str(problem).encode("utf-8")
    if loaded.knowledge is not None:
        assert loaded.knowledge.units is not None


@SETTINGS
@given(mutated())
def test_a_spoilt_folder_gives_a_report_and_never_an_error(contents: dict[str, bytes]) -> None:
    checked(load(contents), contents)


@SETTINGS
@given(st.sampled_from(sorted(GOOD)), st.binary(max_size=200))
def test_noise_in_a_file_gives_a_report(name: str, noise: bytes) -> None:
    contents = GOOD | {name: noise}
    loaded = load(contents)
    checked(loaded, contents)
    if name.startswith(("faq/", "projects/")):
        assert loaded.knowledge is not None, "a bad file keeps only itself out"
        assert any(p.path == name for p in loaded.report)


NAMES = st.from_regex(r"\A(faq|projects|golden|autre)?/?[a-z.éA-Z /-]{1,12}(\.(en|fr|de|x\.y))?\.(md|yaml)\Z")


@SETTINGS
@given(NAMES, st.sampled_from([entry("a").encode(), project("a").encode(), b"questions: []\n", b""]))
def test_any_file_name_is_judged(name: str, content: bytes) -> None:
    contents = folder() | {name: content}
    checked(load(contents), contents)


def test_a_missing_folder_says_what_to_set(tmp_path: Path) -> None:
    with pytest.raises(NoKnowledge, match="BOT_KNOWLEDGE"):
        Loader(tmp_path / "rien").load()


def test_an_empty_folder_lacks_its_programme(tmp_path: Path) -> None:
    loaded = Loader(tmp_path).load()
    assert loaded.knowledge is None and not loaded.sound
    assert [(p.path, p.message) for p in loaded.report] == [("programme.yaml", "fichier absent")]


def test_only_knowledge_files_are_read(tmp_path: Path) -> None:
    (tmp_path / "faq").mkdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "faq" / "dossier.md").mkdir()
    for name in (
        "programme.yaml",
        "faq/a.md",
        "README.md",
        "LICENCE.md",
        "faq/.a.md",
        ".git/b.md",
        "faq/a.md~",
        "faq/c.txt",
        "faq/4913",
    ):
        (tmp_path / name).write_text("x", encoding="utf-8")
    assert list(files(tmp_path)) == ["faq/a.md", "programme.yaml"]


def test_a_folder_that_is_itself_under_a_hidden_one_is_read(tmp_path: Path) -> None:
    inside = tmp_path / ".travail" / "knowledge"
    inside.mkdir(parents=True)
    (inside / "programme.yaml").write_text(PROGRAMME, encoding="utf-8")
    assert list(files(inside)) == ["programme.yaml"]


def test_a_file_too_large_is_told_and_not_read(tmp_path: Path) -> None:
    for name, content in folder().items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    (tmp_path / "faq" / "age.md").write_bytes(b"x" * (FILE_LIMIT + 10))
    loaded = Loader(tmp_path).load()
    assert [(p.path, p.message) for p in loaded.report] == [("faq/age.md", "fichier de plus de 1000 ko")]
    assert loaded.knowledge is not None and loaded.knowledge.entries == ()


def test_only_changed_files_are_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[str] = []
    real_entry = formats.entry

    def counted(text, path, stem, report):  # type: ignore[no-untyped-def]
        parsed.append(path)
        return real_entry(text, path, stem, report)

    monkeypatch.setattr(formats, "entry", counted)
    loader = Loader(Path("nowhere"))
    loader.load(GOOD)
    loader.load(GOOD)
    assert sorted(parsed) == ["faq/age.md", "faq/paie.md"]
    changed = GOOD | {"faq/age.md": entry("age", body="Autre chose.").encode()}
    found = loader.load(changed).knowledge
    assert parsed[2:] == ["faq/age.md"]
    assert found is not None and found.entries_by_id["age"].body == "Autre chose."


def test_problems_of_unchanged_files_stay_in_the_report() -> None:
    loader = Loader(Path("nowhere"))
    contents = GOOD | {"faq/age.md": b"rien"}
    assert [str(p) for p in loader.load(contents).report] == [str(p) for p in loader.load(contents).report] != []


def test_languages_and_time_zone_reach_files_that_did_not_change() -> None:
    loader = Loader(Path("nowhere"))
    assert loader.load(GOOD).sound
    only_french = (
        PROGRAMME.replace("languages: [fr, en]", "languages: [fr]")
        .replace("name_en: the team, ", "")
        .replace(", en: session", "")
    )
    report = loader.load(GOOD | {"programme.yaml": only_french.encode()}).report
    assert any(p.path == "calendar.yaml" and "name_en" in p.message for p in report)
    elsewhere = PROGRAMME.replace("Europe/Paris", "America/New_York")
    found = loader.load(GOOD | {"programme.yaml": elsewhere.encode()}).knowledge
    assert found is not None and found.calendar.zone_name == "America/New_York"


def test_a_translation_of_a_bad_entry_is_not_blamed() -> None:
    report = load(GOOD | {"faq/age.md": entry("age", "topic: argent\n").encode()}).report
    assert {p.path for p in report.errors} == {"faq/age.md", "faq/paie.md", "golden/a.yaml"}


def test_the_digest_names_the_content() -> None:
    one = digest_of({"a": b"x", "b": b""})
    assert one == digest_of({"a": b"x", "b": b""})
    assert len({one, digest_of({"a": b"", "b": b"x"}), digest_of({"ax": b"", "b": b""}), digest_of({"a": b"x"})}) == 4
    found = load(GOOD).knowledge
    assert found is not None and found.digest == digest_of(GOOD)


def test_a_folder_without_calendar_has_no_event() -> None:
    contents = {name: content for name, content in folder().items() if name != "calendar.yaml"}
    found = load(contents).knowledge
    assert found is not None and found.calendar.events == () and CALENDAR

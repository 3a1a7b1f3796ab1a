"""The direction of imports, and no word of the served programme in the code."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from functools import cache
from pathlib import Path

import pytest

from tests.folders import ROOT

CHANNELS = ("bot.telegram", "bot.web", "bot.staff")
ROOMS = ("wording", "dates", "answering", "projects", "following", "deciding", "assistant", "evaluating")
"""The rooms of `bot/` that make an answer, in the order in which they may use each other."""
WORDS_OF_THE_PROGRAMME = re.compile(r"(?<![a-z])(?:eig|d[ée]fis?|promotions?)(?![a-z])", re.IGNORECASE)


@cache
def modules() -> dict[str, Path]:
    found = {}
    for path in [*ROOT.glob("index/**/*.py"), *ROOT.glob("bot/**/*.py"), *ROOT.glob("server.py")]:
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        found[name] = path
    return found


@cache
def imports(module: str) -> frozenset[str]:
    """The project's modules that a module imports, in functions and under TYPE_CHECKING too."""
    path = modules()[module]
    package = module if path.name == "__init__.py" else module.rpartition(".")[0]
    named: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            named.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, base] if base else above)
            named.add(base)
            named.update(f"{base}.{alias.name}" for alias in node.names)
    return frozenset(name for name in named if name in modules())


def used_by(module: str) -> set[str]:
    """A module and all that it imports, directly or not."""
    found, waiting = set(), [module]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting.extend(imports(name))
    return found


def channel(module: str) -> str | None:
    return next((c for c in CHANNELS if module == c or module.startswith(f"{c}.")), None)


INDEX = sorted(m for m in modules() if m.split(".")[0] == "index")
BOT = sorted(m for m in modules() if m.split(".")[0] == "bot")


def test_the_modules_are_found() -> None:
    assert {"index.text", "index.loader", "bot.dates.sentences", "bot.texts"} <= set(modules())
    assert "index.calendar" in imports("index.loader") and "bot.texts" in imports("bot.dates.sentences")


@pytest.mark.parametrize("module", INDEX)
def test_the_index_knows_no_bot(module: str) -> None:
    assert {m for m in imports(module) if m.split(".")[0] in ("bot", "server")} == set()


@pytest.mark.parametrize(
    "module",
    [m for m in ("bot.assistant", "bot.dates.sentences", "bot.markdown", "bot.wording.language") if m in modules()],
)
def test_the_assistant_and_what_it_uses_know_no_channel(module: str) -> None:
    assert {m for m in used_by(module) if channel(m) or m == "server"} == set()


@pytest.mark.parametrize("module", [m for m in BOT if channel(m)] or ["bot"])
def test_channels_never_import_each_other(module: str) -> None:
    others = {channel(m) for m in imports(module)} - {None, channel(module)}
    assert others == set() and "server" not in imports(module)


@pytest.mark.parametrize("module", [m for m in BOT if not channel(m)])
def test_only_the_composition_root_knows_the_channels(module: str) -> None:
    assert {m for m in imports(module) if channel(m)} == set()


def room(module: str) -> int:
    """The place of a module's room in that order; -1 for the others."""
    names = module.split(".")
    return ROOMS.index(names[1]) if names[0] == "bot" and len(names) > 1 and names[1] in ROOMS else -1


@pytest.mark.parametrize("module", [m for m in BOT if room(m) >= 0])
def test_a_room_uses_only_those_before_it(module: str) -> None:
    assert {m for m in imports(module) if room(m) > room(module)} == set()


def words_in(path: Path) -> set[str]:
    """Words of the programme in the identifiers and strings of a module, or anywhere in another file."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return set(WORDS_OF_THE_PROGRAMME.findall(text))
    tokens = tokenize.generate_tokens(io.StringIO(text).readline)
    return {
        w
        for t in tokens
        if t.type in (tokenize.NAME, tokenize.STRING)
        for w in WORDS_OF_THE_PROGRAMME.findall(t.string)
    }


SHORT_FOR_THEM = re.compile(r"(?<![a-z])(?:promos?|sprints?)(?![a-z])", re.IGNORECASE)
"""What candidates call a cohort or a round of this programme: `programme.yaml` and the calendar know it, no pattern does."""


def patterns_in(path: Path) -> list[str]:
    """The strings of a module that are no docstring, nor the text about a constant."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    constants = (n for n in ast.walk(tree) if isinstance(n, ast.Constant) and id(n) not in told)
    return [n.value for n in constants if isinstance(n.value, str)]


CODE = [
    p
    for room in ("index", "bot")
    for p in sorted((ROOT / room).rglob("*"))
    if p.suffix in {".py", ".toml", ".html", ".js", ".mjs", ".ts", ".css"} and "node_modules" not in p.parts
]


@pytest.mark.parametrize("module", sorted(modules()))
def test_no_pattern_has_the_short_name_of_a_cohort(module: str) -> None:
    assert [s for s in patterns_in(modules()[module]) if SHORT_FOR_THEM.search(s)] == []


def test_a_pattern_with_it_would_be_found(tmp_path: Path) -> None:
    code = tmp_path / "code.py"
    code.write_text('X = r"les autres (?:fois|promos)"\n"""« les autres promos »"""\n', encoding="utf-8")
    assert len([s for s in patterns_in(code) if SHORT_FOR_THEM.search(s)]) == 1


@pytest.mark.parametrize("path", [*CODE, *ROOT.glob("server.py")], ids=lambda p: str(p.relative_to(ROOT)))
def test_no_word_of_the_programme_stands_in_the_code(path: Path) -> None:
    assert words_in(path) == set()


@pytest.mark.parametrize("module", sorted(modules()))
def test_a_module_binds_no_name_twice(module: str) -> None:
    """The second pattern of a name would silently take the place of the first: no linter sees it."""
    bound: list[str] = []
    for node in ast.parse(modules()[module].read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            bound.append(node.name)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            bound += [name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)]
    assert sorted(bound) == sorted(set(bound))

"""What is wrong in a knowledge file: where, what, and what to write instead.

Problems are shown to staff, so their words are French.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

Level = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake. An error keeps the file out of the index; a warning does not."""

    path: str
    line: int
    message: str
    hint: str
    level: Level = "error"

    def __str__(self) -> str:
        mark = "erreur" if self.level == "error" else "attention"
        return f"{self.path}:{self.line}: {mark} : {self.message} → {self.hint}"


@dataclass
class Report:
    """Collects the problems of one run, so that staff see all of them at once."""

    problems: list[Problem] = field(default_factory=list)

    def error(self, path: str, line: int, message: str, hint: str) -> None:
        self.problems.append(Problem(path, line, message, hint))

    def warning(self, path: str, line: int, message: str, hint: str) -> None:
        self.problems.append(Problem(path, line, message, hint, "warning"))

    @property
    def errors(self) -> list[Problem]:
        return [p for p in self.problems if p.level == "error"]

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(set(self.problems)))

"""What the commands print: progress, problems and tables, on standard error; results, on standard output."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from index.problems import Problem

err = Console(stderr=True, highlight=False)


def out(value: Any) -> None:
    """A result: text as it is, anything else as one line of JSON."""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    sys.stdout.write(text + "\n")


def show_problems(problems: Iterable[Problem]) -> None:
    """One line each: file, line, what is wrong, what to write."""
    for problem in problems:
        colour = "red" if problem.level == "error" else "yellow"
        err.print(f"[bold]{problem.path}:{problem.line}[/bold] ", end="", markup=True)
        err.print("erreur : " if problem.level == "error" else "attention : ", style=colour, end="")
        err.print(f"{problem.message} → {problem.hint}", markup=False, soft_wrap=True)


class Steps:
    """A progress bar for work in named steps."""

    def __init__(self) -> None:
        self._bar = Progress(
            TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:>3.0f} %"), TimeElapsedColumn(),
            console=err, transient=not err.is_terminal,
        )  # fmt: skip
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Steps:
        return self

    def __exit__(self, *error: object) -> None:
        if self._tasks:
            self._bar.stop()

    def __call__(self, step: str, share: float) -> None:
        """The step called `step` is done to `share` (0 to 1)."""
        name = step.split(",", maxsplit=1)[0]
        if name not in self._tasks:
            self._add(name)
        self._bar.update(self._tasks[name], completed=share, description=step)

    def say(self, step: str) -> None:
        """A step whose length is not known."""
        for task in self._tasks.values():
            self._bar.update(task, completed=1.0)
        self._add(step)

    def _add(self, name: str) -> None:
        self._bar.start()  # only now: a command without long work draws nothing
        self._tasks[name] = self._bar.add_task(name, total=1.0)

"""How projects that are told together are linked: what the card of one says of another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from bot.answering.compose import Composer
from index.documents import Project

FEW = 5
"""Projects up to which it is looked for among them."""


def link_told(composer: Composer, projects: Sequence[Project]) -> str:
    """The paragraph of one of a few cards that names another of the `projects`, after its name; "" where there is none, or several of them do."""
    found = {
        f"**{_name(one)}** — {block}": None
        for one, other in (permutations(projects, 2) if len(projects) <= FEW else ())
        for block in composer.unit(one.id, (), 1.0).markdown.split("\n\n")[1:]
        if _name(other) in block and _name(other) not in _name(one)
    }
    return next(iter(found)) if len(found) == 1 else ""


def _name(project: Project) -> str:
    return project.name.partition("(")[0].strip()

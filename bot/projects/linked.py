"""How projects that are told together are linked: what the card of one says of another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from bot.answering.compose import Composer
from bot.projects.named import plain_name, the_one_speaking_of_the_other
from index.documents import Project

FEW = 5
"""Projects up to which it is looked for among them."""


def link_told(composer: Composer, projects: Sequence[Project]) -> str:
    """The paragraph of one of a few cards that names another of the `projects`, after its name; "" where there is none, or several of them do."""
    found = dict[str, None]()
    for pair in combinations(projects, 2) if len(projects) <= FEW else ():
        one, other = pair if the_one_speaking_of_the_other(*pair) == pair[0].id else pair[::-1]
        for block in composer.unit(one.id, (), 1.0).markdown.split("\n\n")[1:]:
            if plain_name(other) in block and plain_name(other) not in plain_name(one):
                found[f"**{plain_name(one)}** — {block}"] = None
    return next(iter(found)) if len(found) == 1 else ""

"""A YAML text as nodes that know their line.

Scalars stay text: `no`, `2017` or `12:30` mean what staff typed, and each field decides how to read it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Union

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode


@dataclass(frozen=True)
class Node:
    """A value and the line (from 1) where it starts. `value` is text, a list, a mapping, or None if empty."""

    value: Union[str, list["Node"], dict[str, "Node"], None]
    line: int
    repeated: tuple[tuple[str, int], ...] = ()
    """Keys written a second time in a mapping, with their line."""


class YamlProblem(ValueError):
    """The text is not YAML. `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def parse(text: str, first_line: int = 1) -> Node:
    """Return the root node of `text`, whose first line is line `first_line` of its file.

    Raises YamlProblem when the text is not one YAML document, or uses anchors or aliases.
    """
    offset = first_line - 1
    try:
        root = YAML(typ="safe").compose(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlProblem(str(error.problem or error.context or "?"), (mark.line if mark else 0) + 1 + offset) from None
    except (YAMLError, ValueError) as error:
        raise YamlProblem(str(error).splitlines()[0], first_line) from None
    except RecursionError:
        raise YamlProblem("trop de niveaux imbriqués", first_line) from None
    return Node(None, first_line) if root is None else _convert(root, offset, seen=set(), depth=0)


def _convert(node: object, offset: int, seen: set[int], depth: int) -> Node:
    line = node.start_mark.line + 1 + offset  # type: ignore[attr-defined]  # ruamel's nodes carry no types
    if depth > 12:
        raise YamlProblem("trop de niveaux imbriqués", line)
    if id(node) in seen:  # an alias: a few lines of them can expand to gigabytes
        raise YamlProblem("les renvois (& et *) ne sont pas admis", line)
    seen.add(id(node))
    if isinstance(node, ScalarNode):
        empty = node.value == "" and not node.style
        return Node(None if empty or (not node.style and node.value in {"null", "~"}) else str(node.value), line)
    if isinstance(node, SequenceNode):
        return Node([_convert(child, offset, seen, depth + 1) for child in node.value], line)
    if isinstance(node, MappingNode):
        members: dict[str, Node] = {}
        repeated: list[tuple[str, int]] = []
        for key, child in node.value:
            name = str(key.value) if isinstance(key, ScalarNode) else "?"
            if name in members:
                repeated.append((name, key.start_mark.line + 1 + offset))
            members[name] = _convert(child, offset, seen, depth + 1)
        return Node(members, line, tuple(repeated))
    raise YamlProblem("valeur illisible", line)

"""A YAML text as nodes that know their line.

Scalars stay text: `no`, `2017` or `12:30` mean what staff typed, and each field decides how to read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

from index.text import clean

_KEY_LIMIT = 100
_DEPTH_LIMIT = 12
_ODD = "une suite de signes que YAML n’admet pas"
_EXPLAINED = (
    ("mapping values are not allowed", "un deux-points de trop, ou une ligne trop à droite"),
    ("could not find expected ':'", "il manque un deux-points après le nom du champ"),
    ("found character '\\t'", "une tabulation : mettre des espaces"),
    ("found character", "un signe qui ne peut pas commencer une valeur sans guillemets"),
    ("found unexpected end of stream", "un guillemet n’est pas fermé"),
    ("expected ',' or", "un crochet ou une accolade n’est pas fermé"),
    ("expected <block end>", "un guillemet de trop, ou une ligne qui n’est pas alignée avec celles du dessus"),
    ("sequence entries are not allowed", "un tiret de liste sur la ligne du champ : le mettre à la ligne suivante"),
    ("found undefined alias", "un astérisque au début d’une valeur sans guillemets"),
    ("but found another document", "une ligne « --- » de trop"),
)
"""What the scanner says, in the words of the people who read it."""
_FROM_THE_START = ("could not find expected", "found unexpected end", "expected ',' or")
"""Mistakes that the scanner notices only further down: what was not closed is where the mistake is."""


@dataclass(frozen=True)
class Node:
    """A value and the line (from 1) where it starts. `value` is text, a list, a mapping, or None if empty."""

    value: str | list[Node] | dict[str, Node] | None
    line: int
    repeated: tuple[tuple[str, int], ...] = ()
    """Keys written a second time in a mapping, with their line."""
    key_lines: Mapping[str, int] = field(default_factory=dict)
    """The line on which each key of a mapping stands: its value can begin further down."""


class YamlProblem(ValueError):
    """The text is not YAML. `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def parse(text: str, first_line: int = 1) -> Node:
    """Return the root node of `text`, whose first line is line `first_line` of its file.

    Raises YamlProblem when the text is not one YAML document, or uses anchors or aliases.
    """
    try:
        root = YAML(typ="safe").compose(text)
    except MarkedYAMLError as error:
        problem = str(error.problem or "")
        marks = [error.problem_mark, error.context_mark]
        mark = next((m for m in (reversed(marks) if problem.startswith(_FROM_THE_START) else marks) if m), None)
        message = next((french for english, french in _EXPLAINED if problem.startswith(english)), _ODD)
        raise YamlProblem(message, (mark.line if mark else 0) + first_line) from None
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        raise YamlProblem("un caractère invisible ou interdit", line) from None
    except RecursionError:
        raise YamlProblem("trop de niveaux imbriqués", first_line) from None
    except (YAMLError, ValueError, ArithmeticError, LookupError, AttributeError, TypeError, AssertionError):
        # The scanner meets hostile text ("\UFFFFFFFF", %YAML 3.0) with errors of Python's own.
        raise YamlProblem(_ODD, first_line) from None
    return Node(None, first_line) if root is None else _convert(root, first_line - 1, seen=set(), depth=0)


def _convert(node: object, offset: int, seen: set[int], depth: int) -> Node:
    line = node.start_mark.line + 1 + offset  # type: ignore[attr-defined]  # ruamel's nodes carry no types
    if depth > _DEPTH_LIMIT:
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
        key_lines: dict[str, int] = {}
        for key, child in node.value:
            # Cleaned: French typists put an invisible no-break space before the colon.
            name = clean(str(key.value), _KEY_LIMIT) if isinstance(key, ScalarNode) else "?"
            key_line = key.start_mark.line + 1 + offset
            if name in members:
                repeated.append((name, key_line))
            members[name], key_lines[name] = _convert(child, offset, seen, depth + 1), key_line
        return Node(members, line, tuple(repeated), key_lines)
    raise YamlProblem("valeur illisible", line)

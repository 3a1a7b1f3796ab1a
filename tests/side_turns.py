"""Turns after a project, with what they ask for, from which `tests/fit_leaning.py` learns which ask for a side of it.

A line of `tests/turns/*.jsonl` has a turn and its label: a `side` of the project, a `rule` of the programme, or `neither`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from index.surface import Surface

FOLDER = Path(__file__).parent / "turns"

Turns = Sequence[tuple[str, bool]]
"""Each with whether it asks for a side of the project."""


def labelled() -> Sequence[tuple[str, str]]:
    """Each turn with its label."""
    lines = (line for path in sorted(FOLDER.glob("*.jsonl")) for line in path.read_text(encoding="utf-8").splitlines())
    return [(turn["turn"], turn["label"]) for turn in map(json.loads, lines)]


def turns() -> Turns:
    return [(turn, label == "side") for turn, label in labelled()]


def fitted(told: Turns) -> Surface:
    """The boundary between turns that ask for a side of the project and others."""
    return Surface.fit([text for text, side in told if side], [text for text, side in told if not side])

"""Fits `bot.leaning.WEIGHTS` on dialogues with the real knowledge, and says how often they are right: `python -m tests.fit_leaning`.

Needs the snapshot that `python -m bot build` leaves in `var`. A line of `tests/dialogues/*.jsonl` has its turns, the moment
of asking, and the units of which each answers the last turn (`abstain`: none does). Figures are of dialogues held out in
turn; golden questions are not among them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from bot import followup
from bot.assistant import Assistant
from bot.leaning import WEIGHTS, Array, Candidates, candidates
from bot.opening import make_assistant, open_index
from bot.settings import load_settings
from bot.turn import Turn, Understood
from index.formats import ABSTAIN
from index.knowledge import Knowledge

FOLDER = Path(__file__).parent / "dialogues"
FOLDS, STRENGTH = 8, 2.0


@dataclass(frozen=True)
class Example:
    """The candidates of a last turn, and which of them are right: (units + 1,) of 0 and 1."""

    file: str
    found: Candidates
    right: Array


def main() -> None:
    settings = load_settings()
    index = open_index(settings, save=False, fit=False)
    assistant = make_assistant(index, settings)
    examples = list(_examples(assistant, index.engine.knowledge))
    print(f"{len(examples)} last turns lean on what was said; the others are read by their words.")
    held_out = _cross_validated(examples)
    for file in dict.fromkeys(e.file for e in examples):
        of_file = [(e, c) for e, c in zip(examples, held_out, strict=True) if e.file == file]
        now = np.mean([e.right[e.found.chances().argmax()] for e, _ in of_file])
        print(
            f"{file:12s} {len(of_file):4d}  held out {np.mean([e.right[c.argmax()] for e, c in of_file]):.3f}  as it is {now:.3f}"
        )
    print("WEIGHTS = {")
    for name, weight in zip(WEIGHTS, _fit(examples), strict=True):
        print(f'    "{name}": {weight:.2f},')
    print("}")


def _examples(assistant: Assistant, knowledge: Knowledge) -> Iterator[Example]:
    read = followup.leaning
    turns: list[Turn] = []

    def noting(turn: Turn) -> Understood:
        turns.append(turn)
        return read(turn)

    followup.leaning = noting
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            dialogue = json.loads(line)
            moment = datetime.fromisoformat(dialogue["clock"]).replace(tzinfo=knowledge.calendar.zone)
            conversation = None
            for question in dialogue["turns"]:
                turns.clear()
                conversation = assistant.reply(question, conversation, now=moment).conversation
            if not turns:
                continue
            wanted = {ABSTAIN if e == ABSTAIN else knowledge.unit_of(e) or e for e in dialogue["expect"].split()}
            found = candidates(turns[-1])
            right = np.array([*(unit.id in wanted for unit in found.units), ABSTAIN in wanted], dtype=float)
            yield Example(path.stem, found, right)
    followup.leaning = read


def _cross_validated(examples: Sequence[Example]) -> list[Array]:
    folds = np.random.default_rng(0).permutation(len(examples)) % FOLDS
    weights = [_fit([e for e, f in zip(examples, folds, strict=True) if f != fold]) for fold in range(FOLDS)]
    return [e.found.features @ weights[f] for e, f in zip(examples, folds, strict=True)]


def _fit(examples: Sequence[Example]) -> Array:
    """The weights that make what is right likeliest, (features,)."""
    told = [e for e in examples if e.right.any()]
    rows, right = np.concatenate([e.found.features for e in told]), np.concatenate([e.right for e in told])
    starts = np.cumsum([0, *(len(e.right) for e in told[:-1])])
    owner = np.repeat(np.arange(len(told)), [len(e.right) for e in told])
    scale = rows.std(axis=0) + 1e-6
    scaled = rows / scale

    def loss(weights: Array) -> tuple[float, Array]:
        scores = scaled @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        every, meant = np.add.reduceat(odds, starts), np.add.reduceat(odds * right, starts)
        slope = scaled.T @ (odds / every[owner] - odds * right / meant[owner])
        return float(np.log(every / meant).sum() + STRENGTH * weights @ weights), slope + 2 * STRENGTH * weights

    return np.asarray(minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B").x / scale)


if __name__ == "__main__":
    main()

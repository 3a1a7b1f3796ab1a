"""Fits the networks of `bot/following/choice.npz`, and `bot/following/sides.npz` which they read, on dialogues with the real knowledge.

`python -m tests.fit_leaning`, about three quarters of an hour.

Needs the snapshot that `python -m bot build` leaves in `var`. A line of `tests/dialogues/*.jsonl` has its turns, the moment
of asking, and the units of which each answers the last turn (`abstain`: none does). How often they are right is said of
dialogues held out in turn; golden questions are not among them. How a turn after a project asks for a side of it is learned
from these and from `tests/turns`; the networks see what was learned without the dialogue at hand (Wolpert, "Stacked
generalization", 1992).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import numpy as np

from bot.assistant import Assistant
from bot.following import choice, followup, sides
from bot.following.candidates import FEATURES, Candidates, candidates
from bot.following.choice import Array, Networks
from bot.following.turn import Turn
from bot.opening import make_assistant, open_index
from bot.settings import load_settings
from bot.understood import Understood
from index.formats import ABSTAIN
from index.knowledge import Knowledge
from tests.side_turns import fitted, turns

FOLDER = Path(__file__).parent / "dialogues"
FOLDS = 8
COUNT, HIDDEN = 6, 12
EPOCHS, BATCH, RATE, PULL = 25, 128, 5e-3, 0.1
NAMES = ("linear", "first", "second")


@dataclass(frozen=True)
class Example:
    """The candidates of a last turn, and which of them are right: (units + 1,) of 0 and 1.

    `turn`: its words, after a project; `side`: whether it asks for a side of that; None where it is about another project.
    """

    file: str
    found: Candidates
    right: Array
    turn: str = ""
    side: bool | None = None


def main() -> None:
    settings = load_settings()
    index = open_index(settings, save=False, fit=False)
    assistant = make_assistant(index, settings)
    examples = list(_examples(assistant, index.engine.knowledge))
    told = [(e.turn, e.side) for e in examples if e.side is not None]
    surface = fitted([*turns(), *told])
    np.savez_compressed(
        Path(choice.__file__).parent / sides.FILE,
        weights=surface.weights.astype(np.float16),
        bias=np.float32(surface.bias),
    )
    examples = _stacked(examples)
    print(f"{len(examples)} last turns lean on what was said; the others are read by their words.")
    held_out = _cross_validated(examples)
    for file in dict.fromkeys(e.file for e in examples):
        of_file = [(e, c) for e, c in zip(examples, held_out, strict=True) if e.file == file]
        print(f"{file:12s} {len(of_file):4d}  held out {np.mean([e.right[c.argmax()] for e, c in of_file]):.3f}")
    print(f"all, held out {np.mean([e.right[c.argmax()] for e, c in zip(examples, held_out, strict=True)]):.3f}")
    found = fit(examples)
    np.savez(
        Path(choice.__file__).parent / choice.FILE, **{name: getattr(found, name).astype(np.float32) for name in NAMES}
    )


def _examples(assistant: Assistant, knowledge: Knowledge) -> Iterator[Example]:
    read = followup.leaning
    noted: list[Turn] = []

    def noting(turn: Turn) -> Understood:
        noted.append(turn)
        return read(turn)

    followup.leaning = noting
    for path in sorted(FOLDER.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            dialogue = json.loads(line)
            moment = datetime.fromisoformat(dialogue["clock"]).replace(tzinfo=knowledge.calendar.zone)
            conversation = None
            for question in dialogue["turns"]:
                noted.clear()
                conversation = assistant.reply(question, conversation, now=moment).conversation
            if not noted:
                continue
            wanted = {ABSTAIN if e == ABSTAIN else knowledge.unit_of(e) or e for e in dialogue["expect"].split()}
            found = candidates(noted[-1])
            right = np.array([*(unit.id in wanted for unit in found.units), ABSTAIN in wanted], dtype=float)
            project = noted[-1].project
            turn = noted[-1].wording.stripped if project else ""
            yield Example(path.stem, found, right, turn, _side(found, right, project.id) if project else None)
    followup.leaning = read


def _side(found: Candidates, right: Array, project: str) -> bool | None:
    """Whether the project that was shown is right; None where another one is."""
    meant = {unit.id: unit.kind for unit, is_right in zip(found.units, right[:-1], strict=True) if is_right}
    return True if project in meant else None if "project" in meant.values() else False


def _stacked(examples: Sequence[Example]) -> list[Example]:
    """The examples, with what is learned of sides without them."""
    folds = np.random.default_rng(1).permutation(len(examples)) % FOLDS
    side, same, same_side = (FEATURES.index(name) for name in ("side", "same", "same_side"))
    stacked = list(examples)
    for fold in range(FOLDS):
        others = [(e.turn, e.side) for e, f in zip(examples, folds, strict=True) if f != fold and e.side is not None]
        surface = fitted([*turns(), *others])
        for i in map(int, np.flatnonzero(folds == fold)):
            if turn := examples[i].turn:
                features = examples[i].found.features.copy()
                features[:, side] = score = float(surface([turn])[0])
                features[:, same_side] = score * features[:, same]
                stacked[i] = replace(examples[i], found=replace(examples[i].found, features=features))
    return stacked


def _cross_validated(examples: Sequence[Example]) -> list[Array]:
    folds = np.random.default_rng(0).permutation(len(examples)) % FOLDS
    fitted = [fit([e for e, f in zip(examples, folds, strict=True) if f != fold]) for fold in range(FOLDS)]
    return [fitted[f](e.found.features) for e, f in zip(examples, folds, strict=True)]


def fit(examples: Sequence[Example]) -> Networks:
    """The networks that make what is right likeliest, by Adam with the weights pulled towards zero."""
    import torch

    told = [e for e in examples if e.right.any()]
    rows = np.concatenate([e.found.features for e in told])
    mean, scale = rows.mean(axis=0), rows.std(axis=0) + 1e-6
    most, width = max(len(e.right) for e in told), rows.shape[1]
    features, right = torch.zeros(len(told), most, width), torch.zeros(len(told), most)
    absent = torch.ones(len(told), most, dtype=torch.bool)
    for i, e in enumerate(told):
        features[i, : len(e.right)] = torch.tensor((e.found.features - mean) / scale, dtype=torch.float32)
        right[i, : len(e.right)], absent[i, : len(e.right)] = torch.tensor(e.right, dtype=torch.float32), False
    linear, first, second = [], [], []
    for seed in range(COUNT):
        torch.manual_seed(seed)
        alone = torch.nn.Linear(width, 1, bias=False)
        hidden, out = torch.nn.Linear(width, HIDDEN), torch.nn.Linear(HIDDEN, 1, bias=False)
        weights = [*alone.parameters(), *hidden.parameters(), *out.parameters()]
        steps = torch.optim.AdamW(weights, lr=RATE, weight_decay=PULL)
        for _ in range(EPOCHS):
            for part in torch.randperm(len(told)).split(BATCH):
                x = features[part]
                scores = (alone(x) + out(torch.tanh(hidden(x)))).squeeze(-1).masked_fill(absent[part], -1e9)
                meant = torch.log_softmax(scores, 1).masked_fill(right[part] == 0, -1e9)
                steps.zero_grad()
                (-torch.logsumexp(meant, 1).mean()).backward()
                steps.step()
        # For features as they are: what was taken off and divided by goes into the weights.
        inner = hidden.weight.detach().numpy().T / scale[:, None]
        bias = hidden.bias.detach().numpy() - mean @ inner
        linear.append(alone.weight.detach().numpy()[0] / scale)
        first.append(np.vstack([inner, bias]))
        second.append(out.weight.detach().numpy()[0])
    return Networks(np.array(linear, np.float64), np.array(first, np.float64), np.array(second, np.float64))


if __name__ == "__main__":
    main()

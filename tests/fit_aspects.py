"""Fits `bot/following/aspects.npz`: what of the projects that were shown a turn asks for. `python -m tests.fit_aspects`, a minute.

A line of `tests/aspects/*.jsonl` has a turn, whether `one` project or a `list` was shown before it, and what it `asks` for.
Each file is of other people; how often it is right is said of each file without it. The turns of `tests/turns` that ask for
a rule are learned from too.
"""

from __future__ import annotations

import json
import warnings
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import scipy.sparse as sp

from bot.following import aspects
from bot.following.aspects import BUCKETS, FILE, NONE, Aspects
from index.surface import hashed
from tests.side_turns import labelled

FOLDER = Path(__file__).parent / "aspects"
STRENGTH = 30.0
LIST = 0.5
"""How much weighs that a list was shown, beside words."""

Asked = tuple[str, bool, str]
"""A turn, whether a list was shown, and the label."""


def told(path: Path) -> list[Asked]:
    lines = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [(line["turn"], line["of"] == "list", line["asks"]) for line in lines]


def fit(examples: Sequence[Asked]) -> Aspects:
    from sklearn.linear_model import LogisticRegression

    several = sp.csr_matrix([[LIST * of_list] for _, of_list, _ in examples])
    rows = sp.hstack([hashed([turn for turn, _, _ in examples], BUCKETS), several]).tocsr()
    model = LogisticRegression(C=STRENGTH, max_iter=300)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        model.fit(rows, [label for _, _, label in examples])
    weights = np.asarray(model.coef_, np.float32)
    weights[:, -1] *= LIST
    return Aspects(tuple(model.classes_), weights, np.asarray(model.intercept_, np.float32))


def main() -> None:
    files = {path.stem: told(path) for path in sorted(FOLDER.glob("*.jsonl"))}
    rules = [(turn, of_list, NONE) for turn, label in labelled() if label != "side" for of_list in (False, True)]
    found: list[tuple[str, str, float]] = []
    for name, held_out in files.items():
        model = fit([*rules, *(one for other, examples in files.items() if other != name for one in examples)])
        chances = [(label, model(turn, of_list)) for turn, of_list, label in held_out]
        of_file = [(label, max(c, key=c.__getitem__), max(c.values())) for label, c in chances]
        print(f"{name:12s} {len(of_file):5d}  held out {np.mean([a == b for a, b, _ in of_file]):.3f}")
        found += of_file
    for least in (0.0, 0.5, 0.6, 0.7, 0.8, 0.9):
        sure = [(label, meant) for label, meant, chance in found if meant != NONE and chance >= least]
        asks = sum(label != NONE for label, _, _ in found)
        right, of_none = sum(a == b for a, b in sure), sum(a == NONE for a, _ in sure)
        print(
            f"from {least:.1f}: {len(sure)} heard of {asks}, {right / len(sure):.3f} right, {of_none} ask for nothing of them"
        )
    model = fit([*rules, *(one for examples in files.values() for one in examples)])
    np.savez_compressed(
        Path(aspects.__file__).parent / FILE,
        labels=np.array(model.labels),
        weights=model.weights.astype(np.float16),
        bias=model.bias.astype(np.float16),
    )


if __name__ == "__main__":
    main()

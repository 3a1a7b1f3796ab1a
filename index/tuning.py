"""Tunes the encoder to the knowledge's phrasings: low-rank changes to its linear layers, kept only if they help.

Multiple-negatives ranking (Henderson et al. 2017) over pairs of one unit, with LoRA (Hu et al., ICLR 2022) instead of
whole weights: the result is a file of some megabytes beside the knowledge, which `model prepare` merges into the model
before it exports it. Part of the phrasings and of the off-topic families is never shown, so that what is fitted
afterwards (weights, confidence) and what is reported still rests on questions that the encoder has not seen.
"""

from __future__ import annotations

import hashlib
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index.knowledge import Knowledge
from index.text import clean

RANK, ALPHA = 16, 32
RATE = 4e-4
BATCH, NEGATIVES = 48, 16
SHARPNESS = 20.0
TOKENS = 64
SHOWN = 0.7
"""Share of phrasings, and of off-topic families, that the encoder is tuned on."""

LAYERS = ("query", "key", "value", "attention.output.dense", "intermediate.dense", "output.dense")


def shown(text: str) -> bool:
    """Whether a phrasing (or an off-topic family's id) is one that tuning may see: by its hash, always the same."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF < SHOWN


@dataclass(frozen=True)
class Outcome:
    """Share of unseen phrasings whose nearest seen phrasing is of their own unit, before and after."""

    before: float
    after: float
    seconds: float

    @property
    def kept(self) -> bool:
        return self.after > self.before


def prompt(model: Any, *names: str) -> str:
    """The first of a sentence-transformers model's prompts called by one of `names`; "" when it has none."""
    prompts = dict(getattr(model, "prompts", {}) or {})
    return next((prompts[n] for n in names if prompts.get(n)), "")


def tune(
    model: Any, name: str, knowledge: Knowledge, target: Path, epochs: int = 3,
    progress: Callable[[str, float], None] = lambda step, share: None, seed: int = 0,
) -> Outcome:  # fmt: skip
    """Tune the sentence-transformers `model` of the encoder `name`.

    Writes `target` if unseen phrasings find their unit more often.

    Takes minutes on a CPU. Raises ValueError when there are too few phrasings to learn from and to judge by.
    """
    import torch

    started = time.perf_counter()
    units = [u for u in knowledge.units if u.kind != "smalltalk"]
    pairs = [(clean(p), i) for i, u in enumerate(units) for p in u.phrasings]
    seen = [(p, i) for p, i in pairs if shown(p)]
    unseen = [(p, i) for p, i in pairs if not shown(p)]
    if len(seen) < 200 or len(unseen) < 50:
        raise ValueError(f"{len(pairs)} phrasings are too few to tune on; about 300 are needed")
    ask, tell = prompt(model, "query"), prompt(model, "passage", "document")
    strange = [ask + clean(t) for f in knowledge.off_topic if shown(f.id) for t in f.examples]
    torch.manual_seed(seed)
    picked = random.Random(seed)  # noqa: S311  # sampling, not secrets
    for parameter in model.parameters():
        parameter.requires_grad = False
    adapted = _adapt(model)
    parameters = [p for layer in adapted.values() for p in (layer.down, layer.up)]
    optimiser = torch.optim.AdamW(parameters, lr=RATE, weight_decay=0.01)
    steps = epochs * (len(seen) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimiser, RATE, total_steps=max(steps, 2), pct_start=0.1)
    of_unit: dict[int, list[str]] = {}
    for phrase, unit in seen:
        of_unit.setdefault(unit, []).append(phrase)
    before = _found(model, seen, unseen, ask)
    step = 0
    model.train()
    for _ in range(epochs):
        picked.shuffle(seen)
        for start in range(0, len(seen) - BATCH + 1, BATCH):
            part = seen[start : start + BATCH]
            partners = [_partner(p, of_unit[unit], units[unit].passages, picked, ask, tell) for p, unit in part]
            left = _embed(model, [ask + p for p, _ in part])
            right = _embed(model, partners + picked.sample(strange, min(NEGATIVES, len(strange))))
            owners = torch.tensor([u for _, u in part])
            scores = SHARPNESS * left @ right.T
            twins = (owners[:, None] == owners[None, :]) & ~torch.eye(len(part), dtype=torch.bool)
            scores[:, : len(part)] = scores[:, : len(part)].masked_fill(twins, -1e4)
            loss = torch.nn.functional.cross_entropy(scores, torch.arange(len(part)))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(parameters, 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            progress(f"tuning, loss {loss.item():.2f}", step / max(1, steps))
    after = _found(model, seen, unseen, ask)
    outcome = Outcome(before, after, time.perf_counter() - started)
    if outcome.kept:
        save(target, adapted, name)
    return outcome


def _partner(
    phrase: str, siblings: list[str], passages: tuple[str, ...], picked: random.Random, ask: str, tell: str
) -> str:
    """Another phrasing of the unit, or one of its passages, with its prompt."""
    others = [p for p in siblings if p != phrase]
    if passages and (not others or picked.random() < 0.35):
        return tell + clean(picked.choice(passages), 300)
    return ask + (picked.choice(others) if others else phrase)


def _embed(model: Any, texts: list[str]) -> Any:
    import torch

    batch = model.tokenizer(texts, padding=True, truncation=True, max_length=TOKENS, return_tensors="pt")
    features = {"input_ids": batch["input_ids"], "attention_mask": batch["attention_mask"]}
    for module in model:
        features = module(features)
    return torch.nn.functional.normalize(features["sentence_embedding"], dim=-1)


def _found(model: Any, seen: list[tuple[str, int]], unseen: list[tuple[str, int]], ask: str) -> float:
    """Share of `unseen` phrasings whose nearest `seen` one (cosine, centred) belongs to the same unit."""

    def vectors(rows: list[tuple[str, int]]) -> npt.NDArray[np.float32]:
        return np.asarray(model.encode([ask + p for p, _ in rows], batch_size=64), dtype=np.float32)

    model.eval()
    known, asked = vectors(seen), vectors(unseen)
    model.train()
    mean = known.mean(axis=0)
    known, asked = known - mean, asked - mean
    known /= np.linalg.norm(known, axis=1, keepdims=True)
    owners = np.array([u for _, u in seen])
    nearest = (asked @ known.T).argmax(axis=1)
    return float(np.mean(owners[nearest] == np.array([u for _, u in unseen])))


def _adapt(model: Any) -> dict[str, Any]:
    """Put a low-rank change beside each linear layer of the transformer; returns them by the layer's name."""
    import torch

    class LowRank(torch.nn.Module):  # type: ignore[misc]  # torch is left out of type checking
        """y = Wx + b + scale · up(down(x)); `up` starts at zero, so nothing has changed at first."""

        def __init__(self, layer: torch.nn.Linear) -> None:
            super().__init__()
            self.layer = layer
            self.down = torch.nn.Parameter(torch.randn(RANK, layer.in_features) / layer.in_features**0.5)
            self.up = torch.nn.Parameter(torch.zeros(layer.out_features, RANK))

        def forward(self, x: torch.Tensor) -> torch.Tensor:
            return self.layer(x) + (ALPHA / RANK) * (x @ self.down.T) @ self.up.T

    found: dict[str, Any] = {}
    for name, parent in list(model.named_modules()):
        for child_name, child in list(parent.named_children()):
            full = f"{name}.{child_name}"
            if isinstance(child, torch.nn.Linear) and ".layer." in full and full.endswith(LAYERS):
                adapted = LowRank(child)
                setattr(parent, child_name, adapted)
                found[full] = adapted
    return found


def save(target: Path, adapted: dict[str, Any], name: str) -> None:
    """Write the low-rank changes, in half precision, with the name of the encoder that they are for."""
    arrays: dict[str, Any] = {"encoder": np.array(name)}
    for place, layer in adapted.items():
        arrays[f"{place}.down"] = layer.down.detach().numpy().astype(np.float16)
        arrays[f"{place}.up"] = ((ALPHA / RANK) * layer.up.detach().numpy()).astype(np.float16)
    np.savez_compressed(target, **arrays)


def merge(model: Any, adapter: Path) -> None:
    """Add the changes of an adapter file to the weights of `model`.

    Raises ValueError when the adapter was made for a model of another shape.
    """
    import torch

    modules = dict(model.named_modules())
    with np.load(adapter, allow_pickle=False) as file, torch.no_grad():
        for key in file.files:
            if not key.endswith(".down"):
                continue
            name = key.removesuffix(".down")
            layer, change = modules.get(name), file[f"{name}.up"].astype(np.float32) @ file[key].astype(np.float32)
            if layer is None or tuple(layer.weight.shape) != change.shape:
                raise ValueError(
                    f"{adapter}: made for another encoder; remove it, or tune again with `python -m bot model tune`"
                )
            layer.weight += torch.from_numpy(change)

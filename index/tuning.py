"""Tunes a model to the knowledge's phrasings: changes to its linear layers, kept only if they help.

Every unit and every family of off-topic questions has a proxy, a vector that is learned along with the encoder, and a
question is drawn to the proxy of its own (a softmax over cosines with proxies: Movshovitz-Attias et al., ICCV 2017;
Wang et al., "NormFace", 2017). Only questions and some passages go through the encoder, none twice in an epoch. The
result is a file beside the knowledge (`index/adapter.py`), which `model prepare` merges into the model before it exports it. Some questions are shown as somebody in a hurry types them.
Part of the phrasings and of the off-topic families is never shown, so that what is fitted afterwards (weights,
confidence) and what is reported still rests on questions that the encoder has not seen.
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

from index.adapter import adapt, learned, merge, save, shrink, whole
from index.knowledge import Knowledge
from index.noise import mistyped
from index.text import clean

KEPT = 0.7
"""Share of low-rank changes that is kept at the end (whole ones of a small model are kept as they are): a step back towards the plain encoder, which knows what no phrasing
teaches (Wortsman et al., "Robust fine-tuning of zero-shot models", CVPR 2022)."""

RATE, PROXY_RATE = 6e-4, 5e-3
BATCH = 64
SHARPNESS = 16.0
DROPOUT = 0.1
TOKENS, PASSAGE_CHARACTERS = 64, 240
MISTYPED = 0.25
"""Share of questions that are shown mistyped, others and otherwise in each epoch."""

SHOWN = 0.85
"""Share of phrasings that the encoder is tuned on."""

SHOWN_FAMILIES = 0.7
"""Share of off-topic families that it is tuned on."""


def shown(text: str, share: float = SHOWN) -> bool:
    """Whether a phrasing (or an off-topic family's id) is one that tuning may see: by its hash, always the same."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) / 0xFFFFFFFF < share


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
    progress: Callable[[str, float], None] = lambda step, share: None, seed: int = 0, before: Path | None = None,
) -> Outcome:  # fmt: skip
    """Tune the sentence-transformers `model` of the encoder `name`.

    Writes `target` if unseen phrasings find their unit more often. With `before`, an earlier result, goes on from there.

    Takes minutes on a CPU. Raises ValueError when there are too few phrasings to learn from and to judge by, or when
    `before` was made for another encoder.
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
    families = [f for f in knowledge.off_topic if shown(f.id, SHOWN_FAMILIES)]
    examples = [
        *((ask + p, i) for p, i in seen),
        *((ask + clean(t), len(units) + k) for k, f in enumerate(families) for t in f.examples),
        *((tell + clean(u.passages[0], PASSAGE_CHARACTERS), i) for i, u in enumerate(units) if u.passages),
    ]
    torch.manual_seed(seed)
    picked = random.Random(seed)  # noqa: S311  # sampling, not secrets
    if before is not None:
        merge(model, before)
    for parameter in model.parameters():
        parameter.requires_grad = False
    adapted = adapt(model)
    found, vectors = _found(model, seen, unseen, ask)
    centre = torch.from_numpy(vectors.mean(axis=0))
    proxies = torch.nn.Parameter(_proxies(model, examples, len(units) + len(families), centre, vectors))
    changes = learned(adapted)
    optimiser = torch.optim.AdamW(
        [{"params": changes, "lr": RATE, "weight_decay": 0.01}, {"params": [proxies], "lr": PROXY_RATE}],
        weight_decay=0.0,
    )
    steps = epochs * -(-len(examples) // BATCH)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [RATE, PROXY_RATE], total_steps=max(steps, 20), pct_start=0.1
    )
    step, short = 0, _short_is_faster()
    for _ in range(epochs):
        model.train()
        for batch in _batches(examples, picked):
            texts = [_shown_as(text, ask, picked) for text, _ in batch]
            with torch.autocast("cpu", torch.bfloat16, enabled=short):
                embedded = _embed(model, texts)
            vectors_in = torch.nn.functional.normalize(embedded.float() - centre, dim=1)
            vectors_in = torch.nn.functional.dropout(vectors_in, DROPOUT)
            scores = SHARPNESS * vectors_in @ torch.nn.functional.normalize(proxies, dim=1).T
            loss = torch.nn.functional.cross_entropy(scores, torch.tensor([owner for _, owner in batch]))
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(changes, 1.0)
            optimiser.step()
            schedule.step()
            step += 1
            progress(f"tuning, loss {loss.item():.2f}", step / steps)
    kept = 1.0 if whole(adapted) else KEPT
    if before is not None:
        merge(model, before, kept - 1)
    shrink(adapted, kept)
    after, _ = _found(model, seen, unseen, ask)
    outcome = Outcome(found, after, time.perf_counter() - started)
    if outcome.kept:
        save(target, adapted, name, before, kept)
    return outcome


def _shown_as(text: str, ask: str, picked: random.Random) -> str:
    """`text`, or now and then, when it is a question, what somebody in a hurry would have typed."""
    if not text.startswith(ask) or picked.random() >= MISTYPED:
        return text
    return ask + mistyped(text.removeprefix(ask), picked)


def _batches(examples: list[tuple[str, int]], picked: random.Random) -> list[list[tuple[str, int]]]:
    """All examples once, shuffled, texts of about one length together: padding is work for nothing."""
    order = sorted(examples, key=lambda example: len(example[0]) + 24 * picked.random())
    batches = [order[start : start + BATCH] for start in range(0, len(order), BATCH)]
    picked.shuffle(batches)
    return batches


def _proxies(
    model: Any, examples: list[tuple[str, int]], count: int, centre: Any, seen: npt.NDArray[np.float32]
) -> Any:
    """Where the proxies start: the mean of their examples. `seen`: vectors of the first examples. Shape (count, d)."""
    import torch

    model.eval()
    rest = np.asarray(model.encode([text for text, _ in examples[len(seen) :]], batch_size=64), dtype=np.float32)
    vectors = torch.nn.functional.normalize(torch.from_numpy(np.vstack([seen, rest])) - centre, dim=1)
    owners = torch.tensor([owner for _, owner in examples])
    sums = torch.randn(count, vectors.shape[1]) * 1e-3  # a proxy without examples points anywhere
    return torch.nn.functional.normalize(sums.index_add(0, owners, vectors), dim=1)


def _short_is_faster() -> bool:
    """Whether this processor multiplies in 16 bits (bfloat16) faster than in 32: many do, twice as fast here."""
    import torch

    def seconds(kind: Any) -> float:
        left, right = torch.ones(1024, 384, dtype=kind), torch.ones(384, 1536, dtype=kind)
        tries = []
        for _ in range(4):
            began = time.perf_counter()
            torch.mm(left, right)
            tries.append(time.perf_counter() - began)
        return min(tries)

    return seconds(torch.bfloat16) < seconds(torch.float32)


def _embed(model: Any, texts: list[str]) -> Any:
    import torch

    batch = model.tokenizer(texts, padding=True, truncation=True, max_length=TOKENS, return_tensors="pt")
    features = {"input_ids": batch["input_ids"], "attention_mask": batch["attention_mask"]}
    for module in model:
        features = module(features)
    return torch.nn.functional.normalize(features["sentence_embedding"], dim=-1)


def _found(
    model: Any, seen: list[tuple[str, int]], unseen: list[tuple[str, int]], ask: str
) -> tuple[float, npt.NDArray[np.float32]]:
    """Share of `unseen` phrasings whose nearest `seen` one (cosine, centred) is of the same unit; the seen vectors."""

    def encoded(rows: list[tuple[str, int]]) -> npt.NDArray[np.float32]:
        return np.asarray(model.encode([ask + p for p, _ in rows], batch_size=64), dtype=np.float32)

    model.eval()
    known, asked = encoded(seen), encoded(unseen)
    mean = known.mean(axis=0)
    standing = (known - mean) / np.linalg.norm(known - mean, axis=1, keepdims=True)
    nearest = ((asked - mean) @ standing.T).argmax(axis=1)
    owners = np.array([u for _, u in seen])
    return float(np.mean(owners[nearest] == np.array([u for _, u in unseen]))), known

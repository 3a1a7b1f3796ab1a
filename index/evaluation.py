"""Figures: retrieval (hit@k, MRR, nDCG), separation (AUROC), coverage and precision, calibration."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from index import fusion, training
from index.build import Built
from index.confidence import Evidence
from index.encoded import Encoded, Role
from index.encoder import Encoder
from index.knowledge import Unit
from index.lexical import Thesaurus
from index.looking import ENOUGH, unseen
from index.materials import VectorCache, material_of, off_topic_of, space_of, stand_ins_of
from index.text import clean

BINS = 10
"""Bins of the reliability curve."""


@dataclass(frozen=True)
class Curve:
    """Points of a plot: reliability (stated, observed, count) or coverage against precision."""

    stated: tuple[float, ...]
    observed: tuple[float, ...]
    count: tuple[int, ...]


@dataclass(frozen=True)
class Measured:
    """Figures by name, and what a report draws."""

    figures: dict[str, Any]
    reliability: Curve
    trade_off: Curve
    """stated: coverage; observed: precision; count: off-topic questions answered, in thousandths."""
    scores: dict[str, list[float]] = field(default_factory=dict)
    """The stated probabilities of in-scope and off-topic questions."""
    failures: tuple[Any, ...] = ()


def retrieval(ranks: Sequence[Sequence[int]]) -> dict[str, float]:
    """From the ranks (0: first) of the relevant units of each question, ascending.

    hit@1, hit@3: share with a relevant unit among the first; MRR@10 (Voorhees 1999); nDCG@10 (Järvelin & Kekäläinen
    2002) with one gain for each relevant unit.
    """
    if not ranks:
        return {"queries": 0, "hit@1": 0.0, "hit@3": 0.0, "mrr@10": 0.0, "ndcg@10": 0.0}
    first = np.array([r[0] if r else 10**9 for r in ranks])
    gains = []
    for own in ranks:
        ideal = sum(1 / np.log2(i + 2) for i in range(min(10, len(own)))) or 1.0
        gains.append(sum(1 / np.log2(r + 2) for r in own if r < 10) / ideal)
    return {
        "queries": len(ranks),
        "hit@1": float((first == 0).mean()),
        "hit@3": float((first < 3).mean()),
        "mrr@10": float(np.where(first < 10, 1 / (first + 1), 0).mean()),
        "ndcg@10": float(np.mean(gains)),
    }


def auroc(inside: npt.NDArray[np.float32], outside: npt.NDArray[np.float32]) -> float | None:
    """The chance that an in-scope question scores above an off-topic one (Mann-Whitney, ties count half)."""
    if not len(inside) or not len(outside):
        return None
    from scipy.stats import rankdata

    ranks = rankdata(np.r_[inside, outside])
    return float((ranks[: len(inside)].sum() - len(inside) * (len(inside) + 1) / 2) / (len(inside) * len(outside)))


def reliability(stated: npt.NDArray[np.float32], right: npt.NDArray[np.bool_]) -> Curve:
    """In bins of stated probability: mean stated, share right, how many."""
    bins = np.minimum((stated * BINS).astype(int), BINS - 1)
    filled = [b for b in range(BINS) if (bins == b).any()]
    return Curve(
        tuple(float(stated[bins == b].mean()) for b in filled),
        tuple(float(right[bins == b].mean()) for b in filled),
        tuple(int((bins == b).sum()) for b in filled),
    )


def calibration_error(curve: Curve) -> float:
    """Expected calibration error (Naeini et al. 2015): mean distance of stated and observed, weighted by count."""
    total = sum(curve.count) or 1
    return sum(n * abs(s - o) for s, o, n in zip(curve.stated, curve.observed, curve.count, strict=True)) / total


def trade_off(stated: npt.NDArray[np.float32], right: npt.NDArray[np.bool_], scope: npt.NDArray[np.bool_]) -> Curve:
    """Coverage and precision on in-scope questions for thresholds from 0 to 1."""
    coverage, precision, off = [], [], []
    for threshold in np.linspace(0, 1, 41):
        answered = stated >= threshold
        inside = answered & scope
        coverage.append(float(inside.sum() / max(1, scope.sum())))
        precision.append(float(right[inside].mean()) if inside.any() else 1.0)
        off.append(round(1000 * float(answered[~scope].mean())) if (~scope).any() else 0)
    return Curve(tuple(coverage), tuple(precision), tuple(off))


def bench_figures(bench: training.Bench) -> Measured:
    """Figures on the questions that nothing was fitted on when the index was built.

    Phrasings and whole entries' phrasings were hidden in turn, off-topic families whole; each fold is judged by a
    confidence fitted on the others.
    """
    (answered, suggested), right, inside = training.decided(bench), bench.sure, bench.inside
    scope, first = bench.scope, bench.rank == 0
    found = first & scope
    curve = reliability(right, found)
    ok = (answered & found) | (suggested & scope & (bench.rank < 3))
    figures: dict[str, Any] = {
        "in_scope": int(scope.sum()), "off_topic": int((~scope).sum()),
        "hit@1": _mean(first[scope]), "hit@3": _mean(bench.rank[scope] < 3),
        "auroc_near": auroc(inside[scope], inside[~scope & bench.near]),
        "auroc_far": auroc(inside[scope], inside[~scope & ~bench.near]),
        "coverage": _mean(answered[scope]), "precision": _mean(found[answered & scope]),
        "answered_or_suggested_right": _mean(ok[scope]),
        "answered_or_suggested": _mean((answered | suggested)[scope]),
        "off_topic_not_answered": _mean(~answered[~scope]),
        "near_not_answered": _mean(~answered[~scope & bench.near]),
        "off_topic_turned_away": _mean((~answered & ~suggested)[~scope]),
        "calibration_error": calibration_error(curve),
    }  # fmt: skip
    scores = {
        "in scope": inside[scope].tolist(),
        "near off-topic": inside[~scope & bench.near].tolist(),
        "far off-topic": inside[~scope & ~bench.near].tolist(),
    }
    return Measured(figures, curve, trade_off(right, found, scope), scores)


def searches_figures(built: Built) -> dict[str, Any]:
    """How well messages that look for projects are told from those like them, each judged by what the others teach."""
    engine, searches = built.engine, built.engine.knowledge.searches
    texts = [engine.vocabulary.neutral(clean(t)) for t in (*searches.looking, *searches.others)]
    if min(len(searches.looking), len(searches.others)) < ENOUGH:
        return {}
    mapped = engine.space(built.snapshot.vectors.read(engine.encoder, texts, "query").vectors, "query")
    count = len(searches.looking)
    distance = unseen(mapped[:count], mapped[count:], texts)
    return {
        "looking": count, "others": len(texts) - count, "auroc": auroc(distance[:count], distance[count:]),
        "found": _mean(distance[:count] > 0), "others_taken_for_one": _mean(distance[count:] > 0),
    }  # fmt: skip


def _mean(values: npt.NDArray[Any]) -> float:
    return float(values.mean()) if len(values) else 0.0


@dataclass(frozen=True)
class PublicSet:
    """A folder in the BEIR manner: units, questions, and the positions of the units that answer each."""

    units: tuple[Unit, ...]
    questions: tuple[str, ...]
    relevant: tuple[tuple[int, ...], ...]


def read_public(folder: Path, split: float = 0.0) -> PublicSet:
    """Read `corpus.jsonl`, `queries.jsonl`, `qrels.tsv`.

    With `split`, that share of each unit's questions (every k-th in file order) becomes its `also`, and only the
    others are asked. Raises ValueError that names file and line.
    """
    corpus = _rows(folder / "corpus.jsonl", ("id", "text"))
    queries = _rows(folder / "queries.jsonl", ("id", "text"))
    place = {row["id"]: i for i, row in enumerate(corpus)}
    relevant: dict[str, set[int]] = {}
    for number, line in enumerate((folder / "qrels.tsv").read_text(encoding="utf-8").splitlines(), 1):
        parts = line.split("\t")
        if number == 1 and not parts[-1].strip().lstrip("-").isdigit():
            continue
        if len(parts) < 3 or parts[1] not in place or not parts[2].strip().lstrip("-").isdigit():
            raise ValueError(f"{folder / 'qrels.tsv'}:{number}: expected query, document and score, tab-separated")
        if int(parts[2]) > 0:
            relevant.setdefault(parts[0], set()).add(place[parts[1]])
    also: list[list[str]] = [list(row.get("also", [])) for row in corpus]
    asked: list[tuple[str, tuple[int, ...]]] = []
    count = [0] * len(corpus)
    for row in queries:
        own = tuple(sorted(relevant.get(row["id"], ())))
        if not own:
            continue
        count[own[0]] += 1
        # Spread evenly: with 0.5 every second question is given, the others are asked.
        if split and int(count[own[0]] * split) > int((count[own[0]] - 1) * split):
            also[own[0]].append(row["text"])
        else:
            asked.append((row["text"], own))
    units = tuple(
        Unit(row["id"], "entry", (row["title"],) if row.get("title") else (), tuple(also[i]), (row["text"],))
        for i, row in enumerate(corpus)
    )
    return PublicSet(units, tuple(q for q, _ in asked), tuple(own for _, own in asked))


def _rows(path: Path, needed: tuple[str, ...]) -> list[dict[str, Any]]:
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            missing = [k for k in needed if not isinstance(row.get(k), str)]
        except (ValueError, AttributeError):
            raise ValueError(f"{path}:{number}: not a JSON object") from None
        if missing:
            raise ValueError(f"{path}:{number}: {', '.join(missing)} missing or not text")
        rows.append(row)
    return rows


def public_figures(
    data: PublicSet,
    off_topic: Sequence[str],
    encoder: Encoder,
    progress: Callable[[str, float], None] = lambda step, share: None,
) -> Measured:
    """Build an index over a public set as for a knowledge folder, then ask its questions and the off-topic ones."""
    cache = VectorCache()
    total = sum(len(u.phrasings) + len(u.passages) for u in data.units) + 1
    done = 0

    def advance(count: int) -> None:
        nonlocal done
        done += count
        progress("encoding", min(1.0, done / total))

    def read(texts: Sequence[str], role: Role) -> Encoded:
        return cache.read(encoder, texts, role, advance)

    material = material_of(data.units, read)
    space, thesaurus = space_of(material, read, encoder.widths), Thesaurus({})
    learned, _ = training.train(
        material, space, thesaurus, off_topic_of((), read), stand_ins_of(material, read), None,
        lambda share: progress("fitting", share),
    )  # fmt: skip
    matcher = training.fitted_matcher(material, space, thesaurus)
    evidence = Evidence(matcher, learned.boundary)

    def ask(texts: Sequence[str]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        fused, right, scope = [], [], []
        for start in range(0, len(texts), 64):
            part = [clean(t) for t in texts[start : start + 64]]
            encoded = read(part, "query")
            signals = matcher.signals(part, encoded)
            scores = fusion.scores(signals, learned.weights)
            sure, inside = learned.judge(evidence(part, encoded, signals, scores))
            fused.append(scores)
            right.append(sure)
            scope.append(inside)
            progress("asking", min(1.0, (start + 64) / max(1, len(texts))))
        return np.concatenate(fused), np.concatenate(right), np.concatenate(scope)

    fused, sure, inside = ask(data.questions)
    ranks = [sorted(int((fused[i] > fused[i, u]).sum()) for u in own) for i, own in enumerate(data.relevant)]
    first = np.array([r[0] == 0 for r in ranks])
    answered = learned.judge.answers(sure, inside)
    figures: dict[str, Any] = {"units": len(data.units), **retrieval(ranks)}
    figures |= {"coverage": _mean(answered), "precision": _mean(first[answered])}
    scores_by_kind = {"in scope": inside.tolist()}
    stated, correct, scope = sure, first, np.ones(len(first), bool)
    if off_topic:
        _, off_sure, off_inside = ask(off_topic)
        figures |= {
            "off_topic": len(off_topic), "auroc": auroc(inside, off_inside), "auroc_right": auroc(sure, off_sure),
            "off_topic_not_answered": _mean(~learned.judge.answers(off_sure, off_inside)),
        }  # fmt: skip
        scores_by_kind["off-topic"] = off_inside.tolist()
        stated = np.r_[sure, off_sure]
        correct = np.r_[first, np.zeros(len(off_sure), bool)]
        scope = np.r_[scope, np.zeros(len(off_sure), bool)]
    curve = reliability(stated, correct)
    figures["calibration_error"] = calibration_error(curve)
    return Measured(figures, curve, trade_off(stated, correct, scope), scores_by_kind)

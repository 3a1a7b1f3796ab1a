"""The figures of `evaluate`: golden questions, unseen phrasings, public sets."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.evaluating.golden import Asked, Told, ask_all, controls
from bot.evaluating.places import Comparison
from bot.evaluating.rounds import QueryVectors
from index.encoder import Encoder
from index.evaluation import Measured, bench_figures, public_figures, read_public, searches_figures
from index.formats import ABSTAIN
from index.live import LiveIndex


def measure_knowledge(
    live: LiveIndex, now: datetime, since: Comparison, queries: QueryVectors, told: Told = lambda step, share: None
) -> Measured:
    """Golden questions asked at `now`, what of them moved `since` the last publication, and the figures of the build on
    questions that nothing was fitted on."""
    results = ask_all(live.engine, controls(live.engine.knowledge), now, told, queries)
    measured = bench_figures(live.built.snapshot.bench)
    figures = {
        "golden": _golden(results), "published": since.figures(), "unseen": measured.figures,
        "searches": searches_figures(live.built),
        "build": live.built.snapshot.summary,
    }  # fmt: skip
    failures = tuple(r.problem() for r in results if not r.right)
    return replace(measured, figures=figures, failures=failures)


def _golden(results: list[Asked]) -> dict[str, Any]:
    inside = [r for r in results if r.golden.expect != ABSTAIN]
    outside = [r for r in results if r.golden.expect == ABSTAIN]
    return {
        "questions": len(results),
        "right": sum(r.right for r in inside) / max(1, len(inside)),
        "right_or_suggested": sum(r.right or r.suggested for r in inside) / max(1, len(inside)),
        "off_topic": len(outside),
        "off_topic_not_answered": sum(r.right for r in outside) / max(1, len(outside)),
        "off_topic_turned_away": sum(r.reply.kind == "unknown" for r in outside) / max(1, len(outside)),
    }


def measure_beir(
    folder: Path, off_topic: Path | None, encoder: Encoder, split: float, progress: Callable[[str, float], None]
) -> Measured:
    """A public set, with an index built for it as for a knowledge folder. Raises ValueError for a bad file."""
    strange = []
    if off_topic is not None:
        lines = off_topic.read_text(encoding="utf-8").splitlines()
        strange = [str(json.loads(line)["text"]) for line in lines if line.strip()]
    return public_figures(read_public(folder, split), strange, encoder, progress)


def table(figures: dict[str, Any], indent: str = "") -> str:
    """Figures for a terminal, one a line."""
    lines = []
    for name, value in figures.items():
        if isinstance(value, dict):
            lines.append(f"{indent}{name}\n{table(value, indent + '  ')}")
        else:
            shown = f"{value:.4f}" if isinstance(value, float) else str(value)
            lines.append(f"{indent}{name:<30} {shown}")
    return "\n".join(lines)

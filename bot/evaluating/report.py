"""An HTML report of an evaluation: figures, the reliability curve, the trade-off and the distribution of scores.

One file without scripts or outside resources; the plots are SVG.
"""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from bot.evaluating.places import Comparison
from index.evaluation import Curve, Measured

WIDTH, HEIGHT, MARGIN = 360, 300, 44
COLOURS = ("#1f6f8b", "#c2571a", "#6b4fa0")

_STYLE = """
:root { color-scheme: light dark } body { font: 16px/1.5 system-ui, sans-serif; max-width: 60rem; margin: 2rem auto; padding: 0 1rem }
table { border-collapse: collapse } td, th { padding: .2rem .8rem .2rem 0; text-align: left; vertical-align: top } td + td { font-variant-numeric: tabular-nums }
figure { display: inline-block; margin: 1rem 1rem 0 0 } figcaption { max-width: 22rem; font-size: .9rem } svg { background: #fff; color: #222 } li { margin: .2rem 0 }
"""


def write(path: Path, measured: Measured, since: Comparison | None = None) -> None:
    """Write the report to `path`; `since`: which golden questions moved since the last publication."""
    parts = [
        "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Evaluation</title>",
        f"<style>{_STYLE}</style><h1>Evaluation</h1>", _table(measured.figures),
        "<h2>Confidence</h2>",
        _figure(_reliability(measured.reliability), "Reliability: how often the first answer is right, by the confidence stated. On the diagonal, confidence is a probability. Dots grow with the number of questions."),
        _figure(_trade_off(measured.trade_off), "Precision of what is answered (blue) and share of off-topic questions answered (orange), by the share of in-scope questions answered."),
        _figure(_distributions(measured.scores), "Probability that the knowledge speaks of the question: " + ", ".join(measured.scores) + "."),
    ]  # fmt: skip
    if since is not None:
        moved = "".join(f"<li>{escape(str(m.problem(grave=True)))}</li>" for m in since.moved)
        parts.append(
            f'<h2>Golden questions that changed place</h2><p lang="fr">{escape(str(since))}</p><ul>{moved}</ul>'
        )
    if measured.failures:
        items = "".join(f"<li>{escape(str(f))}</li>" for f in measured.failures)
        parts.append(f"<h2>Golden questions that went wrong</h2><ul>{items}</ul>")
    path.write_text("\n".join(parts), encoding="utf-8")


def _table(figures: dict[str, Any]) -> str:
    rows = []
    for name, value in figures.items():
        if isinstance(value, dict):
            rows.append(f"<tr><th colspan=2>{escape(name)}</th></tr>{_table(value)}")
        else:
            rows.append(
                f"<tr><td>{escape(name)}</td><td>{f'{value:.4f}' if isinstance(value, float) else escape(str(value))}</td></tr>"
            )
    return f"<table>{''.join(rows)}</table>"


def _figure(svg: str, caption: str) -> str:
    return f"<figure>{svg}<figcaption>{escape(caption)}</figcaption></figure>"


def _x(value: float) -> float:
    return MARGIN + value * (WIDTH - MARGIN - 12)


def _y(value: float) -> float:
    return HEIGHT - MARGIN - value * (HEIGHT - MARGIN - 12)


def _frame(x_label: str, y_label: str, inside: str, label: str) -> str:
    grid = "".join(
        f'<path d="M{_x(0)} {_y(t)}H{_x(1)}" stroke="#ddd"/><text x="{MARGIN - 6}" y="{_y(t) + 4}" text-anchor="end">{t:g}</text>'
        f'<text x="{_x(t)}" y="{HEIGHT - MARGIN + 16}" text-anchor="middle">{t:g}</text>'
        for t in (0, 0.2, 0.4, 0.6, 0.8, 1)
    )
    return (
        f'<svg role="img" aria-label="{escape(label)}" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" font-size="11">'
        f'{grid}{inside}<text x="{_x(0.5)}" y="{HEIGHT - 8}" text-anchor="middle">{escape(x_label)}</text>'
        f'<text transform="translate(12 {_y(0.5)}) rotate(-90)" text-anchor="middle">{escape(y_label)}</text></svg>'
    )


def _line(points: list[tuple[float, float]], colour: str) -> str:
    path = "M" + "L".join(f"{_x(x):.1f} {_y(y):.1f}" for x, y in points)
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="2"/>' if points else ""


def _reliability(curve: Curve) -> str:
    points = list(zip(curve.stated, curve.observed, strict=True))
    most = max(curve.count, default=1)
    dots = "".join(
        f'<circle cx="{_x(x):.1f}" cy="{_y(y):.1f}" r="{3 + 6 * (n / most) ** 0.5:.1f}" fill="{COLOURS[0]}" fill-opacity=".7"><title>{n}</title></circle>'
        for (x, y), n in zip(points, curve.count, strict=True)
    )
    diagonal = f'<path d="M{_x(0)} {_y(0)}L{_x(1)} {_y(1)}" stroke="#999" stroke-dasharray="4"/>'
    return _frame("confidence stated", "share right", diagonal + _line(points, COLOURS[0]) + dots, "Reliability curve")


def _trade_off(curve: Curve) -> str:
    precision = sorted(zip(curve.stated, curve.observed, strict=True))
    off = sorted((c, n / 1000) for c, n in zip(curve.stated, curve.count, strict=True))
    return _frame(
        "in-scope questions answered", "share", _line(precision, COLOURS[0]) + _line(off, COLOURS[1]), "Trade-off"
    )


def _distributions(scores: dict[str, list[float]]) -> str:
    bins, lines = 20, []
    for colour, values in zip(COLOURS, scores.values(), strict=False):
        counts = [0] * bins
        for value in values:
            counts[min(bins - 1, int(value * bins))] += 1
        total = max(1, len(values))
        lines.append(_line([((i + 0.5) / bins, c / total) for i, c in enumerate(counts)], colour))
    return _frame("probability of being in scope", "share of questions", "".join(lines), "Distribution of scores")

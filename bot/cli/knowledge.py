"""`check`, `build` and `evaluate`: the knowledge, looked at and measured."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.common import Json, explained, opened, opened_encoder, quiet, settings_of
from bot.console import Steps, err, out, show_problems

if TYPE_CHECKING:
    from bot.settings import Settings
    from index.knowledge import Knowledge


def register(app: typer.Typer) -> None:
    for command in (check, build, evaluate):
        app.command()(command)


def check(
    folder: Annotated[Path | None, typer.Argument(help="a knowledge folder; by default the one served")] = None,
    golden: Annotated[bool, typer.Option(help="ask the golden questions too (needs the encoder)")] = True,
) -> None:
    """Every mistake in the knowledge files, with file and line, and what the edit sends elsewhere.

    Exit status 1 when there is a mistake.
    """
    with explained():
        settings = settings_of(knowledge=folder)
        from index.loader import Loader

        loaded = Loader(settings.knowledge).load()
        problems = list(loaded.report)
        show_problems(problems)
        errors = sum(p.level == "error" for p in problems)
        if errors == 0 and golden and loaded.knowledge:
            _ask_controls(settings, loaded.knowledge, save=folder is None)
        warnings = len(problems) - errors
        err.print(f"{errors} erreur(s), {warnings} avertissement(s)")
        if errors:
            raise typer.Exit(1)


def _ask_controls(settings: Settings, knowledge: Knowledge, save: bool) -> None:
    """Ask the control questions, and tell the wrong ones and those that the edit sends elsewhere. Publishes nothing, unless
    there was nothing and `save` is set. Without a prepared encoder all this is left out."""
    from bot.evaluating.golden import ask_all, controls
    from bot.evaluating.places import Comparison, compare, edited, published
    from bot.evaluating.rounds import QueryVectors
    from bot.opening import open_encoder
    from index import build as building
    from index import snapshot as snapshots
    from index.prepared import EncoderMismatch

    questions = controls(knowledge)
    if not questions:
        return
    try:
        encoder = open_encoder(settings)
        encoder.ready()
    except EncoderMismatch as reason:
        err.print(f"Questions de contrôle laissées de côté : {reason}", markup=False, soft_wrap=True)
        return
    before, why_not = published(settings.var, encoder, knowledge)
    queries, now = QueryVectors(encoder), settings.clock(knowledge.calendar.zone)
    with quiet(), Steps() as steps:
        if before is None:
            built = building.build(knowledge, encoder, progress=steps)
            engine = built.engine
            if save:
                snapshots.save(built.snapshot, settings.var)
        else:
            engine = edited(knowledge, encoder, before, steps)
        results = ask_all(engine, questions, now, steps, queries)
        since = Comparison(reason=why_not)
        if before is not None:
            since = compare(before, knowledge, encoder, now, steps, results, queries)
    wrong = [r for r in results if not r.right]
    show_problems(r.problem() for r in wrong)
    err.print(f"{len(results) - len(wrong)}/{len(results)} golden questions answered as expected")
    err.print(str(since), markup=False, soft_wrap=True)
    show_problems(m.problem() for m in since.moved)


def build(as_json: Json = False) -> None:
    """Check the knowledge, build the index and save it."""
    with explained():
        live = opened(settings_of())
        show_problems(live.report.errors)
        summary = live.built.snapshot.summary | {"built_at": live.built.snapshot.built_at}
        if as_json:
            out(summary)
        else:
            err.print(
                "{entries} entries, {projects} projects, {events} events, {phrasings} phrasings, {off_topic} off-topic".format(
                    **summary
                )
            )
            err.print(
                "on unseen questions: first hit {hit_1:.1%}, in the first three {hit_3:.1%}; at the operating point {coverage:.1%} "
                "answered with precision {precision:.1%}, off-topic answered {off_topic_answered:.1%}".format(**summary)
            )
        if live.report.errors:
            raise typer.Exit(1)


def evaluate(
    beir: Annotated[Path | None, typer.Option(help="a folder with corpus.jsonl, queries.jsonl, qrels.tsv")] = None,
    off_topic: Annotated[
        Path | None, typer.Option(help="questions that must not be answered (.jsonl with text)")
    ] = None,
    split: Annotated[
        float, typer.Option(help="share of each entry's queries given as `also`; the others are asked")
    ] = 0.0,
    report: Annotated[Path | None, typer.Option(help="write an HTML report with plots")] = None,
    as_json: Json = False,
) -> None:
    """Measure: the golden questions and unseen phrasings of the knowledge, or a public set.

    Exit status 1 when a golden question that the published snapshot answers rightly is wrong with the files as they are.
    """
    with explained():
        settings = settings_of()
        from bot.evaluating.measure import measure_beir, measure_knowledge, table
        from bot.evaluating.places import Comparison, compare, published, with_vectors
        from bot.evaluating.report import write
        from bot.evaluating.rounds import QueryVectors
        from index import snapshot as snapshots

        since: Comparison | None = None
        if beir is not None:
            encoder = opened_encoder(settings)
            with Steps() as steps:
                result = measure_beir(beir, off_topic, encoder, split, steps)
        else:
            live = opened(settings, save=False)
            knowledge = live.engine.knowledge
            queries, now = QueryVectors(live.encoder), settings.clock(knowledge.calendar.zone)
            before, why_not = published(settings.var, live.encoder, knowledge)
            with Steps() as steps:
                same = before is not None and before.knowledge.digest == knowledge.digest
                if (
                    before is None or same
                ) and not live.report.errors:  # what was fitted now is kept for the next start
                    snapshots.save(live.built.snapshot, settings.var)
                if before is None:
                    since = Comparison(reason=why_not)
                else:
                    known = with_vectors(before, live.built.snapshot)
                    since = compare(known, knowledge, live.encoder, now, steps, queries=queries)
                result = measure_knowledge(live, now, since, queries, steps)
        if report is not None:
            write(report, result, since)
            err.print(f"report: {report}", markup=False)
        out(result.figures) if as_json else out(table(result.figures))
        if since is not None:
            show_problems(result.failures)
            err.print(str(since), markup=False, soft_wrap=True)
            show_problems(m.problem(grave=True) for m in since.moved)
            if since.lost:
                raise typer.Exit(1)

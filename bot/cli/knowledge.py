"""`check`, `build` and `evaluate`: the knowledge, looked at and measured."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.cli.common import Json, explained, opened, quiet, settings_of
from bot.console import Steps, err, out, show_problems


def register(app: typer.Typer) -> None:
    for command in (check, build, evaluate):
        app.command()(command)


def check(
    folder: Annotated[Path | None, typer.Argument(help="a knowledge folder; by default the one served")] = None,
    golden: Annotated[bool, typer.Option(help="ask the golden questions too (needs the encoder)")] = True,
) -> None:
    """Every mistake in the knowledge files, with file and line. Exit status 1 when there is one."""
    with explained():
        settings = settings_of(knowledge=folder)
        from index.loader import Loader

        loaded = Loader(settings.knowledge).load()
        problems = list(loaded.report)
        show_problems(problems)
        errors = sum(p.level == "error" for p in problems)
        if errors == 0 and golden and loaded.knowledge and loaded.knowledge.golden:
            from bot.golden import ask_all

            with quiet():
                live = opened(settings, save=folder is None)
            from bot.opening import make_assistant

            results = ask_all(make_assistant(live, settings), loaded.knowledge)
            wrong = [r for r in results if not r.right]
            show_problems(r.problem() for r in wrong)
            err.print(f"{len(results) - len(wrong)}/{len(results)} golden questions answered as expected")
        warnings = len(problems) - errors
        err.print(f"{errors} erreur(s), {warnings} avertissement(s)")
        if errors:
            raise typer.Exit(1)


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
    """Measure: the golden questions and unseen phrasings of the knowledge, or a public set."""
    with explained():
        settings = settings_of()
        from bot.measure import measure_beir, measure_knowledge, table
        from bot.report import write

        live = opened(settings)
        if beir is not None:
            with Steps() as steps:
                result = measure_beir(beir, off_topic, live.encoder, split, steps)
        else:
            from bot.opening import make_assistant

            result = measure_knowledge(live, make_assistant(live, settings))
        if report is not None:
            write(report, result)
            err.print(f"report: {report}", markup=False)
        out(result.figures) if as_json else out(table(result.figures))
        if result.failures and beir is None:
            show_problems(result.failures)

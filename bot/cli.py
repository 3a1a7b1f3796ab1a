"""The command line: `python -m bot COMMAND`, or `guichet COMMAND`.

Results go to standard output, all else to standard error. Heavy parts are imported by the command that needs them, so
that `ask` answers in about a second.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.console import Steps, err, out, show_problems
from bot.settings import BadSettings, Settings, load_settings

if TYPE_CHECKING:
    from index.live import LiveIndex

app = typer.Typer(no_args_is_help=True, add_completion=False, help="An assistant that answers with what staff wrote.")
model_app = typer.Typer(no_args_is_help=True, help="The sentence encoder.")
app.add_typer(model_app, name="model")

Json = Annotated[bool, typer.Option("--json", help="print JSON on standard output")]
Now = Annotated[str | None, typer.Option("--now", help="the moment at which the question is asked, ISO 8601")]


@contextmanager
def _explained() -> Iterator[None]:
    """Turn errors that a person can mend into one line and exit status 1."""
    from index.bundled import WeightsMissing
    from index.encoder import EncoderMismatch
    from index.loader import NoKnowledge
    from index.model import ModelRefused

    try:
        yield
    except (BadSettings, EncoderMismatch, NoKnowledge, WeightsMissing, ModelRefused, ValueError) as error:
        err.print(f"{error}", style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from None
    except OSError as error:
        err.print(f"{error.filename or 'file'}: {error.strerror or error}", style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from None


def _settings(**values: Any) -> Settings:
    return load_settings(**{k: v for k, v in values.items() if v is not None})


def _open(settings: Settings, save: bool = True, fit: bool = True) -> LiveIndex:
    """The index, its encoder prepared if it was not yet."""
    from bot.opening import open_index
    from index.encoder import ADAPTER, EncoderMismatch
    from index.loader import files

    files(settings.knowledge)  # a missing folder is told before an encoder is prepared for it
    with Steps() as steps:
        try:
            return open_index(settings, steps, save, fit)
        except EncoderMismatch:
            from index.model import prepare

            prepare(settings.encoder, settings.var, steps.say, settings.knowledge / ADAPTER)
        return open_index(settings, steps, save, fit)


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="address to listen on")] = None,
    port: Annotated[int | None, typer.Option(help="port to listen on")] = None,
) -> None:
    """Serve the chat page, the API and, with a token, Telegram."""
    with _explained():
        settings = _settings(host=host, port=port)
        logging.basicConfig(
            level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s", stream=sys.stderr
        )
        for chatty in ("httpx", "httpcore", "telegram", "apscheduler"):
            logging.getLogger(chatty).setLevel(logging.WARNING)
        live = _open(settings, fit=False)
        show_problems(live.report.errors)
        import uvicorn

        from server import create_app

        shown = settings.public_url or f"http://{settings.host}:{settings.port}"
        err.print(f"\nGuichet: {shown} (chat page), {shown}/docs (API). Stop with Ctrl+C.", style="bold", markup=False)
        err.print(
            f"Telegram: {'on, ' + settings.telegram_mode if settings.telegram_token else 'off (set BOT_TELEGRAM_TOKEN)'}\n"
        )
        uvicorn.run(
            create_app(settings, live), host=settings.host, port=settings.port, log_level="warning", access_log=False,
            proxy_headers=True, forwarded_allow_ips=settings.trusted_proxies, server_header=False,
            timeout_graceful_shutdown=10,
        )  # fmt: skip


@app.command()
def check(
    folder: Annotated[Path | None, typer.Argument(help="a knowledge folder; by default the one served")] = None,
    golden: Annotated[bool, typer.Option(help="ask the golden questions too (needs the encoder)")] = True,
) -> None:
    """Every mistake in the knowledge files, with file and line. Exit status 1 when there is one."""
    with _explained():
        settings = _settings(knowledge=folder)
        from index.loader import Loader

        loaded = Loader(settings.knowledge).load()
        problems = list(loaded.report)
        show_problems(problems)
        errors = sum(p.level == "error" for p in problems)
        if errors == 0 and golden and loaded.knowledge and loaded.knowledge.golden:
            from bot.golden import ask_all

            with _quiet():
                live = _open(settings, save=folder is None)
            from bot.opening import make_assistant

            results = ask_all(make_assistant(live, settings), loaded.knowledge)
            wrong = [r for r in results if not r.right]
            show_problems(r.problem() for r in wrong)
            err.print(f"{len(results) - len(wrong)}/{len(results)} golden questions answered as expected")
        warnings = len(problems) - errors
        err.print(f"{errors} erreur(s), {warnings} avertissement(s)")
        if errors:
            raise typer.Exit(1)


@contextmanager
def _quiet() -> Iterator[None]:
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)


@app.command()
def build(as_json: Json = False) -> None:
    """Check the knowledge, build the index and save it."""
    with _explained():
        live = _open(_settings())
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


@app.command()
def ask(
    question: Annotated[list[str] | None, typer.Argument(help="the question")] = None,
    now: Now = None,
    as_json: Json = False,
    batch: Annotated[
        Path | None, typer.Option(help="a file of {id, turns, clock?} lines; one JSON reply a line")
    ] = None,
    lang: Annotated[str | None, typer.Option(help="language of the reply: fr or en")] = None,
) -> None:
    """Ask one question, or many from a file."""
    with _explained():
        settings = _settings(now=now)
        from bot.batch import answer_lines, as_text
        from bot.opening import clock, make_assistant

        if batch is None and not (question and " ".join(question).strip()):
            err.print(
                'Write a question: python -m bot ask "C\'est payé combien ?"', style="red", markup=False, soft_wrap=True
            )
            raise typer.Exit(2)
        live = _open(settings, fit=False)
        assistant = make_assistant(live, settings)
        if batch is not None:
            for line in answer_lines(assistant, batch, clock(live, settings)):
                out(line)
            return
        reply = assistant.reply(" ".join(question or []), lang=lang)
        if as_json:
            from bot.web.api import present

            out(present(reply).model_dump())
        else:
            out(as_text(reply))


@app.command()
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
    with _explained():
        settings = _settings()
        from bot.measure import measure_beir, measure_knowledge, table
        from bot.report import write

        live = _open(settings)
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


@app.command()
def doctor(as_json: Json = False) -> None:
    """What is configured, what is missing, how to mend it."""
    from bot.doctor import examine

    try:
        settings = _settings()
    except BadSettings as error:
        err.print(f"settings: {error}", style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from None
    findings = examine(settings)
    if as_json:
        out([f.__dict__ for f in findings])
    else:
        for finding in findings:
            mark = {"ok": "[green]ok[/green]     ", "info": "[blue]info[/blue]   ", "problem": "[red]problem[/red]"}[
                finding.level
            ]
            err.print(f"{mark} [bold]{finding.name}[/bold] ", end="")
            err.print(finding.message, markup=False)
    if any(f.level == "problem" for f in findings):
        raise typer.Exit(1)


@model_app.command("prepare")
def model_prepare(name: Annotated[str | None, typer.Argument(help="bundled, a hub name or a folder")] = None) -> None:
    """Export an encoder to int8 ONNX and check it against the original."""
    with _explained():
        settings = _settings(encoder=name)
        from index.encoder import ADAPTER
        from index.model import prepare

        with Steps() as steps:
            folder = prepare(settings.encoder, settings.var, steps.say, settings.knowledge / ADAPTER)
        err.print(f"{settings.encoder}: {folder}", markup=False)


@model_app.command("tune")
def model_tune(epochs: Annotated[int, typer.Option(min=1, max=20)] = 3) -> None:
    """Tune the encoder to the knowledge's phrasings; kept only if unseen phrasings are found more often."""
    with _explained():
        settings = _settings()
        from index.encoder import ADAPTER
        from index.loader import Loader, NoKnowledge
        from index.model import original
        from index.tuning import tune

        loaded = Loader(settings.knowledge).load()
        if loaded.knowledge is None:
            raise NoKnowledge("the knowledge cannot be read; run `python -m bot check`")
        target = settings.knowledge / ADAPTER
        with Steps() as steps, original(settings.encoder, settings.var, steps.say) as model:
            outcome = tune(model, settings.encoder, loaded.knowledge, target, epochs, steps)
        err.print(
            f"unseen phrasings found: {outcome.before:.1%} before, {outcome.after:.1%} after, in {outcome.seconds / 60:.0f} minutes"
        )
        if not outcome.kept:
            err.print("not better: nothing was changed")
            raise typer.Exit(1)
        err.print(f"{target}: run `python -m bot model prepare`, then `python -m bot build`", markup=False)


def main() -> None:
    """Entry point of the console script."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    app()

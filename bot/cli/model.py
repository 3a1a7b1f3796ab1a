"""`model prepare` and `model tune`: the sentence encoder."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.common import explained, settings_of
from bot.console import Steps, err

app = typer.Typer(no_args_is_help=True, help="The sentence encoder.")


@app.command("prepare")
def model_prepare(name: Annotated[str | None, typer.Argument(help="bundled, a hub name or a folder")] = None) -> None:
    """Export an encoder to int8 ONNX and check it against the original."""
    with explained():
        settings = settings_of(encoder=name)
        from index.encoder import ADAPTER
        from index.model import prepare

        with Steps() as steps:
            folder = prepare(settings.encoder, settings.var, steps.say, settings.knowledge / ADAPTER)
        err.print(f"{settings.encoder}: {folder}", markup=False)


@app.command("tune")
def model_tune(
    epochs: Annotated[int, typer.Option(min=1, max=20)] = 3,
    anew: Annotated[
        bool, typer.Option("--anew", help="start from the plain encoder, not from the last tuning")
    ] = False,
) -> None:
    """Tune the encoder to the knowledge's phrasings; kept only if unseen phrasings are found more often."""
    with explained():
        settings = settings_of()
        from index.encoder import ADAPTER, adapter_digest
        from index.loader import Loader, NoKnowledge
        from index.model import original
        from index.tuning import tune

        loaded = Loader(settings.knowledge).load()
        if loaded.knowledge is None:
            raise NoKnowledge("the knowledge cannot be read; run `python -m bot check`")
        target = settings.knowledge / ADAPTER
        before = target if not anew and adapter_digest(target, settings.encoder) else None
        with Steps() as steps, original(settings.encoder, settings.var, steps.say) as model:
            outcome = tune(model, settings.encoder, loaded.knowledge, target, epochs, steps, before=before)
        err.print(
            f"unseen phrasings found: {outcome.before:.1%} before, {outcome.after:.1%} after, in {outcome.seconds / 60:.0f} minutes"
        )
        if not outcome.kept:
            err.print("not better: nothing was changed")
            raise typer.Exit(1)
        err.print(f"{target}: run `python -m bot model prepare`, then `python -m bot build`", markup=False)

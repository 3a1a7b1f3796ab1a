"""`model prepare` and `model tune`: the sentence encoders."""

from __future__ import annotations

from typing import Annotated

import typer

from bot.cli.common import explained, settings_of
from bot.console import Steps, err

Names = Annotated[
    str | None, typer.Argument(help="bundled, universal, a hub name, a folder, or several of them with commas")
]

app = typer.Typer(no_args_is_help=True, help="The sentence encoders.")


@app.command("prepare")
def model_prepare(name: Names = None) -> None:
    """Export the encoders to ONNX, in eight bits as far as that changes little, and check them against the originals."""
    with explained():
        settings = settings_of(encoder=name)
        from index.encoder import names_of
        from index.model import prepare
        from index.prepared import tuning_file

        for one in names_of(settings.encoder):
            with Steps() as steps:
                folder = prepare(one, settings.var, steps.say, tuning_file(settings.knowledge, one))
            err.print(f"{one}: {folder}", markup=False)


@app.command("tune")
def model_tune(
    name: Names = None,
    epochs: Annotated[int, typer.Option(min=1, max=20)] = 3,
    anew: Annotated[
        bool, typer.Option("--anew", help="start from the plain encoder, not from the last tuning")
    ] = False,
) -> None:
    """Tune the encoders to the knowledge's phrasings; kept only if unseen phrasings are found more often."""
    with explained():
        settings = settings_of(encoder=name)
        from index.encoder import names_of
        from index.loader import Loader, NoKnowledge
        from index.model import original
        from index.prepared import adapter_digest, tuning_file
        from index.tuning import tune

        loaded = Loader(settings.knowledge).load()
        if loaded.knowledge is None:
            raise NoKnowledge("the knowledge cannot be read; run `python -m bot check`")
        kept = False
        for one in names_of(settings.encoder):
            target = tuning_file(settings.knowledge, one)
            before = target if not anew and adapter_digest(target, one) else None
            with Steps() as steps, original(one, settings.var, steps.say) as model:
                outcome = tune(model, one, loaded.knowledge, target, epochs, steps, before=before)
            kept |= outcome.kept
            err.print(
                f"{one}: unseen phrasings found: {outcome.before:.1%} before, {outcome.after:.1%} after, "
                f"in {outcome.seconds / 60:.0f} minutes{'' if outcome.kept else '; not better: nothing was changed'}",
                markup=False,
            )
        if not kept:
            raise typer.Exit(1)
        err.print(f"{settings.knowledge}: run `python -m bot model prepare`, then `python -m bot build`", markup=False)

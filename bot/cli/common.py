"""What the commands share: options, opening the index, errors told on one line."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from bot.console import Steps, err
from bot.settings import ROOT, BadSettings, Settings, load_settings
from bot.storage.errors import StorageError

if TYPE_CHECKING:
    from index.encoder import Encoder
    from index.live import LiveIndex

Opened = TypeVar("Opened")

Json = Annotated[bool, typer.Option("--json", help="print JSON on standard output")]
Now = Annotated[str | None, typer.Option("--now", help="the moment at which the question is asked, ISO 8601")]


@contextmanager
def explained() -> Iterator[None]:
    """Turn errors that a person can mend into one line and exit status 1."""
    try:
        yield
    except OSError as error:
        err.print(f"{error.filename or 'file'}: {error.strerror or error}", style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from None
    except Exception as error:
        if not isinstance(error, _mendable()):
            raise
        err.print(f"{error}", style="red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from None


def _mendable() -> tuple[type[Exception], ...]:
    """Looked up when something failed: importing these takes time that an answer need not wait for."""
    from index.bundled import WeightsMissing
    from index.loader import NoKnowledge
    from index.model import ModelRefused
    from index.prepared import EncoderMismatch

    return BadSettings, EncoderMismatch, NoKnowledge, WeightsMissing, ModelRefused, StorageError, ValueError


def settings_of(**values: Any) -> Settings:
    return load_settings(**{k: v for k, v in values.items() if v is not None})


def opened(settings: Settings, save: bool = True, fit: bool = True) -> LiveIndex:
    """The index, its encoder prepared if it was not yet."""
    from bot.opening import open_index
    from index.loader import files

    files(settings.knowledge)  # a missing folder is told before an encoder is prepared for it

    def open_it() -> LiveIndex:
        with Steps() as steps:
            return open_index(settings, steps, save, fit)

    return _prepared(settings, open_it)


def opened_encoder(settings: Settings) -> Encoder:
    """The encoder alone, prepared if it was not yet."""
    from bot.opening import open_encoder

    return _prepared(settings, lambda: open_encoder(settings))


def _prepared(settings: Settings, open_it: Callable[[], Opened]) -> Opened:
    from index.prepared import EncoderMismatch

    with suppress(EncoderMismatch):
        return open_it()
    prepare_apart(settings)
    return open_it()


def prepare_apart(settings: Settings) -> None:
    """Prepare the encoders that are not, or all when one is spoilt, in a process of its own, so that the gigabytes that this
    takes are given back before serving."""
    from index.encoder import unprepared

    lacking = unprepared(settings.encoder, settings.var, settings.knowledge)
    chosen = {
        "BOT_ENCODER": ",".join(lacking) or settings.encoder,
        "BOT_VAR": str(settings.var.resolve()),
        "BOT_KNOWLEDGE": str(settings.knowledge.resolve()),
    }
    command = [sys.executable, "-m", "bot", "model", "prepare"]
    done = subprocess.run(command, env=os.environ | chosen, stdout=subprocess.DEVNULL, cwd=ROOT, check=False)  # noqa: S603  # no argument of anybody's
    if done.returncode:
        raise typer.Exit(1)


@contextmanager
def quiet() -> Iterator[None]:
    logging.disable(logging.WARNING)
    try:
        yield
    finally:
        logging.disable(logging.NOTSET)

"""The command line: `python -m bot COMMAND`, or `guichet COMMAND`.

Results go to standard output, all else to standard error. Heavy parts are imported by the command that needs them, so
that `ask` answers in about a second.
"""

from __future__ import annotations

import contextlib
import logging
import os
import sys

import typer

from bot.cli import announce, asking, data, interests, knowledge, model, serving, telegram

app = typer.Typer(no_args_is_help=True, add_completion=False, help="An assistant that answers with what staff wrote.")
serving.register(app)
knowledge.register(app)
asking.register(app)
data.register(app)
announce.register(app)
interests.register(app)
app.add_typer(model.app, name="model")
app.add_typer(telegram.app, name="telegram")


def main() -> None:
    """Entry point of the console script."""
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    try:
        app()
    except SystemExit as end:
        status = end.code if isinstance(end.code, int) else int(end.code is not None)
        logging.shutdown()
        with contextlib.suppress(OSError):  # whoever read the output may have left
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status)  # all is done and said; taking a loaded index apart takes a fifth of a second

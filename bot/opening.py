"""Opens what answers, the index and the assistant over it, without any channel: `ask` needs no more."""

from __future__ import annotations

import gc
from datetime import datetime
from zoneinfo import ZoneInfo

from threadpoolctl import threadpool_limits

from bot.assistant import Assistant, Observer, Recorder
from bot.conversation import ContextStore, MemoryContexts
from bot.settings import Settings
from index.build import Progress
from index.encoder import Encoder
from index.live import LiveIndex


def open_encoder(settings: Settings) -> Encoder:
    """The prepared encoder of the knowledge folder. Raises EncoderMismatch (prepare it) and, for spoilt tuning, ValueError."""
    return Encoder.open(settings.encoder, settings.var, settings.knowledge)


def open_index(
    settings: Settings, progress: Progress = lambda step, share: None, save: bool = True, fit: bool = True
) -> LiveIndex:
    """The served index: encoder, then knowledge. Raises EncoderMismatch (prepare it) and NoKnowledge."""
    encoder = open_encoder(settings)
    live = LiveIndex(settings.knowledge, settings.var, encoder)
    gc.disable()  # what is made here stays: searching it for garbage takes longer than making it
    try:
        live.start(progress, save, fit)
    finally:
        gc.enable()
    # Matrices of a question's size take one thread less time than two, which wait for each other; and a fit that goes on
    # beside questions leaves them the other one.
    threadpool_limits(1, user_api="blas")
    encoder.ready()
    return live


def make_assistant(
    live: LiveIndex,
    settings: Settings,
    contexts: ContextStore | None = None,
    observe: Observer = lambda reply, seconds: None,
    recorder: Recorder | None = None,
) -> Assistant:
    """The assistant over the index, with the settings' clock and contexts that last as long as the process."""
    return Assistant(
        lambda: live.engine, contexts or MemoryContexts(), lambda: clock(live, settings), observe, recorder
    )  # fmt: skip


def clock(live: LiveIndex, settings: Settings) -> datetime:
    """The moment at which a question is asked, in the programme's time zone."""
    return settings.clock(ZoneInfo(live.engine.knowledge.programme.timezone))

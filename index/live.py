"""The engine that is served now, and how it follows the files: a good edit is live at once, a bad one never is."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from index import snapshot as snapshots
from index.build import Built, Progress, build, restore
from index.encoder import Encoder
from index.engine import Engine
from index.loader import Loaded, Loader, NoKnowledge, digest_of, files
from index.problems import Report
from index.snapshot import Snapshot

log = logging.getLogger(__name__)

QUIET = 4.0
"""Seconds without an edit before what was learned is fitted again, and what is served is kept on disk: who edits is likely to
edit once more, and either would slow that edit down."""


@dataclass
class LiveIndex:
    """Serves one engine and replaces it whole. Readers take `engine` once for each question and keep it."""

    folder: Path
    store: Path
    """Where the snapshot is kept."""
    encoder: Encoder
    _built: Built | None = None
    _report: Report = field(default_factory=Report)
    _change: threading.Lock = field(default_factory=threading.Lock)
    _digest: str = ""
    _settled: Snapshot | None = None
    """The one that is on disk already, or does not belong there; those of later edits do."""
    _observers: list[Callable[[Engine], None]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._loader = Loader(self.folder)

    @property
    def engine(self) -> Engine:
        """Raises NoKnowledge before `start`."""
        if self._built is None:
            raise NoKnowledge("nothing is loaded yet")
        return self._built.engine

    @property
    def built(self) -> Built:
        if self._built is None:
            raise NoKnowledge("nothing is loaded yet")
        return self._built

    @property
    def report(self) -> Report:
        """The problems of the files as they are now, whether or not they are what is served."""
        return self._report

    @property
    def follows_files(self) -> bool:
        """Whether what is served is what the files say (False while a mistake keeps the last good knowledge)."""
        return self._built is not None and self._built.snapshot.knowledge.digest == self._digest

    def start(
        self, progress: Progress = lambda step, share: None, save: bool = True, fit: bool = True
    ) -> Built:  # fmt: skip
        """Serve the folder: from the snapshot when it fits, else built now.

        With `fit` False what was learned is taken over from the snapshot, if there is one, and left to `refit`.
        With mistakes in some files the last snapshot is served; without one, what the good files say. Raises
        NoKnowledge when there is nothing at all to serve.
        """
        contents = files(self.folder)
        self._digest = digest_of(contents)
        kept = self._settled = snapshots.load(self.store, self.encoder.fingerprint)
        if kept is not None and kept.knowledge.digest == self._digest:
            self._publish(restore(kept, self.encoder))
            if not self.built.stale or not fit:
                return self.built
        loaded = self._loader.load(contents)
        self._tell(loaded)
        if loaded.knowledge is None or (loaded.report.errors and kept is not None):
            if kept is None:
                first = next(iter(loaded.report), None)
                raise NoKnowledge(f"{self.folder}: nothing that can be served; {first or 'see `check`'}")
            self._publish(restore(kept, self.encoder))
            return self.built
        self._publish(build(loaded.knowledge, self.encoder, kept, fit=fit or kept is None, progress=progress))
        if save and loaded.sound:
            self._keep()
        self._settled = self.built.snapshot
        return self.built

    def refresh(self) -> bool:
        """Follow the files once. True when something new is served. What was learned is taken over until `settle`."""
        with self._change:
            try:
                contents = files(self.folder)
            except NoKnowledge as error:
                log.error("knowledge: %s; the last good knowledge keeps serving", error)
                return False
            digest = digest_of(contents)
            if digest == self._digest:
                return False
            self._digest = digest
            loaded = self._loader.load(contents)
            self._tell(loaded)
            if not loaded.sound or loaded.knowledge is None:
                log.error("knowledge: %d problems; the last good knowledge keeps serving", len(loaded.report.errors))
                return False
            before, former = (self._built.snapshot, self._built.engine) if self._built else (None, None)
            self._publish(build(loaded.knowledge, self.encoder, before, fit=before is None, former=former))
            return True

    def settle(self) -> bool:
        """Fit again what an edit left stale, and keep on disk what is served. True when there was anything to do."""
        return self.refit() if self.built.stale else self._keep()

    def refit(self) -> bool:
        """Fit again what was learned from texts that have changed since. True when that was needed. Takes a minute."""
        built = self.built
        if not built.stale:
            return False
        fitted = build(built.engine.knowledge, self.encoder, built.snapshot, fit=True)
        with self._change:
            if self.built is not built:
                return False  # edited meanwhile: that edit brings its own fit
            self._publish(fitted)
        self._keep()
        return True

    def _keep(self) -> bool:
        snapshot = self.built.snapshot
        if snapshot is self._settled:
            return False
        self._settled = snapshot  # before it is written: what fails is tried again with the next edit, not every second
        snapshots.save(snapshot, self.store)
        return True

    def watch(self, stop: threading.Event) -> None:
        """Follow the files until `stop` is set. Runs in a thread of its own."""
        from watchfiles import watch

        self._warm()
        settling: threading.Thread | None = None
        edited = -QUIET
        for _ in watch(self.folder, stop_event=stop, debounce=60, step=20, rust_timeout=1_000, yield_on_timeout=True):
            try:
                if self.refresh():
                    edited = time.monotonic()
                    log.info("knowledge: reloaded, %d units", len(self.engine.material.units))
                quiet = time.monotonic() - edited >= QUIET
                if quiet and self._unsettled and (settling is None or not settling.is_alive()):
                    settling = threading.Thread(target=self._settle_quietly, name="settle", daemon=True)
                    settling.start()
            except Exception:  # the watcher must outlive anything that an edit can bring
                log.exception("knowledge: reload failed; the last good knowledge keeps serving")

    def _warm(self) -> None:
        """Read all files once, so that the first edit is live as soon as the next ones, and their problems are known."""
        with self._change:
            try:
                contents = files(self.folder)
            except NoKnowledge:
                return
            if digest_of(contents) == self._digest:
                self._report = self._loader.load(contents).report

    @property
    def _unsettled(self) -> bool:
        return self.built.stale or self.built.snapshot is not self._settled

    def _settle_quietly(self) -> None:
        try:
            self.settle()
        except Exception:
            log.exception("knowledge: fitting or keeping failed; what served before keeps serving")

    def _publish(self, built: Built) -> None:
        self._built = built

    def _tell(self, loaded: Loaded) -> None:
        self._report = loaded.report
        for problem in loaded.report.errors:
            log.error("%s", problem)

"""Who uses a database file: programs that serve from it share a lock, one that replaces it has it alone.

The lock is on a file beside it, and goes with the process however that ends.
"""

from __future__ import annotations

import fcntl
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.storage.errors import StorageAway, StorageMismatch


class Holding:
    """The lock of one database file. Thread-safe."""

    def __init__(self, file: Path) -> None:
        self._path = file.with_name(f"{file.name}.lock")
        self._lock = threading.Lock()
        self._held: int | None = None

    def share(self) -> None:
        """Use the database together with others, until `release`. Raises StorageAway while it is being replaced."""
        with self._lock:
            if self._held is None:
                self._held = self._take(fcntl.LOCK_SH, StorageAway("the database is being replaced"))

    def release(self) -> None:
        with self._lock:
            if self._held is not None:
                os.close(self._held)
            self._held = None

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Use the database alone. Raises StorageMismatch while another program uses it."""
        taken = self._take(fcntl.LOCK_EX, StorageMismatch("a server uses this database: stop it first"))
        try:
            yield
        finally:
            os.close(taken)

    def _take(self, how: int, refused: Exception) -> int:
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            opened = os.open(self._path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StorageAway(f"{self._path}: {error.strerror}") from None
        try:
            fcntl.flock(opened, how | fcntl.LOCK_NB)
        except OSError:
            os.close(opened)
            raise refused from None
        return opened

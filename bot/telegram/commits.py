"""Small transactions of many tasks, committed together: a commit that reaches the disk takes milliseconds, a row none."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import Any, TypeVar

from sqlalchemy import Connection

from bot.storage.engine import Storage
from bot.storage.errors import StorageAway, StorageFull, StorageMismatch

Result = TypeVar("Result")
Work = Callable[[Connection], Any]

TOGETHER = 200
"""Works in one transaction at most."""


class Commits:
    """Does works one transaction after the other, in a thread of its own; whatever came in meanwhile shares the next one."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._waiting: list[tuple[Work, asyncio.Future[Any]]] = []
        self._worker: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, "telegram-commits")

    async def do(self, work: Callable[[Connection], Result]) -> Result:
        """The result of `work`, once it is committed. Raises what `work` or the storage raises."""
        future: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._waiting.append((work, future))
        if self._worker is None or self._worker.done():
            self._worker = asyncio.create_task(self._run(), name="telegram-commits")
        return await future

    async def close(self) -> None:
        """Finish what was begun."""
        if self._worker is not None:
            with suppress(asyncio.CancelledError):
                await self._worker
        self._thread.shutdown(wait=False)

    async def _run(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:TOGETHER], self._waiting[TOGETHER:]
            await self._commit(batch)

    async def _commit(self, batch: list[tuple[Work, asyncio.Future[Any]]]) -> None:
        loop = asyncio.get_running_loop()
        try:
            results = await loop.run_in_executor(self._thread, self._do, [work for work, _ in batch])
        except Exception as error:
            if len(batch) == 1 or isinstance(error, StorageAway | StorageFull | StorageMismatch):
                for _, future in batch:
                    _settle(future, error=error)
                return
            for one in batch:  # one of them must not fail the others
                await self._commit([one])
            return
        for (_, future), result in zip(batch, results, strict=True):
            _settle(future, result)

    def _do(self, works: Sequence[Work]) -> list[Any]:
        with self._storage.begin() as tx:
            return [work(tx) for work in works]


def _settle(future: asyncio.Future[Any], result: Any = None, error: Exception | None = None) -> None:
    if future.done():  # nobody waits any more
        return
    if error is None:
        future.set_result(result)
    else:
        future.set_exception(error)

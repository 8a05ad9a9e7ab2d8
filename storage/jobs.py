"""Work waiting for one of the database's threads, and where its answer goes."""

import asyncio
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

V = TypeVar("V")


class Job(Generic[V]):
    """A use case or a question; its future is the loop's, or a thread's without a loop."""

    __slots__ = ("error", "future", "loop", "value", "work")

    def __init__(
        self, work: Callable[[V], Any], loop: asyncio.AbstractEventLoop | None = None
    ) -> None:
        self.work = work
        self.loop = loop
        self.future: Any = loop.create_future() if loop else Future()
        self.value: Any = None
        self.error: BaseException | None = None

    def settle(self) -> None:
        """Give the caller its answer, unless it has gone away."""
        if self.future.done():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.value)


def deliver(jobs: Iterable[Job[Any]]) -> None:
    """Give every caller its answer, from whatever thread; those of one loop all at once."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Job[Any]]] = {}
    for job in jobs:
        if job.loop is None:
            job.settle()
        elif not job.loop.is_closed():
            by_loop.setdefault(job.loop, []).append(job)
    for loop, waiting in by_loop.items():
        loop.call_soon_threadsafe(_settle_all, waiting)


def _settle_all(jobs: list[Job[Any]]) -> None:
    for job in jobs:
        job.settle()

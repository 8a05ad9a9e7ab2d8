"""One line for each sender: one update at a time, in the order of the inbox; many at once."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import replace

import structlog

from services.inbox import Kept

CROWDED = 2000

log = structlog.get_logger(__name__)


class Queues:
    """Feeds ``handle``; whatever it raises is logged and does not stop the line."""

    def __init__(self, handle: Callable[[Kept], Awaitable[None]], crowded: int = CROWDED) -> None:
        self._handle = handle
        self._crowded = crowded
        self._lines: dict[int, deque[Kept]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._count = 0
        self._idle = asyncio.Event()
        self._idle.set()
        self._room = asyncio.Event()
        self._room.set()

    def __len__(self) -> int:
        return self._count

    def has_line(self, sender_id: int) -> bool:
        """Whether something of a sender's waits or is being handled."""
        return sender_id in self._lines

    def waiting(self, sender_id: int) -> int:
        """How much of a sender's waits or is being handled."""
        return len(self._lines.get(sender_id, ()))

    def among(self, which: Callable[[int], bool]) -> int:
        """How much waits of all the senders for whom ``which`` is true."""
        return sum(len(line) for sender, line in self._lines.items() if which(sender))

    def put(self, kept: Kept) -> None:
        """Let an update wait behind its sender's others."""
        self._count += 1
        self._idle.clear()
        if self._count >= self._crowded:
            self._room.clear()
        line = self._lines.get(kept.sender_id)
        if line is not None:  # what goes before may change who they are and what they have open
            line.append(replace(kept, acting=None))
            return
        self._lines[kept.sender_id] = deque([kept])
        worker = asyncio.create_task(self._work(kept.sender_id))
        self._workers.add(worker)
        worker.add_done_callback(self._workers.discard)

    async def _work(self, sender_id: int) -> None:
        line = self._lines[sender_id]
        while line:
            try:
                await self._handle(line[0])
            except Exception:
                log.exception("line_failed", update_id=line[0].cause.update_id)
            line.popleft()
            self._done(1)
        del self._lines[sender_id]

    def _done(self, n: int) -> None:
        self._count -= n
        if self._count < self._crowded:
            self._room.set()
        if not self._count:
            self._idle.set()

    async def room(self) -> None:
        """Return when there is room for more."""
        await self._room.wait()

    async def idle(self) -> None:
        """Return when every update has been handled."""
        await self._idle.wait()

    async def drain(self, seconds: float) -> int:
        """Handle what waits for at most so long; gives how many are left, which stay kept."""
        try:
            await asyncio.wait_for(self._idle.wait(), seconds)
        except TimeoutError:
            left = self._count
            for worker in self._workers:
                worker.cancel()
            await asyncio.gather(*self._workers, return_exceptions=True)
            self._lines.clear()
            self._done(self._count)
            return left
        return 0

"""A timer for the governor, which stands still until a test moves it."""

import asyncio
import heapq
from collections.abc import Callable
from itertools import count


class Alarm:
    def __init__(self) -> None:
        self.cancelled = False

    def cancel(self) -> None:
        self.cancelled = True


class MovedTime:
    """A clock that stands still until the test moves it."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.late = 0.0
        self._calls: list[tuple[float, int, Alarm, Callable[[], object]]] = []
        self._order = count()

    def time(self) -> float:
        return self.now

    def call_at(self, when: float, callback: Callable[[], object], /) -> Alarm:
        alarm = Alarm()
        heapq.heappush(self._calls, (when + self.late, next(self._order), alarm, callback))
        return alarm

    async def pass_by(self, seconds: float) -> None:
        end = self.now + seconds
        await settle()
        while self._calls and self._calls[0][0] <= end:
            when, _, alarm, callback = heapq.heappop(self._calls)
            if not alarm.cancelled:
                self.now = max(self.now, when)
                callback()
                await settle()
        self.now = end


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)

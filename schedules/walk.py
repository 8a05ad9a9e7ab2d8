"""Walking through time: the timetable's own triggers in order, the clock set to each.

Moving the sandbox's clock, and a test's, is not a jump: what would have happened on the way
happens, each thing at its moment and finished before the next.
"""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import UTC, datetime, timedelta

from schedules.timetable import Entry

_AFTER = timedelta(microseconds=1)


class Walk:
    """Walks from where it stands to a later moment, and remembers where it stands.

    ``now`` and ``move`` read and set the clock; ``settle`` returns when the inbox and all pushes
    that are due have been worked off.
    """

    def __init__(
        self,
        entries: Sequence[Entry],
        now: Callable[[], datetime],
        move: Callable[[datetime], None],
        settle: Callable[[], Awaitable[None]],
    ) -> None:
        self._entries = entries
        self._now = now
        self._move = move
        self._settle = settle
        self._last = dict.fromkeys((entry.id for entry in entries), now())

    async def to(self, until: datetime) -> None:
        """Live through everything up to a moment, that moment included.

        Cancelled, it stops after the step in hand, and can go on from there.
        """
        if until > self._now():
            await self._settle()
        while (step := await self._next(until)) is not None:
            await _whole(self._take(*step))
        self._set(until)
        for entry in self._entries:
            self._last[entry.id] = max(self._last[entry.id], until)

    async def _take(self, moment: datetime, entry: Entry) -> None:
        self._set(moment)
        self._last[entry.id] = moment
        await entry.run()
        await self._settle()

    def _set(self, moment: datetime) -> None:
        if moment > self._now():
            self._move(moment.astimezone(UTC))

    async def _next(self, until: datetime) -> tuple[datetime, Entry] | None:
        """The next tick that has something to do; of two at one moment the timetable's first."""
        found: tuple[datetime, Entry] | None = None
        for entry in self._entries:
            moment = await self._next_of(entry, until)
            if moment is not None and (found is None or moment < found[0]):
                found = moment, entry
        return found

    async def _next_of(self, entry: Entry, until: datetime) -> datetime | None:
        since = self._last[entry.id] + _AFTER
        if entry.wanted is not None:
            wanted = await entry.wanted()
            if wanted is None or wanted > until:
                return None
            since = max(since, wanted)
        moment: datetime | None = entry.trigger.get_next_fire_time(None, since)
        return moment if moment is not None and moment <= until else None


async def _whole(step: Coroutine[None, None, None]) -> None:
    """Do a step to its end even when told to stop meanwhile, and stop then."""
    task = asyncio.ensure_future(step)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await asyncio.wait([task])
        raise

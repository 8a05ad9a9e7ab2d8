"""Time as the sandbox lives it: it can stand still, tick, jump, or be walked by the host."""

import asyncio
import calendar
import time
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "CST")

OnMove = Callable[[datetime], Awaitable[None]]
Resolve = Callable[[str, datetime], datetime]
Listener = Callable[[], None]


class SandboxClock:
    """The one source of dates in the sandbox; seconds pass by themselves while it ticks."""

    def __init__(self, now: datetime | None = None, *, ticking: bool = True) -> None:
        start = now or datetime.now(CHINA)
        if start.tzinfo is None:
            raise ValueError("the sandbox clock needs a time with its zone")
        self._base = start
        self._since = time.monotonic()
        self.ticking = ticking
        self.moving = False
        self.progress: str | None = None
        self.listeners: list[Listener] = []

    def now(self) -> datetime:
        """The present moment, in the zone that the clock was started with."""
        if self.moving or not self.ticking:
            return self._base
        return self._base + timedelta(seconds=time.monotonic() - self._since)

    def timestamp(self) -> int:
        """The present moment in whole Unix seconds, as messages are dated."""
        return int(self.now().timestamp())

    def set(self, moment: datetime) -> None:
        """Make it `moment`; earlier than the present is refused, for time does not run back."""
        if moment < self.now():
            raise ValueError("the sandbox clock does not run backwards")
        self._base = moment.astimezone(self._base.tzinfo)
        self._since = time.monotonic()
        self.announce()

    def advance(self, **delta: float) -> None:
        """Jump forward by a timedelta's arguments, as in `advance(hours=1)`."""
        self.set(self.now() + timedelta(**delta))

    def hold(self) -> None:
        """Stop the ticking while somebody walks the time."""
        self._base, self.moving = self.now(), True
        self.announce()

    def release(self) -> None:
        """Let the ticking go on from where the walk ended."""
        self._since, self.moving, self.progress = time.monotonic(), False, None
        self.announce()

    def announce(self) -> None:
        """Tell everyone who listens that the clock shows something new."""
        for listener in self.listeners:
            listener()


class ClockMover:
    """Moves the clock to a target, through the host's walk when there is one."""

    def __init__(
        self, clock: SandboxClock, on_move: OnMove | None = None, resolve: Resolve | None = None
    ) -> None:
        self.clock = clock
        self.on_move = on_move
        self.resolve = resolve
        self._walk: asyncio.Task[None] | None = None

    @property
    def busy(self) -> bool:
        """Whether a walk is under way."""
        return self._walk is not None and not self._walk.done()

    def target(self, request: dict[str, object]) -> datetime:
        """Read `{"hours": 1}`, `{"days": 1}`, `{"to": iso}` or `{"to": name}` as a moment."""
        now = self.clock.now()
        to = request.get("to")
        if isinstance(to, str):
            return self._named(to, now)
        amounts = {
            unit: float(str(request[unit]))
            for unit in ("minutes", "hours", "days")
            if unit in request
        }
        if not amounts:
            raise ValueError("say minutes, hours, days, or to")
        return now + timedelta(**amounts)

    def _named(self, name: str, now: datetime) -> datetime:
        if name not in {"workday", "month_end"}:
            moment = datetime.fromisoformat(name)
            return moment if moment.tzinfo else moment.replace(tzinfo=now.tzinfo)
        if self.resolve is not None:
            return self.resolve(name, now)
        return next_weekday(now) if name == "workday" else month_end(now)

    def start(self, target: datetime) -> None:
        """Begin to move; refused while another walk is under way or when target is past."""
        if self.busy:
            raise ValueError("the clock is already moving")
        if target < self.clock.now():
            raise ValueError("the sandbox clock does not run backwards")
        self.clock.hold()
        self._walk = asyncio.get_running_loop().create_task(self._move(target))

    async def wait(self) -> None:
        """Wait until the walk under way, if any, has ended."""
        if self._walk is not None:
            await asyncio.wait([self._walk])

    async def stop(self) -> None:
        """End the walk where it is."""
        if self._walk is not None and not self._walk.done():
            self._walk.cancel()
            await asyncio.wait([self._walk])

    async def _move(self, target: datetime) -> None:
        try:
            if self.on_move is not None:
                await self.on_move(target)
            if self.clock.now() < target:
                self.clock.set(target)
        finally:
            self.clock.release()


def next_weekday(now: datetime) -> datetime:
    """The next Monday-to-Friday morning at 08:30 after `now`."""
    moment = now.replace(hour=8, minute=30, second=0, microsecond=0)
    while moment <= now or moment.weekday() > 4:
        moment += timedelta(days=1)
    return moment


def month_end(now: datetime) -> datetime:
    """17:00 on the last day of the month, or of the next one when that is past."""
    moment = now.replace(day=_last_day(now), hour=17, minute=0, second=0, microsecond=0)
    if moment <= now:
        first = moment + timedelta(days=1)
        moment = moment.replace(year=first.year, month=first.month, day=1)
        moment = moment.replace(day=_last_day(moment))
    return moment


def _last_day(moment: datetime) -> int:
    return calendar.monthrange(moment.year, moment.month)[1]

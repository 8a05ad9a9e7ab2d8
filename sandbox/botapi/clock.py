"""Time as the sandbox lives it: it can stand still, tick, jump, or be walked by the host."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "CST")

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

    def begin(self, moment: datetime) -> None:
        """Go on where an earlier run ended; unlike `set` it may lie before the present."""
        self._base, self._since = moment, time.monotonic()

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

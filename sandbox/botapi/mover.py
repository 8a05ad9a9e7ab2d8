"""Moving the clock to a moment, through the host's walk when there is one."""

import asyncio
import calendar
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sandbox.botapi.clock import SandboxClock

log = logging.getLogger(__name__)

OnMove = Callable[[datetime], Awaitable[None]]
Resolve = Callable[[str, datetime], datetime]
LONGEST_WALK = timedelta(days=3653)
GLIMPSE = 60  # characters of what was said last


@dataclass
class Journey:
    """One walk: from where to where, and what the bot said on the way."""

    start: datetime
    target: datetime
    sent: int = 0
    last: dict[str, str] | None = None
    ended: str | None = None  # arrived, stopped or broken

    def as_json(self) -> dict[str, object]:
        """For the page."""
        return {
            "from": self.start.isoformat(timespec="seconds"),
            "to": self.target.isoformat(timespec="seconds"),
            "sent": self.sent,
            "last": self.last,
            "ended": self.ended,
        }


class ClockMover:
    """Moves the clock to a target, through the host's walk when there is one."""

    def __init__(
        self, clock: SandboxClock, on_move: OnMove | None = None, resolve: Resolve | None = None
    ) -> None:
        self.clock = clock
        self.on_move = on_move
        self.resolve = resolve
        self.journey: Journey | None = None  # the walk under way, or the last one
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
        if self.clock.moving:
            raise ValueError("the clock is already moving")
        if target < self.clock.now():
            raise ValueError("the sandbox clock does not run backwards")
        if target > self.clock.now() + LONGEST_WALK:
            raise ValueError("the sandbox clock moves by ten years at most")
        self.journey = Journey(self.clock.now(), target)
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
        ended = "stopped"
        try:
            if self.on_move is not None:
                await self.on_move(target)
            if self.clock.now() < target:
                self.clock.set(target)
            ended = "arrived"
        except Exception:
            log.exception("the walk to %s broke off", target)
            ended = "broken"
        finally:
            if self.journey is not None:
                self.journey.ended = ended
            self.clock.release()

    def note_sent(self, chat: str, text: str) -> None:
        """The bot said something; on a walk that is worth telling."""
        if self.journey is not None and self.busy:
            self.journey.sent += 1
            self.journey.last = {"to": chat, "text": text[:GLIMPSE]}
            self.clock.announce()


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

"""How often somebody may try codes at the door: after some wrong ones a pause, and it grows.

Source: [ours]. A code has ten of 28 signs, so that nobody finds one by trying; the pauses see to it
that nobody tries for long. They hold for one account and for all accounts together.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

FORGOTTEN_AFTER = timedelta(days=1)
_FIRST_PAUSE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Limit:
    """So many wrong codes bring no pause; every further one doubles it, up to the longest."""

    free: int
    longest: timedelta


OF_ONE = Limit(3, timedelta(days=1))
# Short, since it also holds up whoever comes with a good code.
OF_ALL = Limit(50, timedelta(minutes=10))


@dataclass(frozen=True, slots=True)
class Wrong:
    """How many wrong codes there were, and when the last one came."""

    times: int
    last_at: datetime


def wait_until(wrong: Wrong | None, limit: Limit) -> datetime | None:
    """When the next code may be tried; none when no wrong one counts."""
    if wrong is None or wrong.times <= limit.free:
        return None
    doublings = min(wrong.times - limit.free - 1, 20)
    return wrong.last_at + min(_FIRST_PAUSE * (1 << doublings), limit.longest)


def after(wrong: Wrong | None, now: datetime) -> Wrong:
    """What counts after one more wrong code; those of days ago are forgotten."""
    if wrong is None or now - wrong.last_at >= FORGOTTEN_AFTER:
        return Wrong(1, now)
    return Wrong(wrong.times + 1, now)

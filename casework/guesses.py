"""How often somebody may try codes at the door: after some wrong ones a pause, and it grows.

Source: [ours]. A code has ten of 28 signs, so that nobody finds one by trying; the pauses see to it
that nobody tries for long. Each account waits for its own slips alone: a pause for all together
protects nothing that the length of a code does not, and lets a stranger keep new officers out.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

FORGOTTEN_AFTER = timedelta(days=1)
_FIRST_PAUSE = timedelta(minutes=1)
_LONGEST_PAUSE = timedelta(days=1)
FREE = 3
"""So many wrong codes bring no pause; every further one doubles it, up to a day."""


@dataclass(frozen=True, slots=True)
class Wrong:
    """How many wrong codes there were, and when the last one came."""

    times: int
    last_at: datetime


def wait_until(wrong: Wrong | None) -> datetime | None:
    """When the next code may be tried; none when no wrong one counts."""
    if wrong is None or wrong.times <= FREE:
        return None
    doublings = min(wrong.times - FREE - 1, 20)
    return wrong.last_at + min(_FIRST_PAUSE * (1 << doublings), _LONGEST_PAUSE)


def after(wrong: Wrong | None, now: datetime) -> Wrong:
    """What counts after one more wrong code; those of days ago are forgotten."""
    if wrong is None or now - wrong.last_at >= FORGOTTEN_AFTER:
        return Wrong(1, now)
    return Wrong(wrong.times + 1, now)

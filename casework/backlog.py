"""When a unit is told early about its own backlog; it is never compared with another [ours]."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Backlog:
    """What a unit still has to do of what is late or falls due soon, and the earliest day of it."""

    late: int
    soon: int
    earliest: date


def backlog(due: Iterable[date], today: date, until: date, least: int) -> Backlog | None:
    """Give the backlog of the days by which open matters are due, both ends counted.

    None where fewer than ``least`` are late or due by then; with 0 nobody is ever told.
    """
    pressing = sorted(day for day in due if day <= until)
    if not least or len(pressing) < least:
        return None
    late = sum(day < today for day in pressing)
    return Backlog(late, len(pressing) - late, pressing[0])

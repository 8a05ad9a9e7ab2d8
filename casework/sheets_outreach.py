"""What the screens of a joint team's trips are drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from casework.outreach import Count, Tally
from casework.statistics import Period


@dataclass(frozen=True, slots=True)
class OutreachSheet:
    """One trip's card; `by` and `at` are of the last act on it, `acts` how many there were."""

    ref: int
    place: str
    first: date
    last: date
    text: str
    members: tuple[str, ...]
    counts: Mapping[Count, Tally]
    removed: bool
    by: str
    at: datetime
    acts: int = 1
    may_change: bool = False


@dataclass(frozen=True, slots=True)
class OutreachLine:
    """One trip on the list."""

    ref: int
    place: str
    first: date
    last: date
    person_trips: Tally | None


@dataclass(frozen=True, slots=True)
class OutreachesSheet:
    """A period's trips: how many, the sums of what was counted, and a page of them.

    `officers` and `units` count everybody who was on one of them, each once.
    """

    period: Period
    trips: int
    officers: int
    units: int
    totals: Mapping[Count, Tally]
    lines: tuple[OutreachLine, ...]
    page: int = 0
    pages: int = 1
    may_enter: bool = False
    before: Period | None = None
    after: Period | None = None

"""What «how do we stand» is drawn from: counts of a unit and everything below it.

Every share keeps its numerator and denominator. Source: domain.md, Statistics [report].
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from casework.matters import Channel
from casework.statistics import Period, Share

# How channels are told together: letters in items, visits in parties and person-times [report].
LETTERS = frozenset({Channel.LETTER, Channel.JOINT_LETTER, Channel.SAME_LETTER})
VISITS = frozenset({Channel.VISIT, Channel.RECEPTION_DAY, Channel.JOINT_VISIT})


class Behind(StrEnum):
    """A number of the answer that has a list of its own behind it; short, to travel in buttons."""

    ABOVE = "above"
    DUE = "due"
    LETTERS = "let"
    VISITS = "vis"
    OTHERS = "oth"
    MISSED = "miss"
    WEEK = "week"
    WEEK_BEFORE = "prev"
    REPORTED = "rep"
    RECEIVED = "all"
    NEWLY_LATE = "late"


# Numbers that are of today, whatever the period of the answer.
OF_TODAY = frozenset({Behind.ABOVE, Behind.DUE, Behind.WEEK, Behind.WEEK_BEFORE, Behind.NEWLY_LATE})


@dataclass(frozen=True, slots=True)
class Received:
    """What came in: letters in items, visits in parties and persons, the rest in items."""

    letters: int = 0
    visits: int = 0
    visitors: int = 0
    others: int = 0

    @property
    def total(self) -> int:
        """Give the number of matters."""
        return self.letters + self.visits + self.others


@dataclass(frozen=True, slots=True)
class FieldDays:
    """A month's field days of all who owe them; `short` are those unlikely to reach theirs.

    Once the month is over, `short` are those who did not reach theirs.
    """

    days: Share
    short: int


@dataclass(frozen=True, slots=True)
class MonthRate:
    """What fell due in a month, by its first day, and how much of it was answered in time."""

    month: date
    on_time: Share


@dataclass(frozen=True, slots=True)
class WeekChange:
    """The last seven days, today among them, beside the seven before.

    `newly_overdue` are still open.
    """

    received: int
    received_before: int
    newly_overdue: int


@dataclass(frozen=True, slots=True)
class StatusSheet:
    """How a unit stands, as far as one officer may know.

    `running` says that the period holds today. `to_decide` is None for those who approve nothing;
    `decides` tells who approves from who only looks on, `reads_leads` who may read what was
    reported, `sees_appraisals` who oversees units that are appraised; `has_units_below` that some
    unit below has open work. `suspended` are held: neither open nor late; `from_above` came from
    above and has no answer yet. What waits, is open, held or late is always of today, whatever the
    period.
    """

    unit_code: str
    unit: str
    is_own: bool
    period: Period
    running: bool
    to_decide: int | None
    decides: bool
    overdue: int
    overdue_units: tuple[str, ...]
    received: Received
    received_before: Received
    leads: int
    open: int
    due_this_week: int
    on_time: Share
    has_units_below: bool
    suspended: int = 0
    from_above: int = 0
    field_days: FieldDays | None = None
    week: WeekChange | None = None
    months: tuple[MonthRate, ...] = ()
    reads_leads: bool = False
    sees_appraisals: bool = False


@dataclass(frozen=True, slots=True)
class UnitLine:
    """One unit with open work."""

    code: str
    name: str
    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class UnitsSheet:
    """A page of the units directly below one that have open work, in the order of their codes."""

    unit_code: str
    unit: str
    lines: tuple[UnitLine, ...]
    total: int
    page: int = 0
    pages: int = 1

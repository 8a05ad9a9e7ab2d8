"""What a written report tells of a unit and a period: values only, the words are made elsewhere.

Every share keeps its numerator and denominator. Of a place below the county small counts are
hidden, and what would give them away. Source: domain.md, Statistics [report].
"""

from dataclasses import dataclass
from datetime import date, timedelta

from casework.days import ONE_DAY, last_of_month
from casework.outreach import Count, Tally
from casework.sheets_status import Received
from casework.statistics import (
    EarlyWarning,
    Period,
    Rate,
    Share,
    Timeliness,
    previous_period,
)
from casework.suppression import Hidden, Mark

# What falls due within so many days falls due soon.
SOON = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """Whose report is asked for, while nobody has said of what time."""

    unit_code: str
    unit: str


@dataclass(frozen=True, slots=True)
class ReceivedCount:
    """Matters that came in within a month (2026-11), alike in all that is told of them."""

    month: str
    channel: str
    type: str
    subtype: str
    occurrence: str
    filed: bool
    n: int
    persons: int


@dataclass(frozen=True, slots=True)
class DueCount:
    """Handlings that fell due within a month, by whoever handled them and whether filed.

    `given` is false of what no unit was given, and of every accusation: where those arose is told
    of no place below.
    """

    month: str
    path: str
    filed: bool
    given: bool
    n: int
    closed: int
    on_time: int


@dataclass(frozen=True, slots=True)
class OpenCount:
    """What a unit has open, and how much of that is late."""

    path: str
    n: int
    overdue: int


@dataclass(frozen=True, slots=True)
class AnsweredCount:
    """Matters answered after so many days, by channel and outcome."""

    channel: str
    days: int
    outcome: str
    n: int


@dataclass(frozen=True, slots=True)
class ClosedCount:
    """Matters closed, by root cause and by what the petitioner said of the outcome."""

    cause: str
    rating: str
    n: int


@dataclass(frozen=True, slots=True)
class Kind:
    """Matters of one kind among all, and before; what may not be told says why."""

    code: str
    count: Mark
    of: int
    before: Mark

    @property
    def share(self) -> Share | None:
        """Give its share, if the count may be told."""
        return None if isinstance(self.count, Hidden) else Share(self.count, self.of)

    @property
    def known(self) -> int:
        """Give the count as far as it may be told, else nothing."""
        return 0 if isinstance(self.count, Hidden) else self.count


@dataclass(frozen=True, slots=True)
class TypeLine:
    """A type of matter with what within it a matter is about."""

    kind: Kind
    subtypes: tuple[Kind, ...]


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """What came in within a month and within the same month before, and what was on time."""

    month: date
    received: int
    before: int
    on_time: Share


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """How a unit directly below keeps its deadlines, and its open work as it stands today."""

    code: str
    name: str
    on_time: Share
    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class FieldWork:
    """Field days and trips to the people."""

    completion: Share
    quota_met: Share
    findings: Rate
    settled: Share
    warning: EarlyWarning
    trips: int
    totals: tuple[tuple[Count, Tally], ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """Open work as it stands on the day of the report."""

    open: int
    overdue: int
    due_soon: int
    suspended: int
    to_decide: int
    from_above: int


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of a report; `until` is the last day counted, `made_on` the day it was made.

    `owners` are the units, by name, that own the policy behind a root cause.

    `guarded` says that it is about a place below the county, where small counts are hidden.
    """

    unit_code: str
    unit: str
    period: Period
    before: Period
    until: date
    made_on: date
    guarded: bool
    total: int
    total_before: int
    persons: int
    persons_before: int
    received: Received
    received_before: Received
    channels: tuple[Kind, ...]
    types: tuple[TypeLine, ...]
    occurrence: tuple[Kind, ...]
    years: tuple[tuple[int, int], ...]
    months: tuple[MonthFigures, ...]
    filed: int | None
    filed_timeliness: Timeliness | None
    timeliness: Timeliness
    timeliness_before: Timeliness
    outcomes: tuple[Kind, ...]
    causes: tuple[Kind, ...]
    owners: tuple[tuple[str, str], ...]
    rated: Share
    satisfied: Share
    letter_days: int | None
    visit_days: int | None
    units: tuple[UnitFigures, ...]
    standing: Standing
    field_work: FieldWork

    @property
    def running(self) -> bool:
        """Say whether the period had not ended when it was made."""
        return self.until < self.period.last

    @property
    def tells_kinds(self) -> bool:
        """Say whether types, outcomes and causes are told, and what was filed."""
        return tells_kinds(self.period, self.made_on, guarded=self.guarded)

    @property
    def is_empty(self) -> bool:
        """Say whether there is nothing at all to tell of the period."""
        work = self.field_work
        nothing_came = not self.total and not self.timeliness.due
        nothing_done = not work.completion.count and not work.trips
        return nothing_came and nothing_done and not self.outcomes


def tells_kinds(period: Period, today: date, *, guarded: bool) -> bool:
    """Say whether a report tells what kinds of matters there were.

    Of a place below the county it is told of one whole year that is over [ours]: of two stretches
    that overlap, the smaller taken from the larger would tell what is hidden in both.
    """
    year = Period(date(period.first.year, 1, 1), date(period.first.year, 12, 31))
    return not guarded or (period == year and period.last < today)


def compared_with(period: Period) -> Period:
    """Give what a period is compared with: the same months a year before.

    One of more than a year is compared with the stretch of equal length before it.
    """
    year = len(months_of(period, period.last)) <= 12
    return period.a_year_before if year else previous_period(period)


def counted_until(period: Period, before: Period, today: date) -> tuple[date, date]:
    """Give the last days counted of a period and of what it is compared with.

    One that still runs is compared with as many days of the other.
    """
    if today >= period.last:
        return period.last, before.last
    gone = today - period.first
    return today, min(before.last, before.first + gone)


def months_of(period: Period, until: date) -> tuple[date, ...]:
    """Give the first days of the months of a period that have begun."""
    found, month = [], period.first
    while month <= until:
        found.append(month)
        month = last_of_month(month.year, month.month) + ONE_DAY
    return tuple(found)


def years_beside(period: Period, today: date) -> range:
    """Give the years of a period with one before and one after, as far as they have begun."""
    return range(period.first.year - 1, min(period.last.year + 1, today.year) + 1)

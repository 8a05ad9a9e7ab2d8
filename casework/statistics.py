"""Figures: shares with numerator and denominator, punctuality, periods, field days, early warning.

A percentage never stands alone: `Share` keeps what it was made of, and what is too few to show is
said to be so. Source: domain.md, Statistics [report].
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from casework.days import last_of_month
from casework.report_errors import PeriodError
from casework.sensitive import normalise

FEWEST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    count: int
    of: int

    @property
    def percent(self) -> Decimal | None:
        """Give the percentage with one decimal, halves up; None when there is nothing to share."""
        if not self.of:
            return None
        exact = Decimal(100 * self.count) / self.of
        return exact.quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def is_suppressed(self) -> bool:
        """Say whether too few were counted for the share to be shown."""
        return suppressed(self.of)


@dataclass(frozen=True, slots=True)
class Rate:
    """So many for each of so many, such as findings for each visit; more than one is possible."""

    count: int
    of: int

    @property
    def each(self) -> Decimal | None:
        """Give the rate with two decimals, halves up; None when there is nothing to divide by."""
        if not self.of:
            return None
        return (Decimal(self.count) / self.of).quantize(Decimal("0.01"), ROUND_HALF_UP)


def suppressed(n: int) -> bool:
    """Say whether a count is too small to show without pointing at someone."""
    return n < FEWEST_SHOWN


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of whole months, from its first day to its last."""

    first: date
    last: date

    def covers(self, day: date | None) -> bool:
        """Say whether the day lies in it; no day never does."""
        return day is not None and self.first <= day <= self.last

    @property
    def a_year_before(self) -> "Period":
        """Give the same months of the year before."""
        last = last_of_month(self.last.year - 1, self.last.month)
        return Period(self.first.replace(year=self.first.year - 1), last)

    @property
    def a_year_after(self) -> "Period":
        """Give the same months of the year after."""
        last = last_of_month(self.last.year + 1, self.last.month)
        return Period(self.first.replace(year=self.first.year + 1), last)

    @property
    def months(self) -> int:
        """Give how many months it has."""
        years = self.last.year - self.first.year
        return 12 * years + self.last.month - self.first.month + 1


def this_month(today: date) -> Period:
    """Give the month holding a day."""
    return Period(today.replace(day=1), last_of_month(today.year, today.month))


def previous_period(period: Period) -> Period:
    """Give the period of as many months that ends as this one begins."""
    return _shifted(period, -period.months)


def next_period(period: Period) -> Period:
    """Give the period of as many months that begins as this one ends."""
    return _shifted(period, period.months)


def _shifted(period: Period, months: int) -> Period:
    first, last = (12 * day.year + day.month - 1 + months for day in (period.first, period.last))
    year, month = divmod(last, 12)
    return Period(date(first // 12, first % 12 + 1, 1), last_of_month(year, month + 1))


_PERIOD = re.compile(r"((?:19|20|21)\d\d)(?:-(?:(0?[1-9]|1[0-2])|Q([1-4])|H([12])))?")


def parse_period(text: str) -> Period:
    """Read `2026`, `2026-10`, `2026-Q3`, `2026-H1` or two of them with `..`; raises PeriodError."""
    plain = re.sub(r"\s", "", normalise(text)).upper()
    parts = [_one_period(part, text) for part in plain.split("..")]
    if len(parts) > 2 or parts[-1].last < parts[0].first:
        raise PeriodError(text=text)
    return Period(parts[0].first, parts[-1].last)


def _one_period(plain: str, text: str) -> Period:
    match = _PERIOD.fullmatch(plain)
    if match is None:
        raise PeriodError(text=text)
    year, first, last = int(match[1]), 1, 12
    if match[2]:
        first = last = int(match[2])
    elif match[3]:
        last = 3 * int(match[3])
        first = last - 2
    elif match[4]:
        last = 6 * int(match[4])
        first = last - 5
    return Period(date(year, first, 1), last_of_month(year, last))


@dataclass(frozen=True, slots=True)
class Timeliness:
    """What fell due in a period, how much of it is closed, and how much was closed in time."""

    due: int
    closed: int
    on_time: Share


def visit_completion(months: Iterable[tuple[int, int]]) -> Share:
    """Add up field days done and owed; days beyond one's own quota make up for nobody else's."""
    pairs = list(months)
    return Share(sum(min(done, owed) for done, owed in pairs), sum(owed for _, owed in pairs))


def quota_met(months: Iterable[tuple[int, int]]) -> Share:
    """Count the officers' months whose quota was met among those in which days were owed."""
    owing = [(done, owed) for done, owed in months if owed]
    return Share(sum(done >= owed for done, owed in owing), len(owing))


@dataclass(frozen=True, slots=True)
class FromAbove:
    """A matter that arrived from above, and when the office first heard of it from below, if so."""

    arrived_on: date
    heard_on: date | None

    @property
    def days_before(self) -> int | None:
        """Give the days by which a lead preceded it; None unless one came on an earlier day."""
        if self.heard_on is None or self.heard_on >= self.arrived_on:
            return None
        return (self.arrived_on - self.heard_on).days


@dataclass(frozen=True, slots=True)
class EarlyWarning:
    """How many of the matters from above a lead preceded, and by how many days, fewest first."""

    share: Share
    days: tuple[int, ...]

    @property
    def median(self) -> float | None:
        """Give the middle number of days; None where no lead came first."""
        return float(median(self.days)) if self.days else None


def early_warning(matters: Iterable[FromAbove]) -> EarlyWarning:
    """Count the matters from above that the office had heard of before."""
    found = [matter.days_before for matter in matters]
    days = sorted(one for one in found if one is not None)
    return EarlyWarning(Share(len(days), len(found)), tuple(days))

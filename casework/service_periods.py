"""Service periods: windows in which service is stepped up, what is done in them, how they end.

Days are days of the office's calendar. Source: domain.md, Calendar; the windows of the known
periods, the moments of telling and asking, and by how much visits come earlier are [ours]. A period
never holds a leader's itinerary: there is no field for one, and a title that reads like one is
refused.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import NamedTuple

from casework.calendar import WorkingCalendar
from casework.days import ONE_DAY, double_ninth, spring_festival
from casework.sensitive import normalise
from casework.service_period_errors import ItineraryError, PeriodDatesError, PeriodLengthError

TERMS = Path(__file__).with_name("terms") / "itinerary.csv"
# A period that lasts longer would be no period but the usual state.
MOST_DAYS = 92
# So many days up to a feast, itself among them, belong to it.
_DAYS_UP_TO = timedelta(days=7)
# From this day of December on it is the year's end.
_YEAR_END = (12, 20)
# By so many working days the reminders in the middle of a month come earlier.
EARLIER = 5
# So far ahead the known periods are entered.
AHEAD = timedelta(days=366)
# Longer than any stretch of days off.
_SOON = timedelta(days=60)
# At this hour the desk is told who has not answered.
TELLS_DESK_AT = time(16)


class PeriodKind(StrEnum):
    """What a period is for; the first four are known by date."""

    PARTY_DAY = "party_day"
    ARMY_DAY = "army_day"
    DOUBLE_NINTH = "double_ninth"
    YEAR_END = "year_end"
    ELECTION = "election"
    CONGRESS = "congress"
    OTHER = "other"


ENTERED = (PeriodKind.ELECTION, PeriodKind.CONGRESS, PeriodKind.OTHER)


class Task(StrEnum):
    """What a unit does more than usual: receive people on further days, brief them on policy."""

    RECEPTION = "reception"
    BRIEFING = "briefing"


class ZeroReport(StrEnum):
    """What a unit says of a day: nothing to report, or something."""

    NOTHING = "nothing"
    SOMETHING = "something"


# What a unit's word of a day is about: its zero report, or one of the tasks by its name.
ZERO = "zero"


class Window(NamedTuple):
    """A known period's first and last day; ``year`` is the one in which it begins."""

    kind: PeriodKind
    year: int
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class ServicePeriod:
    """A window, its units by their paths, and what is done in it.

    ``paths`` are subtrees, one empty path is everything. ``earlier`` says that field visits come
    earlier, ``zero`` that units report every working day, also when there is nothing. ``year`` is
    set for a known one. ``told`` and ``over`` say that its beginning and its end have been told.
    """

    id: int
    kind: PeriodKind
    title: str
    first: date
    last: date
    codes: tuple[str, ...]
    paths: tuple[str, ...]
    tasks: tuple[Task, ...]
    zero: bool = False
    earlier: bool = True
    year: int | None = None
    told: bool = False
    over: bool = False
    cancelled: bool = False

    def covers(self, path: str) -> bool:
        """Whether a unit lies in it, or a village of the unit was named."""
        return any(path.startswith(one) or one.startswith(path) for one in self.paths)

    def runs_on(self, day: date) -> bool:
        """Whether the day lies in its window."""
        return not self.cancelled and self.first <= day <= self.last

    def touches(self, first: date, last: date) -> bool:
        """Whether any of these days lies in its window."""
        return not self.cancelled and self.first <= last and first <= self.last


@dataclass(frozen=True, slots=True)
class Summary:
    """How a period went: zero reports given of those asked for, days and units of each task.

    ``something`` counts the zero reports that had something to tell.
    """

    units: int
    asked: int
    answered: int
    something: int
    days: dict[Task, int]
    units_of: dict[Task, int]


def known(first: date, last: date) -> Iterator[Window]:
    """Give the known periods that touch the days from first to last."""
    for year in range(first.year - 1, last.year + 1):
        for window in _of_year(year):
            if window.first <= last and first <= window.last:
                yield window


def _of_year(year: int) -> Iterator[Window]:
    feasts = (
        (PeriodKind.PARTY_DAY, date(year, 7, 1)),
        (PeriodKind.ARMY_DAY, date(year, 8, 1)),
        (PeriodKind.DOUBLE_NINTH, double_ninth(year)),
    )
    for kind, feast in feasts:
        yield Window(kind, year, feast - _DAYS_UP_TO + ONE_DAY, feast)
    eve = spring_festival(year + 1) - ONE_DAY
    yield Window(PeriodKind.YEAR_END, year, date(year, *_YEAR_END), eve)


def check_window(first: date, last: date) -> None:
    """Raise PeriodDatesError for an end before the beginning, PeriodLengthError for too long."""
    if last < first:
        raise PeriodDatesError(first=first, last=last)
    if (last - first).days >= MOST_DAYS:
        raise PeriodLengthError(most=MOST_DAYS)


def check_title(title: str) -> None:
    """Raise ItineraryError for a title that tells where somebody goes."""
    plain = normalise(title).lower()
    if any(word in plain for word in _itinerary_words()):
        raise ItineraryError


def is_to_be_told(period: ServicePeriod, day: date, calendar: WorkingCalendar) -> bool:
    """Say whether its beginning is to be told by a day: from the working day before it on.

    Long before it no calendar is asked: that of another year is loaded only for what is near.
    """
    near = period.first <= day + _SOON
    return near and calendar.add_working_days(period.first, -1) <= day <= period.last


def is_over(period: ServicePeriod, day: date, calendar: WorkingCalendar) -> bool:
    """Say whether its end is to be told by a day: from the first working day after it on."""
    return day > period.last and day >= calendar.next_working(period.last + ONE_DAY)


def asks_on(period: ServicePeriod, day: date, calendar: WorkingCalendar) -> bool:
    """Say whether units are asked for a zero report that day; never on a day off."""
    return period.zero and period.runs_on(day) and calendar.is_working(day)


@cache
def _itinerary_words() -> tuple[str, ...]:
    with TERMS.open(encoding="utf-8", newline="") as file:
        return tuple(row["word"] for row in csv.DictReader(file))

"""Field days: what counts, and how many are owed.

Days are days of the office's calendar. Source: domain.md, Field visits [report]; what the sources
leave open is marked [ours].
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from casework.calendar import WorkingCalendar
from casework.days import days_of_month, last_of_month
from casework.duty import ALWAYS, Duty, on_duty

QUOTA = 3
SPARE = 2  # working days
HALVES = 2


@dataclass(frozen=True, slots=True)
class FieldDay:
    """One officer's day, or half day, at a village.

    ``elsewhere`` says that it was not at the contact village; ``unsaid`` that a companion entered
    it and the officer has not said that it is true.
    """

    officer_id: int
    day: date
    village_code: str
    half: bool = False
    met: bool = False
    heard: bool = False
    confirmed: bool = False
    photo: bool = False
    location: bool = False
    elsewhere: bool = False
    unsaid: bool = False
    disputed: bool = False

    @property
    def counts(self) -> bool:
        """Say whether it is complete, at the contact point, and either confirmed or evidenced.

        Evidence is no proof: what the host says is not so waits until that is settled [ours].
        """
        told = bool(self.village_code) and self.met and self.heard
        if not told or self.elsewhere or self.unsaid or self.disputed:
            return False
        return self.confirmed or self.photo or self.location


class Absence(NamedTuple):
    """Approved leave, training or secondment, from the first to the last day away."""

    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Say whether the day falls into it."""
        return self.first <= day <= self.last


class Forecast(StrEnum):
    """How the month will likely end; the limits are [ours]."""

    DONE = "done"
    ON_TRACK = "on_track"
    TIGHT = "tight"
    UNLIKELY = "unlikely"


@dataclass(frozen=True, slots=True)
class MonthState:
    """An officer's month on one day; `half_over` says that one more half would make a day."""

    done: int
    half_over: bool
    owed: int
    missing: int
    working_days_left: int
    forecast: Forecast


class VisitStanding(StrEnum):
    """What is said of a field day beside its evidence; all but PLAIN keep it from counting [ours].

    DISPUTED: its host says it was not so. CORRECTED: put right, its host asked again. ASKED: the
    visitor has asked the section head. REJECTED: so it has been decided.
    """

    PLAIN = ""
    DISPUTED = "disputed"
    CORRECTED = "corrected"
    ASKED = "asked"
    REJECTED = "rejected"


class Reason(StrEnum):
    """Why a month fell short, as a tap says it; own words stand beside these [ours]."""

    URGENT = "urgent"
    MEETINGS = "meetings"
    CASEWORK = "casework"
    HEALTH = "health"
    NOT_LOGGED = "not_logged"


def halves_done(field_days: Iterable[FieldDay]) -> int:
    """Count half days that count: a date gives two at most, however many villages were seen."""
    by_day: dict[tuple[int, date], int] = defaultdict(int)
    for field_day in field_days:
        if field_day.counts:
            by_day[field_day.officer_id, field_day.day] += 1 if field_day.half else HALVES
    return sum(min(HALVES, halves) for halves in by_day.values())


def _available_days(
    month: date,
    calendar: WorkingCalendar,
    absences: Collection[Absence] = (),
    duties: Collection[Duty] = ALWAYS,
) -> list[date]:
    """Give the working days of the month on which the officer had the duty and was not away."""
    return [
        day
        for day in days_of_month(month.year, month.month)
        if calendar.is_working(day) and on_duty(duties, day) and not is_away(day, absences)
    ]


def days_owed(
    month: date,
    calendar: WorkingCalendar,
    absences: Collection[Absence] = (),
    duties: Collection[Duty] = ALWAYS,
    quota: int = QUOTA,
) -> int:
    """Give ceil(quota x available working days / working days) for the month holding `month`."""
    available = len(_available_days(month, calendar, absences, duties))
    return -(-quota * available // max(1, calendar.working_days_in_month(month.year, month.month)))


def month_state(
    month: date,
    today: date,
    calendar: WorkingCalendar,
    field_days: Iterable[FieldDay],
    *,
    absences: Collection[Absence] = (),
    duties: Collection[Duty] = ALWAYS,
    quota: int = QUOTA,
) -> MonthState:
    """Say how an officer stands in the month holding `month`.

    Working days left include today and leave out the officer's own absences [ours].
    """
    last = last_of_month(month.year, month.month)
    first = last.replace(day=1)
    halves = halves_done(day for day in field_days if first <= day.day <= last)
    done = halves // HALVES
    owed = days_owed(month, calendar, absences, duties, quota)
    missing = max(0, owed - done)
    available = _available_days(month, calendar, absences, duties)
    left = sum(day >= today for day in available)
    return MonthState(done, bool(halves % HALVES), owed, missing, left, _forecast(missing, left))


def is_away(day: date, absences: Iterable[Absence]) -> bool:
    """Say whether a day falls into an absence."""
    return any(absence.covers(day) for absence in absences)


def _forecast(missing: int, left: int) -> Forecast:
    if not missing:
        return Forecast.DONE
    if left <= missing:
        return Forecast.UNLIKELY
    return Forecast.TIGHT if left <= missing + SPARE else Forecast.ON_TRACK

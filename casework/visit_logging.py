"""Which days may still be logged as field days.

Source: domain.md, Field visits [report].
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from casework.calendar import WorkingCalendar
from casework.days import ONE_DAY
from casework.visit_errors import (
    VisitDayFullError,
    VisitDuringLeaveError,
    VisitInFutureError,
    VisitTooLateError,
)
from casework.visits import HALVES, Absence, FieldDay, is_away

BACKFILL = 3  # working days


def earliest_day(now: datetime, calendar: WorkingCalendar) -> date:
    """Give the first day that may still be logged: at most 3 working days have followed it."""
    return calendar.add_working_days(calendar.day_of(now) + ONE_DAY, -BACKFILL - 1)


def earlier_days(now: datetime, calendar: WorkingCalendar) -> list[date]:
    """Give the working days before the day before yesterday that may still be logged."""
    today, earliest = calendar.day_of(now), earliest_day(now, calendar)
    days = ((today - ONE_DAY * back) for back in range(3, (today - earliest).days + 1))
    return [day for day in days if calendar.is_working(day)]


def check_day(day: date, now: datetime, calendar: WorkingCalendar) -> None:
    """Raise VisitInFutureError or VisitTooLateError unless a day may be logged at a moment."""
    today = calendar.day_of(now)
    if day > today:
        raise VisitInFutureError(day=day, today=today)
    if day < (earliest := earliest_day(now, calendar)):
        raise VisitTooLateError(day=day, earliest=earliest)


def is_backfilled(day: date, now: datetime, calendar: WorkingCalendar) -> bool:
    """Say whether a field day is logged after its own day, which is flagged and allowed."""
    return day < calendar.day_of(now)


def check_can_log(
    day: date,
    now: datetime,
    calendar: WorkingCalendar,
    *,
    half: bool = False,
    logged: Iterable[FieldDay] = (),
    absences: Collection[Absence] = (),
) -> None:
    """Raise unless the officer may log the day: not to come, not too old, not away, not full.

    `logged` are the officer's field days; a second village on a full day is no fault, a third half
    is. Raises VisitInFutureError, VisitTooLateError, VisitDuringLeaveError, VisitDayFullError.
    """
    check_day(day, now, calendar)
    if is_away(day, absences):
        raise VisitDuringLeaveError(day=day)
    if half and sum(old.half for old in logged if old.day == day) >= HALVES:
        raise VisitDayFullError(day=day)

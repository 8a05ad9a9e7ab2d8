"""A month's field days day by day, as a supervisor's picture shows them."""

from collections.abc import Collection, Iterable
from datetime import date
from enum import StrEnum

from casework.calendar import WorkingCalendar
from casework.days import days_of_month
from casework.duty import Duty, on_duty
from casework.visits import HALVES, Absence, FieldDay, halves_done


class DayMark(StrEnum):
    """What one day of one officer came to, or is meant for."""

    DONE = "done"
    HALF = "half"
    WAITING = "waiting"
    PLANNED = "planned"
    AWAY = "away"
    OFF = "off"
    PLAIN = "plain"


def day_marks(
    month: date,
    today: date,
    calendar: WorkingCalendar,
    field_days: Iterable[FieldDay],
    *,
    planned: Collection[date] = (),
    absences: Collection[Absence] = (),
    duties: Collection[Duty] = (),
) -> tuple[DayMark, ...]:
    """Say of each day of the month holding `month` what it came to, the first day first.

    What was done stands before what was planned, and that before an absence. A day logged that does
    not count, or not yet, waits. A plan of a day gone by is shown no more; a day without the duty
    is shown as one away [ours].
    """
    logged: dict[date, list[FieldDay]] = {}
    for one in field_days:
        logged.setdefault(one.day, []).append(one)
    found = []
    for day in days_of_month(month.year, month.month):
        halves = halves_done(logged.get(day, ()))
        if halves:
            found.append(DayMark.DONE if halves >= HALVES else DayMark.HALF)
        elif day in logged:
            found.append(DayMark.WAITING)
        elif day in planned and day >= today:
            found.append(DayMark.PLANNED)
        elif not calendar.is_working(day):
            found.append(DayMark.OFF)
        elif not on_duty(duties, day) or any(one.covers(day) for one in absences):
            found.append(DayMark.AWAY)
        else:
            found.append(DayMark.PLAIN)
    return tuple(found)

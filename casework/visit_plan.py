"""Days planned for field visits: which may be picked, and to which a plan moves.

Source: domain.md, Field visits; that a plan moves within its month is [ours].
"""

from collections.abc import Collection
from datetime import date

from casework.calendar import WorkingCalendar
from casework.days import ONE_DAY
from casework.visit_errors import PlanPastError, VisitDuringLeaveError
from casework.visits import Absence


def check_can_plan(day: date, today: date, absences: Collection[Absence] = ()) -> None:
    """Raise for a day gone by, and for one of the officer's own leave; a day off may be picked.

    Raises PlanPastError, VisitDuringLeaveError.
    """
    if day < today:
        raise PlanPastError(day=day)
    if any(absence.covers(day) for absence in absences):
        raise VisitDuringLeaveError(day=day, why="plan")


def next_day(
    after: date,
    calendar: WorkingCalendar,
    planned: Collection[date] = (),
    absences: Collection[Absence] = (),
) -> date | None:
    """Give the next working day to which a plan can move; none when the month has none left."""
    day = after + ONE_DAY
    while day.month == after.month:
        away = any(absence.covers(day) for absence in absences)
        if calendar.is_working(day) and day not in planned and not away:
            return day
        day += ONE_DAY
    return None

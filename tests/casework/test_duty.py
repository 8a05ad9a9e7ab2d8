"""Who owes field days when, and at which village they count."""

from datetime import date

import pytest

from casework.calendar import WorkingCalendar
from casework.duty import ContactPoint, Duty, is_at_contact_point, on_duty
from casework.visit_errors import PlanPastError, VisitDuringLeaveError
from casework.visit_plan import check_can_plan, next_day
from casework.visits import Absence

CALENDAR = WorkingCalendar()
# Moved from v1 to v2 on Monday 16 March.
MOVED = (
    ContactPoint(7, "v1", date(2026, 1, 1), date(2026, 3, 15)),
    ContactPoint(7, "v2", date(2026, 3, 16)),
)


@pytest.mark.parametrize(
    ("day", "village", "counts"),
    [
        (date(2026, 3, 15), "v1", True),
        (date(2026, 3, 15), "v2", False),
        (date(2026, 3, 16), "v1", False),
        (date(2026, 3, 16), "v2", True),
        (date(2025, 12, 31), "v9", True),  # none was held yet
    ],
)
def test_a_day_counts_at_the_village_held_on_that_day(
    day: date, village: str, *, counts: bool
) -> None:
    assert is_at_contact_point(MOVED, day, village) is counts


def test_with_two_posts_either_village_counts() -> None:
    both = (*MOVED, ContactPoint(7, "v3", date(2026, 3, 1)))
    assert is_at_contact_point(both, date(2026, 3, 20), "v3")
    assert is_at_contact_point(both, date(2026, 3, 20), "v2")


def test_a_village_corrected_on_its_first_day_was_never_held() -> None:
    assert not ContactPoint(7, "v1", date(2026, 3, 2), date(2026, 3, 1)).came_to_be
    assert all(point.came_to_be for point in MOVED)


def test_a_duty_is_in_force_from_its_first_day_to_its_last() -> None:
    duty = Duty(7, "t", "c/t/", date(2026, 3, 2), date(2026, 3, 6))
    days = [date(2026, 3, day) for day in (1, 2, 6, 7)]
    assert [on_duty([duty], day) for day in days] == [False, True, True, False]
    assert duty.meets(date(2026, 3, 6), date(2026, 3, 31))
    assert not duty.meets(date(2026, 3, 7), date(2026, 3, 31))
    assert Duty(7, "t", "c/t/").meets(date(2026, 1, 1), date(2026, 1, 31))


# Plans


def test_a_plan_is_for_today_or_later_and_not_for_ones_leave() -> None:
    today, leave = date(2026, 3, 12), [Absence(date(2026, 3, 16), date(2026, 3, 17))]
    check_can_plan(today, today, leave)
    check_can_plan(date(2026, 3, 14), today, leave)  # a Saturday may be picked
    with pytest.raises(PlanPastError):
        check_can_plan(date(2026, 3, 11), today)
    with pytest.raises(VisitDuringLeaveError):
        check_can_plan(date(2026, 3, 17), today, leave)


@pytest.mark.parametrize(
    ("after", "to"),
    [
        (date(2026, 3, 12), date(2026, 3, 13)),
        (date(2026, 3, 13), date(2026, 3, 16)),
        (date(2026, 9, 18), date(2026, 9, 20)),  # a make-up Sunday
        (date(2026, 3, 30), date(2026, 3, 31)),
        (date(2026, 3, 31), None),  # the month has no day left
    ],
)
def test_a_plan_moves_to_the_next_working_day_of_its_month(after: date, to: date | None) -> None:
    assert next_day(after, CALENDAR) == to


def test_a_plan_moves_past_days_planned_already_and_ones_own_leave() -> None:
    planned, leave = [date(2026, 3, 13)], [Absence(date(2026, 3, 16), date(2026, 3, 17))]
    assert next_day(date(2026, 3, 12), CALENDAR, planned, leave) == date(2026, 3, 18)

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from casework import visit_logging
from casework.calendar import WorkingCalendar
from casework.visit_errors import (
    VisitDayFullError,
    VisitDuringLeaveError,
    VisitInFutureError,
    VisitTooLateError,
)
from casework.visits import Absence, FieldDay

CALENDAR = WorkingCalendar()


def at(day: date) -> datetime:
    return CALENDAR.at(day, time(15))


@pytest.mark.parametrize(
    ("today", "earliest"),
    [
        (date(2026, 3, 12), date(2026, 3, 9)),  # Thu: Tue, Wed, Thu have followed Mon
        (date(2026, 3, 9), date(2026, 3, 4)),  # Mon: Thu, Fri, Mon have followed Wed
        (date(2026, 3, 15), date(2026, 3, 10)),  # Sun: Wed, Thu, Fri have followed Tue
        (date(2026, 10, 8), date(2026, 9, 28)),  # 29, 30 and 8 have followed Mon 28
    ],
)
def test_the_backfill_reaches_over_three_working_days(today: date, earliest: date) -> None:
    assert visit_logging.earliest_day(at(today), CALENDAR) == earliest
    visit_logging.check_can_log(earliest, at(today), CALENDAR)
    with pytest.raises(VisitTooLateError) as refusal:
        visit_logging.check_can_log(earliest - timedelta(days=1), at(today), CALENDAR)
    assert refusal.value.facts["earliest"] == earliest


def test_today_yesterday_and_the_day_before_can_always_be_logged_and_no_day_to_come() -> None:
    today = date(2026, 3, 12)
    for back in range(3):
        visit_logging.check_can_log(today - timedelta(days=back), at(today), CALENDAR)
    with pytest.raises(VisitInFutureError) as refusal:
        visit_logging.check_can_log(date(2026, 3, 13), at(today), CALENDAR)
    assert refusal.value.facts == {"day": date(2026, 3, 13), "today": today}


def test_an_earlier_day_is_flagged() -> None:
    now = at(date(2026, 3, 12))
    assert visit_logging.is_backfilled(date(2026, 3, 11), now, CALENDAR)
    assert not visit_logging.is_backfilled(date(2026, 3, 12), now, CALENDAR)


def test_no_day_is_logged_during_ones_own_leave() -> None:
    leave = [Absence(date(2026, 3, 11), date(2026, 3, 11))]
    with pytest.raises(VisitDuringLeaveError):
        visit_logging.check_can_log(
            date(2026, 3, 11), at(date(2026, 3, 12)), CALENDAR, absences=leave
        )


def test_a_day_has_two_halves_and_any_number_of_villages() -> None:
    now, day = at(date(2026, 3, 12)), date(2026, 3, 12)
    half = FieldDay(7, day, "v1", half=True)
    halves = [half, half, replace(half, day=date(2026, 3, 11))]
    visit_logging.check_can_log(day, now, CALENDAR, half=True, logged=halves[1:])
    visit_logging.check_can_log(day, now, CALENDAR, logged=[replace(half, half=False)])
    with pytest.raises(VisitDayFullError) as refusal:
        visit_logging.check_can_log(day, now, CALENDAR, half=True, logged=halves)
    assert refusal.value.facts == {"day": day}


@pytest.mark.parametrize(
    ("now", "earlier"),
    [
        (datetime(2026, 11, 23, 2, tzinfo=UTC), ["11-20", "11-19", "11-18"]),  # a Monday
        (datetime(2026, 11, 26, 2, tzinfo=UTC), ["11-23"]),  # a Thursday
        (
            datetime(2026, 10, 9, 2, tzinfo=UTC),
            ["09-30", "09-29"],  # after the week of National Day
        ),
    ],
)
def test_working_days_before_the_day_before_yesterday_can_be_logged_within_the_backfill(
    now: datetime, earlier: list[str]
) -> None:
    assert [f"{day:%m-%d}" for day in visit_logging.earlier_days(now, CALENDAR)] == earlier

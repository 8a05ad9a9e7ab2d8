"""When the known periods are, what a period may be called and last, and what it brings forward."""

from dataclasses import replace
from datetime import date

import pytest

from casework.calendar import Day, WorkingCalendar
from casework.service_period_errors import ItineraryError, PeriodDatesError, PeriodLengthError
from casework.service_periods import (
    MOST_DAYS,
    PeriodKind,
    ServicePeriod,
    Task,
    Window,
    asks_on,
    check_title,
    check_window,
    is_over,
    is_to_be_told,
    known,
)
from casework.visit_nudges import Nudge, nudges_due
from casework.visits import Forecast, MonthState

CALENDAR = WorkingCalendar()
PERIOD = ServicePeriod(
    1,
    PeriodKind.ELECTION,
    "村委会换届",
    date(2026, 11, 21),
    date(2026, 12, 4),
    ("01",),
    ("24/01/",),
    (Task.RECEPTION,),
    zero=True,
)


def test_the_known_periods_of_a_year_lie_where_sun_and_moon_put_them() -> None:
    # By hand: the Double Ninth of 2026 is 18 October, the Spring Festivals 17 and 6 February.
    assert [(one.kind, one.year, one.first, one.last) for one in _of(2026)] == [
        (PeriodKind.YEAR_END, 2025, date(2025, 12, 20), date(2026, 2, 16)),
        (PeriodKind.PARTY_DAY, 2026, date(2026, 6, 25), date(2026, 7, 1)),
        (PeriodKind.ARMY_DAY, 2026, date(2026, 7, 26), date(2026, 8, 1)),
        (PeriodKind.DOUBLE_NINTH, 2026, date(2026, 10, 12), date(2026, 10, 18)),
        (PeriodKind.YEAR_END, 2026, date(2026, 12, 20), date(2027, 2, 5)),
    ]


def _of(year: int) -> list[Window]:
    return list(known(date(year, 1, 1), date(year, 12, 31)))


def test_a_period_that_has_passed_or_comes_later_does_not_touch() -> None:
    assert list(known(date(2026, 3, 1), date(2026, 6, 24))) == []


@pytest.mark.parametrize(
    "title", ["县长行程安排", "省领导来我县", "视察路线", "Governor's itinerary", "陪同工作"]
)
def test_a_title_that_tells_where_somebody_goes_is_refused(title: str) -> None:
    with pytest.raises(ItineraryError):
        check_title(title)


def test_an_ordinary_title_is_taken() -> None:
    for title in ("村委会换届", "县党代会", "county elections", ""):
        check_title(title)


def test_a_window_has_an_end_after_its_beginning_and_is_no_usual_state() -> None:
    first = date(2026, 11, 1)
    check_window(first, first)
    check_window(first, date.fromordinal(first.toordinal() + MOST_DAYS - 1))
    with pytest.raises(PeriodDatesError):
        check_window(first, date(2026, 10, 31))
    with pytest.raises(PeriodLengthError):
        check_window(first, date.fromordinal(first.toordinal() + MOST_DAYS))


def test_it_is_told_of_from_the_working_day_before_and_over_from_the_first_after() -> None:
    told = [day for day in range(17, 31) if is_to_be_told(PERIOD, _nov(day), CALENDAR)]
    assert told == list(range(20, 31))
    assert not is_to_be_told(PERIOD, date(2026, 12, 5), CALENDAR)
    over = [day for day in range(1, 10) if is_over(PERIOD, date(2026, 12, day), CALENDAR)]
    assert over == [7, 8, 9]  # the 4th is its last day, a Friday


class Unasked(WorkingCalendar):
    """A calendar of a year that nobody has announced."""

    def look_up(self, day: date) -> Day:
        raise AssertionError(day)


def test_long_before_it_no_calendar_is_asked() -> None:
    assert not is_to_be_told(PERIOD, date(2026, 9, 1), Unasked())
    assert not is_over(PERIOD, PERIOD.last, Unasked())


def test_a_zero_report_is_asked_on_its_working_days_where_that_was_wanted() -> None:
    asked = [day for day in (20, 21, 23, 28, 30) if asks_on(PERIOD, _nov(day), CALENDAR)]
    assert asked == [23, 30]
    assert not asks_on(replace(PERIOD, zero=False), _nov(23), CALENDAR)
    assert not asks_on(replace(PERIOD, cancelled=True), _nov(23), CALENDAR)


def _nov(day: int) -> date:
    return date(2026, 11, day)


def test_it_covers_its_units_all_below_them_and_the_township_of_a_village_named() -> None:
    assert PERIOD.covers("24/01/")
    assert PERIOD.covers("24/01/011/")
    assert not PERIOD.covers("24/02/")
    assert replace(PERIOD, paths=("24/01/011/",)).covers("24/01/")
    assert replace(PERIOD, paths=("",)).covers("24/02/")


# 10 September 2026 is a Thursday, five working days before it is the 3rd; the 20th is a Sunday and
# a make-up working day, five working days before it is the 14th.
SEPTEMBER = replace(PERIOD, first=date(2026, 9, 24), last=date(2026, 9, 29))
BEHIND = MonthState(0, False, 3, 3, 12, Forecast.ON_TRACK)


def _told(day: int, *periods: ServicePeriod) -> list[Nudge]:
    return nudges_due(date(2026, 9, day), BEHIND, CALENDAR, planned=True, periods=periods)


def test_reminders_in_the_middle_of_the_month_come_five_working_days_earlier() -> None:
    usual = [day for day in range(2, 25) if _told(day)]
    earlier = [day for day in range(2, 25) if _told(day, SEPTEMBER)]
    assert (usual, earlier) == ([10, 20], [3, 14])


def test_they_stay_where_the_period_is_over_by_then_or_wants_no_earlier_visits() -> None:
    past = replace(SEPTEMBER, first=date(2026, 9, 1), last=date(2026, 9, 15))
    assert [day for day in range(2, 25) if _told(day, past)] == [3, 20]
    assert [day for day in range(2, 25) if _told(day, replace(SEPTEMBER, earlier=False))] == [
        10,
        20,
    ]
    assert [day for day in range(2, 25) if _told(day, replace(SEPTEMBER, cancelled=True))] == [
        10,
        20,
    ]


def test_no_reminder_comes_before_the_months_second_working_day() -> None:
    # October 2026 begins with seven days off: its first working days are the 8th and 9th.
    october = replace(PERIOD, first=date(2026, 10, 12), last=date(2026, 10, 18))
    told = [
        day
        for day in range(1, 25)
        if nudges_due(date(2026, 10, day), BEHIND, CALENDAR, planned=True, periods=[october])
    ]
    assert told == [9, 20]

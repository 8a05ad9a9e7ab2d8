from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import visits
from casework.calendar import WorkingCalendar
from casework.days import days_of_month
from casework.duty import ALWAYS, Duty
from casework.visits import Absence, FieldDay, Forecast, MonthState

CALENDAR = WorkingCalendar()
OCTOBER = date(2026, 10, 1)
# March 2026 has no holiday: working days are Mon 2 to Tue 31, 22 of them
MARCH = date(2026, 3, 1)


def field_day(day: int, *, half: bool = False, village: str = "v1") -> FieldDay:
    return FieldDay(7, date(2026, 3, day), village, half=half, met=True, heard=True, confirmed=True)


def duty(first: date, last: date | None = None) -> tuple[Duty, ...]:
    return (Duty(7, "t", "c/t/", first, last),)


# What counts


@pytest.mark.parametrize("evidence", ["confirmed", "photo", "location"])
def test_one_kind_of_evidence_suffices(evidence: str) -> None:
    bare = replace(field_day(3), confirmed=False)
    assert not bare.counts
    assert replace(bare, **{evidence: True}).counts  # type: ignore[arg-type]


@pytest.mark.parametrize("change", [{"village_code": ""}, {"met": False}, {"heard": False}])
def test_village_whom_and_what_are_needed(change: dict[str, bool]) -> None:
    assert not replace(field_day(3), **change).counts  # type: ignore[arg-type]


@pytest.mark.parametrize("why", ["elsewhere", "unsaid"])
def test_a_day_elsewhere_or_not_yet_said_to_be_true_does_not_count(why: str) -> None:
    assert not replace(field_day(3), **{why: True}).counts  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("logged", "done"),
    [
        ([], 0),
        ([field_day(3)], 1),
        ([field_day(3), field_day(4)], 2),
        ([field_day(3), field_day(3, village="v2")], 1),
        ([field_day(3, half=True)], 0),
        ([field_day(3, half=True), field_day(3, half=True, village="v2")], 1),
        ([field_day(3, half=True), field_day(4, half=True)], 1),
        ([field_day(3, half=True), field_day(3)], 1),
        ([field_day(day, half=True) for day in (3, 4, 5)], 1),
        ([field_day(3), replace(field_day(4), heard=False)], 1),
    ],
)
def test_days_done(logged: list[FieldDay], done: int) -> None:
    assert visits.halves_done(logged) // visits.HALVES == done


# What is owed


@pytest.mark.parametrize(
    ("month", "absences", "duties", "owed"),
    [
        (MARCH, [], ALWAYS, 3),
        # 22 working days; 3 x 14/22 = 1.9
        (MARCH, [Absence(date(2026, 3, 2), date(2026, 3, 11))], ALWAYS, 2),
        # 7 days of 22 are left: 0.95
        (MARCH, [], duty(date(2026, 3, 23)), 1),
        # one that ends on Friday 6 March: 5 days of 22, 0.7
        (MARCH, [], duty(date.min, date(2026, 3, 6)), 1),
        # two posts with a gap between them: 5 and 7 days of 22, 1.6
        (MARCH, [], (*duty(date.min, date(2026, 3, 6)), *duty(date(2026, 3, 23))), 2),
        # two posts over one time count once
        (MARCH, [], (*duty(date.min), *duty(date(2026, 3, 23))), 3),
        (MARCH, [], (), 0),
        (MARCH, [Absence(date(2026, 2, 20), date(2026, 4, 2))], ALWAYS, 0),
        (MARCH, [], duty(date(2026, 4, 1)), 0),
        # absences that overlap are not counted twice: 15 left, 3 x 15/22 = 2.04
        (
            MARCH,
            [
                Absence(date(2026, 3, 2), date(2026, 3, 6)),
                Absence(date(2026, 3, 5), date(2026, 3, 10)),
            ],
            ALWAYS,
            3,
        ),
        # a leave that only covers days off
        (OCTOBER, [Absence(date(2026, 10, 1), date(2026, 10, 7))], ALWAYS, 3),
    ],
)
def test_days_owed(
    month: date, absences: list[Absence], duties: tuple[Duty, ...], owed: int
) -> None:
    assert visits.days_owed(month, CALENDAR, absences, duties) == owed


def test_a_month_without_working_days_owes_nothing() -> None:
    closed = WorkingCalendar(overrides=dict.fromkeys(days_of_month(2026, 3), ("day_off", "")))
    assert visits.days_owed(MARCH, closed) == 0


@given(
    st.dates(date(2024, 1, 1), date(2026, 12, 1)),
    st.integers(-5, 35),
    st.integers(0, 35),
    st.integers(1, 6),
)
def test_the_share_owed_is_rounded_up_and_never_more_than_the_quota(
    month: date, offset: int, length: int, quota: int
) -> None:
    first = month.replace(day=1) + timedelta(days=offset)
    absence = Absence(first, first + timedelta(days=length))
    working = [day for day in days_of_month(month.year, month.month) if CALENDAR.is_working(day)]
    here = [day for day in working if not first <= day <= absence.last]
    owed = visits.days_owed(month, CALENDAR, [absence], quota=quota)
    assert owed == ceil(Fraction(quota * len(here), len(working)))
    assert 0 <= owed <= quota


# How the month stands


def state_on(day: int, *logged: FieldDay, **rest: object) -> MonthState:
    return visits.month_state(MARCH, date(2026, 3, day), CALENDAR, logged, **rest)  # type: ignore[arg-type]


def test_the_month_on_a_day() -> None:
    assert state_on(24, field_day(3), field_day(4), field_day(5, half=True)) == MonthState(
        done=2, half_over=True, owed=3, missing=1, working_days_left=6, forecast=Forecast.ON_TRACK
    )


def test_days_of_another_month_do_not_count() -> None:
    other = replace(field_day(3), day=date(2026, 2, 27))
    assert state_on(5, other).done == 0


def test_more_than_owed_leaves_nothing_missing() -> None:
    state = state_on(20, *(field_day(day) for day in (3, 4, 5, 6)))
    assert (state.done, state.missing, state.forecast) == (4, 0, Forecast.DONE)


@pytest.mark.parametrize(
    ("day", "forecast"),
    [
        (24, Forecast.ON_TRACK),  # 6 left for 3
        (25, Forecast.TIGHT),  # 5 left
        (27, Forecast.UNLIKELY),  # 3 left: every single one would be needed
        (31, Forecast.UNLIKELY),
    ],
)
def test_the_forecast_tightens_as_days_run_out(day: int, forecast: Forecast) -> None:
    assert state_on(day).forecast is forecast


def test_ones_own_leave_is_not_among_the_days_left() -> None:
    leave = [Absence(date(2026, 3, 30), date(2026, 3, 31))]
    assert state_on(24, absences=leave).working_days_left == 4


def test_after_its_end_a_month_has_no_days_left() -> None:
    state = visits.month_state(MARCH, date(2026, 4, 1), CALENDAR, [])
    assert (state.working_days_left, state.forecast) == (0, Forecast.UNLIKELY)


def test_what_is_disputed_does_not_count_whatever_shows_it() -> None:
    day = replace(field_day(3), photo=True)
    assert day.counts
    assert not replace(day, disputed=True).counts

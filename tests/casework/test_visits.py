from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import visits
from casework.calendar import WorkingCalendar
from casework.days import days_of_month
from casework.duty import ALWAYS, Duty
from casework.visit_errors import (
    VisitDayFullError,
    VisitDuringLeaveError,
    VisitInFutureError,
    VisitTooLateError,
)
from casework.visits import Absence, FieldDay, Forecast, MonthState, Nudge

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
    assert visits.days_done(logged) == done


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


# Nudges


def nudges(today: date, done: int, *, planned: bool = False, **rest: list[Absence]) -> list[Nudge]:
    first = today.replace(day=1)
    logged = [
        FieldDay(7, first + timedelta(days=n), "v", met=True, heard=True, photo=True)
        for n in range(done)
    ]
    state = visits.month_state(today, today, CALENDAR, logged, absences=rest.get("absences", []))
    return visits.nudges_due(today, state, CALENDAR, planned=planned, **rest)


@pytest.mark.parametrize(
    ("today", "done", "due"),
    [
        # the first working day asks for a plan
        (date(2026, 3, 2), 0, [Nudge.PLAN]),
        (date(2026, 10, 8), 0, [Nudge.PLAN]),
        (date(2026, 3, 1), 0, []),
        (date(2026, 3, 3), 0, []),
        # the tenth, or the next working day, if none is done
        (date(2026, 3, 10), 0, [Nudge.NONE_DONE]),
        (date(2026, 3, 10), 1, []),
        (date(2026, 3, 11), 0, []),
        (date(2026, 1, 12), 0, [Nudge.NONE_DONE]),  # Sat 10 January
        (date(2026, 10, 10), 0, [Nudge.NONE_DONE]),  # a make-up Saturday
        # the twentieth likewise, if fewer than two are done
        (date(2026, 3, 20), 1, [Nudge.FEWER_THAN_TWO]),
        (date(2026, 3, 20), 0, [Nudge.FEWER_THAN_TWO]),
        (date(2026, 3, 20), 2, []),
        (date(2026, 9, 20), 1, [Nudge.FEWER_THAN_TWO]),  # a make-up Sunday
        (date(2026, 6, 22), 1, [Nudge.FEWER_THAN_TWO]),  # 19 to 21 June off
        # then whenever working days left <= days owed + 2; five, four, three of them
        (date(2026, 3, 24), 0, []),
        (date(2026, 3, 25), 0, [Nudge.RUNNING_OUT]),
        (date(2026, 3, 25), 1, []),
        (date(2026, 3, 26), 1, [Nudge.RUNNING_OUT]),
        (date(2026, 3, 28), 1, []),  # a Saturday
        # the last three working days, the section head as well
        (date(2026, 3, 27), 2, [Nudge.RUNNING_OUT, Nudge.TELL_SECTION_HEAD]),
        (date(2026, 3, 31), 0, [Nudge.RUNNING_OUT, Nudge.TELL_SECTION_HEAD]),
        (date(2026, 3, 31), 3, []),
    ],
)
def test_nudges_of_a_month(today: date, done: int, due: list[Nudge]) -> None:
    assert nudges(today, done) == due


def test_who_has_planned_is_not_asked_for_a_plan() -> None:
    assert nudges(date(2026, 3, 2), 0, planned=True) == []


def test_nobody_is_reminded_while_away() -> None:
    assert (
        nudges(date(2026, 3, 10), 0, absences=[Absence(date(2026, 3, 9), date(2026, 3, 10))]) == []
    )


def test_the_reason_for_a_shortfall_is_asked_on_the_first_or_the_next_working_day() -> None:
    assert visits.asks_for_reason_on(date(2026, 9, 15), CALENDAR) == date(2026, 10, 8)
    assert visits.asks_for_reason_on(date(2025, 12, 1), CALENDAR) == date(2026, 1, 4)


# Logging


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
    assert visits.earliest_day(at(today), CALENDAR) == earliest
    visits.check_can_log(earliest, at(today), CALENDAR)
    with pytest.raises(VisitTooLateError) as refusal:
        visits.check_can_log(earliest - timedelta(days=1), at(today), CALENDAR)
    assert refusal.value.facts["earliest"] == earliest


def test_today_yesterday_and_the_day_before_can_always_be_logged_and_no_day_to_come() -> None:
    today = date(2026, 3, 12)
    for back in range(3):
        visits.check_can_log(today - timedelta(days=back), at(today), CALENDAR)
    with pytest.raises(VisitInFutureError) as refusal:
        visits.check_can_log(date(2026, 3, 13), at(today), CALENDAR)
    assert refusal.value.facts == {"day": date(2026, 3, 13), "today": today}


def test_an_earlier_day_is_flagged() -> None:
    now = at(date(2026, 3, 12))
    assert visits.is_backfilled(date(2026, 3, 11), now, CALENDAR)
    assert not visits.is_backfilled(date(2026, 3, 12), now, CALENDAR)


def test_no_day_is_logged_during_ones_own_leave() -> None:
    leave = [Absence(date(2026, 3, 11), date(2026, 3, 11))]
    with pytest.raises(VisitDuringLeaveError):
        visits.check_can_log(date(2026, 3, 11), at(date(2026, 3, 12)), CALENDAR, absences=leave)


def test_a_day_has_two_halves_and_any_number_of_villages() -> None:
    now, day = at(date(2026, 3, 12)), date(2026, 3, 12)
    halves = [field_day(12, half=True), field_day(12, half=True), field_day(11, half=True)]
    visits.check_can_log(day, now, CALENDAR, half=True, logged=halves[1:])
    visits.check_can_log(day, now, CALENDAR, logged=[field_day(12)])
    with pytest.raises(VisitDayFullError) as refusal:
        visits.check_can_log(day, now, CALENDAR, half=True, logged=halves)
    assert refusal.value.facts == {"day": day}


def test_what_is_disputed_does_not_count_whatever_shows_it() -> None:
    day = replace(field_day(3), photo=True)
    assert day.counts
    assert not replace(day, disputed=True).counts


@pytest.mark.parametrize(
    ("now", "earlier"),
    [
        (datetime(2026, 11, 23, 2, tzinfo=UTC), ["11-20", "11-19", "11-18"]),  # a Monday
        (datetime(2026, 11, 26, 2, tzinfo=UTC), ["11-23"]),  # a Thursday
        (
            datetime(2026, 10, 9, 2, tzinfo=UTC),
            ["09-30", "09-29"],
        ),  # after the week of National Day
    ],
)
def test_working_days_before_the_day_before_yesterday_can_be_logged_within_the_backfill(
    now: datetime, earlier: list[str]
) -> None:
    assert [f"{day:%m-%d}" for day in visits.earlier_days(now, CALENDAR)] == earlier


def test_hosts_are_asked_for_all_at_once_on_the_last_working_day_but_one() -> None:
    assert visits.asks_hosts_on(date(2026, 11, 5), CALENDAR) == date(2026, 11, 27)
    assert visits.asks_hosts_on(date(2026, 10, 5), CALENDAR) == date(2026, 10, 29)

"""What holds of every deadline, whenever it begins."""

from datetime import UTC, date, datetime, timedelta

from clocks_begun import CALENDAR
from hypothesis import given
from hypothesis import strategies as st

from casework import clocks
from casework.calendar import WorkingCalendar
from casework.clocks import RULES, ClockRule
from casework.holidays import Override

DAY_RULES = st.sampled_from([rule for rule in ClockRule if RULES[rule].rolls])
MOMENTS = st.datetimes(datetime(2023, 6, 1), datetime(2027, 6, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is given beside
LATE_DAYS = st.dictionaries(
    st.dates(date(2023, 6, 1), date(2027, 12, 31)),
    st.sampled_from([Override("day_off", ""), Override("make_up", "")]),
    max_size=40,
)


@given(DAY_RULES, MOMENTS)
def test_nothing_is_due_on_a_day_off(rule: ClockRule, at: datetime) -> None:
    state = clocks.start(rule, at, CALENDAR)
    assert CALENDAR.is_working(CALENDAR.day_of(state.due_at))
    assert state.due_at == CALENDAR.end_of_day(CALENDAR.roll_forward(state.nominal_due))


@given(st.sampled_from(ClockRule), MOMENTS, st.timedeltas(timedelta(), timedelta(days=30)))
def test_what_starts_later_is_never_due_earlier(
    rule: ClockRule, at: datetime, later: timedelta
) -> None:
    first, second = (clocks.start(rule, moment, CALENDAR) for moment in (at, at + later))
    assert first.nominal_due <= second.nominal_due
    assert first.due_at <= second.due_at


@given(DAY_RULES, MOMENTS, st.integers(0, 200))
def test_a_pause_of_n_days_moves_the_nominal_date_by_n(
    rule: ClockRule, at: datetime, n: int
) -> None:
    state = clocks.start(rule, at, CALENDAR)
    paused, _ = clocks.pause(state, at)
    resumed, entry = clocks.resume(paused, at + timedelta(days=n), CALENDAR)
    assert resumed.nominal_due - state.nominal_due == timedelta(days=n)
    assert CALENDAR.day_of(resumed.due_at) == CALENDAR.roll_forward(resumed.nominal_due)
    assert entry.days == n


@given(DAY_RULES, MOMENTS, LATE_DAYS)
def test_recomputing_twice_changes_nothing_more(
    rule: ClockRule, at: datetime, late: dict[date, Override]
) -> None:
    calendar, state = WorkingCalendar(overrides=late), clocks.start(rule, at, CALENDAR)
    once, _ = clocks.recompute(state, at, calendar)
    assert clocks.recompute(once, at, calendar) == (once, None)
    fresh = clocks.start(rule, at, calendar)
    assert (once.nominal_due, once.due_at) == (fresh.nominal_due, fresh.due_at)


@given(DAY_RULES, MOMENTS)
def test_warnings_and_escalations_fall_into_office_hours_and_before_the_next(
    rule: ClockRule, at: datetime
) -> None:
    state = clocks.start(rule, at, CALENDAR)
    planned = clocks.warnings(state, CALENDAR)
    moments = [moment for _, moment in planned]
    assert moments == sorted(set(moments))
    for moment in moments:
        assert at < moment < state.due_at
        assert CALENDAR.is_working(CALENDAR.day_of(moment))
        assert CALENDAR.next_open_moment(moment) == moment
    steps = [moment for _, moment in clocks.escalations(state, CALENDAR)]
    assert steps == sorted(steps)

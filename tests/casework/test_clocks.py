from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import clocks
from casework.calendar import WorkingCalendar
from casework.clock_errors import (
    AlreadyExtendedError,
    ClockError,
    ClockExpiredError,
    ClockNotPausableError,
    ClockNotPausedError,
    ClockPausedError,
    ClockStoppedError,
    DueDatePastError,
    ExtensionLengthError,
    NotExtendableError,
)
from casework.clocks import (
    RULES,
    ClockRule,
    ClockSettings,
    ClockState,
    ClockStatus,
    EntryKind,
    Level,
    Offset,
    Unit,
    WhyKind,
    WhyLine,
)
from casework.holidays import Override

CALENDAR = WorkingCalendar()
DAY_RULES = st.sampled_from([rule for rule in ClockRule if RULES[rule].rolls])
MOMENTS = st.datetimes(datetime(2023, 6, 1), datetime(2027, 6, 1), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is given beside
LATE_DAYS = st.dictionaries(
    st.dates(date(2023, 6, 1), date(2027, 12, 31)),
    st.sampled_from([Override("day_off", ""), Override("make_up", "")]),
    max_size=40,
)


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CALENDAR.zone)


def begin(rule: ClockRule, at: str) -> ClockState:
    return clocks.start(rule, local(at), CALENDAR)


def handling() -> ClockState:
    """Nominally due on Wednesday 7 October 2026, rolled to Thursday the 8th."""
    return begin(ClockRule.HANDLING, "2026-08-08 09:42")


# Properties


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
        assert not CALENDAR.is_quiet(moment)
    steps = [moment for _, moment in clocks.escalations(state, CALENDAR)]
    assert steps == sorted(steps)


# The table


def test_every_rule_has_a_row() -> None:
    assert set(RULES) == set(ClockRule)


def test_only_handling_can_be_extended() -> None:
    assert {rule: row.extension for rule, row in RULES.items() if row.extension} == {
        ClockRule.HANDLING: 30
    }


def test_the_clocks_that_escalate() -> None:
    assert {rule for rule, row in RULES.items() if row.escalates} == {
        ClockRule.NOTICE,
        ClockRule.HANDLING,
        ClockRule.LEADER_SET,
        ClockRule.REVIEW_DECIDE,
        ClockRule.RECHECK_DECIDE,
    }


def test_an_office_may_set_lengths_and_the_cut_off() -> None:
    settings = ClockSettings({ClockRule.HANDLING: 45}, time(15))
    at = local("2026-03-11 15:30")
    assert clocks.start(ClockRule.HANDLING, at, CALENDAR, settings=settings).length == 45
    late = clocks.start(ClockRule.FIRST_ANSWER, at, CALENDAR, settings=settings)
    assert late.nominal_due == date(2026, 3, 12)


# Starting


def test_a_start_is_the_first_line_of_the_ledger() -> None:
    at = local("2026-08-08 09:42")
    state = clocks.start(ClockRule.HANDLING, at, CALENDAR, reason_code="accepted")
    (entry,) = state.ledger
    assert entry == (EntryKind.START, at, 60, state.nominal_due, state.due_at, "accepted")


def test_every_field_but_the_ledger_is_a_plain_column() -> None:
    columns = asdict(replace(handling(), ledger=()))
    columns.pop("ledger")
    assert all(value is None or isinstance(value, int | date | Enum) for value in columns.values())


def test_a_due_date_in_the_past_is_refused() -> None:
    at = local("2026-09-01 10:00")
    with pytest.raises(DueDatePastError) as refusal:
        clocks.start(ClockRule.LEADER_SET, at, CALENDAR, due_on=date(2026, 8, 31))
    assert refusal.value.facts == {"due_on": date(2026, 8, 31), "today": date(2026, 9, 1)}


def test_a_date_given_in_place_of_hours_is_due_at_the_close_of_that_day() -> None:
    at = local("2026-09-01 10:00")
    state = clocks.start(ClockRule.ACKNOWLEDGE_URGENT, at, CALENDAR, due_on=date(2026, 9, 1))
    assert state.due_at == local("2026-09-01 18:30")


# Pausing


def test_a_pause_keeps_the_dates_and_is_never_overdue() -> None:
    paused, entry = clocks.pause(handling(), local("2026-09-30 10:00"), "court")
    assert paused.status is ClockStatus.PAUSED
    assert entry == (
        EntryKind.PAUSE,
        local("2026-09-30 10:00"),
        0,
        date(2026, 10, 7),
        handling().due_at,
        "court",
    )
    assert not clocks.is_overdue(paused, local("2026-12-01 10:00"))
    assert clocks.warnings(paused, CALENDAR) == []
    assert clocks.escalations(paused, CALENDAR) == []


def test_a_clock_pauses_once_at_a_time() -> None:
    paused, _ = clocks.pause(handling(), local("2026-09-30 10:00"))
    with pytest.raises(ClockPausedError):
        clocks.pause(paused, local("2026-09-30 11:00"))


def test_a_clock_that_runs_cannot_resume() -> None:
    with pytest.raises(ClockNotPausedError):
        clocks.resume(handling(), local("2026-09-30 10:00"), CALENDAR)


def test_hours_are_never_paused() -> None:
    state = begin(ClockRule.ACKNOWLEDGE_URGENT, "2026-09-30 10:00")
    with pytest.raises(ClockNotPausableError) as refusal:
        clocks.pause(state, local("2026-09-30 10:30"))
    assert refusal.value.facts == {"rule": ClockRule.ACKNOWLEDGE_URGENT}


def test_a_pause_forgives_nothing_that_is_late() -> None:
    late = handling().due_at + timedelta(minutes=1)
    with pytest.raises(ClockExpiredError):
        clocks.pause(handling(), late)


def test_a_pause_that_ends_before_it_began_moves_nothing() -> None:
    paused, _ = clocks.pause(handling(), local("2026-09-30 10:00"))
    resumed, entry = clocks.resume(paused, local("2026-09-29 10:00"), CALENDAR)
    assert entry.days == 0
    assert resumed.nominal_due == handling().nominal_due


# Extending


def test_an_extension_is_asked_for_before_expiry_and_may_be_approved_after() -> None:
    state = handling()
    late = state.due_at + timedelta(days=2)
    with pytest.raises(ClockExpiredError):
        clocks.extend(state, 30, late, CALENDAR)
    extended, entry = clocks.extend(state, 30, late, CALENDAR, asked_at=state.due_at)
    assert extended.nominal_due == date(2026, 11, 6)
    assert (entry.kind, entry.days) == (EntryKind.EXTEND, 30)


def test_an_extension_is_given_once() -> None:
    at = local("2026-09-20 10:00")
    extended, _ = clocks.extend(handling(), 5, at, CALENDAR)
    with pytest.raises(AlreadyExtendedError) as refusal:
        clocks.extend(extended, 5, at, CALENDAR)
    assert refusal.value.facts == {"days": 5}


@pytest.mark.parametrize("days", [-1, 0, 31])
def test_an_extension_has_1_to_30_days(days: int) -> None:
    with pytest.raises(ExtensionLengthError) as refusal:
        clocks.check_can_extend(handling(), days, local("2026-09-20 10:00"))
    assert refusal.value.facts == {"days": days, "most": 30}


def test_other_deadlines_are_not_extended() -> None:
    state = begin(ClockRule.NOTICE, "2026-09-01 10:00")
    with pytest.raises(NotExtendableError):
        clocks.extend(state, 5, local("2026-09-02 10:00"), CALENDAR)


def test_a_paused_clock_may_be_extended_whatever_the_day() -> None:
    paused, _ = clocks.pause(handling(), local("2026-09-30 10:00"))
    at = local("2026-11-02 10:00")
    extended, _ = clocks.extend(paused, 10, at, CALENDAR)
    resumed, _ = clocks.resume(extended, at, CALENDAR)
    # 7 Oct + 10 + 33 days of pause
    assert resumed.nominal_due == date(2026, 11, 19)


# Stopping


def test_stopping_by_the_due_moment_is_on_time() -> None:
    state = handling()
    assert clocks.was_on_time(state) is None
    in_time, entry = clocks.stop(state, state.due_at, CALENDAR, "delivered")
    assert clocks.was_on_time(in_time) is True
    assert (entry.kind, entry.days, entry.reason_code) == (EntryKind.STOP, 0, "delivered")
    late, _ = clocks.stop(state, state.due_at + timedelta(seconds=1), CALENDAR)
    assert clocks.was_on_time(late) is False
    assert not clocks.is_overdue(late, state.due_at + timedelta(days=9))


def test_overdue_begins_after_the_due_moment() -> None:
    state = handling()
    assert not clocks.is_overdue(state, state.due_at)
    assert clocks.is_overdue(state, state.due_at + timedelta(seconds=1))


def test_stopping_during_a_pause_counts_the_pause() -> None:
    paused, _ = clocks.pause(handling(), local("2026-09-30 10:00"))
    stopped, entry = clocks.stop(paused, local("2026-12-01 10:00"), CALENDAR)
    assert clocks.was_on_time(stopped) is True
    assert entry.days == 62


def test_a_stopped_clock_does_nothing_more() -> None:
    at = local("2026-09-30 10:00")
    stopped, _ = clocks.stop(handling(), at, CALENDAR)
    refused: tuple[Callable[[], object], ...] = (
        lambda: clocks.pause(stopped, at),
        lambda: clocks.resume(stopped, at, CALENDAR),
        lambda: clocks.extend(stopped, 5, at, CALENDAR),
        lambda: clocks.stop(stopped, at, CALENDAR),
    )
    for act in refused:
        with pytest.raises(ClockStoppedError) as refusal:
            act()
        assert isinstance(refusal.value, ClockError)
    late = WorkingCalendar(overrides={date(2026, 10, 8): Override("day_off", "")})
    assert clocks.recompute(stopped, at, late) == (stopped, None)
    assert clocks.warnings(stopped, CALENDAR) == []


# Recomputing


def test_a_late_holiday_is_recorded_with_the_days_it_moved() -> None:
    late = WorkingCalendar(overrides={date(2026, 10, 8): Override("day_off", "county_day")})
    at = local("2026-09-30 10:00")
    moved, entry = clocks.recompute(handling(), at, late, "calendar")
    assert entry is not None
    assert (entry.kind, entry.days, entry.nominal_due) == (
        EntryKind.RECOMPUTE,
        1,
        date(2026, 10, 7),
    )
    assert moved.due_at == local("2026-10-09 18:00")
    assert moved.ledger[-1] == entry


# Warnings and escalation


def shown(moments: list[tuple[Offset, datetime]]) -> list[tuple[int, str]]:
    return [
        (offset.amount, CALENDAR.local(moment).strftime("%m-%d %H:%M"))
        for offset, moment in moments
    ]


def test_handling_warns_on_working_mornings_and_once_before_a_holiday() -> None:
    # due Thu 8 Oct: 15 before is Wed 23 Sep; 7, 3 and 1 before all fall to Wed 30 Sep
    assert shown(clocks.warnings(handling(), CALENDAR)) == [
        (15, "09-23 08:00"),
        (1, "09-30 08:00"),
        (0, "10-08 08:00"),
    ]


def test_working_day_offsets_count_working_days() -> None:
    # from Tue 24 Feb, due Mon 2 Mar 2026; make-up Sat 28 is one before, Fri 27 two
    state = begin(ClockRule.OBJECTION, "2026-02-24 10:00")
    assert shown(clocks.warnings(state, CALENDAR)) == [(2, "02-27 08:00"), (1, "02-28 08:00")]


def test_the_first_answer_warns_two_hours_before_the_close() -> None:
    state = begin(ClockRule.FIRST_ANSWER, "2026-03-11 09:00")
    assert shown(clocks.warnings(state, CALENDAR)) == [(2, "03-11 16:00")]


def test_a_warning_already_past_at_the_start_is_not_owed() -> None:
    at = local("2026-09-01 10:00")
    state = clocks.start(ClockRule.LEADER_SET, at, CALENDAR, due_on=date(2026, 9, 4))
    assert shown(clocks.warnings(state, CALENDAR)) == [(1, "09-03 08:00")]


def test_after_a_change_only_what_lies_ahead_is_owed() -> None:
    extended, _ = clocks.extend(handling(), 1, local("2026-10-08 09:00"), CALENDAR)
    assert shown(clocks.warnings(extended, CALENDAR)) == []


def test_an_office_that_opens_in_quiet_hours_warns_when_they_end() -> None:
    early = replace(CALENDAR.season(date(2026, 3, 1)), morning=(time(7), time(12)))
    calendar = WorkingCalendar(seasons=(early,))
    state = begin(ClockRule.FINDING_SETTLE, "2026-03-02 10:00")
    assert shown(clocks.warnings(state, calendar)) == [(2, "03-06 08:00")]


def test_escalation_climbs_before_and_after_the_due_day() -> None:
    # due Fri 18 Sep 2026; then Sun 20+=1 21 22=3 23 24, 28 29 30=8, 8 Oct=9, 9 Oct=10
    state = begin(ClockRule.NOTICE, "2026-09-03 10:00")
    assert state.nominal_due == date(2026, 9, 18)
    assert [
        (level, CALENDAR.local(moment).strftime("%m-%d %H:%M"))
        for level, moment in clocks.escalations(state, CALENDAR)
    ] == [
        (Level.OWNER, "09-11 08:00"),
        (Level.SECTION_HEAD, "09-15 08:00"),
        (Level.DEPUTY, "09-17 08:00"),
        (Level.SUPERVISION, "09-18 18:30"),
        (Level.EXECUTIVE_DEPUTY, "09-22 08:00"),
        (Level.DIRECTOR, "10-09 08:00"),
    ]


def test_small_clocks_do_not_escalate() -> None:
    assert clocks.escalations(begin(ClockRule.ROUTING, "2026-09-03 10:00"), CALENDAR) == []


def test_a_letter_in_nobodys_hands_goes_to_the_inspector_and_no_further() -> None:
    state = begin(ClockRule.SEALED_LETTER, "2026-09-03 10:00")
    assert clocks.escalations(state, CALENDAR) == [(Level.INSPECTOR, state.due_at)]


# Explaining


def why(state: ClockState, calendar: WorkingCalendar = CALENDAR) -> list[WhyLine]:
    return clocks.explain(state, calendar)


def test_natural_days_are_explained_with_the_days_they_rolled_over() -> None:
    assert why(handling()) == [
        WhyLine(WhyKind.RULE, days=60, name="handling"),
        WhyLine(WhyKind.STARTED, date(2026, 8, 8)),
        WhyLine(WhyKind.COUNTED, date(2026, 8, 9), date(2026, 10, 7), 60),
        WhyLine(WhyKind.NOMINAL, date(2026, 10, 7)),
        WhyLine(WhyKind.SKIPPED, date(2026, 10, 7), date(2026, 10, 7), 1, "national_day"),
        WhyLine(WhyKind.DUE, date(2026, 10, 8), days=1),
    ]


def test_working_days_are_explained_with_each_day_off_and_make_up_day() -> None:
    state = begin(ClockRule.SIMPLE_DECIDE, "2026-09-18 10:00")
    counting = [line for line in why(state) if line.kind in {WhyKind.SKIPPED, WhyKind.MAKE_UP}]
    assert counting == [
        WhyLine(WhyKind.SKIPPED, date(2026, 9, 19), date(2026, 9, 19), 1),
        WhyLine(WhyKind.MAKE_UP, date(2026, 9, 20), date(2026, 9, 20), 1, "national_day"),
        WhyLine(WhyKind.SKIPPED, date(2026, 9, 25), date(2026, 9, 27), 3, "mid_autumn"),
        WhyLine(WhyKind.SKIPPED, date(2026, 10, 1), date(2026, 10, 7), 7, "national_day"),
    ]


def test_a_history_is_explained_line_by_line() -> None:
    late = WorkingCalendar(overrides={date(2026, 11, 20): Override("day_off", "county_day")})
    state, _ = clocks.pause(handling(), local("2026-09-30 10:00"), "court")
    state, _ = clocks.resume(state, local("2026-10-14 10:00"), CALENDAR)
    state, _ = clocks.extend(state, 30, local("2026-10-15 10:00"), CALENDAR)
    state, _ = clocks.recompute(state, local("2026-10-16 10:00"), late)
    state, _ = clocks.stop(state, local("2026-10-19 10:00"), late)
    # 7 Oct + 14 = 21 Oct, + 30 = Fri 20 Nov, turned off late: Mon 23
    assert why(state, late)[3:] == [
        WhyLine(WhyKind.PAUSED, date(2026, 9, 30), date(2026, 10, 7), 0, "court"),
        WhyLine(WhyKind.RESUMED, date(2026, 10, 14), date(2026, 10, 21), 14),
        WhyLine(WhyKind.EXTENDED, date(2026, 10, 15), date(2026, 11, 20), 30),
        WhyLine(WhyKind.RECOMPUTED, date(2026, 10, 16), date(2026, 11, 20), 3),
        WhyLine(WhyKind.NOMINAL, date(2026, 11, 20)),
        WhyLine(WhyKind.SKIPPED, date(2026, 11, 20), date(2026, 11, 20), 1, "county_day"),
        WhyLine(WhyKind.SKIPPED, date(2026, 11, 21), date(2026, 11, 22), 2),
        WhyLine(WhyKind.DUE, date(2026, 11, 23), days=3),
        WhyLine(WhyKind.STOPPED, date(2026, 10, 19)),
    ]


def test_a_date_given_and_capped_is_explained() -> None:
    at = local("2026-09-01 10:00")
    given_on, limit = date(2026, 10, 20), date(2026, 10, 7)
    state = clocks.start(ClockRule.LEADER_SET, at, CALENDAR, due_on=given_on, limit=limit)
    assert why(state)[:3] == [
        WhyLine(WhyKind.STARTED, at.date()),  # and no length, which does not count here
        WhyLine(WhyKind.GIVEN, given_on),
        WhyLine(WhyKind.CAPPED, limit),
    ]
    free = clocks.start(ClockRule.LEADER_SET, at, CALENDAR, limit=given_on)
    assert WhyKind.CAPPED not in {line.kind for line in why(free)}


def test_same_day_and_hours_need_no_counting() -> None:
    for rule in (ClockRule.FIRST_ANSWER, ClockRule.ACKNOWLEDGE_URGENT):
        kinds = [line.kind for line in why(begin(rule, "2026-03-11 09:00"))]
        assert kinds == [WhyKind.RULE, WhyKind.STARTED, WhyKind.NOMINAL, WhyKind.DUE]


def test_a_first_answer_names_the_days_off_it_passed_over() -> None:
    lines = why(begin(ClockRule.FIRST_ANSWER, "2026-03-14 09:00"))
    assert lines[2] == WhyLine(WhyKind.SKIPPED, date(2026, 3, 14), date(2026, 3, 15), 2)


def test_a_provisional_year_is_named() -> None:
    lines = why(begin(ClockRule.HANDLING, "2026-11-20 10:00"))
    assert WhyLine(WhyKind.PROVISIONAL, date(2027, 1, 1), date(2027, 12, 31)) in lines


def test_units_are_those_of_the_rules() -> None:
    assert RULES[ClockRule.HANDLING].unit is Unit.DAYS
    assert not RULES[ClockRule.ACKNOWLEDGE_URGENT].rolls

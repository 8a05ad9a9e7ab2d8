from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import date, time, timedelta
from enum import Enum

import pytest
from clocks_begun import CALENDAR, begin, handling, local

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
from casework.clocks import RULES, ClockRule, ClockSettings, ClockStatus, EntryKind
from casework.holidays import Override

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


def test_an_office_may_set_how_long_before_it_is_warned() -> None:
    settings = ClockSettings(warnings={ClockRule.HANDLING: (10, 0), ClockRule.NOTICE: ()})
    before = {rule: [one.amount for one in settings.before(rule)] for rule in ClockRule}
    assert before[ClockRule.HANDLING] == [10, 0]
    assert before[ClockRule.NOTICE] == []
    assert before[ClockRule.SUPERVISION_REPLY] == [7, 3]
    told = clocks.warnings(handling(), CALENDAR, settings)
    assert [offset.amount for offset, _at in told] == [10, 0]


def test_a_warning_lies_within_the_time_there_is() -> None:
    longest = clocks.longest_warning
    assert longest(ClockRule.HANDLING, 45) == 44
    assert longest(ClockRule.REVIEW, 1) == 8  # hours before the end of the day
    assert clocks.warning_unit(ClockRule.RETALIATION) is RULES[ClockRule.RETALIATION].unit


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


def test_what_is_late_is_not_suspended_but_may_be_part_of_another_case() -> None:
    state, late = handling(), local("2026-10-12 10:00")
    with pytest.raises(ClockExpiredError):
        clocks.pause(state, late)
    held, _entry = clocks.pause(state, late, late=True)
    again, _entry = clocks.resume(held, late + timedelta(days=20), CALENDAR)
    assert clocks.is_overdue(again, late + timedelta(days=20))


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

"""When a deadline warns, and when the next level is told."""

from dataclasses import replace
from datetime import date, datetime, time

from clocks_begun import CALENDAR, begin, handling, local

from casework import clocks
from casework.calendar import WorkingCalendar
from casework.clocks import ClockRule, Level, Offset


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

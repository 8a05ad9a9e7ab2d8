"""A deadline's arithmetic, line by line."""

from datetime import date

from clocks_begun import CALENDAR, begin, handling, local

from casework import clocks
from casework.calendar import WorkingCalendar
from casework.clocks import RULES, ClockRule, ClockState, Unit, WhyKind, WhyLine
from casework.holidays import Override


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

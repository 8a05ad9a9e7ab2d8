"""On which day and hour a brief comes, and what may be chosen."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from casework.briefs import (
    BriefKind,
    Wish,
    changed,
    day_in,
    due_at,
    from_now_on,
    kinds_for,
    next_day,
)
from casework.calendar import WorkingCalendar
from casework.errors import OldButtonError
from casework.people import Language, Officer, Post, Role

CALENDAR = WorkingCalendar()
WEEKLY, MONTHLY = BriefKind.WEEKLY, BriefKind.MONTHLY
USUAL = Wish()


def at(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=CALENDAR.zone)


def officer(*roles: Role, held_for: int | None = None) -> Officer:
    posts = tuple(Post(role, "24", "24/", date(2026, 1, 1), held_for=held_for) for role in roles)
    return Officer(1, "顾长川", Language.CHINESE, posts)


def test_leaders_get_one_a_week_and_supervisors_one_a_month() -> None:
    assert kinds_for(officer(Role.LEADER)) == (WEEKLY,)
    for role in (Role.SECTION_HEAD, Role.DEPUTY, Role.INSPECTOR):
        assert kinds_for(officer(role)) == (MONTHLY,)
    assert kinds_for(officer(Role.LEADER, Role.DEPUTY)) == (WEEKLY, MONTHLY)
    assert kinds_for(officer(Role.LIAISON, Role.CLERK)) == ()
    assert kinds_for(officer(Role.LEADER, held_for=7)) == ()


# By the published calendar of 2026: Monday 5 to Wednesday 7 October are off after National Day, as
# are the days from 15 to 23 February, which makes a whole week of holiday from the 16th.
@pytest.mark.parametrize(
    ("today", "day"),
    [
        (date(2026, 11, 25), date(2026, 11, 23)),
        (date(2026, 10, 6), date(2026, 10, 8)),
        (date(2026, 2, 16), None),
    ],
)
def test_a_weekly_one_comes_on_the_first_working_day_of_the_week(
    today: date, day: date | None
) -> None:
    assert day_in(WEEKLY, USUAL, today, CALENDAR) == day


def test_a_monthly_one_comes_on_the_first_working_day_or_the_day_that_was_chosen() -> None:
    assert day_in(MONTHLY, USUAL, date(2026, 10, 20), CALENDAR) == date(2026, 10, 8)
    assert day_in(MONTHLY, Wish(day=15), date(2026, 11, 2), CALENDAR) == date(2026, 11, 16)


MONDAY = date(2026, 11, 23)


def test_it_is_drawn_up_just_before_its_hour_and_not_twice_in_a_week() -> None:
    told = replace(USUAL, told_on=date(2026, 11, 16))
    assert due_at(WEEKLY, told, at(MONDAY, 8, 26), CALENDAR) is None
    assert due_at(WEEKLY, told, at(MONDAY, 8, 27), CALENDAR) == at(MONDAY, 8, 30)
    again = replace(told, told_on=MONDAY)
    assert due_at(WEEKLY, again, at(MONDAY, 8, 27), CALENDAR) is None
    # Moved to Friday when this week's has come: the next one is next week's.
    moved = replace(again, day=5)
    assert due_at(WEEKLY, moved, at(date(2026, 11, 27), 9), CALENDAR) is None
    assert next_day(WEEKLY, moved, at(MONDAY, 9), CALENDAR) == date(2026, 12, 4)


def test_after_a_stop_it_comes_late_but_never_a_first_one() -> None:
    late = at(date(2026, 11, 25), 9, 27)
    told = replace(USUAL, told_on=date(2026, 11, 16))
    assert due_at(WEEKLY, told, late, CALENDAR) == at(MONDAY, 8, 30)
    assert due_at(WEEKLY, USUAL, late, CALENDAR) is None
    assert due_at(WEEKLY, USUAL, at(MONDAY, 8, 27), CALENDAR) == at(MONDAY, 8, 30)


def test_switched_off_or_in_a_week_off_none_comes() -> None:
    off = Wish(off=True)
    assert due_at(WEEKLY, off, at(MONDAY, 8, 27), CALENDAR) is None
    assert next_day(WEEKLY, off, at(MONDAY, 9), CALENDAR) is None
    told = replace(USUAL, told_on=date(2026, 2, 9))
    assert due_at(WEEKLY, told, at(date(2026, 2, 18), 9), CALENDAR) is None
    assert next_day(WEEKLY, told, at(date(2026, 2, 12), 9), CALENDAR) == date(2026, 2, 24)


def test_the_next_monthly_one_is_this_months_until_it_has_come() -> None:
    second = at(date(2026, 11, 2), 9)
    assert next_day(MONTHLY, Wish(day=15), second, CALENDAR) == date(2026, 11, 16)
    assert next_day(MONTHLY, USUAL, at(date(2026, 11, 20), 9), CALENDAR) == date(2026, 12, 1)
    assert next_day(MONTHLY, USUAL, at(date(2026, 12, 1), 8), CALENDAR) == date(2026, 12, 1)


def test_who_comes_after_the_hour_is_told_of_the_next_week() -> None:
    assert next_day(WEEKLY, USUAL, at(MONDAY, 8), CALENDAR) == MONDAY
    assert next_day(WEEKLY, USUAL, at(MONDAY, 9), CALENDAR) == date(2026, 11, 30)


def test_what_is_switched_on_again_or_moved_makes_up_for_nothing() -> None:
    wednesday = at(date(2026, 11, 25), 15)
    again = replace(USUAL, told_on=date(2026, 10, 26), figures="{}")
    settled = from_now_on(WEEKLY, again, wednesday, CALENDAR)
    assert due_at(WEEKLY, settled, wednesday, CALENDAR) is None
    assert settled.figures is None
    assert next_day(WEEKLY, settled, wednesday, CALENDAR) == date(2026, 11, 30)
    friday = replace(again, day=5)
    assert from_now_on(WEEKLY, friday, wednesday, CALENDAR) == friday
    assert from_now_on(WEEKLY, again, at(MONDAY, 8, 28), CALENDAR) == again


def test_a_tap_moves_it_within_office_hours_and_puts_it_on_again() -> None:
    assert changed(WEEKLY, USUAL, "off").off
    moved = changed(WEEKLY, Wish(off=True), "day=3")
    assert (moved.off, moved.day) == (False, 3)
    assert changed(WEEKLY, moved, "hour=15:30").hour == "15:30"
    assert not changed(WEEKLY, Wish(off=True), "on").off
    for nonsense in ("day=6", "hour=23:00", "hour=12:30", "dance", "day="):
        with pytest.raises(OldButtonError):
            changed(WEEKLY, USUAL, nonsense)
    assert changed(MONTHLY, USUAL, "day=15").day == 15

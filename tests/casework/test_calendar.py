from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.calendar import WorkingCalendar
from casework.days import days, days_of_month, double_ninth, last_of_month, spring_festival
from casework.holidays import HOLIDAY_CODES, DayKind, Override, published_years
from casework.seasons import Season

CALENDAR = WorkingCalendar()
DAYS = st.dates(date(2012, 1, 1), date(2029, 12, 31))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC))  # noqa: DTZ001 - the zone is given beside


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CALENDAR.zone)


@pytest.mark.parametrize(
    ("day", "kind", "name"),
    [
        (date(2026, 10, 9), DayKind.WORKING, None),
        (date(2026, 10, 11), DayKind.WEEKEND, None),
        (date(2026, 10, 3), DayKind.DAY_OFF, "national_day"),
        (date(2026, 10, 10), DayKind.MAKE_UP, "national_day"),
        (date(2025, 10, 6), DayKind.DAY_OFF, "mid_autumn"),
        (date(2024, 4, 4), DayKind.DAY_OFF, "qingming"),
        (date(2015, 9, 3), DayKind.DAY_OFF, "victory_day"),
    ],
)
def test_days_of_the_announced_calendar(day: date, kind: DayKind, name: str | None) -> None:
    assert CALENDAR.look_up(day) == (kind, name)
    assert CALENDAR.day_name(day) == name
    assert CALENDAR.is_working(day) is (kind in {DayKind.WORKING, DayKind.MAKE_UP})


def test_the_announced_years_reach_2026() -> None:
    assert 2026 in published_years()
    assert CALENDAR.is_published(2012)
    assert CALENDAR.is_published(2026)


def test_every_holiday_known_to_the_library_has_a_code() -> None:
    named = [CALENDAR.look_up(day) for day in days(date(2004, 1, 1), date(2035, 12, 31))]
    off = [look for look in named if look.kind is DayKind.DAY_OFF]
    assert {look.name for look in off} == set(HOLIDAY_CODES.values())


# A year that nobody has announced yet. In 2027 the first of October is a Friday.

FAR = 2027


def test_a_year_not_announced_has_weekends_statutory_days_and_days_moved_off_them() -> None:
    assert not CALENDAR.is_published(FAR)
    assert CALENDAR.look_up(date(FAR, 10, 1)) == (DayKind.DAY_OFF, "national_day")
    assert CALENDAR.look_up(date(FAR, 10, 4)) == (DayKind.DAY_OFF, "national_day")
    assert CALENDAR.is_working(date(FAR, 10, 6))
    assert CALENDAR.look_up(date(FAR, 10, 9)) == (DayKind.WEEKEND, None)


def imported_2027() -> dict[date, Override]:
    # New Year, Spring Festival 5-11 Feb, Qingming, May, Dragon Boat, Mid-Autumn, 1-7 October
    spans = [((1, 1), 3), ((2, 5), 7), ((4, 5), 1), ((5, 1), 5), ((6, 9), 1), ((9, 15), 1)]
    spans.append(((10, 1), 7))
    table = {
        date(FAR, month, day) + timedelta(days=n): Override("day_off", "")
        for (month, day), length in spans
        for n in range(length)
    }
    return table | {date(FAR, 10, 9): Override("make_up", "national_day")}


def test_the_offices_table_publishes_a_year_once_it_names_every_statutory_day() -> None:
    calendar = WorkingCalendar(overrides=imported_2027())
    assert calendar.is_published(FAR)
    assert calendar.look_up(date(FAR, 10, 9)) == (DayKind.MAKE_UP, "national_day")
    assert not calendar.is_working(date(FAR, 10, 7))


def test_in_a_year_published_by_the_table_nothing_is_guessed() -> None:
    # 10 Feb would be guessed off because New Year's days fall on a weekend; the table says less
    table = imported_2027()
    del table[date(FAR, 2, 10)]
    assert not CALENDAR.is_working(date(FAR, 2, 10))
    assert WorkingCalendar(overrides=table).is_working(date(FAR, 2, 10))


def test_a_table_that_lacks_a_statutory_day_leaves_the_year_provisional() -> None:
    table = imported_2027()
    del table[date(FAR, 6, 9)]
    calendar = WorkingCalendar(overrides=table)
    assert not calendar.is_published(FAR)
    assert not calendar.is_working(date(FAR, 6, 9))


def test_a_make_up_day_in_place_of_a_statutory_day_does_not_publish_the_year() -> None:
    table = imported_2027() | {date(FAR, 6, 9): Override("make_up", "")}
    assert not WorkingCalendar(overrides=table).is_published(FAR)


def test_overrides_beat_the_announced_calendar() -> None:
    table: Mapping[date, tuple[str, str]] = {
        date(2026, 10, 9): ("day_off", "founding_day"),
        date(2026, 10, 3): ("make_up", ""),
    }
    calendar = WorkingCalendar(overrides=table)
    assert calendar.look_up(date(2026, 10, 9)) == (DayKind.DAY_OFF, "founding_day")
    assert calendar.look_up(date(2026, 10, 3)) == (DayKind.MAKE_UP, None)
    assert calendar.is_published(2026)


def test_an_unknown_kind_of_override_is_refused() -> None:
    with pytest.raises(ValueError, match="holiday"):
        WorkingCalendar(overrides={date(2026, 1, 5): ("holiday", "")})


@given(DAYS)
def test_next_and_previous_working_day_are_the_nearest(day: date) -> None:
    after, before = CALENDAR.next_working(day), CALENDAR.previous_working(day)
    assert before <= day <= after
    assert CALENDAR.is_working(after)
    assert CALENDAR.is_working(before)
    off = [other for other in days(before, after) if not CALENDAR.is_working(other)]
    assert len(off) == max(0, (after - before).days - 1)
    assert CALENDAR.roll_forward(day) == after


@given(DAYS, st.integers(-40, 40))
def test_adding_and_counting_working_days_agree(day: date, n: int) -> None:
    end = CALENDAR.add_working_days(day, n)
    if n >= 0:
        assert CALENDAR.working_days_between(day, end) == n
    else:
        one = timedelta(days=1)
        assert CALENDAR.working_days_between(end - one, day - one) == -n


def test_working_days_of_a_month_and_of_a_span_turned_round() -> None:
    # Oct 2026: 22 weekdays, less 1, 2, 5, 6, 7, and make-up Sat 10
    assert CALENDAR.working_days_in_month(2026, 10) == 18
    assert CALENDAR.working_days_between(date(2026, 10, 8), date(2026, 10, 7)) == 0


def test_the_last_of_a_month() -> None:
    assert last_of_month(2024, 2) == date(2024, 2, 29)
    assert last_of_month(2025, 12) == date(2025, 12, 31)
    assert len(list(days_of_month(2026, 2))) == 28


def test_lunar_days() -> None:
    assert [double_ninth(year) for year in (2024, 2025, 2026)] == [
        date(2024, 10, 11),
        date(2025, 10, 29),
        date(2026, 10, 18),
    ]
    assert spring_festival(2026) == date(2026, 2, 17)


# Hours


@pytest.mark.parametrize(
    ("day", "opens", "closes"),
    [
        (date(2026, 5, 31), "08:00", "18:00"),
        (date(2026, 6, 1), "08:00", "18:30"),
        (date(2026, 9, 30), "08:00", "18:30"),
        (date(2026, 10, 1), "08:00", "18:00"),
    ],
)
def test_office_hours_follow_the_season(day: date, opens: str, closes: str) -> None:
    assert CALENDAR.start_of_day(day) == local(f"{day} {opens}")
    assert CALENDAR.end_of_day(day) == local(f"{day} {closes}")
    assert CALENDAR.end_of_day(day).tzinfo is UTC


def test_a_season_may_run_over_the_years_end_and_what_no_season_covers_is_ordinary() -> None:
    winter = Season((11, 1), (3, 31), (time(9), time(12)), (time(14), time(17)))
    calendar = WorkingCalendar(seasons=(winter,))
    assert calendar.end_of_day(date(2026, 12, 31)) == local("2026-12-31 17:00")
    assert calendar.end_of_day(date(2026, 3, 31)) == local("2026-03-31 17:00")
    assert calendar.end_of_day(date(2026, 7, 1)) == local("2026-07-01 18:00")


def test_another_zone_moves_the_day() -> None:
    moment = datetime(2026, 3, 11, 16, 30, tzinfo=UTC)
    assert CALENDAR.day_of(moment) == date(2026, 3, 12)
    assert WorkingCalendar("Europe/London").day_of(moment) == date(2026, 3, 11)


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-03-11 07:59", "2026-03-11 08:00"),
        ("2026-03-11 08:00", "2026-03-11 08:00"),
        ("2026-03-11 11:59", "2026-03-11 11:59"),
        ("2026-03-11 12:00", "2026-03-11 14:30"),
        ("2026-03-11 14:29", "2026-03-11 14:30"),
        ("2026-03-11 20:59", "2026-03-11 20:59"),
        ("2026-03-11 21:00", "2026-03-12 08:00"),
        ("2026-03-12 00:00", "2026-03-12 08:00"),
        ("2026-03-14 13:00", "2026-03-14 14:30"),
    ],
)
def test_quiet_hours_hold_until_they_end(at: str, opens: str) -> None:
    assert CALENDAR.next_open_moment(local(at)) == local(opens)


def test_quiet_hours_that_touch_are_one() -> None:
    calendar = WorkingCalendar(quiet_hours=((time(20), time(22)), (time(22), time(7))))
    assert calendar.next_open_moment(local("2026-03-11 21:00")) == local("2026-03-12 07:00")


@given(MOMENTS)
def test_an_open_moment_is_never_quiet_nor_in_the_past(moment: datetime) -> None:
    opens = CALENDAR.next_open_moment(moment)
    assert moment <= opens
    assert CALENDAR.next_open_moment(opens) == opens


def test_days_are_in_order() -> None:
    span = list(days(date(2024, 2, 27), date(2024, 3, 2)))
    assert all(later - earlier == timedelta(days=1) for earlier, later in pairwise(span))
    assert len(span) == 5


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2026, 11, 23), date(2026, 11, 30)),
        (date(2026, 12, 31), date(2026, 12, 31)),
        (date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_the_end_of_a_month_is_its_last_day(day: date, end: date) -> None:
    assert last_of_month(day.year, day.month) == end

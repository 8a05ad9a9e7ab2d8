"""Office hours as they are written and kept."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.calendar import WorkingCalendar
from casework.clock_errors import HoursError
from casework.office_hours import SeasonName, changed, read, written
from casework.seasons import ALL_YEAR, SUMMER, Season


@pytest.mark.parametrize(
    "text",
    [
        "8:30-12:00 14:00-17:30",
        "8:30-12:00,14:00-17:30",
        "上午8:30到12:00 下午14:00到17:30",
        "08:30~12:00 14:00~17:30",
    ],
)
def test_four_times_are_read_however_they_are_written(text: str) -> None:
    found = changed(SeasonName.USUAL, ALL_YEAR, text)
    assert found.morning == (time(8, 30), time(12))
    assert found.afternoon == (time(14), time(17, 30))
    assert (found.first, found.last) == (ALL_YEAR.first, ALL_YEAR.last)


@pytest.mark.parametrize("days", ["5.1-10.7", "5月1日至10月7日", "5/1-10/7", "5.1-10.7"])
def test_the_summer_takes_its_days_along(days: str) -> None:
    found = changed(SeasonName.SUMMER, SUMMER, f"{days} 8:00-12:00 15:00-18:30")
    assert (found.first, found.last) == ((5, 1), (10, 7))
    kept = changed(SeasonName.SUMMER, SUMMER, "8:00-12:00 15:00-18:30")
    assert (kept.first, kept.last) == (SUMMER.first, SUMMER.last)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", None),
        ("八点到六点", None),
        ("8:00-12:00", None),
        ("8:00-12:00 14:30-18:00 20:00-21:00", None),
        ("8:00-12:00 14:30-25:00", None),
        ("8:00-12:60 14:30-18:00", None),
        ("2.30-9.30 8:00-12:00 15:00-18:30", None),
        ("6.1 8:00-12:00 15:00-18:30", None),
        ("8:00-12:00 11:30-18:00", "order"),
        ("18:00-14:30 12:00-8:00", "order"),
        ("8:00-8:00 14:30-18:00", "order"),
    ],
)
def test_anything_else_is_refused(text: str, reason: str | None) -> None:
    with pytest.raises(HoursError) as refused:
        changed(SeasonName.SUMMER, SUMMER, text)
    assert refused.value.facts.get("reason") == reason


def test_only_the_summer_has_days() -> None:
    with pytest.raises(HoursError):
        changed(SeasonName.USUAL, ALL_YEAR, "5.1-10.7 8:00-12:00 15:00-18:30")


TIMES = st.lists(st.times(), min_size=4, max_size=4, unique_by=lambda one: (one.hour, one.minute))
DAYS = st.dates(date(2024, 1, 1), date(2024, 12, 31)).map(lambda day: (day.month, day.day))


@given(times=TIMES, first=DAYS, last=DAYS)
def test_what_is_kept_is_read_again(
    times: list[time], first: tuple[int, int], last: tuple[int, int]
) -> None:
    a, b, c, d = sorted(time(one.hour, one.minute) for one in times)
    summer = Season(first, last, (a, b), (c, d))
    assert read(SeasonName.SUMMER, written(summer)) == summer
    usual = Season(ALL_YEAR.first, ALL_YEAR.last, (a, b), (c, d))
    assert read(SeasonName.USUAL, written(usual)) == usual


def test_without_a_setting_the_defaults_stand() -> None:
    assert read(SeasonName.SUMMER, None) == SUMMER
    assert read(SeasonName.USUAL, None) == ALL_YEAR


def test_an_unnamed_day_off_of_the_office_is_no_weekend() -> None:
    calendar = WorkingCalendar(overrides={date(2026, 11, 25): ("day_off", "")})
    assert calendar.day_name(date(2026, 11, 25)) == "office"
    assert calendar.is_entered(date(2026, 11, 25))
    assert not calendar.is_entered(date(2026, 10, 1))

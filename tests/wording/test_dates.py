"""Dates as people say them, in both languages."""

from datetime import UTC, date, datetime, timedelta

import pytest

from casework.calendar import WorkingCalendar
from casework.holidays import HOLIDAY_CODES
from casework.people import Language
from wording import dates
from wording.texts import Words, words_for

ZH = words_for(Language.CHINESE)
EN = words_for(Language.ENGLISH)
CALENDAR = WorkingCalendar()
MONDAY = date(2026, 9, 28)  # before the National Day holidays of 2026
NOW = datetime(2026, 9, 28, 1, 42, tzinfo=UTC)  # 09:42 in the office


@pytest.mark.parametrize(
    ("away", "chinese", "english"),
    [
        (0, "今天", "today"),
        (1, "明天", "tomorrow"),
        (2, "后天", "the day after tomorrow"),
        (-1, "昨天", "yesterday"),
        (-2, "前天", "the day before yesterday"),
        (4, "周五", "Friday"),
        (6, "周日", "Sunday"),
        (7, "下周一", "next Monday"),
        (13, "下周日", "next Sunday"),
        (14, "10月12日(周一)", "Monday 12 October"),
        (-3, "9月25日(周五)", "Friday 25 September"),
        (98, "2027年1月4日(周一)", "Monday 4 January 2027"),
    ],
)
def test_a_day_is_said_as_people_say_it(away: int, chinese: str, english: str) -> None:
    when = MONDAY + timedelta(days=away)
    assert dates.day(ZH, when, MONDAY) == chinese
    assert dates.day(EN, when, MONDAY) == english


def test_on_a_sunday_tomorrow_is_tomorrow_and_the_week_after_is_next_week() -> None:
    sunday = date(2026, 9, 27)
    assert dates.day(ZH, sunday + timedelta(days=1), sunday) == "明天"
    assert dates.day(ZH, sunday + timedelta(days=5), sunday) == "下周五"


@pytest.mark.parametrize(
    ("due_on", "chinese", "english"),
    [
        (MONDAY, "今天下班前", "by the end of today"),
        (date(2026, 9, 29), "明天下班前", "by the end of tomorrow"),
        (date(2026, 10, 9), "下周五下班前", "by the end of next Friday"),
        (date(2026, 10, 16), "10月16日(周五)前", "by Friday 16 October"),
    ],
)
def test_a_deadline_ends_with_the_working_day(due_on: date, chinese: str, english: str) -> None:
    due_at = CALENDAR.end_of_day(due_on)
    assert dates.deadline(ZH, due_at, NOW, CALENDAR) == chinese
    assert dates.deadline(EN, due_at, NOW, CALENDAR) == english


def test_a_deadline_in_hours_says_the_hour() -> None:
    due_at = NOW + timedelta(hours=2)
    assert dates.deadline(ZH, due_at, NOW, CALENDAR) == "今天11:42前"
    assert dates.deadline(EN, due_at, NOW, CALENDAR) == "by 11:42 today"


def test_a_moment_has_its_hour_in_the_offices_zone() -> None:
    assert dates.moment(ZH, NOW, NOW, CALENDAR.zone) == "今天09:42"
    long_ago = NOW - timedelta(days=20)
    assert dates.moment(ZH, long_ago, NOW, CALENDAR.zone) == "9月8日(周二)09:42"
    assert dates.moment(EN, long_ago, NOW, CALENDAR.zone) == "Tuesday 8 September 09:42"


@pytest.mark.parametrize(
    ("days_left", "chinese", "english"),
    [
        (3, "还剩3个工作日", "3 working days left"),
        (1, "还剩1个工作日", "1 working day left"),
        (0, "今天到期", "due today"),
        (-2, "已超期2个工作日", "2 working days late"),
    ],
)
def test_what_is_left_is_counted_in_working_days(
    days_left: int, chinese: str, english: str
) -> None:
    assert dates.left(ZH, days_left) == chinese
    assert dates.left(EN, days_left) == english


def test_a_deadline_that_passed_this_evening_is_late_already() -> None:
    assert dates.left(ZH, 0, overdue=True) == "已超期"
    assert dates.left(EN, 0, overdue=True) == "overdue"


@pytest.mark.parametrize("say", [ZH, EN])
def test_every_holiday_has_a_name_and_the_offices_own_keep_theirs(say: Words) -> None:
    for code in {*HOLIDAY_CODES.values(), "weekend"}:
        assert dates.holiday(say, code) != code or say is EN
    assert dates.holiday(say, "县庆") == "县庆"


def test_a_month_is_named_with_its_year() -> None:
    assert dates.month(ZH, MONDAY) == "2026年9月"
    assert dates.month(EN, MONDAY) == "September 2026"

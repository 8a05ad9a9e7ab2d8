"""Units and periods in plain words, in any order, of both languages."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.calendar import WorkingCalendar
from casework.days import last_of_month
from casework.people import Language
from casework.report_errors import PeriodError
from casework.statistics import Period
from wording import periods
from wording.speaker import Speaker
from wording.texts import words_for

NOW = datetime(2026, 11, 23, 1, tzinfo=UTC)
TODAY = date(2026, 11, 23)
CHINESE = Speaker(words_for(Language.CHINESE), NOW, WorkingCalendar())
ENGLISH = Speaker(words_for(Language.ENGLISH), NOW, WorkingCalendar())
NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))


def months(year: int, first: int, last: int) -> Period:
    return Period(date(year, first, 1), last_of_month(year, last))


@pytest.mark.parametrize(
    ("typed", "unit", "period"),
    [
        ("", "", None),
        ("柳湾镇", "柳湾镇", None),
        ("柳湾镇 上月", "柳湾镇", OCTOBER),
        ("上月 柳湾镇", "柳湾镇", OCTOBER),
        ("上月柳湾镇", "柳湾镇", OCTOBER),
        ("柳湾镇上个月", "柳湾镇", OCTOBER),
        ("本月", "", NOVEMBER),
        ("今年", "", months(2026, 1, 12)),
        ("去年", "", months(2025, 1, 12)),
        ("去年10月", "", months(2025, 10, 10)),
        ("2025年3月 云岭", "云岭", months(2025, 3, 3)),
        ("2025年", "", months(2025, 1, 12)),
        ("2026", "", months(2026, 1, 12)),
        ("2026-10", "", OCTOBER),
        ("2026-10", "", OCTOBER),
        ("2026-Q3", "", months(2026, 7, 9)),
        ("2026-H1", "", months(2026, 1, 6)),
        ("柳湾镇 2025-h2", "柳湾镇", months(2025, 7, 12)),
        ("2026年第三季度", "", months(2026, 7, 9)),
        ("三季度柳湾镇", "柳湾镇", months(2026, 7, 9)),
        ("上季度", "", months(2026, 7, 9)),
        ("本季度", "", months(2026, 10, 12)),
        ("上半年", "", months(2026, 1, 6)),
        ("柳湾镇 下半年", "柳湾镇", months(2026, 7, 12)),
        ("去年下半年", "", months(2025, 7, 12)),
        ("2025年上半年 云岭", "云岭", months(2025, 1, 6)),
        ("前三季度", "", months(2026, 1, 9)),
        ("去年前三季度", "", months(2025, 1, 9)),
        ("1-3季度", "", months(2026, 1, 9)),
        ("1-9月", "", months(2026, 1, 9)),
        ("2025年1月至3月柳湾镇", "柳湾镇", months(2025, 1, 3)),
        ("10到12月", "", months(2026, 10, 12)),
        ("今年以来", "", months(2026, 1, 12)),
        ("去年全年", "", months(2025, 1, 12)),
        ("2025年全年", "", months(2025, 1, 12)),
        ("first half", "", months(2026, 1, 6)),
        ("H2 2025", "", months(2025, 7, 12)),
        ("first three quarters", "", months(2026, 1, 9)),
        ("12月", "", months(2025, 12, 12)),
        ("11月", "", NOVEMBER),
        ("1月份", "", months(2026, 1, 1)),
        ("柳湾镇 十月", "柳湾镇", OCTOBER),
        ("去年十一月份", "", months(2025, 11, 11)),
        ("十二月", "", months(2025, 12, 12)),
        ("2026-07..2026-09 990000001", "990000001", months(2026, 7, 9)),
        ("990000001 2026-10", "990000001", OCTOBER),
        ("全县 上月", "", OCTOBER),
        ("last month", "", OCTOBER),
        ("Liuwan Last Month", "Liuwan", OCTOBER),
        ("october 2025", "", months(2025, 10, 10)),
        ("Q3", "", months(2026, 7, 9)),
        ("Mayfield", "Mayfield", None),
    ],
)
def test_units_and_periods_are_understood_in_any_order(
    typed: str, unit: str, period: Period | None
) -> None:
    assert periods.read(typed, TODAY) == periods.AskedAbout(unit, period)


@pytest.mark.parametrize(
    "typed", ["2026-13", "13月", "2026-Q5", "5季", "2026-11..2026-10", "9-3月", "1至13月"]
)
def test_an_odd_period_is_refused(typed: str) -> None:
    with pytest.raises(PeriodError):
        periods.read(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "unit", "monday"),
    [
        ("本周", "", date(2026, 11, 23)),
        ("柳湾 本周", "柳湾", date(2026, 11, 23)),
        ("上周 柳湾", "柳湾", date(2026, 11, 16)),
        ("上星期柳湾镇", "柳湾镇", date(2026, 11, 16)),
        ("Liuwan last week", "Liuwan", date(2026, 11, 16)),
        ("2026-W01", "", date(2025, 12, 29)),
    ],
)
def test_a_list_of_matters_may_be_asked_for_by_the_week(
    typed: str, unit: str, monday: date
) -> None:
    week = Period(monday, monday + timedelta(days=6))
    assert periods.read_with_weeks(typed, TODAY) == periods.AskedAbout(unit, week)
    again = periods.read_with_weeks(f"990000001 {periods.packed(week)}", TODAY)
    assert again == periods.AskedAbout("990000001", week)


def test_a_week_has_a_name_and_a_village_called_like_one_is_none() -> None:
    this = periods.read_with_weeks("本周", TODAY).period
    assert this is not None
    assert periods.name(CHINESE, this) == "本周"
    assert (
        periods.name(CHINESE, Period(date(2026, 11, 2), date(2026, 11, 8))) == "11月2日(周一)起一周"
    )
    assert periods.read_with_weeks("上周村 上月", TODAY) == periods.AskedAbout("上周村", OCTOBER)


@pytest.mark.parametrize("typed", ["本周 上月", "2026-W60"])
def test_an_odd_week_is_refused(typed: str) -> None:
    with pytest.raises(PeriodError):
        periods.read_with_weeks(typed, TODAY)


any_month = st.tuples(st.integers(1950, 2100), st.integers(1, 12))


@given(any_month, any_month)
def test_a_period_survives_its_button(one: tuple[int, int], other: tuple[int, int]) -> None:
    first, last = sorted((one, other))
    period = Period(date(*first, 1), last_of_month(*last))
    assert periods.read(f"990000001 {periods.packed(period)}", TODAY) == periods.AskedAbout(
        "990000001", period
    )


@pytest.mark.parametrize(
    ("period", "said", "whole"),
    [
        (NOVEMBER, "本月", "2026年11月"),
        (OCTOBER, "10月", "2026年10月"),
        (months(2025, 10, 10), "2025年10月", "2025年10月"),
        (months(2026, 7, 9), "2026年第3季度", "2026年第3季度"),
        (months(2025, 1, 12), "2025年", "2025年"),
        (months(2026, 1, 6), "2026年上半年", "2026年上半年"),
        (months(2026, 1, 9), "2026年前三季度", "2026年前三季度"),
        (months(2026, 2, 4), "2月至4月", "2026年2月至2026年4月"),
    ],
)
def test_a_period_has_a_name(period: Period, said: str, whole: str) -> None:
    assert periods.name(CHINESE, period) == said
    assert periods.whole_name(CHINESE, period) == whole


def test_a_period_has_an_english_name() -> None:
    assert periods.name(ENGLISH, OCTOBER) == "October"
    assert periods.name(ENGLISH, months(2025, 7, 9)) == "Q3 2025"

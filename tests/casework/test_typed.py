"""Numbers and days are read as people type them; what is none is not guessed at."""

from datetime import date

import pytest

from casework import typed

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("今天", "2026-11-25"),
        ("后天", "2026-11-27"),
        ("周五", "2026-11-27"),
        ("周三", "2026-11-25"),
        ("下周三", "2026-12-02"),
        ("下星期一", "2026-11-30"),
        ("friday", "2026-11-27"),
        ("Next Monday", "2026-11-30"),
        ("12月5日", "2026-12-05"),
        ("5 December", "2026-12-05"),
        ("Dec. 5th, 2027", "2027-12-05"),
        ("12月5号", "2026-12-05"),
        ("１２－５", "2026-12-05"),
        ("12.5", "2026-12-05"),
        ("1月8日", "2027-01-08"),
        ("2027年1月8日", "2027-01-08"),
        ("2026-12-05", "2026-12-05"),
        ("30日", "2026-11-30"),
        ("5号", "2026-12-05"),
        ("10天", "2026-12-05"),
        ("10天内", "2026-12-05"),
        ("15 days", "2026-12-10"),
        ("+7", "2026-12-02"),
        ("半个月内", "2026-12-10"),
        ("十二月五号", "2026-12-05"),
        ("十一月二十八日", "2026-11-28"),
        ("五天内", "2026-11-30"),
        ("两天后", "2026-11-27"),
    ],
)
def test_a_day_is_understood(text: str, day: str) -> None:
    assert typed.day(text, TODAY) == date.fromisoformat(day)


def test_a_day_that_is_past_stays_what_it_is() -> None:
    assert typed.day("2026-11-01", TODAY) == date(2026, 11, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [("11月20日", "2026-11-20"), ("9月1日", "2026-09-01"), ("8月1日", "2027-08-01")],
)
def test_a_date_just_gone_is_not_taken_for_next_years(text: str, day: str) -> None:
    assert typed.day(text, TODAY) == date.fromisoformat(day)


def test_in_january_a_day_of_december_is_the_one_to_come() -> None:
    assert typed.day("12月31日", date(2027, 1, 4)) == date(2027, 12, 31)


@pytest.mark.parametrize(
    "text", ["", "尽快", "13月1日", "2月30日", "32号", "12", "abc", "0x10", "31 June"]
)
def test_nonsense_is_no_day(text: str) -> None:
    assert typed.day(text, TODAY) is None


@pytest.mark.parametrize(("text", "number"), [("15", 15), ("１５天", 15), (" 30 日", 30)])
def test_a_number_is_understood(text: str, number: int) -> None:
    assert typed.number(text) == number


@pytest.mark.parametrize("text", ["", "很多", "10到20", "12345"])
def test_nonsense_is_no_number(text: str) -> None:
    assert typed.number(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("昨天", "2026-11-24"),
        ("11月20日", "2026-11-20"),
        ("大前天", "2026-11-22"),
        ("the day before yesterday", "2026-11-23"),
        ("3天前", "2026-11-22"),
        ("3 days ago", "2026-11-22"),
        ("周五", "2026-11-20"),
        ("周三", "2026-11-25"),
        ("上周五", "2026-11-20"),
        ("last Monday", "2026-11-16"),
        ("下周五", "2026-12-04"),
        ("12月5日", "2026-12-05"),
        ("3月1日", "2026-03-01"),
        ("20日", "2026-11-20"),
        ("2 November", "2026-11-02"),
        ("30日", "2026-11-30"),
        ("2026-12-05", "2026-12-05"),
    ],
)
def test_of_a_day_that_was_the_last_one_is_meant_unless_it_is_near(text: str, day: str) -> None:
    assert typed.day(text, TODAY, past=True) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "day"), [("12月31日", "2026-12-31"), ("31日", "2026-12-31"), ("周四", "2026-12-31")]
)
def test_in_january_a_day_of_december_is_the_one_just_gone(text: str, day: str) -> None:
    assert typed.day(text, date(2027, 1, 4), past=True) == date.fromisoformat(day)


@pytest.mark.parametrize("text", ["2月30日", "32号", "尽快"])
def test_no_day_is_none_in_the_past_either(text: str) -> None:
    assert typed.day(text, TODAY, past=True) is None


def test_nothing_is_counted_back_from_a_number_of_days() -> None:
    assert typed.day("10天", TODAY, past=True) is None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("去了三次没人", 0),
        ("3号楼201室没人", 1),  # it may be a day as well: whoever reads it decides
        ("11月20、21、23日三次无人。", 3),
        ("20号、21号、昨天", 3),
        ("2026-11-20,2026-11-21", 2),
        ("十一月二十日、二十一日", 2),
        ("20, 21 and 23 November, nobody in", 3),
        ("Nov 20 and yesterday", 2),
    ],
)
def test_the_days_that_a_longer_text_names_are_counted(text: str, days: int) -> None:
    assert typed.mentions(text) == days


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("提前７天、3天,当天0", (7, 3, 0)),
        ("1 3 7 3", (7, 3, 1)),
        ("早点提醒", ()),
    ],
)
def test_all_numbers_of_a_text_are_read_the_highest_first(
    text: str, found: tuple[int, ...]
) -> None:
    assert typed.numbers(text) == found


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十二人", 12),
        ("三个", 3),
        ("二十", 20),
        ("十个人", 10),
        ("一百三十五", 135),
        ("一百零五人", 105),
        ("两户", 2),
        ("二六", 26),
        ("十二户里来了三人", None),
        ("一些人", None),
        ("几个人", None),
    ],
)
def test_a_number_that_was_spoken_is_read_in_characters(text: str, number: int | None) -> None:
    assert typed.number(text) == number

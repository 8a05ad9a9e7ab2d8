from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import statistics
from casework.report_errors import PeriodError
from casework.statistics import FromAbove, Period, Rate, Share, parse_period

# What a Chinese keyboard types: every printable sign of ASCII has a wide twin.
WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
# Shares


@pytest.mark.parametrize(
    ("count", "of", "percent"),
    [(18, 65, "27.7"), (30, 32, "93.8"), (1, 8, "12.5"), (1, 16, "6.3"), (3, 16, "18.8")],
)
def test_percentages_round_halves_up(count: int, of: int, percent: str) -> None:
    assert Share(count, of).percent == Decimal(percent)


def test_a_share_of_nothing_has_no_percentage() -> None:
    assert Share(0, 0).percent is None


def test_fewer_than_five_are_not_shown() -> None:
    assert [n for n in range(10) if statistics.suppressed(n)] == [0, 1, 2, 3, 4]
    assert Share(0, 4).is_suppressed
    assert not Share(0, 5).is_suppressed


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_a_percentage_is_never_off_by_more_than_half_a_tenth(count: int, of: int) -> None:
    percent = Share(count, of).percent
    assert percent is not None
    assert abs(percent * of - 100 * count) <= Decimal("0.05") * of


def test_days_beyond_a_quota_make_up_for_nobody_else() -> None:
    assert statistics.visit_completion([(5, 3), (1, 3), (0, 0)]) == Share(4, 6)


# Periods


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31)),
        ("2024-2", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-Q3", date(2026, 7, 1), date(2026, 9, 30)),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-h2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026-q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2012-01..2013-12", date(2012, 1, 1), date(2013, 12, 31)),
        ("2026-Q1 .. 2026-Q2", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026-10".translate(WIDE), date(2026, 10, 1), date(2026, 10, 31)),
    ],
)
def test_periods_as_they_are_typed(text: str, first: date, last: date) -> None:
    assert parse_period(text) == Period(first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "26",
        "2026-13",
        "2026-Q5",
        "2026-00",
        "2013..2012",
        "2012..2013..2014",
        "0000",
        "..",
        "上月",
    ],
)
def test_nonsense_is_refused_with_what_was_typed(text: str) -> None:
    with pytest.raises(PeriodError) as refusal:
        parse_period(text)
    assert refusal.value.facts == {"text": text}


def test_a_period_covers_its_edges_and_no_missing_day() -> None:
    period = parse_period("2026-10")
    assert period.covers(date(2026, 10, 1))
    assert period.covers(date(2026, 10, 31))
    assert not period.covers(date(2026, 11, 1))
    assert not period.covers(None)


# Field days


def test_a_quota_is_met_in_months_in_which_days_were_owed() -> None:
    assert statistics.quota_met([(3, 3), (5, 3), (2, 3), (0, 0)]) == Share(2, 3)


@pytest.mark.parametrize(
    ("count", "of", "each"), [(1, 3, "0.33"), (5, 8, "0.63"), (7, 2, "3.50"), (0, 4, "0.00")]
)
def test_a_rate_keeps_what_it_was_made_of_and_rounds_halves_up(
    count: int, of: int, each: str
) -> None:
    assert Rate(count, of).each == Decimal(each)
    assert Rate(0, 0).each is None


def test_a_lead_warns_early_only_when_it_came_on_an_earlier_day() -> None:
    arrived = date(2026, 10, 20)
    matters = [
        FromAbove(arrived, date(2026, 10, 10)),
        FromAbove(arrived, date(2026, 10, 19)),
        FromAbove(arrived, arrived),
        FromAbove(arrived, date(2026, 10, 21)),
        FromAbove(arrived, None),
    ]
    found = statistics.early_warning(matters)
    assert (found.share, found.days, found.median) == (Share(2, 5), (1, 10), 5.5)
    assert statistics.early_warning([]).median is None


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        ("2026-10", "2026-09", "2026-11"),
        ("2026-12", "2026-11", "2027-01"),
        ("2026-01", "2025-12", "2026-02"),
        ("2024-Q1", "2023-Q4", "2024-Q2"),
        ("2026", "2025", "2027"),
        ("2026-01..2026-02", "2025-11..2025-12", "2026-03..2026-04"),
    ],
)
def test_the_periods_beside_one_are_as_long(text: str, before: str, after: str) -> None:
    period = parse_period(text)
    assert statistics.previous_period(period) == parse_period(before)
    assert statistics.next_period(period) == parse_period(after)


def test_this_month_is_the_whole_of_it() -> None:
    assert statistics.this_month(date(2024, 2, 10)) == parse_period("2024-2")


def test_the_year_after_the_year_before_is_the_same_period() -> None:
    for typed in ("2024-02", "2025-02", "2026-Q3", "2012..2013"):
        assert parse_period(typed).a_year_before.a_year_after == parse_period(typed)

"""What a month's topics come to, and how a unit stands to its own months before."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.matters import SUBTYPES, MatterType
from casework.suppression import Hidden, Mark
from casework.trends import (
    Against,
    Arrived,
    AtLeast,
    Baseline,
    Sum,
    Topic,
    TrendMonth,
    added,
    baseline,
    by_month,
    is_small,
    months_up_to,
    topic_of,
    usual,
)

SEPTEMBER, OCTOBER = date(2026, 9, 1), date(2026, 10, 1)
FEW, COVER = Hidden.FEW, Hidden.COVER


def test_every_type_and_all_that_it_may_be_about_has_a_topic() -> None:
    found = {topic_of(kind, None) for kind in MatterType}
    found |= {topic_of(kind, one) for kind, those in SUBTYPES.items() for one in those}
    assert found == set(Topic)


def test_a_month_is_told_by_unit_and_topic_with_sums_of_both() -> None:
    arrived = [
        Arrived(OCTOBER, unit, topic, n)
        for unit, counts in (("liu", (7, 9, 5, 6, 8, 9, 5, 6)), ("yun", (6, 5, 8, 9, 7, 5, 5, 9)))
        for topic, n in zip(Topic, counts, strict=True)
    ]
    (month,) = by_month([OCTOBER], ["liu", "yun"], arrived)
    assert month.cell("yun", Topic.SECTION) == 8
    assert (month.of_unit("liu"), month.of_topic(Topic.PAY)) == (55, 15)
    assert month.shown.total == 109


def test_what_came_in_another_month_is_not_counted() -> None:
    arrived = [Arrived(SEPTEMBER, "liu", Topic.PAY, 30), Arrived(OCTOBER, "liu", Topic.PAY, 2)]
    (month,) = by_month([OCTOBER], ["liu"], arrived)
    assert month.shown.total is FEW


def test_a_month_is_hidden_alike_whatever_months_are_looked_at_beside_it() -> None:
    arrived = [
        Arrived(month, unit, topic, (3 * n + month.month) % 11)
        for month in (SEPTEMBER, OCTOBER)
        for unit in ("liu", "yun", "shuang")
        for n, topic in enumerate(Topic)
    ]
    units = ["liu", "shuang", "yun"]
    both = by_month([SEPTEMBER, OCTOBER], units, arrived)
    assert both[-1:] == by_month([OCTOBER], units, arrived)


def test_months_go_back_over_the_turn_of_the_year() -> None:
    assert months_up_to(date(2027, 1, 20), 3) == (
        date(2026, 11, 1),
        date(2026, 12, 1),
        date(2027, 1, 1),
    )


@pytest.mark.parametrize(
    ("now", "before", "expected"),
    [
        (12, (6, 7, 5, 8, 6, 6), Baseline(6.0, Against.ABOVE)),
        (8, (6, 7, 5, 8, 6, 6), Baseline(6.0, Against.WITHIN)),
        (5, (6, 7, 9, 8), Baseline(7.5, Against.BELOW)),
        (5, (FEW, FEW, FEW), Baseline(4.0, Against.ABOVE)),
        (FEW, (FEW, FEW, FEW), Baseline(4.0, Against.WITHIN)),
        (FEW, (9, 8, COVER, 7), Baseline(8.0, Against.BELOW)),
        (COVER, (9, 8, 7), None),
        (0, (9, 8, 7), Baseline(8.0, Against.BELOW)),
        (6, (0, 0, 0), Baseline(0.0, Against.ABOVE)),
        (12, (9, COVER, COVER, 7), None),
        (12, (), None),
        (AtLeast(12), (9, 8, 7), Baseline(8.0, Against.ABOVE)),
        (AtLeast(2), (9, 8, 7), Baseline(8.0, Against.WITHIN)),
    ],
)
def test_a_unit_is_compared_with_its_own_months_alone(
    now: Sum, before: tuple[Mark, ...], expected: Baseline | None
) -> None:
    assert baseline(now, before) == expected


def test_a_month_that_is_not_over_is_not_called_low() -> None:
    early = baseline(FEW, (9, 8, 7), is_over=False)
    assert early == Baseline(8.0, Against.WITHIN)
    assert baseline(12, (9, 8, 7), is_over=False) == Baseline(8.0, Against.ABOVE)


def test_one_stretch_of_three_months_is_usual_enough_but_nothing_to_call_high_by() -> None:
    assert baseline(30, (20,), length=3) == Baseline(20.0, Against.WITHIN)
    assert baseline(30, (20,), length=2) is None
    assert baseline(30, (20, 21, 22), length=3) == Baseline(21.0, Against.ABOVE)


def test_what_may_be_five_or_more_is_not_called_small() -> None:
    marks: list[Sum] = [0, FEW, 5, COVER, AtLeast(3)]
    assert [is_small(mark) for mark in marks] == [True, True, False, False, False]


def months_with(*counts: int) -> tuple[TrendMonth, ...]:
    """Months in which so much came in of one topic from one unit, another unit having had some."""
    months = months_up_to(OCTOBER, len(counts))
    arrived = [Arrived(on, "liu", Topic.PAY, n) for on, n in zip(months, counts, strict=True)]
    arrived += [Arrived(on, "yun", Topic.PAY, 9) for on in months]
    return by_month(months, ["liu", "yun"], arrived)


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ((7, 8, 9), 24),
        ((0, 0), 0),
        ((FEW, 0, 0), FEW),
        ((0, COVER), COVER),
        ((COVER, COVER, 0), COVER),
        ((FEW, FEW, 0), AtLeast(2)),
        ((FEW, 8, COVER), AtLeast(9)),
    ],
)
def test_months_are_added_up_as_far_as_they_are_told(
    marks: tuple[Mark, ...], expected: Sum
) -> None:
    assert added(marks, months_with(*range(len(marks)))) == expected


def test_what_is_small_may_be_nothing_where_noughts_are_marked_small_too() -> None:
    months = by_month([OCTOBER], ["liu"], [Arrived(OCTOBER, "liu", one, 1) for one in Topic])
    assert not months[0].shows_noughts
    assert added((FEW, 8), (*months, *months)) == AtLeast(8)


@given(st.lists(st.integers(0, 9), min_size=2, max_size=12), st.data())
def test_no_two_periods_can_be_subtracted_for_what_a_month_hides(
    counts: list[int], data: st.DataObject
) -> None:
    months = months_with(*counts)
    cut = data.draw(st.integers(1, len(months) - 1))

    def told(those: tuple[TrendMonth, ...]) -> Sum:
        return added([month.cell("liu", Topic.PAY) for month in those], those)

    whole, part, rest = told(months), told(months[:cut]), told(months[cut:])
    if isinstance(whole, int) and isinstance(part, int):
        assert rest == whole - part
        assert not any(month.cell("liu", Topic.PAY) in {FEW, COVER} for month in months)


def test_months_before_count_as_much_as_they_can() -> None:
    assert [usual((3, FEW)), usual((FEW,)), usual((7, COVER)), usual((2, 3))] == [7, FEW, COVER, 5]


@given(st.lists(st.integers(5, 90), min_size=3, max_size=6), st.integers(1, 9))
def test_what_is_usual_grows_with_the_unit_and_counts_for_nothing(
    before: list[int], times: int
) -> None:
    now, larger = before[0] + 1, [n * times for n in before]
    one, other = baseline(now, before), baseline(now * times, larger)
    assert one is not None
    assert other is not None
    assert other.usual == one.usual * times
    if times == 1:
        assert other.against == one.against

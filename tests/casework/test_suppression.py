"""No small count can be worked out from what a table shows, whatever is in it."""

from collections.abc import Sequence
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casework.statistics import FEWEST_SHOWN
from casework.suppression import Hidden, Mark, Protected, protect

FEW, COVER = Hidden.FEW, Hidden.COVER
Table = list[list[int]]

tables = st.tuples(st.integers(1, 3), st.integers(1, 3)).flatmap(
    lambda size: st.lists(
        st.lists(st.integers(0, 9), min_size=size[1], max_size=size[1]),
        min_size=size[0],
        max_size=size[0],
    )
)


def protected(table: Table) -> Protected:
    return protect(table, len(table[0]))


def everything(shown: Protected) -> list[Mark]:
    cells = [mark for row in shown.cells for mark in row]
    return [*cells, *shown.of_rows, *shown.of_columns, shown.total]


def counts(cells: Sequence[int], across: int) -> list[int]:
    """The counts of a table in the same order, its sums worked out by hand."""
    rows = [cells[start : start + across] for start in range(0, len(cells), across)]
    of_columns = [sum(column) for column in zip(*rows, strict=True)]
    return [*cells, *map(sum, rows), *of_columns, sum(cells)]


def fits(mark: Mark, n: int, least: int) -> bool:
    """Whether a count may stand behind a mark, by all that people can tell from it."""
    if mark is FEW:
        return least <= n < FEWEST_SHOWN
    return n >= FEWEST_SHOWN if mark is COVER else n == mark


@settings(max_examples=60)
@given(tables)
def test_behind_every_hidden_count_something_else_may_stand_as_well(table: Table) -> None:
    shown = protected(table)
    across, marks = len(table[0]), everything(shown)
    least = 1 if 0 in marks else 0  # where noughts are shown, a small count is none
    true = [n for row in table for n in row]
    possible: list[set[int]] = [set() for _ in marks]
    for steps in product((-1, 0, 1), repeat=len(true)):
        other = counts([n + step for n, step in zip(true, steps, strict=True)], across)
        if all(fits(mark, n, least) for mark, n in zip(marks, other, strict=True)):
            for seen, n in zip(possible, other, strict=True):
                seen.add(n)
    hidden = [seen for seen, mark in zip(possible, marks, strict=True) if isinstance(mark, Hidden)]
    assert all(len(seen) > 1 for seen in hidden)


@given(tables)
def test_what_is_shown_is_true_and_what_is_small_is_never_shown(table: Table) -> None:
    shown = protected(table)
    true = counts([n for row in table for n in row], len(table[0]))
    for mark, n in zip(everything(shown), true, strict=True):
        assert fits(mark, n, 0)
        assert mark is FEW if 0 < n < FEWEST_SHOWN else mark is not FEW or n == 0


@given(st.lists(st.lists(st.integers(5, 40), min_size=3, max_size=3), min_size=1, max_size=5))
def test_without_small_counts_everything_is_shown(table: Table) -> None:
    assert [list(row) for row in protected(table).cells] == table


def test_one_small_count_takes_three_more_with_it() -> None:
    shown = protected([[3, 20, 30], [10, 11, 40], [50, 60, 70]])
    assert shown.cells == ((FEW, COVER, 30), (COVER, COVER, 40), (50, 60, 70))
    assert (shown.of_rows, shown.of_columns, shown.total) == ((53, 61, 180), (63, 91, 140), 294)


def test_two_small_counts_in_a_row_still_need_another_row() -> None:
    shown = protected([[3, 2, 30], [10, 11, 40]])
    assert shown.cells == ((FEW, FEW, 30), (COVER, COVER, 40))


def test_a_single_column_has_its_sum_hidden_where_only_one_count_is_small() -> None:
    shown = protected([[3], [10], [20]])
    assert shown.cells == ((FEW,), (COVER,), (20,))
    assert shown.total == 33


@pytest.mark.parametrize("table", [[[1]], [[4]], [[1, 1], [1, 1]]])
def test_nothing_but_small_counts_is_all_marked_small(table: Table) -> None:
    assert set(everything(protected(table))) == {FEW}


def test_a_nought_is_about_nobody_and_is_shown() -> None:
    shown = protected([[12, 0], [0, 0]])
    assert shown.cells == ((12, 0), (0, 0))
    assert (shown.of_rows, shown.of_columns, shown.total) == ((12, 0), (12, 0), 12)


def test_four_ones_that_are_four_in_all_take_the_noughts_with_them() -> None:
    shown = protected([[1, 1], [0, 1], [0, 0], [1, 0]])
    assert set(everything(shown)) == {FEW}


def test_where_nothing_can_be_covers_nothing() -> None:
    apart = [[2, 3, None, None], [None, None, 20, 30]]
    shown = protect(apart, 4)
    assert shown.cells == ((FEW, FEW, 0, 0), (0, 0, 20, 30))
    assert shown.of_rows == (5, 50)
    ones = [[1, 1, None], [None, None, 3]]  # five in all, each at least one
    cells, (first, second) = protect(ones, 3).cells, protect(ones, 3).of_rows
    assert (cells, first, second) == (((FEW, FEW, 0), (0, 0, FEW)), FEW, FEW)


def test_a_whole_county_is_done_at_once() -> None:
    table = [[(7 * row + 3 * column) % 13 for column in range(8)] for row in range(40)]
    assert len(everything(protected(table))) == 40 * 8 + 40 + 8 + 1

"""Small counts in a table kept to oneself, and as much beside them as it takes to keep them so.

What is under five is marked as such; a nought is about nobody and is shown as far as that gives
nothing away [ours]. Where sums would give it away, further counts are left out,
sums among them. A table with its sums is a network of flows: a hidden count can be anything else as
well exactly if a circle of hidden counts leads through it on which all can move by one, each still
within what its mark says. Source: domain.md, Statistics (complementary suppression).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from heapq import heappop, heappush

from casework.statistics import FEWEST_SHOWN, suppressed


class Hidden(StrEnum):
    """Why a count is not shown: it is small, or a small one could be worked out from it."""

    FEW = "few"
    COVER = "cover"


Mark = int | Hidden
Counts = Sequence[Sequence[int | None]]
Rows = tuple[tuple[Mark, ...], ...]


@dataclass(frozen=True, slots=True)
class Protected:
    """A table as it may be shown, with its sums; nothing hidden can be worked out from the rest."""

    cells: Rows
    of_rows: tuple[Mark, ...]
    of_columns: tuple[Mark, ...]
    total: Mark


@dataclass(slots=True)
class _Count:
    """A count as an edge between two nodes of the network; its cost is what hiding it loses."""

    tail: int
    head: int
    n: int
    cost: int
    least: int
    hidden: Hidden | None = None

    @property
    def may_rise(self) -> bool:
        """Whether one more would still be within what its mark says."""
        return self.least <= self.n < FEWEST_SHOWN - 1 or self.n >= FEWEST_SHOWN

    @property
    def may_fall(self) -> bool:
        """Whether one less would."""
        return self.least < self.n < FEWEST_SHOWN or self.n > FEWEST_SHOWN

    @property
    def mark(self) -> Mark:
        """What is shown of it."""
        return self.hidden or self.n


class _ExposedError(Exception):
    """A small count can be worked out whatever is hidden beside it."""


# Hiding a sum loses more than hiding a count, and a large one more than a small one.
_CELL, _SUM, _TOTAL, _MOST = 1_000, 20_000, 400_000, 900


class _Network:
    """Rows, columns and one node each for their sums, with every count between two of them.

    ``least`` is the smallest count that is marked small.
    """

    def __init__(self, table: Counts, across: int, least: int) -> None:
        rows = len(table)
        of_columns, of_rows = rows, rows + 1 + across
        self._first_column = rows + 1

        def count(tail: int, head: int, n: int | None, cost: int) -> _Count:
            if n is None:
                return _Count(tail, head, 0, cost, 1)
            few = Hidden.FEW if n >= least and suppressed(n) else None
            return _Count(tail, head, n, cost + min(n, _MOST), least, few)

        self.cells = [
            [count(r, self._first_column + c, n, _CELL) for c, n in enumerate(row)]
            for r, row in enumerate(table)
        ]
        sums = [sum(n or 0 for n in row) for row in table]
        self.of_rows = [count(of_rows, r, n, _SUM) for r, n in enumerate(sums)]
        self.of_columns = [
            count(self._first_column + c, of_columns, sum(row[c] or 0 for row in table), _SUM)
            for c in range(across)
        ]
        self.total = count(of_columns, of_rows, sum(sums), _TOTAL)
        self._at: list[list[_Count]] = [[] for _ in range(of_rows + 1)]
        for one in self.counts():
            self._at[one.tail].append(one)
            self._at[one.head].append(one)

    def counts(self) -> Iterator[_Count]:
        """Every count, the sums among them."""
        for row in self.cells:
            yield from row
        yield from self.of_rows
        yield from self.of_columns
        yield self.total

    def cover(self, one: _Count) -> None:
        """Hide beside a hidden count what it takes for it to be in doubt."""
        ways = []
        if one.may_rise:
            ways.append(self._way(one.head, one.tail, one))
        if one.may_fall:
            ways.append(self._way(one.tail, one.head, one))
        found = [way for way in ways if way is not None]
        if not found:
            raise _ExposedError
        for other in min(found, key=lambda way: way[0])[1]:
            other.hidden = other.hidden or Hidden.COVER

    def _way(self, start: int, end: int, but: _Count) -> tuple[int, list[_Count]] | None:
        """The cheapest way between two nodes on which every count can move by one."""
        best = {start: 0}
        came: dict[int, tuple[int, _Count]] = {}
        queue = [(0, start)]
        while queue:
            cost, node = heappop(queue)
            if node == end:
                return cost, list(_back(came, start, end))
            if cost > best[node]:
                continue
            for one in self._at[node]:
                forward = one.tail == node
                if one is but or not (one.may_rise if forward else one.may_fall):
                    continue
                to = one.head if forward else one.tail
                further = cost + (0 if one.hidden else one.cost)
                if to not in best or further < best[to]:
                    best[to] = further
                    came[to] = (node, one)
                    heappush(queue, (further, to))
        return None


def _back(came: dict[int, tuple[int, _Count]], start: int, end: int) -> Iterator[_Count]:
    while end != start:
        end, one = came[end]
        yield one


def protect(table: Counts, across: int) -> Protected:
    """Hide what is small in a table of ``across`` columns, and what it takes to keep it hidden.

    None is where nothing can ever be, as everybody knows: it hides nothing and covers nothing.

    Where that cannot be, as of four ones that are four in all, noughts are marked small as well. No
    table is known in which that does not help; should there be one, it is not shown at all.
    """
    try:
        network = _protected(table, across, 1)
    except _ExposedError:
        network = _protected(table, across, 0)
    return Protected(
        tuple(_marks(row) for row in network.cells),
        _marks(network.of_rows),
        _marks(network.of_columns),
        network.total.mark,
    )


def _protected(table: Counts, across: int, least: int) -> _Network:
    network = _Network(table, across, least)
    for small in [one for one in network.counts() if one.hidden is Hidden.FEW]:
        network.cover(small)
    return network


def _marks(counts: Sequence[_Count]) -> tuple[Mark, ...]:
    return tuple(one.mark for one in counts)

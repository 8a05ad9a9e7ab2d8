"""Running counts, so that a leader's question costs the same however many cases there are.

Each count stands for a unit and everything below it. Buckets are days, so that a case becomes
overdue without anything having to happen.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from sqlalchemy import ColumnElement, Select, func, select

from casework.cases import Case
from storage.measures import of_case
from storage.tables import CounterRow, core
from storage.unit import Reader, Unit

_COUNTER = core(CounterRow)
_SUM = func.sum(_COUNTER.c.n).label("n")
# Days are written as 2026-11-26.
_MONTH = func.substr(_COUNTER.c.bucket, 1, 7).label("month")


def add(unit: Unit, path: str, measure: str, day: date, n: int = 1) -> None:
    """Add to a count of a day, for the unit and all above it."""
    unit.count(path, measure, day.isoformat(), n)


def move(unit: Unit, before: Case | None, after: Case) -> None:
    """Count a case as it stands now, and no longer as it stood before."""
    for sign, case in ((-1, before), (1, after)):
        for one in of_case(case) if case is not None else ():
            add(unit, one.path, one.measure, one.day, sign * one.n)


def sums(
    view: Reader,
    unit_code: str,
    measures: Iterable[str],
    first: date | None = None,
    last: date | None = None,
) -> dict[str, int]:
    """Each measure's sum over days from first to last, both counted; none leaves that side open."""
    question = _asked(_COUNTER.c.measure, [unit_code], measures, first, last)
    return {row.measure: int(row.n) for row in view.run(question)}


def by_month(
    view: Reader, unit_code: str, measures: Iterable[str], first: date, last: date
) -> dict[tuple[str, str], int]:
    """Each measure's sums over days by month, written as 2026-11."""
    question = _asked(_COUNTER.c.measure, [unit_code], measures, first, last)
    rows = view.run(question.add_columns(_MONTH).group_by(_MONTH))
    return {(row.measure, row.month): int(row.n) for row in rows}


def of_units(
    view: Reader, unit_codes: Iterable[str], measure: str, last: date | None
) -> dict[str, int]:
    """Sums of a measure up to a day for each of these units."""
    question = _asked(_COUNTER.c.unit_code, unit_codes, [measure], None, last)
    return {row.unit_code: int(row.n) for row in view.run(question)}


def _asked(
    by: ColumnElement[str],
    unit_codes: Iterable[str],
    measures: Iterable[str],
    first: date | None,
    last: date | None,
) -> Select[Any]:
    """Sums by a column; measures are named whole, so that only their own days are read."""
    wanted = select(by, _SUM).where(
        _COUNTER.c.unit_code.in_(list(unit_codes)), _COUNTER.c.measure.in_(list(measures))
    )
    if first is not None:
        wanted = wanted.where(_COUNTER.c.bucket >= first.isoformat())
    if last is not None:
        wanted = wanted.where(_COUNTER.c.bucket <= last.isoformat())
    return cast(Select[Any], wanted.group_by(by))


def everything(view: Reader) -> dict[tuple[str, str, str], int]:
    """All counts that are not zero, for comparing with the rows they stand for."""
    found: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in view.run(select(_COUNTER)):
        if row.n:
            found[row.unit_code, row.measure, row.bucket] = row.n
    return dict(found)

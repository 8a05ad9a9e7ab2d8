"""Running counts, so that a leader's question costs the same however many cases there are.

Each count stands for a unit and everything below it. Buckets are days, so that a case becomes
overdue without anything having to happen.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import bindparam, func, select

from casework.cases import Case
from storage.measures import of_case
from storage.tables import CounterRow, core
from storage.unit import Reader, Unit

_COUNTER = core(CounterRow)
_SUM = func.sum(_COUNTER.c.n).label("n")
# Days are written as 2026-11-26.
_MONTH = func.substr(_COUNTER.c.bucket, 1, 7).label("month")
_EARLIEST, _LATEST = "0001", "9999-99"
# Measures are named whole, so that only their own days are read.
_WANTED = (
    _COUNTER.c.unit_code.in_(bindparam("codes", expanding=True)),
    _COUNTER.c.measure.in_(bindparam("measures", expanding=True)),
    _COUNTER.c.bucket.between(bindparam("first"), bindparam("last")),
)
_BY_MEASURE = select(_COUNTER.c.measure, _SUM).where(*_WANTED).group_by(_COUNTER.c.measure)
_BY_MONTH = (
    select(_COUNTER.c.measure, _MONTH, _SUM).where(*_WANTED).group_by(_COUNTER.c.measure, _MONTH)
)
_BY_UNIT = select(_COUNTER.c.unit_code, _SUM).where(*_WANTED).group_by(_COUNTER.c.unit_code)


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
    rows = view.run(_BY_MEASURE, _asked([unit_code], measures, first, last))
    return {row.measure: int(row.n) for row in rows}


def by_month(
    view: Reader, unit_code: str, measures: Iterable[str], first: date, last: date
) -> dict[tuple[str, str], int]:
    """Each measure's sums over days by month, written as 2026-11."""
    rows = view.run(_BY_MONTH, _asked([unit_code], measures, first, last))
    return {(row.measure, row.month): int(row.n) for row in rows}


def of_units(
    view: Reader, unit_codes: Iterable[str], measures: Iterable[str], last: date | None
) -> dict[str, int]:
    """Sums of measures together, up to a day, for each of these units."""
    rows = view.run(_BY_UNIT, _asked(unit_codes, measures, None, last))
    return {row.unit_code: int(row.n) for row in rows}


def _asked(
    unit_codes: Iterable[str], measures: Iterable[str], first: date | None, last: date | None
) -> dict[str, Any]:
    return {
        "codes": list(unit_codes),
        "measures": list(measures),
        "first": first.isoformat() if first else _EARLIEST,
        "last": last.isoformat() if last else _LATEST,
    }


def everything(view: Reader) -> dict[tuple[str, str, str], int]:
    """All counts that are not zero, for comparing with the rows they stand for."""
    found: dict[tuple[str, str, str], int] = defaultdict(int)
    for row in view.run(select(_COUNTER)):
        if row.n:
            found[row.unit_code, row.measure, row.bucket] = row.n
    return dict(found)
